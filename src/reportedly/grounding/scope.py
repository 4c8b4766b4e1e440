"""Scope: what the words above a predicate or an event noun make of it.

Each step outwards is an effect: it may negate, and it may weaken the commitment. Effects are put together from the
inside out; two negations cancel, and of two modalities the weaker commitment stands.
"""

import itertools
from dataclasses import dataclass
from functools import cache

from reportedly.grounding.commitment import PLAIN, WEAKNESS, Commitment, Cue, combined, modal, negation
from reportedly.schema.vocabularies import LACK_TYPES, EventType, Modality
from reportedly.text.clauses import Form, Link, Predicate, Sentence, lemma
from reportedly.text.lexicon import table
from reportedly.text.parts import Part, Unit, closed

_ATTEMPTS = frozenset({EventType.CLASH, EventType.DEPLOYMENT, EventType.STATEMENT, EventType.INFORMATION_OPERATION})
"""Types that an attempt is a case of: an assault is a clash whether or not it succeeds."""
_REFUSALS = frozenset({EventType.DESERTION, EventType.STATEMENT})
"""Types that a refusal is a case of."""

_SCALAR = LACK_TYPES | {
    EventType.ENCIRCLEMENT,
    EventType.INFRASTRUCTURE_DAMAGE,
    EventType.EQUIPMENT_LOSS,
    EventType.CONTROL,
}
"""Types that hold by degrees: 'almost destroyed' is damage, 'almost surrendered' no surrender."""
_PARTICLES = frozenset("out off up down over away back".split())
_DEPTH = 12
"""Steps outwards that are followed; real sentences nest to four or five."""


@dataclass(frozen=True, slots=True)
class _Effect:
    """What a class of words makes of what it governs: (negates, modality), plain and when itself negated."""

    plain: tuple[bool, Modality]
    negated: tuple[bool, Modality]
    flows: bool = False
    """Whether the modality of the governing word itself holds for what it governs."""


_A = Modality.ASSERTED
_EFFECTS = {
    "denying": _Effect((True, _A), (False, _A)),
    "doubting": _Effect((True, Modality.PROBABLE), (False, _A)),
    "believing": _Effect((False, Modality.PROBABLE), (True, Modality.PROBABLE)),
    "suspecting": _Effect((False, Modality.PROBABLE), (False, _A)),
    "seeming": _Effect((False, Modality.PROBABLE), (True, Modality.PROBABLE), flows=True),
    "fearing": _Effect((False, Modality.POSSIBLE), (False, _A)),
    "expecting": _Effect((False, Modality.PREDICTED), (True, Modality.PREDICTED)),
    "excluding": _Effect((True, _A), (False, Modality.POSSIBLE)),
    "intending": _Effect((False, Modality.PREDICTED), (True, Modality.PREDICTED), flows=True),
    "trying": _Effect((False, Modality.POSSIBLE), (True, _A), flows=True),
    "failing": _Effect((True, _A), (False, _A), flows=True),
    "refusing": _Effect((True, _A), (False, _A), flows=True),
    "preventing": _Effect((True, _A), (False, _A), flows=True),
    "stopping": _Effect((True, _A), (False, _A), flows=True),
    "transparent": _Effect((False, _A), (True, _A), flows=True),
    "negative": _Effect((True, _A), (False, _A), flows=True),
    "improbable": _Effect((True, Modality.PROBABLE), (False, Modality.PROBABLE)),
    "probable": _Effect((False, Modality.PROBABLE), (True, Modality.PROBABLE), flows=True),
    "possible": _Effect((False, Modality.POSSIBLE), (True, _A), flows=True),
    "predicted": _Effect((False, Modality.PREDICTED), (True, Modality.PREDICTED), flows=True),
    "evidence": _Effect((False, _A), (True, Modality.PROBABLE)),
    "denial": _Effect((True, _A), (False, _A)),
    "doubt": _Effect((True, Modality.PROBABLE), (False, _A)),
    "worry": _Effect((False, Modality.POSSIBLE), (False, _A)),
    "lack": _Effect((True, _A), (False, _A)),
    "showing": _Effect((False, _A), (True, Modality.PROBABLE)),
    "opaque": _Effect((False, _A), (False, _A)),
}


@cache
def _lexicon(section: str) -> dict[str, str]:
    """From a word to its class in one section of ``governors.toml``."""
    return {word: name for name, words in table("governors")[section].items() for word in words.split()}


@cache
def words(name: str) -> frozenset[str]:
    """A list of the section ``words``."""
    found = table("governors")["words"][name]
    return frozenset(found if isinstance(found, list) else found.split())


class Scope:
    """The governors in one sentence, for one type of event."""

    def __init__(self, sentence: Sentence, type_: EventType) -> None:
        """Read ``sentence`` for an event of ``type_``."""
        self.sentence = sentence
        self.units = sentence.units
        self.type = type_

    # predicates

    def of_predicate(self, index: int, depth: int = 0) -> Commitment:
        """What its own words, its clause and all that governs it make of a predicate."""
        if depth > _DEPTH:
            return PLAIN
        predicate = self.sentence.predicates[index]
        own = combined(
            self._conditions(index), self._conditional_phrase(predicate), self._own(predicate, innermost=depth == 0)
        )
        return combined(own, self._above(index, depth))

    def _above(self, index: int, depth: int) -> Commitment:
        predicate = self.sentence.predicates[index]
        parent = predicate.parent
        if predicate.link is Link.COORDINATE and parent is not None:
            return combined(self._shared(predicate, parent), self._above(parent, depth + 1))
        if predicate.link is Link.MAIN:
            return self._reports(index)
        if predicate.link is Link.ADVERBIAL:
            return self._marked(predicate)
        if predicate.link is Link.GERUND:
            return self._gerund(predicate, depth)
        if predicate.link is Link.PARTICIPLE and parent is not None:
            above = self.of_predicate(parent, depth + 1)
            return Commitment(modality=above.modality, modality_cue=above.modality_cue, path=above.modality_cue)
        if predicate.link in {Link.CONTENT, Link.INFINITIVE}:
            return self._governed(predicate, depth)
        return PLAIN

    def _own(self, predicate: Predicate, *, innermost: bool = False) -> Commitment:
        """Negations, modals and adverbs of the verb group and its clause."""
        region = self._region(predicate)
        negations = [at for at in region if self._negates(at)]
        if (
            predicate.marker is not None
            and self.units[predicate.marker].norm == "nor"
            and predicate.link is Link.COORDINATE
        ):
            negations.append(predicate.marker)
        negations += [at for at in (self._subject(predicate), self._object(predicate)) if at is not None]
        if innermost and negations and self._until(predicate):
            negations = []
        steps = [negation(at) for at in negations[:1]]
        if len(negations) == 2 and self.units[negations[1]].norm not in {"neither", "nor"}:  # noqa: PLR2004 - a pair
            steps.append(negation(negations[1]))
        return combined(
            *steps, self._modal(predicate, region, negated=bool(negations)), self._adverbs(predicate, region)
        )

    def _region(self, predicate: Predicate) -> list[int]:
        """The group with what stands inside it and the adverbs right before it."""
        first = predicate.start
        while first and self.units[first - 1].part in {Part.ADVERB, Part.NEGATION, Part.INERT}:
            first -= 1
        if first and self.units[first - 1].norm in {"nor"} and predicate.link is not Link.COORDINATE:
            first -= 1
        subject = frozenset(predicate.subject)
        last = self._copula_end(predicate)
        adverbial = {Part.ADVERB, Part.NEGATION, Part.INERT}
        return [
            at
            for at in range(first, last + 1)
            if at in predicate.group
            or self.units[at].norm == "nor"
            or (self.units[at].part in adverbial and at not in subject)
            or at < predicate.start
        ]

    def _copula_end(self, predicate: Predicate) -> int:
        """The last adverb or negation right behind a copula: 'is not true', 'are by no means exhausted'."""
        last = predicate.head
        if lemma(self.units[last]) == "be":
            while last + 1 < len(self.units) and self.units[last + 1].part in {Part.ADVERB, Part.NEGATION, Part.INERT}:
                last += 1
        return last

    def _negates(self, at: int) -> bool:
        unit = self.units[at]
        if unit.part is Part.NEGATION:
            return unit.norm != "barely"
        return unit.norm.endswith("n't") or unit.norm in {"cannot", "nor"}

    def _subject(self, predicate: Predicate) -> int | None:
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
                if (self._negative(at) or self._not_a(at)) and self._opens_phrase(part, place, fronted=fronted):
                    return at
            if part and not fronted:
                return None
        return None

    def _opens_phrase(self, part: list[int], place: int, *, fronted: bool) -> bool:
        if place == 0:
            return True
        before = self.units[part[place - 1]]
        if before.part in {Part.ADVERB, Part.CONJUNCTION, Part.QUOTE}:
            return True
        return fronted and before.part is not Part.PREPOSITION

    def _negative(self, at: int) -> bool:
        unit = self.units[at]
        if unit.part not in {Part.DETERMINER, Part.PRONOUN}:
            return False
        return unit.norm in words("negative_determiners") | words("negative_pronouns") or (
            unit.part in {Part.DETERMINER, Part.PRONOUN}
            and unit.norm.startswith(("not ", "no ", "hardly ", "scarcely "))
        )

    def _not_a(self, at: int) -> bool:
        """'Not a soul surrendered'."""
        return self.units[at].norm == "not" and at + 1 < len(self.units) and self.units[at + 1].norm in {"a", "one"}

    def _object(self, predicate: Predicate) -> int | None:
        """'took no prisoners', 'lost nothing'."""
        at = predicate.head + 1
        while at < len(self.units) and (
            self.units[at].part is Part.ADVERB
            or self.units[at].norm in {"up", "down", "out", "off", "over", "back", "to", "him", "them", "us", "her"}
        ):
            if self.units[at].norm == "to" and self.units[at].part is Part.TO:
                return None
            at += 1
        if at >= len(self.units) or not self._negative(at):
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

    def _modal(self, predicate: Predicate, region: list[int], *, negated: bool) -> Commitment:
        verbs = [at for at in region if self.units[at].part is Part.MODAL]
        if not verbs:
            return PLAIN
        at = verbs[0]
        word = self.units[at].norm
        perfect = any(self.units[other].norm in {"have", "'ve"} for other in predicate.group)
        bare = word.removesuffix("n't").removesuffix("not")
        if bare in {"can", "could", "ca"}:
            if negated or lemma(self.units[predicate.head]) in {"see", "hear"}:
                return PLAIN
            return modal(Modality.POSSIBLE, at)
        if bare in {"may", "might"}:
            return modal(Modality.POSSIBLE, at)
        if bare in {"would", "'d"} and perfect:
            return modal(Modality.CONDITIONAL, at)
        if bare == "must" and perfect:
            return modal(Modality.PROBABLE, at)
        return modal(Modality.PREDICTED, at)

    def _adverbs(self, predicate: Predicate, region: list[int]) -> Commitment:
        outside = [at for at in predicate.subject if self._of_clause(at)]
        after = predicate.head + 1
        if after + 1 < len(self.units) and self.units[after].part is Part.COMMA:
            after += 1
        if after < len(self.units) and self.units[after].part is Part.ADVERB:
            ends = after + 1 >= len(self.units) or self.units[after + 1].part in {Part.COMMA, Part.STOP}
            outside += [after] if ends else []
        steps = [self._adverb(at) for at in [*region, *outside]]
        if (
            self.type not in _SCALAR
            and predicate.head
            and self.units[predicate.head - 1].norm in words("approximators")
        ):
            steps.append(negation(predicate.head - 1))
        behind = self._copula_end(predicate)
        trailing = [
            at
            for at in self._tail(predicate)
            if at > behind and self.units[at].part is Part.NEGATION and " " in self.units[at].norm
        ]
        return combined(*steps, *(negation(at) for at in trailing[:1]))

    def _tail(self, predicate: Predicate) -> list[int]:
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

    def _adverb(self, at: int) -> Commitment:
        word = self.units[at].norm
        for name, modality in (
            ("probable_adverbs", Modality.PROBABLE),
            ("possible_adverbs", Modality.POSSIBLE),
            ("predicted_adverbs", Modality.PREDICTED),
        ):
            if self.units[at].part in {Part.ADVERB, Part.ADJECTIVE} and word in words(name):
                return modal(modality, at)
        return PLAIN

    def _conditions(self, index: int) -> Commitment:
        """Conditional clauses that hang on a predicate."""
        for other in self.sentence.predicates:
            if other.link is Link.ADVERBIAL and other.parent == index and self._conditional(other):
                assert other.marker is not None  # noqa: S101 - _conditional looked at it
                return modal(Modality.CONDITIONAL, other.marker)
        return PLAIN

    def _conditional_phrase(self, predicate: Predicate) -> Commitment:
        """'In the event of an attack the fleet will sail'."""
        for at in (*predicate.subject, *range(predicate.start, predicate.head), *self._tail(predicate)):
            if self.units[at].part in {Part.PREPOSITION, Part.SUBORDINATOR} and self._is_condition(self.units[at]):
                return modal(Modality.CONDITIONAL, at)
        return PLAIN

    def _conditional(self, predicate: Predicate) -> bool:
        if predicate.marker is None:
            return False
        return self._is_condition(self.units[predicate.marker]) or predicate.marker == predicate.start

    def _is_condition(self, unit: Unit) -> bool:
        return unit.norm in words("conditional") | words("conditional_phrases")

    def _marked(self, predicate: Predicate) -> Commitment:
        if predicate.marker is not None and self.units[predicate.marker].norm == "than":
            return negation(predicate.marker)
        if self._conditional(predicate) and predicate.marker is not None:
            return modal(Modality.CONDITIONAL, predicate.marker)
        if predicate.marker is not None and self.units[predicate.marker].norm in words("negative_prepositions"):
            return negation(predicate.marker)
        return PLAIN

    def _shared(self, predicate: Predicate, parent: int) -> Commitment:
        """What a conjunct has from the one before it: the subject, and auxiliaries where its form can't do without."""
        other = self.sentence.predicates[parent]
        joined = self.units[predicate.marker].norm if predicate.marker is not None else ""
        conditions = self._initial_conditions(predicate, parent)
        if not predicate.shares:
            return conditions
        region = self._region(other)
        auxiliaries = predicate.form is Form.BARE or (
            predicate.form is Form.PARTICIPLE
            and len(other.group) > 1
            and lemma(self.units[other.group[-2]]) in {"be", "have"} | closed("have")
        )
        negated = [at for at in region if self._negates(at)]
        steps: list[Commitment] = [conditions]
        if auxiliaries:
            steps.append(self._modal(other, region, negated=bool(negated)))
        scoped = joined in {"or", "and"} and auxiliaries and (joined == "or" or predicate.form is Form.BARE)
        never = (
            joined in {"or", "and"}
            and any(self.units[at].norm in {"never", "no longer"} for at in negated)
            and joined == "or"
        )
        if negated and (scoped or never):
            steps.append(negation(negated[0]))
        subject = self._subject(other)
        if subject is not None and joined in {"or", "and"} and self.units[subject].norm != "neither":
            steps.append(negation(subject))
        return combined(*steps)

    def _initial_conditions(self, predicate: Predicate, parent: int) -> Commitment:
        found = self._conditions(parent)
        if found.modality_cue and found.modality_cue[0] < self.sentence.predicates[parent].start:
            return found
        return PLAIN

    def _reports(self, index: int) -> Commitment:
        steps = []
        for number, other in enumerate(self.sentence.predicates):
            if other.link is Link.REPORT and number != index:
                steps.append(Commitment(path=(other.head,)))
                name = _lexicon("content").get(lemma(self.units[other.head]))
                if name in {"believing", "suspecting", "fearing", "expecting"}:
                    steps.append(self._apply(name, other, self._own(other), (other.head,)))
        return combined(*steps)

    def _gerund(self, predicate: Predicate, depth: int) -> Commitment:
        marker = predicate.marker
        if marker is None:
            return PLAIN
        word = self.units[marker].norm
        if word in words("negative_prepositions"):
            return negation(marker)
        if word in words("negative_before_gerund"):
            return negation(marker)
        if word in words("possible_prepositions"):
            return modal(Modality.POSSIBLE, marker)
        if word in words("predicted_prepositions") - {"ahead of"}:
            return modal(Modality.PREDICTED, marker)
        if self._is_condition(self.units[marker]):
            return modal(Modality.CONDITIONAL, marker)
        if (
            word == "short of"
            and predicate.parent is not None
            and self.sentence.lemma(predicate.parent) in {"stop", "fall"}
        ):
            return combined(negation(self.sentence.predicates[predicate.parent].head, marker))
        return self._governed(predicate, depth)

    def _governed(self, predicate: Predicate, depth: int) -> Commitment:
        """The effect of the noun or adjective before a clause or infinitive, and of the predicate above."""
        parent = predicate.parent
        above = self.of_predicate(parent, depth + 1) if parent is not None else PLAIN
        if predicate.marker is not None and self.units[predicate.marker].norm == "whether":
            return modal(Modality.POSSIBLE, predicate.marker)
        if predicate.via is not None:
            return self._via(predicate, above)
        if parent is None:
            return PLAIN
        return self._by_predicate(predicate, parent, above)

    def _by_predicate(self, predicate: Predicate, parent: int, above: Commitment) -> Commitment:
        governor = self.sentence.predicates[parent]
        opener = predicate.marker if predicate.marker is not None else predicate.start
        behind = predicate.marker is None and predicate.form is not Form.INFINITIVE
        last = opener - behind
        cue = tuple(range(governor.head, last + 1)) if self._adjacent(governor.head, last) else (governor.head,)
        special = self._special(predicate, governor, above, cue)
        if special is not None:
            return special
        adjective = self._complement(governor, opener)
        if adjective is not None:
            return self._apply(
                _lexicon("adjectives").get(self.units[adjective].norm, "transparent"), governor, above, (adjective,)
            )
        return self._apply(self._class(predicate, governor), governor, above, cue)

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

    def _complement(self, governor: Predicate, opener: int) -> int | None:
        """The adjective of a copula before what it governs: 'is *likely* that'."""
        if lemma(self.units[governor.head]) != "be":
            return None
        for at in range(governor.head + 1, opener):
            if self.units[at].norm in _lexicon("adjectives"):
                return at
        return None

    def _class(self, predicate: Predicate, governor: Predicate) -> str:
        """The class of a governing verb for what hangs on it."""
        name = lemma(self.units[governor.head])
        finite = predicate.link is Link.CONTENT and predicate.form not in {Form.ING, Form.INFINITIVE}
        particle = self.units[governor.head + 1].norm if governor.head + 1 < len(self.units) else ""
        content = _lexicon("content").get(name)
        if content == "excluding" and name == "rule" and "out" not in {particle, self._norm(governor.head + 2)}:
            content = None
        if content == "showing":
            content = "showing" if self._nothing(governor) else None
        if finite:
            return content or "opaque"
        if predicate.link is Link.GERUND:
            return self._gerund_class(predicate, name, content)
        found = _lexicon("infinitive").get(name) or content
        if found == "intending" and name == "go" and self.units[governor.head].norm != "going":
            found = None
        if found == "stopping" and predicate.link is Link.INFINITIVE and name != "cease":
            found = None
        if found is None and name in table("reporting")["say"].split():
            return "opaque"
        return self._by_type(found or "transparent")

    def _nothing(self, governor: Predicate) -> bool:
        """'Nothing suggests that', 'there is nothing to suggest that'."""
        return any(self.units[at].norm == "nothing" for at in (*governor.subject, governor.start - 1) if at >= 0)

    def _by_type(self, name: str) -> str:
        if (name == "trying" and self.type in _ATTEMPTS) or (name == "refusing" and self.type in _REFUSALS):
            return "transparent"
        return name

    def _gerund_class(self, predicate: Predicate, name: str, content: str | None) -> str:
        marker = self.units[predicate.marker].norm if predicate.marker is not None else ""
        found = _lexicon("infinitive").get(name)
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

    def _norm(self, at: int) -> str:
        return self.units[at].norm if at < len(self.units) else ""

    def _via(self, predicate: Predicate, above: Commitment) -> Commitment:
        """'no evidence that', 'unable to', 'rejected claims that', 'plans to', 'risk of losing'."""
        at = predicate.via
        assert at is not None  # noqa: S101 - the caller looked
        opener = predicate.marker if predicate.marker is not None else predicate.start
        governor = self.sentence.predicates[predicate.parent] if predicate.parent is not None else None
        word = self.units[at].norm
        adjective = _lexicon("adjectives").get(word)
        if adjective is not None and self.units[at].part is not Part.NOUN:
            too = at and self.units[at - 1].norm == "too"
            return self._apply(
                "negative" if too else adjective, governor, above, (*((at - 1,) if too else ()), at, opener)
            )
        if at and self.units[at - 1].norm == "too":
            return combined(negation(at - 1, at, opener), above)
        verdict = self._verdict(at, predicate)
        if word in _lexicon("nouns"):
            return combined(self.by_noun(at, opener, governor, above), verdict)
        if governor is None:
            return verdict
        if word in table("governors")["claim_nouns"].split() and predicate.link is Link.CONTENT:
            return self._apply(
                _lexicon("content").get(lemma(self.units[governor.head]), "opaque"), governor, above, (governor.head,)
            )
        return self._by_predicate(predicate, self.sentence.predicates.index(governor), above)

    def _verdict(self, noun: int, inner: Predicate | None = None) -> Commitment:
        """What is said of a governing noun as a subject: 'Reports that … *were denied*', 'The attempt … *failed*'."""
        for index, predicate in enumerate(self.sentence.predicates):
            if noun not in predicate.subject or predicate is inner:
                continue
            above = self.of_predicate(index, _DEPTH - 1)
            name = lemma(self.units[predicate.head])
            if (
                name in table("governors")["outcomes"]["repelling"].split()
                or _lexicon("infinitive").get(name) == "failing"
            ):
                return self._apply("failing", predicate, above, (predicate.head,))
            if name in table("governors")["outcomes"]["shelving"].split():
                return self._apply("denying", predicate, above, (predicate.head,))
            verb = self._noun_class(predicate) if self._passive(predicate) else None
            if verb is not None:
                return self._apply(verb, predicate, above, self._verb_cue(predicate))
            adjective = self._predicative(predicate)
            if adjective is not None:
                return self._apply(_lexicon("adjectives")[self.units[adjective].norm], predicate, above, (adjective,))
        return PLAIN

    def _repelled(self, governor: Predicate) -> bool:
        return lemma(self.units[governor.head]) in table("governors")["outcomes"]["repelling"].split()

    def _passive(self, predicate: Predicate) -> bool:
        return any(lemma(self.units[at]) == "be" for at in predicate.group[:-1])

    def by_noun(self, at: int, opener: int, governor: Predicate | None, above: Commitment) -> Commitment:
        """The effect of a governing noun ('risk', 'plan', 'evidence') with its own negation and governing verb."""
        name = self._by_type(_lexicon("nouns")[self.units[at].norm])
        no = self._determined(at)
        if governor is not None and no is not None and self._object(governor) == no:
            above = self._without_argument(governor, above, subject=False)
        outer = combined(*((negation(no),) if no is not None else ()), self._support(governor, above))
        if name == "evidence" and governor is not None and self._noun_class(governor) == "denying":
            return self._apply("denying", governor, above, self._verb_cue(governor))
        if name == "doubt" and at and self.units[at - 1].norm == "little":
            outer = combined(outer, negation(at - 1))
        effect = self._apply(name, None, outer, (at, opener))
        if name == "trying" and governor is not None and self._repelled(governor):
            return combined(effect, negation(governor.head))
        if (
            governor is not None
            and lemma(self.units[governor.head]) in table("governors")["outcomes"]["shelving"].split()
        ):
            return combined(effect, self._apply("denying", governor, above, self._verb_cue(governor)))
        if governor is None or name in {"evidence", "denial"}:
            return effect
        verb = self._noun_class(governor)
        return combined(effect, self._apply(verb, governor, above, self._verb_cue(governor))) if verb else effect

    def _determined(self, at: int) -> int | None:
        """The 'no' of a noun."""
        at -= 1
        while at >= 0 and self.units[at].part in {Part.ADJECTIVE, Part.NOUN, Part.NUMBER}:
            at -= 1
        if at < 0:
            return None
        if self._negative(at) or self.units[at].norm in words("negative_prepositions"):
            return at
        before = at - 1
        if (
            self.units[at].part is Part.DETERMINER
            and before >= 0
            and self.units[before].norm in words("negative_prepositions")
        ):
            return before
        return None

    def _support(self, governor: Predicate | None, above: Commitment) -> Commitment:
        """A verb that only says that a noun's event took place hands its own governors on."""
        if governor is None:
            return PLAIN
        name = lemma(self.units[governor.head])
        if name in table("governors")["support"]["verbs"].split():
            return above
        return Commitment(path=above.path)

    def _verb_cue(self, governor: Predicate) -> Cue:
        """The verb with its particle: 'ruled out'."""
        particle = governor.head + 1
        return (governor.head, particle) if self._norm(particle) in _PARTICLES else (governor.head,)

    def _noun_class(self, governor: Predicate) -> str | None:
        """What a verb makes of an event noun that is its object, or its subject in the passive."""
        name = lemma(self.units[governor.head])
        particle = self._norm(governor.head + 1)
        content = _lexicon("content").get(name) if name not in _lexicon("infinitive") else None
        if name == "rule":
            return "excluding" if particle == "out" else None
        if name == "call" and particle == "off":
            return "preventing"
        if content is not None:
            return content
        found = _lexicon("infinitive").get(name)
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
            return "failing" if self._by_type(found) == found else None
        return None if found in {"stopping", "failing", "trying"} else found

    def _apply(self, name: str, governor: Predicate | None, above: Commitment, cue: Cue) -> Commitment:
        """The effect of a class of words, whose own commitment is ``above``."""
        effect = _EFFECTS[name]
        negates, modality = effect.negated if above.negated else effect.plain
        flowing = above.modality if effect.flows else Modality.ASSERTED
        path = cue + above.path + ((governor.head,) if governor is not None else ())
        whole = above.cue + cue if above.negated else cue
        both = name in {"excluding", "evidence", "showing"}
        negative = (whole if both or not above.cue else above.cue) if above.negated else cue
        own = Commitment(
            negated=negates,
            cue=negative if negates else (),
            modality=modality,
            modality_cue=() if modality is Modality.ASSERTED else (whole if both else cue),
            path=path,
        )
        if WEAKNESS.index(flowing) > WEAKNESS.index(modality):
            return Commitment(own.negated, own.cue, flowing, above.modality_cue, own.path)
        return own

    # event nouns and predicative adjectives

    def of_noun(self, at: int, depth: int = 0) -> Commitment:
        """What its modifiers and all that governs it make of an event noun, or of an adjective behind a copula."""
        if depth > _DEPTH:
            return PLAIN
        steps, left = self._modifiers(at)
        return combined(*steps, self._around(at, left, depth))

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
            if self.units[left].part is Part.DETERMINER and not (
                left and self.units[left - 1].part in {Part.NEGATION, Part.INERT, Part.ADVERB}
            ):
                if self.units[left].norm != "'s":
                    left -= 1
                    break
            left -= 1
        return steps, left

    def _behind_copula(self, at: int) -> bool:
        """Whether an adverb or negation is counted with the copula before it."""
        return self.units[at].part in {Part.ADVERB, Part.NEGATION, Part.INERT} and any(
            predicate.head < at <= self._copula_end(predicate) for predicate in self.sentence.predicates
        )

    def _modifier(self, at: int) -> Commitment:
        unit = self.units[at]
        if unit.part is Part.NEGATION or self._negative(at):
            return negation(at)
        name = _lexicon("adjectives").get(unit.norm)
        if name == "attempted":
            return PLAIN if self.type in _ATTEMPTS else modal(Modality.POSSIBLE, at)
        if name in {"probable", "possible", "predicted"} and unit.part is not Part.NUMBER:
            return modal(Modality(name), at)
        if name == "negated":
            return negation(at)
        return self._adverb(at)

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
        for index, predicate in enumerate(self.sentence.predicates):
            if at in predicate.subject or at in range(predicate.start, predicate.head):
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
        word = self.units[at].norm
        if word in words("negative_prepositions"):
            return PLAIN if self._counterfactual() else negation(at)
        if word in words("possible_prepositions"):
            return modal(Modality.POSSIBLE, at)
        if word in words("predicted_prepositions") - {"ahead of"}:
            return modal(Modality.PREDICTED, at)
        if self._is_condition(self.units[at]):
            return modal(Modality.CONDITIONAL, at)
        if at == 0:
            return PLAIN
        before = at - 1
        predicate = self._predicate_at(before)
        if predicate is not None and word in _PARTICLES:
            return self._as_argument(predicate, depth, subject=False)
        if predicate is not None:
            return self._prepositional(predicate, word, depth)
        if self.units[before].norm in _lexicon("nouns") and word in {"of", "for", "to", "about", "over", "on", "at"}:
            return self._behind_noun(before, at, depth)
        if word == "of" and self.units[before].part in {Part.NOUN, Part.NUMBER, Part.PRONOUN, Part.DETERMINER}:
            claim = self.units[before].norm in table("governors")["claim_nouns"].split()
            inner = self.of_noun(before, depth + 1)
            return (
                Commitment(path=inner.path)
                if claim and inner.negated and self._determined(before) is not None
                else inner
            )
        return self._clause_of(at, depth)

    def _counterfactual(self) -> bool:
        """'Without the withdrawal the corps would have been lost': there was one."""
        norms = [unit.norm for unit in self.units]
        return any(pair in {("would", "have"), ("could", "have")} for pair in itertools.pairwise(norms))

    def _prepositional(self, predicate: int, word: str, depth: int) -> Commitment:
        governor = self.sentence.predicates[predicate]
        above = self.of_predicate(predicate, depth + 1)
        name = lemma(self.units[governor.head])
        found = _lexicon("content").get(name) or _lexicon("infinitive").get(name)
        if found in {"intending", "expecting", "fearing", "suspecting"} and word in {
            "for",
            "to",
            "of",
            "on",
            "about",
            "with",
            "against",
        }:
            return self._apply(found, governor, above, (governor.head,))
        if name in table("governors")["support"]["verbs"].split() and word in {
            "in",
            "to",
            "out",
            "of",
            "up",
            "by",
            "through",
            "under",
            "into",
        }:
            return above
        return Commitment(path=self._reporting(above))

    def _behind_noun(self, noun: int, at: int, depth: int) -> Commitment:
        if _lexicon("nouns")[self.units[noun].norm] in {"failing", "worry", "trying"}:
            return (
                self.of_noun(noun, depth + 1)
                if self.units[noun].norm in {"attempt", "attempts"}
                else self._clause_of(noun, depth)
            )
        _, left = self._modifiers(noun)
        predicate = self._predicate_at(left) if left >= 0 else None
        governor = self.sentence.predicates[predicate] if predicate is not None else None
        above = self.of_predicate(predicate, depth + 1) if predicate is not None else PLAIN
        if governor is None:
            return combined(self.by_noun(noun, at, None, PLAIN), self._verdict(noun), self._clause_of(noun, depth))
        return self.by_noun(noun, at, governor, above)

    def _as_argument(self, index: int, depth: int, *, subject: bool) -> Commitment:
        """The event noun is the object or the subject of a predicate."""
        predicate = self.sentence.predicates[index]
        above = self.of_predicate(index, depth + 1)
        name = lemma(self.units[predicate.head])
        passive = self._passive(predicate)
        above = self._without_argument(predicate, above, subject=subject)
        if name in {"be", "seem", "appear", "look", "remain", "become"} and subject:
            adjective = self._predicative(predicate)
            if adjective is not None:
                found = _lexicon("adjectives")[self.units[adjective].norm]
                return self._apply(found if found in _EFFECTS else "transparent", predicate, above, (adjective,))
        if not subject or passive:
            verb = self._noun_class(predicate)
            if verb is not None:
                return self._apply(verb, predicate, above, self._verb_cue(predicate))
        if subject and _lexicon("infinitive").get(name) == "failing" and self._happens(index):
            return self._apply("failing", predicate, above, (predicate.head,))
        if name in table("governors")["support"]["verbs"].split() and (
            name != "be" or not subject or passive or self._existential(predicate)
        ):
            return above
        return Commitment(path=self._reporting(above))

    def _without_argument(self, predicate: Predicate, above: Commitment, *, subject: bool) -> Commitment:
        """The 'no' of the noun itself is counted with the noun, not once more with its verb."""
        own = self._subject(predicate) if subject else self._object(predicate)
        if own is None or own not in above.path:
            return above
        return combined(above, Commitment(negated=True, cue=(own,)))

    def _predicative(self, predicate: Predicate) -> int | None:
        for at in self._tail(predicate)[:4]:
            if self.units[at].norm in _lexicon("adjectives"):
                return at
        return None

    def _existential(self, predicate: Predicate) -> bool:
        return any(self.units[at].norm == "there" for at in predicate.subject)

    def _happens(self, index: int) -> bool:
        support = table("governors")["support"]["verbs"].split()
        return any(
            other.parent == index and other.link is Link.INFINITIVE and lemma(self.units[other.head]) in support
            for other in self.sentence.predicates
        )

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
        reporting = table("reporting")["say"].split()
        return tuple(at for at in above.path if lemma(self.units[at]) in reporting)
