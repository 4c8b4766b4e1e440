"""Wording: the words of a quantity, with compounds cut so that a number is a run of words.

'twenty-five', 'two-thirds', '20-30', 'a two-day siege', '25-member', '1.2bn', '$5m' and '30km' are cut; figures in
groups ('1 200') are joined. What holds a digit and is no number of something ('38th', 'T-72', '155mm', '10-year-old',
'2024-11-15') becomes the mark ``NO_COUNT``.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from reportedly.schema.vocabularies import UnitOfMeasure
from reportedly.text.lexicon import table
from reportedly.text.numbers import figure, leading_number, scales
from reportedly.text.tokens import Token, tokens

NO_COUNT = "#"
"""Stands for a word with digits that counts nothing."""
CURRENCIES = frozenset("$€£¥")

_SPACED = re.compile(r"(?<![0-9.,:/–-])[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3}){1,4}(?![0-9:/]|[.,][0-9])")
_WORD_BEFORE = re.compile(r"([^\W\d_]{3,9})\.?\s\Z")
_HEAD = re.compile(r"([$€£¥]?)([0-9][0-9.,]*)([^\W\d_²]*²?)\Z")
_LONG = re.compile(r"(hour|day|week|month|year)-?long\Z")


class Wording(NamedTuple):
    """Words in order, as they are read and as they are written."""

    norms: tuple[str, ...]
    """Casefolded; ``NO_COUNT`` for words with digits that count nothing."""
    capitals: tuple[bool, ...]
    """Whether the word begins with a capital."""

    def norm(self, at: int) -> str:
        """The word at ``at``, empty outside."""
        return self.norms[at] if 0 <= at < len(self.norms) else ""

    def capital(self, at: int) -> bool:
        """Whether there is a word with a capital at ``at``."""
        return 0 <= at < len(self.capitals) and self.capitals[at]


def wording(text: str) -> Wording:
    """The words of ``text``, cut and joined as above; linear in its length."""
    pieces = [
        (piece, token.text[:1].isupper()) for token in tokens(_SPACED.sub(_grouped, text)) for piece in _cut(token)
    ]
    return Wording(tuple(piece for piece, _ in pieces), tuple(capital for _, capital in pieces))


@cache
def units() -> Mapping[str, UnitOfMeasure]:
    """Words for units of measure, those of areas by 'square' apart."""
    rows = table("numbers")["units"].items()
    return {word: UnitOfMeasure.parse(unit) for unit, words in rows for word in words.split()}


@cache
def months() -> frozenset[str]:
    """Names of months and their abbreviations."""
    return frozenset(table("months")["months"])


def _grouped(found: re.Match[str]) -> str:
    """'1 200' as '1,200', but not 'May 3 200'."""
    before = _WORD_BEFORE.search(found.string, max(0, found.start() - 12), found.start())
    if before is not None and before.group(1).casefold() in months():
        return found.group()
    return re.sub(r"\s", ",", found.group())


def _cut(token: Token) -> tuple[str, ...]:
    norm = token.norm
    spelt = _LONG.match(norm)
    if spelt is not None:
        return ("one", spelt.group(1))
    digits = any(character.isdigit() for character in norm)
    if (not digits and "-" not in norm) or norm in units():
        return (norm,)
    parts = tuple(_parts(norm))
    number = leading_number(parts, parts[0] in CURRENCIES)
    if number is None:
        half = parts[0] == "half" and parts[1] in units()
        return parts if half else (NO_COUNT,) if digits else (norm,)
    rest = _behind(parts[number.end :])
    return (NO_COUNT,) if rest is None else (*parts[: number.end], *rest)


def _parts(norm: str) -> Iterator[str]:
    """The parts of a compound, currencies and suffixes cut off its figures."""
    for part in norm.split("-"):
        head = _HEAD.match(part)
        if head is None or figure(head.group(2)) is None or (head.group(3) and not _suffix(head.group(3))):
            yield part
        else:
            yield from (piece for piece in (head.group(1), head.group(2), _suffix(head.group(3))) if piece)


def _suffix(word: str) -> str:
    """A unit or scale written right behind the figure; empty if it is neither ('155mm', '38th')."""
    scale: str = table("numbers")["suffixes"].get(word, "")
    return scale or (word if word in units() else "")


def _behind(rest: tuple[str, ...]) -> tuple[str, ...] | None:
    """What of a compound behind its number is read; null where the compound counts nothing."""
    if not rest or rest[0] in _strengths():
        return ()
    if "old" in rest:
        return None
    if _counts(rest[0]) or rest[0] in {"plus", "odd"}:
        return rest[:1]
    if rest[0] in {"square", "sq"}:
        return rest[:2]
    if figure(rest[0]) is not None:
        ranged = len(rest) == 1 or (len(rest) == 2 and _counts(rest[1]))  # noqa: PLR2004 - an upper end, and its unit
        return ("-", *rest) if ranged else None
    return rest if rest[0] == "to" and leading_number(rest, 1) is not None else None


def _counts(word: str) -> bool:
    return word in units() or word in scales() or word in table("numbers")["fractions"]


@cache
def _strengths() -> frozenset[str]:
    return frozenset(table("numbers")["strengths"]["words"].split())
