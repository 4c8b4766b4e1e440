from __future__ import annotations

import datetime as dt

import pytest

from reportedly.normalise import anchors
from reportedly.normalise.anchors import Anchor, anchor

DAY = dt.date(2024, 5, 8)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2024-05-08", Anchor(DAY, DAY)),
        ("2024-02", Anchor(dt.date(2024, 2, 1), dt.date(2024, 2, 29))),
        ("2024", Anchor(dt.date(2024, 1, 1), dt.date(2024, 12, 31))),
        ("2024-05-08/2024-05-09", Anchor(DAY, dt.date(2024, 5, 9))),
        ("2024-05/..", None),
        ("XXXX-05-08", None),
        ("8 May 2024", None),
        ("", None),
        (None, None),
    ],
)
def test_the_days_on_which_an_article_may_have_been_published(published: str | None, expected: Anchor | None) -> None:
    assert anchor(published) == expected


def test_a_value_holds_only_if_both_days_give_it() -> None:
    may = Anchor(dt.date(2024, 5, 1), dt.date(2024, 5, 31))
    assert may.resolve(lambda day, _: anchors.month_of(day), predicted=False) == "2024-05"
    assert may.resolve(lambda day, _: anchors.iso(day), predicted=False) is None


def test_the_calendar_ends() -> None:
    last = Anchor(dt.date.max, dt.date.max)
    first = Anchor(dt.date.min, dt.date.min)
    assert last.resolve(lambda day, _: anchors.year_of(day, 1), predicted=False) is None
    assert first.resolve(lambda day, _: anchors.month_of(day, -1), predicted=False) is None


def test_months_weeks_and_years_from_a_day() -> None:
    assert anchors.month_of(DAY, -5) == "2023-12"
    assert anchors.month_of(dt.date(99, 1, 1)) == "0099-01"
    assert anchors.year_of(dt.date(2024, 2, 29), 1) == "2025"
    assert anchors.week_of(DAY) == "2024-05-06/2024-05-12"
    assert anchors.weekend_of(DAY) == "2024-05-04/2024-05-05"
    assert anchors.weekend_of(dt.date(2024, 5, 11)) == "2024-05-11/2024-05-12"


@pytest.mark.parametrize(
    ("month", "day", "past", "ahead"),
    [(5, 8, "2024-05-08", "2025-05-08"), (5, 9, "2023-05-09", "2024-05-09"), (2, 29, "2024-02-29", "2028-02-29")],
)
def test_a_day_of_a_month_is_the_latest_or_the_next(month: int, day: int, past: str, ahead: str) -> None:
    assert str(anchors.day_of_month(DAY, month, day, ahead=False)) == past
    assert str(anchors.day_of_month(DAY, month, day, ahead=True)) == ahead


def test_a_day_that_no_month_has() -> None:
    assert anchors.day_of_month(DAY, 4, 31, ahead=False) is None
    assert str(anchors.day_of_any_month(DAY, 31, ahead=False)) == "2024-03-31"


@pytest.mark.parametrize(
    ("day", "season", "past", "ahead"),
    [
        (dt.date(2024, 5, 8), 21, 2024, 2024),
        (dt.date(2024, 2, 8), 21, 2023, 2024),
        (dt.date(2024, 6, 8), 21, 2024, 2025),
        (dt.date(2024, 1, 8), 24, 2023, 2023),
        (dt.date(2024, 5, 8), 24, 2023, 2024),
        (dt.date(2024, 12, 8), 24, 2024, 2024),
    ],
)
def test_a_season_is_the_latest_begun_or_the_next_not_over(day: dt.date, season: int, past: int, ahead: int) -> None:
    assert anchors.season_named(day, season, ahead=False) == past
    assert anchors.season_named(day, season, ahead=True) == ahead
