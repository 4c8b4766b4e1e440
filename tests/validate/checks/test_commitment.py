from __future__ import annotations

import pytest
from tests.validate.checks.hits import changed, hits
from tests.validate.reports import Page


def found(text: str, type: str, evidence: str | None = None, **claim: str | None) -> list[str]:  # noqa: A002
    page = Page(text)
    made = page.claim(evidence or text.rstrip("."), type, **claim)  # type: ignore[arg-type]
    return [rule for rule, _ in hits(page, made, rules="commitment")]


@pytest.mark.parametrize(
    ("text", "type", "claim"),
    [
        ("The brigade took the hill.", "advance", {}),
        ("No soldiers of the brigade had surrendered.", "surrender", {"negated": "No"}),
        ("The army denied that soldiers had surrendered.", "surrender", {"negated": "denied"}),
        ("The brigade may have taken the hill.", "advance", {"modality": "possible", "hedge": "may"}),
        ("The brigade has no food.", "supply_shortage", {}),
        ("The brigade took the hill and did not surrender.", "advance", {}),
        ("The brigade will take the hill.", "advance", {"modality": "predicted", "hedge": "will"}),
        ("In May the brigade took the hill.", "advance", {}),
        ("The brigade reportedly took the hill.", "advance", {}),
    ],
)
def test_what_the_words_give_is_no_finding(text: str, type: str, claim: dict[str, str]) -> None:  # noqa: A002
    assert found(text, type, **claim) == []


@pytest.mark.parametrize(
    ("text", "type", "evidence", "claim", "rule"),
    [
        ("No soldiers had surrendered.", "surrender", "soldiers had surrendered", {}, "commitment.polarity"),
        ("The brigade took the hill.", "advance", None, {"negated": "took"}, "commitment.polarity"),
        ("The hill may have fallen.", "advance", "may have fallen", {}, "commitment.modality"),
        ("The hill fell.", "advance", None, {"modality": "possible", "hedge": "fell"}, "commitment.modality"),
    ],
)
def test_what_no_word_gives(
    text: str,
    type: str,  # noqa: A002
    evidence: str | None,
    claim: dict[str, str],
    rule: str,
) -> None:
    assert found(text, type, evidence, **claim) == [rule]


def test_a_hedge_that_no_claim_accounts_for() -> None:
    text = "The brigade took the hill, and the town has possibly fallen."
    assert found(text, "advance") == ["commitment.hedge"]
    page = Page(text)
    taken = page.claim(text.rstrip("."), "advance")
    fallen = page.claim("the town has possibly fallen", "advance", modality="possible", hedge="possibly")
    assert hits(page, taken, fallen, rules="commitment.hedge") == []


def test_an_adjective_hedges_too() -> None:
    assert found("The officials described the apparent collapse of the brigade.", "clash") == ["commitment.hedge"]


def test_a_cue_stands_in_the_evidence() -> None:
    page = Page("The army denied it. Soldiers had surrendered, it was said.")
    claim = page.claim("Soldiers had surrendered", "surrender", negated="denied")
    assert hits(page, claim, rules="commitment.cue_outside") == [
        ("commitment.cue_outside", "/claims/0/event/polarity_cue"),
    ]
    inside = changed(claim, evidence=(page.span("The army denied it"), page.span("Soldiers had surrendered")))
    assert hits(page, inside, rules="commitment.cue_outside") == []


def test_without_the_article_governors_are_not_asked() -> None:
    page = Page("No soldiers had surrendered.")
    assert hits(page, page.claim("soldiers had surrendered", "surrender"), rules="commitment", article=False) == []
