"""Formations: designation, echelon, branch and subunit of a force, from its name as written.

A name is read in segments: of '3rd Battalion, 5th Marine Regiment' the first designated one counts, of 'soldiers of
the 38th Brigade' the brigade. 'Subunits of', 'elements of', 'units from' a formation, and a battalion that is not
named 'of the 57th Brigade', are subunits of the formation that is named. Forces without a formation ('Ukrainian
forces') have no designation and no echelon; their kind ('marines', 'militants') is the branch.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.normalise.branches import branch_of
from reportedly.normalise.designations import designation, is_numeral, number_alone
from reportedly.normalise.echelons import Level, level, service
from reportedly.normalise.formation_words import phrase_index, segments, word_list
from reportedly.normalise.segments import Segment, segment
from reportedly.normalise.sides import side_of
from reportedly.schema.vocabularies import Branch, Echelon
from reportedly.text.lexicon import table


@dataclass(frozen=True, slots=True)
class FormationReading:
    """What a name says of a formation."""

    designation: str | None = None
    """Number, letter or name as written: '57', '1st-2nd', 'Golani'; null for a force without one."""
    echelon: Echelon | None = None
    """Its level."""
    branch: Branch | None = None
    """Its arm or service."""
    subunit: bool = False
    """'subunits of …', 'elements of …'."""


class _Formation(NamedTuple):
    """What a segment names."""

    segment: Segment
    designation: str | None
    level: Level | None


_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "our", "“", "”", '"', "'", "‘", "’", "«"})
_LARGE = frozenset({Echelon.COMMAND, Echelon.ARMY_GROUP, Echelon.ARMED_FORCES})
_LONGEST_NAMED = 8
"""More words than any formation has that is told by its name alone."""
_CACHED = 200
"""Longest name in code points whose reading is remembered."""


def read_formation(name: str) -> FormationReading:
    """What a name says; all null for words that name no formation ('Ukrainian forces'). Pure, linear, raises nothing.

    >>> reading = read_formation("elements of the 57th Motorised Brigade")
    >>> reading.designation, str(reading.echelon), str(reading.branch), reading.subunit
    ('57', 'brigade', 'motorised', True)
    """
    return _remembered(name) if len(name) <= _CACHED else _read(name)


def is_force_noun(word: str) -> bool:
    """Whether a word, singular or plural, means armed people or formations ('troops', 'militants', 'paratroopers')."""
    return word.casefold() in word_list("forces", "nouns")


def _read(name: str) -> FormationReading:
    found = segments(name)
    parted = len(found) > 1 and _is_part(found[0])
    lone = _lone(name)
    if lone is not None:
        return FormationReading(lone, None, branch_of(found[:1]), subunit=False)
    formations = [_formation(one, last=at == len(found) - 1) for at, one in enumerate(found) if at >= parted]
    named = next((at for at, one in enumerate(formations) if one.designation is not None), None)
    if named is None:
        named = next((at for at, one in enumerate(formations) if one.level is not None), None)
    if named is None:
        return FormationReading(branch=branch_of(found[parted:]), subunit=parted)
    chosen = formations[named]
    within = chosen.designation is not None and any(
        one.level is not None and one.level.echelon not in _LARGE for one in formations[:named]
    )
    echelon = chosen.level.echelon if chosen.level is not None else None
    own = chosen.level.branch if chosen.level is not None else None
    branch = own or branch_of([chosen.segment, *(one.segment for one in formations)])
    return FormationReading(chosen.designation, echelon, branch, subunit=parted or within)


_remembered = lru_cache(maxsize=4096)(_read)


def _formation(one: Segment, *, last: bool) -> _Formation:
    trimmed = _trimmed(one)
    found = level(trimmed)
    movement = _is_movement(trimmed)
    lone = number_alone(trimmed) if last else None
    designated = designation(trimmed, found) if found is not None else lone
    whole = None if movement else service(trimmed)
    if designated is not None and not _numbered(designated):
        outranked = found is not None and (whole is not None or found.echelon is Echelon.ARMY)
        designated = None if movement or outranked else designated
    if designated is not None:
        many = found is not None and trimmed.norm(found.end - 1) == "brigades" and not _numbered(designated)
        return _Formation(trimmed, designated, None if many else found)
    if whole is not None:
        return _Formation(trimmed, None, whole)
    return _Formation(trimmed, None, found if _is_plain(trimmed, found, movement=movement) else None)


def _is_plain(one: Segment, found: Level | None, *, movement: bool) -> bool:
    """Whether the level is what the segment is about: 'the brigade', not 'brigade commander' nor 'Free Syrian Army'."""
    if found is None or found.numbered or found.echelon is None or found.end < len(one.words):
        return False
    return not (movement and found.echelon is Echelon.ARMY)


def _numbered(designated: str) -> bool:
    """Whether a designation is a number in digits, in words or in Roman numerals, and no name."""
    return designated[:1].isdigit() or is_numeral(designated)


def _is_movement(one: Segment) -> bool:
    """Whether it is a group's name: 'Free Syrian Army' is no army."""
    return (side_of(one.written(0, len(one.words))) or "").startswith("group:")


def _trimmed(one: Segment) -> Segment:
    start = 0
    while start < len(one.words) - 1 and one.norm(start) in _ARTICLES and not _keeps_article(one, start):
        start += 1
    return segment(one.text, one.words[start:]) if start else one


def _keeps_article(one: Segment, at: int) -> bool:
    """'A Company' begins with a letter; 'a third battalion' is one more, not the third."""
    return (one.words[at].text == "A" and one.capital(at + 1)) or (
        one.norm(at) in {"a", "an"} and is_numeral(one.norm(at + 1))
    )


def _is_part(one: Segment) -> bool:
    """'Subunits', 'forward elements', 'a detachment': what takes a part of the formation behind 'of'."""
    return one.words[-1].norm in word_list("subunits", "nouns")


def _lone(name: str) -> str | None:
    """A formation told by its name alone, or with a noun for its people: 'Azov', 'Azov fighters', 'Wagner Group'."""
    words = name.split(maxsplit=_LONGEST_NAMED)
    if len(words) > _LONGEST_NAMED:
        return None
    while words and words[0].casefold() in _ARTICLES:
        words = words[1:]
    for kept in (words, words[:-1]):
        plain = " ".join(kept)
        if plain.casefold().replace("’", "'") in _named() and (kept is words or words[-1].casefold() in _people()):
            return plain
    return None


@cache
def _people() -> frozenset[str]:
    """Words for people or units, no levels: 'Azov fighters', 'Wagner Group'."""
    levels = {phrase[0] for phrase in phrase_index("echelons").rows}
    return word_list("forces", "nouns") - levels | {"group"}


@cache
def _named() -> frozenset[str]:
    return frozenset(" ".join(name.split()).casefold() for name in table("echelons")["named"]["formations"].split(";"))
