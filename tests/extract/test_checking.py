from __future__ import annotations

import dataclasses
from typing import Any, cast

import pytest

from reportedly import Article, ClaimDraft, Quote
from reportedly.extract import checking
from reportedly.extract.checking import checker
from reportedly.grounding.ground import Grounded, ground_claim
from reportedly.schema.vocabularies import EventType, Kind, Polarity

ARTICLE = Article.from_text("Soldiers withdrew from Harbour Town on Sunday.")
DRAFT = ClaimDraft(EventType.WITHDRAWAL, Kind.EVENT, (Quote("Soldiers withdrew from Harbour Town on Sunday"),))


@pytest.fixture
def grounded(monkeypatch: pytest.MonkeyPatch) -> list[ClaimDraft]:
    """The drafts that were grounded."""
    drafts: list[ClaimDraft] = []

    def counted(article: Article, draft: ClaimDraft) -> Grounded:
        drafts.append(draft)
        return ground_claim(article, draft)

    monkeypatch.setattr(checking, "ground_claim", counted)
    return drafts


def test_an_equal_draft_is_grounded_once(grounded: list[ClaimDraft]) -> None:
    check = checker(ARTICLE)
    assert check(DRAFT) == check(dataclasses.replace(DRAFT)) == ground_claim(ARTICLE, DRAFT)
    assert check(dataclasses.replace(DRAFT, polarity=Polarity.NEGATED)).claim is None
    assert len(grounded) == 2


def test_each_article_has_its_own(grounded: list[ClaimDraft]) -> None:
    assert checker(ARTICLE)(DRAFT).claim is not None
    assert checker(Article.from_text("Nothing happened."))(DRAFT).claim is None
    assert len(grounded) == 2


def test_a_draft_that_may_change_is_grounded_each_time() -> None:
    quotes = list(DRAFT.evidence)
    draft = dataclasses.replace(DRAFT, evidence=cast("Any", quotes))
    check = checker(ARTICLE)
    assert check(draft).claim is not None
    quotes[0] = Quote("Soldiers surrendered")
    assert check(draft).claim is None
