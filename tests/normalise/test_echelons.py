from __future__ import annotations

import pytest

from reportedly.normalise.echelons import level, service
from reportedly.normalise.segments import Segment, segment
from reportedly.text.tokens import tokens


def words(name: str) -> Segment:
    return segment(name, tokens(name))


@pytest.mark.parametrize(
    ("name", "written", "echelon"),
    [
        ("III Army Corps", "Army Corps", "corps"),
        ("5th Brigade Combat Team", "Brigade Combat Team", "brigade"),
        ("battalion tactical group", "battalion tactical group", "battalion"),
        ("Black Sea Fleet", "Fleet", "command"),
        ("155 OMBr", "OMBr", "brigade"),
        ("mortar team", "team", "team"),
        ("B Troop", "Troop", "company"),
        ("Unit 29155", "Unit", None),
    ],
)
def test_the_word_for_a_level(name: str, written: str, echelon: str | None) -> None:
    found = level(words(name))
    assert found is not None
    assert words(name).written(found.start, found.end) == written
    assert found.echelon == echelon


@pytest.mark.parametrize(
    "name",
    [
        "Ukrainian soldiers",
        "fishing fleet",
        "the high command",
        "oil company",
        "press corps",
        "rescue team",
        "a troop",
        "a unit",
    ],
)
def test_no_word_for_a_level(name: str) -> None:
    assert level(words(name)) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ukrainian Armed Forces", True),
        ("Russian military", True),
        ("Special Operations Forces", True),
        ("special operations forces", False),
        ("army soldiers", False),
        ("troops", False),
    ],
)
def test_a_service_stands_at_the_end(name: str, expected: bool) -> None:  # noqa: FBT001
    found = service(words(name))
    assert (found is not None) is expected
    assert found is None or found.is_service
