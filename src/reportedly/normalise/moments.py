"""Moments: single dates that the words spell out: days, months, years, seasons, weekdays.

A year that the words leave out is not filled in here: a moment keeps both its value by the words alone ('XXXX-11-15')
and how it is resolved from a publication date.
"""

import datetime as dt
import re
from dataclasses import dataclass

from reportedly.normalise.anchors import (
    Resolve,
    day_of_any_month,
    day_of_month,
    iso,
    month_named,
    month_of,
    season_named,
    weekday_named,
)
from reportedly.normalise.datewords import DateWords

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?(?:t.*)?\Z")
_ISO_SLASHED = re.compile(r"([0-9]{4})/([0-9]{2})/([0-9]{2})\Z")
_NUMERIC = re.compile(r"([0-9]{1,2})([-./])([0-9]{1,2})\2([0-9]{4})\Z")
_DECADE = re.compile(r"((?:1[4-9]|20)[0-9])0s\Z")
_SHORT_YEAR = re.compile(r"[0-9]{2}\Z")
_TO = frozenset({"to", "-", "–", "—", "and", "or", "through", "/"})
_PREVIOUS = frozenset({"last", "past"})
_FOLLOWING = frozenset({"next", "coming"})
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Moment:
    """A date that some words name, before it is resolved."""

    end: int
    """One past its last word."""
    alone: str | None = None
    """Its value by the words alone."""
    resolve: Resolve | None = None
    """Its value for a day of publication; null if the words alone are all there is."""
    hangs: bool = False
    """Whether it is told from the publication or from something else ('yesterday', 'the next day'), not named."""


def moment_at(words: DateWords, at: int) -> Moment | None:
    """The spelt-out date that begins at ``at``; null if none does."""
    for rule in (_numeric, _weekday, _day_month, _month, _season, _decade, _year, _nth):
        found = rule(words, at)
        if found is not None:
            return found
    return None


def _numeric(words: DateWords, at: int) -> Moment | None:
    """'2024-11-15', '2024-11', '15.11.2024', '11/15/2024'; '03/04/2024' could be either day, and is none."""
    word = words.norm(at)
    found = _ISO.match(word) or _ISO_SLASHED.match(word)
    if found is not None:
        year, month, day = found.groups()
        if day is None and _following(year, month):
            return Moment(at + 1, f"{year}/{int(year) + 1}")
        return Moment(at + 1, "-".join(part for part in (year, month, day) if part))
    found = _NUMERIC.match(word)
    if found is None:
        return None
    one, _, two, year = found.groups()
    first, second = int(one), int(two)
    if first <= _MONTHS and second <= _MONTHS and first != second:
        return Moment(at + 1)
    month, day = (second, first) if first > _MONTHS else (first, second)
    return Moment(at + 1, f"{year}-{month:02}-{day:02}")


def _weekday(words: DateWords, at: int) -> Moment | None:
    """'Sunday', 'last Sunday', 'Sunday, 3 March', 'Sunday the 3rd of March'."""
    step, which = _which(words, at)
    weekday = words.weekday(step)
    if weekday is None:
        return None
    dated = step + 1
    while words.norm(dated) in {",", "(", "the", "morning", "afternoon", "evening", "night"}:
        dated += 1
    calendar = _day_month(words, dated) or (_month(words, dated) if words.day(dated + 1) else None)
    if calendar is not None:
        return calendar

    def resolve(day: dt.date, predicted: bool) -> str:  # noqa: FBT001 - the type of ``Resolve``
        if which in _PREVIOUS:
            return iso(weekday_named(day - dt.timedelta(days=1), weekday, ahead=False))
        return iso(weekday_named(day, weekday, ahead=which in _FOLLOWING or predicted))

    return Moment(step + 1, None, resolve)


def _day_month(words: DateWords, at: int) -> Moment | None:
    """'15 November', '15th of November 2024', '3 to 5 May', 'the night of 12-13 May'."""
    day = words.day(at)
    if day is None:
        return None
    step, last = at + 1, None
    if words.norm(step) in _TO and words.day(step + 1) is not None:
        last, step = words.day(step + 1), step + 2
        step += words.norm(step) == "th"
    step += words.norm(step) == "of"
    month = words.month(step)
    if month is None:
        return None
    joined = "" if last is None else _joint(words, at, at + 1)
    return _dated(words, step + 1, month, day, last, joined)


def _month(words: DateWords, at: int) -> Moment | None:
    """'November 15th, 2024', 'May 3-5', 'November 2024', 'last May', 'May'."""
    step, which = _which(words, at)
    month = words.month(step)
    if month is None:
        return None
    day = words.day(step + 1)
    if day is not None and not which:
        last, end, joined = None, step + 2, ""
        if words.norm(end) in _TO and words.day(end + 1) is not None and words.month(end + 2) is None:
            last, joined, end = words.day(end + 1), _joint(words, at, end), end + 2
        return _dated(words, end, month, day, last, joined)
    behind = step + 1 + (words.norm(step + 1) in {"of", ","})
    year = words.year(behind)
    if year is not None:
        return Moment(behind + 1, f"{year}-{month:02}")
    end, shift = _relative_year(words, step + 1)
    if shift is not None:
        return Moment(end, f"XXXX-{month:02}", lambda day_, _: f"{day_.year + shift:04}-{month:02}")

    def resolve(day_: dt.date, predicted: bool) -> str:  # noqa: FBT001 - the type of ``Resolve``
        if which == "this":
            return f"{day_.year:04}-{month:02}"
        if which in _PREVIOUS:
            return month_named(_month_start(day_, -1), month, ahead=False)
        if which in _FOLLOWING:
            return month_named(_month_start(day_, 1), month, ahead=True)
        return month_named(day_, month, ahead=predicted)

    return Moment(step + 1, f"XXXX-{month:02}", resolve)


def _joint(words: DateWords, at: int, mark: int) -> str:
    """The word between two days; the 'and' of 'between … and …' is 'to'."""
    return "to" if "between" in words.norms[max(0, at - 3) : at] else words.norm(mark)


def _dated(words: DateWords, end: int, month: int, day: int, last: int | None, joined: str) -> Moment:
    """A day of a month, or the days from ``day`` to ``last``, with the year behind it if there is one."""
    behind = end + (words.norm(end) in {",", "of"})
    year = words.year(behind)
    if year is not None:
        return Moment(behind + 1, _days(year, month, day, last, joined))
    alone = _days("XXXX", month, day, last, joined)
    end_, shift = _relative_year(words, end)
    if shift is not None:
        return Moment(end_, alone, lambda day_, _: _days(f"{day_.year + shift:04}", month, day, last, joined))

    def resolve(day_: dt.date, predicted: bool) -> str | None:  # noqa: FBT001 - the type of ``Resolve``
        found = day_of_month(day_, month, day if last is None or predicted else last, ahead=predicted)
        return None if found is None else _days(f"{found.year:04}", month, day, last, joined)

    return Moment(end, alone, resolve)


def _days(year: str, month: int, first: int, last: int | None, joined: str) -> str | None:
    """'3 and 5 May' are two days, which the profile can't say but by their month."""
    if last is None:
        return f"{year}-{month:02}-{first:02}"
    if first >= last:
        return None
    if joined in {"and", "or"} and last - first > 1:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{first:02}/{year}-{month:02}-{last:02}"


def _relative_year(words: DateWords, at: int) -> tuple[int, int | None]:
    """'(of) last year', 'this year', 'next year', as a shift from the year of publication."""
    step = at + (words.norm(at) in {"of", ","})
    shift = {"last": -1, "this": 0, "next": 1}.get(words.norm(step))
    return (step + 2, shift) if shift is not None and words.norm(step + 1) == "year" else (at, None)


def _season(words: DateWords, at: int) -> Moment | None:
    """'spring 2024', 'the winter of 2023-24', 'last spring', 'this summer', 'autumn'."""
    step, which = _which(words, at)
    behind = step + 1 + (words.norm(step + 1) in {"of", ","})
    year = words.year(behind)
    season = words.season(step, dated=bool(which) or year is not None)
    if season is None:
        return None
    if year is not None:
        spanned = words.norm(behind + 1) in {"-", "–", "/"} and _following(year, words.norm(behind + 2))
        return Moment(behind + (3 if spanned else 1), f"{year}-{season}")
    end, shift = _relative_year(words, step + 1)
    if shift is not None:
        return Moment(end, None, lambda day, _: f"{day.year + shift:04}-{season}")

    def resolve(day: dt.date, predicted: bool) -> str:  # noqa: FBT001 - the type of ``Resolve``
        year_ = season_named(day, season, ahead=predicted or which in _FOLLOWING)
        if which in _PREVIOUS and season_named(day, season, ahead=True) == year_:
            year_ -= 1
        if which in _FOLLOWING and season_named(day, season, ahead=False) == year_:
            year_ += 1
        return f"{year_:04}-{season}"

    return Moment(step + 1, None, resolve)


def _decade(words: DateWords, at: int) -> Moment | None:
    """'the 1990s', with all its years."""
    found = _DECADE.match(words.norm(at))
    return None if found is None else Moment(at + 1, f"{found.group(1)}0/{found.group(1)}9")


def _year(words: DateWords, at: int) -> Moment | None:
    """'2024', '2022-23', '2022–2023'."""
    year = words.year(at)
    if year is None:
        return None
    short = words.norm(at + 2)
    if words.norm(at + 1) in {"-", "–", "/"} and _following(year, short):
        return Moment(at + 3, f"{year}/{int(year) + 1}")
    return Moment(at + 1, year)


def _following(year: str, short: str) -> bool:
    """Whether '24' behind '2023' is the next year."""
    return _SHORT_YEAR.match(short) is not None and int(short) == (int(year) + 1) % 100


def _nth(words: DateWords, at: int) -> Moment | None:
    """'On the 15th': a day of a month that is not named, and nothing else in the phrase."""
    day = words.day(at)
    if day is None or words.norm(at).isdecimal() or words.norm(at - 1) != "the" or at + 1 != len(words.norms):
        return None

    def resolve(day_: dt.date, predicted: bool) -> str | None:  # noqa: FBT001 - the type of ``Resolve``
        found = day_of_any_month(day_, day, ahead=predicted)
        return None if found is None else iso(found)

    return Moment(at + 1, None, resolve)


def _which(words: DateWords, at: int) -> tuple[int, str]:
    """'last', 'this', 'next' before a name, and where the name is."""
    word = words.norm(at)
    if word in _PREVIOUS | _FOLLOWING | {"this"}:
        return at + 1 + (words.norm(at + 1) == "coming"), "next" if words.norm(at + 1) == "coming" else word
    return at, ""


def _month_start(day: dt.date, step: int) -> dt.date:
    return dt.date.fromisoformat(f"{month_of(day, step)}-01")
