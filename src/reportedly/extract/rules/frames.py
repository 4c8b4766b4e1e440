"""Frames: the table of event frames, indexed by the words that evoke them."""

from dataclasses import dataclass
from functools import cache

from reportedly.schema.vocabularies import EventType, QuantityOf, Role
from reportedly.text.lexicon import table


@dataclass(frozen=True, slots=True)
class Frame:
    """What a trigger means: an event type, and the parts of its subject and object."""

    type: EventType
    subject_role: Role | None
    """Null where the subject is a place."""
    object_role: Role | None
    """Null where the object is a place."""
    subject: frozenset[str]
    """Classes that the subject may be of; empty for any."""
    object: frozenset[str]
    """Classes that the object may be of; empty for any."""
    noun_needs: frozenset[str]
    """Classes of which a nominal trigger needs an argument; empty for none."""
    lack: bool
    """Whether a verb of having evokes it only where it is negated ('received no reinforcements')."""
    weak: bool
    """Whether a nominal trigger alone is no claim."""
    quantity: QuantityOf | None


@dataclass(frozen=True, slots=True)
class Trigger:
    """A verb of a frame, with the particle or the object that it needs."""

    frame: Frame
    particles: tuple[str, ...]
    objects: frozenset[str]


def _role(name: str) -> Role | None:
    return None if name == "place" else Role.parse(name)


@cache
def _frames() -> tuple[tuple[Frame, dict[str, list[str]]], ...]:
    found = []
    for row in table("frames")["frame"]:
        subject, object_ = row["roles"]
        frame = Frame(
            type=EventType.parse(row["type"]),
            subject_role=_role(subject),
            object_role=_role(object_),
            subject=frozenset(row.get("subject", ())),
            object=frozenset(row.get("object", ())),
            noun_needs=frozenset(row.get("noun_needs", ())),
            lack=row.get("lack", False),
            weak=row.get("weak", False),
            quantity=QuantityOf.parse(row["quantity"]) if "quantity" in row else None,
        )
        found.append((frame, {name: row.get(name, []) for name in ("verbs", "nouns", "adjectives", "noun_phrases")}))
    return tuple(found)


@cache
def verb_triggers() -> dict[str, tuple[Trigger, ...]]:
    """By base form, the triggers in the table's order, those with a particle or an object of their own first."""
    found: dict[str, list[Trigger]] = {}
    for frame, words in _frames():
        for entry in words["verbs"]:
            head, _, bracket = entry.partition("[")
            verb, *particles = head.split()
            objects = frozenset(bracket.rstrip("]").split("|")) if bracket else frozenset[str]()
            found.setdefault(verb, []).append(Trigger(frame, tuple(particles), objects))
    return {
        verb: tuple(sorted(rows, key=lambda row: not (row.particles or row.objects))) for verb, rows in found.items()
    }


@cache
def noun_triggers() -> dict[str, tuple[Frame, ...]]:
    """By singular, the frames in the table's order."""
    found: dict[str, list[Frame]] = {}
    for frame, words in _frames():
        for noun in words["nouns"]:
            found.setdefault(noun, []).append(frame)
    return {noun: tuple(frames) for noun, frames in found.items()}


@cache
def adjective_triggers() -> dict[str, Frame]:
    """By word."""
    return {word: frame for frame, words in _frames() for word in words["adjectives"]}


@cache
def state_nouns() -> dict[str, Frame]:
    """Nouns that something must be said of ('morale is low')."""
    return {noun: frame for frame, words in _frames() for noun in words["noun_phrases"]}


def frame_of(type_: EventType) -> Frame:
    """The first frame of a type."""
    return next(frame for frame, _ in _frames() if frame.type is type_)
