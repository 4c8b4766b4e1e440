from __future__ import annotations

import pytest

from reportedly.validate.tally import Tally, core_mean, core_tallies, pooled, tallies
from reportedly.validate.verdicts import CORE, RULES, SLOTS, Category, Verdict

WORKED = Tally(cor=84, par=12, inc=8, mis=19, spu=21)
"""The worked row of the MUC-4 scoring manual."""


def verdict(slot: str, category: Category, *, matched: bool = True) -> Verdict:
    gold, predicted = ("/claims/0", "/claims/0") if matched else ("/claims/0", None)
    return Verdict("a", slot, category, "x", "x", None, None, gold, predicted, "value.equal")


def test_the_worked_row_of_the_muc_4_manual() -> None:
    assert WORKED.possible == 123
    assert WORKED.actual == 125
    assert WORKED.credit == 90
    assert round(100 * (WORKED.recall or 0)) == 73
    assert round(100 * (WORKED.precision or 0)) == 72
    assert round(100 * (WORKED.overgeneration or 0)) == 17
    assert round(100 * (WORKED.f1 or 0), 1) == 72.6
    assert round(2 * 73 * 72 / (73 + 72), 1) == 72.5  # the manual's own figure, from the rounded two


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    recall, precision = WORKED.recall or 0, WORKED.precision or 0
    assert WORKED.f1 == pytest.approx(2 * recall * precision / (recall + precision))


@pytest.mark.parametrize(
    ("tally", "recall", "precision", "overgeneration", "f1"),
    [
        (Tally(), None, None, None, None),
        (Tally(non=7), None, None, None, None),
        (Tally(mis=3), 0.0, None, None, 0.0),
        (Tally(spu=3), None, 0.0, 1.0, 0.0),
        (Tally(inc=1), 0.0, 0.0, 0.0, 0.0),
        (Tally(cor=2), 1.0, 1.0, 0.0, 1.0),
        (Tally(par=1), 0.5, 0.5, 0.0, 0.5),
        (Tally(cor=1, spu=1), 1.0, 0.5, 0.5, 2 / 3),
        (Tally(cor=1, mis=1), 0.5, 1.0, 0.0, 2 / 3),
        (Tally(cor=1, par=2, inc=1, mis=1, spu=3), 2 / 5, 2 / 7, 3 / 7, 4 / 12),
    ],
)
def test_the_formulas(
    tally: Tally,
    recall: float | None,
    precision: float | None,
    overgeneration: float | None,
    f1: float | None,
) -> None:
    assert tally.recall == recall
    assert tally.precision == precision
    assert tally.overgeneration == overgeneration
    assert tally.f1 == f1


def test_verdicts_are_counted_by_slot_in_the_order_of_the_slots() -> None:
    found = tallies([verdict("units", Category.COR), verdict("units", Category.PAR), verdict("dates", Category.SPU)])
    assert list(found) == list(SLOTS)
    assert found["units"] == Tally(cor=1, par=1)
    assert found["dates"] == Tally(spu=1)
    assert found["kind"] == Tally()


def test_matched_only_leaves_out_claims_without_a_partner() -> None:
    verdicts = [verdict("units", Category.COR), verdict("units", Category.MIS, matched=False)]
    assert tallies(verdicts)["units"] == Tally(cor=1, mis=1)
    assert tallies(verdicts, matched_only=True)["units"] == Tally(cor=1)


def test_the_core_slots_pool_status_and_contested_and_leave_out_what_is_undefined() -> None:
    by_slot = tallies(
        [
            verdict("event.type", Category.COR),
            verdict("verification.status", Category.COR),
            verdict("contested", Category.MIS),
            verdict("parties", Category.INC),
            verdict("kind", Category.INC),
        ]
    )
    assert core_tallies(by_slot)["verification"] == Tally(cor=1, mis=1)
    assert core_mean(by_slot) == pytest.approx((1 + 2 / 3) / 2)
    assert core_mean(tallies([])) is None


def test_there_are_seven_core_slots() -> None:
    assert list(CORE) == ["event type", "units", "locations", "dates", "origin", "verification", "quantities"]
    assert {slot for slots in CORE.values() for slot in slots} <= set(SLOTS)


def test_tallies_add_up() -> None:
    assert pooled([Tally(1, 2, 3, 4, 5, 6), Tally(1, 1, 1, 1, 1, 1)]) == Tally(2, 3, 4, 5, 6, 7)
    assert pooled([]) == Tally()


def test_rule_ids_are_stable_words() -> None:
    assert all(rule.count(".") == 1 and rule == rule.lower() for rule in RULES)
