"""Untruth: what is said to be false of a report that is named: 'Reports that the brigade surrendered are untrue'.

The clause grammar reads most of these. Here are those that it can't: a past form that may be a participle ('reports
that the brigade surrendered nearby are false'), a report that is no subject of its own ('called reports of shelling
fake'). What a denial denies in turn is left alone.
"""

from reportedly.grounding.commitment import PLAIN, Commitment
from reportedly.grounding.effects import claim_nouns, classes
from reportedly.text.clauses import Sentence
from reportedly.text.parts import Part
from reportedly.text.predicates import lemma

BRANDING = frozenset({"call", "describe", "brand", "label", "dub", "denounce", "slam", "decry"})
"""Verbs that give a report its name: 'called the reports fake'."""
_UNTRUE = frozenset(
    """
    untrue false fake baseless unfounded groundless fabricated incorrect nonsense rubbish propaganda lies fabrication
    fabrications disinformation misinformation hoax
    """.split()
)
_TRUE = frozenset({"true", "correct", "accurate"})
_BE = frozenset({"is", "are", "was", "were"})
_DEGREES = frozenset("completely entirely simply utterly totally absolutely all just pure clearly".split())
_OPENERS = frozenset({"that", "of", "about"})
_REACH = 12
"""Units between the report and its event, and between the event and what is said of the report."""


def untruth(piece: Sentence, at: int, found: Commitment) -> Commitment:
    """The negation of the event at unit ``at`` by what is said of the report that tells of it; plain if there is none.

    Args:
        piece: The sentence.
        at: Index of the event's last unit.
        found: What the clause grammar found; a word that it has counted is not counted again.
    """
    noun = _report(piece, at)
    if noun is None:
        return PLAIN
    word = _verdict(piece, noun, at)
    if word is None or word in found.path:
        return PLAIN
    return Commitment(negated=True, cue=(word,), path=(noun, word))


def _report(piece: Sentence, at: int) -> int | None:
    """The report's noun; null if something before it denies or doubts."""
    for noun in range(at - 1, max(at - _REACH, 0) - 1, -1):
        opens = piece.units[noun + 1].norm in _OPENERS
        if opens and piece.units[noun].norm in claim_nouns() and not _broken(piece, noun, at):
            denied = any(classes("content").get(lemma(unit)) == "denying" for unit in piece.units[:noun])
            return None if denied else noun
    return None


def _verdict(piece: Sentence, noun: int, at: int) -> int | None:
    """The word that says that it is not true."""
    branded = any(lemma(unit) in BRANDING for unit in piece.units[max(0, noun - 3) : noun])
    for place in range(at + 1, min(at + _REACH, len(piece.units))):
        if _broken(piece, at, place):
            return None
        before = place - 1
        while before > at and piece.units[before].norm in _DEGREES:
            before -= 1
        word, link = piece.units[place].norm, piece.units[before].norm
        if word in _UNTRUE and (link in _BE or branded):
            return place
        if word in _TRUE and link == "not" and piece.units[before - 1].norm in _BE:
            return place
    return None


def _broken(piece: Sentence, first: int, last: int) -> bool:
    """Whether a new clause begins between two units for sure."""
    return any(unit.part in {Part.STOP, Part.CONJUNCTION} for unit in piece.units[first + 1 : last])
