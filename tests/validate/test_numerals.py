from __future__ import annotations

import pytest

from reportedly.validate.numerals import numerals


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("38th Brigade", {"38"}),
        ("1st-2nd Brigades", {"1", "2"}),
        ("007 Squadron", {"7"}),
        ("Unit 000", {"0"}),
        ("Third Assault Brigade", {"3"}),
        ("twenty-fifth Brigade", {"25"}),
        ("Twenty Fifth Brigade", {"25"}),
        ("Twentieth Army", {"20"}),
        ("III Corps", {"3"}),
        ("XIV Corps", {"14"}),
        ("XC Corps", {"90"}),
        ("I Corps", {"1"}),
        ("LAX", set()),
        ("IIII Corps", set()),
        ("iv drip", set()),
        ("officials", set()),
    ],
)
def test_the_numbers_in_a_name(name: str, expected: set[str]) -> None:
    assert numerals(name) == expected
