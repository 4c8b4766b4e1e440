"""Clauses: each verb group with its subject, objects, complements and extent.

A shallow dependency reading in one pass over the phrases: nominal groups first ('dozens of soldiers', lists), then for
each verb group the subject to its left (over relative pronouns, appositions and coordinated verbs) and the objects and
prepositional complements to its right.
"""

from dataclasses import dataclass, replace
from functools import cache

from reportedly.extract.rules.phrases import Phrase, Sort, phrases
from reportedly.extract.rules.tags import Tag, Word
from reportedly.extract.rules.words import closed, singular, verb_forms
from reportedly.normalise.sides import is_nationality
from reportedly.text.lexicon import table

_QUANTIFYING = frozenset(
    """
    dozen hundred thousand million score ten group series number lot majority handful couple total wave half
    third quarter part most some many few several all none one two three four five six seven eight nine pair
    column range member spate string remainder rest bulk element subunit unit piece kind type body large-number
    variety each both any percent much
    """.split(),
)
_NAMING = frozenset("on for about against without at in to".split())
"""Prepositions behind which a gerund names a matter and asserts nothing: 'advice on avoiding fire'."""
_JOINING = frozenset({"and", "or", "&", "nor"})
_SUBORDINATING = frozenset({"since", "until", "till", "before", "after", "as", "than", "once", "like"})


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase with its 'of' phrases: 'dozens of soldiers of the 3rd Brigade'."""

    parts: tuple[Phrase, ...]
    """The noun phrase, then those joined by 'of', in order."""
    semantic: int = 0
    """Which part says what it is: of 'dozens of soldiers' the second."""
    gloss: "Nominal | None" = None
    """What stands in parentheses behind it."""
    apposed: "Nominal | None" = None
    """The name in apposition behind it: 'the group's leader, X,'."""

    @property
    def start(self) -> int:
        """First code point."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """One past the last, without a gloss."""
        return self.parts[-1].end

    @property
    def head(self) -> Phrase:
        """The part that says what it is."""
        return self.parts[self.semantic]

    @property
    def lemma(self) -> str:
        """The singular of its head noun."""
        return self.head.lemma


@dataclass(frozen=True, slots=True)
class Complement:
    """What follows a verb with a preposition, or a bare time ('Sunday')."""

    prep: str
    """The preposition, empty for a bare one."""
    nominal: Nominal
    start: int
    """Where the preposition begins."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb group with what belongs to it."""

    index: int
    verb: Phrase
    subjects: tuple[Nominal, ...]
    objects: tuple[Nominal, ...]
    complements: tuple[Complement, ...]
    adjectives: tuple[Phrase, ...]
    particles: tuple[str, ...]
    passive: bool
    relation: str
    """'main', 'relative', 'reduced' ('forces encircled in X'), 'participle' (', destroying …'), 'infinitive',
    'coordinate'."""
    governor: int | None
    """Index of the clause that this one depends on as infinitive, participle or relative."""
    start: int
    end: int
    antecedent: bool = False
    """Whether the subject stands outside the clause's own words (relative, coordinate, participle)."""

    @property
    def lemma(self) -> str:
        """Base form of its main verb."""
        return self.verb.lemma

    @property
    def complement_nominals(self) -> tuple[Nominal, ...]:
        """What its prepositions govern."""
        return tuple(complement.nominal for complement in self.complements)


@dataclass(frozen=True, slots=True)
class Item:
    """A phrase, or a list of nominals, in its place."""

    sort: Sort
    phrase: Phrase
    nominals: tuple[Nominal, ...] = ()

    @property
    def end(self) -> int:
        """One past the last code point, without a gloss."""
        return self.nominals[-1].end if self.nominals else self.phrase.end


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence taken apart."""

    words: tuple[Word, ...]
    items: tuple[Item, ...]
    clauses: tuple[Clause, ...]
    verb_items: tuple[int, ...]
    """For each clause, the index of its verb among ``items``."""


def parsed(words: tuple[Word, ...]) -> Parsed:
    """The clauses of a sentence."""
    items = _items(phrases(words))
    places = tuple(index for index, item in enumerate(items) if item.sort is Sort.VERBS)
    clauses: list[Clause] = []
    for number, place in enumerate(places):
        clauses.append(_clause(items, number, place, clauses))
    return Parsed(words, items, _opened_by_participle(clauses), places)


def _opened_by_participle(clauses: list[Clause]) -> tuple[Clause, ...]:
    """'Despite sustaining losses, the army …': a participle before its clause has that clause's subject."""
    found: list[Clause] = []
    for clause in clauses:
        if clause.relation == "participle" and not clause.subjects and clause.governor is None:
            following = next((other for other in clauses[clause.index + 1 :] if other.relation == "main"), None)
            if following is not None:
                clause = replace(clause, subjects=following.subjects, governor=following.index, antecedent=True)  # noqa: PLW2901
        elif (
            clause.relation == "coordinate"
            and not clause.subjects
            and found
            and found[-1].relation in {"participle", "coordinate"}
        ):
            clause = replace(clause, subjects=found[-1].subjects, governor=found[-1].governor, antecedent=True)  # noqa: PLW2901
        found.append(clause)
    return tuple(found)


def _items(found: tuple[Phrase, ...]) -> tuple[Item, ...]:
    items: list[Item] = []
    at = 0
    while at < len(found):
        if found[at].sort is Sort.NOUNS:
            objective = bool(items) and items[-1].sort in {Sort.VERBS, Sort.PREP} and items[-1].phrase.norm != "between"
            nominals, following = _nominals(found, at, objective=objective)
            items.append(Item(Sort.NOUNS, found[at], nominals))
            at = following
        else:
            items.append(Item(found[at].sort, found[at]))
            at += 1
    return tuple(items)


def _nominals(found: tuple[Phrase, ...], at: int, *, objective: bool) -> tuple[tuple[Nominal, ...], int]:
    """A nominal and those that a list joins to it; and where the next phrase stands."""
    first, at = _nominal(found, at)
    group = [first]
    while True:
        step = _list_step(found, at)
        if step is None:
            break
        following, after = _nominal(found, step)
        last = found[step - 1].sort is Sort.CONJ
        if _is_time(following) != _is_time(first):
            break
        if objective and _verb_behind(found, after):
            break
        if not last and not _list_goes_on(found, after):
            break
        group.append(following)
        at = after
        if last:
            break
    return tuple(group), at


def _verb_behind(found: tuple[Phrase, ...], at: int) -> bool:
    """Whether a finite verb follows, over prepositional phrases: what stands before it is its subject."""
    while at + 1 < len(found) and found[at].sort is Sort.PREP and found[at + 1].sort is Sort.NOUNS:
        at += 2
    return (at < len(found) and found[at].sort is Sort.VERBS and found[at].finite and not found[at].bare) or (
        at < len(found)
        and found[at].sort is Sort.VERBS
        and found[at].bare
        and found[at].main.tag is Tag.PAST
        and at + 1 < len(found)
        and found[at + 1].norm != "by"
    )


def _list_step(found: tuple[Phrase, ...], at: int) -> int | None:
    """Where the next member of a list would stand."""
    if at < len(found) and found[at].sort is Sort.COMMA:
        at += 1
        if at < len(found) and found[at].norm in _JOINING:
            at += 1
    elif at < len(found) and found[at].norm in _JOINING:
        at += 1
    else:
        return None
    return at if at < len(found) and found[at].sort is Sort.NOUNS and found[at].main.tag is not Tag.PRON else None


def _list_goes_on(found: tuple[Phrase, ...], at: int) -> bool:
    """Whether 'A, B' goes on to ', C' … 'and D': otherwise B is an apposition."""
    for _ in range(12):
        step = _list_step(found, at)
        if step is None:
            return False
        if found[step - 1].sort is Sort.CONJ:
            return True
        _, at = _nominal(found, step)
    return False


def _nominal(found: tuple[Phrase, ...], at: int) -> tuple[Nominal, int]:
    parts = [found[at]]
    at += 1
    semantic = 0
    while at + 1 < len(found) and found[at].norm == "of" and found[at + 1].sort is Sort.NOUNS:
        if semantic == len(parts) - 1 and (
            singular(parts[-1].main.norm) in _QUANTIFYING or parts[-1].main.tag is Tag.NUM
        ):
            semantic = len(parts)
        parts.append(found[at + 1])
        at += 2
    nominal = Nominal(tuple(parts), semantic)
    if at + 2 < len(found) and found[at].norm == "(":
        close = at + 1
        while close < len(found) and close < at + 14 and found[close].norm != ")":
            close += 1
        if close < len(found) and found[close].norm == ")":
            nominal = replace(nominal, gloss=_gloss(found[at + 1 : close]))
            at = close + 1
    return nominal, at


def _gloss(inside: tuple[Phrase, ...]) -> Nominal | None:
    """The name in parentheses: 'UAF', 'known as Pokrovsk in Ukrainian', 'Ukrainian name: X'."""
    colon = next((index for index, phrase in enumerate(inside) if phrase.norm == ":"), -1)
    for phrase in inside[colon + 1 :]:
        if (
            phrase.sort is Sort.NOUNS
            and phrase.main.tag is Tag.NAME
            and not (len(phrase.words) == 1 and is_nationality(phrase.main.text))
        ):
            return Nominal((phrase,))
    return None


def _is_time(nominal: Nominal) -> bool:
    word = nominal.head.main.norm
    return (
        word in closed("weekdays")
        or word == "ago"
        or (word in closed("months") and nominal.head.main.text[0].isupper())
    )


def _clause(
    items: tuple[Item, ...],
    number: int,
    place: int,
    before: list[Clause],
) -> Clause:
    verb = items[place].phrase
    right = _right(items, place)
    left = _left(items, place, before, has_object=bool(right.objects))
    passive = verb.passive or left.reduced
    start = min([left.start, verb.start])
    return Clause(
        index=number,
        verb=verb,
        subjects=left.subjects,
        objects=right.objects,
        complements=(*left.complements, *right.complements),
        adjectives=right.adjectives,
        particles=right.particles,
        passive=passive,
        relation=left.relation,
        governor=left.governor,
        start=start,
        end=max(right.end, verb.end),
        antecedent=left.antecedent,
    )


@dataclass(frozen=True, slots=True)
class _Right:
    objects: tuple[Nominal, ...]
    complements: tuple[Complement, ...]
    adjectives: tuple[Phrase, ...]
    particles: tuple[str, ...]
    end: int


def _right(items: tuple[Item, ...], place: int) -> _Right:  # noqa: C901, PLR0912 - one branch for each sort of phrase
    objects: list[Nominal] = []
    complements: list[Complement] = []
    adjectives: list[Phrase] = []
    particles: list[str] = []
    end = items[place].phrase.end
    at = place + 1
    while at < len(items):
        item = items[at]
        following = items[at + 1] if at + 1 < len(items) else None
        if item.sort is Sort.NOUNS:
            if _begins_clause(items, at):
                break
            if _bare_time(item.nominals[0]):
                complements += [Complement("", nominal, nominal.start) for nominal in item.nominals]
            elif (complements and not objects) or (
                objects and not _bare_time(item.nominals[0]) and items[at - 1].sort is Sort.COMMA
            ):
                break
            else:
                objects += item.nominals
            end = item.end
        elif item.sort is Sort.PREP:
            if following is None or following.sort is not Sort.NOUNS:
                if following is not None and following.sort is Sort.PREP:
                    particles.append(item.phrase.norm)
                    end = item.end
                    at += 1
                    continue
                if following is not None and following.sort is Sort.VERBS:
                    break
                particles.append(item.phrase.norm)
                end = item.end
            elif item.phrase.norm in _SUBORDINATING | {"with"} and _begins_clause(items, at + 1):
                break
            else:
                complements += [Complement(item.phrase.norm, n, item.phrase.start) for n in following.nominals]
                end = following.end
                at += 1
        elif item.sort is Sort.ADJ:
            adjectives.append(item.phrase)
            end = item.end
        elif item.sort is Sort.ADV:
            particles += item.phrase.norm.split()
            end = item.end
        elif (
            (item.sort is Sort.OPEN and not objects and not complements and _quoted_part(items, at))
            or (
                item.sort is Sort.CLOSE
                and items[at - 1].sort is not Sort.COMMA
                and at > place + 1
                and _opened(items, place, at)
            )
            or (item.sort is Sort.COMMA and _comma_goes_on(items, at))
            or (
                item.sort is Sort.CONJ
                and following is not None
                and following.sort in {Sort.ADJ, Sort.PREP}
                and _conj_goes_on(items, at)
            )
        ):
            pass
        else:
            break
        at += 1
    return _Right(tuple(objects), tuple(complements), tuple(adjectives), tuple(particles), end)


def _quoted_part(items: tuple[Item, ...], at: int) -> bool:
    """A few quoted words inside a clause: described it as ‘a turning point’."""
    for item in items[at + 1 : at + 6]:
        if item.sort is Sort.CLOSE:
            return True
        if item.sort in {Sort.VERBS, Sort.MARK}:
            return False
    return False


def _opened(items: tuple[Item, ...], place: int, at: int) -> bool:
    """Whether the closing mark at ``at`` closes words quoted inside the clause."""
    return any(item.sort is Sort.OPEN for item in items[place:at])


def _bare_time(nominal: Nominal) -> bool:
    word = nominal.head.main.norm
    return _is_time(nominal) or (
        singular(word) in {"day", "week", "month", "year", "night", "morning", "evening", "afternoon", "weekend"}
        and nominal.head.words[0].norm
        in {"last", "this", "next", "late", "early", "earlier", "the", "that", "one"} | closed("weekdays")
        and (nominal.head.words[0].norm != "the" or len(nominal.parts) == 1)
    )


def _begins_clause(items: tuple[Item, ...], at: int) -> bool:
    """Whether the nominal at ``at`` is the subject of the verb behind it rather than an object."""
    following = items[at + 1] if at + 1 < len(items) else None
    if following is None or following.sort is not Sort.VERBS:
        return False
    verb = following.phrase
    before = items[at - 1] if at else None
    if before is not None and before.sort is Sort.VERBS and before.phrase.lemma not in _clausal():
        if before.phrase.ing or _sort_at(items, at - 2) is Sort.REL:
            return False
    if verb.ing:
        return at > 0 and items[at - 1].phrase.norm == "with"
    if not verb.finite:
        return False
    if verb.bare:
        return not _object_position(items, at, verb) and _finite_use(items, at + 1)
    return True


def _object_position(items: tuple[Item, ...], at: int, verb: Phrase) -> bool:
    """Whether the nominal at ``at`` is an object and the bare past form behind it its participle: 'areas lost to'."""
    behind = next(
        (index + 1 for index in range(at + 1, min(at + 6, len(items))) if items[index].phrase is verb), len(items)
    )
    following = _sort_at(items, behind)
    if at == 0 or not _participial(verb) or (verb.main.norm == "said" and following is not Sort.VERBS):
        return False
    if following is Sort.NOUNS and not _bare_time(items[behind].nominals[0]):
        return False
    if following is Sort.SUB and items[behind].phrase.norm == "that":
        return False
    before = items[at - 1]
    if before.sort is Sort.VERBS:
        return before.phrase.lemma not in _clausal()
    return before.sort is Sort.PREP and before.phrase.norm not in _SUBORDINATING


def _participial(verb: Phrase) -> bool:
    form = verb_forms().get(verb.main.norm)
    return verb.main.tag is Tag.PAST and (form is None or form.participle) and verb.lemma not in _INTRANSITIVE


def _sort_at(items: tuple[Item, ...], at: int) -> Sort | None:
    return items[at].sort if 0 <= at < len(items) else None


_INTRANSITIVE = frozenset(
    """
    die fall arrive surrender retreat flee advance erupt occur happen emerge remain rage come go
    """.split(),
)


@cache
def _clausal() -> frozenset[str]:
    return frozenset(table("reporting")["clausal"].split())


def _finite_use(items: tuple[Item, ...], place: int) -> bool:
    """Whether a bare past form is the tense of its clause rather than a participle: it has an object of its own, or
    nothing behind it can be its tense; 'held by', 'captured in' are participles where another verb has the tense.
    """
    if items[place].phrase.main.norm == "said":
        return _sort_at(items, place + 1) is not Sort.VERBS
    following = items[place + 1] if place + 1 < len(items) else None
    if following is not None and following.sort is Sort.PREP and following.phrase.norm == "by":
        return False
    if following is not None and following.sort is Sort.NOUNS and not _bare_time(following.nominals[0]):
        return True
    if following is not None and following.sort is Sort.SUB:
        return True
    for item in items[place + 1 :]:
        if item.sort is Sort.VERBS:
            return not (item.phrase.finite and items[items.index(item) - 1].sort is not Sort.SUB)
        if item.sort in {Sort.SUB, Sort.REL, Sort.MARK, Sort.CONJ, Sort.COMMA, Sort.CLOSE, Sort.OPEN}:
            break
    return True


def _comma_goes_on(items: tuple[Item, ...], at: int) -> bool:
    """', in Donetsk, …' belongs to the clause; ', Russian forces …' does not."""
    rest = items[at + 1 : at + 4]
    if len(rest) >= 2 and rest[0].sort is Sort.PREP and rest[1].sort is Sort.NOUNS:  # noqa: PLR2004
        if rest[0].phrase.norm in {"as", "according", "despite", "after", "since", "before"}:
            return False
        return not (len(rest) > 2 and rest[2].sort is Sort.VERBS and not rest[2].phrase.bare)  # noqa: PLR2004
    return False


def _conj_goes_on(items: tuple[Item, ...], at: int) -> bool:
    rest = items[at + 1 : at + 4]
    if rest[0].sort is Sort.ADJ:
        return True
    return len(rest) > 1 and rest[1].sort is Sort.NOUNS and not _begins_clause(items, at + 2)


@dataclass(frozen=True, slots=True)
class _Left:
    subjects: tuple[Nominal, ...]
    complements: tuple[Complement, ...]
    relation: str
    governor: int | None
    start: int
    reduced: bool = False
    antecedent: bool = False


def _left(  # noqa: PLR0911 - one way for each construction
    items: tuple[Item, ...],
    place: int,
    before: list[Clause],
    *,
    has_object: bool,
) -> _Left:
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
        naming = item.phrase.norm in _NAMING or (item.phrase.norm == "of" and _sort_at(items, at - 1) is Sort.NOUNS)
        relation = "gerund" if naming else "participle"
        return _Left(previous.subjects, (), relation, previous.index, verb.start, antecedent=True)
    return _Left((), (), "participle" if verb.bare else "main", None, verb.start)


def _time_between(items: tuple[Item, ...], at: int) -> bool:
    """'the army last week withdrew': a bare time between subject and verb."""
    return items[at].sort is Sort.NOUNS and _sort_at(items, at - 1) is Sort.NOUNS and _bare_time(items[at].nominals[0])


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
        or _object_position(items, at, verb)
        or not _finite_use(items, place)
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
    if _sort_at(items, at + 2) is Sort.NOUNS and _sort_at(items, at + 3) is Sort.COMMA:
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
        if items[at - 1].phrase.norm in _SUBORDINATING:
            break
        complements += [
            Complement(items[at - 1].phrase.norm, n, items[at - 1].phrase.start) for n in items[at].nominals
        ]
        at -= 2
    return at, tuple(reversed(complements))


def _reduced_opening(items: tuple[Item, ...], at: int) -> int | None:
    """Where the nominal stands that 'backed by X', 'defending X' or 'who recovered X' hangs on, if X stands at ``at``."""
    back = at - 2 if items[at - 1].sort is Sort.PREP else at - 1
    if back < 1 or items[back].sort is not Sort.VERBS:
        return None
    verb = items[back].phrase
    if items[back - 1].sort is Sort.REL and _sort_at(items, back - 2) is Sort.NOUNS:
        return back - 2
    infinitive = any(word.tag is Tag.TO for word in verb.words)
    if items[back - 1].sort is not Sort.NOUNS or not (verb.bare or infinitive):
        return None
    if infinitive:
        return back - 1
    if verb.main.tag is Tag.ING or (items[at - 1].sort is Sort.PREP and _participial(verb)):
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
            and _bare_time(items[at].nominals[0])
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
