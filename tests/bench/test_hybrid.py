from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.hybrid import HybridExtractor
from tests.extract.llm.server import ModelServer

from reportedly import Report, extract_report, load_report
from reportedly.article import Article
from reportedly.extract.llm.client import Patience
from reportedly.extract.llm.extractor import LLMExtractor
from reportedly.extract.protocol import Check, Proposal
from reportedly.extract.replay import ReplayExtractor
from reportedly.grounding.drafts import ClaimDraft, Quote
from reportedly.schema.extraction import Unread
from reportedly.schema.vocabularies import EventType, Kind, Modality

TEXT = (
    "Coastal troops captured the village of Osk on Sunday. Inland gunners raked the pier. "
    "The harbour master said five sailors were wounded."
)
TAKEN = "Coastal troops captured the village of Osk on Sunday"
RAKED = "Inland gunners raked the pier"


class Scripted:
    """Proposes what it is made with."""

    name = "scripted"
    version = "1"

    def __init__(self, *drafts: ClaimDraft, unread: tuple[Unread, ...] = ()) -> None:
        self._proposal = Proposal(drafts=drafts, unread=unread)

    async def propose(self, article: Article, check: Check) -> Proposal:
        return self._proposal


def draft(event: EventType, words: str, trigger: str) -> ClaimDraft:
    return ClaimDraft(type=event, kind=Kind.EVENT, evidence=(Quote(words),), trigger=Quote(trigger))


def read(*drafts: ClaimDraft, unread: tuple[Unread, ...] = ()) -> Report:
    return extract_report(TEXT, extractor=HybridExtractor(Scripted(*drafts, unread=unread)))


def made_by(report: Report) -> list[tuple[str, list[tuple[str, bool]]]]:
    return [
        (claim.event.type.value, [(one.extractor, one.agrees) for one in claim.provenance or ()])
        for claim in report.claims
    ]


def test_a_claim_of_both_stands_once_and_says_so() -> None:
    report = read(draft(EventType.ADVANCE, TAKEN, "captured"))
    assert made_by(report)[0] == ("advance", [("rules", True), ("scripted", True)])
    assert [claim.event.type for claim in report.claims].count(EventType.ADVANCE) == 1


def test_a_claim_of_the_rules_alone_shows_the_disagreement() -> None:
    assert made_by(read())[0] == ("advance", [("rules", True), ("scripted", False)])


def test_a_claim_of_the_model_where_the_rules_find_none_stands() -> None:
    report = read(draft(EventType.STRIKE, RAKED, "raked"))
    assert ("strike", [("scripted", True), ("rules", False)]) in made_by(report)


def test_another_reading_of_what_the_rules_read_is_left_out_by_name() -> None:
    report = read(draft(EventType.CLASH, TAKEN, "captured"))
    assert "clash" not in [kind for kind, _ in made_by(report)]
    assert [(item.value, item.reason) for item in report.extraction.rejected] == [(f"clash: {TAKEN}", "unshared")]


def test_who_has_not_read_a_passage_disagrees_with_nothing_in_it() -> None:
    report = read(unread=(Unread(start=0, end=len(TAKEN), reason="truncated"),))
    assert made_by(report)[0] == ("advance", [("rules", True)])
    assert not report.extraction.complete


def test_another_commitment_is_a_disagreement() -> None:
    text = "Coastal troops may have captured Osk."
    words = "Coastal troops may have captured Osk"
    other = dataclasses.replace(draft(EventType.ADVANCE, words, "captured"), modality=Modality.POSSIBLE)
    report = extract_report(text, extractor=HybridExtractor(Scripted(other)))
    assert made_by(report) == [("advance", [("rules", True), ("scripted", True)])]


def test_what_cannot_be_grounded_is_refused_and_named() -> None:
    report = read(draft(EventType.STRIKE, "Inland gunners raked the lighthouse", "raked"))
    assert "strike" not in [kind for kind, _ in made_by(report)]
    assert [(item.path, item.reason) for item in report.extraction.rejected] == [
        ("scripted.drafts[0].evidence[0]", "not_found")
    ]


def test_a_report_with_provenance_is_read_back(tmp_path: Path) -> None:
    report = read(draft(EventType.ADVANCE, TAKEN, "captured"))
    path = tmp_path / "report.json"
    path.write_text(report.to_json(), encoding="utf-8")
    assert load_report(path).claims == report.claims


@pytest.fixture
def server() -> Iterator[ModelServer]:
    running = ModelServer()
    yield running
    running.stop()


def test_a_replay_joins_as_the_model_did(server: ModelServer, tmp_path: Path) -> None:
    server.answers('{"right": [1, 2, 3, 4], "missing": []}')
    model = LLMExtractor(
        "scripted",
        strategy="guided",
        api_base=server.base,
        cache=False,
        record=tmp_path,
        patience=Patience(seconds=5, retries=0),
    )
    live = extract_report(TEXT, extractor=HybridExtractor(model))
    again = extract_report(TEXT, extractor=HybridExtractor(ReplayExtractor(tmp_path)))
    names = [(kind, [agrees for _, agrees in who]) for kind, who in made_by(live)]
    assert names == [(kind, [agrees for _, agrees in who]) for kind, who in made_by(again)]
    assert again.extraction.strategy == "guided"
    assert (again.extraction.extractor, again.extraction.usage) == ("hybrid", live.extraction.usage)
