"""Numbers: number words and figures to their value.

'1,200', '1.5 million', 'two dozen', 'twenty-five', 'three hundred and twelve', 'a thousand'. Ordinals, designations and
model numbers ('38th', 'T-72', '155mm') are no numbers here.
"""

import re
from functools import cache

from reportedly.text.lexicon import table

_FIGURE = re.compile(r"(?:[0-9]{1,3}(?:[,\u202f\u00a0 ][0-9]{3})+|[0-9]{1,15})(?:\.[0-9]{1,6})?\Z")
_SEPARATORS = re.compile(r"[,\u202f\u00a0 ]")

Number = int | float


@cache
def cardinals() -> dict[str, int]:
    """'one' to 'ninety'."""
    return dict(table("numbers")["cardinals"])


@cache
def scales() -> dict[str, int]:
    """'dozen' to 'trillion'."""
    return dict(table("numbers")["scales"])


def figure(word: str) -> Number | None:
    """The value of digits: '1,200' is 1200; null for '38th', 'T-72', '1.200.300'."""
    if not _FIGURE.match(word):
        return None
    plain = _SEPARATORS.sub("", word)
    return exact(float(plain)) if "." in plain else int(plain)


def exact(value: float) -> Number:
    """An integer where the value is one, else without float noise."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def parse_number(words: str) -> Number | None:
    """The value of a number given as words, figures or both; null if it is none.

    >>> parse_number("two dozen"), parse_number("1.5 million"), parse_number("three hundred and twelve")
    (24, 1500000, 312)
    """
    parts = [part for word in words.casefold().split() for part in _split(word)]
    return _sum(parts) if parts else None


def _split(word: str) -> list[str]:
    if "-" in word and all(part in cardinals() or part in scales() for part in word.split("-")):
        return word.split("-")
    return [word]


def _sum(parts: list[str]) -> Number | None:  # noqa: C901, PLR0912 - the grammar of number words
    total: Number = 0
    current: Number | None = None
    for index, part in enumerate(parts):
        value = cardinals().get(part)
        number = figure(part) if value is None else value
        if number is not None:
            if current is None:
                current = number
            elif value is not None and current >= 20 and current % 10 == 0 and number < 10 and current < 100:  # noqa: PLR2004
                current += number
            elif current >= 100 and current % 100 == 0 and number < 100:  # noqa: PLR2004 - 'three hundred twelve'
                current += number
            else:
                return None
        elif part in scales():
            scale = scales()[part]
            if part == "hundred":
                current = (current or 1) * scale
            elif part in {"dozen", "score"}:
                current = (current or 1) * scale
            else:
                total += (current or 1) * scale
                current = None
        elif part == "and":
            if index == 0 or index == len(parts) - 1:
                return None
        elif part in {"a", "an"}:
            if index + 1 >= len(parts) or parts[index + 1] not in scales():
                return None
        else:
            return None
    result = total + (current or 0)
    return exact(float(result)) if isinstance(result, float) else result
