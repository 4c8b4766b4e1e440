"""EDTF: the closed subset of levels 0 and 1 that a report uses (Library of Congress, EDTF 2019).

Dates ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD``; seasons ``YYYY-21`` (spring) to ``YYYY-24`` (winter); ``XXXX-MM`` and
``XXXX-MM-DD`` where the year is not known; intervals ``a/b``, and open ones: ``a/..`` still holds, ``a/`` end unknown,
``../b``, ``/b``. At most 32 characters. No qualifiers, no times of day, no years before 1 or past 9999.
"""

import calendar
import datetime as dt
import re

MAX_LENGTH = 32

_MONTH = "(?:0[1-9]|1[0-2])"
_DAY = "(?:0[1-9]|[12][0-9]|3[01])"
_DATE = f"(?:[0-9]{{4}}(?:-(?:2[1-4]|{_MONTH}(?:-{_DAY})?))?|XXXX-{_MONTH}(?:-{_DAY})?)"
EDTF_PATTERN = rf"^(?:{_DATE}|{_DATE}/(?:{_DATE}|\.\.)?|(?:\.\.)?/{_DATE})$"
"""The grammar, without the calendar: one regular expression in the syntax that ECMA-262 and Rust share."""

_GRAMMAR = re.compile(EDTF_PATTERN.replace("$", r"\Z"))
_FIRST_SEASON_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}
_SEASON_MONTHS = 3
_LEAP_YEAR = 2000


def is_edtf(value: str) -> bool:
    """Whether ``value`` is of the subset and names days, months and intervals of the calendar."""
    if len(value) > MAX_LENGTH or not _GRAMMAR.match(value):
        return False
    parts = [part for part in value.split("/") if part not in {"", ".."}]
    if not all(_in_calendar(part) for part in parts):
        return False
    return len(parts) < 2 or _ordered(*parts)  # noqa: PLR2004 - an interval has two ends


def bounds(value: str) -> tuple[dt.date | None, dt.date | None] | None:
    """First and last day of the value, null at an open end; null where the year is not known."""
    if "X" in value:
        return None
    start, _, end = value.partition("/")
    if "/" not in value:
        return _first_day(value), _last_day(value)
    return (
        None if start in {"", ".."} else _first_day(start),
        None if end in {"", ".."} else _last_day(end),
    )


def contains(wide: str, narrow: str) -> bool:
    """Whether ``wide`` covers ``narrow``, component by component: 2024 covers 2024-05, XXXX-11-15 covers 2024-11-15.

    A value covers itself. An open end covers everything on its side.
    """
    if wide == narrow:
        return True
    if wide.startswith("XXXX") and "/" not in wide + narrow:
        return f"{narrow}-".startswith(wide.replace("XXXX", narrow[:4]) + "-")
    outer, inner = bounds(wide), bounds(narrow)
    if outer is None or inner is None:
        return False
    starts = outer[0] is None or (inner[0] is not None and outer[0] <= inner[0])
    ends = outer[1] is None or (inner[1] is not None and inner[1] <= outer[1])
    return starts and ends


def _in_calendar(part: str) -> bool:
    pieces = part.split("-")
    if pieces[0] == "0000":
        return False
    if len(pieces) < 3:  # noqa: PLR2004 - year, month, day
        return True
    year = _LEAP_YEAR if pieces[0] == "XXXX" else int(pieces[0])
    return int(pieces[2]) <= calendar.monthrange(year, int(pieces[1]))[1]


def _ordered(start: str, end: str) -> bool:
    if start.startswith("XXXX") or end.startswith("XXXX"):
        return True
    return _first_day(start) <= _last_day(end)


def _first_day(part: str) -> dt.date:
    numbers = [int(piece) for piece in part.split("-")]
    year, month, day = (*numbers, 1, 1)[:3]
    return dt.date(year, _FIRST_SEASON_MONTH.get(month, month), day)


def _last_day(part: str) -> dt.date:
    numbers = [int(piece) for piece in part.split("-")]
    if len(numbers) == 3:  # noqa: PLR2004 - year, month, day
        return dt.date(*numbers)
    if len(numbers) == 1:
        return dt.date(numbers[0], 12, 31)
    year, month = numbers
    if month in _FIRST_SEASON_MONTH:
        last = _FIRST_SEASON_MONTH[month] + _SEASON_MONTHS - 1
        year, month = (year + 1, last - 12) if last > 12 else (year, last)  # noqa: PLR2004 - months of a year
    return dt.date(min(year, 9999), month, calendar.monthrange(min(year, 9999), month)[1])
