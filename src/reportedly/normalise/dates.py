"""Dates: the words of a date and the publication date to an EDTF value; never the clock.

Without a publication date nothing relative has a value, and a month and day without a year are ``XXXX-11-15``. With one,
day, month and weekday names are the latest such day not after it, or the earliest after it where a claim is predicted.
A publication date that is less than a day resolves only what it supports: nothing here. 'since X' still holds (``X/..``),
'from X', 'began in X' has an end that is not known (``X/``). 'Early 2024' and 'mid-June' keep the year, the month.
'Last week' is the Monday to Sunday before; 'in recent days' has no value.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

from reportedly.schema.vocabularies import DateBasis
from reportedly.text.edtf import is_edtf
from reportedly.text.numbers import cardinals


@dataclass(frozen=True, slots=True)
class DateReading:
    """What the words of a date say."""

    edtf: str | None
    """The value; null where the words and the publication date don't give one that the profile can say."""
    basis: DateBasis


_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
_MONTH_NUMBERS = {name.casefold(): number for name, number in _MONTHS.items()} | {
    name.casefold()[:3]: number for name, number in _MONTHS.items()
} | {"sept": 9}
_MONTH = "(" + "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True)) + r")\.?"
_WEEKDAYS = {name.casefold(): number for number, name in enumerate(calendar.day_name)} | {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
_WEEKDAY = "(" + "|".join(sorted(_WEEKDAYS, key=len, reverse=True)) + ")"
_DAY = r"([0-3]?[0-9])(?:st|nd|rd|th)?"
_YEAR = r"((?:1[4-9]|20)[0-9]{2})"
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_COUNT = {**{word: value for word, value in cardinals().items() if value <= 20}, "a": 1, "an": 1, "couple of": 2}  # noqa: PLR2004
_LONGEST = 120


def read_date(text: str, published: str | None, *, predicted: bool = False) -> DateReading:
    """The value of a date phrase. Pure, linear, raises nothing.

    Args:
        text: The words: 'November 15th', 'late Saturday', 'since 2022'.
        published: Publication date, EDTF; null if not known.
        predicted: Whether the claim is of the future: names of days are then the next such day.
    """
    words = " ".join(text[:_LONGEST].casefold().replace("’", "'").split())
    anchor = _day(published)
    reading = _opened(words, anchor, predicted=predicted) or _interval(words, anchor, predicted=predicted)
    if reading is None:
        reading = _single(words, anchor, predicted=predicted) or DateReading(None, DateBasis.RELATIVE)
    if reading.edtf is not None and not is_edtf(reading.edtf):
        return DateReading(None, reading.basis)
    return reading


def _day(published: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(published) if published and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", published) else None
    except ValueError:
        return None


def _opened(words: str, anchor: dt.date | None, *, predicted: bool) -> DateReading | None:
    """'since X', 'from X on', 'began in X', 'until X'."""
    match = re.match(r"(?:.*\b)?(since|beginning in|began (?:in|on)|starting (?:in|on|from)|from|until|till)\s+(.+)\Z", words)
    if match is None:
        return None
    opener, rest = match.groups()
    if opener == "from" and re.search(r"\b(?:to|until|till)\b|[-–]", rest):
        return None
    inner = _single(rest, anchor, predicted=predicted)
    if inner is None or inner.edtf is None or "/" in inner.edtf:
        return inner
    if opener in {"until", "till"}:
        return DateReading(f"/{inner.edtf}", inner.basis)
    return DateReading(f"{inner.edtf}/.." if opener == "since" else f"{inner.edtf}/", inner.basis)


def _interval(words: str, anchor: dt.date | None, *, predicted: bool) -> DateReading | None:
    """'late Saturday and early Sunday', 'May 3-5', '3 to 5 May', 'from March to May 2023', 'between 3 and 5 May'."""
    match = re.search(rf"\b{_MONTH}\s+{_DAY}\s*(?:-|–|to|and|through)\s*{_DAY}(?:,?\s+{_YEAR})?\Z", words)
    if match is not None:
        month, first, last, year = match.groups()
        return _days(month, first, last, year, anchor, predicted=predicted)
    match = re.search(rf"\b{_DAY}\s*(?:-|–|to|and|through)\s*{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?\Z", words)
    if match is not None:
        first, last, month, year = match.groups()
        return _days(month, first, last, year, anchor, predicted=predicted)
    parts = re.split(r"\s+(?:to|and|until|through|till)\s+|\s*[–—]\s*", re.sub(r"\A(?:from|between)\s+", "", words))
    if len(parts) != 2:  # noqa: PLR2004 - an interval has two ends
        return None
    left, right = parts
    year = re.search(rf"\b{_YEAR}\Z", right)
    if year and not re.search(_YEAR, left) and re.search(_MONTH, left):
        left = f"{left} {year.group(1)}"
    ends = [_single(part, anchor, predicted=predicted) for part in (left, right)]
    if ends[0] is None or ends[1] is None:
        return None
    basis = DateBasis.EXPLICIT if all(end and end.basis is DateBasis.EXPLICIT for end in ends) else DateBasis.RELATIVE
    values = [end.edtf if end else None for end in ends]
    if None in values or any("/" in str(value) for value in values):
        return DateReading(None, basis)
    if values[0] == values[1]:
        return DateReading(values[0], basis)
    return DateReading(f"{values[0]}/{values[1]}", basis)


def _days(month: str, first: str, last: str, year: str | None, anchor: dt.date | None, *, predicted: bool) -> DateReading:
    ends = [_month_day(month, day, year, anchor, predicted=predicted) for day in (first, last)]
    if any(end.edtf is None for end in ends):
        return DateReading(None, ends[0].basis)
    return DateReading(f"{ends[0].edtf}/{ends[1].edtf}", ends[0].basis)


def _single(words: str, anchor: dt.date | None, *, predicted: bool) -> DateReading | None:
    for rule in _rules():
        found = rule(words, anchor, predicted)
        if found is not None:
            return found
    return None


def _iso(words: str, _anchor: dt.date | None, _predicted: bool) -> DateReading | None:  # noqa: FBT001
    match = re.search(r"(?<![0-9])((?:1[4-9]|20)[0-9]{2})-([01][0-9])(?:-([0-3][0-9]))?(?![0-9])", words)
    if match is not None:
        return DateReading("-".join(part for part in match.groups() if part), DateBasis.EXPLICIT)
    match = re.search(r"(?<![0-9.])([0-3]?[0-9])([./])([01]?[0-9]|[0-3]?[0-9])\2((?:1[4-9]|20)[0-9]{2})(?![0-9])", words)
    if match is None:
        return None
    one, mark, two, year = match.groups()
    day, month = int(one), int(two)
    if mark == "/" and month > 12 >= day:  # noqa: PLR2004 - 03/25/2024
        day, month = month, day
    elif mark == "/" and day <= 12:  # noqa: PLR2004 - either could be the month
        return DateReading(f"{year}-{day:02}-{month:02}" if day == month else year, DateBasis.EXPLICIT)
    return DateReading(f"{year}-{month:02}-{day:02}", DateBasis.EXPLICIT)


def _named(words: str, anchor: dt.date | None, predicted: bool) -> DateReading | None:  # noqa: FBT001
    """A month with a day, a year, or alone."""
    match = re.search(rf"\b{_DAY}(?:\s+of)?\s+{_MONTH}(?:,?\s+{_YEAR})?(?![a-z])", words)
    if match is not None:
        day, month, year = match.groups()
        return _month_day(month, day, year, anchor, predicted=predicted)
    match = re.search(rf"\b{_MONTH}\s+{_DAY}(?![0-9])(?:,?\s+{_YEAR})?", words)
    if match is not None:
        month, day, year = match.groups()
        return _month_day(month, day, year, anchor, predicted=predicted)
    match = re.search(rf"\b{_MONTH}(?:\s+of)?,?\s+{_YEAR}", words)
    if match is not None:
        month, year = match.groups()
        return DateReading(f"{year}-{_MONTH_NUMBERS[month]:02}", DateBasis.EXPLICIT)
    match = re.search(rf"\b{_MONTH}(?![a-z])", words)
    if match is None:
        return None
    if re.search(r"\blast year\b", words) and anchor is not None:
        return DateReading(f"{anchor.year - 1}-{_MONTH_NUMBERS[match.group(1)]:02}", DateBasis.RELATIVE)
    return _month(match.group(1), anchor, predicted=predicted)


def _month_day(month: str, day: str, year: str | None, anchor: dt.date | None, *, predicted: bool) -> DateReading:
    number, of_month = _MONTH_NUMBERS[month], int(day)
    if not 1 <= of_month <= 31:  # noqa: PLR2004 - days of a month
        return DateReading(None, DateBasis.EXPLICIT)
    if year is not None:
        return DateReading(f"{year}-{number:02}-{of_month:02}", DateBasis.EXPLICIT)
    if anchor is None:
        return DateReading(f"XXXX-{number:02}-{of_month:02}", DateBasis.EXPLICIT)
    for candidate in range(anchor.year + 1, anchor.year - 9, -1) if not predicted else range(anchor.year, anchor.year + 9):
        try:
            found = dt.date(candidate, number, of_month)
        except ValueError:
            continue
        if (found > anchor) if predicted else (found <= anchor):
            return DateReading(found.isoformat(), DateBasis.RELATIVE)
    return DateReading(None, DateBasis.RELATIVE)


def _month(month: str, anchor: dt.date | None, *, predicted: bool) -> DateReading:
    number = _MONTH_NUMBERS[month]
    if anchor is None:
        return DateReading(f"XXXX-{number:02}", DateBasis.EXPLICIT)
    year = anchor.year
    if predicted:
        year += number < anchor.month
    else:
        year -= number > anchor.month
    return DateReading(f"{year}-{number:02}", DateBasis.RELATIVE)


def _weekday(words: str, anchor: dt.date | None, predicted: bool) -> DateReading | None:  # noqa: FBT001
    match = re.search(rf"\b{_WEEKDAY}\b", words)
    if match is None:
        return None
    if anchor is None:
        return DateReading(None, DateBasis.RELATIVE)
    wanted = _WEEKDAYS[match.group(1)]
    if predicted:
        day = anchor + dt.timedelta(days=(wanted - anchor.weekday() - 1) % 7 + 1)
    else:
        back = (anchor.weekday() - wanted) % 7
        if back == 0 and re.search(r"\b(?:last|previous)\b", words):
            back = 7
        day = anchor - dt.timedelta(days=back)
    return DateReading(day.isoformat(), DateBasis.RELATIVE)


_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "this morning": 0, "this afternoon": 0, "this evening": 0,
         "last night": -1, "yesterday evening": -1, "earlier today": 0}  # fmt: skip


def _relative_day(words: str, anchor: dt.date | None, _predicted: bool) -> DateReading | None:  # noqa: FBT001
    if re.search(r"\bovernight\b", words):
        if anchor is None:
            return DateReading(None, DateBasis.RELATIVE)
        return DateReading(f"{(anchor - dt.timedelta(days=1)).isoformat()}/{anchor.isoformat()}", DateBasis.RELATIVE)
    match = re.search(r"\b(" + "|".join(sorted(_DAYS, key=len, reverse=True)) + r")\b", words)
    if match is None:
        return None
    if anchor is None:
        return DateReading(None, DateBasis.RELATIVE)
    return DateReading((anchor + dt.timedelta(days=_DAYS[match.group(1)])).isoformat(), DateBasis.RELATIVE)


def _relative_unit(words: str, anchor: dt.date | None, _predicted: bool) -> DateReading | None:  # noqa: FBT001, PLR0911
    """'last year', 'this month', 'last week', 'the previous day', 'last spring'."""
    match = re.search(r"\b(last|this|next|previous|past|coming|same)\s+(day|week|month|year|spring|summer|autumn|fall|winter|weekend|months|years|weeks|days)\b", words)
    if match is None:
        return None
    which, unit = match.groups()
    if anchor is None or which in {"past", "same"} or unit.endswith("s"):
        return DateReading(None, DateBasis.RELATIVE) if unit not in {"months", "years"} or anchor is None or which != "last" else _shifted(unit[:-1], -1, anchor)
    step = {"last": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}[which]
    return _shifted(unit, step, anchor)


def _shifted(unit: str, step: int, anchor: dt.date) -> DateReading:
    value: str | None = None
    if unit == "year":
        value = f"{anchor.year + step:04}"
    elif unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + step
        value = f"{months // 12:04}-{months % 12 + 1:02}"
    elif unit == "day":
        value = (anchor + dt.timedelta(days=step)).isoformat()
    elif unit == "week":
        monday = anchor - dt.timedelta(days=anchor.weekday()) + dt.timedelta(days=7 * step)
        value = f"{monday.isoformat()}/{(monday + dt.timedelta(days=6)).isoformat()}"
    elif unit == "weekend":
        saturday = anchor - dt.timedelta(days=(anchor.weekday() - 5) % 7)
        if step >= 0 and anchor.weekday() < 5:  # noqa: PLR2004 - Monday to Friday
            saturday += dt.timedelta(days=7)
        value = f"{saturday.isoformat()}/{(saturday + dt.timedelta(days=1)).isoformat()}"
    elif unit in _SEASONS:
        value = _season_value(unit, step, anchor)
    return DateReading(value, DateBasis.RELATIVE)


_SEASON_END = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11, "winter": 2}


def _season_value(season: str, step: int, anchor: dt.date) -> str:
    """'last spring' is the latest that is over, 'this spring' that of the year."""
    year = anchor.year
    if step < 0 and anchor.month <= _SEASON_END[season]:
        year -= 1
    if season == "winter":
        year -= 1
    return f"{year + max(step, 0):04}-{_SEASONS[season]}"


def _ago(words: str, anchor: dt.date | None, _predicted: bool) -> DateReading | None:  # noqa: FBT001
    """'two days ago', 'a year earlier'."""
    match = re.search(r"\b([0-9]{1,3}|[a-z]+(?: of)?)\s+(day|week|month|year|hour)s?\s+(ago|earlier|before)\b", words)
    if match is None:
        return None
    count_word, unit, word = match.groups()
    count = int(count_word) if count_word.isdigit() else _COUNT.get(count_word)
    if anchor is None or count is None or word != "ago" or unit == "hour":
        return DateReading(None, DateBasis.RELATIVE)
    if unit == "week":
        return DateReading((anchor - dt.timedelta(days=7 * count)).isoformat(), DateBasis.RELATIVE)
    if unit == "year" and count >= anchor.year:
        return DateReading(None, DateBasis.RELATIVE)
    return _shifted(unit, -count, anchor)


def _season(words: str, anchor: dt.date | None, _predicted: bool) -> DateReading | None:  # noqa: FBT001
    match = re.search(rf"\b(spring|summer|autumn|winter|fall)(?:\s+of|,)?\s+{_YEAR}\b", words)
    if match is not None:
        return DateReading(f"{match.group(2)}-{_SEASONS[match.group(1)]}", DateBasis.EXPLICIT)
    if re.search(r"\b(?:spring|summer|autumn|winter)\b", words):
        del anchor
        return DateReading(None, DateBasis.RELATIVE)
    return None


def _year(words: str, _anchor: dt.date | None, _predicted: bool) -> DateReading | None:  # noqa: FBT001
    match = re.search(rf"(?<![\w$€£,.]){_YEAR}(?![\w%]|,[0-9]{{3}})", words)
    return DateReading(match.group(1), DateBasis.EXPLICIT) if match else None


@cache
def _rules():  # type: ignore[no-untyped-def]  # noqa: ANN202
    return (_iso, _season, _named, _ago, _weekday, _relative_day, _relative_unit, _year)
