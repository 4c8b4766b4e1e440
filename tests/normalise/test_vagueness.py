from __future__ import annotations

import pytest

from reportedly.normalise.vagueness import Vague, first_vague
from reportedly.normalise.wording import wording
from reportedly.schema.vocabularies import UnitOfMeasure as Unit
from reportedly.schema.vocabularies import Vagueness


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("killed several men", Vague(1, 2, Vagueness.SEVERAL, None)),
        ("a few hundred", Vague(0, 3, Vagueness.HUNDREDS, None)),
        ("a few", Vague(0, 2, Vagueness.FEW, None)),
        ("many weeks", Vague(0, 1, Vagueness.MANY, Unit.WEEK)),
        ("hundreds of kilometres", Vague(0, 1, Vagueness.HUNDREDS, Unit.KM)),
        ("heavy personnel and equipment losses", Vague(0, 1, Vagueness.HEAVY, None)),
        ("losses were heavy", Vague(2, 3, Vagueness.HEAVY, None)),
        ("every village", Vague(0, 1, Vagueness.ALL, None)),
    ],
)
def test_the_first_vague_quantity(text: str, expected: Vague) -> None:
    assert first_vague(wording(text)) == expected


NO_QUANTITY = """
at all
above all
all but destroyed
all night
every day
every third man
at most
most recently
how many
some time
heavy weapons
heavy fighting raged
the men
"""


@pytest.mark.parametrize("text", NO_QUANTITY.strip().split("\n"))
def test_words_that_are_vague_about_no_quantity(text: str) -> None:
    assert first_vague(wording(text)) is None
