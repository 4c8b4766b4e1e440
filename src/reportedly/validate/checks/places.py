"""Places: enclosures that can't be, places twice, look-ups that are half filled in."""

from collections.abc import Iterator

from reportedly.schema.claim import Claim
from reportedly.schema.setting import Geo
from reportedly.schema.vocabularies import GeoStatus, LocationKind
from reportedly.validate.findings import Finding, Rule, Severity
from reportedly.validate.subject import Subject, folded

WITHIN_SMALLER = Rule(
    "location.within_smaller",
    Severity.ERROR,
    "a place within a smaller one",
    "'within' names the enclosing place: a country or region lies in no settlement, district or site.",
    "Exchange the two, or mend their kinds.",
)
WITHIN_ITSELF = Rule(
    "location.within_itself",
    Severity.ERROR,
    "a place within one of the same name",
    "A place does not enclose itself; a region and its town of one name are told apart by their kinds.",
    "Remove 'within', or mend the kinds.",
)
TWICE = Rule(
    "location.twice",
    Severity.WARNING,
    "one place twice in one claim",
    "A place has one entry in a claim; other names go to 'alternate_names'.",
    "Keep one of them.",
)
GEO = Rule(
    "geo.incomplete",
    Severity.WARNING,
    "a look-up whose result and status disagree",
    "A resolved place has an identifier or coordinates, latitude and longitude come together, and an unresolved place "
    "has neither.",
    "Look the place up again, or mend the status.",
)
RULES = (WITHIN_SMALLER, WITHIN_ITSELF, TWICE, GEO)

_SIZES = {
    LocationKind.COUNTRY: 4,
    LocationKind.REGION: 3,
    LocationKind.SETTLEMENT: 2,
    LocationKind.DISTRICT: 1,
    LocationKind.FACILITY: 0,
}
"""Kinds of which the greater never lies within the smaller; fronts, roads, waters and areas have any size."""


def check(subject: Subject) -> Iterator[Finding]:
    """What is wrong with the locations."""
    for pointer, claim in subject.claims:
        yield from _within(pointer, claim)
        yield from _twice(pointer, claim)
        for index, place in enumerate(claim.locations):
            if place.geo is not None and (fault := _fault(place.geo)):
                yield GEO.at(f"{pointer}/locations/{index}/geo", f"“{place.name}”: {fault}", place.span)


def _within(pointer: str, claim: Claim) -> Iterator[Finding]:
    for index, place in enumerate(claim.locations):
        if place.within is None:
            continue
        outer = claim.locations[place.within]
        at = f"{pointer}/locations/{index}/within"
        size, outer_size = _SIZES.get(place.kind), _SIZES.get(outer.kind)
        if size is not None and outer_size is not None and size > outer_size:
            message = f"the {place.kind} “{place.name}” lies within the {outer.kind} “{outer.name}”"
            yield WITHIN_SMALLER.at(at, message, place.span)
        elif folded(place.name) == folded(outer.name) and place.kind is outer.kind:
            yield WITHIN_ITSELF.at(at, f"“{place.name}” lies within “{outer.name}”", place.span)


def _twice(pointer: str, claim: Claim) -> Iterator[Finding]:
    seen: dict[tuple[str, str], int] = {}
    for index, place in enumerate(claim.locations):
        key = (folded(place.name), place.kind)
        if key in seen:
            yield TWICE.at(f"{pointer}/locations/{index}", f"“{place.name}” is location {seen[key]} too", place.span)
        seen.setdefault(key, index)


def _fault(geo: Geo) -> str:
    if (geo.latitude is None) != (geo.longitude is None):
        return "latitude and longitude come together"
    found = geo.geonames_id is not None or geo.latitude is not None
    if geo.status is GeoStatus.RESOLVED and not found:
        return "resolved, with neither an identifier nor coordinates"
    if geo.status is GeoStatus.UNRESOLVED and found:
        return "unresolved, with an identifier or coordinates"
    return ""
