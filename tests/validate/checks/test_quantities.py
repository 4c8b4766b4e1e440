from __future__ import annotations

import pytest
from tests.validate.checks.hits import changed, hits
from tests.validate.reports import Page

from reportedly.schema.event import Quantity

PAGE = Page(
    "The shelling killed 30 and wounded 20, 40 casualties in all: 50 of 45 men of the unit, for 3 days over 9 km."
)
EVIDENCE = "The shelling killed 30 and wounded 20, 40 casualties in all: 50 of 45 men of the unit"


def found(*quantities: Quantity, type: str = "casualties", rules: str = "quantity") -> list[tuple[str, str]]:  # noqa: A002
    return hits(PAGE, PAGE.claim(EVIDENCE, type, quantities=quantities), rules=rules)


def killed(number: float = 30) -> Quantity:
    return PAGE.quantity("30", "killed", number, number)


def wounded(number: float = 20) -> Quantity:
    return PAGE.quantity("20", "wounded", number, number)


def total(number: float | None = 40, minimum: float | None = 40) -> Quantity:
    return PAGE.quantity("40", "killed_or_wounded", minimum, number)


def test_no_part_is_greater_than_its_total() -> None:
    assert found(killed(41), total()) == [("quantity.exceeds_total", "/claims/0/event/quantities/0")]
    assert found(killed(40), total()) == []


def test_no_sum_of_exact_parts_is_greater_than_its_total() -> None:
    assert found(killed(), wounded(), total()) == [("quantity.exceeds_total", "/claims/0/event/quantities")]
    assert found(killed(20), wounded(20), total()) == []


def test_parts_that_are_not_exact_are_not_summed() -> None:
    at_most = PAGE.quantity("20", "wounded", None, 20)
    assert found(killed(), at_most, total()) == []


def test_an_open_total_has_no_limit() -> None:
    assert found(killed(41), total(None, 40)) == []


def test_n_of_m_is_no_more_than_m() -> None:
    fifty, forty_five = PAGE.quantity("50", "personnel", 50, 50), PAGE.quantity("45 men", "personnel", 45, 45)
    assert found(fifty, forty_five) == [("quantity.exceeds_total", "/claims/0/event/quantities/0")]
    assert found(killed(50), PAGE.quantity("40", "personnel", 40, 40)) == []


@pytest.mark.parametrize(
    ("of", "unit", "expected"),
    [
        ("duration", "day", []),
        ("duration", "km", ["quantity.unit"]),
        ("distance", "day", ["quantity.unit"]),
        ("area", "km", ["quantity.unit"]),
        ("area", "km2", []),
        ("personnel", "t", ["quantity.unit"]),
        ("munitions", "t", []),
        ("equipment", "usd", []),
    ],
)
def test_units_are_those_of_the_measure(of: str, unit: str, expected: list[str]) -> None:
    assert [rule for rule, _ in found(PAGE.quantity("3 days", of, 3, 3, unit=unit))] == expected


def test_people_come_in_whole_numbers() -> None:
    assert found(killed(30.5)) == [("quantity.not_whole", "/claims/0/event/quantities/0")]
    assert found(PAGE.quantity("9 km", "munitions", 9.5, 9.5)) == []


def test_a_share_has_something_that_it_is_a_share_of() -> None:
    share = PAGE.quantity("30", "killed", 0.3, 0.3, unit="share")
    assert found(share) == [("quantity.share_of_nothing", "/claims/0/event/quantities/0")]
    assert found(changed(share, item=PAGE.span("men"))) == []


@pytest.mark.parametrize(
    ("type", "expected"),
    [("casualties", []), ("strike", ["quantity.foreign"]), ("displacement", ["quantity.foreign"])],
)
def test_the_killed_stand_under_casualties(type: str, expected: list[str]) -> None:  # noqa: A002
    assert [rule for rule, _ in found(killed(), type=type)] == expected
