"""Sources: what sort of source a name or describing phrase is, and how far it is identified."""

import re
from functools import cache

from reportedly.normalise.sides import is_country, is_nationality, side_of
from reportedly.schema.vocabularies import Anonymity, SourceKind
from reportedly.text.lexicon import table

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_REQUESTED = re.compile(
    r"anonymity|anonymously|declin\w{0,4} to be (?:named|identified)|not (?:to )?be (?:named|identified)|"
    r"refus\w{0,4} to be (?:named|identified)|not authori[sz]ed to (?:speak|talk|comment)|withheld (?:his|her|their) name",
    re.IGNORECASE,
)
_VAGUE = frozenset(
    [
        "analysts",
        "experts",
        "observers",
        "others",
        "some",
        "critics",
        "many",
        "commentators",
        "sources",
        "reports",
        "media",
        "people",
        "officials'",
        "insiders",
    ]
)


def source_kind(name: str) -> SourceKind:
    """What sort of source the words name; ``other`` where they don't say."""
    text = name.casefold().replace("’", "'")
    for pattern, kind in _kinds():
        if pattern.search(text):
            return kind
    if side_of(name) is not None:
        return SourceKind.GOVERNMENT if is_country(name) else SourceKind.OTHER
    return SourceKind.OTHER


def source_anonymity(name: str, context: str = "") -> Anonymity:
    """How far a source is identified; ``context`` holds the words behind the name, which may say that it asked not to be
    named.
    """
    if _REQUESTED.search(context[:400]) or _REQUESTED.search(name[:400]):
        return Anonymity.ANONYMOUS_ON_REQUEST
    words = _WORD.findall(name)
    if not words:
        return Anonymity.VAGUE_COLLECTIVE
    if _is_named(words):
        return Anonymity.NAMED
    head = _head(words)
    if _plural(head):
        bare = all(
            word.casefold() in _VAGUE | {"the", "other", "some", "many", "several", "independent", "western", "most"}
            for word in words
        )
        return Anonymity.VAGUE_COLLECTIVE if bare else Anonymity.UNNAMED_GROUP
    return Anonymity.ROLE_ONLY


def _is_named(words: list[str]) -> bool:
    """A capitalised word that is neither a nationality nor the first word of a description; or a body by its kind."""
    for index, word in enumerate(words):
        if not word[:1].isupper():
            continue
        if is_nationality(word) or word.casefold() in {"the", "one", "a", "an", "some", "several"}:
            continue
        if is_country(word) and len(words) > index + 1:
            continue
        if word.casefold() in _descriptions() or word.casefold().split("-")[0] in _descriptions():
            continue
        if index and words[index - 1].casefold() in {"in", "at", "from", "near", "around"}:
            continue
        return True
    return (len(words) == 1 and is_country(words[0])) or _head(words).casefold() in _bodies()


def _head(words: list[str]) -> str:
    for index, word in enumerate(words):
        if word.casefold() in {"of", "in", "at", "from", "who", "with", "for", "on", "near"} and index:
            return words[index - 1]
    return words[-1]


def _plural(word: str) -> bool:
    lower = word.casefold()
    return lower in {"people", "police", "media", "spokespeople", "forces", "troops"} or (
        lower.endswith("s") and not lower.endswith("ss")
    )


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], SourceKind], ...]:
    rows = table("sources")["kinds"]
    return tuple((re.compile(rf"\b(?:{'|'.join(words)})\b"), SourceKind(name)) for name, words in rows.items())


@cache
def _descriptions() -> frozenset[str]:
    return frozenset(table("sources")["descriptions"]["words"].split())


@cache
def _bodies() -> frozenset[str]:
    return frozenset(table("sources")["bodies"]["words"].split())
