from __future__ import annotations

import pytest

from reportedly.normalise.formation_words import is_ordinal, segments


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("57th Brigade of the Ukrainian army", ["57th Brigade", "the Ukrainian army"]),
        ("3rd Battalion, 5th Marine Regiment", ["3rd Battalion", "5th Marine Regiment"]),
        ("soldiers from the 38th Brigade in Tolbek", ["soldiers", "the 38th Brigade", "Tolbek"]),
        ("Northern Group of Forces", ["Northern Group of Forces"]),
        ("3rd and 5th Brigades", ["3rd and 5th Brigades"]),
        ("1st–2nd Brigade", ["1st–2nd Brigade"]),
        ("marines and militia", ["marines", "militia"]),
        ("Donetsk operational and tactical group", ["Donetsk operational and tactical group"]),
        (", of ,", []),
        ("", []),
    ],
)
def test_the_segments_of_a_name(name: str, expected: list[str]) -> None:
    assert [found.written(0, len(found.words)) for found in segments(name)] == expected


def test_ordinals() -> None:
    assert [is_ordinal(word) for word in ("38th", "1st", "38", "th", "fifth")] == [True, True, False, False, False]
