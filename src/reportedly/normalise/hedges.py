"""Hedges: what the words around a number make of it: a lower bound, an upper bound, or about as much.

The phrases are those of ``numbers.toml``. Guidelines: 'nearly N' and 'up to N' are a maximum, 'over N' and 'at least
N' a minimum, both approximate; 'about N' is both, approximate.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from functools import cache

from reportedly.text.lexicon import table


class Hedge(Enum):
    """What the words say of a number."""

    NONE = "none"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    ABOUT = "about"


_BETWEEN = frozenset({"the", "a", "an", "another", "its", "their", "$", "€", "£", "¥", "us", "only", "just", "all"})
"""Words that may stand between a hedge and its number."""
_CLOSING = frozenset({",", ".", ";", ":", ")", "—"})
_LONGEST = 5
_WORDS_LATER = 3
"""How many words may stand between a number and a hedge behind it: '25 soldiers or more'."""


def hedge_before(norms: Sequence[str], start: int) -> Hedge:
    """What the words before ``norms[start]`` make of the number there.

    Of several, one within another, the bound: 'up to about 30', 'at least some 20'.
    """
    found, at = Hedge.NONE, start
    while True:
        while at and norms[at - 1] in _BETWEEN:
            at -= 1
        length = next(
            (n for n in range(min(_LONGEST, at), 0, -1) if tuple(norms[at - n : at]) in _phrases("bounds")), 0
        )
        if not length:
            return found
        nearest = _phrases("bounds")[tuple(norms[at - length : at])]
        if nearest is not Hedge.ABOUT:
            return nearest
        found, at = nearest, at - length


def hedge_behind(norms: Sequence[str], end: int) -> tuple[Hedge, int]:
    """What the words right behind the number before ``norms[end]`` make of it, and where they end: '25 or more'."""
    for length in range(min(_LONGEST, len(norms) - end), 0, -1):
        found = _phrases("bounds_after").get(tuple(norms[end : end + length]))
        if found is not None:
            return found, end + length
    return Hedge.NONE, end


def hedge_later(norms: Sequence[str], end: int) -> Hedge:
    """What words some way behind the number make of it, at the end of a phrase: '25 soldiers or more'."""
    for at in range(end, min(len(norms), end + _WORDS_LATER + 1)):
        found, after = hedge_behind(norms, at)
        if after - at > 1 and (after == len(norms) or norms[after] in _CLOSING):
            return found
    return Hedge.NONE


@cache
def _phrases(name: str) -> Mapping[tuple[str, ...], Hedge]:
    rows: Iterable[tuple[str, list[str]]] = table("numbers")[name].items()
    return {tuple(phrase.split()): Hedge(hedge_) for hedge_, phrases in rows for phrase in phrases}
