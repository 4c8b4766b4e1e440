from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.extract.llm.claims import TEXT
from tests.extract.llm.server import Answer, ModelServer

from reportedly import ExtractorError, ReplayError, Report, extract_report
from reportedly.article import Article
from reportedly.extract.llm.client import Patience
from reportedly.extract.llm.extractor import LLMExtractor
from reportedly.extract.llm.sentences import MOST, SENTENCES
from reportedly.extract.replay import ReplayExtractor


def read(server: ModelServer, text: str = TEXT, **settings: Any) -> Report:
    given: dict[str, Any] = {"strategy": "sentences", "cache": False, "patience": Patience(seconds=5, retries=0)}
    return extract_report(text, extractor=LLMExtractor("scripted", api_base=server.base, **(given | settings)))


def event(number: int, trigger: object, kind: str) -> dict[str, object]:
    return {"n": number, "trigger": trigger, "type": kind}


def reply(*claims: object) -> str:
    return json.dumps({"claims": claims})


def test_an_event_word_becomes_a_claim_with_its_slots(server: ModelServer) -> None:
    server.answers(reply(event(1, "withdrawn", "withdrawal"), event(2, "killed", "casualties")))
    report = read(server)
    first, second = report.claims
    assert (first.event.type, first.units[0].name, first.locations[0].name) == (
        "withdrawal",
        "9th Brigade",
        "Harbour Town",
    )
    assert (second.event.type, second.attribution.chain[0].name) == ("casualties", "Inland Radio")
    assert (report.extraction.strategy, report.extraction.rejected) == ("sentences", ())


def test_a_word_of_the_table_that_the_rules_pass_over_can_name_an_event(server: ModelServer) -> None:
    text = "The mill at Hill Town lies in ruins. Nobody came."
    server.answers(reply(event(1, "ruins", "infrastructure_damage")))
    (claim,) = read(server, text).claims
    assert (claim.event.type, claim.evidence[0].text) == ("infrastructure_damage", "ruins")


def test_the_rules_word_on_the_type_of_an_event_is_the_last(server: ModelServer) -> None:
    server.answers(reply(event(2, "killed", "strike")))
    (claim,) = read(server).claims
    assert claim.event.type == "casualties"


def test_a_type_that_the_table_does_not_have_for_the_word_is_refused(server: ModelServer) -> None:
    server.answers(reply(event(1, "sank", "degraded_effectiveness")))
    report = read(server, "Morale in the garrison sank. It rained.")
    assert report.claims == ()
    assert [(one.value, one.reason) for one in report.extraction.rejected] == [('"sank"', "no_words")]


@pytest.mark.parametrize(
    ("item", "path", "reason"),
    [
        (event(1, "bombarded", "strike"), "trigger", "not_found"),
        (event(1, None, "strike"), "trigger", "not_found"),
        (event(1, "", "strike"), "trigger", "not_found"),
        (event(1, "that", "strike"), "trigger", "no_words"),
        (event(4, "withdrawn", "withdrawal"), "n", "invalid_value"),
        (event(1, "withdrawn", "retreat"), "type", "invalid_value"),
        ("withdrawn", "n", "invalid_value"),
    ],
)
def test_what_does_not_stand_there_is_refused_by_name(
    server: ModelServer, item: object, path: str, reason: str
) -> None:
    server.answers(reply(item))
    report = read(server)
    assert report.claims == ()
    assert [(one.path, one.reason) for one in report.extraction.rejected] == [(f"windows[0].claims[0].{path}", reason)]
    assert len(server.asked) == 1


def test_a_few_sentences_are_asked_at_once_with_their_neighbours() -> None:
    article = Article.from_text(" ".join(f"Shells fell on hill {number}." for number in range(20)))
    windows = SENTENCES.windows(article)
    assert all(window.last - window.first <= MOST for window in windows)
    owned = [index for window in windows for index in range(window.own_first, window.own_last)]
    assert owned == list(range(20))
    assert windows[1].first == windows[0].last - 2


def test_a_claim_of_two_requests_stands_once(server: ModelServer) -> None:
    text = " ".join(f"On day {number} the army shelled hill {number}." for number in range(1, 11))
    server.script = lambda asked: _every_line(asked.user)
    report = read(server, text)
    assert len(server.asked) > 1
    assert len(report.claims) == 10


def _every_line(user: str) -> Answer:
    lines = [line for line in user.splitlines() if line.startswith("[")]
    return Answer(text=reply(*(event(number, "shelled", "strike") for number in range(1, len(lines) + 1))))


def test_a_strategy_that_is_none_is_named() -> None:
    with pytest.raises(ExtractorError, match="no strategy named 'best'; there are: whole, sentences, guided"):
        LLMExtractor("scripted", api_base="http://127.0.0.1:9/v1", strategy="best")


def test_a_recording_knows_its_strategy_and_several_must_be_told_apart(server: ModelServer, tmp_path: Path) -> None:
    server.answers(reply(event(2, "killed", "casualties")))
    live = read(server, record=tmp_path)
    again = extract_report(TEXT, extractor=ReplayExtractor(tmp_path))
    assert again.claims == live.claims
    assert again.extraction.strategy == "sentences"
    server.answers('{"right": [1], "missing": []}')
    read(server, strategy="guided", record=tmp_path)
    with pytest.raises(ReplayError, match="several strategies; say which with --strategy: guided, sentences"):
        ReplayExtractor(tmp_path)
    chosen = extract_report(TEXT, extractor=ReplayExtractor(tmp_path, strategy="guided"))
    assert [claim.event.type.value for claim in chosen.claims] == ["withdrawal"]
