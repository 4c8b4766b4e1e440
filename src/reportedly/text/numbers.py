"""Numbers: number words and figures to their value.

'1,200', '1.5 million', 'two dozen', 'half a million', 'twenty-five', 'three hundred and twelve', 'two and a half
thousand'. Ordinals, designations and model numbers ('38th', 'T-72', '155mm') are no numbers here, nor is
anything from 10¹⁵ on. Values are computed as fractions, so that no float noise gets in.
"""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from reportedly.text.lexicon import table
from reportedly.text.tokens import tokens

Number = int | float

_SPACES = " \u00a0\u2009\u202f"
"""A space of any width may separate groups of three digits."""
_FIGURE = re.compile(
    rf"(?:[0-9]{{1,15}}|[0-9]{{1,3}}(?:[,{_SPACES}][0-9]{{3}}){{1,4}}|[0-9]{{1,2}}(?:,[0-9]{{2}}){{1,5}},[0-9]{{3}})(?:\.[0-9]{{1,6}})?\Z",
)
"""Plain digits, groups of three, or Indian groups ('12,50,000'), with decimals."""
_SEPARATORS = re.compile(f"[,{_SPACES}]")
_LIMIT = 10**15
_HUNDRED = 100
_THOUSAND = 1000
_TWENTY = 20
_TEN = 10
_ARTICLES = frozenset({"a", "an"})


class Reading(NamedTuple):
    """A number at the head of some words."""

    end: int
    """One past its last word."""
    value: Fraction


@cache
def cardinals() -> Mapping[str, int]:
    """'zero' to 'ninety'."""
    return dict(table("numbers")["cardinals"])


@cache
def scales() -> Mapping[str, int]:
    """'dozen' to 'trillion'."""
    return dict(table("numbers")["scales"])


def figure(word: str) -> Number | None:
    """The value of digits: '1,200' is 1200; null for '38th', 'T-72', '1.200.300'."""
    value = _figure(word)
    return None if value is None else as_number(value)


def as_number(value: Fraction) -> Number:
    """An integer where the value is one, else the nearest float: 0.3, 0.3333333333333333."""
    return int(value) if value.denominator == 1 else float(value)


def parse_number(words: str) -> Number | None:
    """The value of a number given as words, figures or both; null if the words are anything else. Raises nothing.

    >>> parse_number("two dozen"), parse_number("1.5 million"), parse_number("three hundred and twelve")
    (24, 1500000, 312)
    """
    if _FIGURE.match(words.strip()):
        return figure(words.strip())
    parts = [part for token in tokens(words) for part in token.norm.split("-")]
    found = leading_number(parts)
    return as_number(found.value) if found is not None and found.end == len(parts) else None


def may_begin(word: str) -> bool:
    """Whether a number, or an article before one, can begin with the folded word."""
    return word[:1].isdecimal() or word in _beginnings()


@cache
def _beginnings() -> frozenset[str]:
    return frozenset({*cardinals(), *scales(), *_ARTICLES, "half", "quarter"})


def leading_number(words: Sequence[str], at: int = 0) -> Reading | None:
    """The longest number that begins at ``words[at]``, in folded words cut at hyphens; null if none does.

    An article begins a number only before a scale ('a dozen'), and a number stops before words that don't continue it:
    'two thousand three' is 2003, 'two three' is 2.
    """
    if not may_begin(_word(words, at)):
        return None
    found = _part_of_scale(words, at) or _dozens(words, at) or _scaled(words, at)
    return None if found is None or found.value >= _LIMIT else found


def _figure(word: str) -> Fraction | None:
    return Fraction(_SEPARATORS.sub("", word)) if _FIGURE.match(word) else None


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if at < len(words) else ""


def _scale(word: str) -> int | None:
    """The value of 'thousand' and up."""
    value = scales().get(word)
    return value if value is not None and value >= _THOUSAND else None


def _part_of_scale(words: Sequence[str], at: int) -> Reading | None:
    """'half a million', 'half a dozen', 'a half dozen', 'a quarter of a million'."""
    start = at + 1 if _word(words, at) in _ARTICLES else at
    part = {"half": Fraction(1, 2), "quarter": Fraction(1, 4)}.get(_word(words, start))
    if part is None:
        return None
    end = start + 1
    if _word(words, end) == "of" and _word(words, end + 1) in _ARTICLES:
        end += 1
    if _word(words, end) in _ARTICLES:
        end += 1
    scale = scales().get(_word(words, end))
    return None if scale is None else Reading(end + 1, part * scale)


def _dozens(words: Sequence[str], at: int) -> Reading | None:
    """'a dozen', 'two dozen', 'five score'."""
    count = (
        Reading(at + 1, Fraction(1)) if _word(words, at) in _ARTICLES else _group(words, at) or Reading(at, Fraction(1))
    )
    name = _word(words, count.end)
    if name not in {"dozen", "score"} or (name == "score" and count.end == at):
        return None
    return Reading(count.end + 1, count.value * scales()[name])


def _scaled(words: Sequence[str], at: int) -> Reading | None:
    """Groups with falling scales, and a last one without: 'two million three hundred thousand and five'."""
    total, ceiling = Reading(at, Fraction(0)), 0
    while True:
        joined = ceiling > 0 and _word(words, total.end) == "and"
        group = _counted(words, total.end + joined, first=not ceiling)
        if group is None or (ceiling and group.value >= _THOUSAND) or (joined and group.value >= _HUNDRED):
            break
        scale = _scale(_word(words, group.end))
        if scale is None:
            if not ceiling or not _figured(words, total.end + joined):
                total = Reading(group.end, total.value + group.value)
                ceiling = ceiling or 1
            break
        if joined or (ceiling and scale >= ceiling):
            break
        value = group.value * scale
        half = _and_a_part(words, group.end + 1)
        total = Reading(group.end + 1, total.value + value)
        ceiling = scale
        if half is not None:
            total = Reading(half.end, total.value + half.value * scale)
            break
    return total if ceiling else None


def _counted(words: Sequence[str], at: int, *, first: bool) -> Reading | None:
    """What stands before a scale: 'two', 'two and a half', '1.5', 'a'; a bare scale counts one."""
    word = _word(words, at)
    if first and word in _ARTICLES:
        return Reading(at + 1, Fraction(1)) if _scale(_word(words, at + 1)) else _group(words, at)
    if first and _scale(word):
        return Reading(at, Fraction(1))
    group = _group(words, at)
    part = _and_a_part(words, group.end) if group is not None else None
    return Reading(part.end, group.value + part.value) if group is not None and part is not None else group


def _and_a_part(words: Sequence[str], at: int) -> Reading | None:
    """'and a half', 'and a quarter'."""
    part = {"half": Fraction(1, 2), "quarter": Fraction(1, 4)}.get(_word(words, at + 2))
    if part is None or _word(words, at) != "and" or _word(words, at + 1) != "a":
        return None
    return Reading(at + 3, part)


def _figured(words: Sequence[str], at: int) -> bool:
    return _figure(_word(words, at)) is not None


def _group(words: Sequence[str], at: int) -> Reading | None:
    """Below a thousand in words, or any figure: 'three hundred and twelve', 'twelve hundred', 'a hundred', '1,200'."""
    value = _figure(_word(words, at))
    if value is not None:
        hundred = _word(words, at + 1) == "hundred" and value < _HUNDRED
        return Reading(at + 2, value * _HUNDRED) if hundred else Reading(at + 1, value)
    count = Reading(at + 1, Fraction(1)) if _word(words, at) in _ARTICLES else _small(words, at)
    if count is None and _word(words, at) == "hundred":
        count = Reading(at, Fraction(1))
    if count is None or _word(words, count.end) != "hundred":
        return None if _word(words, at) in _ARTICLES else count
    hundreds = Reading(count.end + 1, count.value * _HUNDRED)
    rest = _small(words, hundreds.end + (_word(words, hundreds.end) == "and"))
    return hundreds if rest is None else Reading(rest.end, hundreds.value + rest.value)


def _small(words: Sequence[str], at: int) -> Reading | None:
    """Below a hundred in words: 'twenty five', 'twelve'."""
    value = cardinals().get(_word(words, at))
    if value is None:
        return None
    unit = cardinals().get(_word(words, at + 1), 0)
    if value >= _TWENTY and 0 < unit < _TEN:
        return Reading(at + 2, Fraction(value + unit))
    return Reading(at + 1, Fraction(value))
