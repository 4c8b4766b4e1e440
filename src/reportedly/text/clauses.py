"""Clauses: the predicates of an English sentence, and how one hangs on another.

Read once from left to right. The result says of each predicate which other it is the content, infinitive, participle or
conjunct of. That is enough to know what a negation or a hedge reaches; objects and modifiers are not told apart.
"""

from dataclasses import dataclass, replace
from functools import cache, lru_cache

from reportedly.text.lexicon import table
from reportedly.text.open_clauses import Clause, OpenClauses, content_verbs
from reportedly.text.parts import Part, Unit, closed
from reportedly.text.predicates import (
    ASIDE,
    PARTICLES,
    Form,
    Link,
    Predicate,
    finite_follows,
    form_of,
    group_at,
    joined_later,
    lemma,
    reporting_verbs,
)
from reportedly.text.tagging import units
from reportedly.text.verbs import verb_form

_WITH_BARE = frozenset({"let", "help", "make", "see", "watch", "hear"})
"""Verbs whose infinitive has no 'to'."""


_AFTER_REPORT = frozenset(
    {Part.COMMA, Part.STOP, Part.PREPOSITION, Part.QUOTE, Part.ADVERB, Part.DASH, Part.BRACKET},
)
"""What may follow a reporting clause that is set beside what it reports; a noun phrase would be its content."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence taken apart."""

    units: tuple[Unit, ...]
    predicates: tuple[Predicate, ...]

    def lemma(self, index: int) -> str:
        """Base form of a predicate's main verb."""
        return lemma(self.units[self.predicates[index].head])

    def span(self, *indices: int) -> tuple[int, int]:
        """From the first to the last of these units, as code points."""
        return self.units[min(indices)].start, self.units[max(indices)].end


@lru_cache(maxsize=512)
def parsed(sentence: str) -> Sentence:
    """The sentence's units and predicates; offsets count from its first code point."""
    words = units(sentence)
    return Sentence(words, _Reading(words).predicates())


class _Reading(OpenClauses):
    """One pass over a sentence."""

    def predicates(self) -> tuple[Predicate, ...]:
        """All predicates, in reading order."""
        while self.at < len(self.words):
            top = self.open[-1]
            fronted = top.link is Link.ADVERBIAL and top.verb is not None
            group = group_at(self.words, self.at, fronted=fronted)
            if group:
                self._predicate(group)
                self.at = group[-1] + 1
            else:
                self.read()
                self.at += 1
        return tuple(self.found)

    def _predicate(self, group: tuple[int, ...]) -> None:
        form = form_of(self.words, group)
        left = self.left_of(group[0])
        made = Predicate(group, form, Link.MAIN)
        if form is Form.INFINITIVE:
            made = self._infinitive(made, left)
        elif left is not None and (self.words[left].part is Part.CONJUNCTION or self._in_series(group, form, left)):
            made = self._conjunct(made, left)
        elif form is Form.BARE and self._bare_infinitive(group[0]):
            made = replace(made, link=Link.INFINITIVE, parent=self.last())
        elif left is not None and self.words[left].norm == "than" and form is Form.BARE:
            if self.open[-1].marker == left:
                self.open.pop()
            made = replace(made, link=Link.ADVERBIAL, parent=self.last(), marker=left)
        elif form is Form.ING or (form is Form.PARTICIPLE and not self._finite_here(group, left)):
            made = self._participle(made, left)
        else:
            made = self._finite(replace(made, form=Form.FINITE), left)
        self.found.append(made)

    def _in_series(self, group: tuple[int, ...], form: Form, left: int) -> bool:
        """'had shelled the mill, had bombed the school or had mined the road': no subject between comma and verb."""
        if self.words[left].part is not Part.COMMA or self.open[-1].verb is None:
            return False
        if form is Form.FINITE:
            return not self._parenthetical(Predicate(group, form, Link.MAIN), left)
        if form is Form.BARE:
            return True
        return form is Form.PARTICIPLE and joined_later(self.words, group[-1] + 1)

    def _bare_infinitive(self, at: int) -> bool:
        """'let the mission deliver'."""
        last = self.last()
        return (
            last is not None
            and at - self.found[last].head <= ASIDE
            and lemma(self.words[self.found[last].head]) in _WITH_BARE
        )

    def _infinitive(self, made: Predicate, left: int | None) -> Predicate:
        if left is not None and self.words[left].part is Part.CONJUNCTION:
            earlier = self._earlier(Form.INFINITIVE)
            if earlier is not None:
                return replace(made, link=Link.COORDINATE, parent=earlier, marker=left, shares=True)
        if left is not None and self.words[left].norm == "whether" and self.open[-1].marker == left:
            clause = self.open.pop()
            return replace(made, link=Link.INFINITIVE, parent=clause.host, marker=left)
        host = self.last() if self.open[-1].verb is not None else self.last_in(self.open[-1])
        via = self._governing_noun(made.start, host)
        if via is None and left is not None and (host is None or left > self.found[host].head):
            via = left if self.words[left].part in {Part.NOUN, Part.ADJECTIVE, Part.VERB} else None
        return replace(made, link=Link.INFINITIVE, parent=host, via=via)

    def _governing_noun(self, start: int, host: int | None) -> int | None:
        """The noun that an infinitive belongs to over a phrase between: 'an *attempt* by the marines to retake'."""
        first = self.found[host].head + 1 if host is not None else 0
        for at in range(start - 1, max(first, start - ASIDE) - 1, -1):
            unit = self.words[at]
            if unit.part not in {Part.NOUN, Part.ADJECTIVE, Part.DETERMINER, Part.PREPOSITION, Part.NUMBER}:
                return None
            if unit.part is Part.NOUN and unit.norm in _infinitive_nouns():
                return at
        return None

    def _conjunct(self, made: Predicate, conjunction: int) -> Predicate:
        """A predicate right behind 'and', 'or', 'but', 'nor': it has the subject of an earlier one."""
        earlier = self._earlier(made.form, made)
        if earlier is None:
            return self._finite(replace(made, form=Form.FINITE), conjunction)
        while len(self.open) > 1 and self.open[-1].verb is None:
            self.open.pop()
        top = self.open[-1]
        made = replace(made, link=Link.COORDINATE, parent=earlier, marker=conjunction, shares=True)
        if made.form in {Form.FINITE, Form.PARTICIPLE}:
            top.verb = len(self.found)
        top.conjunction = None
        top.words = []
        return made

    def _earlier(self, form: Form, made: Predicate | None = None) -> int | None:
        """The last predicate that a conjunct of this form can be joined to."""
        for index in range(len(self.found) - 1, -1, -1):
            if self._joins(form, made, index):
                return index
        return None

    def _joins(self, form: Form, made: Predicate | None, index: int) -> bool:
        other = self.found[index]
        known = verb_form(self.words[other.head].norm)
        if form is Form.BARE:
            led = other.form in {Form.INFINITIVE, Form.BARE} or len(other.group) > 1
            return known is not None and known.base and led
        if form is Form.ING:
            return other.form is Form.ING or self.words[other.head].norm.endswith("ing")
        if form is Form.PARTICIPLE and made is not None:
            mine = verb_form(self.words[made.head].norm)
            only = mine is not None and mine.participle and not mine.past
            fits = other.form is Form.PARTICIPLE or not only or (known is not None and known.participle)
            return other.form in {Form.FINITE, Form.PARTICIPLE} and fits
        if form is Form.FINITE and other.form is Form.FINITE:
            return other.link is not Link.RELATIVE or self.open[-1].verb == index
        return form is other.form

    def _finite_here(self, group: tuple[int, ...], left: int | None) -> bool:
        """Whether a past form without auxiliary is the verb of its clause, not a participle behind a noun."""
        if self._surely_finite(group, left):
            return True
        if left is None or self.words[left].part in {Part.PREPOSITION, Part.SUBORDINATOR}:
            return False
        if self.words[left].part is Part.COMMA:
            return self.in_apposition()
        if self.open[-1].verb is not None and not self.may_begin():
            return False
        return not finite_follows(self.words, group[-1] + 1)

    def _surely_finite(self, group: tuple[int, ...], left: int | None) -> bool:
        """'who held', 'he fled', 'the ministry said', 'withdrew': no noun that it could describe, or no participle."""
        form = verb_form(self.words[group[0]].norm)
        if form is not None and form.past and not form.participle:
            return True
        if left is not None and self.words[left].part in {Part.RELATIVE, Part.PRONOUN, Part.THAT}:
            return True
        top = self.open[-1]
        reports = lemma(self.words[group[0]]) in content_verbs() and bool(top.words) and top.verb is None
        return reports or self._parenthetical(Predicate(group, Form.FINITE, Link.REPORT), left)

    def _participle(self, made: Predicate, left: int | None) -> Predicate:
        """An '-ing' form or participle without auxiliary, by what stands before it."""
        last, top = self.last(), self.open[-1]
        if left is None:
            return replace(made, link=Link.PARTICIPLE)
        unit = self.words[left]
        if unit.part is Part.SUBORDINATOR and top.marker == left:
            return self._without_finite(made, left)
        if last is not None and self._governs_directly(self.found[last].head, left, made.form):
            return replace(made, link=Link.CONTENT, parent=last)
        if unit.part is Part.PREPOSITION:
            before = self.words[left - 1].part if left else None
            via = left - 1 if before in {Part.NOUN, Part.ADJECTIVE, Part.ADVERB} else None
            return replace(made, link=Link.GERUND, parent=self.parent(), marker=left, via=via)
        if unit.part is Part.COMMA:
            return replace(made, link=Link.PARTICIPLE, parent=top.verb)
        return replace(made, link=Link.RELATIVE, parent=last)

    def _governs_directly(self, head: int, left: int, form: Form) -> bool:
        """'denied shelling', 'ruled out sending'."""
        particle = left == head + 1 and self.words[left].norm in PARTICLES
        return particle or (left == head and form is Form.ING)

    def _without_finite(self, made: Predicate, marker: int) -> Predicate:
        """'if attacked', 'while retreating': a clause whose verb has no subject."""
        clause = self.open.pop()
        if self.open[-1].verb is None:
            self.open[-1].waiting.append(len(self.found))
        return replace(made, link=Link.ADVERBIAL, parent=clause.host, marker=marker)

    def _finite(self, made: Predicate, left: int | None) -> Predicate:
        if self._condition(made):
            self.open.append(Clause(Link.ADVERBIAL, made.start, self.open[-1].verb))
        if self._parenthetical(made, left):
            self._forget_speaker()
            return replace(made, link=Link.REPORT)
        while self.open[-1].verb is not None:
            top = self.open[-1]
            host = self.content_host(top)
            if host is not None:
                self.open.append(Clause(Link.CONTENT, host=host, words=top.words))
                top.words = []
            elif top.conjunction is not None and top.link is not Link.REPORT:
                return self._fill(made, top, Link.COORDINATE, top.verb, top.conjunction)
            elif len(self.open) > 1:
                words = top.words
                self.close()
                self.open[-1].words += words
            else:
                return self._fill(made, top, Link.MAIN, None, None)
        top = self.open[-1]
        return self._fill(made, top, top.link, top.host, top.marker, top.via)

    def _condition(self, made: Predicate) -> bool:
        """'Should the bridge fall', 'Had reserves arrived', 'Were it to fall': a condition by its order of words."""
        first = self.words[made.start]
        inverted = any(self.words[at].part in {Part.NOUN, Part.PRONOUN} for at in range(made.start, made.head))
        before = self.words[made.start - 1] if made.start else None
        return (
            inverted
            and (first.norm in {"should", "had"} or (first.norm == "were" and before is None))
            and (before is None or before.part in {Part.COMMA, Part.STOP, Part.QUOTE, Part.DASH, Part.THAT})
        )

    def _fill(
        self,
        made: Predicate,
        clause: Clause,
        link: Link,
        parent: int | None,
        marker: int | None,
        via: int | None = None,
    ) -> Predicate:
        index = len(self.found)
        for waiting in clause.waiting:
            self.found[waiting] = replace(self.found[waiting], parent=index)
        clause.waiting = []
        since = marker if link is Link.COORDINATE and marker is not None else -1
        subject = tuple(at for at in clause.words if since < at < made.head and at not in made.group)
        clause.verb, clause.conjunction, clause.words = index, None, []
        return replace(made, link=link, parent=parent, marker=marker, via=via, subject=subject)

    def _parenthetical(self, made: Predicate, left: int | None) -> bool:
        """'…, the ministry said', '…, said the ministry', 'The men, the ministry said, left'."""
        if lemma(self.words[made.head]) not in reporting_verbs() or not (self.found or self.open[0].words):
            return False
        after = made.head + 1
        following = self.words[after] if after < len(self.words) else None
        if left is not None and self.words[left].part is Part.COMMA and len(made.group) == 1:
            return self.found != [] and (following is None or following.part is not Part.THAT)
        words = [at for at in self.open[-1].words if at < made.start]
        comma = max((index for index, at in enumerate(words) if self.words[at].part is Part.COMMA), default=None)
        if comma is None or not self._is_speaker(words[comma + 1 :]):
            return False
        if self.open[-1].verb is not None:
            return following is None or following.part in _AFTER_REPORT or following.norm in closed("weekdays")
        return following is not None and following.part is Part.COMMA and comma > 0

    def _forget_speaker(self) -> None:
        """The words behind the last comma are of the reporting clause, not of the clause that waits for its verb."""
        waiting = self.open[-1]
        commas = [index for index, at in enumerate(waiting.words) if self.words[at].part is Part.COMMA]
        if waiting.verb is None and commas:
            waiting.words = waiting.words[: commas[-1]]

    def _is_speaker(self, words: list[int]) -> bool:
        """Whether these units are a short noun phrase."""
        return 0 < len(words) <= ASIDE and self.words[words[0]].part is not Part.CONJUNCTION


@cache
def _infinitive_nouns() -> frozenset[str]:
    nouns = table("governors")["nouns"]
    words = [word for name in ("predicted", "trying", "failing", "possible") for word in nouns[name].split()]
    return frozenset((*words, *(word + "s" for word in words)))
