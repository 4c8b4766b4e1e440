from __future__ import annotations

import pytest
from tests.validate.checks.hits import hits
from tests.validate.reports import Page

from reportedly.schema.setting import ClaimDate
from reportedly.schema.vocabularies import DateBasis, DateRole

PAGE = Page("The siege began on 3 May and lasted two years, the ministry said in June. It was spring 2022, or ’23.")
SIEGE = "The siege began on 3 May and lasted two years"


def dated(
    edtf: str | None,
    *,
    words: str = "3 May",
    role: str = "event",
    basis: str = "explicit",
) -> ClaimDate:
    return ClaimDate(span=PAGE.span(words), edtf=edtf, role=DateRole.parse(role), basis=DateBasis.parse(basis))


def found(*dates: ClaimDate, modality: str = "asserted", article: bool = True, **metadata: str | None) -> list[str]:
    hedge = None if modality in {"asserted", "predicted"} else "lasted"
    claim = PAGE.claim(SIEGE, dates=dates, modality=modality, hedge=hedge)
    return [rule for rule, _ in hits(PAGE, claim, rules="date", article=article, **metadata)]


@pytest.mark.parametrize(
    "edtf",
    ["XXXX-05-03", "2022-05-03", "2023-05-03", "2022-21/2023", None],
    ids=["no year", "a year of the text", "’23", "two years of the text", "no value"],
)
def test_a_year_that_the_text_gives_is_no_finding(edtf: str | None) -> None:
    assert found(dated(edtf)) == []


@pytest.mark.parametrize("edtf", ["2021-05-03", "2024", "2022/2024-05"])
def test_a_year_that_nothing_gives_is_an_error(edtf: str) -> None:
    assert found(dated(edtf)) == ["date.invented_year"]


def test_the_publication_date_gives_its_own_year_and_its_neighbours() -> None:
    assert found(dated("2018-05-03"), published="2019-02-01") == []
    assert found(dated("2017-05-03"), published="2019-02-01") == ["date.invented_year"]


def test_relative_to_a_publication_date_any_year_can_be_meant() -> None:
    assert found(dated("2009", basis="relative"), published="2019-02-01") == []


def test_without_the_article_only_the_dates_own_words_are_asked() -> None:
    assert found(dated("2022-05-03"), article=False) == ["date.invented_year"]
    assert found(dated("2022-21", words="spring 2022"), article=False) == []
    assert found(dated("2022-05-03", basis="relative"), article=False) == []


def test_a_year_inside_a_longer_number_is_not_given() -> None:
    page = Page("On 3 May 12022 shells fell, 2021.5 tonnes of them, and 20223 more.")
    date = ClaimDate(span=page.span("3 May"), edtf="2022-05-03", role=DateRole.EVENT, basis=DateBasis.EXPLICIT)
    assert hits(page, page.claim("shells fell", dates=[date]), rules="date") == [
        ("date.invented_year", "/claims/0/dates/0/edtf"),
    ]


@pytest.mark.parametrize(
    ("edtf", "modality", "role", "expected"),
    [
        ("2022-05-03", "asserted", "event", ["date.after_publication"]),
        ("2022-05-03/..", "probable", "event", ["date.after_publication"]),
        ("2022-05-03", "predicted", "event", []),
        ("2022-05-03", "possible", "event", []),
        ("2022-05-03", "predicted", "report", ["date.after_publication"]),
        ("2022-05-01", "asserted", "event", []),
        ("2022-05", "asserted", "event", []),
        ("../2022-06", "asserted", "event", []),
    ],
)
def test_nothing_told_as_past_begins_after_the_publication(
    edtf: str,
    modality: str,
    role: str,
    expected: list[str],
) -> None:
    assert found(dated(edtf, role=role), modality=modality, published="2022-05-01") == expected


def test_an_event_is_reported_after_it_happened() -> None:
    event, report = dated("2022-05-03"), dated("2022-04", words="June", role="report")
    assert found(event, report) == ["date.report_before_event"]
    assert found(event, dated("2022-06", words="June", role="report")) == []
    assert found(event, report, modality="predicted") == []


@pytest.mark.parametrize(
    ("edtf", "number", "unit", "published", "expected"),
    [
        ("2022-05-03/..", 2, "year", "2024-05-01", []),
        ("2022-05-03/..", 2, "year", "2022-09-01", ["date.duration"]),
        ("2022-05-03/", 2, "year", "2022-09-01", ["date.duration"]),
        ("2022-05-03/..", 2, "week", "2023-09-01", ["date.duration"]),
        ("2022-05-03/", 2, "week", "2023-09-01", []),
        ("2022-21/..", 0.5, "year", "2022-11-20", []),
        ("2022-05-03/2022-05-20", 2, "month", None, ["date.duration"]),
        ("2022-05-03/2022-05-20", 2, "week", None, []),
        ("2022-05-03/..", 2, "year", None, []),
        ("2022-05-03", 2, "year", "2022-09-01", []),
    ],
)
def test_a_duration_fits_its_dates(
    edtf: str,
    number: float,
    unit: str,
    published: str | None,
    expected: list[str],
) -> None:
    lasting = PAGE.quantity("two years", "duration", number, number, unit=unit)
    claim = PAGE.claim(SIEGE, dates=[dated(edtf)], quantities=[lasting])
    assert [rule for rule, _ in hits(PAGE, claim, rules="date.duration", published=published)] == expected
