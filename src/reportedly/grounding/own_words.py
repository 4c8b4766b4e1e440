"""Own words: the negations, modals and adverbs of a predicate and of its clause, before anything above it is asked."""

from reportedly.grounding.commitment import PLAIN, Commitment, combined, modal, negation
from reportedly.grounding.effects import members
from reportedly.schema.vocabularies import LACK_TYPES, EventType, Modality
from reportedly.text.clauses import Sentence
from reportedly.text.parts import Part, Unit
from reportedly.text.predicates import Link, Predicate, lemma

_SCALAR = LACK_TYPES | {
    EventType.ENCIRCLEMENT,
    EventType.INFRASTRUCTURE_DAMAGE,
    EventType.EQUIPMENT_LOSS,
    EventType.CONTROL,
}
"""Types that hold by degrees: 'almost destroyed' is damage, 'almost surrendered' no surrender."""
_ADVERBIAL = frozenset({Part.ADVERB, Part.NEGATION, Part.INERT})


_MODALS = {
    ("may", False): Modality.POSSIBLE,
    ("might", False): Modality.POSSIBLE,
    ("would", True): Modality.CONDITIONAL,
    ("'d", True): Modality.CONDITIONAL,
    ("must", True): Modality.PROBABLE,
}
"""By modal and whether 'have' follows; the others say what will or should be."""


class OwnWords:
    """The words of predicates in one sentence, for one type of event."""

    def __init__(self, sentence: Sentence, type_: EventType) -> None:
        """Read ``sentence`` for an event of ``type_``."""
        self.sentence = sentence
        self.units = sentence.units
        self.type = type_

    def own(self, predicate: Predicate, *, innermost: bool = False) -> Commitment:
        """Negations, modals and adverbs of the verb group and its clause."""
        region = self.region(predicate)
        negations = [at for at in region if self.negates(at)]
        if (
            predicate.marker is not None
            and self.units[predicate.marker].norm == "nor"
            and predicate.link is Link.COORDINATE
        ):
            negations.append(predicate.marker)
        negations += [
            at for at in (self.negative_subject(predicate), self.negative_object(predicate)) if at is not None
        ]
        if innermost and negations and self._until(predicate):
            negations = []
        steps = [negation(at) for at in negations[:1]]
        if len(negations) == 2 and self.units[negations[1]].norm not in {"neither", "nor"}:  # noqa: PLR2004 - a pair
            steps.append(negation(negations[1]))
        return combined(
            *steps, self.modal_of(predicate, region, negated=bool(negations)), self._adverbs(predicate, region)
        )

    def region(self, predicate: Predicate) -> list[int]:
        """The group with what stands inside it and the adverbs right before it."""
        first = predicate.start
        while first and self.units[first - 1].part in {Part.ADVERB, Part.NEGATION, Part.INERT}:
            first -= 1
        if first and self.units[first - 1].norm == "nor" and predicate.link is not Link.COORDINATE:
            first -= 1
        subject = frozenset(predicate.subject)
        last = self.copula_end(predicate)
        adverbial = {Part.ADVERB, Part.NEGATION, Part.INERT}
        return [
            at
            for at in range(first, last + 1)
            if at in predicate.group
            or self.units[at].norm == "nor"
            or (self.units[at].part in adverbial and at not in subject)
            or at < predicate.start
        ]

    def copula_end(self, predicate: Predicate) -> int:
        """The last adverb or negation right behind a copula: 'is not true', 'are by no means exhausted'."""
        last = predicate.head
        if lemma(self.units[last]) == "be":
            while last + 1 < len(self.units) and self.units[last + 1].part in {Part.ADVERB, Part.NEGATION, Part.INERT}:
                last += 1
        return last

    def negates(self, at: int) -> bool:
        """Whether a word negates its predicate."""
        unit = self.units[at]
        if unit.part is Part.NEGATION:
            return unit.norm != "barely"
        return unit.norm.endswith("n't") or unit.norm in {"cannot", "nor"}

    def negative_subject(self, predicate: Predicate) -> int | None:
        """'No soldiers', 'None of the men', 'Nobody', 'Neither A nor B' as its subject."""
        parts: list[list[int]] = [[]]
        for at in predicate.subject:
            if self.units[at].part is Part.COMMA:
                parts.append([])
            else:
                parts[-1].append(at)
        last = predicate.subject[-1] if predicate.subject else None
        if last is not None and self.units[last].norm == "neither":
            return last
        for part in parts:
            fronted = bool(part) and self.units[part[0]].part in {
                Part.PREPOSITION,
                Part.ADVERB,
                Part.INERT,
                Part.CONJUNCTION,
            }
            for place, at in enumerate(part):
                if (self.is_negative(at) or self._not_a(at)) and self._opens_phrase(part, place, fronted=fronted):
                    return at
            if part and not fronted:
                return None
        return None

    def _opens_phrase(self, part: list[int], place: int, *, fronted: bool) -> bool:
        if place == 0 or self.units[part[place]].capital:
            return True
        before = self.units[part[place - 1]]
        if before.part in {Part.ADVERB, Part.CONJUNCTION, Part.QUOTE}:
            return True
        return fronted and before.part is not Part.PREPOSITION

    def is_negative(self, at: int) -> bool:
        """Whether a word makes its noun phrase negative: 'no', 'none', 'not a single'."""
        unit = self.units[at]
        if unit.part not in {Part.DETERMINER, Part.PRONOUN}:
            return False
        return unit.norm in members("words", "negative_determiners") | members("words", "negative_pronouns") or (
            unit.norm.startswith(("not ", "no ", "hardly ", "scarcely "))
        )

    def _not_a(self, at: int) -> bool:
        """'Not a soul surrendered'."""
        return self.units[at].norm == "not" and at + 1 < len(self.units) and self.units[at + 1].norm in {"a", "one"}

    def negative_object(self, predicate: Predicate) -> int | None:
        """'took no prisoners', 'lost nothing'."""
        at = predicate.head + 1
        while at < len(self.units) and (
            self.units[at].part is Part.ADVERB
            or self.units[at].norm in {"up", "down", "out", "off", "over", "back", "to", "him", "them", "us", "her"}
        ):
            if self.units[at].norm == "to" and self.units[at].part is Part.TO:
                return None
            at += 1
        if at >= len(self.units) or not self.is_negative(at):
            return None
        return at

    def _until(self, predicate: Predicate) -> bool:
        """'did not surrender until Friday' says that it did then."""
        if not any(self.units[at].norm in {"did", "didn't"} for at in predicate.group):
            return False
        for at in range(predicate.head + 1, min(len(self.units), predicate.head + 16)):
            unit = self.units[at]
            if unit.norm in {"until", "till"}:
                return True
            if unit.part in {Part.STOP, Part.COMMA, Part.CONJUNCTION}:
                return False
        return False

    def modal_of(self, predicate: Predicate, region: list[int], *, negated: bool) -> Commitment:
        """What a modal makes of its predicate: 'could not' negates, 'may not' negates and weakens."""
        verbs = [at for at in region if self.units[at].part is Part.MODAL]
        if not verbs:
            return PLAIN
        at = verbs[0]
        bare = self.units[at].norm.removesuffix("n't").removesuffix("not")
        perfect = any(self.units[other].norm in {"have", "'ve"} for other in predicate.group)
        if bare in {"can", "could", "ca"}:
            sensed = lemma(self.units[predicate.head]) in {"see", "hear"}
            return PLAIN if negated or sensed else modal(Modality.POSSIBLE, at)
        return modal(_MODALS.get((bare, perfect), _MODALS.get((bare, False), Modality.PREDICTED)), at)

    def _adverbs(self, predicate: Predicate, region: list[int]) -> Commitment:
        outside = [at for at in predicate.subject if self._of_clause(at)]
        after = predicate.head + 1
        if after + 1 < len(self.units) and self.units[after].part is Part.COMMA:
            after += 1
        if after < len(self.units) and self.units[after].part is Part.ADVERB:
            ends = after + 1 >= len(self.units) or self.units[after + 1].part in {Part.COMMA, Part.STOP}
            outside += [after] if ends else []
        steps = [self.hedge(at) for at in [*region, *outside]]
        if (
            self.type not in _SCALAR
            and predicate.head
            and self.units[predicate.head - 1].norm in members("words", "approximators")
        ):
            steps.append(negation(predicate.head - 1))
        behind = self.copula_end(predicate)
        trailing = [
            at
            for at in self.tail(predicate)
            if at > behind and self.units[at].part is Part.NEGATION and " " in self.units[at].norm
        ]
        return combined(*steps, *(negation(at) for at in trailing[:1]))

    def tail(self, predicate: Predicate) -> list[int]:
        """The units of its clause behind a predicate, up to the next mark or predicate."""
        found = []
        starts = {other.start for other in self.sentence.predicates}
        for at in range(predicate.head + 1, len(self.units)):
            if at in starts or self.units[at].part in {
                Part.COMMA,
                Part.STOP,
                Part.CONJUNCTION,
                Part.THAT,
                Part.RELATIVE,
            }:
                break
            found.append(at)
        if found and found[-1] + 1 in starts and self.units[found[-1]].part is Part.NEGATION:
            found.pop()
        return found

    def _of_clause(self, at: int) -> bool:
        """An adverb before the subject: 'Perhaps the men left'; one before a number hedges the number."""
        following = self.units[at + 1].part if at + 1 < len(self.units) else Part.STOP
        return self.units[at].part is Part.ADVERB and following not in {Part.NUMBER, Part.ADJECTIVE, Part.VERB}

    def hedge(self, at: int) -> Commitment:
        """What an adverb makes of its clause."""
        word = self.units[at].norm
        for name, modality in (
            ("probable_adverbs", Modality.PROBABLE),
            ("possible_adverbs", Modality.POSSIBLE),
            ("predicted_adverbs", Modality.PREDICTED),
        ):
            if self.units[at].part in {Part.ADVERB, Part.ADJECTIVE} and word in members("words", name):
                return modal(modality, at)
        return PLAIN

    def norm(self, at: int) -> str:
        """A word, empty behind the last."""
        return self.units[at].norm if at < len(self.units) else ""

    def is_condition(self, unit: Unit) -> bool:
        """Whether a word or phrase opens a condition: 'if', 'in the event of'."""
        return unit.norm in members("words", "conditional") | members("words", "conditional_phrases")

    def is_passive(self, predicate: Predicate) -> bool:
        """Whether a predicate is in the passive."""
        return any(lemma(self.units[at]) == "be" for at in predicate.group[:-1])

    def weakened_by(self, at: int) -> Commitment | None:
        """What a preposition before a noun or gerund makes of it: 'at risk of', 'on the verge of', 'in case of'."""
        word = self.units[at].norm
        if word in members("words", "possible_prepositions"):
            return modal(Modality.POSSIBLE, at)
        if word in members("words", "predicted_prepositions"):
            return modal(Modality.PREDICTED, at)
        return modal(Modality.CONDITIONAL, at) if self.is_condition(self.units[at]) else None
