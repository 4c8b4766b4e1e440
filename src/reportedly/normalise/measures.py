"""Measures: the unit of a number, from the words around it, and numbers that measure nothing the schema knows.

Tons, short or long, are read as tonnes and not converted; a decade is ten years. Amounts of other currencies than the
US dollar have no unit. A rate ('900 km/h'), and a number of kilograms, feet, minutes or degrees, for which the schema
has no unit, is no quantity, since without its unit it would be a count.
"""

from collections.abc import Mapping
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from reportedly.normalise.wording import CURRENCIES, Wording, units
from reportedly.schema.vocabularies import UnitOfMeasure
from reportedly.text.lexicon import table

_MORE = frozenset({"more", "further", "additional", "full", "whole", "consecutive", "straight", "long", "entire"})
_DIMENSION = frozenset(
    {"wide", "high", "deep", "long", "tall", "away", "from", "of", "above", "below", "north", "south", "east", "west"}
    | {"northeast", "northwest", "southeast", "southwest", "off", "inside", "into", "along", "across", "behind"}
    | {"beyond", "range", "radius"},
)
"""Words behind a length: '500m from the bridge'."""
_DOLLARS = frozenset({"dollar", "dollars"})
_OTHER_DOLLARS = frozenset({"a", "au", "c", "ca", "hk", "nt", "nz", "r", "s"})
"""What stands before the sign of other dollars: 'A$5m'."""
_AMERICAN = frozenset({"us", "u.s", "u.s.", "american"})


class Excluded(Enum):
    """Why a number is no quantity."""

    UNMEASURED = auto()
    """Of a unit that the schema lacks, or a rate."""


class Measure(NamedTuple):
    """The unit behind a number."""

    end: int
    """One past its last word."""
    unit: UnitOfMeasure | None
    """Null for a count."""
    factor: int = 1
    """What the number is multiplied by: 10 for decades, 1,000,000 for the 'm' of '20m people'."""


def measure(words: Wording, start: int, end: int) -> Measure | Excluded:
    """The unit of the number ``words[start:end]``, from the words behind it and the currency before it."""
    if words.norm(start - 1) in CURRENCIES:
        return _money(words, start, end)
    at = end
    while at < end + 2 and words.norm(at) in _MORE:
        at += 1
    return _excluded(words, at) or _compound(words, at, end) or _plain(words, at, end)


def _excluded(words: Wording, at: int) -> Excluded | None:
    points = words.norm(at) in {"percent", "percentage", "%"} and words.norm(at + 1) in {"point", "points"}
    return Excluded.UNMEASURED if points or words.norm(at) in _unmeasured() else None


def _compound(words: Wording, at: int, end: int) -> Measure | Excluded | None:
    """'Per cent', 'square kilometres', 'sq. km', 'decades', and the 'm' of '20m people'."""
    word = words.norm(at)
    if word == "per" and words.norm(at + 1) == "cent":
        return Measure(at + 2, UnitOfMeasure.SHARE)
    if word in {"square", "sq"}:
        return _square(words, at + 1)
    if word == "m" and at == end and _millions(words, at):
        return Measure(at + 1, None, 1_000_000)
    multiple = _multiples().get(word)
    return None if multiple is None else Measure(at + 1, *multiple)


def _plain(words: Wording, at: int, end: int) -> Measure | Excluded:
    word = words.norm(at)
    unit = units().get(word)
    if word in _AMERICAN and words.norm(at + 1) in _DOLLARS:
        return Measure(at + 2, UnitOfMeasure.USD)
    if word in _DOLLARS and words.capital(at - 1) and at > end:
        return Measure(end, None)
    if unit in {UnitOfMeasure.KM, UnitOfMeasure.M, UnitOfMeasure.MI} and _is_rate(words, at + 1):
        return Excluded.UNMEASURED
    return Measure(end, None) if unit is None else Measure(at + 1, unit)


def _square(words: Wording, at: int) -> Measure | Excluded:
    at += words.norm(at) == "."
    unit = _squares().get(words.norm(at))
    return Excluded.UNMEASURED if unit is None else Measure(at + 1, unit)


def _money(words: Wording, start: int, end: int) -> Measure:
    """'$1.2 billion' and 'US$5m' are US dollars; 'A$5' and '€5' are other money."""
    millions = words.norm(end) == "m"
    before = words.norm(start - 2)
    foreign = before in _OTHER_DOLLARS and words.capital(start - 2)
    dollars = words.norm(start - 1) == "$" and not foreign
    return Measure(end + millions, UnitOfMeasure.USD if dollars else None, 1_000_000 if millions else 1)


def _millions(words: Wording, at: int) -> bool:
    """Whether 'm' stands for million: '1.3m people', not 'a 20m high wall' or '500m from the bridge'."""
    following = words.norm(at + 1)
    return following.isalpha() and following not in _DIMENSION


def _is_rate(words: Wording, at: int) -> bool:
    return words.norm(at) in {"/", "per"} or (words.norm(at) == "an" and words.norm(at + 1) == "hour")


@cache
def _unmeasured() -> frozenset[str]:
    return frozenset(table("numbers")["unmeasured"]["words"].split())


@cache
def _squares() -> Mapping[str, UnitOfMeasure]:
    rows = table("numbers")["squares"].items()
    return {word: UnitOfMeasure.parse(unit) for unit, words in rows for word in words.split()}


@cache
def _multiples() -> Mapping[str, tuple[UnitOfMeasure, int]]:
    rows = table("numbers")["multiples"].items()
    return {word: (UnitOfMeasure.parse(unit), factor) for word, (factor, unit) in rows}
