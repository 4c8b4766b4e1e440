"""Branches: the arm or service of a force, from the words of its name; the first table row that stands in it wins.

A movement on the list of armed groups is irregular.
"""

from collections.abc import Iterable
from functools import cache

from reportedly.normalise.formation_words import phrase_index
from reportedly.normalise.segments import Segment, phrases
from reportedly.normalise.sides import side_of
from reportedly.schema.vocabularies import Branch
from reportedly.text.lexicon import table


def branch_of(segments: Iterable[Segment]) -> Branch | None:
    """The branch that the first segment that tells one tells; null if none does."""
    for segment in segments:
        found = {match.name for match in phrases(segment, phrase_index("branches"))}
        row = next((name for name in _order() if name in found), None)
        if row is not None:
            return Branch.parse(row)
        if segment.words and _is_movement(segment):
            return Branch.IRREGULAR
    return None


def _is_movement(segment: Segment) -> bool:
    side = side_of(segment.written(0, len(segment.words)))
    return side is not None and side.removeprefix("group:") in table("groups")["armed"]


@cache
def _order() -> tuple[str, ...]:
    return tuple(table("echelons")["branches"])
