"""Presupposition: whether a noun asserts its event, and participles before nouns ('retreating troops')."""

from reportedly.extract.rules.arguments import classes, has_number, phrase_classes
from reportedly.extract.rules.clause import Clause
from reportedly.extract.rules.clauses import Parsed
from reportedly.extract.rules.extents import clause_of, phrase_extent
from reportedly.extract.rules.frames import Frame, frame_of
from reportedly.extract.rules.groups import Nominal
from reportedly.extract.rules.mentions import Mention, Place
from reportedly.extract.rules.nominal_arguments import LIGHT, PEOPLE
from reportedly.extract.rules.phrases import Phrase
from reportedly.extract.rules.tags import Tag
from reportedly.normalise.sides import is_nationality
from reportedly.schema.vocabularies import EventType, Role

_HAPPENING = frozenset(
    """
    rage erupt occur begin start continue intensify resume escalate follow happen break flare persist take hit
    strike kill wound mark come target destroy damage end last amount total tear rip be is are was were remain
    leave spread unfold last go cause result trigger force injure rock report drive displace
    """.split(),
)

_NEAR = 30
"""How far behind the noun, in code points, a place may stand that is its own."""


_VIOLENT = frozenset(
    {
        EventType.STRIKE,
        EventType.CLASH,
        EventType.ADVANCE,
        EventType.ENCIRCLEMENT,
        EventType.WITHDRAWAL,
        EventType.EXPLOSIVE_ATTACK,
    }
)


_EFFECTS = frozenset("kill wound injure destroy damage force displace drive leave cause trigger".split())
"""Verbs whose claim is that of the effect; the cause is a claim of its own only where it says more."""


_PRESUPPOSING = frozenset(
    {
        "including",
        "after",
        "following",
        "amid",
        "during",
        "despite",
        "under",
        "in",
        "by",
        "from",
        "of",
        "because",
        "to",
        "with",
        "through",
        "before",
        "at",
    }
)


_COPULAS = frozenset("be am is are was were been being remain stay come fall".split())


def described_mention(parsed: Parsed, index: int, nominal: Nominal, part: Phrase) -> Mention | None:
    """'retreating troops', 'dwindling supplies': a participle before a noun presupposes its event."""
    for word in part.words[: part.head]:
        if word.tag is not Tag.ADJ:
            continue
        who = Nominal((part,))
        found = phrase_classes(part)
        if word.norm in {"dwindling", "scarce", "insufficient"} and "supplies" in found:
            kind = EventType.SUPPLY_SHORTAGE
            participants: tuple[tuple[Nominal, Role], ...] = ()
        elif word.lemma in _PRESUPPOSED and word.norm.endswith(("ing", "ed")) and "force" in found:
            kind, role = _PRESUPPOSED[word.lemma]
            participants = ((who, role),)
        else:
            continue
        clause, _ = clause_of(parsed, index, nominal)
        return Mention(
            frame_of(kind),
            kind,
            (word.start, word.end),
            word.lemma,
            phrase_extent(parsed, nominal, clause),
            clause,
            participants,
            noun=True,
            definite=True,
        )
    return None


_PRESUPPOSED = {
    "retreat": (EventType.WITHDRAWAL, Role.ACTOR),
    "withdraw": (EventType.WITHDRAWAL, Role.ACTOR),
    "encircle": (EventType.ENCIRCLEMENT, Role.TARGET),
    "surround": (EventType.ENCIRCLEMENT, Role.TARGET),
    "besiege": (EventType.ENCIRCLEMENT, Role.TARGET),
    "trap": (EventType.ENCIRCLEMENT, Role.TARGET),
    "surrender": (EventType.SURRENDER, Role.ACTOR),
}


def _governs(nominal: Nominal, part: Phrase) -> bool:
    """'the surrender of the garrison', 'the deaths of two drivers': the noun presupposes what happened to whom."""
    at = nominal.parts.index(part)
    if at + 1 >= len(nominal.parts):
        return False
    found = phrase_classes(nominal.parts[at + 1])
    return (
        bool(found & (PEOPLE | {"place", "facility", "equipment", "infrastructure"})) and part.main.norm == part.lemma
    ) or has_number(nominal.parts[at + 1])


def is_asserted(  # noqa: C901, PLR0911 - one rule after the other
    parsed: Parsed,
    frame: Frame,
    nominal: Nominal,
    part: Phrase,
    clause: Clause | None,
    slot: str,
    arguments: tuple[tuple[tuple[Nominal, Role], ...], tuple[Place, ...]],
) -> bool:
    """Whether the noun asserts or presupposes its event, rather than naming a kind of thing."""
    participants, places = arguments
    if clause is None:
        return bool(participants or places) and not parsed.clauses
    if part.lemma == "fire" and slot == "under" and any(classes(subject) == {"person"} for subject in clause.subjects):
        return False
    if part.lemma == "fire" and not (slot == "under" or any(word.tag is Tag.NOUN for word in part.words[: part.head])):
        return False
    placed = [place for place in places if part.start < place.nominal.start <= nominal.end + _NEAR]
    if frame.type in _VIOLENT and placed and slot not in {"for", "of", "as", "to", "about", "against"}:
        return True
    if frame.noun_needs and slot != "including":
        return True
    if _governs(nominal, part) and slot not in {"of", "for"}:
        return True
    before = clause.verb.start
    starts = [nominal.start for nominal, _ in participants] + [place.nominal.start for place in places]
    own_words = has_number(part) or any(part.start <= start < before for start in starts)
    if slot == "subject" and clause.lemma in _EFFECTS and not own_words:
        return False
    if slot == "by" and not has_number(part):
        return False
    if slot == "subject" and (clause.lemma in _HAPPENING or clause.passive):
        return (
            not frame.weak
            or bool(participants or places or has_number(part))
            or clause.lemma in {"rage", "erupt", "break", "continue", "intensify", "resume", "flare"}
        )
    if slot == "object" and clause.lemma in LIGHT:
        return True
    if clause.subjects and clause.subjects[0].head.main.norm == "there" and slot == "object":
        return True
    own = [pair for pair in participants if pair[0].start >= part.start]
    if frame.noun_needs:
        return True
    if clause.lemma in {"describe", "point", "cite", "warn", "speak", "complain", "report"} and slot not in {
        "subject",
        "by",
    }:
        return True
    if (
        frame.type is EventType.DEGRADED_EFFECTIVENESS
        and slot in {"in", "into"}
        and clause.lemma in {"throw", "leave", "plunge", "fall", "be", "is", "are", "was", "were"}
    ):
        return True
    if (
        slot in {"at", "under", "in"}
        and clause.lemma in _COPULAS
        and frame.type
        in {EventType.ENCIRCLEMENT, EventType.CONTROL, EventType.DEGRADED_EFFECTIVENESS, EventType.STRIKE}
    ):
        return any(classes(subject) & (PEOPLE | {"place", "name", "facility"}) for subject in clause.subjects)
    national = any(is_nationality(word.text) for word in part.words[: part.head])
    if (
        national
        and frame.type in _VIOLENT
        and slot in {"subject", "object", "after", "following", "amid", "during", "in", "under", "despite"}
    ):
        return True
    if slot in _PRESUPPOSING or slot in {"subject", "object"}:
        return (
            bool(own)
            or has_number(nominal.parts[0])
            or (bool(places) and slot in {"after", "following", "amid", "during", "under"})
            or has_number(part)
        )
    return False
