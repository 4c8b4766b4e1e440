"""Governing nouns: 'no evidence that', 'plans to', 'risk of', 'reports that … were denied'."""

from dataclasses import replace

from reportedly.grounding.commitment import PLAIN, Commitment, Cue, combined, negation
from reportedly.grounding.effects import applied, classes, governing_noun, members
from reportedly.grounding.own_words import OwnWords
from reportedly.schema.vocabularies import EventType
from reportedly.text.parts import Part
from reportedly.text.predicates import Predicate, lemma

ATTEMPTS = frozenset({EventType.CLASH, EventType.DEPLOYMENT, EventType.STATEMENT, EventType.INFORMATION_OPERATION})
"""Types that an attempt is a case of: an assault is a clash whether or not it succeeds."""
_REFUSALS = frozenset({EventType.DESERTION, EventType.STATEMENT})
"""Types that a refusal is a case of."""
PARTICLES = frozenset(["out", "off", "up", "down", "over", "away", "back"])


class GoverningNouns(OwnWords):
    """What a noun makes of its clause, infinitive or complement."""

    def of_governing_noun(self, at: int, opener: int, governor: Predicate | None, above: Commitment) -> Commitment:
        """The effect of a governing noun ('risk', 'plan', 'evidence') with its own negation and governing verb."""
        name = self.by_type(governing_noun(self.units[at].norm) or "transparent")
        no = self.no_before(at)
        if governor is not None and no is not None and self.negative_object(governor) == no:
            above = self.without_argument(governor, above, subject=False)
        outer = combined(*((negation(no),) if no is not None else ()), self.support(governor, above))
        if name == "evidence" and governor is not None and self.noun_class(governor) == "denying":
            return self.effect("denying", governor, above, self.verb_cue(governor))
        if name == "doubt" and at and self.units[at - 1].norm == "little":
            outer = combined(outer, negation(at - 1))
        effect = self.effect(name, None, outer, (at, opener))
        if name == "trying" and governor is not None and self.is_repelled(governor):
            return combined(effect, negation(governor.head))
        if governor is not None and lemma(self.units[governor.head]) in members("outcomes", "shelving"):
            return combined(effect, self.effect("denying", governor, above, self.verb_cue(governor)))
        if governor is None or name in {"evidence", "denial"}:
            return effect
        verb = self.noun_class(governor)
        return combined(effect, self.effect(verb, governor, above, self.verb_cue(governor))) if verb else effect

    def no_before(self, at: int) -> int | None:
        """The 'no' of a noun."""
        at -= 1
        while at >= 0 and self.units[at].part in {Part.ADJECTIVE, Part.NOUN, Part.NUMBER}:
            at -= 1
        if at < 0:
            return None
        if self.is_negative(at) or self.units[at].norm in members("words", "negative_prepositions"):
            return at
        before = at - 1
        if (
            self.units[at].part is Part.DETERMINER
            and before >= 0
            and self.units[before].norm in members("words", "negative_prepositions")
        ):
            return before
        return None

    def support(self, governor: Predicate | None, above: Commitment) -> Commitment:
        """A verb that only says that a noun's event took place hands its own governors on."""
        if governor is None:
            return PLAIN
        name = lemma(self.units[governor.head])
        if name in members("support", "verbs"):
            return above
        return Commitment(path=above.path)

    def verb_cue(self, governor: Predicate) -> Cue:
        """The verb with its particle: 'ruled out'."""
        particle = governor.head + 1
        return (governor.head, particle) if self.norm(particle) in PARTICLES else (governor.head,)

    def noun_class(self, governor: Predicate) -> str | None:
        """What a verb makes of an event noun that is its object, or its subject in the passive."""
        name = lemma(self.units[governor.head])
        particle = self.norm(governor.head + 1)
        content = classes("content").get(name) if name not in classes("infinitive") else None
        if name == "rule":
            return "excluding" if particle == "out" else None
        if name == "call" and particle == "off":
            return "preventing"
        if content is not None:
            return content
        found = classes("infinitive").get(name)
        if found == "intending" and name in {
            "go",
            "command",
            "set",
            "ready",
            "schedule",
            "ask",
            "tell",
            "instruct",
            "mean",
            "wait",
            "warn",
            "push",
            "agree",
        }:
            return found if particle in {"for", "to"} or name == "schedule" else None
        if found == "refusing":
            return "failing" if self.by_type(found) == found else None
        return None if found in {"stopping", "failing", "trying"} else found

    def by_type(self, name: str) -> str:
        """The class, but that an attempt at an attack is an attack, and a refusal to obey is desertion."""
        if (name == "trying" and self.type in ATTEMPTS) or (name == "refusing" and self.type in _REFUSALS):
            return "transparent"
        return name

    def without_argument(self, predicate: Predicate, above: Commitment, *, subject: bool) -> Commitment:
        """The 'no' of the noun itself is counted with the noun, not once more with its verb."""
        own = self.negative_subject(predicate) if subject else self.negative_object(predicate)
        if own is None or own not in above.path:
            return above
        return combined(above, Commitment(negated=True, cue=(own,)))

    def predicative(self, predicate: Predicate) -> tuple[int, str] | None:
        """What is said of a subject, and its class: 'a withdrawal is *imminent*', 'that is *nonsense*'."""
        for at in self.tail(predicate)[:4]:
            name = classes("adjectives").get(self.units[at].norm) or classes("said").get(self.units[at].norm)
            if name is not None:
                return at, name
        return None

    def is_repelled(self, governor: Predicate) -> bool:
        """Whether a verb says that an attempt came to nothing."""
        return lemma(self.units[governor.head]) in members("outcomes", "repelling")

    def effect(self, name: str, governor: Predicate | None, above: Commitment, cue: Cue) -> Commitment:
        """The effect of a class of words; evidence for what it governs must reach to the verb as well."""
        made = applied(name, above, cue)
        if governor is None:
            return made
        return replace(made, path=(*made.path, governor.head))
