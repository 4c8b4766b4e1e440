"""Verbs: the forms that a word can be as an English verb, known from the tables or guessed from its ending."""

from functools import cache
from typing import NamedTuple

from reportedly.text.lexicon import table

_VOWELS = "aeiou"
_DOUBLING = frozenset(
    {"hit", "cut", "put", "set", "let", "get", "run", "win", "dig", "sit", "shut", "quit", "split", "spit"}
) | {"forget", "begin", "drop", "swim", "stem", "overrun", "upset", "bid"}
"""Irregular verbs that double their last letter."""
_SHORTEST_GUESS = 5
"""'bed' and 'king' end like a past and a present participle; words this long are seldom nouns."""


class VerbForm(NamedTuple):
    """What a word can be as a verb."""

    lemma: str
    """Base form; of a guessed verb the word itself."""
    base: bool = False
    """'withdraw'."""
    third: bool = False
    """'withdraws'."""
    past: bool = False
    """'withdrew'."""
    participle: bool = False
    """'withdrawn'."""
    ing: bool = False
    """'withdrawing'."""


def verb_form(word: str) -> VerbForm | None:
    """What ``word``, casefolded, can be as a verb; null if nothing says that it is one."""
    known = _forms().get(word)
    if known is not None or not word.isalpha() or len(word) < _SHORTEST_GUESS:
        return known
    if word.endswith("ed") and not word.endswith("eed"):
        return VerbForm(word, past=True, participle=True)
    return VerbForm(word, ing=True) if word.endswith("ing") and len(word) > _SHORTEST_GUESS else None


_KINDS = VerbForm._fields[1:]


@cache
def _forms() -> dict[str, VerbForm]:
    found: dict[str, VerbForm] = {}

    def add(word: str, lemma: str, kind: str) -> None:
        known = found.get(word, VerbForm(lemma))
        found[word] = VerbForm(
            known.lemma, *(flag or name == kind for name, flag in zip(_KINDS, known[1:], strict=True))
        )

    irregular = [line.split() for line in table("verbs")["irregular"]]
    for base, past, participle in irregular:
        add(base, base, "base")
        add(third_person(base), base, "third")
        add(past, base, "past")
        add(participle, base, "participle")
        add(present_participle(base), base, "ing")
    taken = {base for base, _, _ in irregular}
    governing = (words for name in ("content", "infinitive") for words in table("governors")[name].values())
    more = [word for words in governing for word in words.split()]
    listed = table("verbs")["regular"].split()
    known = {word.rstrip("*") for word in listed}
    regular = [
        *listed,
        *(word for word in (*table("governors")["more_verbs"].split(), *more) if word.rstrip("*") not in known),
    ]
    for entry in regular:
        base = entry.rstrip("*")
        if base not in taken:
            for word, kind in _regular(base, doubled=entry.endswith("*")):
                add(word, base, kind)
    return found


def _regular(base: str, *, doubled: bool) -> list[tuple[str, str]]:
    stem = base + base[-1] if doubled else base
    past = _past(base, stem)
    forms = [(base, "base"), (third_person(base), "third"), (past, "past"), (past, "participle")]
    forms.append((stem + "ing" if doubled else present_participle(base), "ing"))
    if base[-1] == "l" and not doubled:
        forms += [(base + "led", "past"), (base + "led", "participle"), (base + "ling", "ing")]
    return forms


def _past(base: str, stem: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return stem + "ed"


def third_person(base: str) -> str:
    """'attack' to 'attacks', 'push' to 'pushes', 'defy' to 'defies'."""
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def present_participle(base: str) -> str:
    """'take' to 'taking', 'lie' to 'lying', 'hit' to 'hitting', 'flee' to 'fleeing'."""
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe")):
        return base[:-1] + "ing"
    return base + base[-1] + "ing" if base in _DOUBLING else base + "ing"
