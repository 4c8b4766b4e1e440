"""Vagueness: quantities that the words leave open: 'several', 'tens of thousands', 'heavy losses'.

The vocabulary ends at tens of thousands, so 'hundreds of thousands' and 'millions' are that. 'Scores' and 'tens' are
dozens, 'a couple' and 'a handful' few, 'a number of' several. 'Heavy' and its like count only of losses, of damage,
and of 'numbers' ('significant numbers'): heavy weapons are no quantity.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from reportedly.normalise.measures import Excluded, measure
from reportedly.normalise.wording import Wording
from reportedly.schema.vocabularies import UnitOfMeasure, Vagueness
from reportedly.text.lexicon import table

_LONGEST = 5
_REACH = 4
"""How many words may stand between 'heavy' and what is lost: 'heavy combat and equipment losses'."""
_TIME = frozenset({"hour", "day", "week", "month", "year", "night", "morning", "time"})
_BEFORE_ALL = frozenset({"at", "above", "after", "not", "of", "once"})
_BEHIND_ALL = frozenset({"over", "along", "around", "but", "out", "right", "too", "night", "day"})


class Vague(NamedTuple):
    """A vague quantity in some words."""

    start: int
    end: int
    term: Vagueness
    unit: UnitOfMeasure | None


def first_vague(words: Wording) -> Vague | None:
    """The first vague quantity of the words, the longest phrase at its place; null if there is none."""
    for at in range(len(words.norms)):
        found = _phrase(words, at) or _heavy_loss(words, at)
        if found is not None:
            return found
    return None


def _phrase(words: Wording, at: int) -> Vague | None:
    if words.norm(at) not in _first_words():
        return None
    for length in range(min(_LONGEST, len(words.norms) - at), 0, -1):
        term = _phrases().get(words.norms[at : at + length])
        if term is not None:
            end = at + length
            return None if _no_quantity(words, at, end, term) else Vague(at, end, term, _unit(words, at, end))
    return None


def _no_quantity(words: Wording, at: int, end: int, term: Vagueness) -> bool:
    """'At all', 'all but', 'every day', 'every third', 'at most', 'most recently', 'how many', 'some time'."""
    before, following = words.norm(at - 1), words.norm(end)
    if term is Vagueness.ALL:
        if words.norm(at) == "every":
            return following in _TIME or following in table("ordinals")["ordinals"]
        return before in _BEFORE_ALL or (words.norm(end - 1) == "all" and following in _BEHIND_ALL)
    if term is Vagueness.MOST:
        return before == "at" or following.endswith("ly")
    if term is Vagueness.MANY:
        return words.norm(at) == "many" and before in {"as", "how"}
    return term is Vagueness.SOME and following in {"time", "day", "sort", "kind", "form"}


def _heavy_loss(words: Wording, at: int) -> Vague | None:
    """'Heavy losses', 'significant numbers', and 'heavy' as the last word."""
    if words.norm(at) not in _heavy("adjectives"):
        return None
    last = at + 1 == len(words.norms)
    if last or any(words.norm(later) in _heavy("nouns") for later in range(at + 1, at + 2 + _REACH)):
        return Vague(at, at + 1, Vagueness.HEAVY, None)
    return None


def _unit(words: Wording, start: int, end: int) -> UnitOfMeasure | None:
    """'Several weeks', 'dozens of kilometres'."""
    behind = end + (words.norm(end) == "of")
    found = measure(words, start, behind)
    if isinstance(found, Excluded):
        return None
    return found.unit if found.unit is not UnitOfMeasure.SHARE else None


@cache
def _heavy(name: str) -> frozenset[str]:
    return frozenset(table("numbers")["heavy"][name].split())


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in _phrases())


@cache
def _phrases() -> Mapping[tuple[str, ...], Vagueness]:
    rows = table("numbers")["vague"].items()
    return {tuple(phrase.split()): Vagueness.parse(name) for name, phrases in rows for phrase in phrases}
