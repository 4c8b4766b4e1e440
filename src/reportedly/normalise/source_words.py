"""Source words: the words of a source's name, the noun that it turns on, and the tables that tell its kind.

The head of 'a spokesman for the General Staff' is what stands before 'for'; its noun is the last that a table knows,
so that 'army spokesman Col. Ahmed Ali' turns on 'Col.', and 'Washington Post' on nothing but its own name.
"""

import re
from collections.abc import Mapping
from enum import Enum, auto
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.normalise.segments import Phrase, PhraseIndex, Segment, phrase_index, phrases, segment, word_list
from reportedly.schema.vocabularies import SourceKind
from reportedly.text.tokens import tokens

_CUT = frozenset(
    {"of", "in", "at", "for", "from", "with", "on", "to", "near", "by", "who", "which", "that", "whose", "inside"}
    | {
        "within",
        "close",
        "against",
        "about",
        "between",
        "after",
        "under",
        "across",
        "along",
        "outside",
        "called",
        "named",
    }
    | {"named", ",", "(", ";", ":", "—", "–", "and"},
)
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "«", "»"})
_CACHED = 200
"""Longest name in code points that is remembered."""
_DOMAIN = re.compile(r"[a-z0-9-]{2,}\.(?:ru|ua|com|org|net|info|news|co|tv|by|ir|il|sy|iq|pk|in|eu|uk)\Z")


class Neutral(Enum):
    """What a noun that takes its kind from the words around it is without them."""

    OFFICIALS = auto()
    """Of a government."""
    OFFICERS = auto()
    """Of an army."""
    SCHOLARS = auto()
    """Of a university."""
    SOURCES = auto()
    """Of anything."""


class Noun(NamedTuple):
    """The noun that a source's name turns on."""

    start: int
    end: int
    kind: SourceKind | Neutral


class SourceName(NamedTuple):
    """A source's name."""

    whole: Segment
    """All its words."""
    head: Segment
    """Its words up to the first that begins a complement."""
    proper: tuple[Phrase, ...]
    """The names that the tables know, in ``whole``."""
    noun: Noun | None
    """What it turns on; null if no table has a noun of the head, or only inside a proper name."""


def source_name(name: str) -> SourceName:
    """The words of a source's name, read with the tables; linear in its length."""
    return _remembered(name) if len(name) <= _CACHED else _source_name(name)


def _source_name(name: str) -> SourceName:
    words = tuple(word for word in tokens(name) if word.norm not in _QUOTES)
    cut = next((at for at, word in enumerate(words) if at and word.norm in _CUT), len(words))
    whole, head = segment(name, words), segment(name, words[:cut])
    proper = tuple(match for match in phrases(whole, _index("proper")) if whole.capital(match.start))
    return SourceName(whole, head, proper, _noun(head, proper))


_remembered = lru_cache(maxsize=1024)(_source_name)


def head_kinds(found: SourceName) -> frozenset[str]:
    """The kinds of all nouns of the head: 'media reports' has one of media."""
    return frozenset(match.name for match in phrases(found.head, _index("heads")))


def is_domain(norm: str) -> bool:
    """Whether a word is the name of a site: 'gazeta.ru'."""
    return _DOMAIN.match(norm) is not None


def fields(found: Segment) -> frozenset[str]:
    """The kinds that words around a neutral noun tell."""
    return frozenset(match.name for match in phrases(found, _index("fields")))


def words_of(name: str, key: str = "words") -> frozenset[str]:
    """A list of words of ``sources.toml``."""
    return word_list("sources", name, key)


def _noun(head: Segment, proper: tuple[Phrase, ...]) -> Noun | None:
    """The last noun of the head that no proper name covers."""
    covered = {at for match in proper for at in range(match.start, match.end)}
    found = [
        Noun(match.start, match.end, SourceKind.parse(match.name))
        for match in phrases(head, _index("heads"))
        if not covered & set(range(match.start, match.end))
    ]
    found += [
        Noun(at, at + 1, kind)
        for at, word in enumerate(head.words)
        if at not in covered and (kind := _neutral(word.norm, capital=head.capital(at))) is not None
    ]
    return max(found, key=lambda noun: noun.end, default=None)


def _neutral(norm: str, *, capital: bool) -> SourceKind | Neutral | None:
    lower = norm in words_of("lower", "social_media") and not capital
    return SourceKind.SOCIAL_MEDIA if lower else _neutrals().get(norm)


@cache
def _neutrals() -> Mapping[str, Neutral]:
    return {word: kind for kind in Neutral for word in words_of("neutral", kind.name.lower())}


@cache
def _index(name: str) -> PhraseIndex:
    return phrase_index("sources", name)
