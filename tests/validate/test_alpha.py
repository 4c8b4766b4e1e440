from __future__ import annotations

import pytest

from reportedly.validate.alpha import nominal_alpha


def test_krippendorffs_own_example_of_binary_data() -> None:
    # Computing Krippendorff's Alpha-Reliability (2011), section A: ten articles, two observers.
    one, other = "0100000010", "1110010000"
    assert nominal_alpha(zip(one, other, strict=True)) == pytest.approx(0.095, abs=0.0005)


def test_krippendorffs_own_example_of_nominal_data() -> None:
    # The same, section B: twelve articles, two observers, five categories.
    one, other = "aabbdcccedda", "babbbccceddd"
    assert nominal_alpha(zip(one, other, strict=True)) == pytest.approx(0.692, abs=0.0005)


def test_by_hand() -> None:
    # Of 8 values 5 are a and 3 are b: D_e = 1 - (20 + 6) / 56 = 30/56; D_o = 1/4.
    assert nominal_alpha([("a", "a"), ("b", "b"), ("a", "b"), ("a", "a")]) == pytest.approx(1 - (1 / 4) / (30 / 56))


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ([], None),
        ([("a", "a")], None),
        ([("a", "a"), ("a", "a")], None),
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "b")], 0.0),
        ([("a", "b"), ("b", "a")], -0.5),
    ],
)
def test_the_ends(units: list[tuple[str, str]], expected: float | None) -> None:
    assert nominal_alpha(units) == (None if expected is None else pytest.approx(expected))
