from __future__ import annotations

from tests.validate.reports import Page

from reportedly.schema.report import Report
from reportedly.validate.comparison import Flip, flips, spurious_changes
from reportedly.validate.scorer import score_reports
from reportedly.validate.verdicts import Verdict

PAGE = Page("The guard may leave Old Mill on 3 May. The militia held Fairview.")
LEFT, HELD = "The guard may leave Old Mill on 3 May", "The militia held Fairview"
GOLD = PAGE.report(
    PAGE.claim(LEFT, "withdrawal", modality="possible", hedge="may", units=[PAGE.unit("guard")]),
    PAGE.claim(HELD, "control", units=[PAGE.unit("militia")]),
)
HALF = PAGE.report(PAGE.claim(LEFT, "withdrawal", units=[PAGE.unit("guard")], places=[PAGE.place("Old Mill")]))


def between(before: Report, after: Report) -> list[str]:
    found = flips(score_reports(before, GOLD).verdicts, score_reports(after, GOLD).verdicts)
    return [
        " ".join([flip.slot, flip.pointer, f"{category(flip.before)}→{category(flip.after)}", *marks(flip)])
        for flip in found
    ]


def category(verdict: Verdict | None) -> str:
    return "none" if verdict is None else verdict.category


def marks(flip: Flip) -> list[str]:
    known = {"worse": flip.worse, "better": flip.better, "critical": flip.newly_critical}
    return [name for name, holds in known.items() if holds]


def test_equal_runs_have_no_flips() -> None:
    assert between(HALF, HALF) == []


def test_a_gain_and_the_same_as_a_loss() -> None:
    gain = between(HALF, GOLD)
    assert "claim /claims/1 MIS→COR better" in gain
    assert "units /claims/1/units/0 MIS→COR better" in gain
    assert "modality /claims/0/event/modality MIS→COR better" in gain
    assert not [line for line in gain if "worse" in line]
    loss = between(GOLD, HALF)
    assert "claim /claims/1 COR→MIS worse" in loss
    assert "modality /claims/0/event/modality COR→MIS worse critical" in loss


def test_a_new_critical_error_is_worse_even_where_nothing_was_right() -> None:
    other = PAGE.report(
        PAGE.claim(HELD, "control", units=[PAGE.unit("militia")], modality="predicted"),
    )
    plain = PAGE.report(PAGE.claim(HELD, "control", units=[PAGE.unit("militia")]))
    assert between(plain, other) == ["modality /claims/1/event/modality none→SPU worse critical"]
    assert between(other, plain) == ["modality /claims/1/event/modality SPU→none better"]


def test_a_value_that_is_wrong_in_another_way_is_neither_better_nor_worse() -> None:
    missing = PAGE.report(PAGE.claim(HELD, "control"))
    opposed = PAGE.report(PAGE.claim(HELD, "control", units=[PAGE.unit("militia", "target")]))
    assert between(missing, opposed) == ["units /claims/1/units/0 MIS→INC"]


def test_spurious_values_are_compared_as_counts() -> None:
    before, after = score_reports(HALF, GOLD).verdicts, score_reports(GOLD, GOLD).verdicts
    changes = spurious_changes(before, after)
    assert [(change.slot, change.before, change.after) for change in changes] == [("locations", 1, 0)]
