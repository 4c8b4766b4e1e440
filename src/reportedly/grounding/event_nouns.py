"""Event nouns: what their modifiers and all that governs them make of 'a strike', 'no casualties', 'combat-ready'.

A verb hands its negations and modals on to its noun only where it says that the noun's event took place ('there was no
fighting', 'the raid may have caused casualties'); 'the army did not repel the assault' leaves the assault alone.
"""

import itertools

from reportedly.grounding.beside import DEPTH
from reportedly.grounding.commitment import PLAIN, Commitment, Cue, combined, modal, negation
from reportedly.grounding.effects import EFFECTS, claim_nouns, classes, governing_noun, members, reporting_verbs
from reportedly.grounding.governing_nouns import ATTEMPTS, PARTICLES
from reportedly.grounding.scope import Scope
from reportedly.grounding.untruth import BRANDING
from reportedly.schema.vocabularies import Modality
from reportedly.text.parts import Part
from reportedly.text.predicates import Link, Predicate, lemma
from reportedly.text.verbs import verb_form

_OF = frozenset({"of", "for", "to", "about", "over", "on", "at"})
"""Prepositions by which a noun governs another."""
_FOR = frozenset({"for", "to", "of", "on", "about", "with", "against"})
"""Prepositions by which a verb of intending or fearing governs a noun."""
_IN = frozenset({"in", "to", "out", "of", "up", "by", "through", "under", "into"})
"""Prepositions of verbs that say that an event took place: 'resulted in', 'led to', 'is under'."""


_BRANDED = 8
"""How many units behind the reports the word that brands them may stand."""
_LINKING = frozenset({"be", "seem", "appear", "look", "remain", "become"})
_OBJECT = 6
"""Longest object between a verb and the preposition that belongs to it, in units."""
_UNDER_WAY = (["under", "way"], ["in", "progress"])


class EventNouns(Scope):
    """The governors of nouns and predicative adjectives in one sentence, for one type of event."""

    def of_noun(self, at: int, depth: int = 0) -> Commitment:
        """What its modifiers and all that governs it make of an event noun, or of an adjective behind a copula."""
        if depth > DEPTH:
            return PLAIN
        steps, left = self._modifiers(at)
        if self._presupposed(at) and not any(step.negated for step in steps):
            return combined(*steps, self._clause_of(at, depth))
        return combined(*steps, self._around(at, left, depth))

    def _presupposed(self, at: int) -> bool:
        """'the encircled brigade': a participle before its noun is taken for granted, whatever is said of the noun."""
        form = verb_form(self.units[at].norm)
        return (
            form is not None and form.participle and at + 1 < len(self.units) and self.units[at + 1].part is Part.NOUN
        )

    def _modifiers(self, at: int) -> tuple[list[Commitment], int]:
        """Effects inside the noun phrase, and the unit before it."""
        steps: list[Commitment] = []
        groups = {unit for predicate in self.sentence.predicates for unit in predicate.group}
        left = at - 1
        while (
            left >= 0
            and left not in groups
            and self.units[left].part
            in {
                Part.ADJECTIVE,
                Part.NOUN,
                Part.NUMBER,
                Part.DETERMINER,
                Part.ADVERB,
                Part.INERT,
                Part.NEGATION,
            }
        ):
            if self._behind_copula(left):
                left -= 1
                continue
            steps.append(self._modifier(left))
            closes = self._closes_phrase(left)
            left -= 1
            if closes:
                break
        return steps, left

    def _closes_phrase(self, at: int) -> bool:
        """Whether a noun phrase begins at ``at``: with a determiner that nothing negates; a possessive goes on."""
        if self.units[at].part is not Part.DETERMINER or self.units[at].norm == "'s":
            return False
        return not at or self.units[at - 1].part not in {Part.NEGATION, Part.INERT, Part.ADVERB}

    def _behind_copula(self, at: int) -> bool:
        """Whether an adverb or negation is counted with the copula before it."""
        return self.units[at].part in {Part.ADVERB, Part.NEGATION, Part.INERT} and any(
            predicate.head < at <= self.copula_end(predicate) for predicate in self.sentence.predicates
        )

    def _modifier(self, at: int) -> Commitment:
        unit = self.units[at]
        if unit.part is Part.NEGATION or self.is_negative(at):
            return negation(at)
        name = classes("adjectives").get(unit.norm)
        if name == "attempted":
            return PLAIN if self.type in ATTEMPTS else modal(Modality.POSSIBLE, at)
        if name in {"probable", "possible", "predicted"} and unit.part is not Part.NUMBER:
            return modal(Modality.parse(name), at)
        if name == "negated":
            return negation(at)
        return self.hedge(at)

    def _around(self, at: int, left: int, depth: int) -> Commitment:
        """What stands around the noun phrase that ends with ``at`` and begins behind ``left``."""
        if left >= 0:
            unit = self.units[left]
            if unit.part is Part.PREPOSITION:
                return self._behind_preposition(left, depth)
            if unit.part in {Part.CONJUNCTION, Part.COMMA} and left and self._list(left):
                return self._list_member(left, depth)
            predicate = self._predicate_at(left)
            if predicate is not None:
                return self._as_argument(predicate, depth, subject=False)
        for index, other in enumerate(self.sentence.predicates):
            if at in other.subject or at in range(other.start, other.head):
                return self._as_argument(index, depth, subject=True)
        return self._clause_of(at, depth)

    def _predicate_at(self, at: int) -> int | None:
        for index, predicate in enumerate(self.sentence.predicates):
            if predicate.head == at or (predicate.head < at and self._only_particles(predicate.head + 1, at)):
                return index
        return None

    def _only_particles(self, first: int, last: int) -> bool:
        return all(
            self.units[at].part in {Part.ADVERB, Part.NEGATION, Part.PRONOUN, Part.PREPOSITION, Part.QUOTE}
            for at in range(first, last + 1)
        )

    def _list(self, left: int) -> bool:
        """Whether a comma or conjunction joins two nouns, not two clauses."""
        if any(predicate.marker == left for predicate in self.sentence.predicates):
            return False
        return self.units[left - 1].part in {Part.NOUN, Part.COMMA, Part.ADJECTIVE}

    def _list_member(self, left: int, depth: int) -> Commitment:
        at = left - 1
        while at > 0 and self.units[at].part is Part.COMMA:
            at -= 1
        if self.units[at].part is not Part.NOUN or any(
            at in predicate.subject and left not in predicate.subject for predicate in self.sentence.predicates
        ):
            return PLAIN
        if self.units[left].norm == "but" or self.units[left].part is Part.COMMA:
            return PLAIN
        return self.of_noun(at, depth + 1)

    def _behind_preposition(self, at: int, depth: int) -> Commitment:
        """What a preposition before the noun phrase, and the verb or noun before that, make of it."""
        word = self.units[at].norm
        if word in members("words", "negative_prepositions"):
            return PLAIN if self._counterfactual() else negation(at)
        weakened = self.weakened_by(at)
        if weakened is not None:
            return weakened
        predicate = self._predicate_at(at - 1) if at else None
        if predicate is not None:
            if word in PARTICLES:
                return self._as_argument(predicate, depth, subject=False)
            return self._prepositional(predicate, word, depth)
        return self._complement_of_noun(at, depth)

    def _complement_of_noun(self, at: int, depth: int) -> Commitment:
        """'risk of encirclement', 'plans for a withdrawal', 'a wave of strikes'."""
        word, before = self.units[at].norm, at - 1
        if before >= 0 and governing_noun(self.units[before].norm) is not None and word in _OF:
            return self._behind_noun(before, at, depth)
        if word == "for" and (prepared := self._prepared(at)) is not None:
            return modal(Modality.PREDICTED, prepared)
        nominal = {Part.NOUN, Part.NUMBER, Part.PRONOUN, Part.DETERMINER}
        if before < 0 or word != "of" or self.units[before].part not in nominal:
            return self._clause_of(at, depth)
        inner = self.of_noun(before, depth + 1)
        claimed = self.units[before].norm in claim_nouns() and self.no_before(before) is not None
        return Commitment(path=inner.path) if claimed and inner.negated else inner

    def _prepared(self, at: int) -> int | None:
        """The verb of 'is massing troops for an assault'."""
        for predicate in self.sentence.predicates:
            near = 0 < at - predicate.head <= _OBJECT
            if near and classes("infinitive").get(lemma(self.units[predicate.head])) == "preparing":
                return predicate.head
        return None

    def _counterfactual(self) -> bool:
        """'Without the withdrawal the corps would have been lost': there was one."""
        norms = [unit.norm for unit in self.units]
        return any(pair in {("would", "have"), ("could", "have")} for pair in itertools.pairwise(norms))

    def _prepositional(self, predicate: int, word: str, depth: int) -> Commitment:
        governor = self.sentence.predicates[predicate]
        above = self.of_predicate(predicate, depth + 1)
        if self.negative_subject(governor) is not None:
            above = self.without_argument(governor, above, subject=True)
        name = lemma(self.units[governor.head])
        found = classes("content").get(name) or classes("infinitive").get(name)
        if found == "preparing" and word == "for":
            return self.effect("predicted", governor, above, (governor.head,))
        if word == "against":
            return (
                Commitment(path=self._reporting(above))
                if name in {"warn", "advise"}
                else negation(governor.head, governor.head + 1)
            )
        if found in {"intending", "expecting", "fearing", "suspecting"} and word in _FOR:
            return self.effect(found, governor, above, (governor.head,))
        if name in members("support", "verbs") and word in _IN:
            return above
        return Commitment(path=self._reporting(above))

    def _behind_noun(self, noun: int, at: int, depth: int) -> Commitment:
        if governing_noun(self.units[noun].norm) in {"failing", "worry", "trying"}:
            return (
                self.of_noun(noun, depth + 1)
                if self.units[noun].norm in {"attempt", "attempts"}
                else self._clause_of(noun, depth)
            )
        _, left = self._modifiers(noun)
        predicate = self._predicate_at(left) if left >= 0 else None
        governor = self.sentence.predicates[predicate] if predicate is not None else None
        above = self.of_predicate(predicate, depth + 1) if predicate is not None else PLAIN
        branded = self._branded(governor, at) if governor is not None and predicate is not None else None
        if governor is not None and branded is not None:
            return self.effect("denying", governor, above, (branded,))
        if governor is None:
            return combined(
                self.of_governing_noun(noun, at, None, PLAIN), self._verdict(noun, depth), self._clause_of(noun, depth)
            )
        return self.of_governing_noun(noun, at, governor, above)

    def _branded(self, governor: Predicate, at: int) -> int | None:
        """The word of 'called the reports of shelling *fake*', 'described them as *lies*'."""
        if lemma(self.units[governor.head]) not in BRANDING:
            return None
        for behind in range(at + 1, min(at + _BRANDED, len(self.units))):
            word = self.units[behind].norm
            if "negative" in {classes("adjectives").get(word), classes("said").get(word)}:
                return behind
            if self.units[behind].part in {Part.SUBORDINATOR, Part.CONJUNCTION}:
                return None
        return None

    def _as_argument(self, index: int, depth: int, *, subject: bool) -> Commitment:
        """The event noun is the object or the subject of a predicate."""
        if subject:
            index = self._happening(index)
        predicate = self.sentence.predicates[index]
        above = self.without_argument(predicate, self.of_predicate(index, depth + 1), subject=subject)
        name = lemma(self.units[predicate.head])
        said = self.predicative(predicate) if subject and name in _LINKING else None
        if said is not None:
            return self.effect(said[1] if said[1] in EFFECTS else "transparent", predicate, above, (said[0],))
        passive = self.is_passive(predicate)
        verb = self.noun_class(predicate) if passive or not subject else None
        if (
            verb == "denying"
            and name in {"dismiss", "reject"}
            and any(self.units[at].norm == "as" for at in self.tail(predicate))
        ):
            verb = None
        if verb is not None:
            return self.effect(verb, predicate, above, self.verb_cue(predicate))
        supports = name in members("support", "verbs")
        if supports and (name != "be" or not subject or passive or self._existential(predicate)):
            return above
        return Commitment(path=self._reporting(above))

    def _happening(self, index: int) -> int:
        """The infinitive that says that the subject took place: 'has yet to *begin*', 'is expected to *come*'."""
        for number, other in enumerate(self.sentence.predicates):
            happens = lemma(self.units[other.head]) in members("support", "verbs")
            if other.parent == index and other.link is Link.INFINITIVE and happens:
                return number
        return index

    def _existential(self, predicate: Predicate) -> bool:
        """'There was', 'was under way', 'was in progress'."""
        behind = [self.norm(predicate.head + step) for step in (1, 2)]
        return behind in _UNDER_WAY or any(self.units[at].norm == "there" for at in predicate.subject)

    def _clause_of(self, at: int, depth: int) -> Commitment:
        """Of an adjunct, only the reporting verbs above it matter."""
        last = None
        for index, predicate in enumerate(self.sentence.predicates):
            if predicate.start < at and predicate.link is not Link.REPORT:
                last = index
            if at in predicate.subject:
                last = index
                break
        return Commitment(path=self._reporting(self.of_predicate(last, depth + 1))) if last is not None else PLAIN

    def _reporting(self, above: Commitment) -> Cue:
        reporting = reporting_verbs()
        return tuple(at for at in above.path if lemma(self.units[at]) in reporting)
