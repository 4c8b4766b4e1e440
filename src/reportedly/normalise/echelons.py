"""Echelons: the level of a formation, from the word that it is called by.

The last such word of a segment counts ('Army Corps' is a corps). A word of a level with other words behind it is a
modifier ('brigade commander'), except where a number or name designates it ('57th Brigade soldiers'). 'Army' is an
army where it is designated ('6th Army'), else the service. 'Fleet', 'flotilla' and 'task force' are commands.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from reportedly.normalise.formation_words import phrase_index, word_list
from reportedly.normalise.segments import Phrase, Segment, phrases
from reportedly.schema.vocabularies import Branch, Echelon
from reportedly.text.lexicon import table

_CAPITALISED = frozenset({Echelon.COMMAND})
_OF_MANY_KINDS = frozenset({Echelon.TEAM, Echelon.SQUAD, Echelon.SECTION})
"""Of many kinds: only with a number or a military word beside them are they formations."""


class Level(NamedTuple):
    """The word for a level in a segment."""

    start: int
    end: int
    echelon: Echelon | None
    """Null for a formation of no level in particular: 'Unit 29155', '22nd MEU'."""
    branch: Branch | None = None
    """Of an abbreviation that says it: 'OTBr'."""
    numbered: bool = False
    """Whether it is a formation only with a number: 'OTBr', 'Unit'."""

    @property
    def is_service(self) -> bool:
        """Whether it is the armed forces or a service of them."""
        return self.echelon is Echelon.ARMED_FORCES


def level(segment: Segment) -> Level | None:
    """The last word for a level in the segment; null if there is none."""
    abbreviated = _abbreviated(segment)
    if abbreviated is not None:
        return abbreviated
    found = [match for match in phrases(segment, phrase_index("echelons")) if _stands(segment, match)]
    if found:
        last = found[-1]
        return Level(last.start, last.end, Echelon.parse(last.name))
    return _unlevelled(segment)


def service(segment: Segment) -> Level | None:
    """A service of the armed forces at the end of the segment: 'Ukrainian Armed Forces', 'Russian military'."""
    for match in reversed(phrases(segment, phrase_index("services"))):
        if match.end == len(segment.words) and (match.name == "phrases" or segment.capital(match.start)):
            return Level(match.start, match.end, Echelon.ARMED_FORCES)
    return None


def _stands(segment: Segment, match: Phrase) -> bool:
    """Whether the phrase can be a formation here."""
    echelon = Echelon.parse(match.name)
    before = segment.norm(match.start - 1)
    if echelon in _CAPITALISED:
        return segment.capital(match.end - 1) or match.end - match.start > 1
    if match.name in table("echelons")["civil"] and before in word_list("civil", match.name):
        return False
    if segment.norm(match.start) in {"troop", "commando", "wing"}:
        return segment.capital(match.start)
    return echelon not in _OF_MANY_KINDS or _is_military(segment, match)


def _is_military(segment: Segment, match: Phrase) -> bool:
    branches = phrases(segment, phrase_index("branches"))
    if any(branch.end <= match.start and branch.name != "irregular" for branch in branches):
        return True
    before = segment.norm(match.start - 1)
    return before[:1].isdigit() or before in word_list("descriptive") - {"the", "a", "an", "of", "and"} or before == ""


def _abbreviated(segment: Segment) -> Level | None:
    for at, word in enumerate(segment.words):
        row = _abbreviations().get(word.text)
        if row is not None:
            echelon, branch = row
            return Level(at, at + 1, echelon, branch, numbered=echelon is not Echelon.ARMED_FORCES)
    return None


def _unlevelled(segment: Segment) -> Level | None:
    for at in range(len(segment.words) - 1, -1, -1):
        if segment.norm(at) in word_list("unlevelled") and segment.capital(at):
            return Level(at, at + 1, None, numbered=segment.norm(at) in word_list("unlevelled", "only_with_number"))
    return None


@cache
def _abbreviations() -> Mapping[str, tuple[Echelon | None, Branch | None]]:
    rows = {name: row.split() for name, row in table("echelons")["abbreviations"].items()}
    return {
        name: (None if echelon == "-" else Echelon.parse(echelon), None if branch == "-" else Branch.parse(branch))
        for name, (echelon, branch) in rows.items()
    }
