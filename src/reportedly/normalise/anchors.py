"""Anchors: the publication date as a first and last possible day, and arithmetic on days, months, weeks and seasons.

What a relative expression means is computed for both days and holds only if they agree, so that a publication date
that is less than a day resolves what it supports: with '2024-05', 'in March' is 2024-03 and 'on Sunday' has no value.
"""

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from reportedly.text.edtf import bounds, is_edtf

Resolve = Callable[[dt.date, bool], str | None]
"""The EDTF value that an expression has for one day of publication, and whether it is about what lies ahead."""

_FIRST_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
_MONTHS = 12
_WEEK = 7
_LEAP_CYCLE = 9
"""A 29 February comes within eight years (1896 to 1904)."""


class Anchor(NamedTuple):
    """The first and the last day on which an article may have been published."""

    first: dt.date
    last: dt.date

    def resolve(self, value: Resolve, *, predicted: bool) -> str | None:
        """The value that holds for both days; null if they differ, or where the calendar ends."""
        try:
            one = value(self.first, predicted)
            return one if self.first == self.last or one == value(self.last, predicted) else None
        except (OverflowError, ValueError):
            return None


def anchor(published: str | None) -> Anchor | None:
    """The days that a publication date (EDTF) leaves open; null for none, an open one, or one without a year."""
    days = bounds(published) if published and is_edtf(published) else None
    if days is None or days[0] is None or days[1] is None:
        return None
    return Anchor(days[0], days[1])


def iso(day: dt.date) -> str:
    """``YYYY-MM-DD``."""
    return day.isoformat()


def interval(first: dt.date, last: dt.date) -> str:
    """Both days included."""
    return f"{first.isoformat()}/{last.isoformat()}"


def month_of(day: dt.date, step: int = 0) -> str:
    """The month that is ``step`` months on."""
    months = day.year * _MONTHS + day.month - 1 + step
    first = dt.date(months // _MONTHS, months % _MONTHS + 1, 1)
    return f"{first.year:04}-{first.month:02}"


def year_of(day: dt.date, step: int = 0) -> str:
    """The year that is ``step`` years on."""
    return f"{day.replace(year=day.year + step, day=1).year:04}"


def week_of(day: dt.date, step: int = 0) -> str:
    """Monday to Sunday of the week that is ``step`` weeks on (ISO 8601)."""
    monday = day + dt.timedelta(days=step * _WEEK - day.weekday())
    return interval(monday, monday + dt.timedelta(days=_WEEK - 1))


def weekend_of(day: dt.date, step: int = 0) -> str:
    """Saturday and Sunday: the latest that has begun, or ``step`` weeks on from it."""
    saturday = day - dt.timedelta(days=(day.weekday() - 5) % _WEEK - step * _WEEK)
    return interval(saturday, saturday + dt.timedelta(days=1))


def day_of_month(day: dt.date, month: int, of_month: int, *, ahead: bool) -> dt.date | None:
    """The latest such day not after ``day``, or the earliest after it."""
    years = range(day.year, day.year + _LEAP_CYCLE) if ahead else range(day.year, day.year - _LEAP_CYCLE, -1)
    for year in years:
        found = _date(year, month, of_month)
        if found is not None and ((found > day) if ahead else (found <= day)):
            return found
    return None


def day_of_any_month(day: dt.date, of_month: int, *, ahead: bool) -> dt.date | None:
    """'The 15th': the latest such day not after ``day``, or the earliest after it."""
    for step in range(3):
        months = day.year * _MONTHS + day.month - 1 + (step if ahead else -step)
        found = _date(months // _MONTHS, months % _MONTHS + 1, of_month)
        if found is not None and ((found > day) if ahead else (found <= day)):
            return found
    return None


def month_named(day: dt.date, month: int, *, ahead: bool) -> str:
    """The latest such month not after that of ``day``, or the earliest not before it."""
    year = day.year + (month < day.month) if ahead else day.year - (month > day.month)
    return month_of(dt.date(year, month, 1))


def weekday_named(day: dt.date, weekday: int, *, ahead: bool) -> dt.date:
    """The latest such day not after ``day``, or the earliest after it."""
    if ahead:
        return day + dt.timedelta(days=(weekday - day.weekday() - 1) % _WEEK + 1)
    return day - dt.timedelta(days=(day.weekday() - weekday) % _WEEK)


def season_named(day: dt.date, season: int, *, ahead: bool) -> int:
    """The year of the latest such season that has begun by ``day``, or of the earliest that isn't over.

    Seasons are northern, and winter is of the year in which it begins, as EDTF bounds have it in ``text.edtf``.
    """
    first = _FIRST_MONTHS[season]
    if ahead:
        last = first + 2
        return day.year - 1 if last > _MONTHS and day.month <= last - _MONTHS else day.year + (day.month > last)
    return day.year - (day.month < first)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
