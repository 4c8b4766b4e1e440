"""Dates: the words of a date and the publication date to an EDTF value; never the clock.

A date that the words spell out in full is ``explicit``. Without a publication date a month and day are
``XXXX-11-15``, explicit too, and what is relative has no value. With one, day, month, weekday and season names are
the latest such not after it, or the earliest after it where a claim is predicted, and ``relative``; a publication
date that is less than a day resolves only what it supports (``normalise.anchors``).

'Since X' still holds (``X/..``), 'from X' and 'began in X' have an end that is not known (``X/``), 'until X' a
beginning that is not (``/X``). 'Early 2024' and 'mid-June' are the year and the month, and times of day are left out:
less specific, never more; '3 and 9 May' is the month. 'By X', 'before X', 'after X' can't be said.
"""

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise

from reportedly.normalise.anchors import Anchor, anchor, interval
from reportedly.normalise.datephrases import Joint, Opening, Phrase, date_phrase
from reportedly.normalise.datewords import date_words
from reportedly.normalise.moments import Moment
from reportedly.schema.vocabularies import DateBasis
from reportedly.text.edtf import bounds, is_edtf


@dataclass(frozen=True, slots=True)
class DateReading:
    """What the words of a date say."""

    edtf: str | None
    """The value; null where the words and the publication date don't give one that the profile can say."""
    basis: DateBasis
    """What the value rests on: the words alone, or the publication date or another anchor too."""


_NOTHING = DateReading(None, DateBasis.RELATIVE)
_LEAP_YEAR = "2000"
_MONTH = 7
"""Characters of a year and a month."""


def read_date(text: str, published: str | None, *, predicted: bool = False) -> DateReading:
    """The value of a date phrase. Pure, linear, raises nothing.

    >>> read_date("November 15th", None).edtf
    'XXXX-11-15'

    Args:
        text: The words: 'November 15th', 'late Saturday', 'since 2022'.
        published: Publication date, EDTF; null if not known.
        predicted: Whether the claim is of the future: names of days are then the next such day.
    """
    phrase = date_phrase(date_words(text))
    if phrase is None:
        return _NOTHING
    reading = _read(phrase, anchor(published), predicted=predicted)
    if reading.edtf is not None and not is_edtf(reading.edtf):
        return DateReading(None, reading.basis)
    return reading


def _read(phrase: Phrase, origin: Anchor | None, *, predicted: bool) -> DateReading:
    if phrase.joint is Joint.RANGE:
        return _range(*_ends(phrase.moments, origin, predicted=predicted))
    found = [_resolved(moment, origin, predicted=predicted) for moment in phrase.moments]
    reading = found[0] if len(found) == 1 else _list(_dated_by_last(phrase.moments, found))
    if phrase.night:
        reading = DateReading(_night(reading.edtf, phrase.night), reading.basis)
    return _opened(reading, phrase.opening)


def _resolved(moment: Moment, origin: Anchor | None, *, predicted: bool) -> DateReading:
    """The value by the publication date where the words need one and it gives one, else by the words alone."""
    if moment.resolve is not None and origin is not None:
        value = origin.resolve(moment.resolve, predicted=predicted)
        if value is not None:
            return DateReading(value, DateBasis.RELATIVE)
    hangs = moment.hangs or (moment.resolve is not None and moment.alone is None)
    return DateReading(moment.alone, DateBasis.RELATIVE if hangs else DateBasis.EXPLICIT)


def _ends(
    moments: tuple[Moment, ...],
    origin: Anchor | None,
    *,
    predicted: bool,
) -> tuple[DateReading, DateReading]:
    """Both ends of a range; a named day, month or weekday without a year is told from the other end where that has one.

    'From March to May 2023', 'from Thursday to Sunday': the latest such before the end. Of the future, and where only
    the beginning has its year, the earliest such after the beginning.
    """
    first, second = moments
    start = _resolved(first, origin, predicted=predicted)
    end = _resolved(second, origin, predicted=predicted)
    if (predicted or first.resolve is None) and _named(second):
        end = _told_from(second, end, start, predicted=True)
    elif _named(first):
        start = _told_from(first, start, end, predicted=False)
    return start, end


def _named(moment: Moment) -> bool:
    return moment.resolve is not None and not moment.hangs


def _told_from(moment: Moment, value: DateReading, other: DateReading, *, predicted: bool) -> DateReading:
    """The moment resolved from the other end of its range, if that is a day, month or year."""
    days = bounds(other.edtf) if other.edtf is not None and "/" not in other.edtf else None
    if days is None or moment.resolve is None or None in days:
        return value
    day = days[0] if predicted else days[1]
    told = None if day is None else Anchor(day, day).resolve(moment.resolve, predicted=predicted)
    return value if told is None else DateReading(told, other.basis)


def _range(start: DateReading, end: DateReading) -> DateReading:
    bases = {start.basis, end.basis}
    basis = DateBasis.EXPLICIT if bases == {DateBasis.EXPLICIT} else DateBasis.RELATIVE
    if start.edtf is None or end.edtf is None:
        return DateReading(None, basis)
    return DateReading(f"{start.edtf.partition('/')[0]}/{end.edtf.rpartition('/')[2]}", basis)


def _dated_by_last(moments: tuple[Moment, ...], found: list[DateReading]) -> list[DateReading]:
    """'May and June 2023': the last of a list may give the year of all."""
    if moments[-1].resolve is not None:
        return found
    return [
        _told_from(moment, value, found[-1], predicted=False) if _named(moment) else value
        for moment, value in zip(moments, found, strict=True)
    ]


def _list(found: list[DateReading]) -> DateReading:
    """Days, months or years that follow one another are an interval, other days of one month the month."""
    bases = {reading.basis for reading in found}
    basis = DateBasis.EXPLICIT if bases == {DateBasis.EXPLICIT} else DateBasis.RELATIVE
    values = [reading.edtf for reading in found if reading.edtf is not None and "/" not in reading.edtf]
    if len(values) < len(found):
        return DateReading(None, basis)
    if all(_follows(one, other) for one, other in pairwise(values)):
        return DateReading(f"{values[0]}/{values[-1]}", basis)
    months = {value[:_MONTH] for value in values}
    return DateReading(months.pop() if len(months) == 1 and len(values[0]) > _MONTH else None, basis)


def _follows(one: str, other: str) -> bool:
    """Whether the one value ends on the eve of the other; both with a year, or both without."""
    if one.startswith("XXXX") != other.startswith("XXXX"):
        return False
    ends = bounds(one.replace("XXXX", _LEAP_YEAR)), bounds(other.replace("XXXX", _LEAP_YEAR))
    last, first = ends[0] and ends[0][1], ends[1] and ends[1][0]
    return last is not None and first is not None and (first - last).days == 1


def _day(value: str | None) -> dt.date | None:
    days = bounds(value) if value is not None and "/" not in value else None
    return days[0] if days is not None and days[0] == days[1] else None


def _night(value: str | None, side: int) -> str | None:
    """The night before (-1) or after (1) a day, as both its days."""
    day = _day(value)
    if day is None:
        return value if value is not None and "/" in value else None
    try:
        other = day + dt.timedelta(days=side)
    except OverflowError:
        return None
    return interval(min(day, other), max(day, other))


def _opened(reading: DateReading, opening: Opening) -> DateReading:
    ranged = reading.edtf is not None and "/" in reading.edtf
    if opening is Opening.NONE or reading.edtf is None or (opening is Opening.FROM and ranged):
        return reading
    start, _, end = reading.edtf.partition("/")
    value = {
        Opening.SINCE: f"{start}/..",
        Opening.FROM: f"{start}/",
        Opening.UNTIL: f"/{end or start}",
    }.get(opening)
    return DateReading(value, reading.basis)
