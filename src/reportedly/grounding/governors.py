"""Governors: what the words around an event trigger make of polarity and modality.

Matching is necessary, not sufficient: 'soldiers had surrendered' stands in '*no* soldiers had surrendered'. ``govern``
reads the sentence by clauses and follows what governs the trigger: negations, hedges, modals, conditions, implicatives
('failed to'), verbs of denying, expecting and reporting. Polarity is that of the event *type*: of a type that names a
lack, the negation that is the lack is no negation. 'Reportedly' and 'claimed' change nothing: modality is the origin's
commitment. Governors of other sentences are not looked for.
"""

from dataclasses import dataclass

from reportedly.grounding.commitment import PLAIN, Commitment, Cue, combined
from reportedly.grounding.event_nouns import EventNouns
from reportedly.grounding.lack import of_lack
from reportedly.grounding.untruth import untruth
from reportedly.schema.vocabularies import LACK_TYPES, EventType, Modality, Polarity
from reportedly.text.clauses import Sentence, parsed
from reportedly.text.parts import Part
from reportedly.text.predicates import Link
from reportedly.text.sentences import Range

_WINDOW = 4_000
"""Longest stretch in code points that is read at once; no sentence of prose is longer."""


@dataclass(frozen=True, slots=True)
class Governed:
    """What the words around a trigger make of it; all ranges are offsets into the text."""

    polarity: Polarity
    polarity_cue: Range | None
    """The words that negate; null where affirmed."""
    modality: Modality
    modality_cue: Range | None
    """The words that weaken; null where asserted."""
    reach: Range
    """What evidence must include: the trigger and every word that governs it."""


def govern(text: str, sentence: Range, trigger: Range, type: EventType) -> Governed:  # noqa: A002 - the schema's word
    """Polarity and modality of the event of ``type`` that ``trigger`` names, with their cues.

    Args:
        text: The whole text.
        sentence: The sentence that holds the trigger, or any stretch around it.
        trigger: The event word or phrase; of several predicates the first counts, or the content of what it reports.
        type: The type of event: it decides what a lack, an attempt or a refusal means.
    """
    start, end = _window(sentence, trigger)
    piece = parsed(text[start:end])
    inside = (trigger[0] - start, trigger[1] - start)
    scope = EventNouns(piece, type)
    found = _of_trigger(scope, piece, inside)
    if type in LACK_TYPES:
        found = of_lack(piece, inside, type, found)
    return _governed(piece, start, trigger, found)


def _window(sentence: Range, trigger: Range) -> Range:
    start, end = min(sentence[0], trigger[0]), max(sentence[1], trigger[1])
    if end - start <= _WINDOW:
        return start, end
    middle = (trigger[0] + trigger[1]) // 2
    return max(start, middle - _WINDOW // 2), min(end, middle + _WINDOW // 2)


def _governed(piece: Sentence, start: int, trigger: Range, found: Commitment) -> Governed:
    def place(cue: Cue) -> Range | None:
        if not cue:
            return None
        first, last = piece.span(*cue)
        return first + start, last + start

    modality_cue = place(found.modality_cue) if found.modality is not Modality.ASSERTED else None
    polarity_cue = place(found.cue) if found.negated else None
    ends = [trigger, *(span for span in (place(found.path), polarity_cue, modality_cue) if span is not None)]
    return Governed(
        polarity=Polarity.NEGATED if found.negated else Polarity.AFFIRMED,
        polarity_cue=polarity_cue,
        modality=found.modality,
        modality_cue=modality_cue,
        reach=(min(first for first, _ in ends), max(last for _, last in ends)),
    )


def _of_trigger(scope: EventNouns, piece: Sentence, trigger: Range) -> Commitment:
    at = [number for number, unit in enumerate(piece.units) if unit.start < trigger[1] and trigger[0] < unit.end]
    if not at:
        return PLAIN
    heads = [index for index, predicate in enumerate(piece.predicates) if any(unit in at for unit in predicate.group)]
    nominal = [
        number for number in at if piece.units[number].part in {Part.NOUN, Part.ADJECTIVE, Part.VERB, Part.NUMBER}
    ]
    found = scope.of_predicate(_content(piece, heads)) if heads else scope.of_noun(_head_noun(nominal or at))
    return found if found.negated else combined(found, untruth(piece, at[-1], found))


def _content(piece: Sentence, heads: list[int]) -> int:
    """Of several predicates the first; from a verb of reporting, intending or failing down to what it governs."""
    chosen = heads[0]
    for index in heads[1:]:
        predicate = piece.predicates[index]
        if predicate.parent == chosen and predicate.link in {Link.CONTENT, Link.INFINITIVE}:
            chosen = index
    return chosen


def _head_noun(nominal: list[int]) -> int:
    """The last noun before a preposition."""
    head = nominal[0]
    for number in nominal[1:]:
        if number != head + 1:
            break
        head = number
    return head
