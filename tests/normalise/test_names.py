from __future__ import annotations

import pytest

from reportedly.normalise.names import capital, capitals_in, matches, nationality_named, pieces, state_named


def sides(text: str) -> list[str]:
    return [match.side for match in matches(pieces(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("South Sudanese and Sudanese", ["state:SS", "state:SD"]),
        ("U.S.-led coalition", ["group:us-led-coalition"]),
        ("al-Qaeda, Al Qaeda, al‑Qaeda", ["group:al-qaeda"] * 3),
        ("Türkiye and Turkiye", ["state:TR", "state:TR"]),
        ("Houthis’ and Hamas’s", ["group:houthis", "group:hamas"]),
        ("Gulf of Guinea", [""]),
        ("us, turkey, un", []),
        ("pro-Russian, Russian-backed, Iran backed, non-Russian", []),
        ("Russian-run", ["state:RU"]),
        ("RUSSIA IS LOSING", ["state:RU"]),
        ("IS militants", ["group:islamic-state"]),
        ("Israel-Hamas", ["state:IL", "group:hamas"]),
    ],
)
def test_the_sides_that_stand_in_a_text(text: str, expected: list[str]) -> None:
    assert sides(text) == expected


def test_pieces_know_what_joins_them() -> None:
    assert [(piece.norm, piece.compound) for piece in pieces("U.S.-led Élan's")] == [
        ("us", False),
        ("led", True),
        ("elan", False),
    ]


def test_capitals_as_a_whole_and_anywhere() -> None:
    assert capital(pieces("Addis Ababa")) == "state:ET"
    assert capital(pieces("Kyiv residents")) is None
    assert capitals_in(pieces("between Kyiv and Addis Ababa")) == {"state:UA", "state:ET"}


def test_whole_names_of_states_and_peoples() -> None:
    assert state_named(pieces("Burkina Faso"))
    assert not state_named(pieces("Burkina Faso army"))
    assert nationality_named(pieces("South Koreans"))
    assert nationality_named(pieces("Rohingya"))
    assert not nationality_named(pieces(""))
