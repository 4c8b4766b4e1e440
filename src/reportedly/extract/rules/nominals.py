"""Nominal events: nouns that evoke an event frame ('the surrender of', 'heavy shelling near', 'losses among')."""

from functools import cache

from reportedly.extract.rules.arguments import classes, has_number, owner, phrase_classes
from reportedly.extract.rules.clauses import Clause, Item, Nominal, Parsed
from reportedly.extract.rules.events import _ROLES, extent, is_place
from reportedly.extract.rules.frames import Frame, frame_of, noun_triggers
from reportedly.extract.rules.mentions import Mention, Place
from reportedly.extract.rules.phrases import Phrase, Sort
from reportedly.extract.rules.tags import Tag
from reportedly.extract.rules.words import singular
from reportedly.normalise.sides import is_nationality
from reportedly.schema.vocabularies import EventType, Role
from reportedly.text.lexicon import table

_HAPPENING = frozenset(
    [
        "rage",
        "erupt",
        "occur",
        "begin",
        "start",
        "continue",
        "intensify",
        "resume",
        "escalate",
        "follow",
        "happen",
        "break",
        "flare",
        "persist",
        "take",
        "hit",
        "strike",
        "kill",
        "wound",
        "mark",
        "come",
        "target",
        "destroy",
        "damage",
        "end",
        "last",
        "amount",
        "total",
        "tear",
        "rip",
        "be",
        "is",
        "are",
        "was",
        "were",
        "remain",
        "leave",
        "spread",
        "unfold",
        "last",
        "go",
        "cause",
        "result",
        "trigger",
        "force",
        "injure",
        "rock",
        "report",
        "drive",
        "displace",
    ],
)
_LIGHT = frozenset(
    [
        "launch",
        "conduct",
        "carry",
        "suffer",
        "sustain",
        "inflict",
        "report",
        "stage",
        "mount",
        "make",
        "unleash",
        "cause",
        "face",
        "continue",
        "describe",
        "claim",
        "confirm",
        "announce",
        "deny",
        "witness",
        "begin",
        "perform",
        "execute",
        "endure",
        "experience",
        "commit",
        "wage",
        "repel",
        "acknowledge",
        "admit",
        "order",
        "plan",
        "prepare",
        "thwart",
        "foil",
        "survive",
        "escape",
        "allege",
        "impose",
        "lay",
        "maintain",
        "end",
        "lift",
        "tighten",
        "break",
        "halt",
        "stop",
        "resist",
        "condemn",
        "see",
        "undertake",
        "expect",
        "predict",
        "fear",
        "receive",
        "hear",
        "deliver",
        "step",
        "intensify",
        "increase",
        "trigger",
        "spark",
        "follow",
        "have",
        "has",
        "had",
        "having",
        "escalate",
        "resume",
    ],
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
_EFFECTS = frozenset(
    ["kill", "wound", "injure", "destroy", "damage", "force", "displace", "drive", "leave", "cause", "trigger"]
)
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
_OF_ACTOR = frozenset(
    {
        EventType.SURRENDER, EventType.WITHDRAWAL, EventType.ADVANCE, EventType.DESERTION, EventType.DEPLOYMENT,
        EventType.CLASH, EventType.STATEMENT, EventType.CONTROL,
    },
)  # fmt: skip
_COPULAS = frozenset(["be", "am", "is", "are", "was", "were", "been", "being", "remain", "stay", "come", "fall"])
_PEOPLE = frozenset({"force", "state", "civilians", "person", "detainees", "organisation"})


def noun_mentions(parsed: Parsed) -> tuple[Mention, ...]:
    """The events that nouns evoke, in order."""
    found: list[Mention] = []
    for index, item in enumerate(parsed.items):
        if item.sort is not Sort.NOUNS:
            continue
        for nominal in item.nominals:
            for part_index, part in enumerate(nominal.parts):
                for mention in (
                    _mention(parsed, index, item, nominal, part_index, part),
                    _described(parsed, index, nominal, part),
                ):
                    if mention is not None:
                        found.append(mention)
    return tuple(found)


@cache
def _claim_words() -> frozenset[str]:
    return frozenset(table("remarks")["claims"].split())


def _described(parsed: Parsed, index: int, nominal: Nominal, part: Phrase) -> Mention | None:
    """'retreating troops', 'encircled forces', 'dwindling supplies': a participle before a noun presupposes its event."""
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
        clause, _ = _clause_of(parsed, index, nominal)
        return Mention(
            frame_of(kind),
            kind,
            (word.start, word.end),
            word.lemma,
            _extent(parsed, nominal, clause),
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


def _frames(part: Phrase) -> tuple[tuple[Frame, ...], int]:
    """The frames of a phrase's head, or of its last two words; and how many words evoke them."""
    lemma = part.lemma
    if len(part.words) > 1:
        pair = f"{singular(part.words[part.head - 1].norm)}-{lemma}" if part.head else lemma
        if pair in noun_triggers():
            return noun_triggers()[pair], 2
    return noun_triggers().get(lemma, ()), 1


def _mention(parsed: Parsed, index: int, item: Item, nominal: Nominal, part_index: int, part: Phrase) -> Mention | None:
    frames, width = _frames(part)
    if not frames or part.main.tag not in {Tag.NOUN, Tag.NAME}:
        return None
    clause, slot = _clause_of(parsed, index, nominal)
    arguments = _arguments(parsed, index, nominal, part_index, frames[0], clause, slot)
    for frame in frames:
        topical = frame.type is EventType.INFORMATION_OPERATION and slot == "subject" and part.words[0].norm == "the"
        if frame.noun_needs and not topical and not _has_class(arguments, frame.noun_needs, nominal, part_index):
            continue
        if not _asserted(parsed, frame, nominal, part, clause, slot, arguments):
            continue
        participants, places = arguments
        first = part.words[max(0, part.head - width + 1)]
        return Mention(
            frame=frame,
            type=frame.type,
            trigger=(first.start, part.main.end),
            lemma=part.lemma,
            extent=_extent(parsed, nominal, clause),
            clause=clause,
            participants=participants,
            places=places,
            counted=(*_counted(nominal, part_index), *_amounting(clause, slot)),
            definite=part.words[0].norm in {"the", "this", "these", "that", "those", "its", "their"}
            or nominal.parts[0].main.norm in _claim_words()
            or any(word.norm in {"reported", "alleged", "claimed"} for word in part.words),
            noun=True,
            plural=part.main.norm != part.lemma,
        )
    return None


def _amounting(clause: Clause | None, slot: str) -> tuple[Nominal, ...]:
    """'losses amounted to 230 men', 'the toll rose to 40'."""
    if (
        clause is None
        or slot != "subject"
        or clause.lemma not in {"amount", "rise", "reach", "stand", "total", "number", "climb", "last"}
    ):
        return ()
    return (*clause.objects, *(c.nominal for c in clause.complements if c.prep in {"to", "at"}))


def _counted(nominal: Nominal, part_index: int) -> tuple[Nominal, ...]:
    return (nominal,) if part_index == nominal.semantic else (Nominal(nominal.parts[part_index:], 0),)


def _extent(parsed: Parsed, nominal: Nominal, clause: Clause | None) -> tuple[int, int]:
    if clause is None:
        return parsed.words[0].start, parsed.items[-1].phrase.end
    start, end = extent(parsed, clause)
    return min(start, nominal.start), max(end, nominal.end)


def _clause_of(parsed: Parsed, index: int, nominal: Nominal) -> tuple[Clause | None, str]:
    """The clause that the nominal is part of, and as what: 'subject', 'object', or the preposition before it."""
    for clause in parsed.clauses:
        if any(n is nominal for n in clause.objects):
            return clause, "object"
        for complement in clause.complements:
            if complement.nominal is nominal:
                return clause, complement.prep
    for clause in parsed.clauses:
        if any(n is nominal for n in clause.subjects):
            return clause, "subject"
    before = parsed.items[index - 1] if index else None
    prep = before.phrase.norm if before is not None and before.sort is Sort.PREP else ""
    start = nominal.start
    near = [clause for clause in parsed.clauses if clause.start <= start]
    return (near[-1] if near else (parsed.clauses[0] if parsed.clauses else None)), prep


def _arguments(
    parsed: Parsed,
    index: int,
    nominal: Nominal,
    part_index: int,
    frame: Frame,
    clause: Clause | None,
    slot: str,
) -> tuple[tuple[tuple[Nominal, Role], ...], tuple[Place, ...]]:
    participants: list[tuple[Nominal, Role]] = []
    places: list[Place] = []
    part = nominal.parts[part_index]
    whose = owner(part)
    if whose is not None:
        role = (
            Role.TARGET
            if frame.type in {EventType.CASUALTIES, EventType.EQUIPMENT_LOSS, EventType.ENCIRCLEMENT}
            else Role.ACTOR
        )
        participants.append((Nominal((whose,)), role))
    rest = nominal.parts[part_index + 1 :]
    for at, later in enumerate(rest):
        if at and _place_noun(rest[at - 1]) and later.main.tag is Tag.NAME:
            continue
        named = _place_noun(later) and at + 1 < len(rest) and rest[at + 1].main.tag is Tag.NAME
        inner = Nominal((later, rest[at + 1]) if named else (later,))
        found = classes(inner)
        if found & _PEOPLE and not ("state" in found and frame.type is EventType.ENCIRCLEMENT):
            participants.append((inner, Role.ACTOR if frame.type in _OF_ACTOR else Role.TARGET))
        elif is_place(inner, "in"):
            places.append(Place(inner, "in"))
    if part_index + 1 < len(nominal.parts) and participants:
        last = participants[-1][1]
        siblings = parsed.items[index].nominals
        for sibling in siblings[siblings.index(nominal) + 1 :]:
            if classes(sibling) & {"force"}:
                participants.append((sibling, last))
    if nominal is parsed.items[index].nominals[-1]:
        _behind(parsed, index, frame, participants, places)
    if clause is not None:
        _from_clause(clause, slot, nominal, frame, participants, places)
    return tuple(participants), tuple(places)


def _place_noun(part: Phrase) -> bool:
    return part.main.tag is Tag.NOUN and "place" in phrase_classes(part)


def _behind(
    parsed: Parsed, index: int, frame: Frame, participants: list[tuple[Nominal, Role]], places: list[Place]
) -> None:
    """The prepositional phrases directly behind the noun: 'strikes on X by Y near Z'."""
    at = index + 1
    while at + 1 < len(parsed.items) and parsed.items[at].sort is Sort.PREP and parsed.items[at + 1].sort is Sort.NOUNS:
        prep = parsed.items[at].phrase.norm
        for nominal in parsed.items[at + 1].nominals:
            found = classes(nominal)
            role = Role.ACTOR if prep == "with" and frame.type is EventType.CLASH else _ROLES.get(prep)
            if found & {"time"}:
                continue
            if found & _PEOPLE and role is not None and not ("state" in found and prep in {"in", "on"}):
                participants.append((nominal, role))
            elif is_place(nominal, prep) or (prep == "on" and "name" in found):
                places.append(Place(nominal, prep))
        at += 2


def _from_clause(
    clause: Clause,
    slot: str,
    nominal: Nominal,
    frame: Frame,
    participants: list[tuple[Nominal, Role]],
    places: list[Place],
) -> None:
    """'X suffered losses': the subject of a light verb is the noun's own."""
    known = [other.start for other, _ in participants]
    if slot == "object" and clause.lemma in _LIGHT:
        losing = clause.lemma in {
            "suffer",
            "sustain",
            "face",
            "endure",
            "experience",
            "escape",
            "survive",
            "have",
            "has",
            "had",
        }
        role = Role.TARGET if losing or frame.subject_role is Role.TARGET else Role.ACTOR
        if clause.lemma not in {
            "describe",
            "claim",
            "report",
            "confirm",
            "deny",
            "announce",
            "condemn",
            "allege",
            "admit",
            "acknowledge",
            "witness",
            "see",
        }:
            participants += [(n, role) for n in clause.subjects if classes(n) & _PEOPLE and n.start not in known]
    if frame.type is EventType.DEGRADED_EFFECTIVENESS and slot in {"in", "into"}:
        whose = clause.objects if clause.objects and not clause.passive else clause.subjects
        participants += [(n, Role.TARGET) for n in whose if classes(n) & _PEOPLE and n.start not in known]
        return
    if slot == "under" or (slot in {"at", "in"} and frame.type in {EventType.CONTROL, EventType.ENCIRCLEMENT}):
        for subject in clause.subjects:
            if is_place(subject, "in"):
                places.append(Place(subject, "in"))
            elif classes(subject) & _PEOPLE and subject.start not in known:
                participants.append((subject, Role.TARGET))
    seen = {place.nominal.start for place in places}
    for complement in clause.complements:
        inner = complement.nominal
        if (
            inner is nominal
            or inner.start in seen
            or inner.start in known
            or complement.prep in {"to", "by", "of", "with"}
        ):
            continue
        if is_place(inner, complement.prep) and slot in {"subject", "object", "under"}:
            places.append(Place(inner, complement.prep))


def _has_class(
    arguments: tuple[tuple[tuple[Nominal, Role], ...], tuple[Place, ...]],
    wanted: frozenset[str],
    nominal: Nominal,
    part_index: int,
) -> bool:
    participants, places = arguments
    inside = [phrase_classes(part) for part in nominal.parts[part_index + 1 :]]
    behind = {need.removeprefix("of:") for need in wanted if need.startswith("of:")}
    if behind:
        return any(found & behind for found in inside)
    words = [
        frozenset({"supplies"}) if "supplies" in phrase_classes(Phrase(Sort.NOUNS, (word,), 0)) else frozenset[str]()
        for word in nominal.parts[part_index].words[:-1]
        if word.tag is Tag.NOUN
    ]
    found = (
        [classes(other) for other, _ in participants] + [classes(place.nominal) for place in places] + inside + words
    )
    return any(one & wanted for one in found)


def _governs(nominal: Nominal, part: Phrase) -> bool:
    """'the surrender of the garrison', 'the deaths of two drivers': the noun presupposes what happened to whom."""
    at = nominal.parts.index(part)
    if at + 1 >= len(nominal.parts):
        return False
    found = phrase_classes(nominal.parts[at + 1])
    return (
        bool(found & (_PEOPLE | {"place", "facility", "equipment", "infrastructure"})) and part.main.norm == part.lemma
    ) or has_number(nominal.parts[at + 1])


def _asserted(
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
    if slot == "object" and clause.lemma in _LIGHT:
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
        return any(classes(subject) & (_PEOPLE | {"place", "name", "facility"}) for subject in clause.subjects)
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
