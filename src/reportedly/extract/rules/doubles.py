"""Doubles: mentions of one event in one sentence united, and places that coordinated verbs share."""

from dataclasses import replace

from reportedly.extract.rules.clause import Clause
from reportedly.extract.rules.mentions import Mention
from reportedly.extract.rules.tags import Tag
from reportedly.schema.vocabularies import EventType


def with_shared_places(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """A place phrase of one of several coordinated verbs belongs to each; a participle has the place of its clause."""
    shared: list[Mention] = []
    for mention in mentions:
        clause = mention.clause
        if mention.places or mention.noun or clause is None:
            shared.append(mention)
            continue
        places = next(
            (
                tuple(
                    place for place in other.places if place.nominal.head.main.tag is Tag.NAME or place.prep == "near"
                )
                for other in mentions
                if other.clause is not None and other.places and _joined_with(clause, other.clause)
            ),
            (),
        )
        shared.append(replace(mention, places=places))
    return tuple(shared)


def _joined_with(clause: Clause, other: Clause) -> bool:
    if clause.relation == "participle":
        return clause.governor == other.index
    return (
        other.relation == "coordinate"
        and clause.index < other.index
        and clause.subjects == other.subjects
        and not clause.complements
    )


_FIRED = frozenset({EventType.STRIKE, EventType.EXPLOSIVE_ATTACK, EventType.INTERCEPTION})
_BLASTS = frozenset({"explosion", "blast", "detonation"})
"""What is heard of a strike that the same sentence tells."""


def without_doubles(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """A noun inside a verb's clause that evokes the same type says nothing more."""
    kept: list[Mention] = []
    fired = any(mention.type in _FIRED and mention.lemma not in _BLASTS for mention in mentions)
    charges = [m.trigger for m in mentions if m.noun and m.type is EventType.EXPLOSIVE_ATTACK]
    for mention in mentions:
        if (fired and mention.noun and mention.lemma in _BLASTS) or _by_charge(mention, charges):
            continue
        at = next((index for index, other in enumerate(kept) if _double(other, mention)), None)
        if at is None:
            kept.append(mention)
        else:
            kept[at] = _united(kept[at], mention)
    return tuple(kept)


def _by_charge(mention: Mention, charges: list[tuple[int, int]]) -> bool:
    """'a roadside bomb hit a bus': the charge that hit says it."""
    if mention.type is not EventType.STRIKE or mention.noun or mention.clause is None:
        return False
    subjects = mention.clause.subjects
    return any(nominal.start <= start < nominal.end for nominal in subjects for start, _ in charges)


def _double(one: Mention, other: Mention) -> bool:
    if (
        one.type is other.type
        and one.clause is not None
        and other.clause is not None
        and not one.noun
        and not other.noun
    ):
        aside = "participle" in {one.clause.relation, other.clause.relation}
        if _either(one, other):
            return True
        if aside and one.clause.subjects == other.clause.subjects and one.type is not EventType.CASUALTIES:
            return True
    if one.type is other.type is EventType.DEGRADED_EFFECTIVENESS and _its_own(other):
        return True
    overlap = one.extent[0] < other.extent[1] and other.extent[0] < one.extent[1]
    return one.type is other.type and (one.noun or other.noun) and overlap


def _either(one: Mention, other: Mention) -> bool:
    """'were killed or wounded': one toll."""
    return (
        one.type is EventType.CASUALTIES
        and other.clause is not None
        and one.clause is not None
        and other.clause.relation == "coordinate"
        and one.lemma != other.lemma
        and one.counted == other.counted != ()
        and not one.clause.objects
    )


def _its_own(mention: Mention) -> bool:
    """'morale in the brigade is low and its men are exhausted': the second tells of the first's force."""
    subjects = mention.clause.subjects if mention.clause is not None else ()
    return bool(subjects) and subjects[0].parts[0].words[0].norm in {"its", "their"}


def _united(one: Mention, other: Mention) -> Mention:
    """What both say, the participants of the first before those of the second."""
    starts = {nominal.start for nominal, _ in one.participants}
    places = {place.nominal.start for place in one.places}
    return replace(
        one,
        participants=(*one.participants, *(pair for pair in other.participants if pair[0].start not in starts)),
        places=(*one.places, *(place for place in other.places if place.nominal.start not in places)),
        counted=(*one.counted, *(nominal for nominal in other.counted if nominal not in one.counted)),
    )
