"""Quantities: counts beyond their totals, units of another measure, fractions of people."""

from collections.abc import Iterator
from itertools import pairwise

from reportedly.schema.claim import Claim
from reportedly.schema.event import Quantity
from reportedly.schema.vocabularies import EventType, QuantityOf, UnitOfMeasure
from reportedly.validate.findings import Finding, Rule, Severity
from reportedly.validate.subject import Subject, spaced

EXCEEDS_TOTAL = Rule(
    "quantity.exceeds_total",
    Severity.ERROR,
    "a part that is greater than its total",
    "A total with its breakdown is one claim with several quantities; no part, and no sum of exact parts, is greater "
    "than the total ('killed or wounded', 'N of M').",
    "Mend the number that was misread, or the measure ('of').",
)
UNIT = Rule(
    "quantity.unit",
    Severity.ERROR,
    "a unit of another measure",
    "Durations are counted in hours to years, distances in m, km and mi, areas in km2, mi2 and ha; people have none "
    "but a share.",
    "Mend 'unit' or 'of'.",
)
NOT_WHOLE = Rule(
    "quantity.not_whole",
    Severity.ERROR,
    "a fraction of something that is counted",
    "People, vehicles, attacks and settlements come in whole numbers; a part of them is a 'share'.",
    "Mend the number, or give the unit 'share'.",
)
SHARE_OF_NOTHING = Rule(
    "quantity.share_of_nothing",
    Severity.WARNING,
    "a share without the thing that it is a share of",
    "A share is 0 to 1 of 'item', so 'a third' means nothing without its item.",
    "Add the span of what is shared out as 'item'.",
)
FOREIGN = Rule(
    "quantity.foreign",
    Severity.WARNING,
    "a number that belongs to another type of claim",
    "Two events in one sentence are two claims, and each number stands in its own: the killed under 'casualties', the "
    "displaced under 'displacement'.",
    "Move the quantity to the claim of its type.",
)
RULES = (EXCEEDS_TOTAL, UNIT, NOT_WHOLE, SHARE_OF_NOTHING, FOREIGN)

_TIMES = frozenset(
    {UnitOfMeasure.HOUR, UnitOfMeasure.DAY, UnitOfMeasure.WEEK, UnitOfMeasure.MONTH, UnitOfMeasure.YEAR},
)
_LENGTHS = frozenset({UnitOfMeasure.M, UnitOfMeasure.KM, UnitOfMeasure.MI})
_AREAS = frozenset({UnitOfMeasure.KM2, UnitOfMeasure.MI2, UnitOfMeasure.HA})
_UNITS = {QuantityOf.DURATION: _TIMES, QuantityOf.DISTANCE: _LENGTHS, QuantityOf.AREA: _AREAS}
_PEOPLE = frozenset(
    {
        QuantityOf.KILLED,
        QuantityOf.WOUNDED,
        QuantityOf.KILLED_OR_WOUNDED,
        QuantityOf.MISSING,
        QuantityOf.SURRENDERED,
        QuantityOf.CAPTURED,
        QuantityOf.DISPLACED,
        QuantityOf.PERSONNEL,
    },
)
_COUNTED = _PEOPLE | {QuantityOf.ATTACKS, QuantityOf.SETTLEMENTS, QuantityOf.BUILDINGS}
_PARTS = {QuantityOf.KILLED_OR_WOUNDED: (QuantityOf.KILLED, QuantityOf.WOUNDED)}
_PRISONERS = frozenset(
    {
        EventType.SURRENDER,
        EventType.CAPTURE,
        EventType.DESERTION,
        EventType.PRISONER_EXCHANGE,
        EventType.DETAINEE_TREATMENT,
    },
)
_CASUALTIES = frozenset({EventType.CASUALTIES, EventType.DETAINEE_TREATMENT, EventType.OTHER})
_HOMES = {
    QuantityOf.KILLED: _CASUALTIES,
    QuantityOf.WOUNDED: _CASUALTIES,
    QuantityOf.KILLED_OR_WOUNDED: _CASUALTIES,
    QuantityOf.SURRENDERED: _PRISONERS | {EventType.INFORMATION_OPERATION},
    QuantityOf.DISPLACED: frozenset({EventType.DISPLACEMENT}),
}
"""The types that a measure belongs to, for those that belong to few."""
_OF = frozenset({"of", "of the", "of its", "of their", "out of", "out of the", "of a total of", "among the"})
"""Words between a part and its total."""
_MOST = 100
"""Quantities of one claim that are held against each other, at most."""
_BETWEEN = 20
"""Longest stretch of code points between a part and its total."""


def check(subject: Subject) -> Iterator[Finding]:
    """What is wrong with the quantities."""
    for pointer, claim in subject.claims:
        for index, quantity in enumerate(claim.event.quantities):
            yield from _one(f"{pointer}/event/quantities/{index}", claim, quantity)
        yield from _totals(pointer, claim)
        if subject.article is not None:
            yield from _shares(pointer, claim, subject.article.text)


def _one(pointer: str, claim: Claim, quantity: Quantity) -> Iterator[Finding]:
    of, unit = quantity.of, quantity.unit
    allowed = _UNITS.get(of)
    if (allowed and unit is not None and unit not in allowed | {UnitOfMeasure.SHARE}) or (
        of in _COUNTED and unit is not None and unit is not UnitOfMeasure.SHARE
    ):
        yield UNIT.at(f"{pointer}/unit", f"{of.replace('_', ' ')} in {unit}: “{quantity.span.text}”", quantity.span)
    numbers = [number for number in (quantity.minimum, quantity.maximum) if number is not None]
    if of in _COUNTED and unit is None and any(number != int(number) for number in numbers):
        yield NOT_WHOLE.at(
            pointer, f"“{quantity.span.text}” is {_amount(quantity)} {of.replace('_', ' ')}", quantity.span
        )
    if unit is UnitOfMeasure.SHARE and quantity.item is None:
        yield SHARE_OF_NOTHING.at(pointer, f"“{quantity.span.text}” is a share, but no item is given", quantity.span)
    if of in _HOMES and claim.event.type not in _HOMES[of]:
        yield FOREIGN.at(
            pointer,
            f"“{quantity.span.text}” is {of.replace('_', ' ')}, but the claim is {claim.event.type.replace('_', ' ')}",
            quantity.span,
        )


def _totals(pointer: str, claim: Claim) -> Iterator[Finding]:
    quantities = [quantity for quantity in claim.event.quantities[:_MOST] if quantity.unit is None]
    for total in quantities:
        if total.maximum is None or total.of not in _PARTS:
            continue
        parts = [part for part in quantities if part.of in _PARTS[total.of] and part.minimum is not None]
        for part in parts:
            if (part.minimum or 0) > total.maximum:
                yield _exceeds(pointer, claim, part, total)
        exact = {part.of: part for part in parts if part.minimum == part.maximum}
        each_once = len(exact) == len(parts) == len(_PARTS[total.of])
        if each_once and total.minimum == total.maximum:
            summed = sum(part.minimum or 0 for part in parts)
            if summed > total.maximum and not any((part.minimum or 0) > total.maximum for part in parts):
                words = " and ".join(f"“{part.span.text}”" for part in parts)
                yield EXCEEDS_TOTAL.at(
                    f"{pointer}/event/quantities",
                    f"{words} are together {summed}, more than the total “{total.span.text}”",
                    total.span,
                )


def _shares(pointer: str, claim: Claim, text: str) -> Iterator[Finding]:
    """'60 of 50 soldiers'."""
    ordered = sorted(claim.event.quantities[:_MOST], key=lambda quantity: (quantity.span.start, quantity.span.end))
    for part, total in pairwise(ordered):
        gap = total.span.start - part.span.end
        if not 0 < gap <= _BETWEEN or spaced(text[part.span.end : total.span.start]).casefold() not in _OF:
            continue
        counted = part.unit is None and total.unit is None and total.maximum is not None
        if counted and (part.minimum or 0) > (total.maximum or 0):
            yield _exceeds(pointer, claim, part, total)


def _exceeds(pointer: str, claim: Claim, part: Quantity, total: Quantity) -> Finding:
    index = claim.event.quantities.index(part)
    return EXCEEDS_TOTAL.at(
        f"{pointer}/event/quantities/{index}",
        f"“{part.span.text}” ({_amount(part)}) is more than its total “{total.span.text}” ({_amount(total)})",
        part.span,
    )


def _amount(quantity: Quantity) -> str:
    low, high = quantity.minimum, quantity.maximum
    if low == high:
        return f"{low}"
    if high is None:
        return f"at least {low}"
    return f"at most {high}" if low is None else f"{low} to {high}"
