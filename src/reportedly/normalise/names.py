"""Names: the words of a name, and the states and groups that stand in them.

Names are matched whole, the longest at each place, in the capitals of the tables ('us' and 'turkey' are no states);
full stops of acronyms, hyphens, diacritics and possessive endings don't count. Words that only lean on a name
('pro-Russian', 'ISIS-held', 'Iran backed') take it out of the matches.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from reportedly.text.lexicon import table
from reportedly.text.tokens import Token, tokens


class Piece(NamedTuple):
    """A word of a name, or a part of a compound."""

    norm: str
    """Casefolded, without diacritics and full stops."""
    text: str
    """As written."""
    compound: bool = False
    """Whether a hyphen joins it to the piece before."""


class Match(NamedTuple):
    """A side that stands in some pieces."""

    start: int
    end: int
    side: str
    """Empty for a name that holds a state's name and doesn't mean it ('Gulf of Guinea')."""
    nationality: bool
    """Whether a nationality word stands for it."""


class _Entry(NamedTuple):
    norms: tuple[str, ...]
    written: tuple[str, ...]
    side: str
    nationality: bool


def pieces(text: str) -> tuple[Piece, ...]:
    """The words and marks of ``text`` without possessive endings, compounds cut; linear in its length."""
    return tuple(piece for token in tokens(text) for piece in _cut(token))


def matches(words: tuple[Piece, ...]) -> tuple[Match, ...]:
    """The sides that stand in the words, in order, none overlapping another."""
    found, at = [], 0
    norms = _norms(words)
    while at < len(words):
        match = _longest(words, norms, at)
        if match is not None and not _leant_on(words, match):
            found.append(match)
        at = at + 1 if match is None else match.end
    return tuple(found)


def capital(words: tuple[Piece, ...]) -> str | None:
    """The state whose capital the words name as a whole."""
    norms = _norms(words)
    return next((entry.side for entry in _capitals().get(_first(words), ()) if _is(words, norms, entry)), None)


def capitals_in(words: tuple[Piece, ...]) -> frozenset[str]:
    """The states whose capitals stand in the words."""
    norms = _norms(words)
    return frozenset(
        entry.side
        for at, word in enumerate(words)
        for entry in _capitals().get(word.norm, ())
        if _is(words[at : at + len(entry.norms)], norms[at : at + len(entry.norms)], entry)
    )


def state_named(words: tuple[Piece, ...]) -> bool:
    """Whether the words as a whole are the name of a state."""
    norms = _norms(words)
    return any(_is(words, norms, entry) for entry in _indexed(0).get(_first(words), ()))


def nationality_named(words: tuple[Piece, ...]) -> bool:
    """Whether the words as a whole are a nationality word, of a state or of a people without one."""
    norms = _norms(words)
    entries = (*_indexed(1).get(_first(words), ()), *_peoples().get(_first(words), ()))
    return any(_is(words, norms, entry) for entry in entries)


@cache
def word_list(name: str, key: str = "words") -> frozenset[str]:
    """A list of words of ``countries.toml``."""
    return frozenset(table("countries")[name][key].split())


def _cut(token: Token) -> Iterator[Piece]:
    if token.norm in {"'s", "'"}:
        return
    written = token.text.replace("‐", "-").replace("‑", "-").split("-")
    for index, part in enumerate(written):
        yield Piece(_folded(part), part, compound=index > 0)


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFD", word.casefold().replace(".", "").replace("’", "'"))
    return plain if plain.isascii() else "".join(mark for mark in plain if not unicodedata.combining(mark))


def _norms(words: tuple[Piece, ...]) -> tuple[str, ...]:
    return tuple(word.norm for word in words)


def _longest(words: tuple[Piece, ...], norms: tuple[str, ...], at: int) -> Match | None:
    for entry in _names().get(words[at].norm, ()):
        end = at + len(entry.norms)
        if _is(words[at:end], norms[at:end], entry) and not _is_verb(words, at, end):
            return Match(at, end, entry.side, entry.nationality)
    return None


def _is(words: tuple[Piece, ...], norms: tuple[str, ...], entry: _Entry) -> bool:
    """Whether the words are the entry's, with its capitals."""
    return norms == entry.norms and all(
        _has_capitals(word.text, model) for word, model in zip(words, entry.written, strict=True)
    )


def _has_capitals(word: str, model: str) -> bool:
    if len(model) > 1 and model.isupper():
        return word.isupper()
    return word[:1].isupper() or not model[:1].isupper()


def _is_verb(words: tuple[Piece, ...], at: int, end: int) -> bool:
    """'IS' in a headline in capitals is no name."""
    if end > at + 1 or words[at].text != "IS":
        return False
    beside = [words[place].text for place in (at - 1, end) if 0 <= place < len(words)]
    return not beside or any(len(word) > 1 and word.isupper() for word in beside)


def _leant_on(words: tuple[Piece, ...], match: Match) -> bool:
    if match.start and words[match.start].compound and words[match.start - 1].norm in word_list("leaning", "prefixes"):
        return True
    if match.end == len(words):
        return False
    behind = words[match.end]
    return behind.norm in word_list("leaning", "words" if behind.compound else "apart")


def _first(words: tuple[Piece, ...]) -> str:
    return words[0].norm if words else ""


def _entry(name: str, side: str, *, nationality: bool = False) -> _Entry:
    words = pieces(name)
    return _Entry(tuple(word.norm for word in words), tuple(word.text for word in words), side, nationality)


def _split(names: str) -> Iterator[str]:
    yield from (name for part in names.split(";") if (name := " ".join(part.split())))


Index = Mapping[str, tuple[_Entry, ...]]


def _index(entries: Iterator[_Entry]) -> Index:
    """The entries by their first word, the longest first."""
    found: dict[str, list[_Entry]] = {}
    for entry in entries:
        found.setdefault(entry.norms[0], []).append(entry)
    return {word: tuple(sorted(rows, key=lambda row: -len(row.norms))) for word, rows in found.items()}


@cache
def _indexed(column: int) -> Index:
    """Names (0), nationality words (1), capitals (2) or bodies (3) of the states."""
    return _index(_column(column))


def _column(column: int) -> Iterator[_Entry]:
    for code, row in table("countries")["states"].items():
        for name in _split([*row.split("|"), ""][column]):
            yield _entry(name, f"state:{code}", nationality=column == 1)


def _capitals() -> Index:
    return _indexed(2)


@cache
def _peoples() -> Index:
    return _index(_entry(name, "") for name in _split(table("countries")["peoples"]["words"]))


@cache
def _names() -> Index:
    """All that may stand in a name and give, or keep back, a side."""

    def rows() -> Iterator[_Entry]:
        for kind in ("armed", "authorities", "alliances"):
            for slug, names in table("groups")[kind].items():
                yield from (_entry(name, f"group:{slug}") for name in _split(names))
        for column in (0, 1, 3):
            yield from _column(column)
        yield from (_entry(name, "") for name in _split(table("countries")["elsewhere"]["names"]))

    return _index(rows())
