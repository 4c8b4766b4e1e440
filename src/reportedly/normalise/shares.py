"""Shares: parts of a whole ('nearly half', 'two-thirds', 'a third of'), and parts of a unit ('half a year').

A denominator that is an ordinal too is read as one only with 'of' or a determiner behind it: 'a third of its tanks',
not 'a third wave'. 'The first half', 'half the size of' and 'half as many' are no shares.
"""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from math import gcd
from typing import NamedTuple

from reportedly.normalise.measures import Excluded, measure
from reportedly.normalise.wording import Wording
from reportedly.schema.vocabularies import UnitOfMeasure
from reportedly.text.lexicon import table
from reportedly.text.numbers import leading_number

_SERIAL = frozenset({"first", "second", "latter", "former", "next", "previous", "last", "third", "fourth"})
_COMPARED = frozenset(
    {"size", "length", "height", "width", "age", "price", "cost", "speed", "weight", "distance", "time"}
)
_DETERMINERS = frozenset({"of", "the", "its", "their", "his", "her", "our", "all", ",", ".", ";", ")", ""})
_ORDINALS = frozenset({"third", "fifth", "sixth", "seventh", "eighth", "tenth"})


class Part(NamedTuple):
    """A part of a whole or of a unit."""

    start: int
    end: int
    value: Fraction
    unit: UnitOfMeasure


def part_at(words: Wording, at: int) -> Part | None:
    """The part that begins at ``words[at]``; null if none does."""
    found = _fraction(words, at)
    if found is None:
        return None
    end, value = found
    whole = end + (words.norm(end) == "of")
    whole += words.norm(whole) in {"a", "an"}
    unit = measure(words, whole, whole)
    if whole > end or words.norm(end - 1) == "half":
        if isinstance(unit, Excluded):
            return None
        if unit.unit is not None and unit.unit is not UnitOfMeasure.SHARE and unit.end > whole:
            return Part(at, unit.end, value * unit.factor, unit.unit)
    return Part(at, end, value, UnitOfMeasure.SHARE)


def _fraction(words: Wording, at: int) -> tuple[int, Fraction] | None:
    word = words.norm(at)
    if word == "half":
        return None if _compares(words, at) or words.norm(at - 1) in _SERIAL else (at + 1, Fraction(1, 2))
    if word in {"a", "an"}:
        top, end = 1, at + 1
    else:
        number = leading_number(words.norms, at)
        if number is None or number.value.denominator != 1:
            return None
        top, end = int(number.value), number.end
    bottom = _denominators().get(words.norm(end))
    if bottom is None or not 0 < top < bottom or gcd(top, bottom) > 1:
        return None
    singular = not words.norm(end).endswith("s")
    if singular != (top == 1) or (words.norm(end) in _ORDINALS and words.norm(end + 1) not in _DETERMINERS):
        return None
    if words.norm(end) == "half" and _compares(words, end):
        return None
    return end + 1, Fraction(top, bottom)


def _compares(words: Wording, at: int) -> bool:
    """'Half the size of', 'half as many', 'half way'."""
    behind = words.norm(at + 1)
    return behind in {"as", "way", "that", "term"} or (behind == "the" and words.norm(at + 2) in _COMPARED)


@cache
def _denominators() -> Mapping[str, int]:
    return dict(table("numbers")["fractions"])
