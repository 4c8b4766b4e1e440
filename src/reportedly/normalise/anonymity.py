"""Anonymity: how far a source is identified by its name or describing phrase.

``named`` is a person or body by name, and a body that is definite without one ('the ministry'); capitals of places,
peoples and platforms, and at a sentence's start, name nobody. One person by role is ``role_only``, a definite group
``unnamed_group``; analysts, experts, 'others', bare 'sources' are a ``vague_collective`` unless more is said of them.
"""

import re

from reportedly.normalise.segments import Segment
from reportedly.normalise.sides import is_country, is_nationality, side_of
from reportedly.normalise.source_words import Noun, SourceName, is_domain, source_name, words_of
from reportedly.schema.vocabularies import Anonymity, SourceKind

_REQUESTED = re.compile(
    r"\banonymity\b|\banonymously\b"
    r"|\b(?:not|n't|n’t|declin\w{1,4}|refus\w{1,4}|unwilling|reluctant)\s+(?:(?:want|wish)\w{0,3}\s+)?(?:to\s+)?be\s+"
    r"(?:named|identified|quoted)\b"
    r"|\b(?:without|against)\s+being\s+(?:named|identified|quoted)\b"
    r"|\bremain(?:ing)?\s+(?:anonymous|unnamed|unidentified)\b"
    r"|\bnot\s+authori[sz]ed\s+to\s+(?:speak|talk|comment|brief)\b"
    r"|\b(?:names?|identit(?:y|ies))\s+(?:\w+\s+)?(?:be\s+|been\s+)?(?:withheld|changed|concealed)\b"
    r"|\bwithheld\s+(?:his|her|their)\s+names?\b",
    re.IGNORECASE,
)
_CONTEXT = 400
"""How far in code points behind a name its plea for anonymity is looked for."""
_CALLED = frozenset({"called", "named"})
_PLURALS = frozenset({"people", "police", "media", "troops", "children", "personnel", "rescuers"})
_OUTLETS = frozenset({SourceKind.SOCIAL_MEDIA, SourceKind.MEDIA})
_LEANING = re.compile(
    r"(?:pro|anti|ex|non)-|-(?:affiliated|linked|backed|based|run|aligned|controlled|language|held)\Z"
)


def source_anonymity(name: str, context: str = "") -> Anonymity:
    """How far a source is identified. Pure, linear, raises nothing.

    >>> str(source_anonymity("a military official")), str(source_anonymity("analysts"))
    ('role_only', 'vague_collective')

    Args:
        name: The name or describing phrase.
        context: The words behind it, which may say that it asked not to be named.
    """
    if _REQUESTED.search(name) or _REQUESTED.search(context[:_CONTEXT]):
        return Anonymity.ANONYMOUS_ON_REQUEST
    found = source_name(name)
    if not found.head.words:
        return Anonymity.VAGUE_COLLECTIVE
    if _is_named(name, found):
        return Anonymity.NAMED
    return _unnamed(found)


def _is_named(name: str, found: SourceName) -> bool:
    head, noun = found.head, found.noun
    if any(word.norm in _CALLED and found.whole.capital(at + 1) for at, word in enumerate(found.whole.words)):
        return True
    if noun is None:
        return _is_name(name, found)
    if any(_names(head, at) for at in range(noun.end, len(head.words))):
        return True
    if noun.end == len(head.words) and head.norm(noun.end - 1) in words_of("anonymity", "bodies"):
        return True
    modified = _is_body(head, noun) and not _is_plural(head.norm(noun.end - 1))
    return modified and any(_names(head, at) for at in range(noun.end))


def _is_name(name: str, found: SourceName) -> bool:
    """Of words without a noun for a person: a name, a state, a group, or a body that is definite."""
    head = found.head
    if any(match.start < len(head.words) for match in found.proper) or is_country(name):
        return True
    if (side_of(name) or "").startswith("group:") and head.capital(len(head.words) - 1):
        return True
    if head.norm(len(head.words) - 1) in words_of("anonymity", "bodies"):
        return True
    return any(_names(head, at) for at in range(len(head.words)))


def _is_body(head: Segment, noun: Noun) -> bool:
    """Whether the noun is of an outlet or a body, which a word before it may name: 'Aamaq news agency'."""
    last = head.norm(noun.end - 1)
    if last in words_of("anonymity", "media_people"):
        return False
    return noun.kind in _OUTLETS or last in words_of("anonymity", "named_by_modifier")


def _names(head: Segment, at: int) -> bool:
    """Whether the word is of a name: a capital that is no title, nationality, place, platform or description."""
    word = head.words[at]
    if is_domain(word.norm):
        return True
    if not word.text[:1].isupper() or _LEANING.search(word.norm):
        return False
    if word.norm in words_of("anonymity", "platforms"):
        return _is_bare_channel(head)
    silent = words_of("anonymity", "titles") | words_of("anonymity", "descriptions")
    if word.norm in silent or is_nationality(word.text) or (is_country(word.text) and len(head.words) > 1):
        return False
    return at > 0 or not _is_known(word.norm)


def _is_known(norm: str) -> bool:
    """Whether a word at the beginning has its capital from there alone: it is a noun or description of the tables."""
    collective = words_of("anonymity", "vague") | words_of("anonymity", "vague_alone") | words_of("anonymity", "single")
    described = norm.partition("-")[0] in words_of("anonymity", "descriptions")
    return described or norm in collective or source_name(norm).noun is not None


def _is_bare_channel(head: Segment) -> bool:
    """'Telegram', 'Telegram channel': that of the source before it in the chain."""
    plain = {"the", "a", "its", "official", "channel", "page", "account"} | words_of("anonymity", "platforms")
    return all(word.norm in plain for word in head.words)


def _unnamed(found: SourceName) -> Anonymity:
    head, noun = found.head, found.noun
    norms = [word.norm for word in head.words]
    if norms[0] in words_of("anonymity", "single"):
        return Anonymity.ROLE_ONLY
    last = norms[-1] if noun is None else norms[noun.end - 1]
    if len(head.words) == len(found.whole.words) and _is_vague(norms, last):
        return Anonymity.VAGUE_COLLECTIVE
    if _is_plural(last) or last in words_of("anonymity", "groups"):
        return Anonymity.UNNAMED_GROUP
    return Anonymity.ROLE_ONLY


def _is_vague(norms: list[str], last: str) -> bool:
    """'Analysts', 'military experts', 'other sources'; not 'security sources'."""
    alone = words_of("anonymity", "vague_alone") | words_of("anonymity", "determiners")
    experts = words_of("anonymity", "vague")
    if last in experts:
        return set(norms) <= experts | alone | words_of("anonymity", "subjects")
    return last in alone and set(norms) <= alone


def _is_plural(norm: str) -> bool:
    if norm in _PLURALS or norm.endswith(("men", "people")):
        return norm != "specimen"
    return norm.endswith("s") and not norm.endswith(("ss", "us", "news"))
