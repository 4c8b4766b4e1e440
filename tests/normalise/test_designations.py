from __future__ import annotations

import pytest

from reportedly.normalise.designations import designation, is_numeral, number_alone
from reportedly.normalise.echelons import level
from reportedly.normalise.segments import Segment, segment
from reportedly.text.tokens import tokens


def words(name: str) -> Segment:
    return segment(name, tokens(name))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("57th Kost Hordiienko Brigade", "57"),
        ("36 Engineer Regiment", "36"),
        ("1st-2nd Brigade", "1st-2nd"),
        ("3rd and 5th Brigades", "3rd and 5th"),
        ("Regiment No. 5", "5"),
        ("V Corps", "V"),
        ("A Company", "A"),
        ("Twenty-fifth Division", "Twenty-fifth"),
        ("Israel's Golani Brigade", "Golani"),
        ("Khalid ibn al-Walid Brigade", "Khalid ibn al-Walid"),
        ("Operational Command North", "North"),
        ("Battalion “Sparta”", "Sparta"),
        ("12 brigades", None),
        ("Ukrainian mechanised brigade", None),
        ("Elite Assault Brigade", None),
        ("Kadyrov's battalion", None),
        ("Motorised Brigade", None),
    ],
)
def test_what_designates_a_formation(name: str, expected: str | None) -> None:
    found = level(words(name))
    assert found is not None
    assert designation(words(name), found) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("57th", "57"),
        ("82nd Airborne", "82"),
        ("1-5 Cavalry", "1-5"),
        ("5th column", None),
        ("57 Airborne", None),
        ("Airborne", None),
    ],
)
def test_a_number_may_stand_for_the_whole_name(name: str, expected: str | None) -> None:
    assert number_alone(words(name)) == expected


def test_numerals_are_ordinal_words_and_roman_numbers() -> None:
    assert [is_numeral(word) for word in ("Fifth", "Twenty-fifth", "XVIII", "Golani", "C", "")] == [
        True,
        True,
        True,
    ] + 3 * [False]
