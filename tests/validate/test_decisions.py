from __future__ import annotations

from typing import Any

import pytest

from reportedly.validate.comparable import Dated, Named, Quantified
from reportedly.validate.decisions import of_dates, of_participants, of_places, of_quantities, of_sources
from reportedly.validate.verdicts import RULES


def named(name: str, role: str | None = None, side: str | None = None) -> Named:
    return Named("/x", (0, 1), role or "", (name,), role, side, name)


def number(
    of: str,
    minimum: float | None = None,
    maximum: float | None = None,
    unit: str | None = None,
    vague: str | None = None,
) -> Quantified:
    return Quantified("/x", (0, 1), of, of, minimum, maximum, unit, vague, of)


def dated(edtf: str | None, role: str = "event", words: str = "then", span: tuple[int, int] = (0, 4)) -> Dated:
    return Dated("/x", span, role, edtf, role, words, words)


def came_to(decision: Any) -> str:
    """'COR name.equal', with an exclamation mark and the sort for a critical error."""
    if decision is None:
        return "unpaired"
    assert decision.rule in RULES
    critical = f" !{decision.critical}" if decision.critical else ""
    return f"{decision.category} {decision.rule}{critical}"


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        (named("38th Brigade", "actor"), named("the 38th Brigade", "actor"), "COR name.equal"),
        (named("38th Brigade", "actor"), named("38th", "actor"), "PAR name.contained"),
        (named("38th Brigade", "actor"), named("38th Brigade", "other"), "PAR name.role"),
        (named("38th Brigade", "other"), named("38th Brigade", "target"), "PAR name.role"),
        (named("38th Brigade", "actor"), named("38th", "other"), "PAR name.contained"),
        (named("38th Brigade", "actor"), named("38th Brigade", "target"), "INC name.role_opposed"),
        (named("38th Brigade", "target"), named("38th", "actor"), "INC name.role_opposed"),
        (named("38th Brigade", "actor"), named("36th Brigade", "actor"), "INC name.designation !designation"),
        (named("Ukrainian forces", "actor"), named("Russian forces", "actor"), "INC name.nationality !side"),
        (
            named("38th Brigade", "actor", "state:UA"),
            named("38th Brigade", "actor", "state:RU"),
            "INC name.side !side",
        ),
        (named("militia", "actor", "state:UA"), named("guards", "actor", "state:RU"), "INC name.side !side"),
        (named("38th Brigade", "actor", "state:UA"), named("38th Brigade", "actor"), "COR name.equal"),
        (named("militia", "actor"), named("guards", "actor"), "unpaired"),
    ],
)
def test_units_and_parties(gold: Named, predicted: Named, expected: str) -> None:
    assert came_to(of_participants(gold, predicted)) == expected
    assert came_to(of_participants(predicted, gold)) == expected


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        (named("Old Mill"), named("old mill"), "COR name.equal"),
        (named("Old Mill"), named("Old Mill district"), "PAR name.contained"),
        (named("Highway 7"), named("Highway 9"), "INC name.designation"),
        (named("Russian positions"), named("Ukrainian positions"), "INC name.nationality"),
        (named("Old Mill"), named("Harbour Town"), "unpaired"),
    ],
)
def test_locations_are_never_critical(gold: Named, predicted: Named, expected: str) -> None:
    assert came_to(of_places(gold, predicted)) == expected
    assert came_to(of_places(predicted, gold)) == expected


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        (named("defence ministry"), named("Defence Ministry"), "COR name.equal"),
        (named("Russian defence ministry"), named("defence ministry"), "PAR name.contained"),
        (named("Russian officials"), named("Ukrainian officials"), "INC name.nationality !side"),
        (named("officials", side="state:RU"), named("officials", side="state:UA"), "INC name.side !side"),
        (named("a doctor"), named("officials"), "unpaired"),
    ],
)
def test_sources(gold: Named, predicted: Named, expected: str) -> None:
    assert came_to(of_sources(gold, predicted)) == expected
    assert came_to(of_sources(predicted, gold)) == expected


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        (number("killed", 25, 25), number("killed", 25, 25), "COR quantity.equal"),
        (number("killed", 25, 25), number("killed", 25.0, 25.0), "COR quantity.equal"),
        (number("losses", vague="heavy"), number("losses", vague="heavy"), "COR quantity.equal"),
        (number("losses", vague="heavy"), number("losses", vague="some"), "INC quantity.unequal"),
        (number("killed", None, 25), number("killed", 25, 25), "PAR quantity.overlap !bound"),
        (number("killed", 20, 30), number("killed", 25, 40), "PAR quantity.overlap !bound"),
        (number("killed", 20, None), number("killed", 30, None), "PAR quantity.overlap !bound"),
        (number("killed", 25, None), number("killed", None, 25), "PAR quantity.overlap !bound"),
        (number("killed", 25, 25), number("killed", 25, 25, vague="some"), "PAR quantity.overlap"),
        (number("killed", 25, 25), number("killed", 26, 26), "INC quantity.unequal !bound"),
        (number("killed", None, 25), number("killed", 26, None), "INC quantity.unequal !bound"),
        (number("killed", 25, 25), number("killed", vague="dozens"), "INC quantity.unequal !bound"),
        (number("killed", 25, 25), number("wounded", 25, 25), "INC quantity.unequal"),
        (number("duration", 2, 2, "day"), number("duration", 2, 2, "week"), "INC quantity.unequal"),
        (number("killed_or_wounded", 40, 40), number("killed", 25, 25), "PAR quantity.part"),
        (number("wounded", 25, 25), number("killed_or_wounded", 40, 40), "PAR quantity.part"),
        (number("losses", vague="heavy"), number("killed", vague="many"), "PAR quantity.part"),
        (number("losses", vague="heavy"), number("killed_or_wounded", 40, 40), "PAR quantity.part"),
        (number("losses", vague="heavy"), number("equipment", 3, 3), "PAR quantity.part"),
        (number("losses", vague="heavy"), number("settlements", 3, 3), "INC quantity.unequal"),
        (number("killed_or_wounded", 40, 40), number("missing", 3, 3), "INC quantity.unequal"),
    ],
)
def test_quantities(gold: Quantified, predicted: Quantified, expected: str) -> None:
    assert came_to(of_quantities(gold, predicted)) == expected
    assert came_to(of_quantities(predicted, gold)) == expected


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        ("2024-05-03", "2024-05-03", "COR date.equal"),
        ("2024-05-03", "2024-05", "PAR date.less_specific"),
        ("2024-05-03", "2024", "PAR date.less_specific"),
        ("2024-05-03", "2024-21", "PAR date.less_specific"),
        ("2024-05-03", "XXXX-05-03", "PAR date.less_specific"),
        ("2024-05-03", "2024-05-01/2024-05-07", "PAR date.less_specific"),
        ("2024-21/..", "2024-21/", "PAR date.less_specific"),
        ("2024-05", "2024-05-03", "INC date.more_specific"),
        ("XXXX-11-15", "2024-11-15", "INC date.more_specific"),
        ("2024-21/", "2024-21/..", "INC date.more_specific"),
        ("2024-05-03", "2024-05-04", "INC date.unequal"),
        ("2024-05-03", "2023", "INC date.unequal"),
        ("2024-05", "2024-05-01/2024-05-31", "INC date.unequal"),
        ("2024-05-01/2024-05-31", "2024-05", "INC date.unequal"),
        ("2024-05-03", None, "INC date.unequal"),
        (None, "2024-05-03", "INC date.unequal"),
        ("XXXX-11-15", "XXXX-11", "PAR date.less_specific"),
        ("XXXX-11-15/XXXX-11-16", "2024", "INC date.unequal"),
    ],
)
def test_dates(gold: str | None, predicted: str | None, expected: str) -> None:
    assert came_to(of_dates(dated(gold), dated(predicted))) == expected


def test_the_roles_of_dates_must_agree() -> None:
    assert came_to(of_dates(dated("2024-05-03"), dated("2024-05-03", "report"))) == "INC date.role"


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        (("days after", (0, 10)), ("Days after", (20, 30)), "COR date.equal"),
        (("days after", (0, 10)), ("after", (5, 10)), "COR date.equal"),
        (("days after", (0, 10)), ("soon", (20, 24)), "INC date.unequal"),
    ],
)
def test_dates_without_a_value_are_compared_by_their_words(
    gold: tuple[str, tuple[int, int]],
    predicted: tuple[str, tuple[int, int]],
    expected: str,
) -> None:
    one, other = (dated(None, words=words, span=span) for words, span in (gold, predicted))
    assert came_to(of_dates(one, other)) == expected
