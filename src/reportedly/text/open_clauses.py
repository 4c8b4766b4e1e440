"""Open clauses: which clauses of a sentence wait for their verb while it is read from left to right.

'That', 'who', 'if' open a clause; its verb fills it; a comma, a full stop or the verb of the clause around closes it.
"""

from dataclasses import dataclass, field
from functools import cache

from reportedly.text.lexicon import table
from reportedly.text.parts import Part, Unit
from reportedly.text.predicates import PARTICLES, Form, Link, Predicate, lemma, reporting_verbs

_LOOK_AHEAD = 60
_PASSED_OVER = frozenset({Part.ADVERB, Part.NEGATION, Part.INERT, Part.QUOTE})


@dataclass(slots=True)
class Clause:
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


class OpenClauses:
    """The state of a reading: the predicates found so far and the clauses that are open."""

    def __init__(self, words: tuple[Unit, ...]) -> None:
        """Begin to read a sentence with one open clause."""
        self.words = words
        self.found: list[Predicate] = []
        self.open = [Clause(Link.MAIN)]
        self.at = 0
        self._around: list[tuple[list[Clause], int]] = []
        self._aside: set[int] = set()

    def read(self) -> None:
        """Take in a unit that is of no predicate."""
        unit, top = self.words[self.at], self.open[-1]
        if unit.part is Part.THAT and self._opens_clause():
            self._open_that()
        elif unit.part is Part.RELATIVE or unit.norm in {"how", "why", "what"}:
            self.open.append(Clause(Link.RELATIVE, self.at, self.last(), comma=self._after_comma()))
        elif unit.part is Part.SUBORDINATOR:
            self._open_adverbial(unit)
        elif unit.part is Part.COMMA:
            self._comma()
            self.open[-1].words.append(self.at)
        elif unit.part is Part.STOP:
            self._stop(unit)
        elif unit.part is Part.BRACKET:
            self._bracket(unit)
        elif unit.part is Part.CONJUNCTION:
            top.conjunction = self.at
            top.words.append(self.at)
        else:
            top.words.append(self.at)

    def _opens_clause(self) -> bool:
        before = self.words[self.at - 1] if self.at else None
        if before is not None and before.part is Part.PREPOSITION and before.norm not in PARTICLES:
            return False
        for unit in self.words[self.at + 1 : self.at + _LOOK_AHEAD]:
            if unit.part is Part.STOP:
                return False
            if unit.part in {Part.AUXILIARY, Part.MODAL, Part.VERB}:
                return True
        return False

    def _open_that(self) -> None:
        previous = self.words[self.at - 1] if self.at else None
        if self._goes_on(previous):
            return
        host = self.last()
        relative = self._predicate_next(self.at + 1)
        noun = host is None or self.found[host].head != self.at - 1
        if noun and previous is not None and previous.norm in _content_nouns() and not relative:
            self.open.append(Clause(Link.CONTENT, self.at, host, via=self.at - 1))
        elif relative and (previous is None or previous.part in {Part.NOUN, Part.PRONOUN, Part.NUMBER, Part.BRACKET}):
            self.open.append(Clause(Link.RELATIVE, self.at, host))
        elif host is not None and (self.takes_content(host) or previous is None or previous.part is not Part.NOUN):
            via = self.at - 1 if previous is not None and previous.part is Part.ADJECTIVE else None
            self._close_to(host)
            self.open.append(Clause(Link.CONTENT, self.at, host, via=via))
        else:
            self.open.append(Clause(Link.RELATIVE, self.at, host))

    def _goes_on(self, previous: Unit | None) -> bool:
        """'denied that A and *that* B': a second clause of the same verb."""
        if previous is None or previous.part is not Part.CONJUNCTION:
            return False
        for depth in range(len(self.open) - 1, 0, -1):
            first = self.open[depth]
            if first.link is Link.CONTENT and first.marker is not None and self.words[first.marker].part is Part.THAT:
                self.open[depth:] = [Clause(Link.CONTENT, self.at, first.host, via=first.via)]
                return True
        return False

    def _close_to(self, host: int) -> None:
        """Clauses with no verb yet that opened behind the verb of saying were prepositional phrases."""
        while len(self.open) > 1 and self.open[-1].verb is None and self.open[-1].link is Link.ADVERBIAL:
            if self.found[host].head < (self.open[-1].marker or 0):
                self.open.pop()
            else:
                break

    def _open_adverbial(self, unit: Unit) -> None:
        if unit.norm == "whether":
            self.open.append(Clause(Link.CONTENT, self.at, self.last()))
            return
        top = self.open[-1]
        self.open.append(Clause(Link.ADVERBIAL, self.at, top.verb, comma=self._after_comma()))

    def _comma(self) -> None:
        following = self.words[self.at + 1].part if self.at + 1 < len(self.words) else None
        top = self.open[-1]
        if len(self.open) == 1 or top.verb is None or following is Part.CONJUNCTION:
            return
        beside = top.link is Link.ADVERBIAL or self.open[-2].verb is not None
        if top.link in {Link.RELATIVE, Link.ADVERBIAL} and (top.comma or beside):
            self.close()

    def close(self) -> None:
        """Close the innermost clause; a condition before its main clause waits for it."""
        clause = self.open.pop()
        if clause.link is Link.ADVERBIAL and clause.verb is not None and self.open[-1].verb is None:
            self.open[-1].waiting.append(clause.verb)

    def _stop(self, unit: Unit) -> None:
        base = self.open[0]
        host = self.last() if unit.norm == ":" else None
        if base.verb is not None or host is not None:
            says = host is not None and self.takes_content(host)
            self.open = [Clause(Link.CONTENT, host=host) if says else Clause(Link.MAIN)]
        else:
            self.open = [base]

    def _bracket(self, unit: Unit) -> None:
        """What stands in brackets is read apart; nothing outside hangs on it."""
        if unit.norm in "([":
            self._around.append((self.open, len(self.found)))
            self.open = [Clause(Link.MAIN)]
        elif self._around:
            self.open, first = self._around.pop()
            self._aside.update(range(first, len(self.found)))

    def content_host(self, top: Clause) -> int | None:
        """The verb of saying that a clause without 'that' is the content of."""
        last = self.last()
        if last is None or not self.takes_content(last) or not top.words:
            return None
        between = [self.words[at] for at in top.words if at > self.found[last].head]
        if not between or any(unit.part is Part.COMMA and index == 0 for index, unit in enumerate(between)):
            return None
        if any(self._parts_clauses(at) for at in top.words if at > self.found[last].head):
            return None
        joins = {Part.CONJUNCTION, Part.COMMA}
        if between[0].part in joins or (self._is_copula(last) and any(unit.part in joins for unit in between)):
            return None
        return last

    def _parts_clauses(self, at: int) -> bool:
        """'denies it, *but* the rebels have crossed': a conjunction between clauses rather than nouns."""
        unit = self.words[at]
        behind_comma = at > 0 and self.words[at - 1].part is Part.COMMA
        return unit.part is Part.CONJUNCTION and (behind_comma or unit.norm in {"but", "yet"})

    def may_begin(self) -> bool:
        """Whether a clause can begin without a marker: content of a verb of saying, or behind comma or conjunction."""
        top = self.open[-1]
        host = self.last()
        if host is not None and self.takes_content(host):
            return True
        if top.conjunction is not None or any(self.words[at].part is Part.COMMA for at in top.words):
            return True
        return top.link in {Link.RELATIVE, Link.ADVERBIAL} and self.open[-2].verb is None

    def in_apposition(self) -> bool:
        """'The brigade, led by a captain, surrendered': behind a comma, but the clause waits for its verb."""
        top = self.open[-1]
        return (
            top.verb is None
            and any(self.words[at].part in {Part.NOUN, Part.PRONOUN} for at in top.words)
            and (sum(self.words[at].part is Part.COMMA for at in top.words) > 1)
        )

    def takes_content(self, index: int) -> bool:
        """Whether a predicate can govern a clause."""
        predicate = self.found[index]
        name = lemma(self.words[predicate.head])
        return name in content_verbs() or (
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

    def last(self) -> int | None:
        """The last predicate that is no aside."""
        for index in range(len(self.found) - 1, -1, -1):
            if self.found[index].link is not Link.REPORT and index not in self._aside:
                return index
        return None

    def last_in(self, clause: Clause) -> int | None:
        """The last predicate behind the clause's marker: of a clause that has no finite verb."""
        last = self.last()
        if last is None or clause.marker is None:
            return last if last is not None and self.found[last].form is not Form.FINITE else None
        return last if self.found[last].start > clause.marker else None

    def parent(self) -> int | None:
        """The predicate that a gerund hangs on."""
        return self.last() if self.open[-1].verb is not None else self.last_in(self.open[-1])

    def left_of(self, at: int) -> int | None:
        """The unit before, over adverbs and negations."""
        at -= 1
        while at >= 0 and self.words[at].part in _PASSED_OVER:
            at -= 1
        return at if at >= 0 else None


@cache
def content_verbs() -> frozenset[str]:
    """Verbs that take a clause as their content."""
    verbs = table("governors")["content"]
    return frozenset(word for words in verbs.values() for word in words.split()) | reporting_verbs()


@cache
def _content_nouns() -> frozenset[str]:
    nouns = table("governors")["nouns"]
    words = [word for row in nouns.values() for word in row.split()] + table("governors")["claim_nouns"].split()
    return frozenset((*words, *(word + "s" for word in words)))
