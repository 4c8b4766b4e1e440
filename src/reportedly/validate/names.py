"""Names: how two names of a thing compare.

Names are folded for case, articles, punctuation and typography, and compared by words. What a name refers to is not
this module's business: no gazetteer, no thesaurus, no fuzzy matching.
"""

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from reportedly.validate.nationalities import nationalities
from reportedly.validate.numerals import numerals

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc\u2032\u00b4`]")
_POSSESSIVE = re.compile(r"'s\b")
_INSIDE = re.compile(r"(?<=\w)'|(?<![0-9])\.(?=\w)|(?<=\w)\.(?![0-9])")
_WORD = re.compile(r"\w+(?:\.[0-9]+)*")
_ARTICLES = frozenset({"the", "an"})
_HALF = 0.5


class Likeness(IntEnum):
    """How two names compare, best last."""

    NONE = 0
    """No relation: the two are never paired."""
    DESIGNATION = 1
    """Another number."""
    NATIONALITY = 2
    """Another nationality word."""
    JACCARD = 3
    """At least half of the words of both are shared."""
    CONTAINED = 4
    """One contains the other in whole words."""
    EQUAL = 5
    """Equal after folding."""


class Folded(NamedTuple):
    """A name as it is compared."""

    text: str
    """Its words, one space before, between and after them."""
    words: frozenset[str]
    """The words."""
    numbers: frozenset[str]
    """The numbers in it: '38' of '38th', '3' of 'Third' and of 'III'."""
    nations: frozenset[str]
    """The sides that its nationality words name."""


@lru_cache(maxsize=65536)
def folded(name: str) -> Folded:
    """The name after folding case, articles, punctuation and typography.

    'a' is an article only in front ('Company A' keeps its letter), a possessive 's' is dropped, and full stops inside
    an abbreviation close up ('U.S.' is 'us').
    """
    words = _words(name)
    return Folded(
        text=f" {' '.join(words)} ",
        words=frozenset(words),
        numbers=numerals(name),
        nations=nationalities(name),
    )


@lru_cache(maxsize=65536)
def likeness(one: str, other: str) -> Likeness:
    """How two names compare; the order of the arguments does not matter.

    A number or nationality word conflicts if each name has one that the other lacks, whatever else they share.
    """
    a, b = folded(one), folded(other)
    if a.text == b.text:
        return Likeness.EQUAL
    if _conflict(a.nations, b.nations):
        return Likeness.NATIONALITY
    if _conflict(a.numbers, b.numbers):
        return Likeness.DESIGNATION
    return _shared(a, b)


def best_likeness(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    """The best comparison of any name of the one thing with any name of the other."""
    if one == other:
        return Likeness.EQUAL
    if len(one) == 1 and len(other) == 1:
        return likeness(one[0], other[0])
    return max(likeness(a, b) for a in one for b in other)


def _shared(one: Folded, other: Folded) -> Likeness:
    if one.text in other.text or other.text in one.text:
        return Likeness.CONTAINED
    if len(one.words & other.words) >= _HALF * len(one.words | other.words):
        return Likeness.JACCARD
    return Likeness.NONE


def _conflict(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and not one <= other and not other <= one


def _words(name: str) -> list[str]:
    text = _APOSTROPHES.sub("'", _INVISIBLE.sub("", unicodedata.normalize("NFC", name).casefold()))
    text = _INSIDE.sub("", _POSSESSIVE.sub("", text))
    words = _WORD.findall(text)
    kept = [word for index, word in enumerate(words) if word not in _ARTICLES and (index or word != "a")]
    return kept or words or [text.strip()]
