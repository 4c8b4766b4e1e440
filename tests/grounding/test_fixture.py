"""The first test of grounding: quotes that a model might return, in ``data/grounding.json``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reportedly.article import Article
from reportedly.grounding.drafts import ClaimDraft, QuantityDraft, Quote
from reportedly.grounding.ground import ground_claim
from reportedly.grounding.index import index_of
from reportedly.grounding.placing import Misplaced, place
from reportedly.schema.span import Span
from reportedly.schema.vocabularies import EventType, Kind, Modality, Polarity, QuantityOf

FIXTURE: dict[str, Any] = json.loads((Path(__file__).parent / "data" / "grounding.json").read_text(encoding="utf-8"))


def placed(text: str, quote: str) -> Span | Misplaced:
    return place(index_of(Article.from_text(text)), Quote(quote))


@pytest.mark.parametrize("row", FIXTURE["genuine"], ids=lambda row: row["quote"])
def test_a_genuine_quote_is_placed_at_its_span_with_its_tier(row: dict[str, Any]) -> None:
    found = placed(FIXTURE["source"], row["quote"])
    assert isinstance(found, Span)
    assert (found.start, found.end, found.text, found.match.value) == (*row["span"].values(), row["tier"])


@pytest.mark.parametrize("row", FIXTURE["falsified"], ids=lambda row: row["why"])
def test_a_falsified_quote_is_refused(row: dict[str, Any]) -> None:
    assert isinstance(placed(FIXTURE["source"], row["quote"]), Misplaced)


@pytest.mark.parametrize("row", FIXTURE["edges"], ids=lambda row: row["quote"])
def test_a_quote_that_splits_what_is_read_as_one_is_refused(row: dict[str, Any]) -> None:
    assert isinstance(placed(row["text"], row["quote"]), Misplaced)


def draft(row: dict[str, Any], polarity: str, modality: str) -> ClaimDraft:
    return ClaimDraft(
        type=EventType.WITHDRAWAL,
        kind=Kind.EVENT,
        evidence=(Quote(row["quote"]),),
        polarity=Polarity.parse(polarity),
        modality=Modality.parse(modality),
    )


@pytest.mark.parametrize("row", FIXTURE["widen"], ids=lambda row: row["must_include"])
def test_evidence_grows_to_the_governing_word(row: dict[str, Any]) -> None:
    grounded = ground_claim(Article.from_text(row["text"]), draft(row, row["polarity"], row["modality"]))
    assert grounded.claim is not None, grounded.rejected
    (evidence,) = grounded.claim.evidence
    assert row["must_include"] in evidence.text
    assert row["quote"] in evidence.text
    for cue in (grounded.claim.event.polarity_cue, grounded.claim.event.modality_cue):
        assert cue is None or cue.text in row["must_include"]


@pytest.mark.parametrize("row", FIXTURE["widen"], ids=lambda row: row["must_include"])
def test_a_draft_that_disagrees_with_the_governing_word_is_refused(row: dict[str, Any]) -> None:
    article = Article.from_text(row["text"])
    other = "affirmed" if row["polarity"] == "negated" else "negated"
    flipped = ground_claim(article, draft(row, other, row["modality"]))
    assert (flipped.claim, [item.reason for item in flipped.rejected]) == (None, ["polarity_conflict"])
    if row["modality"] != "asserted":
        firmer = ground_claim(article, draft(row, row["polarity"], "asserted"))
        assert (firmer.claim, [item.reason for item in firmer.rejected]) == (None, ["hedge_dropped"])
    else:
        weaker = ground_claim(article, draft(row, row["polarity"], "possible"))
        assert (weaker.claim, [item.reason for item in weaker.rejected]) == (None, ["modality_conflict"])


def test_a_number_takes_its_bound_along() -> None:
    (row,) = [row for row in FIXTURE["widen"] if "Up to" in row["text"]]
    bounded = ClaimDraft(
        type=EventType.ENCIRCLEMENT,
        kind=Kind.EVENT,
        evidence=(Quote("were pinned"),),
        quantities=(QuantityDraft(QuantityOf.PERSONNEL, Quote("1,200 troops")),),
    )
    claim = ground_claim(Article.from_text(row["text"]), bounded).claim
    assert claim is not None
    (quantity,) = claim.event.quantities
    assert (quantity.span.text, quantity.minimum, quantity.maximum) == ("Up to 1,200 troops", None, 1200)
