"""Weapons: the means that a sentence names for an event."""

from functools import cache

from reportedly.extract.rules.clauses import Parsed
from reportedly.extract.rules.mentions import Mention
from reportedly.extract.rules.tags import Tag
from reportedly.extract.rules.words import singular
from reportedly.schema.vocabularies import EventType, MeansKind
from reportedly.text.lexicon import table

_ARMED = frozenset(
    {
        EventType.STRIKE, EventType.EXPLOSIVE_ATTACK, EventType.CASUALTIES, EventType.INFRASTRUCTURE_DAMAGE,
        EventType.EQUIPMENT_LOSS, EventType.CLASH, EventType.INFORMATION_OPERATION,
        EventType.INTERCEPTION,
    },
)  # fmt: skip


@cache
def _kinds() -> dict[str, MeansKind]:
    return {word: MeansKind.parse(kind) for kind, words in table("means").items() for word in words.split()}


def weapons(parsed: Parsed, mention: Mention) -> tuple[tuple[MeansKind, tuple[int, int]], ...]:
    """The kinds of weapon named inside the mention's clause, each once, with the words that name it."""
    if mention.type not in _ARMED:
        return ()
    found: dict[MeansKind, tuple[int, int]] = {}
    start, end = mention.extent
    names = [(nominal.start, nominal.end) for nominal, _ in mention.participants if nominal.head.main.tag is Tag.NAME]
    joined = -1
    for index, word in enumerate(parsed.words):
        if not start <= word.start < end or index == joined or any(a <= word.start < b for a, b in names):
            continue
        lemma = singular(word.norm)
        following = singular(parsed.words[index + 1].norm) if index + 1 < len(parsed.words) else ""
        kind = _kinds().get(f"{lemma}-{following}")
        if kind is not None:
            joined = index + 1
        kind = kind or _kinds().get(lemma)
        if kind is not None and kind not in found:
            found[kind] = (word.start, word.end)
    return tuple(found.items())
