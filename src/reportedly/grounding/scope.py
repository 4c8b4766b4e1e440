"""Scope: what all that governs a predicate makes of it.

Each step outwards is an effect: of the verb, noun or adjective that a clause or infinitive hangs on, of a condition, of
the conjunct before. Relative clauses and clauses of reason or time end the way: nothing above governs what they say.
"""

from reportedly.grounding.beside import DEPTH, Beside
from reportedly.grounding.commitment import PLAIN, Commitment, Cue, combined, modal, negation
from reportedly.grounding.effects import claim_nouns, classes, governing_noun, members, reporting_verbs
from reportedly.schema.vocabularies import Modality
from reportedly.text.parts import Part
from reportedly.text.predicates import Form, Link, Predicate, lemma


class Scope(Beside):
    """The governors of predicates in one sentence, for one type of event."""

    def of_predicate(self, index: int, depth: int = 0) -> Commitment:
        """What its own words, its clause and all that governs it make of a predicate."""
        if depth > DEPTH:
            return PLAIN
        predicate = self.sentence.predicates[index]
        own = combined(
            self.conditions(index), self.conditional_phrase(predicate), self.own(predicate, innermost=depth == 0)
        )
        return combined(own, self._above(index, depth))

    def _above(self, index: int, depth: int) -> Commitment:
        if depth > DEPTH:
            return PLAIN
        predicate = self.sentence.predicates[index]
        link, parent = predicate.link, predicate.parent
        if link is Link.MAIN:
            return self._reports(index)
        if link is Link.ADVERBIAL:
            return self._marked(predicate)
        if link is Link.GERUND:
            return self._gerund(predicate, depth)
        if link in {Link.CONTENT, Link.INFINITIVE}:
            return self._governed(predicate, depth)
        return self._beside(predicate, parent, depth) if parent is not None else PLAIN

    def _beside(self, predicate: Predicate, parent: int, depth: int) -> Commitment:
        """A conjunct has what governs the other; a participle has the modality of its clause, not its negation."""
        if predicate.link is Link.COORDINATE:
            first = self.first_conjunct(parent) if predicate.shares else parent
            return combined(self.shared(predicate, first), self._above(first, depth + 1))
        if predicate.link is Link.PARTICIPLE:
            above = self.of_predicate(parent, depth + 1)
            return Commitment(modality=above.modality, modality_cue=above.modality_cue, path=above.modality_cue)
        return PLAIN

    def _marked(self, predicate: Predicate) -> Commitment:
        word = self.units[predicate.marker].norm if predicate.marker is not None else ""
        if predicate.marker is not None and word in {"than", "lest"}:
            return negation(predicate.marker) if word == "than" else modal(Modality.POSSIBLE, predicate.marker)
        if self.is_conditional(predicate) and predicate.marker is not None:
            return modal(Modality.CONDITIONAL, predicate.marker)
        if predicate.marker is not None and self.units[predicate.marker].norm in members(
            "words", "negative_prepositions"
        ):
            return negation(predicate.marker)
        return PLAIN

    def _reports(self, index: int) -> Commitment:
        steps = []
        for number, other in enumerate(self.sentence.predicates):
            if other.link is Link.REPORT and number != index:
                steps.append(Commitment(path=(other.head,)))
                name = classes("content").get(lemma(self.units[other.head]))
                if name in {"believing", "suspecting", "fearing", "expecting"}:
                    steps.append(self.effect(name, other, self.own(other), (other.head,)))
        return combined(*steps)

    def _gerund(self, predicate: Predicate, depth: int) -> Commitment:
        """Behind a preposition: 'without losing', 'at risk of being', 'stopped short of withdrawing'."""
        marker, parent = predicate.marker, predicate.parent
        if marker is None:
            return PLAIN
        word = self.units[marker].norm
        if word in members("words", "negative_prepositions") | members("words", "negative_before_gerund"):
            return negation(marker)
        if word in members("words", "predicted_before_gerund"):
            return modal(Modality.PREDICTED, marker)
        if word == "short of" and parent is not None and self.sentence.lemma(parent) in {"stop", "fall"}:
            return negation(self.sentence.predicates[parent].head, marker)
        return self.weakened_by(marker) or self._governed(predicate, depth)

    def _governed(self, predicate: Predicate, depth: int) -> Commitment:
        """The effect of the noun or adjective before a clause or infinitive, and of the predicate above."""
        parent = predicate.parent
        above = self.of_predicate(parent, depth + 1) if parent is not None else PLAIN
        if predicate.marker is not None and self.units[predicate.marker].norm == "whether":
            return modal(Modality.POSSIBLE, predicate.marker)
        purpose = self._purpose(predicate)
        if purpose is not None:
            return purpose
        if predicate.via is not None:
            return self._via(predicate, above, depth)
        if parent is None:
            return PLAIN
        return self._by_predicate(predicate, parent, above)

    def _purpose(self, predicate: Predicate) -> Commitment | None:
        """'in order to', 'so as not to': what is meant to happen."""
        opener = self.units[predicate.start].norm
        if predicate.link is not Link.INFINITIVE or " " not in opener:
            return None
        meant = modal(Modality.PREDICTED, predicate.start)
        return combined(negation(predicate.start), meant) if " not " in opener else meant

    def _by_predicate(self, predicate: Predicate, parent: int, above: Commitment) -> Commitment:
        governor = self.sentence.predicates[parent]
        opener = predicate.marker if predicate.marker is not None else predicate.start
        behind = predicate.marker is None and predicate.form is not Form.INFINITIVE
        last = opener - behind
        cue = tuple(range(governor.head, last + 1)) if self._adjacent(governor.head, last) else (governor.head,)
        special = self._special(predicate, governor, above, cue)
        if special is not None:
            return special
        if self._is_so(governor, predicate):
            return self.effect("transparent", governor, above, (governor.head,))
        adjective = self._complement(governor, opener)
        if adjective is not None:
            return self.effect(
                classes("adjectives").get(self.units[adjective].norm, "transparent"), governor, above, (adjective,)
            )
        return self.effect(self._class(predicate, governor), governor, above, cue)

    def _adjacent(self, first: int, last: int) -> bool:
        return all(self.units[at].part is not Part.NOUN for at in range(first + 1, last))

    def _special(self, predicate: Predicate, governor: Predicate, above: Commitment, cue: Cue) -> Commitment | None:
        between = range(governor.head + 1, predicate.start)
        if predicate.link is not Link.INFINITIVE:
            return None
        if governor.head + 1 == predicate.start and lemma(self.units[governor.head]) == "be":
            return combined(modal(Modality.PREDICTED, governor.head, predicate.start), above)
        yet = [at for at in between if self.units[at].norm == "yet"]
        if yet:
            return combined(negation(yet[0], predicate.start), above)
        too = [at for at in between if self.units[at].norm == "too"]
        if too:
            return combined(negation(*range(too[0], predicate.start + 1)), above)
        only = all(self.units[at].part in {Part.INERT, Part.ADVERB} for at in between)
        if self.units[governor.head].norm in {"has", "have"} and only:
            return combined(modal(Modality.PREDICTED, *cue), above)
        return None

    def _is_so(self, governor: Predicate, predicate: Predicate) -> bool:
        """'It may be that', 'it is not the case that'."""
        subject = any(self.units[at].norm == "it" for at in governor.subject)
        if not subject or lemma(self.units[governor.head]) != "be" or predicate.marker is None:
            return False
        between = [self.units[at].norm for at in range(governor.head + 1, predicate.marker)]
        return set(between) <= {"not", "so", "the case"}

    def _complement(self, governor: Predicate, opener: int) -> int | None:
        """The adjective of a copula before what it governs: 'is *likely* that'."""
        if lemma(self.units[governor.head]) != "be":
            return None
        for at in range(governor.head + 1, opener):
            if self.units[at].norm in classes("adjectives"):
                return at
        return None

    def _class(self, predicate: Predicate, governor: Predicate) -> str:
        """The class of a governing verb for what hangs on it."""
        name = lemma(self.units[governor.head])
        finite = predicate.link is Link.CONTENT and predicate.form not in {Form.ING, Form.INFINITIVE}
        particle = self.units[governor.head + 1].norm if governor.head + 1 < len(self.units) else ""
        content = classes("content").get(name)
        if content == "excluding" and name == "rule" and "out" not in {particle, self.norm(governor.head + 2)}:
            content = None
        if content == "showing":
            content = "showing" if self._nothing(governor) else None
        if finite:
            return content or "opaque"
        if predicate.link is Link.GERUND:
            return self._gerund_class(predicate, name, content)
        found = classes("infinitive").get(name) or content
        if found == "intending" and name == "go" and self.units[governor.head].norm != "going":
            found = None
        if found == "stopping" and predicate.link is Link.INFINITIVE and name != "cease":
            found = None
        if found == "preventing" and name == "keep":
            found = None
        if found is None and name in reporting_verbs():
            return "opaque"
        return self.by_type(found or "transparent")

    def _nothing(self, governor: Predicate) -> bool:
        """'Nothing suggests that', 'there is nothing to suggest that'."""
        return any(self.units[at].norm == "nothing" for at in (*governor.subject, governor.start - 1) if at >= 0)

    def _gerund_class(self, predicate: Predicate, name: str, content: str | None) -> str:
        marker = self.units[predicate.marker].norm if predicate.marker is not None else ""
        found = classes("infinitive").get(name)
        if marker == "from" and found in {"preventing", "stopping", "failing"}:
            return found
        if marker == "of" and content == "suspecting":
            return "suspecting"
        if marker in {"in", "into", "at"} and found == "failing":
            return "failing"
        if marker in {"for", "on", "about", "against", "to", "of"} and found == "intending":
            return "intending" if marker != "against" else "preventing"
        if marker in {"in", "into"}:
            return "transparent"
        return "opaque"

    def _via(self, predicate: Predicate, above: Commitment, depth: int) -> Commitment:
        """'no evidence that', 'unable to', 'rejected claims that', 'plans to', 'risk of losing'."""
        at = predicate.via
        assert at is not None  # noqa: S101 - the caller looked
        opener = predicate.marker if predicate.marker is not None else predicate.start
        governor = self.sentence.predicates[predicate.parent] if predicate.parent is not None else None
        word = self.units[at].norm
        adjective = classes("adjectives").get(word)
        if adjective is not None and self.units[at].part is not Part.NOUN:
            too = at and self.units[at - 1].norm == "too"
            return self.effect(
                "negative" if too else adjective, governor, above, (*((at - 1,) if too else ()), at, opener)
            )
        if at and self.units[at - 1].norm == "too":
            return combined(negation(at - 1, at, opener), above)
        verdict = self._verdict(at, depth, predicate)
        if governing_noun(word) is not None:
            return combined(self.of_governing_noun(at, opener, governor, above), verdict)
        if governor is None:
            return verdict
        if word in claim_nouns() and predicate.link in {Link.CONTENT, Link.GERUND}:
            return self.effect(
                classes("content").get(lemma(self.units[governor.head]), "opaque"), governor, above, (governor.head,)
            )
        return self._by_predicate(predicate, self.sentence.predicates.index(governor), above)

    def _verdict(self, noun: int, depth: int, inner: Predicate | None = None) -> Commitment:
        """What is said of a governing noun as a subject: 'Reports that … *were denied*', 'The attempt … *failed*'."""
        for index, predicate in enumerate(self.sentence.predicates):
            if noun not in predicate.subject or predicate is inner:
                continue
            above = self.of_predicate(index, max(depth + 1, DEPTH - 1))
            name = lemma(self.units[predicate.head])
            if name in members("outcomes", "repelling") or classes("infinitive").get(name) == "failing":
                return self.effect("failing", predicate, above, (predicate.head,))
            if name in members("outcomes", "shelving"):
                return self.effect("denying", predicate, above, (predicate.head,))
            if above.negated and name in members("support", "verbs"):
                return Commitment(negated=True, cue=above.cue, path=above.path)
            verb = self.noun_class(predicate) if self.is_passive(predicate) else None
            if verb is not None:
                return self.effect(verb, predicate, above, self.verb_cue(predicate))
            said = self.predicative(predicate)
            if said is not None:
                return self.effect(said[1], predicate, above, (said[0],))
        return PLAIN
