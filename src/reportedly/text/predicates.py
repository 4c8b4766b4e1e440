"""Predicates: a verb with its auxiliaries, and the shapes and links that it can have."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from reportedly.text.lexicon import table
from reportedly.text.parts import Part, Unit, closed
from reportedly.text.verbs import verb_form

PARTICLES = frozenset({"out", "off", "up", "down", "over", "away", "back"})
ASIDE = 12
"""Longest aside inside a clause, in units."""
_VERBAL = frozenset({Part.VERB, Part.AUXILIARY, Part.MODAL, Part.TO})
_CLAUSE_ENDS = frozenset(
    {Part.COMMA, Part.STOP, Part.CONJUNCTION, Part.SUBORDINATOR, Part.THAT, Part.RELATIVE, Part.DASH},
)


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


def lemma(unit: Unit) -> str:
    """Base form of a verb, the word itself of anything else."""
    if unit.norm in closed("be") or unit.norm in {"'s", "'re"}:
        return "be"
    form = verb_form(unit.norm)
    return form.lemma if form is not None else unit.norm


@cache
def reporting_verbs() -> frozenset[str]:
    """Verbs by which somebody says, thinks or knows something."""
    return frozenset(table("reporting")["say"].split()) | frozenset(table("governors")["more_reporting"].split())


def group_at(words: Sequence[Unit], start: int, *, fronted: bool) -> tuple[int, ...]:
    """The units of the predicate that begins at ``start``; none if none does.

    Args:
        words: The units of the sentence.
        start: Where it would begin.
        fronted: Whether a clause of condition stands before it, so that its order may be inverted.
    """
    at = start
    group: list[int] = []
    while at < len(words):
        unit = words[at]
        if unit.part is Part.VERB:
            return (*group, at)
        if unit.part is Part.TO and group:
            break
        if unit.part in {Part.AUXILIARY, Part.MODAL, Part.TO}:
            group.append(at)
        elif group and unit.part in {Part.NEGATION, Part.ADVERB, Part.INERT}:
            pass
        elif group and unit.part is Part.COMMA and (closing := _set_off(words, at)) is not None:
            at = closing
            if words[at + 1].part not in {Part.VERB, Part.AUXILIARY}:
                return (*group, at + 1)
        else:
            break
        at += 1
    return _without_verb(words, group, fronted=fronted)


def _set_off(words: Sequence[Unit], at: int) -> int | None:
    """The closing comma of an aside inside a predicate: 'was, apparently, destroyed', 'did not, in June, advance'."""
    said = False
    for after in range(at + 1, min(len(words) - 1, at + ASIDE)):
        unit = words[after]
        if unit.part is Part.VERB and not said and lemma(unit) in reporting_verbs():
            said = True
            continue
        if unit.part in _VERBAL or unit.part in {Part.STOP, Part.THAT, Part.RELATIVE}:
            return None
        if unit.part is Part.COMMA:
            last = after + (words[after + 1].part is Part.QUOTE)
            following = words[min(last + 1, len(words) - 1)]
            form = verb_form(following.norm)
            base = words[at - 1].part is not Part.AUXILIARY and form is not None and form.base
            return last if following.part in {Part.VERB, Part.AUXILIARY} or base else None
    return None


def _without_verb(words: Sequence[Unit], group: list[int], *, fronted: bool) -> tuple[int, ...]:
    """Auxiliaries alone: a copula, or an inverted order ('Had reserves arrived', 'nor did they surrender')."""
    if not group or words[group[-1]].part is Part.TO:
        return tuple(group[:-1])
    inverted = _inverted(words, group, fronted=fronted)
    return (*group, inverted) if inverted is not None else tuple(group)


def _inverted(words: Sequence[Unit], group: list[int], *, fronted: bool) -> int | None:
    """The main verb behind an inverted subject."""
    last = words[group[-1]]
    if len(group) > 1 or last.norm in {"been", "being"} or not (fronted or _may_invert(words, group[0])):
        return None
    for at in range(group[-1] + 1, min(len(words), group[-1] + 14)):
        unit = words[at]
        if unit.part is Part.VERB:
            return at
        if unit.norm in {"be", "have", "been"}:
            continue
        if unit.part in {Part.COMMA, Part.STOP, Part.AUXILIARY, Part.MODAL, Part.THAT, Part.TO}:
            return None
        form = verb_form(unit.norm)
        if form is not None and form.base and words[at - 1].part in {Part.NOUN, Part.PRONOUN}:
            return at
    return None


def _may_invert(words: Sequence[Unit], at: int) -> bool:
    """Whether a verb may stand before its subject here: at the head of a clause, behind a negation."""
    if not at:
        return True
    before, verb = words[at - 1], words[at]
    if before.part in {Part.NEGATION, Part.INERT, Part.QUOTE} or before.norm == "nor":
        return True
    return before.part in {Part.CONJUNCTION, Part.COMMA} and (
        verb.part is Part.MODAL or verb.norm in {"had", "were", "did"}
    )


def form_of(words: Sequence[Unit], group: Sequence[int]) -> Form:
    """The shape of a predicate."""
    first = words[group[0]]
    if first.part is Part.TO:
        return Form.INFINITIVE
    if first.part is not Part.VERB:
        return Form.FINITE if first.norm not in {"being", "having", "been"} else Form.ING
    form = verb_form(first.norm)
    if form is None or form.past or form.third:
        return Form.PARTICIPLE if form is not None and form.participle else Form.FINITE
    if form.ing:
        return Form.ING
    if form.participle:
        return Form.PARTICIPLE
    return Form.BARE


def finite_follows(words: Sequence[Unit], at: int) -> bool:
    """Whether a finite verb follows in the same clause, so that a participle before it is no finite verb."""
    for unit in words[at : at + 20]:
        if unit.part in _CLAUSE_ENDS:
            return False
        if unit.part in {Part.AUXILIARY, Part.MODAL}:
            return True
        if unit.part is Part.VERB:
            form = verb_form(unit.norm)
            if form is not None and (form.past or form.third):
                return True
    return False


def joined_later(words: Sequence[Unit], at: int) -> bool:
    """Whether a conjunction with a past form right behind it follows in the same clause."""
    for index in range(at, min(len(words) - 1, at + 24)):
        unit, following = words[index], words[index + 1]
        if unit.part in {Part.STOP, Part.THAT, Part.RELATIVE, Part.SUBORDINATOR}:
            return False
        if unit.part is Part.CONJUNCTION and following.part is Part.VERB:
            form = verb_form(following.norm)
            return form is not None and form.past
    return False
