from __future__ import annotations

import datetime as dt

import pytest

from reportedly.normalise.datewords import date_words
from reportedly.normalise.moments import moment_at

DAY = dt.date(2024, 5, 8)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("text", "end", "alone", "past", "ahead"),
    [
        ("2024-11-15", 1, "2024-11-15", None, None),
        ("2011-12", 1, "2011/2012", None, None),
        ("15 November 2024", 3, "2024-11-15", None, None),
        ("November 15", 2, "XXXX-11-15", "2023-11-15", "2024-11-15"),
        ("May", 1, "XXXX-05", "2024-05", "2024-05"),
        ("last May", 2, "XXXX-05", "2023-05", "2023-05"),
        ("next May", 2, "XXXX-05", "2025-05", "2025-05"),
        ("this May", 2, "XXXX-05", "2024-05", "2024-05"),
        ("Wednesday", 1, None, "2024-05-08", "2024-05-15"),
        ("last Wednesday", 2, None, "2024-05-01", "2024-05-01"),
        ("next Wednesday", 2, None, "2024-05-15", "2024-05-15"),
        ("this coming Sunday", 3, None, "2024-05-12", "2024-05-12"),
        ("Sunday, 3 March", 4, "XXXX-03-03", "2024-03-03", "2025-03-03"),
        ("winter", 1, None, "2023-24", "2024-24"),
        ("last spring", 2, None, "2023-21", "2023-21"),
        ("next spring", 2, None, "2025-21", "2025-21"),
        ("spring of last year", 4, None, "2023-21", "2023-21"),
    ],
)
def test_a_moment(text: str, end: int, alone: str | None, past: str | None, ahead: str | None) -> None:
    moment = moment_at(date_words(text), 0)
    assert moment is not None
    assert (moment.end, moment.alone) == (end, alone)
    resolved = [None if moment.resolve is None else moment.resolve(DAY, predicted) for predicted in (False, True)]
    assert resolved == [past, ahead]


@pytest.mark.parametrize("text", ["the", "men", "3 men", "31", "last man", "yesterday", "(may)"])
def test_no_moment(text: str) -> None:
    assert moment_at(date_words(text), 0) is None
