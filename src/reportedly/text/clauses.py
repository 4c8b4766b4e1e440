"""Clauses: the predicates of an English sentence, and how one hangs on another.

A predicate is a verb with its auxiliaries ('had not been taken'). Reading goes once from left to right and keeps the
clauses that are open: 'that', 'who', 'if' open one, its verb fills it, a comma or the verb of the clause around it
closes it. The result says of each predicate which other it is the content, infinitive, participle or conjunct of. That is
enough to know what a negation or a hedge reaches; objects and modifiers are not told apart further.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache

from reportedly.text.lexicon import table
from reportedly.text.parts import Part, Unit, closed, units
from reportedly.text.verbs import verb_form


class Form(StrEnum):
    """The shape of a predicate."""

    FINITE = "finite"
    INFINITIVE = "infinitive"
    BARE = "bare"
    """A base form with no 'to' of its own: 'did not fire or *advance*'."""
    ING = "ing"
    PARTICIPLE = "participle"


class Link(StrEnum):
    """What a predicate is to its parent."""

    MAIN = "main"
    CONTENT = "content"
    """What is said, thought or denied: 'said that …', 'denied shelling …'."""
    INFINITIVE = "infinitive"
    GERUND = "gerund"
    """After a preposition, which is the marker: 'without losing', 'prevented from entering'."""
    RELATIVE = "relative"
    ADVERBIAL = "adverbial"
    """After a subordinator, which is the marker: 'if', 'because'."""
    PARTICIPLE = "participle"
    COORDINATE = "coordinate"
    REPORT = "report"
    """A reporting clause set beside what it reports: '…, the ministry said'. It governs the main clauses."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb with its auxiliaries. All positions are indices into the sentence's units."""

    group: tuple[int, ...]
    """Its units, the main verb last; an inverted subject stands between them."""
    form: Form
    link: Link
    parent: int | None = None
    """Index of the predicate that it hangs on."""
    marker: int | None = None
    """The subordinator, preposition or conjunction before it."""
    via: int | None = None
    """A noun or adjective between it and its parent: 'no *evidence* that', '*unable* to'."""
    shares: bool = False
    """Of a conjunct: whether it has no subject of its own."""
    subject: tuple[int, ...] = ()
    """The units of its clause before it."""

    @property
    def head(self) -> int:
        """Its main verb."""
        return self.group[-1]

    @property
    def start(self) -> int:
        """Its first unit."""
        return self.group[0]


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


def lemma(unit: Unit) -> str:
    """Base form of a verb, the word itself of anything else."""
    if unit.norm in closed("be") or unit.norm in {"'s", "'re"}:
        return "be"
    form = verb_form(unit.norm)
    return form.lemma if form is not None else unit.norm


_VERBAL = frozenset({Part.VERB, Part.AUXILIARY, Part.MODAL, Part.TO})
_ASIDE = 12
_WITH_BARE = frozenset({"let", "help", "make"})
_PARTICLES = frozenset("out off up down over away back".split())


@lru_cache(maxsize=512)
def parsed(sentence: str) -> Sentence:
    """The sentence's units and predicates; offsets count from its first code point."""
    words = units(sentence)
    return Sentence(words, _Reading(words).predicates())


@dataclass(slots=True)
class _Clause:
    """An open clause."""

    link: Link
    marker: int | None = None
    host: int | None = None
    via: int | None = None
    verb: int | None = None
    """Its last finite predicate."""
    conjunction: int | None = None
    """A conjunction since that."""
    comma: bool = False
    """Whether a comma stands before it."""
    waiting: list[int] = field(default_factory=list)
    """Adverbial clauses before its verb."""
    words: list[int] = field(default_factory=list)
    """Its units since its last predicate."""


class _Reading:
    """One pass over a sentence."""

    def __init__(self, words: tuple[Unit, ...]) -> None:
        self.words = words
        self.found: list[Predicate] = []
        self.open = [_Clause(Link.MAIN)]
        self.at = 0

    def predicates(self) -> tuple[Predicate, ...]:
        while self.at < len(self.words):
            group = self._group()
            if group:
                self._predicate(group)
                self.at = group[-1] + 1
            else:
                self._word()
                self.at += 1
        return tuple(self.found)

    # words that are no predicate

    def _word(self) -> None:
        unit, top = self.words[self.at], self.open[-1]
        if unit.part is Part.THAT and self._opens_clause():
            self._open_that()
        elif unit.part is Part.RELATIVE or unit.norm in {"how", "why", "what"}:
            self.open.append(_Clause(Link.RELATIVE, self.at, self._last(), comma=self._after_comma()))
        elif unit.part is Part.SUBORDINATOR:
            self._open_adverbial(unit)
        elif unit.part is Part.COMMA:
            self._comma()
            self.open[-1].words.append(self.at)
        elif unit.part is Part.STOP:
            self._stop(unit)
        elif unit.part is Part.CONJUNCTION:
            top.conjunction = self.at
            top.words.append(self.at)
        else:
            top.words.append(self.at)

    def _opens_clause(self) -> bool:
        before = self.words[self.at - 1] if self.at else None
        if before is not None and before.part is Part.PREPOSITION and before.norm not in _PARTICLES:
            return False
        for unit in self.words[self.at + 1 : self.at + 60]:
            if unit.part is Part.STOP:
                return False
            if unit.part in {Part.AUXILIARY, Part.MODAL, Part.VERB}:
                return True
        return False

    def _open_that(self) -> None:
        previous = self.words[self.at - 1] if self.at else None
        host = self._last()
        relative = self._predicate_next(self.at + 1)
        noun = host is None or self.found[host].head != self.at - 1
        if noun and previous is not None and previous.norm in _content_nouns() and not relative:
            self.open.append(_Clause(Link.CONTENT, self.at, host, via=self.at - 1))
        elif relative and (previous is None or previous.part in {Part.NOUN, Part.PRONOUN, Part.NUMBER, Part.BRACKET}):
            self.open.append(_Clause(Link.RELATIVE, self.at, host))
        elif host is not None and (self._takes_content(host) or previous is None or previous.part is not Part.NOUN):
            via = self.at - 1 if previous is not None and previous.part is Part.ADJECTIVE else None
            self._close_to(host)
            self.open.append(_Clause(Link.CONTENT, self.at, host, via=via))
        else:
            self.open.append(_Clause(Link.RELATIVE, self.at, host))

    def _close_to(self, host: int) -> None:
        """Clauses with no verb yet that opened behind the verb of saying were prepositional phrases."""
        while len(self.open) > 1 and self.open[-1].verb is None and self.open[-1].link is Link.ADVERBIAL:
            if self.found[host].head < (self.open[-1].marker or 0):
                self.open.pop()
            else:
                break

    def _open_adverbial(self, unit: Unit) -> None:
        if unit.norm == "whether":
            self.open.append(_Clause(Link.CONTENT, self.at, self._last()))
            return
        top = self.open[-1]
        self.open.append(_Clause(Link.ADVERBIAL, self.at, top.verb, comma=self._after_comma()))

    def _comma(self) -> None:
        following = self.words[self.at + 1].part if self.at + 1 < len(self.words) else None
        top = self.open[-1]
        if len(self.open) == 1 or top.verb is None or following is Part.CONJUNCTION:
            return
        around = self.open[-2]
        if (top.link is Link.RELATIVE and top.comma) or (top.link is Link.ADVERBIAL and around.verb is None):
            self._close()
        elif top.link in {Link.RELATIVE, Link.ADVERBIAL} and around.verb is not None:
            self._close()

    def _close(self) -> None:
        clause = self.open.pop()
        if clause.link is Link.ADVERBIAL and clause.verb is not None and self.open[-1].verb is None:
            self.open[-1].waiting.append(clause.verb)

    def _stop(self, unit: Unit) -> None:
        base = self.open[0]
        host = self._last() if unit.norm == ":" else None
        if base.verb is not None or host is not None:
            says = host is not None and self._takes_content(host)
            self.open = [_Clause(Link.CONTENT, host=host) if says else _Clause(Link.MAIN)]
        else:
            self.open = [base]

    # predicates

    def _group(self) -> tuple[int, ...]:
        """The units of the predicate that begins here, none if none does."""
        first = self.words[self.at]
        if first.part in {Part.NEGATION, Part.ADVERB, Part.INERT}:
            return self._led_by_adverbs()
        at = self.at
        group: list[int] = []
        while at < len(self.words):
            unit = self.words[at]
            if unit.part is Part.VERB:
                return (*group, at)
            if unit.part is Part.TO and group:
                break
            if unit.part in {Part.AUXILIARY, Part.MODAL, Part.TO}:
                group.append(at)
            elif group and unit.part in {Part.NEGATION, Part.ADVERB, Part.INERT}:
                pass
            elif group and unit.part is Part.COMMA and self._set_off(at) is not None:
                at = self._set_off(at) or at
                if self.words[at + 1].part is not Part.VERB and self.words[at + 1].part is not Part.AUXILIARY:
                    return (*group, at + 1)
            else:
                break
            at += 1
        return self._without_verb(group)

    def _led_by_adverbs(self) -> tuple[int, ...]:
        return ()

    def _set_off(self, at: int) -> int | None:
        """The closing comma of an aside inside a predicate: 'was, apparently, destroyed', 'did not, in June, advance'."""
        said = False
        for after in range(at + 1, min(len(self.words) - 1, at + _ASIDE)):
            unit = self.words[after]
            if unit.part is Part.VERB and not said and lemma(unit) in _reporting():
                said = True
                continue
            if unit.part in _VERBAL or unit.part in {Part.STOP, Part.THAT, Part.RELATIVE}:
                return None
            if unit.part is Part.COMMA:
                last = after + (self.words[after + 1].part is Part.QUOTE)
                following = self.words[min(last + 1, len(self.words) - 1)]
                form = verb_form(following.norm)
                base = self.words[at - 1].part is not Part.AUXILIARY and form is not None and form.base
                return last if following.part in {Part.VERB, Part.AUXILIARY} or base else None
        return None

    def _without_verb(self, group: list[int]) -> tuple[int, ...]:
        """Auxiliaries alone: a copula, or an inverted order ('Had reserves arrived', 'nor did they surrender')."""
        if not group or self.words[group[-1]].part is Part.TO:
            return tuple(group[:-1])
        inverted = self._inverted(group)
        return (*group, inverted) if inverted is not None else tuple(group)

    def _inverted(self, group: list[int]) -> int | None:
        before = self.words[group[0] - 1] if group[0] else None
        conditional = self.open[-1].link is Link.ADVERBIAL and self.open[-1].verb is not None
        fronting = conditional or before is None or before.part in {
            Part.CONJUNCTION,
            Part.NEGATION,
            Part.INERT,
            Part.COMMA,
            Part.QUOTE,
        }
        last = self.words[group[-1]]
        if not fronting or len(group) > 1 or last.norm in {"been", "being"}:
            return None
        if (
            before is not None
            and not conditional
            and before.norm not in {"nor", "neither"}
            and before.part in {Part.CONJUNCTION, Part.COMMA}
        ):
            if last.part is not Part.MODAL and last.norm not in {"had", "were", "did"}:
                return None
        for at in range(group[-1] + 1, min(len(self.words), group[-1] + 14)):
            unit = self.words[at]
            if unit.part is Part.VERB:
                return at
            if unit.part in {Part.COMMA, Part.STOP, Part.AUXILIARY, Part.MODAL, Part.THAT, Part.TO}:
                return None
            form = verb_form(unit.norm)
            if form is not None and form.base and self.words[at - 1].part in {Part.NOUN, Part.PRONOUN}:
                return at
        return None

    def _form(self, group: tuple[int, ...]) -> Form:
        first = self.words[group[0]]
        if first.part is Part.TO:
            return Form.INFINITIVE
        if first.part is not Part.VERB:
            return Form.FINITE if first.norm not in {"being", "having", "be", "been"} else Form.ING
        form = verb_form(first.norm)
        if form is None or form.past or form.third:
            return Form.PARTICIPLE if form is not None and form.participle else Form.FINITE
        if form.ing:
            return Form.ING
        if form.participle:
            return Form.PARTICIPLE
        return Form.BARE

    def _predicate(self, group: tuple[int, ...]) -> None:
        form = self._form(group)
        left = self._left(group[0])
        made = Predicate(group, form, Link.MAIN)
        if form is Form.INFINITIVE:
            made = self._infinitive(made, left)
        elif left is not None and self.words[left].part is Part.CONJUNCTION:
            made = self._conjunct(made, left)
        elif left is not None and self._in_series(group, form, left):
            made = self._conjunct(made, left)
        elif form is Form.BARE and self._bare_infinitive(group[0]):
            made = replace(made, link=Link.INFINITIVE, parent=self._last())
        elif left is not None and self.words[left].norm == "than" and form is Form.BARE:
            if self.open[-1].marker == left:
                self.open.pop()
            made = replace(made, link=Link.ADVERBIAL, parent=self._last(), marker=left)
        elif form is Form.ING or (form is Form.PARTICIPLE and not self._finite_here(group, left)):
            made = self._participle(made, left)
        else:
            made = self._finite(replace(made, form=Form.FINITE), left)
        self.found.append(made)

    def _bare_infinitive(self, at: int) -> bool:
        """'let the mission deliver'."""
        last = self._last()
        return last is not None and at - self.found[last].head <= _ASIDE and lemma(self.words[self.found[last].head]) in _WITH_BARE

    def _in_series(self, group: tuple[int, ...], form: Form, left: int) -> bool:
        """'had shelled the mill, had bombed the school or had mined the road': no subject between comma and verb."""
        if self.words[left].part is not Part.COMMA or self.open[-1].verb is None:
            return False
        if form is Form.FINITE:
            return not self._parenthetical(Predicate(group, form, Link.MAIN), left)
        return form is Form.PARTICIPLE and self._joined_later(group[-1] + 1)

    def _joined_later(self, at: int) -> bool:
        """Whether a conjunction with a past form right behind it follows in the same clause."""
        for index in range(at, min(len(self.words) - 1, at + 24)):
            unit, following = self.words[index], self.words[index + 1]
            if unit.part in {Part.STOP, Part.THAT, Part.RELATIVE, Part.SUBORDINATOR}:
                return False
            if unit.part is Part.CONJUNCTION and following.part is Part.VERB:
                form = verb_form(following.norm)
                return form is not None and form.past
        return False

    def _left(self, at: int) -> int | None:
        """The unit before, over adverbs and negations."""
        at -= 1
        while at >= 0 and self.words[at].part in {Part.ADVERB, Part.NEGATION, Part.INERT, Part.QUOTE}:
            at -= 1
        return at if at >= 0 else None

    def _infinitive(self, made: Predicate, left: int | None) -> Predicate:
        if left is not None and self.words[left].part is Part.CONJUNCTION:
            earlier = self._earlier(Form.INFINITIVE)
            if earlier is not None:
                return replace(made, link=Link.COORDINATE, parent=earlier, marker=left, shares=True)
        host = self._last() if self.open[-1].verb is not None else self._last_in(self.open[-1])
        via = self._governing_noun(made.start, host)
        if via is None and left is not None and (host is None or left > self.found[host].head):
            via = left if self.words[left].part in {Part.NOUN, Part.ADJECTIVE, Part.VERB} else None
        return replace(made, link=Link.INFINITIVE, parent=host, via=via)

    def _governing_noun(self, start: int, host: int | None) -> int | None:
        """The noun that an infinitive belongs to over a phrase between: 'an *attempt* by the marines to retake'."""
        first = self.found[host].head + 1 if host is not None else 0
        for at in range(start - 1, max(first, start - _ASIDE) - 1, -1):
            unit = self.words[at]
            if unit.part not in {Part.NOUN, Part.ADJECTIVE, Part.DETERMINER, Part.PREPOSITION, Part.NUMBER}:
                return None
            if unit.part is Part.NOUN and unit.norm in _infinitive_nouns():
                return at
        return None

    def _last_in(self, clause: _Clause) -> int | None:
        """The last predicate behind the clause's marker: of a clause that has no finite verb."""
        last = self._last()
        if last is None or clause.marker is None:
            return last if last is not None and self.found[last].form is not Form.FINITE else None
        return last if self.found[last].start > clause.marker else None

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
            other = self.found[index]
            if form is Form.FINITE and other.form is Form.FINITE and other.link is not Link.RELATIVE:
                return index
            if form is Form.FINITE and other.form is Form.FINITE and self.open[-1].verb == index:
                return index
            if form is Form.INFINITIVE and other.form is Form.INFINITIVE:
                return index
            if form is Form.BARE and self._has_base(other):
                return index
            if form is Form.ING and (other.form is Form.ING or self._ends_in_ing(other)):
                return index
            if form is Form.PARTICIPLE and made is not None and (other.form in {Form.FINITE, Form.PARTICIPLE}):
                if self._only_participle(made) and not self._ends_in_participle(other) and other.form is Form.FINITE:
                    continue
                return index
        return None

    def _has_base(self, other: Predicate) -> bool:
        form = verb_form(self.words[other.head].norm)
        return form is not None and form.base and (other.form in {Form.INFINITIVE, Form.BARE} or len(other.group) > 1)

    def _ends_in_ing(self, other: Predicate) -> bool:
        return self.words[other.head].norm.endswith("ing")

    def _only_participle(self, made: Predicate) -> bool:
        form = verb_form(self.words[made.head].norm)
        return form is not None and form.participle and not form.past

    def _ends_in_participle(self, other: Predicate) -> bool:
        form = verb_form(self.words[other.head].norm)
        return form is not None and form.participle

    def _finite_here(self, group: tuple[int, ...], left: int | None) -> bool:
        """Whether a past form without auxiliary is the verb of its clause, not a participle behind a noun."""
        form = verb_form(self.words[group[0]].norm)
        if form is not None and form.past and not form.participle:
            return True
        if self.open[-1].verb is None and lemma(self.words[group[0]]) in _content_verbs() and self.open[-1].words:
            return True
        if left is None or self.words[left].part in {Part.PREPOSITION, Part.COMMA, Part.SUBORDINATOR}:
            return self.words[left].norm == "," and self._apposition() if left is not None else False
        if self.open[-1].verb is not None and not self._new_clause():
            return False
        return not self._finite_follows(group[-1] + 1)

    def _apposition(self) -> bool:
        """'The brigade, led by a captain, surrendered': behind a comma, but the clause waits for its verb."""
        top = self.open[-1]
        return (
            top.verb is None
            and any(self.words[at].part in {Part.NOUN, Part.PRONOUN} for at in top.words)
            and (sum(self.words[at].part is Part.COMMA for at in top.words) > 1)
        )

    def _new_clause(self) -> bool:
        """Whether a clause can begin without a marker: content of a verb of saying, or behind comma or conjunction."""
        top = self.open[-1]
        host = self._last()
        if host is not None and self._takes_content(host):
            return True
        if top.conjunction is not None or any(self.words[at].part is Part.COMMA for at in top.words):
            return True
        return top.link in {Link.RELATIVE, Link.ADVERBIAL} and self.open[-2].verb is None

    def _finite_follows(self, at: int) -> bool:
        for unit in self.words[at : at + 20]:
            if unit.part in {
                Part.COMMA,
                Part.STOP,
                Part.CONJUNCTION,
                Part.SUBORDINATOR,
                Part.THAT,
                Part.RELATIVE,
                Part.DASH,
            }:
                return False
            if unit.part in {Part.AUXILIARY, Part.MODAL}:
                return True
            if unit.part is Part.VERB:
                form = verb_form(unit.norm)
                if form is not None and (form.past or form.third):
                    return True
        return False

    def _participle(self, made: Predicate, left: int | None) -> Predicate:
        last = self._last()
        unit = self.words[left] if left is not None else None
        top = self.open[-1]
        if unit is None:
            return replace(made, link=Link.PARTICIPLE)
        if unit.part is Part.SUBORDINATOR and top.marker == left:
            self.open.pop()
            made = replace(made, link=Link.ADVERBIAL, parent=top.host, marker=left)
            if self.open[-1].verb is None:
                self.open[-1].waiting.append(len(self.found))
            return made
        if unit.norm in _PARTICLES and last is not None and left == self.found[last].head + 1:
            return replace(made, link=Link.CONTENT, parent=last)
        if unit.part is Part.PREPOSITION:
            before = self.words[left - 1] if left else None
            via = (
                left - 1
                if left and before is not None and before.part in {Part.NOUN, Part.ADJECTIVE, Part.ADVERB}
                else None
            )
            return replace(made, link=Link.GERUND, parent=self._parent(), marker=left, via=via)
        if last is not None and left == self.found[last].head and made.form is Form.ING:
            return replace(made, link=Link.CONTENT, parent=last)
        if unit.part is Part.COMMA:
            return replace(made, link=Link.PARTICIPLE, parent=top.verb if top.verb is not None else None)
        return replace(made, link=Link.RELATIVE, parent=last)

    def _parent(self) -> int | None:
        return self._last() if self.open[-1].verb is not None else self._last_in(self.open[-1])

    def _finite(self, made: Predicate, left: int | None) -> Predicate:
        if self._condition(made):
            self.open.append(_Clause(Link.ADVERBIAL, made.start, self.open[-1].verb))
        if self._parenthetical(made, left):
            return replace(made, link=Link.REPORT)
        while self.open[-1].verb is not None:
            top = self.open[-1]
            host = self._content_host(top)
            if host is not None:
                self.open.append(_Clause(Link.CONTENT, host=host, words=top.words))
                top.words = []
            elif top.conjunction is not None and top.link is not Link.REPORT:
                return self._fill(made, top, Link.COORDINATE, top.verb, top.conjunction)
            elif len(self.open) > 1:
                words = top.words
                self._close()
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
            and first.norm in {"should", "had", "were"}
            and (before is None or before.part in {Part.COMMA, Part.STOP, Part.QUOTE, Part.DASH, Part.THAT})
        )

    def _content_host(self, top: _Clause) -> int | None:
        """The verb of saying that a clause without 'that' is the content of."""
        last = self._last()
        if last is None or not self._takes_content(last) or not top.words:
            return None
        between = [self.words[at] for at in top.words if at > self.found[last].head]
        if not between or any(unit.part is Part.COMMA and index == 0 for index, unit in enumerate(between)):
            return None
        joins = {Part.CONJUNCTION, Part.COMMA}
        if between[0].part in joins or (self._is_copula(last) and any(unit.part in joins for unit in between)):
            return None
        return last

    def _fill(
        self,
        made: Predicate,
        clause: _Clause,
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
        if lemma(self.words[made.head]) not in _reporting() or not (self.found or self.open[0].words):
            return False
        after = made.head + 1
        following = self.words[after].part if after < len(self.words) else Part.STOP
        if left is not None and self.words[left].part is Part.COMMA and len(made.group) == 1:
            return following is not Part.THAT and self.found != []
        words = [at for at in self.open[-1].words if at < made.start]
        comma = max((index for index, at in enumerate(words) if self.words[at].part is Part.COMMA), default=None)
        if comma is None or len(words) - comma > 14 or len(words) - comma < 2:  # noqa: PLR2004 - a short noun phrase
            return False
        if any(self.words[at].part is Part.CONJUNCTION for at in words[comma + 1 : comma + 2]):
            return False
        if self.open[-1].verb is None:
            if following is not Part.COMMA or not words[:comma]:
                return False
            self.open[-1].words = words[:comma]
            return True
        return following in {
            Part.COMMA,
            Part.STOP,
            Part.PREPOSITION,
            Part.QUOTE,
            Part.ADVERB,
            Part.DASH,
            Part.BRACKET,
        } or (self.words[after].norm in closed("weekdays"))

    def _takes_content(self, index: int) -> bool:
        predicate = self.found[index]
        name = lemma(self.words[predicate.head])
        return name in _content_verbs() or (
            name == "be" and any(w.part is Part.ADJECTIVE for w in self.words[predicate.head + 1 : self.at])
        )

    def _is_copula(self, index: int) -> bool:
        return lemma(self.words[self.found[index].head]) == "be"

    def _predicate_next(self, at: int) -> bool:
        while at < len(self.words) and self.words[at].part in {Part.ADVERB, Part.NEGATION, Part.INERT}:
            at += 1
        return at < len(self.words) and self.words[at].part in {Part.AUXILIARY, Part.MODAL, Part.VERB}

    def _after_comma(self) -> bool:
        return self.at > 0 and self.words[self.at - 1].part is Part.COMMA

    def _last(self) -> int | None:
        for index in range(len(self.found) - 1, -1, -1):
            if self.found[index].link is not Link.REPORT:
                return index
        return None


def _words(*names: str) -> frozenset[str]:
    return frozenset(word for name in names for word in table("governors")[name].split())


def _content_verbs() -> frozenset[str]:
    verbs = table("governors")["content"]
    known = frozenset(word for words in verbs.values() for word in words.split())
    return known | _reporting()


def _reporting() -> frozenset[str]:
    return frozenset(table("reporting")["say"].split()) | _words("more_reporting")


def _infinitive_nouns() -> frozenset[str]:
    nouns = table("governors")["nouns"]
    return frozenset(word for name in ("predicted", "trying", "failing", "possible") for word in nouns[name].split())


def _content_nouns() -> frozenset[str]:
    nouns = table("governors")["nouns"]
    return frozenset(word for words in nouns.values() for word in words.split()) | _words("claim_nouns")
