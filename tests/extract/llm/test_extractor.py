from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.extract.llm.claims import TEXT, reply, shelling, toll, withdrawal
from tests.extract.llm.server import Answer, Asked, ModelServer

from reportedly import ExtractorError, Report, extract_report
from reportedly.extract.llm.client import Patience
from reportedly.extract.llm.exchange import Price
from reportedly.extract.llm.extractor import LLMExtractor
from reportedly.extract.llm.prompt import WHOLE
from reportedly.schema.report import spans

HASTE = Patience(seconds=5, retries=2, backoff=0.001)


def read(server: ModelServer, text: str = TEXT, **settings: Any) -> Report:
    given: dict[str, Any] = {"cache": False, "patience": HASTE}
    return extract_report(text, extractor=LLMExtractor("scripted", api_base=server.base, **(given | settings)))


def types(report: Report) -> list[str]:
    return [claim.event.type.value for claim in report.claims]


def outcomes(report: Report) -> dict[str, int]:
    return {outcome.name.value: outcome.count for outcome in report.extraction.outcomes}


def reasons(report: Report) -> list[tuple[str, str]]:
    return [(item.path, item.reason) for item in report.extraction.rejected]


def test_a_reply_becomes_grounded_claims(server: ModelServer, published_schema: dict[str, Any]) -> None:
    server.answers(reply(withdrawal(), toll(), shelling()))
    report = read(server)
    jsonschema.Draft202012Validator(published_schema).validate(json.loads(report.to_json()))
    assert types(report) == ["withdrawal", "casualties", "strike"]
    first, second, third = report.claims
    assert (first.units[0].designation, first.locations[0].relation) == ("9", "from")
    assert (second.event.quantities[0].minimum, second.event.quantities[0].maximum) == (40, None)
    assert (third.event.modality, third.event.modality_cue and third.event.modality_cue.text) == ("possible", "might")
    assert all(TEXT[span.start : span.end] == span.text for _, span in spans(report))
    assert report.extraction.rejected == ()


def test_the_report_says_how_it_was_made(server: ModelServer) -> None:
    server.answers(Answer(text=reply(toll()), usage=(1200, 90), model="scripted-1-2024"))
    made = read(server, price=Price(1e-6, 2e-6)).extraction
    assert (made.extractor, made.model, made.model_reported) == ("llm", "scripted", "scripted-1-2024")
    assert (made.strategy, made.prompt_version, made.prompt_sha256) == ("whole", "1", WHOLE.sha256)
    assert (made.response_mode, made.requests, made.cached, made.complete) == ("json_schema", 1, False, True)
    assert made.usage is not None
    assert (made.usage.prompt_tokens, made.usage.completion_tokens) == (1200, 90)
    assert made.usage.cost_usd == pytest.approx(0.00138)


def test_the_article_goes_in_as_numbered_sentences_and_nothing_of_the_machine_with_it(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "of-another-provider")
    monkeypatch.setenv("OPENAI_ORG_ID", "an-organisation")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Custom: leaked\nAuthorization: Bearer leaked")
    read(server)
    (asked,) = server.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.user.splitlines()[0] == "<article>"
    assert asked.user.splitlines()[2].startswith("[2] At least 40 inland soldiers")
    assert asked.headers["authorization"] == "Bearer none"
    assert {name for name in asked.headers if name.startswith(("openai", "x-"))} == set()


def test_the_key_for_a_server_of_ones_own_is_its_own_variable(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTEDLY_API_KEY", "mine")
    read(server)
    assert server.asked[0].headers["authorization"] == "Bearer mine"


def test_a_redirect_is_not_followed(server: ModelServer) -> None:
    server.answers(Answer(status=307, headers={"Location": "http://127.0.0.1:9/elsewhere"}))
    with pytest.raises(ExtractorError, match="HTTP 307"):
        read(server)
    assert len(server.asked) == 1


def test_an_invented_place_is_dropped_and_named_and_the_claim_stays(server: ModelServer) -> None:
    place: dict[str, Any] = {"name": "Harbour City", "kind": "settlement", "relation": "in", "within": None, "also": []}
    server.answers(reply(withdrawal(where=[place])))
    report = read(server)
    assert (types(report), report.claims[0].locations) == (["withdrawal"], ())
    assert reasons(report) == [("drafts[0].locations[0]", "not_found")]


def test_a_value_that_is_no_term_is_never_guessed(server: ModelServer) -> None:
    place: dict[str, Any] = {"name": "Old Mill", "kind": "a facility", "relation": "near", "within": None, "also": []}
    server.answers(reply(toll(where=[place]), shelling(modality="not asserted")))
    report = read(server, max_attempts=1)
    assert types(report) == ["casualties"]
    assert report.claims[0].locations == ()
    assert reasons(report) == [
        ("windows[0].claims[0].where[0].kind", "invalid_value"),
        ("windows[0].claims[1].modality", "invalid_value"),
    ]


def test_only_what_fails_is_asked_again_with_its_error(server: ModelServer) -> None:
    server.answers(reply(withdrawal(), shelling(modality="asserted")), reply(shelling()))
    report = read(server)
    assert types(report) == ["withdrawal", "strike"]
    assert report.extraction.rejected == ()
    again = server.asked[1].user
    assert again.startswith(server.asked[0].user)
    assert "less certain" in again.removeprefix(server.asked[0].user)
    assert "withdrawn" not in again.removeprefix(server.asked[0].user)


def test_what_fails_to_the_end_is_rejected_once(server: ModelServer) -> None:
    server.answers(reply(withdrawal(), shelling(modality="asserted")), reply(shelling(modality="asserted")))
    report = read(server, max_attempts=3)
    assert (types(report), len(server.asked)) == (["withdrawal"], 3)
    assert {reason for _, reason in reasons(report)} == {"hedge_dropped"}


def test_a_mending_that_leaves_a_claim_out_keeps_its_rejection(server: ModelServer) -> None:
    server.answers(reply(withdrawal(), toll(chain=["Radio Nobody"]), shelling(modality="asserted")), reply(shelling()))
    report = read(server)
    assert types(report) == ["withdrawal", "strike"]
    assert [(item.value, item.reason) for item in report.extraction.rejected] == [("Radio Nobody", "not_found")]


def test_strict_refuses_a_lost_claim(server: ModelServer) -> None:
    server.answers(reply(withdrawal(type="retreat")))
    extractor = LLMExtractor("scripted", api_base=server.base, cache=False, max_attempts=1)
    with pytest.raises(ExtractorError, match="strict"):
        extract_report(TEXT, extractor=extractor, strict=True)


@pytest.mark.parametrize(
    ("answer", "name", "unread"),
    [
        (Answer(text="", refusal="I can't help with that."), "refused", "refused"),
        (Answer(text="I'm sorry, but I can't assist with that."), "refused", "refused"),
        (Answer(text="", finish="content_filter"), "content_filtered", "content_filtered"),
        (Answer(text=""), "empty", "empty"),
        (Answer(text=None), "empty", "empty"),
        (Answer(text="There are three claims in this article."), "other", "no_answer"),
        (Answer(status=400, error="The response was filtered: content_filter"), "content_filtered", "content_filtered"),
    ],
)
def test_a_reply_that_is_no_answer_is_named_and_the_passage_unread(
    server: ModelServer, answer: Answer, name: str, unread: str
) -> None:
    server.answers(answer)
    report = read(server)
    assert report.claims == ()
    assert name in outcomes(report)
    assert not report.extraction.complete
    passages = {(passage.start, passage.end, passage.reason) for passage in report.extraction.unread}
    assert passages == {(0, len(TEXT), unread)}


def test_a_refusal_once_is_asked_again(server: ModelServer) -> None:
    server.answers(Answer(text="", refusal="no"), reply(toll()))
    report = read(server)
    assert (types(report), outcomes(report), report.extraction.complete) == (["casualties"], {"refused": 1}, True)


def test_a_filter_is_narrowed_down_to_the_sentence_that_it_objects_to(server: ModelServer) -> None:
    def script(asked: Asked) -> Answer:
        if "killed near" in asked.user:
            return Answer(text="", finish="content_filter")
        return Answer(text=reply(withdrawal())) if "Harbour Town" in asked.user else Answer()

    server.script = script
    report = read(server)
    assert types(report) == ["withdrawal"]
    (passage,) = report.extraction.unread
    assert TEXT[passage.start : passage.end].startswith("At least 40")


def test_the_worked_example_copied_is_named_and_nothing_of_it_stays(server: ModelServer) -> None:
    example = server_example()
    server.answers(reply(*example, toll()))
    report = read(server)
    assert (types(report), outcomes(report)) == (["casualties"], {"echo": 1})
    assert reasons(report) == [("windows[0]", "echo"), ("windows[0]", "echo")]


def test_a_model_that_only_copies_the_worked_example_has_read_nothing(server: ModelServer) -> None:
    server.answers(reply(*server_example()))
    report = read(server)
    assert (types(report), outcomes(report), len(server.asked)) == ([], {"echo": 2}, 2)
    assert [(passage.start, passage.end, passage.reason) for passage in report.extraction.unread] == [
        (0, len(TEXT), "echo")
    ]


def server_example() -> list[Any]:
    from reportedly.extract.llm.prompt import WHOLE  # noqa: PLC0415

    claims: list[Any] = json.loads(WHOLE.system.rsplit("</article>", 1)[1])["claims"]
    return claims


def test_a_cut_reply_keeps_its_whole_claims_and_the_rest_is_asked_for(server: ModelServer) -> None:
    def script(asked: Asked) -> Answer:
        if "Harbour Town" in asked.user and "northern road" in asked.user:
            whole = reply(withdrawal(), toll(), shelling())
            return Answer(text=whole[: whole.index("coastal officer")], finish="length")
        first = asked.user.splitlines()[1]
        renumbered = [toll() | {"evidence": [{"n": 1, "text": toll()["evidence"][0]["text"]}]}]
        renumbered += [shelling() | {"evidence": [{"n": 2, "text": shelling()["evidence"][0]["text"]}]}]
        assert first.startswith("[1] At least 40")
        return Answer(text=reply(*renumbered))

    server.script = script
    report = read(server)
    assert types(report) == ["withdrawal", "casualties", "strike"]
    assert (outcomes(report), report.extraction.complete, len(server.asked)) == ({"truncated": 1}, True, 2)


def test_a_sentence_whose_reply_is_always_cut_is_unread(server: ModelServer) -> None:
    server.answers(Answer(text='{"claims": [{"evidence": [', finish="length"))
    report = read(server)
    assert [passage.reason for passage in report.extraction.unread] == ["truncated"]
    assert (report.extraction.unread[0].start, report.extraction.unread[0].end) == (0, len(TEXT))


def test_a_model_that_repeats_itself_to_every_limit_is_left_after_a_few_requests(server: ModelServer) -> None:
    """As small models do: claims of the worked example, changed a little, without end."""
    text = " ".join(f"Sentence number {number} says that the road was quiet." for number in range(60))
    invented = [toll(evidence=[{"n": n, "text": "Up to 200 soldiers may have been killed"}]) for n in range(1, 30)]
    server.answers(Answer(text=reply(*server_example(), *invented)[:-2], finish="length"))
    report = read(server, text, max_attempts=1)
    assert (types(report), outcomes(report)) == ([], {"truncated": 7})
    assert [(passage.start, passage.end, passage.reason) for passage in report.extraction.unread] == [
        (0, len(text), "truncated")
    ]


def test_the_longest_reply_may_be_set(server: ModelServer) -> None:
    server.answers(reply(toll()))
    assert types(read(server, max_reply_tokens=512, cache=True)) == ["casualties"]
    assert types(read(server, TEXT + " It rained.", cache=True)) == ["casualties"]
    assert [asked.body["max_tokens"] for asked in server.asked] == [512, 8192]


def test_a_set_reply_is_halved_too_where_it_does_not_fit(server: ModelServer) -> None:
    long = Answer(status=400, error="This model's maximum context length is 4096 tokens")
    server.script = lambda asked: long if asked.body["max_tokens"] > 2000 else Answer(text=reply(toll()))
    assert types(read(server, max_reply_tokens=3000)) == ["casualties"]
    assert [asked.body["max_tokens"] for asked in server.asked] == [3000, 1500]


def test_a_model_whose_context_is_small_gets_shorter_requests(server: ModelServer) -> None:
    def script(asked: Asked) -> Answer:
        if asked.body["max_tokens"] > 2048:
            return Answer(status=400, error="This model's maximum context length is 4096 tokens")
        return Answer(text=reply(toll()))

    server.script = script
    report = read(server)
    assert (types(report), report.extraction.complete) == (["casualties"], True)
    assert [asked.body["max_tokens"] for asked in server.asked] == [8192, 4096, 2048]


def test_no_model_is_an_error_that_says_what_to_give() -> None:
    with pytest.raises(ExtractorError, match="-m PROVIDER/MODEL"):
        extract_report(TEXT, extractor="llm")


@pytest.mark.parametrize("base", ["localhost:8080", "ftp://localhost", "http://"])
def test_an_address_that_is_none_is_refused(base: str) -> None:
    with pytest.raises(ExtractorError, match="--api-base"):
        LLMExtractor("scripted", api_base=base)


def test_a_budget_stops_before_it_is_passed(server: ModelServer) -> None:
    server.answers(reply(toll()))
    report = read(server, max_tokens=5_000)
    assert server.asked == []
    assert outcomes(report) == {"budget_exceeded": 1}
    assert [passage.reason for passage in report.extraction.unread] == ["budget_exceeded"]


def test_a_budget_covers_all_articles_of_a_run(server: ModelServer) -> None:
    server.answers(Answer(text=reply(toll()), usage=(7_000, 500)))
    extractor = LLMExtractor("scripted", api_base=server.base, cache=False, max_tokens=24_000)
    complete = [extract_report(TEXT, extractor=extractor).extraction.complete for _ in range(3)]
    assert complete == [True, True, False]
    assert len(server.asked) == 2


def test_a_cost_limit_needs_a_price(server: ModelServer) -> None:
    with pytest.raises(ExtractorError, match="--price"):
        LLMExtractor("scripted", api_base=server.base, max_cost=1)


def test_a_cost_limit_stops_before_it_is_passed(server: ModelServer) -> None:
    server.answers(reply(toll()))
    report = read(server, price=Price(1e-5, 1e-4), max_cost=0.5)
    assert (server.asked, outcomes(report)) == ([], {"budget_exceeded": 1})


def test_a_rerun_costs_nothing(server: ModelServer, cache_folder: Path) -> None:
    server.answers(Answer(status=400, error="response_format is not supported"), reply(toll(), shelling()))
    first = read(server, cache=True)
    asked = len(server.asked)
    second = read(server, cache=True)
    assert len(server.asked) == asked
    assert second.claims == first.claims
    assert (second.extraction.cached, second.extraction.requests) == (True, 0)
    assert second.extraction.usage is not None
    assert second.extraction.usage.prompt_tokens == 0
    assert {path.stat().st_mode & 0o777 for path in cache_folder.iterdir()} == {0o600}


def test_without_the_cache_nothing_is_kept(server: ModelServer, cache_folder: Path) -> None:
    read(server, cache=False)
    read(server, cache=False)
    assert len(server.asked) == 2
    assert not cache_folder.exists()


def test_incomplete_replies_are_not_kept(server: ModelServer) -> None:
    server.answers(Answer(text="", refusal="no"), Answer(text="", refusal="no"), reply(toll()))
    assert not read(server, cache=True).extraction.complete
    assert types(read(server, cache=True)) == ["casualties"]


def test_another_server_has_replies_of_its_own(server: ModelServer) -> None:
    server.answers(reply(toll()))
    read(server, cache=True)
    other = ModelServer()
    other.answers(reply(shelling()))
    try:
        assert types(read(other, cache=True)) == ["strike"]
    finally:
        other.stop()
