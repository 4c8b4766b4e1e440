"""Mentions: the event triggers of a sentence with their participants and places; who says so comes later."""

from dataclasses import dataclass, field

from reportedly.extract.rules.clause import Clause
from reportedly.extract.rules.frames import Frame
from reportedly.extract.rules.groups import Nominal
from reportedly.schema.vocabularies import EventType, Role

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event is said to be: a nominal and the preposition before it."""

    nominal: Nominal
    prep: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One event that a sentence speaks of."""

    frame: Frame
    type: EventType
    trigger: Range
    lemma: str
    extent: Range
    """The clause or phrase that asserts it."""
    clause: Clause | None
    participants: tuple[tuple[Nominal, Role], ...] = ()
    places: tuple[Place, ...] = ()
    counted: tuple[Nominal, ...] = ()
    """Noun phrases whose numbers belong to it."""
    definite: bool = False
    """A noun with 'the': a back-reference if its event was spoken of before."""
    noun: bool = False
    """Whether a noun evokes it."""
    plural: bool = False
    adjectives: tuple[str, ...] = field(default=())
