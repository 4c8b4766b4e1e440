"""Roles: which participants and places the arguments of an event are, by voice, class and preposition."""

from reportedly.extract.rules.arguments import classes, direction, owner
from reportedly.extract.rules.clause import Clause
from reportedly.extract.rules.clauses import Parsed
from reportedly.extract.rules.frames import Frame
from reportedly.extract.rules.groups import Nominal
from reportedly.extract.rules.mentions import Place
from reportedly.extract.rules.phrases import Sort
from reportedly.extract.rules.tags import Tag
from reportedly.schema.vocabularies import EventType, Role

_PLACE_PREPS = frozenset(
    """
    in at near on around outside inside towards toward from along across throughout over into through within
    between behind beyond north south east west onto off above below to under of
    """.split(),
)


_PLACES = frozenset({"place", "facility"})


def assign_role(
    nominal: Nominal,
    role: Role | None,
    frame: Frame,
    participants: list[tuple[Nominal, Role]],
    places: list[Place],
) -> None:
    """Add a nominal to the participants or the places of an event, by its class and the role of its slot."""
    found = classes(nominal)
    if (
        not found & {"force", "state", "civilians", "person", "detainees", "organisation", "place", "facility", "name"}
        and role is not None
    ):
        whose = owner(nominal.head)
        if whose is not None:
            participants.append((Nominal((whose,)), role))
            return
    if (
        role is Role.TARGET
        and found & {"equipment", "munition", "infrastructure", "thing", "aircraft"}
        and not found & {"force", "place"}
    ):
        owners = [Nominal((part,)) for part in nominal.parts[1:] if "force" in classes(Nominal((part,)))]
        participants += [(other, Role.TARGET) for other in owners]
    placelike = bool(found & _PLACES) and "force" not in found
    for part in nominal.parts[1:]:
        if (
            placelike
            and role is not Role.ACTOR
            and "force" in classes(Nominal((part,)))
            and nominal.parts[0].lemma in {"position", "line", "base", "stronghold", "post", "camp", "trench"}
        ):
            participants.append((Nominal((part,)), Role.TARGET))
            return
    counted = any(word.tag is Tag.NUM for word in nominal.parts[0].words) and "facility" in found
    if role is None:
        if len(nominal.parts) > 1 and nominal.parts[0].lemma == "control":
            nominal = Nominal(nominal.parts[1:])
        if placelike or "name" in found:
            places.append(Place(nominal, "in"))
        elif found & {"force", "state", "person"}:
            participants.append((nominal, Role.ACTOR if frame.type is EventType.WITHDRAWAL else Role.TARGET))
        return
    if (
        placelike
        and role is Role.ACTOR
        and "state" not in found
        and not any(word.tag is Tag.NAME for word in nominal.head.words)
    ):
        return
    if placelike and "state" not in found:
        named = any(word.tag is Tag.NAME for part in nominal.parts for word in part.words)
        if (frame.type is not EventType.INFRASTRUCTURE_DAMAGE or named or "facility" in found) and not (
            counted and not named
        ):
            places.append(Place(nominal, "in"))
        return
    if "name" in found and role is Role.TARGET and frame.type in _STRUCK:
        places.append(Place(nominal, "in"))
        return
    participants.append((nominal, role))


_STRUCK = frozenset(
    {
        EventType.STRIKE,
        EventType.INFRASTRUCTURE_DAMAGE,
        EventType.EXPLOSIVE_ATTACK,
        EventType.CLASH,
        EventType.ENCIRCLEMENT,
        EventType.ADVANCE,
    }
)


def assign_complements(
    clause: Clause,
    frame: Frame,
    participants: list[tuple[Nominal, Role]],
    places: list[Place],
    *,
    passive: bool,
) -> None:
    """Add what the prepositions of a clause govern to the participants or the places of its event."""
    for complement in clause.complements:
        nominal, prep = complement.nominal, complement.prep
        found = classes(nominal)
        if (
            "time" in found
            or any(nominal is other for other, _ in participants)
            or any(nominal is p.nominal for p in places)
        ):
            continue
        person = bool(found & {"force", "state", "civilians", "person", "detainees", "organisation"}) and not (
            "state" in found and prep in {"in", "from", "across", "into"}
        )
        role = ROLES.get(prep)
        if prep == "with" and frame.type is EventType.CLASH:
            role = Role.ACTOR
        if prep == "by" and passive:
            continue
        if person and role is not None and not (found & _PLACES and "force" not in found and prep in {"on", "in"}):
            participants.append((nominal, role))
        elif (prep in _PLACE_PREPS or prep.endswith(" of")) and is_place(nominal, prep):
            places.append(Place(nominal, prep))


ROLES = {
    "against": Role.TARGET,
    "among": Role.TARGET,
    "by": Role.ACTOR,
    "to": Role.TARGET,
    "between": Role.ACTOR,
    "on": Role.TARGET,
    "from": Role.OTHER,
    "at": Role.TARGET,
}


def is_place(nominal: Nominal, prep: str) -> bool:
    """Whether a nominal behind this preposition is a place."""
    found = classes(nominal)
    if found & {"time", "event", "abstract", "document", "measure"} and not found & _PLACES:
        return False
    if found & _PLACES:
        return "force" not in found or prep in {"in", "near"}
    if direction(nominal.head):
        return True
    if (
        any(word.tag is Tag.NAME for word in nominal.parts[0].words)
        and prep in {"in", "near", "at", "around", "outside"}
        and not found & {"force", "person", "organisation", "state", "equipment", "munition"}
    ):
        return True
    placing = prep in _PLACE_PREPS - {"by", "to", "under", "of", "over"} or prep.endswith(" of")
    return "name" in found and placing and "person" not in found


def subject_places(parsed: Parsed, clause: Clause) -> list[Place]:
    """'soldiers in the north were said to have surrendered': the place that hangs on the subject of the governor."""
    if clause.relation != "infinitive" or clause.governor is None:
        return []
    governor = parsed.clauses[clause.governor]
    return [
        Place(complement.nominal, complement.prep)
        for complement in governor.complements
        if complement.start < governor.verb.start
        and is_place(complement.nominal, complement.prep)
        and complement.prep in _PLACE_PREPS
    ]


def relative_places(parsed: Parsed, clause: Clause) -> tuple[Place, ...]:
    """'the region, where forces advanced': the place before 'where'."""
    first = min([n.start for n in clause.subjects], default=clause.verb.start)
    for index, item in enumerate(parsed.items):
        if item.phrase.start >= first:
            before = parsed.items[max(0, index - 3) : index]
            if any(other.sort is Sort.REL and other.phrase.norm == "where" for other in before):
                nominals = next((other.nominals for other in reversed(before) if other.sort is Sort.NOUNS), ())
                return tuple(Place(nominal, "in") for nominal in nominals[-1:] if is_place(nominal, "in"))
            return ()
    return ()
