from __future__ import annotations

import pytest
from tests.validate.checks.hits import changed, hits
from tests.validate.reports import Page

from reportedly.schema.span import Span
from reportedly.schema.vocabularies import Match
from reportedly.validate.validation import validate_report

PAGE = Page("The 25 soldiers of the pro-Harbour unit fled. Ten more of the unit’s men fled, U.S. officials said.")
FLED = "The 25 soldiers of the pro-Harbour unit fled"


def words(text: str, start: int) -> Span:
    return Span(start=start, end=start + len(text), text=text, match=Match.EXACT)


def test_words_that_stand_elsewhere_are_an_error_that_says_where() -> None:
    claim = changed(PAGE.claim(FLED), evidence=(words("soldiers", 3),))
    validation = validate_report(PAGE.report(claim), article=PAGE.text, select=["grounding"])
    (finding,) = validation.findings
    assert (finding.rule, finding.pointer, finding.start, finding.end) == (
        "grounding.span",
        "/claims/0/evidence/0",
        3,
        11,
    )
    assert finding.message == "“soldiers” does not stand at 3 to 11; the article has “ 25 sold” there"
    assert finding.hint == "These words stand at 7 to 15; mend the offsets."


def test_words_that_the_article_does_not_have() -> None:
    claim = changed(PAGE.claim(FLED), evidence=(words("officers", 7),))
    validation = validate_report(PAGE.report(claim), article=PAGE.text, select=["grounding"])
    assert "does not have these words" in validation.findings[0].hint


@pytest.mark.parametrize(
    ("text", "at"),
    [("25 soldiers", 0), ("pro-Harbour unit", 0), ("unit", 1), ("unit’s", 0), ("U.S. officials", 0), ("Ten more", 0)],
)
def test_a_span_of_whole_words(text: str, at: int) -> None:
    assert hits(PAGE, changed(PAGE.claim(FLED), evidence=(PAGE.span(text, at),)), rules="grounding") == []


@pytest.mark.parametrize("text", ["5 soldiers", "soldier", "Harbour unit", "25 sol", "S. officials", "fled, U"])
def test_a_span_that_cuts_a_word_is_an_error(text: str) -> None:
    claim = changed(PAGE.claim(FLED), evidence=(PAGE.span(text),))
    assert hits(PAGE, claim, rules="grounding") == [("grounding.boundary", "/claims/0/evidence/0")]


def test_a_name_is_its_spans_words() -> None:
    unit = changed(PAGE.unit("pro-Harbour unit"), name="anti-Harbour unit")
    assert hits(PAGE, PAGE.claim(FLED, units=[unit]), rules="grounding") == [
        ("grounding.name", "/claims/0/units/0/name")
    ]
    spaced = changed(PAGE.unit("pro-Harbour unit"), name="pro-Harbour  unit")
    assert hits(PAGE, PAGE.claim(FLED, units=[spaced]), rules="grounding") == []


def test_the_names_of_sources_and_alternates_are_checked_too() -> None:
    source = changed(PAGE.source("U.S. officials"), name="officials")
    place = PAGE.place("unit", also=["Ten"])
    other = changed(place, alternate_names=(changed(place.alternate_names[0], name="Eleven"),))
    assert hits(PAGE, PAGE.claim(FLED, chain=[source], places=[other]), rules="grounding.name") == [
        ("grounding.name", "/claims/0/attribution/chain/0/name"),
        ("grounding.name", "/claims/0/locations/0/alternate_names/0/name"),
    ]


def test_a_number_stands_in_a_sentence_of_the_evidence() -> None:
    own, other = PAGE.quantity("25 soldiers", "displaced", 25, 25), PAGE.quantity("Ten", "displaced", 10, 10)
    assert hits(PAGE, PAGE.claim(FLED, quantities=[own, other]), rules="grounding") == [
        ("grounding.quantity_elsewhere", "/claims/0/event/quantities/1"),
    ]


def test_the_wrong_article_is_said_once() -> None:
    report = PAGE.report(PAGE.claim(FLED))
    validation = validate_report(report, article=PAGE.text.replace("fled", "hid"))
    assert [finding.rule for finding in validation.findings if finding.rule.startswith("grounding")] == [
        "grounding.article",
    ]
    assert any("grounding" in text for text in validation.unchecked)


def test_the_length_is_that_of_the_article() -> None:
    report = PAGE.report(PAGE.claim(FLED))
    wrong = report.model_copy(update={"article": report.article.model_copy(update={"characters": 500})})
    found = validate_report(wrong, article=PAGE.text, select=["grounding"]).findings
    assert [(finding.rule, finding.pointer) for finding in found] == [("grounding.characters", "/article/characters")]
