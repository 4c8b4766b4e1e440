from __future__ import annotations

import pytest
from tests.validate.generated import generated_set
from tests.validate.reports import Page

from reportedly.errors import ReportError
from reportedly.validate.agreement import annotation_agreement
from reportedly.validate.golden import Golden
from reportedly.validate.states import read_states
from reportedly.validate.tally import Tally

PAGE = Page("The guard left Old Mill on 3 May. The militia may hold Fairview. A doctor saw smoke.")
LEFT, HELD, SMOKE = "The guard left Old Mill on 3 May", "The militia may hold Fairview", "A doctor saw smoke"
ONE = PAGE.report(
    PAGE.claim(LEFT, "withdrawal", units=[PAGE.unit("guard")], dates=[PAGE.date("3 May", "2024-05-03")]),
    PAGE.claim(HELD, "control", modality="possible", hedge="may", units=[PAGE.unit("militia")]),
    PAGE.claim(SMOKE, "strike"),
)
OTHER = PAGE.report(
    PAGE.claim(LEFT, "withdrawal", units=[PAGE.unit("guard")], dates=[PAGE.date("3 May", "2024-05")]),
    PAGE.claim(HELD, "control", units=[PAGE.unit("militia", "target")]),
)


def test_two_equal_annotations_agree() -> None:
    found = annotation_agreement(ONE, ONE)
    assert found.slots["claim"].f1 == 1.0
    assert found.slots["event.type"].alpha == 1.0
    assert found.slots["event.type"].units == 3
    assert found.differences == ()


def test_f1_and_alpha_by_hand() -> None:
    found = annotation_agreement(ONE, OTHER)
    claim = found.slots["claim"]
    assert claim.f1 == pytest.approx(4 / 5)
    assert (claim.tally, claim.alpha, claim.units) == (Tally(cor=2, mis=1), None, 0)
    assert found.slots["units"].tally == Tally(cor=1, inc=1, non=1)
    # Modality of two aligned claims: asserted and asserted, possible and asserted.
    assert found.slots["modality"].alpha == pytest.approx(1 - (1 / 2) / (1 - 6 / 12))
    assert found.slots["modality"].units == 2
    assert found.slots["units"].alpha is None


def test_it_does_not_matter_who_comes_first() -> None:
    there, back = annotation_agreement(ONE, OTHER), annotation_agreement(OTHER, ONE)
    for slot, row in there.slots.items():
        assert row.f1 == pytest.approx(back.slots[slot].f1), slot
        assert row.alpha == pytest.approx(back.slots[slot].alpha), slot
    assert there.slots["dates"].f1 == pytest.approx((0.5 + 0) / 2)  # the month for the day: PAR one way, INC the other


def test_gold_states_are_set_aside() -> None:
    marked = Golden(ONE, read_states({"/claims/2": "optional"}))
    assert annotation_agreement(marked, OTHER).slots["claim"].tally == Tally(cor=2, mis=1)


def test_differences_are_listed_once() -> None:
    found = annotation_agreement(ONE, OTHER)
    assert [(verdict.slot, verdict.gold_pointer) for verdict in found.differences] == [
        ("dates", "/claims/0/dates/0"),
        ("modality", "/claims/1/event/modality"),
        ("units", "/claims/1/units/0"),
        ("claim", "/claims/2"),
    ]


def test_articles_of_one_side_alone_are_named_and_left_out() -> None:
    first, second, third = (item.report for item in generated_set(seed=3, articles=3, claims=2))
    found = annotation_agreement([first, second], [second, third])
    assert len(found.articles) == 1
    assert sorted(found.alone) == sorted(report.article.id[7:19] for report in (first, third))
    with pytest.raises(ReportError, match="share no article"):
        annotation_agreement([first], [third])
