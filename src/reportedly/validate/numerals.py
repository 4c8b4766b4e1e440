"""Numerals: the numbers in a name, however they are written: '38th', 'Third', 'twenty-fifth', 'III'."""

import re
from collections.abc import Mapping
from functools import cache

from reportedly.text.lexicon import table

_DIGITS = re.compile(r"[0-9]+")
_LETTERS = re.compile(r"[a-z]+")
_ROMAN = re.compile(r"(?<!\w)(?=[IVXL])(?:X[LC]|L?X{0,3})(?:IX|IV|V?I{0,3})(?!\w)")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_TEN = 10


def numerals(name: str) -> frozenset[str]:
    """The numbers in ``name`` in digits: runs of digits, ordinal words, Roman numerals in capitals up to 99."""
    digits = [run.lstrip("0") or "0" for run in _DIGITS.findall(name)]
    return frozenset([*digits, *_ordinals(name.casefold()), *[_value(roman) for roman in _ROMAN.findall(name)]])


@cache
def _words(kind: str) -> Mapping[str, int]:
    return dict(table("ordinals")[kind])


def _ordinals(name: str) -> list[str]:
    found, ten = [], 0
    for word in _LETTERS.findall(name):
        value = _words("ordinals").get(word)
        if value is not None:
            found.append(f"{ten + value if value < _TEN else value}")
        ten = _words("tens").get(word, 0)
    return found


def _value(roman: str) -> str:
    values = [_ROMAN_VALUES[letter] for letter in roman]
    signs = [-1 if value < following else 1 for value, following in zip(values, [*values[1:], 0], strict=True)]
    return f"{sum(sign * value for sign, value in zip(signs, values, strict=True))}"
