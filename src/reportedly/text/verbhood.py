"""Verbhood: whether a word that can be a verb is one where it stands.

Told by its form, its left neighbours and, for forms that are nouns as well ('attacks', 'advance'), by agreement with
the word before and by the finite verb that may follow.
"""

from functools import cache

from reportedly.text.lexicon import table
from reportedly.text.parts import MARKS, Merged, Part, Unit, closed, closed_class
from reportedly.text.verbs import VerbForm, verb_form

_LIST = 8
"""Longest member of a list of verbs, in words."""
_CLAUSE_ENDS = frozenset({"that", "who", "which", "to", "having", "being"})

_WITH_BARE = frozenset(
    {"let", "lets", "letting", "help", "helped", "helping", "make", "makes", "made", "making"}
    | {"see", "sees", "saw", "seen", "watch", "watched", "hear", "heard"},
)
"""Verbs whose infinitive has no 'to'."""
_PRONOMINAL = frozenset(
    {"this", "these", "those", "all", "some", "most", "many", "few", "both", "each", "none", "several"},
)


@cache
def _governing_verbs() -> frozenset[str]:
    """Verbs whose '-ing' form at the head of a sentence is a verb before any noun: 'Fearing encirclement, …'."""
    tables = table("governors")["content"], table("governors")["infinitive"]
    return frozenset(word for rows in tables for words in rows.values() for word in words.split())


def is_verb(words: Merged, index: int, before: list[Unit]) -> bool:
    """Whether the word at ``index`` is a verb, where ``before`` has the parts of those before it."""
    token = words[index][0]
    form, previous = verb_form(token.norm), _previous(before)
    if form is None or (token.text[0].isupper() and previous is not None and previous.part is not Part.COMMA):
        return False
    if previous is None:
        governing = form.ing and form.lemma in _governing_verbs()
        return governing or (not form.base and not form.third and not nominal_next(words, index))
    closed_before = _after_closed_class(form, previous)
    if closed_before is not None:
        return closed_before
    if form.ing:
        return _ing_here(words, index, previous)
    if form.past or form.participle:
        return _past_here(words, index, before, base=form.base)
    return _present_here(words, index, before, third=form.third)


def _after_closed_class(form: VerbForm, previous: Unit) -> bool | None:
    """What a modal, auxiliary or pronoun right before decides; null where there is none."""
    if previous.part in {Part.MODAL, Part.TO} or previous.norm in closed("do"):
        return form.base
    if previous.part is Part.AUXILIARY:
        return form.participle or form.ing
    return True if previous.part in {Part.PRONOUN, Part.RELATIVE} else None


def _ing_here(words: Merged, index: int, previous: Unit) -> bool:
    following = words[index + 1][0].norm if index + 1 < len(words) else ""
    if previous.part is Part.CONJUNCTION and following in closed("be") | closed("have") | closed("modals"):
        return False
    if previous.part is Part.NUMBER:
        return not nominal_next(words, index)
    return previous.part not in {Part.DETERMINER, Part.ADJECTIVE}


def _previous(before: list[Unit]) -> Unit | None:
    for unit in reversed(before):
        if unit.part not in {Part.ADVERB, Part.NEGATION, Part.INERT, Part.QUOTE}:
            return unit
    return None


def _past_here(words: Merged, index: int, before: list[Unit], *, base: bool) -> bool:
    """A past form or participle without auxiliary: a verb, or an adjective before its noun."""
    previous = _previous(before)
    if previous is None or previous.part is Part.PREPOSITION or previous.norm in {"a", "an", "the", "'s"}:
        return False
    if previous.part in {Part.DETERMINER, Part.NUMBER, Part.ADJECTIVE}:
        return not base and not nominal_next(words, index)
    if not base:
        opens = previous.part in {Part.CONJUNCTION, Part.COMMA}
        return not (opens and nominal_next(words, index) and _plural_next(words, index))
    if previous.part in {Part.NOUN, Part.PRONOUN} and not _finite_ahead(words, index + 1):
        return _object_next(words, index) or not nominal_next(words, index)
    return previous.part is Part.CONJUNCTION or _present_here(words, index, before, third=False)


def _present_here(words: Merged, index: int, before: list[Unit], *, third: bool) -> bool:
    """A form that may be a noun too ('attacks', 'advance'): a verb where its subject agrees and no verb follows."""
    previous = _previous(before)
    if previous is None:
        return False
    if previous.part is Part.CONJUNCTION:
        return not third and (_object_next(words, index) or _base_before(before))
    if not third and (
        _bare_after(previous, before) or (previous.part is Part.COMMA and _in_list(words, index, before))
    ):
        return True
    if previous.norm == "that" and len(before) > 1 and before[-2].part is Part.VERB:
        return False
    if previous.norm == "that":
        return third or _object_next(words, index)
    nominal = previous.part is Part.NOUN or is_pronominal(previous.norm)
    if not nominal or not _agrees(previous, before, third=third):
        return False
    return not _can_be_noun(words[index][0].norm) or not _finite_ahead(words, index + 1)


def _agrees(previous: Unit, before: list[Unit], *, third: bool) -> bool:
    """Whether the word before can be the subject: plural of a base form, singular of a third person."""
    if third and len(before) > 1 and before[-1] is previous and before[-2].part is Part.PREPOSITION:
        return False
    if previous.part is not Part.NOUN:
        return third == (previous.norm in {"this", "each", "none"}) or previous.norm == "none"
    if previous.norm in {"men", "people", "police"}:
        return True
    joined = any(unit.part is Part.CONJUNCTION for unit in _phrase_before(before))
    plural = joined or (previous.norm.endswith("s") and not previous.norm.endswith("ss"))
    return third != plural


@cache
def _known_nouns() -> frozenset[str]:
    lists = [*table("nouns").values(), *table("governors")["nouns"].values(), table("governors")["claim_nouns"]]
    lists += [table("reporting")[name] for name in ("documents", "sources")] + [table("grammar")["ordinary_nouns"]]
    return frozenset(word for words in lists for word in words.split()) | event_nouns()


def _can_be_noun(word: str) -> bool:
    return any(form in _known_nouns() for form in (word, word.removesuffix("s"), word.removesuffix("es")))


def _phrase_before(before: list[Unit]) -> list[Unit]:
    """The words since the last verb or mark."""
    ends = {Part.VERB, Part.AUXILIARY, Part.MODAL, Part.COMMA, Part.STOP, Part.THAT, Part.RELATIVE, Part.SUBORDINATOR}
    at = len(before)
    while at and before[at - 1].part not in ends:
        at -= 1
    return before[at:]


def _bare_after(previous: Unit, before: list[Unit]) -> bool:
    """A base form without 'to': 'let the mission *deliver*', 'rather die than *surrender*'."""
    if previous.norm == "than":
        return any(unit.norm == "rather" for unit in before[-8:])
    if previous.part not in {Part.NOUN, Part.PRONOUN}:
        return False
    verb = next((unit for unit in reversed(before[-7:]) if unit.part in {Part.VERB, Part.STOP}), None)
    return verb is not None and verb.norm in _WITH_BARE


def _base_before(before: list[Unit]) -> bool:
    """Whether the last verb is a base form behind a modal, 'do' or 'to': 'did not retreat or *surrender*'."""
    for at in range(len(before) - 1, max(0, len(before) - 12), -1):
        if before[at].part is Part.VERB:
            form = verb_form(before[at].norm)
            led = [
                unit
                for unit in before[max(0, at - 3) : at]
                if unit.part in {Part.MODAL, Part.TO} or unit.norm in closed("do")
            ]
            if form is not None and form.base and not led and before[at - 1].part in {Part.COMMA, Part.CONJUNCTION}:
                continue
            return form is not None and form.base and bool(led)
        if before[at].part in {Part.STOP, Part.AUXILIARY, Part.MODAL}:
            return False
    return False


def _in_list(words: Merged, index: int, before: list[Unit]) -> bool:
    """'did not flee, *retreat* or surrender': a base form between commas, with a conjunction to come."""
    if not _base_before(before):
        return False
    ahead = [token.norm for token, _ in words[index + 1 : index + _LIST]]
    return any(word in closed("conjunctions") for word in ahead[: ahead.index(".") if "." in ahead else None])


def _object_next(words: Merged, index: int) -> bool:
    following = words[index + 1][0] if index + 1 < len(words) else None
    return following is not None and (
        following.text[0].isupper()
        or following.text[0].isdigit()
        or following.norm
        in closed("determiners") | closed("possessives") | closed("number_words") | {"to", "into", "from", "it"}
    )


def nominal_next(words: Merged, index: int) -> bool:
    """Whether the next word can be the noun that this one describes."""
    if index + 1 >= len(words):
        return False
    token, part = words[index + 1]
    if part is not None or not token.text[0].isalpha():
        return False
    return (
        token.norm not in {"that", "to"}
        and closed_class(token.norm) is None
        and token.norm not in closed("be") | closed("have") | closed("do") | closed("modals")
        and token.norm not in closed("weekdays") | closed("months") | closed("number_words")
        and not token.norm.endswith("ly")
    )


def _plural_next(words: Merged, index: int) -> bool:
    word = words[index + 1][0].norm
    return word.endswith("s") or word in {"men", "people", "personnel"}


def _finite_ahead(words: Merged, index: int) -> bool:
    finite = (closed("be") | closed("have") | closed("modals") | closed("do")) - {"be", "been", "being", "having"}
    for number in range(index, min(len(words), index + 12)):
        token = words[number][0]
        if token.norm in MARKS or token.norm in closed("conjunctions") or token.norm in _CLAUSE_ENDS:
            return False
        if token.norm in finite:
            following = words[number + 1][0].norm if number + 1 < len(words) else ""
            return following not in closed("determiners") | closed("possessives") | closed("subject_pronouns")
        form = verb_form(token.norm)
        before = words[number - 1][0].norm
        attributive = before in closed("determiners") | closed("possessives") | closed("prepositions")
        if form is not None and form.past and not form.base and not attributive:
            return True
    return False


@cache
def event_nouns() -> frozenset[str]:
    """Nouns that name events: 'offensive' is one, whatever its ending."""
    return frozenset(noun for frame in table("frames")["frame"] for noun in frame.get("nouns", ()))


def is_pronominal(word: str) -> bool:
    """Determiners and numbers that also stand alone as a subject: 'some may', 'two will', 'others must'."""
    return word in _PRONOMINAL or word[0].isdigit() or word in closed("number_words")
