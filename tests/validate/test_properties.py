from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.validate.strategies import PAGE, pairs, reports

from reportedly.schema.claim import Claim
from reportedly.schema.report import Report
from reportedly.validate.scorer import score_reports
from reportedly.validate.scores import Scores
from reportedly.validate.verdicts import Category

SLOW = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def said(scores: Scores) -> Counter[tuple[object, ...]]:
    """The verdicts without the places of the values in their reports."""
    return Counter(
        (
            verdict.slot,
            verdict.category,
            verdict.gold,
            verdict.predicted,
            verdict.rule,
            verdict.critical,
            verdict.matched,
        )
        for verdict in scores.verdicts
    )


@SLOW
@given(reports())
def test_a_report_scores_1_against_itself(report: Report) -> None:
    scores = score_reports(report, report)
    assert {verdict.category for verdict in scores.verdicts} <= {Category.COR, Category.NON}
    assert scores.critical == ()
    assert scores.claim_f1 == (1.0 if report.claims else None)
    assert scores.core_f1 in (1.0, None)


@SLOW
@given(pairs(), st.randoms(use_true_random=False))
def test_the_order_of_claims_and_items_never_matters(both: tuple[list[Claim], list[Claim]], random: Random) -> None:
    one, other = both
    shuffled = [shuffle_items(claim, random) for claim in one]
    random.shuffle(shuffled)
    turned = list(reversed(other))
    before = score_reports(PAGE.report(*one), PAGE.report(*other))
    after = score_reports(PAGE.report(*shuffled), PAGE.report(*turned))
    assert said(before) == said(after)


@SLOW
@given(pairs())
def test_swapping_sides_swaps_precision_and_recall(both: tuple[list[Claim], list[Claim]]) -> None:
    one, other = (PAGE.report(*claims) for claims in both)
    there, back = score_reports(one, other), score_reports(other, one)
    for slot, tally in there.slots.items():
        assert (tally.recall, tally.precision) == pytest.approx((back.slots[slot].precision, back.slots[slot].recall))
        assert (tally.cor, tally.par, tally.inc) == back.slots[slot][:3]
        assert (tally.mis, tally.spu) == (back.slots[slot].spu, back.slots[slot].mis)
    assert there.claim_f1 == back.claim_f1
    assert there.core_f1 == pytest.approx(back.core_f1)


def shuffle_items(claim: Claim, random: Random) -> Claim:
    """The claim with its lists in another order, but for the chain, whose order has a meaning."""

    def shuffled(items: tuple[object, ...]) -> tuple[object, ...]:
        copy = list(items)
        random.shuffle(copy)
        return tuple(copy)

    lists = {name: shuffled(getattr(claim, name)) for name in ("units", "parties", "locations", "dates")}
    event = claim.event.model_copy(update={"quantities": shuffled(claim.event.quantities)})
    return claim.model_copy(update={**lists, "event": event})
