"""Sides: which state or group a name speaks of, by its own words; null where they don't say.

``state:`` and ISO 3166-1 alpha-2, or ``group:`` and a slug of the shipped list. No gazetteer of persons or places, no
guess: 'the separatists' has no side here. Words that only lean on a side ('pro-Russian', 'Russian-backed',
'Russian-occupied', 'anti-ISIS', 'ISIS-held') don't give it.
"""

import re
from functools import cache, lru_cache

from reportedly.text.lexicon import table

_WORD = re.compile(r"(?:[A-Za-zÀ-ÖØ-öø-ÿ]\.){2,}|[\w]+(?:['’-][\w]+)*")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-"})
_LEANING = re.compile(
    r".+-(?:held|backed|occupied|controlled|aligned|linked|affiliated|based|run|supported|supplied|made|led|born|ruled|administered|trained|speaking|language)\Z"
    r"|(?:pro|anti|ex|non|counter)-.+\Z",
)
_LONGEST = 8


def side_of(name: str) -> str | None:
    """The one side that the words name: 'Ukrainian Armed Forces' is ``state:UA``; null for none, or for several.

    A group beats a state ('Pakistani Taliban'); the first of several states that are no compound wins nothing: null.
    """
    words = _words(name)
    if not words:
        return None
    groups = _groups_in(words)
    if groups:
        return groups[0] if len(set(groups)) == 1 else None
    states = _states_in(words)
    return states[0] if len(set(states)) == 1 else None


def sides_in(words: str) -> frozenset[str]:
    """All sides that the words name."""
    found = _words(words)
    return frozenset((*_groups_in(found), *_states_in(found)))


@lru_cache(maxsize=65536)
def is_country(words: str) -> bool:
    """Whether the words are, as a whole, the name of a state ('Ukraine', 'the United States'), not its capital."""
    return " ".join(_words(words.removeprefix("the ").removeprefix("The "))) in _countries() and not _pronoun(words)


@lru_cache(maxsize=65536)
def is_nationality(word: str) -> bool:
    """Whether the words are a nationality, adjective or people ('Ukrainian', 'Russians')."""
    return word[:1].isupper() and " ".join(_words(word)) in _nationalities()


def _pronoun(words: str) -> bool:
    return words == "us"


def _words(name: str) -> tuple[str, ...]:
    found = []
    for match in _WORD.finditer(name):
        word = match.group().translate(_APOSTROPHES)
        if word == "us":
            continue
        word = word.casefold().removesuffix("'s").removesuffix("'")
        found.append(word.replace(".", "") if re.fullmatch(r"(?:[^\W\d_]\.){2,}", word) else word)
    return tuple(found)


@cache
def _countries() -> dict[str, str]:
    return _column(0)


@cache
def _nationalities() -> dict[str, str]:
    return _column(1)


@cache
def _capitals() -> dict[str, str]:
    return _column(2)


def _column(number: int) -> dict[str, str]:
    found = {}
    for code, row in table("countries")["states"].items():
        for name in row.split("|")[number].split(";"):
            words = " ".join(_words(name.strip().removeprefix("The ")))
            if words:
                found[words] = f"state:{code}"
    return found


@cache
def _groups() -> dict[str, str]:
    found = {}
    for slug, row in table("groups")["groups"].items():
        for name in row.split(";"):
            found[" ".join(_words(name))] = f"group:{slug}"
    return found


def _matches(words: tuple[str, ...], names: dict[str, str]) -> list[str]:
    """The sides whose names stand in the words, longest first at each place."""
    found = []
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            side = names.get(" ".join(words[at : at + length]))
            if side is not None:
                found.append(side)
                at += length
                break
        else:
            at += 1
    return found


def _groups_in(words: tuple[str, ...]) -> list[str]:
    return _matches(words, _groups())


@cache
def _states() -> dict[str, str]:
    return _countries() | _nationalities()


def _states_in(words: tuple[str, ...]) -> list[str]:
    plain = tuple("" if _LEANING.match(word) else word for word in words)
    split = tuple(part for word in plain for part in (word.split("-") if word not in _states() else [word]))
    found = _matches(split, _states())
    if found:
        return found
    capital = _capitals().get(" ".join(plain).removeprefix("the ").strip())
    return [capital] if capital else []
