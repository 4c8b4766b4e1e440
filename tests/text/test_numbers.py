from __future__ import annotations

from fractions import Fraction

import pytest

from reportedly.text.numbers import (
    Reading,
    as_number,
    cardinals,
    figure,
    leading_number,
    may_begin,
    parse_number,
    scales,
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("0", 0),
        ("zero", 0),
        ("25", 25),
        ("1,200", 1200),
        ("1 200", 1200),
        ("1\u202f200\u202f000", 1200000),
        ("12,50,000", 1250000),
        ("1.5", 1.5),
        ("1.5 million", 1500000),
        ("1.1 million", 1100000),
        ("one", 1),
        ("Twenty-five", 25),
        ("twenty five", 25),
        ("a hundred", 100),
        ("three hundred and twelve", 312),
        ("twelve hundred", 1200),
        ("a thousand", 1000),
        ("two thousand and three", 2003),
        ("5 thousand six hundred", 5600),
        ("two million three hundred thousand and five", 2300005),
        ("two dozen", 24),
        ("a dozen", 12),
        ("five score", 100),
        ("half a dozen", 6),
        ("half a million", 500000),
        ("a quarter of a million", 250000),
        ("two and a half", 2.5),
        ("two and a half thousand", 2500),
        ("a million and a half", 1500000),
    ],
)
def test_a_number(words: str, expected: float) -> None:
    number = parse_number(words)
    assert number == expected
    assert isinstance(number, int) == (expected == int(expected))


NO_NUMBERS = (
    "a|a soldier|soldiers|38th|T-72|155mm|1.2.3|1.200.300|-5|5 soldiers|two three|million million|and|two and|score"
)


@pytest.mark.parametrize("words", [*NO_NUMBERS.split("|"), "half", "1 2000", "9999999999999999", "٢٥", "\x00", "", " "])
def test_no_number(words: str) -> None:
    assert parse_number(words) is None


@pytest.mark.parametrize(
    ("word", "expected"), [("1,200", 1200), ("2.50", 2.5), ("12,345.6", 12345.6), ("1,20", None), ("38th", None)]
)
def test_a_figure(word: str, expected: float | None) -> None:
    assert figure(word) == expected


def test_a_number_ends_where_the_words_stop_continuing_it() -> None:
    words = ["two", "thousand", "three", "hundred", "soldiers", "and", "four"]
    assert leading_number(words) == Reading(4, Fraction(2300))
    assert leading_number(words, 4) is None
    assert leading_number(words, 6) == Reading(7, Fraction(4))
    assert leading_number(words, 99) is None


def test_a_list_is_no_sum() -> None:
    assert leading_number(["two", "hundred", "and", "wounded"]) == Reading(2, Fraction(200))
    assert leading_number(["five", "thousand", "3"]) == Reading(2, Fraction(5000))


def test_fractions_become_integers_where_they_are_whole() -> None:
    assert as_number(Fraction(4, 2)) == 2
    assert as_number(Fraction(3, 10)) == 0.3
    assert as_number(Fraction(1, 3)) == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("word", "expected"), [("25", True), ("two", True), ("a", True), ("half", True), ("soldiers", False), ("", False)]
)
def test_what_a_number_may_begin_with(word: str, expected: bool) -> None:  # noqa: FBT001
    assert may_begin(word) is expected


def test_the_tables_agree_with_arithmetic() -> None:
    assert [cardinals()[word] for word in ("zero", "nineteen", "twenty", "ninety")] == [0, 19, 20, 90]
    assert [scales()[word] for word in ("dozen", "hundred", "billion")] == [12, 100, 10**9]
