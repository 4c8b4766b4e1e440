"""Abbreviations: whether a full stop ends a sentence, or only a shortened word.

Decided from the word before the stop and the words after it, with the lists of ``data/abbreviations.toml``: a rank goes
on with a name ('Lt. Col. Smith'), 'No.' with a number, 'U.S.' with anything but a word that starts sentences ('The',
'Officials', a nationality).
"""

import re
from functools import cache

from reportedly.text.lexicon import table

_LONGEST = 40
"""How far back in code points the word before a stop is looked for."""

_WORD = re.compile(r"[^\s(\[{“‘\"'„«—–/]+$")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.){2,}$")
_NEXT = re.compile(r"[\W_]{0,8}([^\W\d_][\w’'-]*|\d+)(\.?)(?:\s+([\w’'-]+))?")


def goes_on(text: str, start: int, stop: int, following: int) -> bool:
    """Whether the word whose full stop is just before ``stop`` is shortened, and its sentence goes on at ``following``.

    Args:
        text: The text.
        start: Where the sentence begins.
        stop: One past the full stop.
        following: Where the next words begin; white space and opening marks may stand between.
    """
    found = _WORD.search(text, max(start, stop - _LONGEST), stop)
    if found is None or not found.group().endswith("."):
        return False
    after = _NEXT.match(text, following)
    if after is None:
        return False
    return _shortened(found.group(), after.group(1), after.group(3), initial=bool(after.group(2)))


def _shortened(word: str, following: str, second: str | None, *, initial: bool) -> bool:
    whole = word[:-1].lower()
    last = re.split(r"[.\-‐‑]", whole)[-1]
    starts = following[0].isupper() and following.lower() in _words("starter") and not (initial and len(following) == 1)
    if whole in _words("before_anything"):
        return True
    if whole in _words("time_of_day"):
        return following.lower() in _words("after_time_of_day") or second == "time"
    if _ACRONYM.search(word):
        return not starts and following not in _nationalities()
    if last in _words("before_number"):
        return following[0].isdigit()
    if last in _words("before_name"):
        return not starts
    return len(whole) == 1 and word[0].isupper() and following[0].isupper() and not starts


@cache
def _words(name: str) -> frozenset[str]:
    words = table("abbreviations")[name]
    return frozenset(words.split() if isinstance(words, str) else words)


@cache
def _nationalities() -> frozenset[str]:
    """Nationality words: 'in the U.S. Russian officials said' is two sentences."""
    fields = (entry.split("|") for entry in table("countries")["states"].values())
    return frozenset(word.strip() for field in fields if len(field) > 1 for word in field[1].split(";") if word.strip())
