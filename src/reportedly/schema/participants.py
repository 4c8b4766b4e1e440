"""Participants: the armed formations and the other parties that take part in an event."""

from reportedly.schema.base import Model, SideCode, Text
from reportedly.schema.span import Span
from reportedly.schema.vocabularies import Branch, Echelon, PartyKind, Role


class Name(Model):
    """Another name that the text gives."""

    name: Text
    """The name as written."""
    span: Span
    """Where it stands."""


class Participant(Model):
    """What units and parties share."""

    name: Text
    """The name as written: the longest noun phrase that identifies it, without article and number of people."""
    span: Span
    """Where it stands."""
    alternate_names: tuple[Name, ...] = ()
    """Other names that the text gives for it."""
    role: Role
    """What it does in the event."""
    side: SideCode | None = None
    """The side it fights for, or is of; null where the text doesn't say."""


class Unit(Participant):
    """An armed force or formation that takes part."""

    designation: Text | None = None
    """Of a named formation, its number or name as written: '57', '1st-2nd', 'Golani'."""
    echelon: Echelon | None = None
    """Its level."""
    branch: Branch | None = None
    """Its arm or service."""
    subunit: bool = False
    """True for 'subunits of …', 'elements of …'."""


class Party(Participant):
    """A participant that is no armed formation."""

    kind: PartyKind
    """What sort of participant."""
