"""Date words: the words of a date phrase, cut so that days, months, years and marks stand alone.

'mid-June', '3-5', '3/4', 'May-June', '2019-2021' are cut; '2024-11-15' and '15.11.2024' stay whole; the full stop of
'Nov.' and possessive endings are dropped. A name that is a word too ('may', 'march', 'sun') names a month or a day
only with a capital.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from reportedly.text.lexicon import table
from reportedly.text.numbers import cardinals, scales
from reportedly.text.tokens import Token, tokens

_DAY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?\Z")
_YEAR = re.compile(r"(?:1[4-9]|20)[0-9]{2}\Z")
_WHOLE = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2}(?:t[0-9].*)?)?\Z|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}\Z")
_SEASONAL = re.compile(r"([0-9]{4})-([0-9]{2})\Z")
_HYPHENED_ORDINAL = re.compile(r"(?:twenty|thirty)-[a-z]+\Z")
_SLASHED = re.compile(r"([0-9]{1,2}|[0-9]{4})/([0-9]{2}|[0-9])\Z")
_CLOCK = frozenset({"hours", "hrs", "gmt", "utc", "local", "on"})
_BLURS = frozenset({"mid", "early", "late"})
_ABBREVIATED = 4
_MONTH_DAYS = 31


class DateWords(NamedTuple):
    """Words in order."""

    norms: tuple[str, ...]
    """Casefolded; a name without the capital that it needs is in parentheses and so names nothing."""

    def norm(self, at: int) -> str:
        """The word at ``at``, empty outside."""
        return self.norms[at] if 0 <= at < len(self.norms) else ""

    def may_begin(self, at: int) -> bool:
        """Whether a date can begin with the word at ``at``."""
        word = self.norm(at)
        return word[:1].isdecimal() or word in _beginnings()

    def month(self, at: int) -> int | None:
        """1 to 12."""
        return _table("months").get(self.norm(at))

    def weekday(self, at: int) -> int | None:
        """0 for Monday."""
        return _table("weekdays").get(self.norm(at))

    def season(self, at: int, *, dated: bool) -> int | None:
        """21 for spring to 24 for winter (EDTF level 1); 'fall' needs a capital, or a year beside it."""
        word = self.norm(at)
        return _table("seasons").get(word.strip("()") if dated else word)

    def day(self, at: int) -> int | None:
        """1 to 31: '3', '3rd', 'third'."""
        found = _DAY.match(self.norm(at))
        value = int(found.group(1)) if found is not None else _ordinals().get(self.norm(at), 0)
        return value if 1 <= value <= _MONTH_DAYS else None

    def year(self, at: int) -> str | None:
        """Four digits, 1400 to 2099; '1900' behind 'at', or before 'hours' or 'on', is a time of day."""
        word = self.norm(at)
        clock = self.norm(at - 1) == "at" or self.norm(at + 1) in _CLOCK
        return word if _YEAR.match(word) and not clock else None


def date_words(text: str) -> DateWords:
    """The words of ``text``, cut as above; linear in its length."""
    found: list[str] = []
    for token in tokens(text):
        if token.norm == "." and found and len(found[-1]) <= _ABBREVIATED and _is_name(found[-1]):
            continue
        if token.norm not in {"'s", "'"}:
            found += _winter(found, token) or _cut(token)
    return DateWords(tuple(found))


def _winter(before: list[str], token: Token) -> list[str]:
    """The years of 'the winter of 2023-24', which elsewhere may be a year and a month."""
    years = _SEASONAL.match(token.norm)
    seasonal = any(word.strip("()") in _table("seasons") for word in before[-2:])
    return [years.group(1), "-", years.group(2)] if years is not None and seasonal else []


def _cut(token: Token) -> list[str]:
    norm = token.norm
    slashed = _SLASHED.match(norm)
    if slashed is not None:
        return [slashed.group(1), "/", slashed.group(2)]
    if "-" not in norm or _WHOLE.match(norm) or _HYPHENED_ORDINAL.match(norm):
        return [_named(norm, token.text)]
    parts = [_named(part, piece) for part, piece in zip(norm.split("-"), re.split("[-‐‑]", token.text), strict=False)]
    if parts[0] in _BLURS:
        return parts
    if all(_is_name(part) or _DAY.match(part) or _YEAR.match(part) for part in parts):
        return [word for part in parts for word in ("-", part)][1:]
    if len(parts) == 2 and _YEAR.match(parts[0]) and re.match(r"[0-9]{2}\Z", parts[1]):  # noqa: PLR2004 - '2023-24'
        return [parts[0], "-", parts[1]]
    return [norm]


def _named(norm: str, text: str) -> str:
    return f"({norm})" if norm in _ambiguous() and not text[:1].isupper() else norm


def _is_name(norm: str) -> bool:
    return norm in _table("months") or norm in _table("weekdays")


@cache
def _table(name: str) -> Mapping[str, int]:
    return dict(table("months")[name])


@cache
def _beginnings() -> frozenset[str]:
    """Names, ordinals, number words, and the words of ``months.toml`` that open a relative date."""
    names = (*_table("months"), *_table("weekdays"), *_table("seasons"), "(fall)", *_table("days"), *_ordinals())
    opening = f"{table('months')['words']['opening']} {table('months')['words']['inexact']}"
    return frozenset({*names, *cardinals(), *scales(), *opening.split()})


@cache
def _ordinals() -> Mapping[str, int]:
    """'first' to 'thirty-first'."""
    words: dict[str, int] = table("ordinals")["ordinals"]
    tens: dict[str, int] = table("ordinals")["tens"]
    units = {word: value for word, value in words.items() if value < 10}  # noqa: PLR2004 - digits
    return {**words, **{f"{ten}-{unit}": tens[ten] + units[unit] for ten in ("twenty", "thirty") for unit in units}}


@cache
def _ambiguous() -> frozenset[str]:
    return frozenset(table("months")["ambiguous"]["words"].split())
