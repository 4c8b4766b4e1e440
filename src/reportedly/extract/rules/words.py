"""Words: the word forms that the reader knows, from the lexicon tables, made once.

Verb forms lead to their base form and to the tenses that they can be; noun forms to their singular and classes.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.text.lexicon import table

_VOWELS = "aeiou"


class VerbForm(NamedTuple):
    """What a word can be as a verb."""

    lemma: str
    """The base form."""
    base: bool
    """'withdraw'."""
    third: bool
    """'withdraws'."""
    past: bool
    """'withdrew'."""
    participle: bool
    """'withdrawn'."""
    ing: bool
    """'withdrawing'."""


@cache
def closed(*names: str) -> frozenset[str]:
    """The words of one class of ``grammar.toml``, or of several."""
    return frozenset(word for name in names for word in table("grammar")[name].split())


@cache
def verb_forms() -> dict[str, VerbForm]:
    """Every known form of every known verb."""
    forms: dict[str, VerbForm] = {}

    def add(word: str, lemma: str, kind: int) -> None:
        old = forms.get(word, VerbForm(lemma, base=False, third=False, past=False, participle=False, ing=False))
        flags = list(old[1:])
        flags[kind] = True
        forms[word] = VerbForm(old.lemma, *flags)

    for line in table("verbs")["irregular"]:
        base, past, participle = line.split()
        for word, kind in (
            (base, 0),
            (third_person(base), 1),
            (past, 2),
            (participle, 3),
            (present_participle(base), 4),
        ):
            add(word, base, kind)
    irregular = {line.split()[0] for line in table("verbs")["irregular"]}
    for entry in (*table("verbs")["regular"].split(), *_frame_verbs()):
        base = entry.rstrip("*")
        if base in irregular:
            continue
        doubled = base + base[-1] if entry.endswith("*") else None
        past = (doubled or base) + "ed" if not base.endswith("e") else base + "d"
        if base.endswith("y") and base[-2] not in _VOWELS:
            past = base[:-1] + "ied"
        for word, kind in ((base, 0), (third_person(base), 1), (past, 2), (past, 3)):
            add(word, base, kind)
        add((doubled or "") + "ing" if doubled else present_participle(base), base, 4)
        if not doubled and base[-1] == "l":
            add(base + "led", base, 2)
            add(base + "led", base, 3)
            add(base + "ling", base, 4)
    return forms


def _frame_verbs() -> list[str]:
    known = {entry.rstrip("*") for entry in table("verbs")["regular"].split()}
    framed = {trigger.split()[0] for frame in table("frames")["frame"] for trigger in frame.get("verbs", ())}
    reporting = {verb for name in ("say", "passive") for verb in table("reporting")[name].split()}
    return sorted((framed | reporting) - known)


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
    if base in _DOUBLING:
        return base + base[-1] + "ing"
    return base + "ing"


_DOUBLING = frozenset(
    """
    hit cut put set let get run win dig sit shut quit split spit forget begin drop swim stem overrun upset bid
    """.split(),
)
_IRREGULAR_PLURALS = {
    "men": "man", "women": "woman", "children": "child", "people": "people", "wives": "wife", "lives": "life",
    "servicemen": "serviceman", "servicewomen": "servicewoman", "gunmen": "gunman", "militiamen": "militiaman",
    "infantrymen": "infantryman", "airmen": "airman", "fishermen": "fisherman", "forces": "force", "troops":
    "troop", "aircraft": "aircraft", "personnel": "personnel", "corps": "corps", "series": "series", "police":
    "police", "staff": "staff", "homes": "home", "buses": "bus", "passes": "pass", "losses": "loss", "crises":
    "crisis", "headquarters": "headquarters", "barracks": "barracks", "outskirts": "outskirts", "bases": "base",
    "houses": "house", "supplies": "supply", "gas": "gas", "bus": "bus", "loss": "loss", "pass": "pass",
    "crossroads": "crossroads", "premises": "premises", "axes": "axis", "leaves": "leaf", "casualties":
    "casualty", "thousands": "thousand",
}  # fmt: skip


@lru_cache(maxsize=16_384)  # words are without number
def singular(word: str) -> str:
    """The singular of a noun form; the form itself if it is none that is known."""
    if word in _IRREGULAR_PLURALS:
        return _IRREGULAR_PLURALS[word]
    if len(word) < 4 or word.endswith(("ss", "us", "is")) or not word.endswith("s"):  # noqa: PLR2004 - 'gas', 'was'
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("shes", "ches", "xes", "sses", "zes")):
        return word[:-2]
    return word[:-1]


@cache
def noun_classes() -> dict[str, frozenset[str]]:
    """From a singular noun to the classes of ``nouns.toml`` that it heads."""
    classes: dict[str, set[str]] = {}
    for name, words in table("nouns").items():
        for word in words.split():
            classes.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in classes.items()}


@cache
def known_nouns() -> frozenset[str]:
    """Singular nouns that some table knows: head nouns, nominal triggers, sources."""
    triggers = {noun for frame in table("frames")["frame"] for noun in frame.get("nouns", ())}
    phrases = {noun for frame in table("frames")["frame"] for noun in frame.get("noun_phrases", ())}
    sources = frozenset(table("reporting")["sources"].split()) - closed("determiners")
    return frozenset(noun_classes()) | sources | triggers | phrases | closed("ordinary_nouns")


def classes_of(word: str) -> frozenset[str]:
    """The classes of a noun form; of a hyphened one by its last part ('border-town')."""
    lemma = singular(word)
    found = noun_classes().get(lemma)
    if found is None and "-" in lemma:
        found = noun_classes().get(singular(lemma.rsplit("-", maxsplit=1)[1]))
    return found or frozenset()
