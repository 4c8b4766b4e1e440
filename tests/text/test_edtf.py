from __future__ import annotations

import datetime as dt
import re

import pytest
from edtf import EDTFParseException, parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.text.edtf import EDTF_PATTERN, MAX_LENGTH, bounds, contains, is_edtf

PROFILE = """
2024 0001 9999 2024-05 2024-05-08 2024-02-29 2024-21 2024-24 XXXX-11 XXXX-11-15 XXXX-02-29 2024-05-07/2024-05-08
2024/2025-03 2022/.. 2024-21/ ../2024-05 /2024-05 XXXX-05-03/XXXX-05-05 2024-05-08/2024-05-08 2024-12/2024-24 9999-24
"""


@pytest.mark.parametrize("value", PROFILE.split())
def test_a_value_of_the_profile(value: str) -> None:
    assert is_edtf(value)


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("", "empty"),
        ("24", "two digits"),
        ("0000", "no such year"),
        ("2024-13", "no such month"),
        ("2024-00", "no such month"),
        ("2024-25", "no such season"),
        ("2024-21-05", "a season has no days"),
        ("2023-02-29", "no leap year"),
        ("2024-04-31", "no such day"),
        ("XXXX-02-30", "no such day in any year"),
        ("XXXX", "says nothing"),
        ("XXXX-21", "a season without a year"),
        ("2024-05-08/2024-05-07", "ends before it begins"),
        ("2024/2023", "ends before it begins"),
        ("../..", "says nothing"),
        ("/", "says nothing"),
        ("2024/2025/2026", "three parts"),
        ("2024?", "a qualifier (level 1, not of the profile)"),
        ("~2024", "a qualifier"),
        ("199X", "an unspecified digit elsewhere than in the year"),
        ("2024-05-08T10:00", "a time of day"),
        ("Y12024", "a long year"),
        ("-0044", "a negative year"),
        (" 2024", "white space"),
        ("2024\n", "a line end"),
        ("２０２４", "full-width digits"),
        ("2024-5-8", "no leading zeros"),
    ],
)
def test_no_value_of_the_profile(value: str, why: str) -> None:
    assert why
    assert not is_edtf(value)


def test_a_long_value_is_refused_before_it_is_read() -> None:
    assert not is_edtf("2024-05-08/" * 100_000)
    assert max(len(value) for value in ("XXXX-05-03/XXXX-05-05", "2024-05-07/2024-05-08")) <= MAX_LENGTH


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-21", "2024-03-01", "2024-05-31"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("2024-05-07/2024-06", "2024-05-07", "2024-06-30"),
    ],
)
def test_first_and_last_day(value: str, first: str, last: str) -> None:
    assert bounds(value) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def test_open_ends_have_no_day_and_unknown_years_no_bounds() -> None:
    assert bounds("2024/..") == (dt.date(2024, 1, 1), None)
    assert bounds("2024-21/") == (dt.date(2024, 3, 1), None)
    assert bounds("/2024") == (None, dt.date(2024, 12, 31))
    assert bounds("XXXX-11-15") is None


@pytest.mark.parametrize(
    ("wide", "narrow", "expected"),
    [
        ("2024", "2024-05", True),
        ("2024-05", "2024", False),
        ("2024-05", "2024-05-08", True),
        ("2024-21", "2024-05", True),
        ("2024-21", "2024-06", False),
        ("2024-05-07/2024-05-08", "2024-05-08", True),
        ("2024-05/..", "2030", True),
        ("2024-05/..", "2024-04-30", False),
        ("XXXX-11-15", "2024-11-15", True),
        ("XXXX-11", "2024-11-15", True),
        ("XXXX-11-15", "2024-11-16", False),
        ("2024-11-15", "XXXX-11-15", False),
        ("XXXX-11-15", "XXXX-11-15", True),
    ],
)
def test_containment_is_by_component(wide: str, narrow: str, expected: bool) -> None:  # noqa: FBT001
    assert contains(wide, narrow) is expected


PARTS = st.one_of(
    st.dates(min_value=dt.date(1, 1, 1)).map(dt.date.isoformat),
    st.from_regex(r"[0-9]{4}(-([0-9]{2}|2[1-4])(-[0-9]{2})?)?", fullmatch=True),
    st.from_regex(r"XXXX-[01][0-9](-[0-3][0-9])?", fullmatch=True),
)
VALUES = st.one_of(
    PARTS,
    st.tuples(PARTS, st.one_of(PARTS, st.sampled_from(["..", ""]))).map("/".join),
    st.tuples(st.sampled_from(["..", ""]), PARTS).map("/".join),
)


FOR_THE_ORACLE = VALUES.filter(lambda value: "X" not in value or "/" not in value)
"""The package reads no interval that ends in a day or month of an unknown year."""
oracle = settings(max_examples=60, deadline=None)
"""The package takes milliseconds a value, and much more to refuse one."""


@oracle
@given(FOR_THE_ORACLE)
def test_whatever_is_of_the_profile_is_edtf_by_the_oracle(value: str) -> None:
    if not is_edtf(value):
        return
    try:
        parsed = parse_edtf(value)
    except EDTFParseException:
        pytest.fail(f"{value!r} is no EDTF")
    assert parsed is not None


@oracle
@given(PARTS.filter(lambda value: "X" not in value))
def test_the_oracle_has_the_same_first_and_last_day(value: str) -> None:
    if not is_edtf(value) or re.fullmatch(r"[0-9]{4}-2[1-4]", value):
        return
    parsed = parse_edtf(value)
    days = [dt.date(*moment[:3]).isoformat() for moment in (parsed.lower_strict(), parsed.upper_strict())]
    found = bounds(value)
    assert found is not None
    assert [None if day is None else day.isoformat() for day in found] == days


@oracle
@given(FOR_THE_ORACLE)
def test_what_the_oracle_refuses_is_not_of_the_profile(value: str) -> None:
    try:
        parse_edtf(value)
    except EDTFParseException:
        assert not is_edtf(value)


@given(st.text(alphabet="0123456789X-/.~ \n", max_size=40))
def test_the_published_pattern_accepts_what_the_calendar_accepts(value: str) -> None:
    if is_edtf(value):
        assert re.search(EDTF_PATTERN, value)
        assert len(value) <= MAX_LENGTH


@given(VALUES, VALUES)
def test_containment_is_reflexive_and_antisymmetric_by_days(one: str, other: str) -> None:
    if not (is_edtf(one) and is_edtf(other)):
        return
    assert contains(one, one)
    if contains(one, other) and contains(other, one):
        assert one == other or bounds(one) == bounds(other)
