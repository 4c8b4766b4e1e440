"""Relative dates: 'yesterday', 'overnight', 'last month', 'two weeks ago', 'the past 24 hours'.

They have a value only with a publication date. 'Last week' is the Monday to Sunday before, 'the last week' and 'the
past three days' run up to the day of publication, 'two weeks ago' is the week, not the day. 'Last night' and
'tonight' are the day on which the night begins; only 'overnight' is two days. What hangs on something else than the
publication ('the previous day', 'two days later'), and what is inexact ('in recent days', 'about a year ago'), is
recognised and has no value.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from reportedly.normalise.anchors import Resolve, interval, iso, month_of, week_of, weekend_of, year_of
from reportedly.normalise.datewords import DateWords
from reportedly.normalise.moments import Moment
from reportedly.text.lexicon import table
from reportedly.text.numbers import leading_number

_STEPS = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_UNITS = {"hour", "day", "week", "month", "year", "weekend", "fortnight", "decade"}
_NIGHT = frozenset({"morning", "afternoon", "evening", "night"})
_ELSEWHERE = frozenset({"previous", "following", "same", "preceding", "subsequent", "that"})
_HOURS = 24
_SATURDAY = 5
_WEEK = 7
_MOST = 1000


def relative_at(words: DateWords, at: int) -> Moment | None:
    """The relative date that begins at ``at``; null if none does."""
    for rule in (_day, _back, _unit, _edge, _ago, _elsewhere):
        found = rule(words, at)
        if found is not None:
            return replace(found, hangs=True)
    return None


def shifted(days: int) -> Resolve:
    """The day that is so many days on."""
    return lambda day, _: iso(day + dt.timedelta(days=days))


def overnight(day: dt.date, predicted: bool) -> str:  # noqa: FBT001 - the type of ``Resolve``
    """The day before and that day (guidelines), or that day and the next where it lies ahead."""
    before, after = (day, day + dt.timedelta(days=1)) if predicted else (day - dt.timedelta(days=1), day)
    return interval(before, after)


def _day(words: DateWords, at: int) -> Moment | None:
    """'Yesterday', 'the day before yesterday', 'this morning', 'last night', 'overnight'."""
    word, following = words.norm(at), words.norm(at + 1)
    if word == "overnight":
        return Moment(at + 1, None, overnight)
    if word == "day" and following in {"before", "after"} and words.norm(at + 2) in {"yesterday", "tomorrow"}:
        return Moment(at + 3, None, shifted(-2 if following == "before" else 2))
    if word in _days():
        return Moment(at + 1, None, shifted(_days()[word]))
    if word == "this" and following in _NIGHT:
        return Moment(at + 2, None, shifted(0))
    if word == "last" and following in _NIGHT:
        return Moment(at + 2, None, shifted(-1))
    return None


def _unit(words: DateWords, at: int) -> Moment | None:
    """'Last month', 'this week', 'next year', 'the weekend', 'earlier in the week'."""
    word, unit = words.norm(at), words.norm(at + 1)
    if word == "weekend" and words.norm(at - 1) == "the":
        return Moment(at + 1, None, lambda day, ahead: _weekend(day, 0, ahead=ahead))
    if word == "in" and unit == "the" and words.norm(at - 1) in {"earlier", "later", "early", "late"}:
        return _calendar(at + 3, words.norm(at + 2), 0)
    step = _STEPS.get(word)
    if step is None or words.norm(at + 2) == "of" or (step and words.norm(at - 1) == "the"):
        return None
    return _calendar(at + 2, unit, step)


def _calendar(end: int, unit: str, step: int) -> Moment | None:
    values: Mapping[str, Resolve] = {
        "day": shifted(step),
        "week": lambda day, _: week_of(day, step),
        "weekend": lambda day, ahead: _weekend(day, step, ahead=ahead),
        "month": lambda day, _: month_of(day, step),
        "year": lambda day, _: year_of(day, step),
    }
    return Moment(end, None, values[unit]) if unit in values else None


def _weekend(day: dt.date, step: int, *, ahead: bool) -> str:
    """'Last weekend' is the latest that is over, 'this weekend' may lie ahead."""
    under_way = day.weekday() >= _SATURDAY
    if step < 0:
        return weekend_of(day, -int(under_way))
    return weekend_of(day, step or int(ahead and not under_way))


def _edge(words: DateWords, at: int) -> Moment | None:
    """'The start of the year', 'the end of last month': the whole of it."""
    if words.norm(at) not in {"start", "beginning", "middle", "end", "rest"} or words.norm(at + 1) != "of":
        return None
    step = {"the": 0, **_STEPS}.get(words.norm(at + 2))
    return None if step is None else _calendar(at + 4, words.norm(at + 3), step)


def _back(words: DateWords, at: int) -> Moment | None:
    """'(The) past 24 hours', 'the last week', 'the coming three days': up to, or from, the day of publication."""
    word = words.norm(at)
    step = _STEPS.get(word)
    if not step:
        return None
    number = leading_number(words.norms, at + 1)
    end = at + 1 if number is None else number.end
    unit = words.norm(end).removesuffix("s")
    if unit not in _UNITS or words.norm(end + 1) == "of":
        return None
    whole = number is not None and number.value.denominator == 1 and number.value <= _MOST
    if not whole and (number is not None or words.norm(end).endswith("s") or words.norm(at - 1) != "the"):
        return Moment(end + 1) if number is not None or words.norm(end).endswith("s") else None
    return _stretch(end + 1, unit, 1 if number is None else int(number.value), back=step < 0)


def _stretch(end: int, unit: str, count: int, *, back: bool) -> Moment:
    sign = -1 if back else 1

    def by_days(days: int) -> Resolve:
        return lambda day, _: interval(*sorted((day, day + dt.timedelta(days=sign * days))))

    values: Mapping[str, Resolve] = {
        "hour": by_days(-(-count // _HOURS)),
        "day": by_days(count),
        "week": by_days(_WEEK * count),
        "fortnight": by_days(2 * _WEEK * count),
        "month": lambda day, _: "/".join(sorted((month_of(day, sign * count), month_of(day)))),
        "year": lambda day, _: "/".join(sorted((year_of(day, sign * count), year_of(day)))),
    }
    return Moment(end, None, values.get(unit))


def _ago(words: DateWords, at: int) -> Moment | None:
    """'Two days ago', 'a year ago'; 'two days later' and 'a few days ago' have no value."""
    article = words.norm(at) in {"a", "an"}
    number = leading_number(words.norms, at)
    end = at + 1 if number is None else number.end
    unit = words.norm(end).removesuffix("s")
    if not (article or number is not None or words.norm(at) in _inexact()):
        return None
    if unit not in _UNITS or words.norm(end + 1) not in {"ago", "earlier", "later", "before", "after", "prior"}:
        return None
    counted = article or (number is not None and number.value.denominator == 1 and number.value <= _MOST)
    if words.norm(end + 1) != "ago" or not counted or words.norm(at - 1) in _inexact():
        return Moment(end + 2)
    count = 1 if number is None else int(number.value)
    values: Mapping[str, Resolve] = {
        "day": shifted(-count),
        "week": lambda day, _: week_of(day, -count),
        "fortnight": lambda day, _: week_of(day, -2 * count),
        "month": lambda day, _: month_of(day, -count),
        "year": lambda day, _: year_of(day, -count),
        "decade": lambda day, _: year_of(day, -10 * count),
    }
    return Moment(end + 2, None, values.get(unit))


def _elsewhere(words: DateWords, at: int) -> Moment | None:
    """'The previous day', 'that night', 'the same week', 'recent days': it hangs on something else, or on nothing."""
    unit = words.norm(at + 1).removesuffix("s")
    if words.norm(at) in _ELSEWHERE and (unit in _UNITS or unit in _NIGHT or words.weekday(at + 1) is not None):
        return Moment(at + 2)
    return Moment(at + 2) if words.norm(at) == "recent" and unit in _UNITS else None


@cache
def _days() -> Mapping[str, int]:
    return dict(table("months")["days"])


@cache
def _inexact() -> frozenset[str]:
    return frozenset(table("months")["words"]["inexact"].split())
