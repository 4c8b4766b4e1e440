from __future__ import annotations

import pytest

from reportedly.normalise.hedges import Hedge, hedge_before, hedge_behind, hedge_later


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("at least", Hedge.MINIMUM),
        ("at least the", Hedge.MINIMUM),
        ("not fewer than", Hedge.MINIMUM),
        ("up to", Hedge.MAXIMUM),
        ("up to about", Hedge.MAXIMUM),
        ("nearly a", Hedge.MAXIMUM),
        ("about", Hedge.ABOUT),
        ("killed", Hedge.NONE),
        ("about to kill", Hedge.NONE),
        ("", Hedge.NONE),
    ],
)
def test_the_words_before_a_number(before: str, expected: Hedge) -> None:
    words = [*before.split(), "25"]
    assert hedge_before(words, len(words) - 1) is expected


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("or more men", (Hedge.MINIMUM, 3)),
        ("+", (Hedge.MINIMUM, 2)),
        ("at most", (Hedge.MAXIMUM, 3)),
        ("or so", (Hedge.ABOUT, 3)),
        ("men", (Hedge.NONE, 1)),
    ],
)
def test_the_words_right_behind_a_number(behind: str, expected: tuple[Hedge, int]) -> None:
    assert hedge_behind(["25", *behind.split()], 1) == expected


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("soldiers or more", Hedge.MINIMUM),
        ("soldiers at least , he said", Hedge.MINIMUM),
        ("killed and at least thirty wounded", Hedge.NONE),
        ("of the most able men at most", Hedge.NONE),
    ],
)
def test_a_hedge_some_words_behind_a_number_ends_a_phrase(behind: str, expected: Hedge) -> None:
    assert hedge_later(["25", *behind.split()], 1) is expected
