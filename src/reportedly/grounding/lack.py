"""Lack: the polarity of the types that name a lack or a bad state.

The negation that is the lack affirms the type and is no cue ('no food', 'haven't seen a single replacement'); a
predicate that denies it negates the type and is its own cue ('fully prepared', 'well supplied'); and a negation of a
word that names the lack negates it as any other ('no shortage', 'not exhausted').
"""

import re
from functools import cache

from reportedly.grounding.commitment import Commitment, Cue
from reportedly.schema.vocabularies import EventType
from reportedly.text.clauses import Sentence
from reportedly.text.lexicon import table
from reportedly.text.parts import Part
from reportedly.text.predicates import Predicate, lemma
from reportedly.text.sentences import Range

_MODIFIERS = 3
"""Words before the trigger that may deny the lack: 'ample ammunition'."""
_NEAR = 6
"""Words before it in which a verb governs it: 'lost its ability'."""
_PREDICATE = 14
"""Words behind it in which its predicate stands: 'Morale in the brigade is high'."""
_ENDS = frozenset({Part.COMMA, Part.STOP, Part.CONJUNCTION, Part.THAT, Part.RELATIVE, Part.SUBORDINATOR})
_LINKING = frozenset({"be", "remain", "stay", "seem", "appear", "look", "become", "keep"})


def of_lack(piece: Sentence, trigger: Range, type_: EventType, found: Commitment) -> Commitment:
    """``found``, what governs the trigger, as the polarity of a type that names a lack."""
    at = [number for number, unit in enumerate(piece.units) if unit.start < trigger[1] and trigger[0] < unit.end]
    if not at:
        return found
    if _names_it(piece, at):
        return found
    good = _denial(piece, at)
    if good:
        return _with_polarity(found, negated=not found.negated, cue=good)
    return _with_polarity(found, negated=False, cue=()) if _is_lacking(piece, at, type_) else found


def _with_polarity(found: Commitment, *, negated: bool, cue: Cue) -> Commitment:
    return Commitment(negated, cue if negated else (), found.modality, found.modality_cue, found.path + cue)


def _names_it(piece: Sentence, at: list[int]) -> bool:
    bad = _words("bad")
    named = any(set(piece.units[number].norm.split()) & bad or lemma(piece.units[number]) in bad for number in at)
    return named or any(
        lemma(piece.units[predicate.head]) in _words("worsening") and _is_argument(piece, predicate, at)
        for predicate in piece.predicates
        if predicate.head not in at
    )


def _is_argument(piece: Sentence, predicate: Predicate, at: list[int]) -> bool:
    """Whether the trigger is a predicate's subject or its object right behind it."""
    between = range(predicate.head + 1, at[0])
    modifiers = {Part.DETERMINER, Part.ADJECTIVE, Part.NOUN, Part.NUMBER, Part.ADVERB}
    near = 0 < at[0] - predicate.head <= _NEAR and all(piece.units[number].part in modifiers for number in between)
    subject = at[0] in predicate.subject and not any(
        piece.units[number].part in {Part.COMMA, Part.PREPOSITION} for number in predicate.subject if number < at[0]
    )
    return near or subject


def _is_lacking(piece: Sentence, at: list[int], type_: EventType) -> bool:
    """Whether a negation of the trigger is the lack: of what is needed, or of having it."""
    units = [piece.units[number] for number in at]
    if any(lemma(unit) in _words("neutral") or unit.norm in _words("neutral") for unit in units):
        return True
    nominal = all(unit.part not in {Part.VERB, Part.ADJECTIVE} for unit in units)
    return nominal or type_ is not EventType.DEGRADED_EFFECTIVENESS


def _denial(piece: Sentence, at: list[int]) -> Cue:
    """The units of a predicate that denies the lack: the trigger itself, its modifier, or what is said of it."""
    first = at[0]
    while (
        first
        and at[0] - first < _MODIFIERS
        and piece.units[first - 1].part
        in {Part.ADVERB, Part.ADJECTIVE, Part.VERB, Part.NOUN, Part.DETERMINER, Part.PREPOSITION}
    ):
        first -= 1
    last = at[-1]
    while last + 1 < len(piece.units) and last - at[-1] < _PREDICATE and piece.units[last + 1].part not in _ENDS:
        last += 1
    near = _match(piece, range(first, at[-1] + 1), "good", "ample")
    if near and near[-1] >= at[0] - 1:
        return near
    for number in range(at[-1] + 1, last):
        if lemma(piece.units[number]) in _LINKING:
            return _match(piece, range(number + 1, last + 1), "good", "ample")
    return _match(piece, range(at[-1] + 1, min(last, at[-1] + _MODIFIERS) + 1), "ample")


def _match(piece: Sentence, numbers: range, *names: str) -> Cue:
    text = ""
    starts: list[tuple[int, int]] = []
    for number in numbers:
        starts.append((len(text), number))
        text += piece.units[number].norm + " "
    found = None
    for found in _pattern(names).finditer(text):  # noqa: B007 - the last one, nearest to a trigger behind it
        pass
    if found is None:
        return ()
    return tuple(number for offset, number in starts if found.start() <= offset < found.end())


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    words = sorted({word for name in names for word in table("governors")["lack"][name]}, key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(word) for word in words) + r")(?![\w-])")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("governors")["lack"][name].split())
