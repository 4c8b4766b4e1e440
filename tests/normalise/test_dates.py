from __future__ import annotations

import pytest

from reportedly.normalise.dates import DateReading, read_date
from reportedly.schema.vocabularies import DateBasis

PUBLISHED = "2024-05-08"
"""A Wednesday."""

# words, value without a publication date, value with one
SPELT_OUT = [
    ("15 November 2024", "2024-11-15", "2024-11-15"),
    ("Nov. 15, 2024", "2024-11-15", "2024-11-15"),
    ("the 15th of November 2024", "2024-11-15", "2024-11-15"),
    ("Sunday, 3 March 2024", "2024-03-03", "2024-03-03"),
    ("at 3 a.m. on 4 May 2024", "2024-05-04", "2024-05-04"),
    ("2024-11-15", "2024-11-15", "2024-11-15"),
    ("2024/11/15", "2024-11-15", "2024-11-15"),
    ("15.11.2024", "2024-11-15", "2024-11-15"),
    ("11/15/2024", "2024-11-15", "2024-11-15"),
    ("04/04/2024", "2024-04-04", "2024-04-04"),
    ("03/04/2024", None, None),
    ("31 April 2024", None, None),
    ("June 2015", "2015-06", "2015-06"),
    ("June, 2015", "2015-06", "2015-06"),
    ("in 2024", "2024", "2024"),
    ("early 2024", "2024", "2024"),
    ("the end of 2024", "2024", "2024"),
    ("the first half of 2024", "2024", "2024"),
    ("the autumn of 1812", "1812-23", "1812-23"),
    ("spring 2024", "2024-21", "2024-21"),
    ("fall 2023", "2023-23", "2023-23"),
    ("the winter of 2023-24", "2023-24", "2023-24"),
    ("2022-23", "2022/2023", "2022/2023"),
    ("2019–2021", "2019/2021", "2019/2021"),
    ("between 2019 and 2021", "2019/2021", "2019/2021"),
    ("in 2022 and 2023", "2022/2023", "2022/2023"),
    ("the late 1990s", "1990/1999", "1990/1999"),
    ("3-5 May 2023", "2023-05-03/2023-05-05", "2023-05-03/2023-05-05"),
    ("the night of 12 to 13 May 2023", "2023-05-12/2023-05-13", "2023-05-12/2023-05-13"),
    ("from March to May 2023", "2023-03/2023-05", "2023-03/2023-05"),
    ("from November to March 2023", "2022-11/2023-03", "2022-11/2023-03"),
    ("from 3 May 2023 to 5 June", "2023-05-03/2023-06-05", "2023-05-03/2023-06-05"),
    ("30 April – 2 May 2024", "2024-04-30/2024-05-02", "2024-04-30/2024-05-02"),
    ("May and June 2023", "2023-05/2023-06", "2023-05/2023-06"),
    ("overnight on 3 May 2024", "2024-05-02/2024-05-03", "2024-05-02/2024-05-03"),
    ("since 2022", "2022/..", "2022/.."),
    ("from 2022", "2022/", "2022/"),
    ("began in spring 2024", "2024-21/", "2024-21/"),
    ("2014 to the present", "2014/..", "2014/.."),
    ("May 2024 onwards", "2024-05/", "2024-05/"),
    ("until June 2015", "/2015-06", "/2015-06"),
    ("the deadliest attack since 2014", None, None),
    ("before May 2024", None, None),
]
WITHOUT_YEAR = [
    ("November 15th", "XXXX-11-15", "2023-11-15"),
    ("Sept. 11", "XXXX-09-11", "2023-09-11"),
    ("November fifteenth", "XXXX-11-15", "2023-11-15"),
    ("3 May", "XXXX-05-03", "2024-05-03"),
    ("8 May", "XXXX-05-08", "2024-05-08"),
    ("9 May", "XXXX-05-09", "2023-05-09"),
    ("29 February", "XXXX-02-29", "2024-02-29"),
    ("in May", "XXXX-05", "2024-05"),
    ("in June", "XXXX-06", "2023-06"),
    ("mid-June", "XXXX-06", "2023-06"),
    ("the first week of April", "XXXX-04", "2024-04"),
    ("May 3-5", "XXXX-05-03/XXXX-05-05", "2024-05-03/2024-05-05"),
    ("3/4 May", "XXXX-05-03/XXXX-05-04", "2024-05-03/2024-05-04"),
    ("between 3 and 5 May", "XXXX-05-03/XXXX-05-05", "2024-05-03/2024-05-05"),
    ("3 and 4 May", "XXXX-05-03/XXXX-05-04", "2024-05-03/2024-05-04"),
    ("3 and 5 May", "XXXX-05", "2024-05"),
    ("from November to March", "XXXX-11/XXXX-03", "2023-11/2024-03"),
    ("since 24 February", "XXXX-02-24/..", "2024-02-24/.."),
    ("May last year", "XXXX-05", "2023-05"),
    ("3 May last year", "XXXX-05-03", "2023-05-03"),
    ("last May", "XXXX-05", "2023-05"),
    ("31 April", None, None),
]
RELATIVE = [
    ("on Sunday", "2024-05-05"),
    ("Wednesday", "2024-05-08"),
    ("last Wednesday", "2024-05-01"),
    ("Sunday night", "2024-05-05"),
    ("before dawn on Sunday", "2024-05-05"),
    ("the early hours of Sunday", "2024-05-05"),
    ("late Saturday and early Sunday", "2024-05-04/2024-05-05"),
    ("Friday, Saturday and Sunday", "2024-05-03/2024-05-05"),
    ("from Thursday to Sunday", "2024-05-02/2024-05-05"),
    ("from Sunday to Tuesday", "2024-05-05/2024-05-07"),
    ("Saturday night into Sunday", "2024-05-04/2024-05-05"),
    ("since Sunday", "2024-05-05/.."),
    ("by Sunday", None),
    ("after Sunday", None),
    ("the 3rd", "2024-05-03"),
    ("the 15th", "2024-04-15"),
    ("yesterday", "2024-05-07"),
    ("the day before yesterday", "2024-05-06"),
    ("today", "2024-05-08"),
    ("this morning", "2024-05-08"),
    ("last night", "2024-05-07"),
    ("overnight", "2024-05-07/2024-05-08"),
    ("overnight into Sunday", "2024-05-04/2024-05-05"),
    ("Sunday overnight", "2024-05-05/2024-05-06"),
    ("tomorrow", "2024-05-09"),
    ("last week", "2024-04-29/2024-05-05"),
    ("this week", "2024-05-06/2024-05-12"),
    ("earlier in the week", "2024-05-06/2024-05-12"),
    ("last weekend", "2024-05-04/2024-05-05"),
    ("over the weekend", "2024-05-04/2024-05-05"),
    ("last month", "2024-04"),
    ("earlier this month", "2024-05"),
    ("since the attack earlier this month", "2024-05/.."),
    ("last year", "2023"),
    ("the start of the year", "2024"),
    ("last spring", "2023-21"),
    ("this spring", "2024-21"),
    ("last winter", "2023-24"),
    ("in the autumn", "2023-23"),
    ("the summer of last year", "2023-22"),
    ("two days ago", "2024-05-06"),
    ("two weeks ago", "2024-04-22/2024-04-28"),
    ("three months ago", "2024-02"),
    ("two years ago", "2022"),
    ("the past 24 hours", "2024-05-07/2024-05-08"),
    ("the past three days", "2024-05-05/2024-05-08"),
    ("over the last month", "2024-04/2024-05"),
    ("about a year ago", None),
    ("a few days ago", None),
    ("in recent days", None),
    ("the previous day", None),
    ("the same night", None),
    ("two days later", None),
    ("just days after", None),
    ("New Year's Eve", None),
    ("from Monday to now", "2024-05-06/.."),
]
PREDICTED = [
    ("on Sunday", "2024-05-12"),
    ("on Wednesday", "2024-05-15"),
    ("8 May", "2025-05-08"),
    ("9 May", "2024-05-09"),
    ("31 December", "2024-12-31"),
    ("in June", "2024-06"),
    ("in April", "2025-04"),
    ("in the autumn", "2024-23"),
    ("overnight", "2024-05-08/2024-05-09"),
    ("from Sunday to Tuesday", "2024-05-12/2024-05-14"),
    ("yesterday", "2024-05-07"),
    ("next week", "2024-05-13/2024-05-19"),
]
NO_DATE = [
    "",
    "may have",
    "march on",
    "sun and sat",
    "the fall of the town",
    "20 people",
    "at 10:30",
    "No. 5",
    "the 57th Brigade",
]


@pytest.mark.parametrize(("words", "alone", "dated"), SPELT_OUT, ids=str)
def test_a_date_in_full_is_explicit(words: str, alone: str | None, dated: str | None) -> None:
    assert read_date(words, None) == DateReading(alone, DateBasis.EXPLICIT)
    assert read_date(words, PUBLISHED) == DateReading(dated, DateBasis.EXPLICIT)


@pytest.mark.parametrize(("words", "alone", "dated"), WITHOUT_YEAR, ids=str)
def test_a_year_is_filled_in_from_the_publication_alone(words: str, alone: str | None, dated: str | None) -> None:
    assert read_date(words, None) == DateReading(alone, DateBasis.EXPLICIT)
    expected = DateBasis.RELATIVE if dated else DateBasis.EXPLICIT
    assert read_date(words, PUBLISHED) == DateReading(dated, expected)


@pytest.mark.parametrize(("words", "dated"), RELATIVE, ids=str)
def test_a_relative_date_needs_the_publication(words: str, dated: str | None) -> None:
    assert read_date(words, None) == DateReading(None, DateBasis.RELATIVE)
    assert read_date(words, PUBLISHED) == DateReading(dated, DateBasis.RELATIVE)


@pytest.mark.parametrize(("words", "dated"), PREDICTED, ids=str)
def test_what_is_predicted_lies_ahead(words: str, dated: str) -> None:
    assert read_date(words, PUBLISHED, predicted=True).edtf == dated


@pytest.mark.parametrize("words", NO_DATE)
def test_words_that_name_no_date(words: str) -> None:
    assert read_date(words, PUBLISHED).edtf is None


@pytest.mark.parametrize(
    ("published", "words", "expected"),
    [
        ("2024-05", "in March", "2024-03"),
        ("2024-05", "in May", "2024-05"),
        ("2024-05", "3 March", "2024-03-03"),
        ("2024-05", "3 May", "XXXX-05-03"),
        ("2024-05", "on Sunday", None),
        ("2024-05", "last month", "2024-04"),
        ("2024", "last year", "2023"),
        ("2024", "last month", None),
        ("2024", "in March", "XXXX-03"),
        ("2024-05-01/2024-05-03", "on Sunday", "2024-04-28"),
        ("2024-05-01/2024-05-03", "yesterday", None),
        ("2024-05/..", "in March", "XXXX-03"),
        ("XXXX-05-08", "on Sunday", None),
        ("not a date", "on Sunday", None),
        ("9999-12-31", "tomorrow", None),
        ("0001-01-01", "yesterday", None),
    ],
)
def test_less_than_a_day_of_publication_resolves_what_it_supports(
    published: str, words: str, expected: str | None
) -> None:
    assert read_date(words, published).edtf == expected
