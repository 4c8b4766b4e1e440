"""Formation words: the segments of a formation's name, and the tables that they are read with."""

import re

from reportedly.normalise import segments as tables
from reportedly.normalise.segments import PhraseIndex, Segment, segment
from reportedly.text.tokens import Token, tokens

_JOINING = frozenset(
    {"of", "from", "in", "with", "near", "at", "under", "on", "by", "for", "to", "who", "which", "that"}
)
_MARKS = frozenset({",", "(", ";", ":"})
_OPERATIONAL = frozenset({"tactical", "strategic"})
_GROUPING = frozenset({"group", "groups", "grouping", "groupings"})
_ORDINAL = re.compile(r"[0-9]{1,6}(?:st|nd|rd|th)\Z")


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


def phrase_index(name: str) -> PhraseIndex:
    """A table of ``echelons.toml`` as phrases."""
    return tables.phrase_index("echelons", name)


def word_list(name: str, key: str = "words") -> frozenset[str]:
    """A list of words of ``echelons.toml``."""
    return tables.word_list("echelons", name, key)


def is_ordinal(norm: str) -> bool:
    """'38th'."""
    return _ORDINAL.match(norm) is not None


def _joins(words: tuple[Token, ...], at: int) -> bool:
    """Whether the word parts two segments; not in 'group of forces', '3rd and 5th Brigades', '1st–2nd'."""
    norm = words[at].norm
    before = words[at - 1].norm if at else ""
    behind = words[at + 1].norm if at + 1 < len(words) else ""
    if norm in {"and", "–", "—"}:
        return not ((is_ordinal(before) and is_ordinal(behind)) or (before == "operational" and behind in _OPERATIONAL))
    grouped = norm == "of" and before in _GROUPING and behind in {"forces", "troops"}
    return norm in _MARKS or (norm in _JOINING and not grouped)
