from __future__ import annotations

import pytest
from tests.regression.sets import harbour

from reportedly.regression.baseline import Baseline, Entry, Locked
from reportedly.regression.change import FAMILIES, Change, Spurious, accepted_change, change, orphans
from reportedly.regression.lines import advice, change_lines, counts
from reportedly.validate.golden import Golden
from reportedly.validate.verdicts import RULES, SLOTS, Category, Critical

GOLDEN = Golden(harbour(), name="harbour")
GOLD = "sha256:" + "0" * 64
COMMAND = "reportedly golden accept"


def entry(
    verdict: str = "COR",
    *,
    slot: str = "units",
    critical: str | None = None,
    gold: str = GOLD,
    **spurious: int,
) -> Entry:
    locked = Locked(
        at="/claims/0/units/0",
        slot=slot,
        verdict=Category(verdict),
        rule={"COR": "name.equal", "PAR": "name.contained", "MIS": "value.missing"}.get(verdict, "name.designation"),
        critical=Critical(critical) if critical else None,
        gold="9th Brigade",
        predicted=None if verdict == "MIS" else "9th Brigade" if verdict == "COR" else "8th Brigade",
    )
    return Entry(gold=gold, spurious=spurious, verdicts=(locked,))


def baseline(**articles: Entry) -> Baseline:
    return Baseline(baseline=1, schema_version="1.0", extractor="rules", extractor_version="1", articles=articles)


def test_the_families_hold_every_slot_once() -> None:
    assert sorted(slot for slots in FAMILIES.values() for slot in slots) == sorted(SLOTS)


@pytest.mark.parametrize(
    ("before", "after", "regressed", "improved"),
    [
        (entry(), entry(), False, False),
        (entry(), entry("MIS"), True, False),
        (entry(), entry("PAR"), True, False),
        (entry("PAR"), entry("INC"), True, False),
        (entry("MIS"), entry("PAR"), False, True),
        (entry("MIS"), entry("INC"), False, False),
        (entry("MIS"), entry("INC", critical="designation"), True, False),
        (entry("INC", critical="designation"), entry("INC", critical="designation"), False, False),
        (entry("INC", critical="designation"), entry("INC", critical="side"), True, False),
        (entry(units=1), entry(units=2), True, False),
        (entry(units=2), entry(units=1), False, True),
        (entry(units=1), entry(units=1), False, False),
        (entry(units=1), entry(parties=1), True, True),
    ],
)
def test_what_is_worse_and_what_is_better(before: Entry, after: Entry, regressed: bool, improved: bool) -> None:  # noqa: FBT001
    found = change("harbour", before, after)
    assert (found.regressed, found.improved) == (regressed, improved)


def test_a_part_of_a_change() -> None:
    found = change("harbour", entry(units=1), entry("MIS", dates=1))
    assert found.within(FAMILIES["participants"]).regressed
    assert found.within(FAMILIES["dates"]).spurious == (Spurious("dates", 0, 1),)
    assert not found.within(FAMILIES["places"]).regressed


@pytest.mark.parametrize(
    ("accepted", "problem"),
    [
        (None, "no verdicts were accepted yet"),
        (baseline(hill=entry()), "no entry for this article"),
        (baseline(harbour=entry(gold="sha256:" + "1" * 64)), "changed since the baseline was accepted"),
        (baseline(harbour=entry()).model_copy(update={"schema_version": "0.9"}), "the baseline is of schema 0.9"),
    ],
)
def test_what_cannot_be_compared_fails_in_every_family(accepted: Baseline | None, problem: str) -> None:
    found = accepted_change(entry(), "harbour", accepted)
    assert problem in str(found.problem)
    assert all(found.within(slots).regressed for slots in FAMILIES.values())


def test_what_can_be_compared_has_no_problem() -> None:
    assert accepted_change(entry(), "harbour", baseline(harbour=entry())) == Change("harbour")


def test_orphans_are_entries_without_a_folder() -> None:
    assert orphans(baseline(harbour=entry(), hill=entry(), dam=entry()), [GOLDEN]) == ("dam", "hill")


def test_a_lost_verdict_is_told_with_both_values_and_its_words() -> None:
    lines = list(change_lines(change("harbour", entry(), entry("MIS", units=1)), GOLDEN))
    assert lines == [
        "claim 0, advance: “The army said the 9th Brigade took Harbour Town on Sunday”",
        "  worse: units at /claims/0/units/0",
        "      gold  9th Brigade",
        "      was   COR  9th Brigade  (equal names after folding)",
        f"      now   MIS  –  ({RULES['value.missing']})",
        "worse: units: 0 spurious values before, 1 now",
    ]


def test_a_new_critical_error_is_called_so() -> None:
    lines = list(change_lines(change("harbour", entry(), entry("INC", critical="designation")), GOLDEN))
    assert lines[1] == "  worse: units at /claims/0/units/0, new critical error: designation"


def test_what_is_better_is_shown_when_everything_is() -> None:
    better = change("harbour", entry("MIS", units=2), entry(units=1))
    assert list(change_lines(better, GOLDEN)) == []
    lines = list(change_lines(better, GOLDEN, everything=True))
    assert lines[1] == "  better: units at /claims/0/units/0"
    assert lines[-1] == "better: units: 2 spurious values before, 1 now"


def test_counts_in_a_line() -> None:
    assert counts(Change("harbour")) == "no change"
    assert counts(change("harbour", entry(), entry("INC", critical="side", units=2))) == (
        "1 worse, 1 new critical, 2 more spurious"
    )
    assert counts(change("harbour", entry("MIS", units=2), entry())) == "1 better, 2 fewer spurious"


def test_advice() -> None:
    worse, better = change("harbour", entry(), entry("MIS")), change("harbour", entry("MIS"), entry())
    assert list(advice([worse, better], [], COMMAND)) == [
        f"mend the extractor; if the change is meant, accept it with: {COMMAND}",
    ]
    assert list(advice([better], [], COMMAND)) == [f"better than what was accepted; keep it so with: {COMMAND}"]
    assert list(advice([Change("harbour", problem="none")], ["hill"], COMMAND)) == [
        f"the baseline has an entry for 'hill', but there is no such golden folder; take it out with: {COMMAND}",
        f"accept the present verdicts with: {COMMAND}",
    ]
    assert list(advice([Change("harbour")], [], COMMAND)) == []
