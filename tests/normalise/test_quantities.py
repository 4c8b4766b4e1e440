from __future__ import annotations

import pytest

from reportedly.normalise.quantities import QuantityReading, read_quantity
from reportedly.schema.vocabularies import UnitOfMeasure as Unit
from reportedly.schema.vocabularies import Vagueness as Vague

NONE = QuantityReading()


def exact(value: float, unit: Unit | None = None) -> QuantityReading:
    return QuantityReading(value, value, approximate=False, unit=unit)


def about(value: float, unit: Unit | None = None) -> QuantityReading:
    return QuantityReading(value, value, approximate=True, unit=unit)


def at_least(value: float, unit: Unit | None = None) -> QuantityReading:
    return QuantityReading(value, None, approximate=True, unit=unit)


def at_most(value: float, unit: Unit | None = None) -> QuantityReading:
    return QuantityReading(None, value, approximate=True, unit=unit)


def between(low: float, high: float, unit: Unit | None = None) -> QuantityReading:
    return QuantityReading(low, high, approximate=False, unit=unit)


def vague(term: Vague, unit: Unit | None = None) -> QuantityReading:
    return QuantityReading(vague=term, unit=unit)


COUNTS = [
    ("25", exact(25)),
    ("25 Ukrainian soldiers", exact(25)),
    ("the 20 men", exact(20)),
    ("all 25 prisoners", exact(25)),
    ("1,200", exact(1200)),
    ("1 200 conscripts", exact(1200)),
    ("12,50,000 people", exact(1250000)),
    ("1.5 million", exact(1500000)),
    ("1.3m people", exact(1300000)),
    ("20k refugees", exact(20000)),
    ("two dozen", exact(24)),
    ("a dozen", exact(12)),
    ("half a dozen trucks", exact(6)),
    ("half a million people", exact(500000)),
    ("seventy-five men", exact(75)),
    ("three hundred and twelve", exact(312)),
    ("2000 soldiers", exact(2000)),
    ("one", exact(1)),
    ("a single convoy", exact(1)),
    ("a pair of jets", exact(2)),
    ("both pilots", exact(2)),
    ("one of the 25 hostages", exact(1)),
    ("a 25-member patrol", exact(25)),
    ("a further eleven", exact(11)),
    ("0 casualties", exact(0)),
    ("thirteen times in four days", exact(13)),
    ("10 Leopard 2 tanks", exact(10)),
    ("two women, six children", exact(2)),
    ("400 rounds a day", exact(400)),
    ("odds of 8 to 1", exact(8)),
    ("outgunned 10-to-one", exact(10)),
]
HEDGED = [
    ("at least two dozen", at_least(24)),
    ("no fewer than 12", at_least(12)),
    ("over 20", at_least(20)),
    ("more than 1,000", at_least(1000)),
    ("upwards of 3,000 civilians", at_least(3000)),
    ("25 or more", at_least(25)),
    ("25 soldiers or more", at_least(25)),
    ("100+ vehicles", at_least(100)),
    ("100-plus fighters", at_least(100)),
    (">25", at_least(25)),
    ("up to 1,200", at_most(1200)),
    ("nearly 300", at_most(300)),
    ("almost a dozen", at_most(12)),
    ("no more than 12", at_most(12)),
    ("fewer than fifty of the attackers", at_most(50)),
    ("as many as 900 rebels", at_most(900)),
    ("up to about 30", at_most(30)),
    ("as much as 8 to 1", at_most(8)),
    ("5 or fewer", at_most(5)),
    ("about 25", about(25)),
    ("around 300", about(300)),
    ("some 200 villagers", about(200)),
    ("roughly two hundred", about(200)),
    ("approximately 40 boats", about(40)),
    ("an estimated 300", about(300)),
    ("twenty-odd shells", about(20)),
    ("20 or so", about(20)),
    ("20 killed and at least 30 wounded", exact(20)),
]
RANGES = [
    ("between 20 and 30", between(20, 30)),
    ("20 to 30", between(20, 30)),
    ("20-30", between(20, 30)),
    ("20–30 shells", between(20, 30)),
    ("from four to six vendors", between(4, 6)),
    ("two or three", between(2, 3)),
    ("2 to 3 million", between(2000000, 3000000)),
    ("1.5-2 million", between(1500000, 2000000)),
    ("two to three dozen", between(24, 36)),
    ("800,000 to 1 million", between(800000, 1000000)),
    ("20 to 30 percent", between(0.2, 0.3, Unit.SHARE)),
    ("5 km to 10 km", between(5, 10, Unit.KM)),
    ("$2 billion to $3 billion", between(2000000000, 3000000000, Unit.USD)),
    ("at least 20 to 30", QuantityReading(20, 30, approximate=True)),
    ("from 30 to 20", NONE),
]
SHARES = [
    ("half of the garrison", exact(0.5, Unit.SHARE)),
    ("nearly half", at_most(0.5, Unit.SHARE)),
    ("more than half", at_least(0.5, Unit.SHARE)),
    ("a third of its tanks", exact(1 / 3, Unit.SHARE)),
    ("two-thirds", exact(2 / 3, Unit.SHARE)),
    ("three quarters of the homes", exact(0.75, Unit.SHARE)),
    ("30 percent", exact(0.3, Unit.SHARE)),
    ("30 per cent", exact(0.3, Unit.SHARE)),
    ("30%", exact(0.3, Unit.SHARE)),
    ("0.5%", exact(0.005, Unit.SHARE)),
    ("about 90 percent", about(0.9, Unit.SHARE)),
    ("150 percent", NONE),
    ("20 percentage points", NONE),
    ("half the size of the old town", NONE),
    ("half as many", NONE),
    ("the first half of 2024", NONE),
    ("a third wave", NONE),
]
MEASURES = [
    ("12 km", exact(12, Unit.KM)),
    ("a 2-km stretch", exact(2, Unit.KM)),
    ("within 2 km", at_most(2, Unit.KM)),
    ("50 miles", exact(50, Unit.MI)),
    ("500m from the bridge", exact(500, Unit.M)),
    ("a 20m high wall", exact(20, Unit.M)),
    ("500 square kilometres", exact(500, Unit.KM2)),
    ("200 sq. km", exact(200, Unit.KM2)),
    ("10,000 square miles", exact(10000, Unit.MI2)),
    ("12 hectares", exact(12, Unit.HA)),
    ("20 tonnes of flour", exact(20, Unit.T)),
    ("$1.2 billion", exact(1200000000, Unit.USD)),
    ("1.2 million dollars", exact(1200000, Unit.USD)),
    ("US$5m", exact(5000000, Unit.USD)),
    ("5 Australian dollars", exact(5)),
    ("€5 million", exact(5000000)),
    ("a week", exact(1, Unit.WEEK)),
    ("a month", exact(1, Unit.MONTH)),
    ("half a year", exact(0.5, Unit.YEAR)),
    ("half an hour", exact(0.5, Unit.HOUR)),
    ("a year and a half", exact(1.5, Unit.YEAR)),
    ("two and a half years", exact(2.5, Unit.YEAR)),
    ("a two-day siege", exact(2, Unit.DAY)),
    ("a week-long siege", exact(1, Unit.WEEK)),
    ("two decades", exact(20, Unit.YEAR)),
    ("over 48 hours", at_least(48, Unit.HOUR)),
    ("for months", NONE),
    ("a week ago", NONE),
    ("every day", NONE),
    ("20 minutes", NONE),
    ("a 500-kg bomb", NONE),
    ("900 km/h", NONE),
]
VAGUE = [
    ("several", vague(Vague.SEVERAL)),
    ("a number of", vague(Vague.SEVERAL)),
    ("a few", vague(Vague.FEW)),
    ("a couple of", vague(Vague.FEW)),
    ("some", vague(Vague.SOME)),
    ("some Ukrainian soldiers", vague(Vague.SOME)),
    ("many", vague(Vague.MANY)),
    ("large numbers of", vague(Vague.MANY)),
    ("most", vague(Vague.MOST)),
    ("all", vague(Vague.ALL)),
    ("dozens", vague(Vague.DOZENS)),
    ("several dozen", vague(Vague.DOZENS)),
    ("scores of shells", vague(Vague.DOZENS)),
    ("hundreds", vague(Vague.HUNDREDS)),
    ("a few hundred", vague(Vague.HUNDREDS)),
    ("several thousand", vague(Vague.THOUSANDS)),
    ("tens of thousands", vague(Vague.TENS_OF_THOUSANDS)),
    ("hundreds of thousands", vague(Vague.TENS_OF_THOUSANDS)),
    ("heavy losses", vague(Vague.HEAVY)),
    ("heavy combat casualties", vague(Vague.HEAVY)),
    ("significant numbers", vague(Vague.HEAVY)),
    ("heavy weapons", NONE),
    ("heavy fighting", NONE),
    ("several weeks", vague(Vague.SEVERAL, Unit.WEEK)),
    ("dozens of kilometres", vague(Vague.DOZENS, Unit.KM)),
    ("most of the 20", vague(Vague.MOST)),
    ("some of the 30 tanks", vague(Vague.SOME)),
    ("dozens of raids a day", vague(Vague.DOZENS)),
    ("not at all", NONE),
]
UNCOUNTED = [
    ("no losses", NONE),
    ("none of the 25", NONE),
    ("not a single soldier", NONE),
    ("a soldier", NONE),
    ("the soldiers", NONE),
    ("the 38th", NONE),
    ("the third battalion", NONE),
    ("2024", NONE),
    ("in 2024", NONE),
    ("the 2022 invasion", NONE),
    ("15 November", NONE),
    ("May 3-5", NONE),
    ("155mm shells", NONE),
    ("155 mm shells", NONE),
    ("Su-25", NONE),
    ("T-72 tanks", NONE),
    ("Leopard 2 tanks", NONE),
    ("Hill 112", NONE),
    ("a 10-year-old boy", NONE),
    ("10 years old", NONE),
    ("one in five", NONE),
    ("no one", NONE),
    ("both Russian and Ukrainian", NONE),
    ("", NONE),
]


ROWS = (*COUNTS, *HEDGED, *RANGES, *SHARES, *MEASURES, *VAGUE, *UNCOUNTED)


@pytest.mark.parametrize(("words", "expected"), ROWS, ids=[words for words, _ in ROWS])
def test_the_words_of_a_quantity(words: str, expected: QuantityReading) -> None:
    assert read_quantity(words) == expected


def test_whole_numbers_are_integers_and_shares_are_without_float_noise() -> None:
    assert repr(read_quantity("1.1 million").minimum) == "1100000"
    assert repr(read_quantity("30 percent").minimum) == "0.3"
    assert repr(read_quantity("100 percent").minimum) == "1"
