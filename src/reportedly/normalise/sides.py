"""Sides: which state or group a name speaks of, by its own words; null where they don't say.

``state:`` and ISO 3166-1 alpha-2, or ``group:`` and a slug of the shipped list. A side is read from the head of the
name: 'Russian forces in Ukraine' are Russia's, 'soldiers in Ukraine' nobody's; 'forces of Ukraine' and 'a spokesman
for Ukraine' are Ukraine's. A group beats the state that it is told of ('Lebanon's Hezbollah'); two states, or two
sides that 'and' or a hyphen joins, are no one side. Capitals stand for their government only as the whole name
('Kyiv').

Null too: what only leans on a side ('pro-Russian', 'Russian-backed', 'ISIS-held'; but 'Hamas-run' is Hamas's), rebels
and the like of a nationality ('Syrian rebels'), who don't fight for that state, and media and non-governmental
organisations that merely carry a nationality.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from reportedly.normalise.names import (
    Match,
    Piece,
    capital,
    capitals_in,
    matches,
    nationality_named,
    pieces,
    state_named,
    word_list,
)

_AWAY = frozenset(
    {"in", "on", "at", "near", "to", "against", "with", "inside", "outside", "along", "around", "towards", "toward"}
    | {
        "by",
        "over",
        "about",
        "who",
        "which",
        "that",
        "whose",
        "where",
        "after",
        "before",
        "between",
        "across",
        "within",
    }
    | {"via", "than", "through", "while", "when", "as"},
)
"""Words behind which a name tells of something else."""
_ONWARD = frozenset({"of", "for", "from", ","})
"""Words behind which a name tells more of the same, if it hasn't told a side before."""
_JOINING = frozenset({"and", "or", "/", "&"})
_ARTICLES = frozenset({"the", "a", "an"})
_CACHED = 200
"""Longest name in code points whose side is remembered."""


def side_of(name: str) -> str | None:
    """The one side that the words name. Pure, linear, raises nothing.

    >>> side_of("Russian forces in Ukraine"), side_of("pro-Russian separatists"), side_of("ISIS")
    ('state:RU', None, 'group:islamic-state')
    """
    return _remembered(name) if len(name) <= _CACHED else _side_of(name)


def sides_in(words: str) -> frozenset[str]:
    """All sides that the words name anywhere, capitals among them; what they only lean on is left out."""
    found = pieces(words)
    return frozenset(match.side for match in matches(found) if match.side) | capitals_in(found)


def is_country(words: str) -> bool:
    """Whether the words are, as a whole, the name of a state ('Ukraine', 'the United States'), not its capital."""
    return len(words) <= _CACHED and _is_country(words)


def is_nationality(word: str) -> bool:
    """Whether the words are a nationality or people, adjective or noun ('Ukrainian', 'South Koreans', 'Kurdish')."""
    return len(word) <= _CACHED and _is_nationality(word)


@lru_cache(maxsize=4096)
def _is_country(words: str) -> bool:
    return state_named(_without_article(pieces(words)))


@lru_cache(maxsize=4096)
def _is_nationality(word: str) -> bool:
    return nationality_named(pieces(word))


def _side_of(name: str) -> str | None:
    words = _without_article(pieces(name))
    whole = capital(words)
    if whole is not None:
        return whole
    found = matches(words)
    for start, end in _segments(words, found):
        told = [match for match in found if start <= match.start < end and match.side]
        if told:
            return _one(words, told, words[start:end])
    return None


_remembered = lru_cache(maxsize=4096)(_side_of)


def _without_article(words: tuple[Piece, ...]) -> tuple[Piece, ...]:
    return words[1:] if words and words[0].norm in _ARTICLES else words


def _segments(words: tuple[Piece, ...], found: Sequence[Match]) -> list[tuple[int, int]]:
    """The head of a name and what tells more of it, up to a word behind which it tells of something else."""
    inside = {at for match in found for at in range(match.start + 1, match.end)}
    segments, start = [], 0
    for at, word in enumerate(words):
        if at in inside or (word.norm not in _AWAY and word.norm not in _ONWARD):
            continue
        segments.append((start, at))
        if word.norm in _AWAY:
            return segments
        start = at + 1
    return [*segments, (start, len(words))]


def _one(words: tuple[Piece, ...], told: list[Match], segment: tuple[Piece, ...]) -> str | None:
    sides = {match.side for match in told}
    if len(sides) > 1 and _joined(words, told):
        return None
    groups = {side for side in sides if side.startswith("group:")}
    if groups:
        return groups.pop() if len(groups) == 1 else None
    if len(sides) > 1 or segment[-1].norm in word_list("media"):
        return None
    norms = {piece.norm for piece in segment}
    opposed = any(match.nationality for match in told) and norms & word_list("opposed")
    return None if opposed or norms & word_list("media") else sides.pop()


def _joined(words: tuple[Piece, ...], told: list[Match]) -> bool:
    """'Israel and Hamas', 'Israel-Hamas'."""
    joints = (
        words[other.start].compound if one.end == other.start else words[other.start - 1].norm in _JOINING
        for one, other in pairwise(told)
    )
    return any(joints)
