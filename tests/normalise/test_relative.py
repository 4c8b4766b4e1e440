from __future__ import annotations

import datetime as dt

import pytest

from reportedly.normalise.datewords import date_words
from reportedly.normalise.relative import relative_at

DAY = dt.date(2024, 5, 8)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("text", "at", "end", "value"),
    [
        ("yesterday", 0, 1, "2024-05-07"),
        ("day after tomorrow", 0, 3, "2024-05-10"),
        ("overnight", 0, 1, "2024-05-07/2024-05-08"),
        ("last night", 0, 2, "2024-05-07"),
        ("last week", 0, 2, "2024-04-29/2024-05-05"),
        ("the last week", 1, 3, "2024-05-01/2024-05-08"),
        ("next month", 0, 2, "2024-06"),
        ("the weekend", 1, 2, "2024-05-04/2024-05-05"),
        ("last 48 hours", 0, 3, "2024-05-06/2024-05-08"),
        ("next two days", 0, 3, "2024-05-08/2024-05-10"),
        ("past two years", 0, 3, "2022/2024"),
        ("end of last month", 0, 4, "2024-04"),
        ("a decade ago", 0, 3, "2014"),
        ("a few days ago", 1, 4, None),
        ("previous day", 0, 2, None),
        ("recent weeks", 0, 2, None),
    ],
)
def test_a_relative_date(text: str, at: int, end: int, value: str | None) -> None:
    moment = relative_at(date_words(text), at)
    assert moment is not None
    assert moment.hangs
    assert moment.alone is None
    assert moment.end == end
    assert (None if moment.resolve is None else moment.resolve(DAY, False)) == value


@pytest.mark.parametrize("text", ["last man", "last week of May", "day", "two days", "end of May", "next"])
def test_no_relative_date(text: str) -> None:
    assert relative_at(date_words(text), 0) is None


def test_the_weekend_of_a_saturday_is_under_way() -> None:
    this, last = relative_at(date_words("this weekend"), 0), relative_at(date_words("last weekend"), 0)
    saturday = dt.date(2024, 5, 11)
    assert this is not None
    assert this.resolve is not None
    assert last is not None
    assert last.resolve is not None
    assert this.resolve(saturday, False) == "2024-05-11/2024-05-12"
    assert last.resolve(saturday, False) == "2024-05-04/2024-05-05"
    assert this.resolve(DAY, True) == "2024-05-11/2024-05-12"
