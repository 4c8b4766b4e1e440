"""Finiteness: whether a bare past form is the tense of its clause or a participle, and whose subject a nominal is."""

from functools import cache

from reportedly.extract.rules.groups import SUBORDINATING, Item, is_bare_time
from reportedly.extract.rules.phrases import Phrase, Sort
from reportedly.extract.rules.tags import Tag
from reportedly.extract.rules.words import verb_forms
from reportedly.text.lexicon import table


def begins_clause(items: tuple[Item, ...], at: int) -> bool:
    """Whether the nominal at ``at`` is the subject of the verb behind it rather than an object."""
    following = items[at + 1] if at + 1 < len(items) else None
    if following is None or following.sort is not Sort.VERBS:
        return False
    verb = following.phrase
    before = items[at - 1] if at else None
    directed = before is not None and before.sort is Sort.VERBS and before.phrase.lemma not in _clausal()
    if directed and before is not None and (before.phrase.ing or sort_at(items, at - 2) is Sort.REL):
        return False
    if verb.ing:
        return at > 0 and items[at - 1].phrase.norm == "with"
    if not verb.finite:
        return False
    if verb.bare:
        return not in_object_position(items, at, verb) and is_finite_use(items, at + 1)
    return True


def in_object_position(items: tuple[Item, ...], at: int, verb: Phrase) -> bool:
    """Whether the nominal at ``at`` is an object and the bare past form behind it its participle: 'areas lost to'."""
    behind = next(
        (index + 1 for index in range(at + 1, min(at + 6, len(items))) if items[index].phrase is verb), len(items)
    )
    following = sort_at(items, behind)
    if at == 0 or not is_participial(verb) or (verb.main.norm == "said" and following is not Sort.VERBS):
        return False
    if following is Sort.NOUNS and not is_bare_time(items[behind].nominals[0]):
        return False
    if following is Sort.SUB and items[behind].phrase.norm == "that":
        return False
    before = items[at - 1]
    if before.sort is Sort.VERBS:
        return before.phrase.lemma not in _clausal()
    return (
        before.sort is Sort.PREP and before.phrase.norm not in SUBORDINATING and not _alone_in_clause(items, at, behind)
    )


def _alone_in_clause(items: tuple[Item, ...], at: int, behind: int) -> bool:
    """Whether nothing but 'X from Y' stands before a past form and no other verb behind it: then it is the tense."""
    while at > 1 and items[at - 1].sort is Sort.PREP and items[at - 2].sort is Sort.NOUNS:
        at -= 2
    if sort_at(items, at - 1) not in {None, Sort.SUB, Sort.MARK}:
        return False
    for item in items[behind:]:
        if item.sort in {Sort.COMMA, Sort.MARK, Sort.SUB, Sort.CONJ, Sort.REL}:
            return True
        if item.sort is Sort.VERBS:
            return not item.phrase.finite
    return True


def is_participial(verb: Phrase) -> bool:
    """Whether a bare past form can be a passive participle."""
    form = verb_forms().get(verb.main.norm)
    return verb.main.tag is Tag.PAST and (form is None or form.participle) and verb.lemma not in _INTRANSITIVE


def sort_at(items: tuple[Item, ...], at: int) -> Sort | None:
    """The sort of the item at an index; null outside the sentence."""
    return items[at].sort if 0 <= at < len(items) else None


_INTRANSITIVE = frozenset(
    """
    die fall arrive surrender retreat flee advance erupt occur happen emerge remain rage come go
    """.split(),
)


@cache
def _clausal() -> frozenset[str]:
    return frozenset(table("reporting")["clausal"].split())


def is_finite_use(items: tuple[Item, ...], place: int) -> bool:
    """Whether a bare past form is the tense of its clause rather than a participle.

    It has an object of its own, or nothing behind it can be the tense; 'held by', 'captured in' are participles where
    another verb has it.
    """
    if items[place].phrase.main.norm == "said":
        return sort_at(items, place + 1) is not Sort.VERBS
    following = items[place + 1] if place + 1 < len(items) else None
    if following is not None and following.sort is Sort.PREP and following.phrase.norm == "by":
        return False
    if following is not None and following.sort is Sort.NOUNS and not is_bare_time(following.nominals[0]):
        return True
    if following is not None and following.sort is Sort.SUB:
        return True
    for item in items[place + 1 :]:
        if item.sort is Sort.VERBS:
            return not (item.phrase.finite and items[items.index(item) - 1].sort is not Sort.SUB)
        if item.sort in {Sort.SUB, Sort.REL, Sort.MARK, Sort.CONJ, Sort.COMMA, Sort.CLOSE, Sort.OPEN}:
            break
    return True
