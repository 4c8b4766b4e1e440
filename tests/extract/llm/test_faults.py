"""HTTP faults against a real server on loopback, through the real client."""

from __future__ import annotations

import asyncio
import datetime as dt
from email.utils import format_datetime
from typing import Any

import pytest
from tests.extract.llm.claims import TEXT, reply, toll
from tests.extract.llm.server import Answer, Asked, ModelServer

from reportedly import ExtractorError, Report, aextract_report, extract_report
from reportedly.extract.llm.client import Patience
from reportedly.extract.llm.extractor import LLMExtractor
from reportedly.extract.llm.faults import Cure, of_status, retry_after

GOOD = reply(toll())


def read(server: ModelServer, text: str = TEXT, patience: Patience | None = None, **settings: Any) -> Report:
    haste = patience or Patience(seconds=5, retries=2, backoff=0.001)
    extractor = LLMExtractor("scripted", api_base=server.base, cache=False, patience=haste, **settings)
    return extract_report(text, extractor=extractor)


PASSING = {
    "429": Answer(status=429, headers={"Retry-After": "0"}),
    "500": Answer(status=500),
    "502": Answer(status=502),
    "503 page": Answer(status=503, raw=b"<html>busy</html>"),
    "529": Answer(status=529),
    "408": Answer(status=408),
    "half a body": Answer(half=True),
    "reset": Answer(reset=True),
    "a page under 200": Answer(raw=b"<html>sign in</html>"),
    "no bytes under 200": Answer(raw=b""),
    "an empty object": Answer(raw=b"{}"),
    "no choices": Answer(raw=b'{"choices": []}'),
    "bytes that are no text": Answer(raw=b"\xff\xfe\x00"),
}
STAYING = {
    "429 storm": Answer(status=429, headers={"Retry-After": "0"}),
    "500": Answer(status=500),
    "503": Answer(status=503),
    "half a body": Answer(half=True),
    "reset": Answer(reset=True),
    "a page under 200": Answer(raw=b"<html>sign in</html>"),
}
PERMANENT = (401, 403, 404, 405, 410, 451)


def test_there_are_as_many_faults_as_is_said() -> None:
    assert (len(PASSING), len(STAYING), len(PERMANENT)) == (13, 6, 6)


@pytest.mark.parametrize("fault", PASSING.values(), ids=PASSING)
def test_a_fault_that_passes_costs_nothing_but_time(server: ModelServer, fault: Answer) -> None:
    server.answers(fault, GOOD)
    report = read(server)
    assert len(report.claims) == 1
    assert (report.extraction.complete, report.extraction.requests) == (True, 2)


@pytest.mark.parametrize("fault", STAYING.values(), ids=STAYING)
def test_a_fault_that_stays_ends_after_the_retries(server: ModelServer, fault: Answer) -> None:
    server.answers(fault)
    with pytest.raises(ExtractorError, match="tried 3 times"):
        read(server)
    assert len(server.asked) in (3, 4)  # four where another form was tried once, as after a 500


@pytest.mark.parametrize("status", PERMANENT)
def test_a_permanent_error_is_never_retried(server: ModelServer, status: int) -> None:
    server.answers(Answer(status=status, error="no such model"))
    with pytest.raises(ExtractorError, match=f"HTTP {status}: no such model"):
        read(server)
    assert len(server.asked) == 1


def test_a_spent_quota_is_permanent_though_it_is_a_429(server: ModelServer) -> None:
    server.answers(Answer(status=429, error="You exceeded your current quota"))
    with pytest.raises(ExtractorError, match="quota"):
        read(server)
    assert len(server.asked) == 1


def test_a_server_that_hangs_is_left_in_time(server: ModelServer) -> None:
    server.answers(Answer(delay=1.5))
    with pytest.raises(ExtractorError, match="no answer in time"):
        read(server, patience=Patience(seconds=0.05, retries=1, backoff=0.001))


def test_no_server_is_an_error_that_names_the_model() -> None:
    nobody = ModelServer()
    nobody.stop()
    with pytest.raises(ExtractorError, match="scripted: no connection"):
        read(nobody)


def test_retry_after_is_waited_for(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    server.answers(Answer(status=429, headers={"Retry-After": "7"}), Answer(status=429), Answer(status=429), GOOD)
    read(server, patience=Patience(seconds=5, retries=4, backoff=1))
    assert 7 <= waits[0] < 8
    assert 1 <= waits[1] < 3 <= 2 * waits[2] <= 12


def test_a_wait_that_is_too_long_is_an_error(server: ModelServer) -> None:
    server.answers(Answer(status=429, headers={"Retry-After": "86400"}))
    with pytest.raises(ExtractorError, match="asks to wait 86400 s"):
        read(server)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("3", 3.0), ("0.5", 0.5), ("-4", 0.0), ("soon", None), (None, None), ("Mon, 01 Jan 2001 00:00:00 GMT", 0.0)],
)
def test_retry_after_is_a_number_or_a_date(value: str | None, seconds: float | None) -> None:
    assert retry_after({} if value is None else {"retry-after": value}) == seconds


def test_retry_after_in_the_future() -> None:
    later = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=100)
    assert 90 < (retry_after({"retry-after": format_datetime(later, usegmt=True)}) or 0) <= 100


@pytest.mark.parametrize(
    ("taken", "asked", "mode"),
    [
        ("json_schema", ["json_schema"], "json_schema"),
        ("json_object+", ["json_schema", "json_object+"], "server_schema"),
        ("json_object", ["json_schema", "json_object+", "json_object"], "json_object"),
        ("text", ["json_schema", "json_object+", "json_object", "text"], "text"),
    ],
)
@pytest.mark.parametrize("error", ["response_format is not supported", "Bad request", "unknown field json_schema"])
def test_the_strictest_form_that_a_server_takes_is_found_once(
    server: ModelServer, taken: str, asked: list[str], mode: str, error: str
) -> None:
    server.script = lambda got: Answer(text=GOOD) if got.form == taken else Answer(status=400, error=error)
    extractor = LLMExtractor("scripted", api_base=server.base, cache=False)
    first = extract_report(TEXT, extractor=extractor)
    second = extract_report(TEXT + " It rained.", extractor=extractor)
    assert [got.form for got in server.asked] == [*asked, asked[-1]]
    assert (first.extraction.response_mode, second.extraction.response_mode) == (mode, mode)
    assert (len(first.claims), len(second.claims)) == (1, 1)


def test_a_server_that_breaks_on_strict_schemas_gets_its_own_form(server: ModelServer) -> None:
    server.script = lambda got: Answer(text=GOOD) if got.form == "json_object+" else Answer(status=500)
    report = read(server)
    assert report.extraction.response_mode == "server_schema"
    assert [got.form for got in server.asked] == ["json_schema", "json_object+"]


def test_a_form_that_a_500_names_is_not_asked_for_again_though_the_next_is_slow(server: ModelServer) -> None:
    refusal = Answer(status=500, error="response_format: Input should be 'text' or 'json_object'")
    slow = [Answer(delay=1.5)]
    server.script = lambda got: refusal if got.form == "json_schema" else slow.pop() if slow else Answer(text=GOOD)
    report = read(server, patience=Patience(seconds=1, retries=2, backoff=0.001))
    assert [got.form for got in server.asked] == ["json_schema", "json_object+", "json_object+"]
    assert report.extraction.response_mode == "server_schema"


def test_a_hiccup_of_a_strict_server_does_not_weaken_the_form(server: ModelServer) -> None:
    broken = [Answer(status=500)]

    def script(got: Asked) -> Answer:
        if got.form == "json_object+":
            return Answer(status=400, error="Unknown parameter: response_format.schema")
        return broken.pop() if broken else Answer(text=GOOD)

    server.script = script
    assert read(server).extraction.response_mode == "json_schema"


@pytest.mark.parametrize(
    ("error", "parameter"),
    [("Unsupported value: temperature does not support 0", "temperature"), ("Use max_completion_tokens", "max_tokens")],
)
def test_a_parameter_that_is_refused_is_left_out_once_for_all(server: ModelServer, error: str, parameter: str) -> None:
    server.script = lambda got: Answer(status=400, error=error) if parameter in got.body else Answer(text=GOOD)
    extractor = LLMExtractor("scripted", api_base=server.base, cache=False)
    assert len(extract_report(TEXT, extractor=extractor).claims) == 1
    extract_report(TEXT + " It rained.", extractor=extractor)
    assert [parameter in got.body for got in server.asked] == [True, False, False]
    assert server.asked[-1].form == "json_schema"


def test_failed_attempts_count_in_usage_and_budget(server: ModelServer) -> None:
    server.answers(Answer(half=True), Answer(text=GOOD, usage=(3_000, 100)))
    usage = read(server, max_tokens=100_000).extraction.usage
    assert usage is not None
    assert usage.prompt_tokens > 3_000 + 2_000
    server.answers(Answer(half=True), Answer(text=GOOD))
    report = read(server, max_tokens=16_000)
    assert [passage.reason for passage in report.extraction.unread] == ["budget_exceeded"]


def test_a_provider_that_fails_later_leaves_a_passage_unread(server: ModelServer) -> None:
    text = " ".join(f"Sentence number {number} says that the road was quiet." for number in range(150))
    server.script = lambda got: Answer(status=401 if "number 149" in got.user else 200)
    report = read(server, text)
    assert [passage.reason for passage in report.extraction.unread] == ["provider_failed"]
    assert report.extraction.unread[0].end == len(text)


def test_many_articles_at_once_share_one_client(server: ModelServer) -> None:
    server.answers(GOOD)
    extractor = LLMExtractor("scripted", api_base=server.base, cache=False)

    async def all_at_once() -> list[Report]:
        return await asyncio.gather(*(aextract_report(f"{TEXT} {n}.", extractor=extractor) for n in range(20)))

    assert [len(report.claims) for report in asyncio.run(all_at_once())] == [1] * 20


@pytest.mark.parametrize(
    ("status", "message", "cure"),
    [
        (400, "maximum context length is 8192 tokens", Cure.SHORTER),
        (400, "the request exceeds the available context size", Cure.SHORTER),
        (413, "Request too large", Cure.SHORTER),
        (400, "flagged by the content management policy", Cure.FILTERED),
        (400, "Invalid schema for response_format", Cure.OTHER_FORM),
        (400, "what?", Cure.NONE),
        (404, "response_format", Cure.NONE),
        (500, "('body', 'response_format', 'type'): Input should be 'text' or 'json_object'", Cure.OTHER_FORM),
        (429, "slow down", Cure.WAIT),
        (599, "", Cure.WAIT),
    ],
)
def test_a_status_and_its_words_say_what_may_help(status: int, message: str, cure: Cure) -> None:
    assert of_status(status, message).cure is cure
