"""Outcomes of scoring, short enough to be written into tests."""

from __future__ import annotations

from typing import Any

from tests.validate.reports import Page

from reportedly.schema.claim import Claim
from reportedly.validate.golden import Golden
from reportedly.validate.scorer import score_reports
from reportedly.validate.scores import Scores
from reportedly.validate.states import read_states
from reportedly.validate.verdicts import Category


def scored(page: Page, gold: list[Claim], predicted: list[Claim], states: dict[str, Any] | None = None) -> Scores:
    """The scores of claims on one page."""
    golden = Golden(page.report(*gold), read_states(states or {}), page.text, "page")
    return score_reports(page.report(*predicted), golden)


def outcomes(scores: Scores, *slots: str) -> list[str]:
    """The verdicts of these slots: 'COR gold | predicted, rule', and the critical error if it is one."""
    return [
        f"{verdict.category} {verdict.gold or '–'} | {verdict.predicted or '–'}, {verdict.rule}"
        + (f" !{verdict.critical}" if verdict.critical else "")
        for verdict in scores.verdicts
        if verdict.slot in slots
    ]


def categories(scores: Scores, *slots: str) -> list[Category]:
    """The categories of these slots' verdicts."""
    return [verdict.category for verdict in scores.verdicts if verdict.slot in slots]
