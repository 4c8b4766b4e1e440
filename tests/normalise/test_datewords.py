from __future__ import annotations

import pytest

from reportedly.normalise.datewords import date_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nov. 15th, 2024", ("nov", "15th", ",", "2024")),
        ("mid-June", ("mid", "june")),
        ("3-5 May", ("3", "-", "5", "may")),
        ("3/4 May", ("3", "/", "4", "may")),
        ("May-June", ("may", "-", "june")),
        ("2019-2021", ("2019", "-", "2021")),
        ("winter of 2023-24", ("winter", "of", "2023", "-", "24")),
        ("2023-11", ("2023-11",)),
        ("2024-11-15", ("2024-11-15",)),
        ("15.11.2024", ("15.11.2024",)),
        ("Sunday's", ("sunday",)),
        ("may March", ("(may)", "march")),
        ("ex-wife", ("ex-wife",)),
    ],
)
def test_words_are_cut_so_that_dates_stand_alone(text: str, expected: tuple[str, ...]) -> None:
    assert date_words(text).norms == expected


def test_what_a_word_names() -> None:
    words = date_words("Monday the 3rd of May 2024 spring twenty-first 32 sun")
    assert [words.weekday(at) for at in (0, 1)] == [0, None]
    assert [words.day(at) for at in (2, 7, 8)] == [3, 21, None]
    assert words.month(4) == 5
    assert words.year(5) == "2024"
    assert words.season(6, dated=False) == 21
    assert words.weekday(9) is None


def test_a_year_is_no_time_of_day() -> None:
    assert date_words("at 1900").year(1) is None
    assert date_words("1900 hours").year(0) is None
    assert date_words("in 1900").year(1) == "1900"
    assert date_words("1399").year(0) is None
