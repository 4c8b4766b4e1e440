from __future__ import annotations

import pytest
from tests.validate.checks.hits import changed, hits
from tests.validate.reports import Page

from reportedly.schema.setting import Geo, Location
from reportedly.schema.vocabularies import GeoStatus, LocationKind

PAGE = Page("Shells fell in Harbour Town in the Harbour region, on the Harbour front.")


def place(name: str, kind: str, within: int | None = None) -> Location:
    return changed(PAGE.place(name), kind=LocationKind.parse(kind), within=within)


def found(*places: Location) -> list[tuple[str, str]]:
    return hits(PAGE, PAGE.claim("Shells fell", places=places), rules="location,geo")


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [
        ("settlement", "region", []),
        ("region", "settlement", ["location.within_smaller"]),
        ("country", "facility", ["location.within_smaller"]),
        ("settlement", "front", []),
        ("region", "area", []),
        ("region", "region", []),
    ],
)
def test_no_place_lies_within_a_smaller_one(inner: str, outer: str, expected: list[str]) -> None:
    rules = [rule for rule, _ in found(place("Harbour Town", inner, 1), place("Harbour region", outer))]
    assert rules == expected


def test_no_place_lies_within_itself() -> None:
    one, same = place("Harbour", "settlement", 1), place("Harbour", "settlement")
    assert ("location.within_itself", "/claims/0/locations/0/within") in found(one, same)
    assert found(one, place("Harbour", "region")) == []


def test_a_place_stands_once() -> None:
    assert found(place("Harbour Town", "settlement"), place("Harbour Town", "settlement")) == [
        ("location.twice", "/claims/0/locations/1"),
    ]


@pytest.mark.parametrize(
    ("geo", "expected"),
    [
        (Geo(status=GeoStatus.RESOLVED, geonames_id=1), []),
        (Geo(status=GeoStatus.RESOLVED, latitude=1.0, longitude=2.0), []),
        (Geo(status=GeoStatus.RESOLVED), ["geo.incomplete"]),
        (Geo(status=GeoStatus.RESOLVED, latitude=1.0), ["geo.incomplete"]),
        (Geo(status=GeoStatus.UNRESOLVED, geonames_id=1), ["geo.incomplete"]),
        (Geo(status=GeoStatus.CONFLICT), []),
    ],
)
def test_a_look_up_agrees_with_its_status(geo: Geo, expected: list[str]) -> None:
    assert [rule for rule, _ in found(changed(place("Harbour Town", "settlement"), geo=geo))] == expected
