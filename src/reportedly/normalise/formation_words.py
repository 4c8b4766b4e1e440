"""Formation words: the words of a formation's name, its segments, and the phrases of the tables that stand in them."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from reportedly.text.lexicon import table
from reportedly.text.tokens import Token, tokens

_LONGEST = 4
"""Words of the longest phrase."""
_JOINING = frozenset(
    {"of", "from", "in", "with", "near", "at", "under", "on", "by", "for", "to", "who", "which", "that"}
)
_MARKS = frozenset({",", "(", ";", ":"})
_OPERATIONAL = frozenset({"tactical", "strategic"})
_GROUPING = frozenset({"group", "groups", "grouping", "groupings"})
_ORDINAL = re.compile(r"[0-9]{1,6}(?:st|nd|rd|th)\Z")


class Segment(NamedTuple):
    """A run of words of a name between words that join: '57th Brigade' of '57th Brigade of the Ukrainian army'."""

    text: str
    """The whole name."""
    words: tuple[Token, ...]
    parts: tuple[tuple[str, int], ...]
    """The words with compounds cut, each with the index of the word that it is of."""

    def norm(self, at: int) -> str:
        """The word at ``at``, casefolded; empty outside."""
        return self.words[at].norm if 0 <= at < len(self.words) else ""

    def written(self, start: int, end: int) -> str:
        """The words from ``start`` to before ``end`` as they stand in the name."""
        return self.text[self.words[start].start : self.words[end - 1].end]

    def capital(self, at: int) -> bool:
        """Whether there is a word with a capital at ``at``."""
        return 0 <= at < len(self.words) and self.words[at].text[:1].isupper()


class Phrase(NamedTuple):
    """A phrase of a table in a segment, by its words."""

    start: int
    end: int
    name: str


def segments(name: str) -> tuple[Segment, ...]:
    """The segments of a name in order, without empty ones; linear in its length."""
    words = tokens(name)
    found: list[Segment] = []
    start = 0
    for at in range(len(words) + 1):
        if at < len(words) and not _joins(words, at):
            continue
        if at > start:
            found.append(segment(name, words[start:at]))
        start = at + 1
    return tuple(found)


def segment(name: str, words: tuple[Token, ...]) -> Segment:
    """Some words of a name."""
    parts = tuple((part, index) for index, word in enumerate(words) for part in word.norm.split("-"))
    return Segment(name, words, parts)


def is_ordinal(norm: str) -> bool:
    """'38th'."""
    return _ORDINAL.match(norm) is not None


def phrases(found: Segment, index: Mapping[tuple[str, ...], str]) -> tuple[Phrase, ...]:
    """The phrases that stand in the segment in order, the longest at each place, none overlapping another."""
    norms = tuple(part for part, _ in found.parts)
    result, at = [], 0
    while at < len(norms):
        length = next((n for n in range(min(_LONGEST, len(norms) - at), 0, -1) if norms[at : at + n] in index), 0)
        if length:
            first, last = found.parts[at][1], found.parts[at + length - 1][1]
            result.append(Phrase(first, last + 1, index[norms[at : at + length]]))
        at += length or 1
    return tuple(result)


@cache
def phrase_index(name: str) -> Mapping[tuple[str, ...], str]:
    """A table of ``echelons.toml`` as phrases, each with the row that it stands in."""
    return {tuple(phrase.split()): row for row, listed in table("echelons")[name].items() for phrase in listed}


@cache
def word_list(name: str, key: str = "words") -> frozenset[str]:
    """A list of words of ``echelons.toml``."""
    return frozenset(table("echelons")[name][key].split())


def _joins(words: tuple[Token, ...], at: int) -> bool:
    """Whether the word parts two segments; not in 'group of forces', '3rd and 5th Brigades', '1st–2nd'."""
    norm = words[at].norm
    before = words[at - 1].norm if at else ""
    behind = words[at + 1].norm if at + 1 < len(words) else ""
    if norm in {"and", "–", "—"}:
        return not ((is_ordinal(before) and is_ordinal(behind)) or (before == "operational" and behind in _OPERATIONAL))
    grouped = norm == "of" and before in _GROUPING and behind in {"forces", "troops"}
    return norm in _MARKS or (norm in _JOINING and not grouped)
