"""Designations: the number, letter or name of a formation as written: '57', '1st-2nd', 'Fifth', 'V', 'A', 'Golani'.

A single ordinal loses its ending ('57th' is '57'), anything else stays as it is. A number wins over a name ('57' of
'57th Kost Hordiienko Brigade'). Words that only describe, and nationalities, designate nothing.
"""

import re
from functools import cache

from reportedly.normalise.echelons import Level
from reportedly.normalise.formation_words import is_ordinal, phrase_index, word_list
from reportedly.normalise.segments import Segment, phrases
from reportedly.normalise.sides import is_country, is_nationality, side_of
from reportedly.schema.vocabularies import Echelon
from reportedly.text.lexicon import table

_NUMBER = re.compile(r"[0-9]{1,6}\Z")
_JOINED = re.compile(r"[0-9]{1,6}(?:st|nd|rd|th)?[-/][0-9]{1,6}(?:st|nd|rd|th)?\Z")
_ROMAN = re.compile(r"(?=[IVXL])(?:X[LC]|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
_LETTER = re.compile(r"[A-Z]\Z")
_ROMAN_LEVELS = frozenset({Echelon.CORPS, Echelon.ARMY, Echelon.ARMY_GROUP, Echelon.DIVISION})
_LETTERED = frozenset({Echelon.COMPANY, Echelon.BATTALION, Echelon.PLATOON, Echelon.TEAM, Echelon.SQUAD})
_PLURALS = frozenset(
    {"teams", "squads", "sections", "platoons", "companies", "battalions", "regiments", "brigades", "divisions"}
)


def designation(segment: Segment, level: Level) -> str | None:
    """What designates the formation that ``level`` is the word for; null if nothing does."""
    return (
        _number_before(segment, level)
        or _number_behind(segment, level)
        or _roman(segment, level)
        or _letter(segment, level)
        or _ordinal_word(segment, level)
        or (None if level.numbered else _name(segment, level))
    )


def number_alone(segment: Segment) -> str | None:
    """A number that stands for the whole name, or with an arm only: 'the 57th', '82nd Airborne', '1-5 Cavalry'."""
    first = segment.norm(0)
    if not (is_ordinal(first) or _JOINED.match(first)):
        return None
    arms = {at for phrase in phrases(segment, phrase_index("branches")) for at in range(phrase.start, phrase.end)}
    rest = range(1, len(segment.words))
    if any(at not in arms and segment.norm(at) not in word_list("descriptive") for at in rest):
        return None
    return segment.written(0, 1)[:-2] if is_ordinal(first) else segment.written(0, 1)


def is_numeral(text: str) -> bool:
    """Whether a designation is an ordinal word or a Roman numeral."""
    return text.casefold().rpartition("-")[2] in _ordinals() or _ROMAN.match(text) is not None


def _number_before(segment: Segment, level: Level) -> str | None:
    """'57th', '1st-2nd', '3rd and 5th', '36' before a singular; '12 brigades' are counted."""
    for at in range(level.start - 1, -1, -1):
        norm = segment.norm(at)
        if _JOINED.match(norm):
            return segment.written(at, at + 1)
        if is_ordinal(norm):
            if segment.norm(at - 1) == "and" and is_ordinal(segment.norm(at - 2)):
                return segment.written(at - 2, at + 1)
            if segment.norm(at - 1) in {"–", "-", "/"} and is_ordinal(segment.norm(at - 2)):
                return segment.written(at - 2, at + 1)
            return segment.written(at, at + 1)[:-2]
        if _NUMBER.match(norm) and segment.norm(level.end - 1) not in _PLURALS:
            return segment.written(at, at + 1)
    return None


def _number_behind(segment: Segment, level: Level) -> str | None:
    """'Battalion 344', 'Task Force 58', 'Unit 29155', 'Regiment No. 5'."""
    at = level.end
    if segment.norm(at) in {"no", "nr"}:
        at += 1 + (segment.norm(at + 1) == ".")
    found = _NUMBER.match(segment.norm(at)) and segment.capital(level.end - 1)
    return segment.written(at, at + 1) if found else None


def _roman(segment: Segment, level: Level) -> str | None:
    if level.echelon not in _ROMAN_LEVELS:
        return None
    numerals = (word.text for word in segment.words[: level.start] if word.text and _ROMAN.match(word.text))
    return next(numerals, None)


def _letter(segment: Segment, level: Level) -> str | None:
    """'A Company', 'Company B'; 'A company of men' has an article."""
    if level.echelon not in _LETTERED or not segment.capital(level.end - 1):
        return None
    for at in (level.start - 1, level.end):
        if 0 <= at < len(segment.words) and _LETTER.match(segment.words[at].text):
            return segment.written(at, at + 1)
    return None


def _ordinal_word(segment: Segment, level: Level) -> str | None:
    """'Fifth', 'Twenty-fifth', 'third'; not of 'a third battalion'."""
    for at in range(level.start):
        if segment.norm(at).rpartition("-")[2] in _ordinals() and segment.norm(at - 1) not in {"a", "an"}:
            return segment.written(at, at + 1)
    return None


def _name(segment: Segment, level: Level) -> str | None:
    """Words with capitals before the level that don't describe, or right behind it: 'Golani', 'Black Sea', 'Sparta'."""
    kept = [at for at in range(level.start) if _names(segment, at, level)]
    if kept:
        return segment.written(kept[0], _whole_name(segment, kept, level.start))
    behind = level.end + (segment.norm(level.end) in _QUOTES)
    end = behind
    while end < len(segment.words) and _names(segment, end, level):
        end += 1
    return segment.written(behind, end) if end > behind else None


_QUOTES = frozenset({"'", '"', "“", "”", "«", "»", "‘", "’"})


def _whole_name(segment: Segment, kept: list[int], level: int) -> int:
    """Where the name ends that begins at the first kept word: at the last kept one, small words between included."""
    end = kept[0] + 1
    for at in range(end, level):
        if at in kept:
            end = at + 1
        elif segment.norm(at) not in word_list("particles") and segment.norm(at) not in word_list("descriptive"):
            break
    return end


def _names(segment: Segment, at: int, level: Level) -> bool:
    """Whether the word at ``at`` is of a name."""
    word = segment.words[at]
    if not (word.text[:1].isupper() or word.norm.startswith(("al-", "el-"))) or segment.norm(at + 1) in {"'s", "'"}:
        return False
    if _is_direction(word.norm):
        return level.echelon in {Echelon.COMMAND, Echelon.ARMY_GROUP}
    described = word.norm in word_list("descriptive") or all(
        part in word_list("descriptive") for part in word.norm.split("-")
    )
    return not (described or is_nationality(word.text) or is_country(word.text) or side_of(word.text) is not None)


def _is_direction(norm: str) -> bool:
    return norm in _DIRECTIONS


_DIRECTIONS = frozenset(
    {"northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "northwestern"}
    | {"northeastern", "southwestern", "southeastern"},
)


@cache
def _ordinals() -> frozenset[str]:
    return frozenset(table("ordinals")["ordinals"])
