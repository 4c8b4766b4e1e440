from __future__ import annotations

import pytest

from reportedly.normalise.wording import wording


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("twenty-five Soldiers", ("twenty", "five", "soldiers")),
        ("two-thirds", ("two", "thirds")),
        ("half-a-dozen", ("half", "a", "dozen")),
        ("a half-hour", ("a", "half", "hour")),
        ("20-30", ("20", "-", "30")),
        ("10-to-1", ("10", "to", "1")),
        ("two-day", ("two", "day")),
        ("week-long", ("one", "week")),
        ("a 500-square-kilometre pocket", ("a", "500", "square", "kilometre", "pocket")),
        ("25-member", ("25",)),
        ("100-plus", ("100", "plus")),
        ("1.2bn", ("1.2", "billion")),
        ("20k", ("20", "thousand")),
        ("$5m", ("$", "5", "m")),
        ("30km", ("30", "km")),
        ("1 200 men", ("1,200", "men")),
        ("May 3 200 men", ("may", "3", "200", "men")),
        ("38th T-72 155mm 10-year-old 2024-11-15 9/11", ("#", "#", "#", "#", "#", "#")),
        ("non-combat", ("non-combat",)),
        ("one-way", ("#",)),
    ],
)
def test_words_are_cut_so_that_a_number_is_a_run_of_them(text: str, expected: tuple[str, ...]) -> None:
    assert wording(text).norms == expected


def test_capitals_are_kept_and_there_is_nothing_outside() -> None:
    words = wording("Leopard 2 tanks")
    assert [words.capital(at) for at in (-1, 0, 2, 9)] == [False, True, False, False]
    assert [words.norm(at) for at in (-1, 0, 9)] == ["", "leopard", ""]
