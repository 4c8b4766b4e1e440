from __future__ import annotations

import pytest
from tests.extract.rules.reading import read_sentence

from reportedly.extract.rules.arguments import classes, force_range, is_force
from reportedly.extract.rules.groups import Nominal


def first(text: str) -> Nominal:
    return next(item.nominals[0] for item in read_sentence(text).items if item.nominals)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 57th Brigade left.", "force"),
        ("Hamas fighters left.", "force"),
        ("The ISIS group left.", "force"),
        ("A soldier left.", "person"),
        ("Captured soldiers left.", "detainees"),
        ("Hundreds of residents left.", "civilians"),
        ("Norway left.", "state"),
        ("The town fell.", "place"),
        ("Two tanks burned.", "equipment"),
        ("Sunday came.", "time"),
        ("They left.", "pronoun"),
        ("It fell.", "neuter"),
    ],
)
def test_what_a_noun_phrase_names(text: str, expected: str) -> None:
    assert expected in classes(first(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The 57th Brigade left.", "57th Brigade"),
        ("25 Ukrainian soldiers left.", "Ukrainian soldiers"),
        ("Dozens of rebel fighters left.", "rebel fighters"),
        ("Soldiers of the 9th Brigade left.", "9th Brigade"),
        ("Elements of the 98th Division left.", "Elements of the 98th Division"),
        ("155 OMBr left.", "155 OMBr"),
        ("Their forces left.", "Their forces"),
    ],
)
def test_the_words_that_identify_a_force(text: str, name: str) -> None:
    nominal = first(text)
    assert is_force(nominal)
    start, end = force_range(nominal)
    assert text[start:end] == name
