from __future__ import annotations

import pytest
from tests.validate.checks.hits import changed, hits
from tests.validate.reports import Page

from reportedly.schema.participants import Unit

PAGE = Page(
    "The 36th Brigade of the Ukrainian army fought the Wolves near the hill, said the army. The 2nd-3rd Group fled."
)
FOUGHT = "The 36th Brigade of the Ukrainian army fought the Wolves near the hill"


def found(*units: Unit, rules: str = "unit,side,participant", article: bool = True) -> list[tuple[str, str]]:
    return hits(PAGE, PAGE.claim(FOUGHT, units=units), rules=rules, article=article)


@pytest.mark.parametrize("designation", ["36", "36th", None, "Brigade"])
def test_a_designation_stands_in_the_name(designation: str | None) -> None:
    assert found(changed(PAGE.unit("36th Brigade"), designation=designation)) == []


@pytest.mark.parametrize("designation", ["38", "3", "136", "Golani"])
def test_a_designation_that_does_not_is_an_error(designation: str) -> None:
    unit = changed(PAGE.unit("36th Brigade"), designation=designation)
    assert found(unit) == [("unit.designation_not_in_name", "/claims/0/units/0/designation")]


def test_a_designation_of_two_numbers() -> None:
    assert found(changed(PAGE.unit("2nd-3rd Group"), designation="2-3")) == []
    assert found(changed(PAGE.unit("2nd-3rd Group"), designation="2-4")) != []


def test_a_side_that_the_article_names_is_no_finding() -> None:
    assert found(PAGE.unit("36th Brigade", side="state:UA")) == []


def test_a_side_that_no_word_names() -> None:
    assert found(PAGE.unit("Wolves", side="state:FR")) == [("side.unnamed", "/claims/0/units/0/side")]
    assert found(PAGE.unit("Wolves", side="group:other")) == []


def test_a_name_may_say_its_side_itself() -> None:
    page = Page("Kyiv shelled the hill.")
    claim = page.claim("Kyiv shelled the hill", "strike", parties=[page.party("Kyiv", side="state:UA")])
    assert hits(page, claim, rules="side") == []


def test_without_the_article_no_side_is_called_unnamed() -> None:
    assert found(PAGE.unit("Wolves", side="state:FR"), article=False) == []


def test_a_side_against_the_name() -> None:
    unit = PAGE.unit("Ukrainian army", side="state:RU")
    assert found(unit, article=False) == [("side.against_name", "/claims/0/units/0/side")]


def test_one_name_has_one_side_in_a_report() -> None:
    one = PAGE.claim(FOUGHT, units=[PAGE.unit("Wolves", side="state:UA")])
    other = PAGE.claim("The 2nd-3rd Group fled", units=[PAGE.unit("Wolves", side="group:other")])
    assert hits(PAGE, one, other, rules="side") == [("side.conflict", "/claims/1/units/0/side")]


def test_the_side_of_a_source_is_checked_too() -> None:
    claim = PAGE.claim(FOUGHT, chain=[PAGE.source("Wolves", side="state:FR")])
    assert hits(PAGE, claim, rules="side") == [("side.unnamed", "/claims/0/attribution/chain/0/side")]


def test_a_participant_has_one_entry_and_one_role() -> None:
    twice = (PAGE.unit("36th Brigade", "actor"), PAGE.unit("36th Brigade", "target"))
    assert found(*twice) == [("participant.twice", "/claims/0/units/1")]
    assert found(PAGE.unit("36th Brigade"), PAGE.unit("Wolves", "target")) == []
