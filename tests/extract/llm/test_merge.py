"""Long articles: overlapping windows, each claim once."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
from tests.extract.llm.claims import claim, reply
from tests.extract.llm.server import Answer, Asked, ModelServer

from reportedly import Report, extract_report
from reportedly.extract.llm.extractor import LLMExtractor

PLACES = ("Oakford", "Elmbridge", "Ashby", "Thornton", "Millbrook", "Stonehaven", "Redcliff", "Westport")
PASSAGE = "Rain fell all night. The 12th Brigade withdrew from Larchwood, a coastal officer said. The road was quiet."
FILLER = "Nothing else was heard of it that week, and the roads stayed open to everybody who wished to leave."


def oracle(asked: Asked) -> Answer:
    """A model that finds every withdrawal of the window, sentence by sentence."""
    claims: list[dict[str, Any]] = []
    for line in asked.user.splitlines():
        found = re.match(r"\[(\d+)\] (The (\d+\w\w Brigade) withdrew from (\w+), a coastal officer said)", line)
        if found:
            number, text, unit, place = found.groups()
            claims.append(
                claim(
                    int(number),
                    text,
                    "withdrawal",
                    "withdrew",
                    chain=["coastal officer"],
                    who=[{"name": unit, "kind": "unit", "role": "actor"}],
                    where=[{"name": place, "kind": "settlement", "relation": "from"}],
                )
            )
    return Answer(text=reply(*claims))


def read(server: ModelServer, text: str) -> Report:
    server.script = oracle
    return extract_report(text, extractor=LLMExtractor("scripted", api_base=server.base, cache=False))


def document(pages: int) -> tuple[str, list[str]]:
    """About 2,000 characters a page, a withdrawal every few sentences; and the units in their order."""
    dice = random.Random(7)  # noqa: S311 - seeded on purpose
    sentences: list[str] = []
    units: list[str] = []
    while sum(len(sentence) for sentence in sentences) < pages * 2_000:
        if dice.random() < 0.3:
            unit = f"{100 + len(units)}th Brigade"
            units.append(unit)
            sentences.append(f"The {unit} withdrew from {dice.choice(PLACES)}, a coastal officer said.")
        else:
            sentences.append(FILLER)
    return " ".join(sentences), units


def test_a_long_document_gives_each_claim_once_in_reading_order(server: ModelServer) -> None:
    text, units = document(60)
    report = read(server, text)
    assert len(server.asked) > 15
    assert [found.units[0].name for found in report.claims] == units
    assert (report.extraction.rejected, report.extraction.complete) == ((), True)


@pytest.mark.parametrize("before", [0, 59, 60, 61, 62, 63, 64, 200])
def test_a_passage_gives_in_a_long_document_what_it_gives_alone(server: ModelServer, before: int) -> None:
    alone = read(server, PASSAGE)
    text = " ".join([FILLER] * before + [PASSAGE] + [FILLER] * 100)
    report = read(server, text)
    offset = text.index(PASSAGE)
    assert len(report.claims) == len(alone.claims) == 1
    first, second = alone.claims[0], report.claims[0]
    assert [(span.start - offset, span.text) for span in second.evidence] == [
        (span.start, span.text) for span in first.evidence
    ]
    assert second.event == first.event
    assert (second.units[0].name, second.locations[0].name) == (first.units[0].name, first.locations[0].name)
    assert second.attribution.chain[0].name == first.attribution.chain[0].name


def test_a_claim_repeated_far_away_on_the_same_word_has_two_passages_of_evidence(server: ModelServer) -> None:
    text = " ".join([PASSAGE] + [FILLER] * 100 + [PASSAGE])
    report = read(server, text)
    (found,) = report.claims
    assert [span.text for span in found.evidence] == [
        "The 12th Brigade withdrew from Larchwood, a coastal officer said",
    ] * 2


def test_two_words_for_one_event_are_two_claims(server: ModelServer) -> None:
    text = "The 12th Brigade withdrew from Larchwood, said a coastal officer and a miller."
    one = claim(1, text[:-1], "withdrawal", "withdrew", chain=["coastal officer"])
    other = claim(1, text[:-1], "withdrawal", "withdrew", chain=["miller"])
    server.answers(Answer(text=reply(one, other, one)))
    report = extract_report(text, extractor=LLMExtractor("scripted", api_base=server.base, cache=False))
    assert [found.attribution.chain[0].name for found in report.claims] == ["coastal officer", "miller"]


def test_the_window_that_saw_the_speaker_wins(server: ModelServer) -> None:
    """At a window's edge the speaker may be cut off; its neighbour has him."""
    said = "A coastal officer spoke on Sunday."
    fact = "The 12th Brigade withdrew from Larchwood."
    text = " ".join([FILLER] * 59 + [said, fact] + [FILLER] * 30)

    def script(asked: Asked) -> Answer:
        found = re.search(r"\[(\d+)\] The 12th", asked.user)
        if not found:
            return Answer()
        values: dict[str, Any] = {"chain": ["coastal officer"]} if said in asked.user else {"voice": "narrator"}
        return Answer(text=reply(claim(int(found.group(1)), fact[:-1], "withdrawal", "withdrew", **values)))

    server.script = script
    report = extract_report(text, extractor=LLMExtractor("scripted", api_base=server.base, cache=False))
    assert len(server.asked) == 2
    assert [found.attribution.voice for found in report.claims] == ["sourced"]
