"""Segments: a run of the words of a name, and the phrases of a table that stand in it."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from reportedly.text.lexicon import table
from reportedly.text.tokens import Token


class Segment(NamedTuple):
    """A run of words of a name: '57th Brigade' of '57th Brigade of the Ukrainian army'."""

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
    """The row of the table that it stands in."""


class PhraseIndex(NamedTuple):
    """The phrases of a table."""

    rows: Mapping[tuple[str, ...], str]
    """The row that each phrase stands in."""
    longest: Mapping[str, int]
    """Words of the longest phrase that begins with a word."""


def segment(name: str, words: tuple[Token, ...]) -> Segment:
    """Some words of a name."""
    parts = tuple((part, index) for index, word in enumerate(words) for part in word.norm.split("-"))
    return Segment(name, words, parts)


def phrases(found: Segment, index: PhraseIndex) -> tuple[Phrase, ...]:
    """The phrases that stand in the segment in order, the longest at each place, none overlapping another."""
    norms = tuple(part for part, _ in found.parts)
    result, at = [], 0
    while at < len(norms):
        longest = min(index.longest.get(norms[at], 0), len(norms) - at)
        length = next((n for n in range(longest, 0, -1) if norms[at : at + n] in index.rows), 0)
        if length:
            first, last = found.parts[at][1], found.parts[at + length - 1][1]
            result.append(Phrase(first, last + 1, index.rows[norms[at : at + length]]))
        at += length or 1
    return tuple(result)


@cache
def phrase_index(file: str, name: str) -> PhraseIndex:
    """A table of a data file as phrases: each row a string of phrases that ';' parts."""
    rows = {tuple(phrase.split()): row for row, listed in table(file)[name].items() for phrase in listed.split(";")}
    longest: dict[str, int] = {}
    for phrase in rows:
        longest[phrase[0]] = max(len(phrase), longest.get(phrase[0], 0))
    return PhraseIndex(rows, longest)


@cache
def word_list(file: str, name: str, key: str = "words") -> frozenset[str]:
    """A list of words of a data file."""
    return frozenset(table(file)[name][key].split())
