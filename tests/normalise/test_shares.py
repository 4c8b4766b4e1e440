from __future__ import annotations

from fractions import Fraction

import pytest

from reportedly.normalise.shares import Part, part_at
from reportedly.normalise.wording import wording
from reportedly.schema.vocabularies import UnitOfMeasure as Unit


@pytest.mark.parametrize(
    ("text", "end", "value", "unit"),
    [
        ("half of the men", 1, Fraction(1, 2), Unit.SHARE),
        ("half the garrison", 1, Fraction(1, 2), Unit.SHARE),
        ("a third of the men", 2, Fraction(1, 3), Unit.SHARE),
        ("two-thirds", 2, Fraction(2, 3), Unit.SHARE),
        ("nine tenths", 2, Fraction(9, 10), Unit.SHARE),
        ("a quarter", 2, Fraction(1, 4), Unit.SHARE),
        ("half a century", 3, Fraction(50), Unit.YEAR),
        ("a half-hour", 3, Fraction(1, 2), Unit.HOUR),
        ("a quarter of an hour", 5, Fraction(1, 4), Unit.HOUR),
    ],
)
def test_a_part(text: str, end: int, value: Fraction, unit: Unit) -> None:
    assert part_at(wording(text), 0) == Part(0, end, value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "a third wave",
        "one third battalion",
        "two quarters of the city",
        "half the size of",
        "half as many",
        "three halves",
        "five",
    ],
)
def test_no_part(text: str) -> None:
    assert part_at(wording(text), 0) is None


def test_the_first_half_is_no_share() -> None:
    assert part_at(wording("the first half"), 2) is None
