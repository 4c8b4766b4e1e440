from __future__ import annotations

import pytest

from reportedly.validate.names import Likeness, best_likeness, folded, likeness


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("the 38th Brigade", "38th brigade", Likeness.EQUAL),
        ("Ministry of Defence", "MINISTRY OF DEFENCE", Likeness.EQUAL),
        ("a doctor", "doctor", Likeness.EQUAL),
        ("“Azure” Regiment", '"Azure" Regiment', Likeness.EQUAL),
        ("Pro-Kremlin channel", "Pro‑Kremlin channel", Likeness.EQUAL),
        ("O’Hara Base", "O'Hara Base", Likeness.EQUAL),
        ("Old Mill's garrison", "Old Mill garrison", Likeness.EQUAL),
        ("U.S. Army", "US Army", Likeness.EQUAL),
        ("Old\u00adfield", "Oldfield", Likeness.EQUAL),
        ("Cafe\u0301 Square", "Caf\u00e9 Square", Likeness.EQUAL),
        ("Company A", "Company", Likeness.CONTAINED),
        ("38th Marine Brigade", "38th", Likeness.CONTAINED),
        ("Old Mill", "Old Mill district", Likeness.CONTAINED),
        ("Mill", "Windmill", Likeness.NONE),
        ("northern border region", "border region of the north", Likeness.NONE),
        ("senior border guard", "border guard officer", Likeness.JACCARD),
        ("military officials", "army officials", Likeness.NONE),
        ("garrison commander of Oldfield", "commander of the Oldfield garrison", Likeness.JACCARD),
        ("38th Brigade", "36th Brigade", Likeness.DESIGNATION),
        ("Third Assault Brigade", "Fifth Assault Brigade", Likeness.DESIGNATION),
        ("Third Assault Brigade", "5th Assault Brigade", Likeness.DESIGNATION),
        ("III Army Corps", "II Army Corps", Likeness.DESIGNATION),
        ("III Army Corps", "3rd Army Corps", Likeness.JACCARD),
        ("1st and 2nd Brigades", "1st Brigade", Likeness.NONE),
        ("Ukrainian forces", "Russian forces", Likeness.NATIONALITY),
        ("Ukrainian soldiers", "forces of Ukraine", Likeness.NONE),
        ("Ukrainian defence ministry", "defence ministry", Likeness.CONTAINED),
        ("Russian and Ukrainian officials", "Russian officials", Likeness.JACCARD),
        ("officials", "residents", Likeness.NONE),
        ("Oldfield", "Newfield", Likeness.NONE),
    ],
)
def test_two_names(one: str, other: str, expected: Likeness) -> None:
    assert likeness(one, other) is expected
    assert likeness(other, one) is expected


def test_half_of_the_words_is_enough_and_less_is_not() -> None:
    assert likeness("red guard post", "red guard unit") is Likeness.JACCARD  # 2 of 4
    assert likeness("red guard old post", "red guard unit") is Likeness.NONE  # 2 of 5


def test_any_name_of_the_one_may_match_any_of_the_other() -> None:
    assert best_likeness(("Harbour Town", "Portville"), ("Portville",)) is Likeness.EQUAL
    assert best_likeness(("Harbour Town",), ("Portville", "the Harbour Town")) is Likeness.EQUAL
    assert best_likeness(("38th Brigade",), ("36th Brigade", "Harbour Guard")) is Likeness.DESIGNATION


@pytest.mark.parametrize("name", ["…", "—", "the", "a", "'", "\u200b"])
def test_a_name_of_marks_or_articles_alone_is_still_itself(name: str) -> None:
    assert likeness(name, name) is Likeness.EQUAL
    assert likeness(name, "Oldfield") is Likeness.NONE


def test_folding_keeps_the_words_in_order() -> None:
    assert folded("The 1st–2nd “Azure” Brigades").text == " 1st 2nd azure brigades "


@pytest.mark.parametrize("pattern", ["a.", "'s ", "1.", "I", "-", "the ", "\u00ad", "X X "])
def test_long_hostile_names_are_folded_whole(pattern: str) -> None:
    assert len(folded(pattern * 50_000 + "end").text) > len("end")
