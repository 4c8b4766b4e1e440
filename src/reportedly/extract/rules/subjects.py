"""Subjects: what stands to the left of a verb group and belongs to it: over pronouns, appositions, conjuncts."""

from dataclasses import dataclass, replace

from reportedly.extract.rules.clause import Clause, Complement
from reportedly.extract.rules.finiteness import in_object_position, is_finite_use, is_participial, sort_at
from reportedly.extract.rules.groups import SUBORDINATING, Item, Nominal, is_bare_time
from reportedly.extract.rules.phrases import Phrase, Sort
from reportedly.extract.rules.tags import Tag

_NAMING = frozenset("on for about against without at in to".split())
"""Prepositions behind which a gerund names a matter and asserts nothing: 'advice on avoiding fire'."""


@dataclass(frozen=True, slots=True)
class _Left:
    subjects: tuple[Nominal, ...]
    complements: tuple[Complement, ...]
    relation: str
    governor: int | None
    start: int
    reduced: bool = False
    antecedent: bool = False


def left_of(
    items: tuple[Item, ...],
    place: int,
    before: list[Clause],
    *,
    has_object: bool,
) -> _Left:
    """What stands to the left of the verb group at ``place`` and belongs to it, and how the clause is joined."""
    verb = items[place].phrase
    at = place - 1
    while at >= 0 and (items[at].sort in {Sort.ADV, Sort.OPEN, Sort.CLOSE} or _time_between(items, at)):
        at -= 1
    previous = before[-1] if before else None
    if at < 0:
        return _Left((), (), "participle" if verb.bare else "main", None, verb.start)
    item = items[at]
    if not verb.finite and any(word.tag is Tag.TO for word in verb.words):
        return _infinitive(items, at, verb, before)
    if item.sort is Sort.VERBS and previous is not None and previous.lemma in _COPULAR and verb.main.tag is Tag.PAST:
        return _Left(
            previous.subjects, previous.complements, "main", None, previous.start, reduced=True, antecedent=True
        )
    if item.sort is Sort.VERBS and previous is not None:
        return _Left(
            previous.subjects, previous.complements[:0], "infinitive", previous.index, verb.start, antecedent=True
        )
    if item.sort is Sort.REL:
        return _relative(items, at, verb, before)
    if item.sort is Sort.CONJ or (item.sort is Sort.COMMA and at > 0 and items[at - 1].sort is Sort.CONJ):
        return _coordinate(verb, before, has_object=has_object)
    if item.sort is Sort.NOUNS:
        return _subject(items, at, verb, before, place=place)
    if item.sort is Sort.COMMA:
        if verb.bare and not (verb.main.tag is Tag.PAST and _closes_parenthesis(items, at) is not None):
            return _participle(verb, before)
        opening = _closes_parenthesis(items, at)
        if opening is not None:
            return _subject(items, opening, verb, before, place=place, parenthetical=True)
    if item.sort is Sort.PREP and (verb.bare or verb.words[0].norm in {"being", "having"}) and previous is not None:
        if previous.lemma in {"accuse", "suspect", "convict"} and previous.objects:
            return _Left(previous.objects, (), "accused", None, verb.start, antecedent=True)
        naming = item.phrase.norm in _NAMING or (item.phrase.norm == "of" and sort_at(items, at - 1) is Sort.NOUNS)
        relation = "gerund" if naming else "participle"
        return _Left(previous.subjects, (), relation, previous.index, verb.start, antecedent=True)
    return _Left((), (), "participle" if verb.bare else "main", None, verb.start)


def _time_between(items: tuple[Item, ...], at: int) -> bool:
    """'the army last week withdrew': a bare time between subject and verb."""
    return items[at].sort is Sort.NOUNS and sort_at(items, at - 1) is Sort.NOUNS and is_bare_time(items[at].nominals[0])


_COPULAR = frozenset("be am is are was were been being remain stay become".split())


def _infinitive(
    items: tuple[Item, ...],
    at: int,
    verb: Phrase,
    before: list[Clause],
) -> _Left:
    """'began to withdraw' has the subject of 'began', 'forced residents to flee' the object of 'forced'."""
    if not before:
        return _Left((), (), "infinitive", None, verb.start)
    governor = before[-1]
    if items[at].sort is Sort.CONJ and governor.relation == "infinitive":
        return _Left(governor.subjects, (), "coordinate", governor.governor, verb.start, antecedent=True)
    direct = items[at].sort is Sort.VERBS
    if not direct and governor.objects and governor.lemma in _OBJECT_CONTROL:
        subjects = governor.objects
    else:
        subjects = governor.subjects
    return _Left(subjects, (), "infinitive", governor.index, verb.start, antecedent=True)


_OBJECT_CONTROL = frozenset(
    """
    force order urge tell ask allow permit compel push cause help want lead prompt invite instruct persuade call
    convince enable encourage require expect see send leave offer
    """.split(),
)


def _relative(items: tuple[Item, ...], at: int, verb: Phrase, before: list[Clause]) -> _Left:
    """'the brigade, which withdrew': the nominal before the pronoun is the subject."""
    back = at - 1
    while back >= 0 and items[back].sort in {Sort.COMMA, Sort.PREP, Sort.OPEN, Sort.CLOSE}:
        back -= 1
    if back < 0 or items[back].sort is not Sort.NOUNS:
        return _Left((), (), "relative", before[-1].index if before else None, items[at].phrase.start, antecedent=True)
    nominals = items[back].nominals
    several = verb.words[0].norm in {"have", "are", "were"} or items[at - 1].sort is Sort.COMMA
    subjects = nominals if several else nominals[-1:]
    word = items[at].phrase.norm
    governor = before[-1].index if before else None
    if (
        word in {"who", "that"}
        and back > 1
        and items[back - 1].sort is Sort.PREP
        and items[back - 2].sort is Sort.NOUNS
    ):
        person = nominals[-1].head.main.tag is Tag.NAME and word == "who"
        subjects = items[back - 2].nominals[-1:] if person else subjects
    return _Left(subjects, (), "relative", governor, items[at].phrase.start, antecedent=True)


def _coordinate(
    verb: Phrase,
    before: list[Clause],
    *,
    has_object: bool,
) -> _Left:
    """'… and withdrew' has the subject of the verb that it is coordinated with."""
    for clause in reversed(before):
        if verb.ing and clause.verb.main.tag is not Tag.ING:
            continue
        if (
            clause.relation == "infinitive"
            and verb.finite
            and verb.main.tag is not Tag.VERB
            and clause.governor is not None
        ):
            continue
        reduced = verb.bare and verb.main.tag is Tag.PAST and clause.passive and not has_object
        if verb.ing and clause.relation == "gerund":
            return _Left(clause.subjects, (), "gerund", clause.governor, verb.start, antecedent=True)
        return _Left(clause.subjects, (), "coordinate", clause.governor, verb.start, reduced=reduced, antecedent=True)
    return _Left((), (), "coordinate", None, verb.start)


def _participle(verb: Phrase, before: list[Clause]) -> _Left:
    """', destroying two bridges': the subject of the main clause."""
    for clause in reversed(before):
        if clause.verb.finite and clause.relation in {"main", "coordinate", "infinitive"}:
            reduced = verb.main.tag is Tag.PAST
            return _Left(clause.subjects, (), "participle", clause.index, verb.start, reduced=reduced, antecedent=True)
    return _Left((), (), "participle", None, verb.start)


def _closes_parenthesis(items: tuple[Item, ...], at: int) -> int | None:
    """Where the nominal before ', … ,' stands, if the comma at ``at`` closes an apposition or relative clause."""
    for back in range(at - 1, max(-1, at - 14), -1):
        if items[back].sort is Sort.COMMA and back > 0 and items[back - 1].sort is Sort.NOUNS:
            opened = items[back + 1].sort
            if opened in {Sort.REL, Sort.NOUNS, Sort.VERBS, Sort.PREP, Sort.ADV, Sort.SUB}:
                return back - 1
        if items[back].sort is Sort.MARK:
            return None
    return None


def _subject(
    items: tuple[Item, ...],
    at: int,
    verb: Phrase,
    before: list[Clause],
    *,
    place: int,
    parenthetical: bool = False,
) -> _Left:
    """The nominal to the left is the subject, or the head of the chain 'X in Y near Z' that ends there."""
    head, complements = _chain_head(items, at)
    reduced_participle = verb.bare and (
        verb.main.tag is Tag.ING
        or not verb.finite
        or in_object_position(items, at, verb)
        or not is_finite_use(items, place)
    )
    if reduced_participle and not parenthetical:
        governor = before[-1].index if before else None
        absolute = at > 0 and items[at - 1].phrase.norm == "with"
        nominals = items[at].nominals[-1:] if not absolute else items[at].nominals
        return _Left(
            nominals,
            (),
            "reduced",
            governor,
            nominals[0].start,
            reduced=verb.main.tag is Tag.PAST,
            antecedent=not absolute,
        )
    start, adjuncts = _adjuncts(items, head)
    nominals = items[head].nominals
    if parenthetical and head == at:
        nominals = _with_apposition(items, at, nominals)
    return _Left(nominals, (*adjuncts, *complements), "main", None, min(start, nominals[0].start))


def _with_apposition(items: tuple[Item, ...], at: int, nominals: tuple[Nominal, ...]) -> tuple[Nominal, ...]:
    """'Ukraine’s largest producer, Metinvest,': the name in apposition names the subject."""
    if sort_at(items, at + 2) is Sort.NOUNS and sort_at(items, at + 3) is Sort.COMMA:
        apposed = items[at + 2].nominals[0]
        named = nominals[-1].parts[0].words[-1].tag is Tag.NAME
        if apposed.parts[0].main.tag is Tag.NAME and not named:
            return (*nominals[:-1], replace(nominals[-1], apposed=apposed))
    return nominals


def _chain_head(items: tuple[Item, ...], at: int) -> tuple[int, tuple[Complement, ...]]:
    """From the last nominal of 'commanders in Donetsk near X' back to the first, unless a clause begins between."""
    complements: list[Complement] = []
    while at >= 2 and items[at - 1].sort in {Sort.PREP, Sort.VERBS}:  # noqa: PLR2004
        opening = _reduced_opening(items, at)
        if opening is not None:
            at, complements = opening, []
            continue
        if items[at - 1].sort is not Sort.PREP or items[at - 2].sort is not Sort.NOUNS:
            break
        if items[at - 1].phrase.norm in SUBORDINATING:
            break
        complements += [
            Complement(items[at - 1].phrase.norm, n, items[at - 1].phrase.start) for n in items[at].nominals
        ]
        at -= 2
    return at, tuple(reversed(complements))


def _reduced_opening(items: tuple[Item, ...], at: int) -> int | None:
    """Where the nominal stands that 'backed by X', 'defending X' or 'who recovered X' hangs on; X is at ``at``."""
    back = at - 2 if items[at - 1].sort is Sort.PREP else at - 1
    if back < 1 or items[back].sort is not Sort.VERBS:
        return None
    verb = items[back].phrase
    if items[back - 1].sort is Sort.REL and sort_at(items, back - 2) is Sort.NOUNS:
        return back - 2
    infinitive = any(word.tag is Tag.TO for word in verb.words)
    if items[back - 1].sort is not Sort.NOUNS or not (verb.bare or infinitive):
        return None
    if infinitive:
        return back - 1
    if verb.main.tag is Tag.ING or (items[at - 1].sort is Sort.PREP and is_participial(verb)):
        return back - 1
    return None


def _adjuncts(items: tuple[Item, ...], head: int) -> tuple[int, tuple[Complement, ...]]:
    """Adjuncts before the subject: 'On Sunday, in the north, rebels …'; and where the clause begins with them."""
    start = items[head].phrase.start
    complements: list[Complement] = []
    at = head - 1
    while at >= 0:
        if items[at].sort in {Sort.COMMA, Sort.ADV}:
            at -= 1
            continue
        if items[at].sort is Sort.NOUNS and at >= 1 and items[at - 1].sort is Sort.PREP:
            if at >= 2 and items[at - 2].sort in {Sort.VERBS, Sort.NOUNS} and items[at - 2].sort is Sort.VERBS:  # noqa: PLR2004
                break
            complements += [
                Complement(items[at - 1].phrase.norm, n, items[at - 1].phrase.start) for n in items[at].nominals
            ]
            start = items[at - 1].phrase.start
            at -= 2
            continue
        if (
            items[at].sort is Sort.NOUNS
            and is_bare_time(items[at].nominals[0])
            and (at == 0 or items[at - 1].sort is not Sort.VERBS)
        ):
            complements += [Complement("", n, n.start) for n in items[at].nominals]
            start = items[at].phrase.start
            at -= 1
            continue
        break
    if at >= 0 and items[at].sort not in {Sort.SUB, Sort.CONJ, Sort.MARK, Sort.OPEN, Sort.CLOSE, Sort.REL}:
        return items[head].phrase.start, ()
    return start, tuple(complements)
