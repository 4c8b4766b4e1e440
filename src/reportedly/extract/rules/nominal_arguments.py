"""Nominal arguments: who takes part in the event of a noun, and where: 'strikes on X by Y near Z', 'X’s offensive'."""

from reportedly.extract.rules.arguments import classes, owner, phrase_classes
from reportedly.extract.rules.clause import Clause
from reportedly.extract.rules.clauses import Parsed
from reportedly.extract.rules.frames import Frame
from reportedly.extract.rules.groups import Nominal
from reportedly.extract.rules.mentions import Place
from reportedly.extract.rules.phrases import Phrase, Sort
from reportedly.extract.rules.roles import ROLES, is_place
from reportedly.extract.rules.tags import Tag
from reportedly.schema.vocabularies import EventType, Role

_OF_ACTOR = frozenset(
    {
        EventType.SURRENDER, EventType.WITHDRAWAL, EventType.ADVANCE, EventType.DESERTION, EventType.DEPLOYMENT,
        EventType.CLASH, EventType.STATEMENT, EventType.CONTROL,
    },
)  # fmt: skip

LIGHT = frozenset(
    """
    launch conduct carry suffer sustain inflict report stage mount make unleash cause face continue describe
    claim confirm announce deny witness begin perform execute endure experience commit wage repel acknowledge
    admit order plan prepare thwart foil survive escape allege impose lay maintain end lift tighten break halt
    stop resist condemn see undertake expect predict fear receive hear deliver step intensify increase trigger
    spark follow have has had having escalate resume
    """.split(),
)
PEOPLE = frozenset({"force", "state", "civilians", "person", "detainees", "organisation"})


def arguments_of(
    parsed: Parsed,
    index: int,
    nominal: Nominal,
    part_index: int,
    frame: Frame,
    clause: Clause | None,
    slot: str,
) -> tuple[tuple[tuple[Nominal, Role], ...], tuple[Place, ...]]:
    """The participants and places of the event of a noun: inside its phrase, behind it, and from its clause."""
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
        if found & PEOPLE and not ("state" in found and frame.type is EventType.ENCIRCLEMENT):
            participants.append((inner, Role.ACTOR if frame.type in _OF_ACTOR else Role.TARGET))
        elif is_place(inner, "in"):
            places.append(Place(inner, "in"))
    if part_index + 1 < len(nominal.parts) and participants:
        last = participants[-1][1]
        siblings = parsed.items[index].nominals
        behind = siblings[siblings.index(nominal) + 1 :]
        participants += [(sibling, last) for sibling in behind if "force" in classes(sibling)]
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
            role = Role.ACTOR if prep == "with" and frame.type is EventType.CLASH else ROLES.get(prep)
            if found & {"time"}:
                continue
            if found & PEOPLE and role is not None and not ("state" in found and prep in {"in", "on"}):
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
    if slot == "object" and clause.lemma in LIGHT:
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
            participants += [(n, role) for n in clause.subjects if classes(n) & PEOPLE and n.start not in known]
    if frame.type is EventType.DEGRADED_EFFECTIVENESS and slot in {"in", "into"}:
        whose = clause.objects if clause.objects and not clause.passive else clause.subjects
        participants += [(n, Role.TARGET) for n in whose if classes(n) & PEOPLE and n.start not in known]
        return
    if slot == "under" or (slot in {"at", "in"} and frame.type in {EventType.CONTROL, EventType.ENCIRCLEMENT}):
        for subject in clause.subjects:
            if is_place(subject, "in"):
                places.append(Place(subject, "in"))
            elif classes(subject) & PEOPLE and subject.start not in known:
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


def has_class(
    arguments: tuple[tuple[tuple[Nominal, Role], ...], tuple[Place, ...]],
    wanted: frozenset[str],
    nominal: Nominal,
    part_index: int,
) -> bool:
    """Whether the event of a noun has an argument of one of the classes that its frame needs."""
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
