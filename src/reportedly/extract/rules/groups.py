"""Groups: noun phrases with their 'of' phrases, lists and glosses, as items between the verbs of a sentence."""

from dataclasses import dataclass, replace

from reportedly.extract.rules.phrases import Phrase, Sort
from reportedly.extract.rules.tags import Tag
from reportedly.extract.rules.words import closed, singular
from reportedly.normalise.sides import is_nationality

_QUANTIFYING = frozenset(
    """
    dozen hundred thousand million score ten group series number lot majority handful couple total wave half
    third quarter part most some many few several all none one two three four five six seven eight nine pair
    column range member spate string remainder rest bulk element subunit unit piece kind type body large-number
    variety each both any percent much
    """.split(),
)


_SAYING = frozenset({"said", "say", "says", "told", "reported"})
"""Behind a list they show whose verb it is: 'killing 14 people, residents and medics said'."""
_JOINING = frozenset({"and", "or", "&", "nor"})


SUBORDINATING = frozenset({"since", "until", "till", "before", "after", "as", "than", "once", "like"})


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
class Item:
    """A phrase, or a list of nominals, in its place."""

    sort: Sort
    phrase: Phrase
    nominals: tuple[Nominal, ...] = ()

    @property
    def end(self) -> int:
        """One past the last code point, without a gloss."""
        return self.nominals[-1].end if self.nominals else self.phrase.end


def items_of(found: tuple[Phrase, ...]) -> tuple[Item, ...]:
    """The phrases of a sentence with its noun phrases gathered into groups."""
    items: list[Item] = []
    at = 0
    while at < len(found):
        if found[at].sort is Sort.NOUNS:
            objective = (
                bool(items)
                and items[-1].sort in {Sort.VERBS, Sort.PREP}
                and items[-1].phrase.norm != "between"
                and not _on_subject(items)
            )
            nominals, following = _nominals(found, at, objective=objective)
            items.append(Item(Sort.NOUNS, found[at], nominals))
            at = following
        else:
            items.append(Item(found[at].sort, found[at]))
            at += 1
    return tuple(items)


def _on_subject(items: list[Item]) -> bool:
    """Whether the preposition hangs on a noun that has no verb yet: 'that mercenaries from A and B had fought'."""
    return (
        len(items) > 2  # noqa: PLR2004 - a clause opener, the noun, its preposition
        and items[-1].sort is Sort.PREP
        and items[-2].sort is Sort.NOUNS
        and items[-3].sort is Sort.SUB
    )


def _nominals(found: tuple[Phrase, ...], at: int, *, objective: bool) -> tuple[tuple[Nominal, ...], int]:
    """A nominal and those that a list joins to it; and where the next phrase stands."""
    first, at = _nominal(found, at)
    group = [first]
    alone = at
    while True:
        step = _list_step(found, at)
        if step is None:
            break
        following, after = _nominal(found, step)
        last = found[step - 1].sort is Sort.CONJ
        if _is_time(following) != _is_time(first):
            break
        if objective and _verb_behind(found, after):
            if last and len(group) > 1 and found[after].norm in _SAYING:
                return (first,), alone
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


def is_bare_time(nominal: Nominal) -> bool:
    """Whether it says when without a preposition: 'Sunday', 'last week'."""
    word = nominal.head.main.norm
    return _is_time(nominal) or (
        singular(word) in {"day", "week", "month", "year", "night", "morning", "evening", "afternoon", "weekend"}
        and nominal.head.words[0].norm
        in {"last", "this", "next", "late", "early", "earlier", "the", "that", "one"} | closed("weekdays")
        and (nominal.head.words[0].norm != "the" or len(nominal.parts) == 1)
    )
