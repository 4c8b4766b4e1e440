from __future__ import annotations

import pytest

from reportedly.normalise.measures import Excluded, Measure, measure
from reportedly.normalise.wording import wording
from reportedly.schema.vocabularies import UnitOfMeasure as Unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 soldiers", Measure(1, None)),
        ("5 km", Measure(2, Unit.KM)),
        ("5 more days", Measure(3, Unit.DAY)),
        ("5 square miles", Measure(3, Unit.MI2)),
        ("5 sq. km", Measure(4, Unit.KM2)),
        ("5 per cent", Measure(3, Unit.SHARE)),
        ("5 decades", Measure(2, Unit.YEAR, 10)),
        ("5 fortnights", Measure(2, Unit.WEEK, 2)),
        ("5 m people", Measure(2, None, 1_000_000)),
        ("5 m from the road", Measure(2, Unit.M)),
        ("5 US dollars", Measure(3, Unit.USD)),
        ("5 Canadian dollars", Measure(1, None)),
        ("5 percentage points", Excluded.UNMEASURED),
        ("5 square metres", Excluded.UNMEASURED),
        ("5 kg", Excluded.UNMEASURED),
        ("5 feet", Excluded.UNMEASURED),
        ("5 km/h", Excluded.UNMEASURED),
        ("5 km an hour", Excluded.UNMEASURED),
        ("5 a.m.", Excluded.UNMEASURED),
    ],
)
def test_the_unit_behind_a_number(text: str, expected: Measure | Excluded) -> None:
    assert measure(wording(text), 0, 1) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$5", Unit.USD),
        ("US$5", Unit.USD),
        ("a $5", Unit.USD),
        ("A$5", None),
        ("HK$5", None),
        ("€5", None),
        ("£5", None),
    ],
)
def test_the_currency_before_a_number(text: str, expected: Unit | None) -> None:
    words = wording(text)
    at = words.norms.index("5")
    assert measure(words, at, at + 1) == Measure(at + 1, expected)
