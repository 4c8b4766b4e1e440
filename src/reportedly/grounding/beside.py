"""Beside: the conditions that hang on a predicate, and what a conjunct has from the one before it."""

from reportedly.grounding.commitment import PLAIN, Commitment, combined, modal, negation
from reportedly.grounding.governing_nouns import GoverningNouns
from reportedly.schema.vocabularies import Modality
from reportedly.text.parts import Part, closed
from reportedly.text.predicates import Form, Link, Predicate, lemma

DEPTH = 12
"""Steps outwards that are followed; real sentences nest to four or five."""
_LIST = 12
"""Units in which a list of verbs has its conjunction."""


class Beside(GoverningNouns):
    """What stands beside a predicate in its sentence."""

    def conditions(self, index: int) -> Commitment:
        """Conditional clauses that hang on a predicate."""
        for other in self.sentence.predicates:
            if other.link is Link.ADVERBIAL and other.parent == index and self.is_conditional(other):
                assert other.marker is not None  # noqa: S101 - _conditional looked at it
                return modal(Modality.CONDITIONAL, other.marker)
        return PLAIN

    def conditional_phrase(self, predicate: Predicate) -> Commitment:
        """'In the event of an attack the fleet will sail'."""
        for at in (*predicate.subject, *range(predicate.start, predicate.head), *self.tail(predicate)):
            if self.units[at].part in {Part.PREPOSITION, Part.SUBORDINATOR} and self.is_condition(self.units[at]):
                return modal(Modality.CONDITIONAL, at)
        return PLAIN

    def is_conditional(self, predicate: Predicate) -> bool:
        """Whether a clause is a condition, by its subordinator or by its order of words."""
        if predicate.marker is None:
            return False
        return self.is_condition(self.units[predicate.marker]) or predicate.marker == predicate.start

    def shared(self, predicate: Predicate, parent: int) -> Commitment:
        """What a conjunct has from the one before it: the subject, and auxiliaries where its form can't do without."""
        other = self.sentence.predicates[parent]
        joined = self._joined_by(predicate)
        conditions = self._initial_conditions(parent)
        if not predicate.shares:
            return conditions
        region = self.region(other)
        auxiliaries = predicate.form is Form.BARE or (
            predicate.form is Form.PARTICIPLE
            and len(other.group) > 1
            and lemma(self.units[other.group[-2]]) in {"be", "have"} | closed("have")
        )
        negated = [at for at in region if self.negates(at)]
        steps: list[Commitment] = [conditions]
        if auxiliaries:
            steps.append(self.modal_of(other, region, negated=bool(negated)))
        lasting = any(self.units[at].norm in {"never", "no longer"} for at in negated)
        reaches = (joined == "or" and (auxiliaries or lasting)) or (joined == "and" and predicate.form is Form.BARE)
        if negated and reaches:
            steps.append(negation(negated[0]))
        subject = self.negative_subject(other)
        if subject is not None and joined in {"or", "and"} and self.units[subject].norm != "neither":
            steps.append(negation(subject))
        return combined(*steps)

    def first_conjunct(self, index: int) -> int:
        """The predicate that has the auxiliaries of a list: 'have fled, retreated or surrendered'."""
        for _ in range(DEPTH):
            predicate = self.sentence.predicates[index]
            listed = predicate.link is Link.COORDINATE and predicate.shares and self._joined_by(predicate) != "but"
            if not listed or predicate.parent is None or len(predicate.group) > 1:
                break
            index = predicate.parent
        return index

    def _joined_by(self, predicate: Predicate) -> str:
        """The conjunction before a conjunct; of one behind a comma, that of the list."""
        if predicate.marker is None:
            return ""
        if self.units[predicate.marker].part is not Part.COMMA:
            return self.units[predicate.marker].norm
        ahead = self.units[predicate.head : predicate.head + _LIST]
        return next((unit.norm for unit in ahead if unit.part is Part.CONJUNCTION), "")

    def _initial_conditions(self, parent: int) -> Commitment:
        found = self.conditions(parent)
        if found.modality_cue and found.modality_cue[0] < self.sentence.predicates[parent].start:
            return found
        return PLAIN
