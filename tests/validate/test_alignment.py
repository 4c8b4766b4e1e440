from __future__ import annotations

import itertools

import pytest
from tests.validate.reports import Page

from reportedly.schema.claim import Claim
from reportedly.schema.vocabularies import EventType
from reportedly.validate.alignment import FAMILIES, align, best_overlap, compare, related, weight
from reportedly.validate.comparable import take

PAGE = Page(
    "The ministry said the 38th Brigade lost Old Mill on 3 May. The 36th Brigade took New Mill, officials said, and "
    "25 men did not return. Nobody fired.",
)
FIRST = "The ministry said the 38th Brigade lost Old Mill on 3 May"
SECOND = "The 36th Brigade took New Mill, officials said"


def pairs(gold: list[Claim], predicted: list[Claim]) -> list[tuple[int, int]]:
    found = align(
        [take(claim, f"/claims/{index}") for index, claim in enumerate(gold)],
        [take(claim, f"/claims/{index}") for index, claim in enumerate(predicted)],
    )
    return [(pair.gold, pair.predicted) for pair in found]


def weighed(gold: Claim, predicted: Claim) -> float:
    one, other = take(gold, "/claims/0"), take(predicted, "/claims/0")
    return weight(one, other, best_overlap(one, other), compare(one, other))


def test_the_best_pair_of_evidence_spans_must_overlap_by_a_fifth() -> None:
    gold = PAGE.claim(FIRST)  # 57 characters
    assert pairs([gold], [PAGE.claim("The ministr")]) == []  # 11 of 57: 0.19
    assert pairs([gold], [PAGE.claim("The ministry")]) == [(0, 0)]  # 12 of 57: 0.21
    assert pairs([gold], [PAGE.claim(["The ministry", SECOND])]) == [(0, 0)]


def test_an_overlap_of_exactly_a_fifth_is_enough() -> None:
    assert pairs([PAGE.claim("The ministry sa")], [PAGE.claim("The")]) == [(0, 0)]  # 3 of 15


def test_equal_types_need_nothing_in_common() -> None:
    assert pairs([PAGE.claim(FIRST, "other")], [PAGE.claim(FIRST, "other")]) == [(0, 0)]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("clash", "strike", True),
        ("clash", "advance", False),
        ("clash", "other", True),
        ("other", "statement", True),
        ("casualties", "equipment_loss", False),
        ("deployment", "reinforcement_shortage", True),
    ],
)
def test_types_are_related_within_a_family_and_with_other(one: str, other: str, *, expected: bool) -> None:
    assert related(one, other) is expected
    assert related(other, one) is expected


def test_every_type_but_other_is_in_one_family() -> None:
    assert sorted(itertools.chain(*FAMILIES, ["other"])) == sorted(EventType)


def test_related_types_need_something_in_common() -> None:
    unit, place = [PAGE.unit("38th Brigade")], [PAGE.place("Old Mill")]
    number = [PAGE.quantity("25", "personnel", 25, 25)]
    party = [PAGE.party("men", "target")]
    assert pairs([PAGE.claim(FIRST, "clash")], [PAGE.claim(FIRST, "strike")]) == []
    assert pairs([PAGE.claim(FIRST, "clash", units=unit)], [PAGE.claim(FIRST, "strike", units=unit)]) == [(0, 0)]
    assert pairs([PAGE.claim(FIRST, "clash", places=place)], [PAGE.claim(FIRST, "strike", places=place)]) == [(0, 0)]
    assert pairs([PAGE.claim(FIRST, "clash", parties=party)], [PAGE.claim(FIRST, "strike", parties=party)]) == [(0, 0)]
    assert pairs(
        [PAGE.claim(FIRST, "clash", quantities=number)],
        [PAGE.claim(FIRST, "strike", quantities=number)],
    ) == [(0, 0)]


def test_another_formation_is_nothing_in_common() -> None:
    gold = PAGE.claim(FIRST, "clash", units=[PAGE.unit("38th Brigade")])
    assert pairs([gold], [PAGE.claim(FIRST, "strike", units=[PAGE.unit("36th Brigade")])]) == []


def test_unrelated_types_are_never_aligned() -> None:
    unit = [PAGE.unit("38th Brigade")]
    assert pairs([PAGE.claim(FIRST, "clash", units=unit)], [PAGE.claim(FIRST, "withdrawal", units=unit)]) == []


def test_the_weight_of_a_full_match_by_hand() -> None:
    parts = {
        "negated": "did not",
        "units": [PAGE.unit("38th Brigade")],
        "parties": [PAGE.party("men")],
        "places": [PAGE.place("Old Mill")],
        "quantities": [PAGE.quantity("25", "killed", 25, 25)],
        "chain": [PAGE.source("ministry")],
    }
    claim = PAGE.claim(FIRST, "clash", **parts)  # type: ignore[arg-type]
    # 1 + type 1 + overlap 1 + origin 1 + polarity, participants, locations, quantities 0.5 each
    assert weighed(claim, claim) == 6.0


def test_slots_that_say_nothing_on_both_sides_add_nothing() -> None:
    # 1 + type 1 + overlap 1 + two empty chains 1
    assert weighed(PAGE.claim(FIRST), PAGE.claim(FIRST)) == 4.0


def test_the_weight_of_a_partial_match_by_hand() -> None:
    gold = PAGE.claim(
        FIRST,
        "clash",
        units=[PAGE.unit("38th Brigade"), PAGE.unit("36th Brigade")],
        places=[PAGE.place("Old Mill")],
        chain=[PAGE.source("ministry")],
    )
    predicted = PAGE.claim(
        "The ministry said the 38th Brigade lost",
        "strike",
        units=[PAGE.unit("38th Brigade", "target")],
        parties=[PAGE.party("men")],
        places=[PAGE.place("Mill")],
        chain=[PAGE.source("The ministry")],
        quantities=[PAGE.quantity("25", "killed", 25, 25)],
    )
    overlap = 39 / 57
    # units and parties together: INC (actor for target), one MIS, one SPU: credit 0
    # locations: PAR, F1 = 2 * 0.5 / 2 = 0.5; quantities: F1 0; the origin is equal after folding
    assert weighed(gold, predicted) == pytest.approx(1 + 0 + overlap + 1 + 0.5 * 0.5)


def test_a_partly_right_origin_weighs_half() -> None:
    gold = PAGE.claim(FIRST, chain=[PAGE.source("The ministry said")])
    assert weighed(gold, PAGE.claim(FIRST, chain=[PAGE.source("ministry")])) == 3.5
    assert weighed(gold, PAGE.claim(FIRST)) == 3.0


def test_inadmissible_cells_are_masked_before_the_assignment() -> None:
    # Gold 0 fits predicted 0 best, but gold 1 fits predicted 0 alone: gating after the assignment would lose a pair.
    wide = PAGE.claim(f"{FIRST}. {SECOND}")
    narrow = PAGE.claim(FIRST)
    rest = PAGE.claim(SECOND)
    assert pairs([wide, narrow], [narrow, rest]) == [(0, 1), (1, 0)]


def test_the_total_counts_not_the_single_best_pair() -> None:
    near = PAGE.claim(FIRST, "clash", units=[PAGE.unit("38th Brigade")])
    also = PAGE.claim(FIRST, "strike", units=[PAGE.unit("38th Brigade")])
    plain = PAGE.claim(FIRST, "strike")
    # also–also is the best single pair, but near can go with also alone: two pairs weigh more than one.
    assert pairs([also, near], [plain, also]) == [(0, 0), (1, 1)]


def test_of_equal_pairs_the_one_that_is_more_alike_is_taken() -> None:
    state = PAGE.claim(FIRST, kind="state")
    event = PAGE.claim(FIRST, kind="event")
    assert pairs([event, state], [state]) == [(1, 0)]
    assert pairs([event, state], [event]) == [(0, 0)]
    counted, judged = PAGE.claim(FIRST, kind="aggregate"), PAGE.claim(FIRST, kind="judgement")
    assert pairs([counted, event, judged], [event]) == [(1, 0)]
    assert pairs([event], [judged, event, counted]) == [(0, 1)]
    dated = PAGE.claim(FIRST, dates=[PAGE.date("3 May", "2024-05-03")])
    assert pairs([event, dated], [dated]) == [(1, 0)]
    assert pairs([event, dated], [event]) == [(0, 0)]


def test_pairs_that_are_equally_alike_are_told_apart_by_content_whatever_their_order_or_side() -> None:
    gold = PAGE.claim(FIRST)
    candidates = [PAGE.claim(FIRST, kind="state"), PAGE.claim(FIRST, status="unverified")]
    for one, other in (candidates, candidates[::-1]):
        taken = [one, other][pairs([gold], [one, other])[0][1]]
        assert taken == candidates[1]
        assert [one, other][pairs([one, other], [gold])[0][0]] == candidates[1]


def test_which_of_two_equal_crossings_is_taken_does_not_depend_on_the_side() -> None:
    ones = [PAGE.claim(FIRST, kind="state"), PAGE.claim(FIRST, status="unverified")]
    others = [PAGE.claim(FIRST, kind="judgement"), PAGE.claim(FIRST, status="confirmed")]
    there = pairs(ones, others)
    assert sorted((column, row) for row, column in pairs(others, ones)) == sorted(there)
    turned = pairs(ones[::-1], others)
    assert sorted((1 - row, column) for row, column in turned) == sorted(there)


def test_many_claims_on_one_passage_are_aligned_in_bounded_time() -> None:
    claims = [PAGE.claim(FIRST, units=[PAGE.unit("38th Brigade")])] * 60
    assert pairs(claims, claims) == [(index, index) for index in range(60)]
