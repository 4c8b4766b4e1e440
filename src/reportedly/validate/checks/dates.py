"""Dates: years from nowhere, dates after publication, durations that don't fit."""

import datetime as dt
import re
from collections.abc import Iterator

from reportedly.schema.claim import Claim
from reportedly.schema.event import Quantity
from reportedly.schema.setting import ClaimDate
from reportedly.schema.vocabularies import DateBasis, DateRole, Modality, QuantityOf, UnitOfMeasure
from reportedly.text.edtf import bounds
from reportedly.validate.findings import Finding, Rule, Severity
from reportedly.validate.subject import Subject

INVENTED_YEAR = Rule(
    "date.invented_year",
    Severity.ERROR,
    "a year that neither the text nor the publication date gives",
    "A year that neither the text nor the article's own publication date gives is never filled in: with 'On "
    "November 15th' alone the value is XXXX-11-15.",
    "Write the year as XXXX, or give the article's publication date.",
)
AFTER_PUBLICATION = Rule(
    "date.after_publication",
    Severity.ERROR,
    "a happening or a report dated after the publication",
    "What an article tells as past or present can't begin after the article was published; only plans, possibilities "
    "and conditions can.",
    "Mend the date or the publication date; if it lies ahead, the modality is 'predicted'.",
)
REPORT_BEFORE_EVENT = Rule(
    "date.report_before_event",
    Severity.WARNING,
    "reported before it happened",
    "What is told as having happened is reported after it.",
    "Mend one of the two dates, or exchange their roles.",
)
DURATION = Rule(
    "date.duration",
    Severity.WARNING,
    "a duration that does not fit the dates",
    "How long something lasts, when it began and when the article was published depend on each other: 'for two years' "
    "can't have begun three months ago.",
    "Mend the duration or the date, or move one of them to the claim that it belongs to.",
)
RULES = (INVENTED_YEAR, AFTER_PUBLICATION, REPORT_BEFORE_EVENT, DURATION)

Days = tuple[dt.date | None, dt.date | None]

_AHEAD = frozenset({Modality.PREDICTED, Modality.POSSIBLE, Modality.CONDITIONAL})
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?=[-/]|\Z)")
_WRITTEN_YEAR = re.compile(r"(?<![0-9])([0-9]{4})(?:[-–/]([0-9]{2})(?![0-9]))?(?![0-9])|[’']([0-9]{2})(?![0-9])")
_OPEN = re.compile(r"/(?:\.\.)?\Z")
_DAYS = {
    UnitOfMeasure.HOUR: 1 / 24,
    UnitOfMeasure.DAY: 1.0,
    UnitOfMeasure.WEEK: 7.0,
    UnitOfMeasure.MONTH: 30.44,
    UnitOfMeasure.YEAR: 365.24,
}
_MOST = 100
"""Dates and durations of one claim that are held against each other, at most."""
_TOLERANCE = 0.25
"""Share of a duration by which spoken durations are off: 'half a year' for five months."""


def check(subject: Subject) -> Iterator[Finding]:
    """What is wrong with the dates."""
    published = bounds(subject.ref.published) if subject.ref.published else None
    given = _given_years(subject)
    for pointer, claim in subject.claims:
        for index, date in enumerate(claim.dates):
            place = f"{pointer}/dates/{index}"
            yield from _years(subject, place, date, given)
            if published is not None:
                yield from _after(place, claim, date, published)
        yield from _reported_first(pointer, claim)
        yield from _durations(pointer, claim, published)


def _years(subject: Subject, pointer: str, date: ClaimDate, given: frozenset[str]) -> Iterator[Finding]:
    published = subject.ref.published
    if date.edtf is None or (published is not None and date.basis is DateBasis.RELATIVE):
        return  # relative to a known date, any year can be meant: 'a decade ago'
    if subject.article is None and date.basis is DateBasis.RELATIVE:
        return  # relative to words that are not at hand
    for year in sorted(set(_YEAR.findall(date.edtf)) - given - _years_in(date.span.text)):
        if published is None:
            message = f"the text does not give the year {year} for “{date.span.text}”"
        else:
            message = f"neither the text nor the publication date {published} gives {year} for “{date.span.text}”"
        yield INVENTED_YEAR.at(f"{pointer}/edtf", message, date.span)


def _given_years(subject: Subject) -> frozenset[str]:
    """The years that the text gives, and that of the publication with its neighbours ('last December')."""
    near = {f"{int(year) + step:04}" for year in _YEAR.findall(subject.ref.published or "") for step in (-1, 0, 1)}
    return frozenset(near) | (_years_in(subject.article.text) if subject.article else frozenset())


def _years_in(text: str) -> frozenset[str]:
    """The years that a text gives: '2024', '2023-24' (both), '’24' (of either century), '1990s' (its first)."""
    years: set[str] = set()
    for found in _WRITTEN_YEAR.finditer(text):
        full, second, short = found.groups()
        years |= {f"19{short}", f"20{short}"} if short else {full}
        if second:
            years.add(full[:2] + second)
    return frozenset(years)


def _after(pointer: str, claim: Claim, date: ClaimDate, published: Days) -> Iterator[Finding]:
    if date.edtf is None or (claim.event.modality in _AHEAD and date.role is DateRole.EVENT):
        return
    days = bounds(date.edtf)
    first, last = (days[0] if days else None), published[1]
    if first is not None and last is not None and first > last:
        yield AFTER_PUBLICATION.at(
            f"{pointer}/edtf",
            f"“{date.span.text}” is {date.edtf}, after the publication on {last.isoformat()}, "
            f"but the claim is {claim.event.modality}",
            date.span,
        )


def _reported_first(pointer: str, claim: Claim) -> Iterator[Finding]:
    if claim.event.modality in _AHEAD:
        return
    events = [days[0] for date in claim.dates if date.role is DateRole.EVENT and (days := _days(date)) is not None]
    begun = min((day for day in events if day is not None), default=None)
    for index, date in enumerate(claim.dates):
        days = _days(date) if date.role is DateRole.REPORT else None
        if begun is not None and days is not None and days[1] is not None and days[1] < begun:
            yield REPORT_BEFORE_EVENT.at(
                f"{pointer}/dates/{index}",
                f"reported {date.edtf}, but it is said to have happened from {begun.isoformat()} on",
                date.span,
            )


def _durations(pointer: str, claim: Claim, published: Days | None) -> Iterator[Finding]:
    for index, quantity in enumerate(claim.event.quantities[:_MOST]):
        stated = _stated(quantity)
        if stated is None:
            continue
        for date in claim.dates[:_MOST]:
            possible = _elapsed(date, published) if date.role is DateRole.EVENT else None
            if possible is not None and (stated[0] > possible[1] or stated[1] < possible[0]):
                yield DURATION.at(
                    f"{pointer}/event/quantities/{index}",
                    f"“{quantity.span.text}” does not fit “{date.span.text}” ({date.edtf}): "
                    f"{_range(possible)} to the end or the publication",
                    quantity.span,
                )


def _stated(quantity: Quantity) -> tuple[float, float] | None:
    """Least and most days that a duration can mean; null if it is no duration with a number."""
    if quantity.of is not QuantityOf.DURATION or quantity.unit not in _DAYS:
        return None
    low, high = quantity.minimum, quantity.maximum
    if low is None and high is None:
        return None
    day = _DAYS[quantity.unit]
    slack = day / 2
    least = 0.0 if low is None else low * day * (1 - _TOLERANCE) - slack
    most = float("inf") if high is None else high * day * (1 + _TOLERANCE) + slack
    return least, most


def _elapsed(date: ClaimDate, published: Days | None) -> tuple[float, float] | None:
    """Least and most days from a date's beginning to its end, or to the publication where the end is open."""
    if date.edtf is None or "/" not in date.edtf or date.edtf.startswith(("/", "..")):
        return None
    start_text, _, end_text = date.edtf.partition("/")
    is_open = _OPEN.search(date.edtf) is not None
    start = bounds(start_text)
    end = published if is_open else bounds(end_text)
    if start is None or end is None or None in {*start, *end}:
        return None
    first, last, end_first, end_last = (day.toordinal() for day in (*start, *end) if day is not None)
    # 'since X', end unknown, may have ended long before the publication
    least = 0.0 if date.edtf.endswith("/") else max(0.0, end_first - last)
    return least, end_last - first + 1.0


def _days(date: ClaimDate) -> Days | None:
    return bounds(date.edtf) if date.edtf else None


def _range(days: tuple[float, float]) -> str:
    return f"{days[0]:.0f} to {days[1]:.0f} days"
