"""Comparable: a report taken apart once, into plain tuples that are cheap to compare.

Nothing here decides anything. Values that say nothing (``affirmed``, ``asserted``, ``unaddressed``, contested ``no``,
relation ``in``) become null, so that an answer that never changes earns nothing.
"""

from collections.abc import Callable, Mapping
from enum import IntEnum
from typing import NamedTuple, TypeAlias, TypeVar

from reportedly.schema.attribution import Source
from reportedly.schema.claim import Claim
from reportedly.schema.event import Quantity
from reportedly.schema.participants import Participant
from reportedly.schema.setting import ClaimDate, Location
from reportedly.schema.span import Span
from reportedly.validate.ranges import Range
from reportedly.validate.verdicts import SCALARS

_M = TypeVar("_M")
_I = TypeVar("_I")


class Policy(IntEnum):
    """What a gold state says of a value."""

    PLAIN = 0
    """Scored as it stands."""
    OPTIONAL = 1
    """Missing is not MIS, predicted is not SPU, a wrong value is INC."""
    ABSENT = 2
    """The annotator looked and there is none: a prediction is SPU."""
    UNLABELLED = 3
    """Not annotated: left out on both sides."""


class Named(NamedTuple):
    """A unit, party, location or source."""

    pointer: str
    span: Range | None
    """Null if the words are not in the article."""
    tie: str
    """Role or relation: equal ones are preferred among pairs of equal credit."""
    names: tuple[str, ...]
    """Name and alternate names."""
    role: str | None
    """Null where it is not compared."""
    side: str | None
    shown: str
    policy: Policy = Policy.PLAIN
    variants: "tuple[Named, ...]" = ()
    """Alternates that count as right."""


class Quantified(NamedTuple):
    """A quantity."""

    pointer: str
    span: Range | None
    tie: str
    of: str
    minimum: float | None
    maximum: float | None
    unit: str | None
    vague: str | None
    shown: str
    policy: Policy = Policy.PLAIN
    variants: "tuple[Quantified, ...]" = ()


class Dated(NamedTuple):
    """A date."""

    pointer: str
    span: Range | None
    tie: str
    edtf: str | None
    role: str | None
    words: str
    shown: str
    policy: Policy = Policy.PLAIN
    variants: "tuple[Dated, ...]" = ()


Item: TypeAlias = Named | Quantified | Dated
Lists: TypeAlias = tuple[tuple[Item, ...], ...]


class Marks(NamedTuple):
    """The gold states of a claim beyond those of its items, by JSON pointer."""

    policies: Mapping[str, Policy]
    """Of closed values, relations and lists; a list's covers the values that it lacks as well."""
    alternates: Mapping[str, tuple[str | None, ...]]
    """Closed values and relations that count as right, null for one that says nothing."""
    lists: Mapping[str, Lists]
    """Whole lists that count as right."""

    def policy(self, pointer: str) -> Policy:
        """The state at ``pointer``."""
        return self.policies.get(pointer, Policy.PLAIN)


class Taken(NamedTuple):
    """A claim taken apart."""

    pointer: str
    evidence: tuple[Range, ...]
    texts: tuple[str, ...]
    """The evidence's words."""
    types: tuple[str, ...]
    """The event type, then the alternates that count as equal."""
    scalars: tuple[str | None, ...]
    """Values of ``SCALARS``, null for one that says nothing."""
    cues: tuple[Range | None, ...]
    """Where their cues stand."""
    units: tuple[Named, ...]
    parties: tuple[Named, ...]
    locations: tuple[Named, ...]
    dates: tuple[Dated, ...]
    sources: tuple[Named, ...]
    quantities: tuple[Quantified, ...]
    shown: str
    ungrounded: frozenset[Range] = frozenset()
    """Evidence whose words are not in the article at this place."""
    policy: Policy = Policy.PLAIN
    marks: Marks | None = None
    """Null without gold states of closed slots and lists."""


NO_CUES: tuple[Range | None, ...] = (None,) * len(SCALARS)
TYPE_POINTER = "/event/type"
SCALAR_POINTERS = (
    "/kind",
    "/event/polarity",
    "/event/modality",
    "/attribution/voice",
    "/verification/status",
    "/verification/contested",
)
"""Where the values of ``SCALARS`` stand, below the claim."""
LIST_POINTERS = {
    "units": "/units",
    "parties": "/parties",
    "locations": "/locations",
    "dates": "/dates",
    "sources": "/attribution/chain",
    "quantities": "/event/quantities",
}
"""Where lists stand, below the claim."""
EMPTY = {"polarity": "affirmed", "modality": "asserted", "verification.status": "unaddressed", "contested": "no"}
"""Values of closed slots that say nothing."""
EMPTY_RELATION = "in"
"""The relation that says nothing."""
POLARITY = SCALARS.index("polarity")
MODALITY = SCALARS.index("modality")
VOICE = SCALARS.index("voice")


def take(claim: Claim, at: str, text: str | None = None) -> Taken:
    """A claim taken apart.

    Args:
        claim: The claim.
        at: Its JSON pointer.
        text: The article's text, to tell which words are not in it; without it all are taken to be.
    """
    event, attribution, verification = claim.event, claim.attribution, claim.verification
    kind, polarity, modality = str(event.type), str(event.polarity), str(event.modality)
    status, contested = str(verification.status), str(verification.contested)
    plain = polarity == "affirmed" and modality == "asserted" and not attribution.cues and not verification.cues
    loose = () if text is None else [span for span in claim.evidence if grounded(span, text) is None]
    return Taken(
        at,
        tuple([(span.start, span.end) for span in claim.evidence]),
        tuple([span.text for span in claim.evidence]),
        (kind,),
        (
            str(claim.kind),
            None if polarity == "affirmed" else polarity,
            None if modality == "asserted" else modality,
            str(attribution.voice),
            None if status == "unaddressed" else status,
            None if contested == "no" else contested,
        ),
        NO_CUES if plain else _cues(claim),
        _each(participant, f"{at}/units/", claim.units, text) if claim.units else (),
        _each(participant, f"{at}/parties/", claim.parties, text) if claim.parties else (),
        _each(location, f"{at}/locations/", claim.locations, text) if claim.locations else (),
        _each(date, f"{at}/dates/", claim.dates, text) if claim.dates else (),
        _each(source, f"{at}/attribution/chain/", attribution.chain, text) if attribution.chain else (),
        _each(quantity, f"{at}/event/quantities/", event.quantities, text) if event.quantities else (),
        kind if polarity == "affirmed" else f"not {kind}",
        frozenset([(span.start, span.end) for span in loose]),
    )


def participant(pointer: str, who: Participant, text: str | None = None) -> Named:
    """A unit or party."""
    role, side = who.role, who.side
    shown = f"{who.name} ({role}, {side})" if side else f"{who.name} ({role})"
    return Named(pointer, grounded(who.span, text), role, _names(who), role, side, shown)


def location(pointer: str, place: Location, text: str | None = None) -> Named:
    """A location."""
    return Named(pointer, grounded(place.span, text), place.relation, _names(place), None, None, place.name)


def source(pointer: str, who: Source, text: str | None = None) -> Named:
    """A source of the chain."""
    side = who.side
    shown = f"{who.name} ({side})" if side else who.name
    return Named(pointer, grounded(who.span, text), "", (who.name,), None, side, shown)


def date(pointer: str, when: ClaimDate, text: str | None = None) -> Dated:
    """A date."""
    span, role, edtf = when.span, when.role, when.edtf
    shown = f"{edtf} ({role})" if edtf else f"“{span.text}” ({role})"
    return Dated(pointer, grounded(span, text), role, edtf, role, span.text, shown)


def quantity(pointer: str, number: Quantity, text: str | None = None) -> Quantified:
    """A quantity."""
    of, low, high, unit, vague = number.of, number.minimum, number.maximum, number.unit, number.vague
    shown = f"{of} {amount(low, high, unit, vague)}"
    return Quantified(pointer, grounded(number.span, text), of, of, low, high, unit, vague, shown)


def grounded(span: Span, text: str | None) -> Range | None:
    """Where a span stands; null if its words are not there."""
    start, end = span.start, span.end
    return (start, end) if text is None or text[start:end] == span.text else None


def amount(low: float | None, high: float | None, unit: str | None, vague: str | None) -> str:
    """A quantity's value for reading: '25', '≥ 100', '2 to 3 day', 'heavy'."""
    number = _bounds(low, high)
    return " ".join([part for part in (vague, number, unit) if part]) if vague or unit else number


def relation(place: Item) -> str | None:
    """A location's relation; null for the one that says nothing."""
    return None if place.tie == EMPTY_RELATION else place.tie


def claim_content(claim: Taken) -> tuple[object, ...]:
    """What a claim says, whatever its position and that of its items: claims are put in order by it."""
    lists: Lists = (claim.units, claim.parties, claim.locations, claim.dates, claim.sources, claim.quantities)
    items = tuple([tuple(sorted([item_content(item) for item in items])) for items in lists])
    return (claim.evidence, claim.types, [value or "" for value in claim.scalars], items, claim.policy)


def item_content(item: Item) -> tuple[object, ...]:
    """What an item says, whatever its position."""
    return (item.shown, item.span or (), item.tie, str(item[3]), item.policy)


def _each(
    build: Callable[[str, _M, str | None], _I],
    at: str,
    models: tuple[_M, ...],
    text: str | None,
) -> tuple[_I, ...]:
    if len(models) == 1:
        return (build(f"{at}0", models[0], text),)
    return tuple([build(f"{at}{index}", model, text) for index, model in enumerate(models)])


def _names(thing: Participant | Location) -> tuple[str, ...]:
    if not thing.alternate_names:
        return (thing.name,)
    return (thing.name, *[alternate.name for alternate in thing.alternate_names])


def _bounds(low: float | None, high: float | None) -> str:
    if low is None:
        return "" if high is None else f"≤ {_number(high)}"
    if high is None:
        return f"≥ {_number(low)}"
    return _number(low) if low == high else f"{_number(low)} to {_number(high)}"


def _number(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) or value != int(value) else f"{int(value):,}"


def _cues(claim: Claim) -> tuple[Range | None, ...]:
    event, verification = claim.event, claim.verification
    remark = verification.cues[0] if verification.cues else None
    reporting = claim.attribution.cues[0] if claim.attribution.cues else None
    cues = (None, event.polarity_cue, event.modality_cue, reporting, remark, remark)
    return tuple([(cue.start, cue.end) if cue else None for cue in cues])
