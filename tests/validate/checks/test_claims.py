from __future__ import annotations

from tests.validate.checks.hits import changed, hits
from tests.validate.reports import Page

from reportedly.schema.claim import Grading
from reportedly.schema.extraction import Extraction, Unread
from reportedly.schema.vocabularies import EventType
from reportedly.validate.validation import validate_report

PAGE = Page("The 9th Brigade took the hill, the army said. The hill was taken by the 9th Brigade, the army said again.")
FIRST = PAGE.claim("The 9th Brigade took the hill, the army said", "advance", units=[PAGE.unit("9th Brigade")])
AGAIN = PAGE.claim(
    "The hill was taken by the 9th Brigade, the army said again", "advance", units=[PAGE.unit("9th Brigade")]
)


def test_the_same_claim_on_the_same_words_is_an_error() -> None:
    part = PAGE.claim("The 9th Brigade took the hill", "advance", units=[PAGE.unit("9th Brigade")])
    assert hits(PAGE, FIRST, part, rules="claim") == [("claim.duplicate", "/claims/1")]


def test_the_same_claim_on_other_words_is_a_warning() -> None:
    assert hits(PAGE, FIRST, AGAIN, rules="claim") == [("claim.repeated", "/claims/1")]


def test_claims_without_anything_specific_are_the_same_only_on_the_same_words() -> None:
    bare = changed(FIRST, units=())
    part = PAGE.claim("The 9th Brigade took the hill", "advance")
    assert hits(PAGE, bare, bare, rules="claim") == [("claim.duplicate", "/claims/1")]
    assert hits(PAGE, bare, part, rules="claim") == [("claim.repeated", "/claims/1")]
    assert hits(PAGE, bare, changed(AGAIN, units=()), rules="claim") == []


def test_claims_that_differ_are_no_repetition() -> None:
    target = changed(AGAIN, units=(PAGE.unit("9th Brigade", "target"),))
    assert hits(PAGE, FIRST, target, rules="claim") == []
    assert hits(PAGE, FIRST, changed(AGAIN, event__type=EventType.WITHDRAWAL), rules="claim") == []


def summary(text: str) -> list[str]:
    return [rule for rule, _ in hits(PAGE, changed(FIRST, event__summary=text), rules="summary")]


def test_a_summary_holds_no_number_or_name_of_its_own() -> None:
    assert summary("There was an advance by 9th Brigade.") == []
    assert summary("There was an advance by 8th Brigade.") == ["summary.foreign_word"]
    assert summary("There was an advance near Lviv.") == ["summary.foreign_word"]
    assert summary("9 soldiers advanced.") == ["summary.foreign_word"]


def test_no_claim_comes_from_a_passage_that_was_not_read() -> None:
    report = PAGE.report(FIRST)
    for start, end, expected in ((10, 20, ["extraction.unread_claim"]), (44, 60, [])):
        unread = (Unread(start=start, end=end, reason="truncated"),)
        extraction = report.extraction.model_copy(update={"complete": False, "unread": unread})
        validation = validate_report(report.model_copy(update={"extraction": extraction}), select=["extraction"])
        assert [finding.rule for finding in validation.findings] == expected


def test_no_extractor_grades() -> None:
    report = PAGE.report(changed(FIRST, grading=Grading(by="reader", credibility=2, at="2024-05-01T12:00:00Z")))
    extraction = Extraction(
        extractor="reader",
        extractor_version="1",
        created_at="2024-05-01T12:00:00Z",
        complete=True,
    )
    made = report.model_copy(update={"extraction": extraction})
    assert [finding.rule for finding in validate_report(made, select=["grading"]).findings] == ["grading.by_extractor"]
    assert validate_report(report, select=["grading"]).findings == ()
