from __future__ import annotations

import pytest
from tests.validate.checks.hits import changed, hits
from tests.validate.reports import Page

from reportedly import extract_report
from reportedly.grounding.identity import claim_id
from reportedly.grounding.summary import compose
from reportedly.schema.claim import Claim
from reportedly.schema.vocabularies import Branch, Echelon, Vagueness
from reportedly.validate.findings import Severity
from reportedly.validate.validation import validate_report

PAGE = Page(
    "Elements of the 36th Brigade lost nearly 50 men and heavy equipment since 3 May 2022. It will attack on Sunday.",
)
LOST = "Elements of the 36th Brigade lost nearly 50 men and heavy equipment since 3 May 2022"


def claim() -> Claim:
    """A claim whose derived values are as the program reads them, but for the summary and id."""
    unit = changed(PAGE.unit("36th Brigade", "target"), designation="36", echelon=Echelon.BRIGADE, subunit=True)
    number = changed(PAGE.quantity("nearly 50", "losses", None, 50), approximate=True)
    made = PAGE.claim(
        LOST, "casualties", units=[unit], quantities=[number], dates=[PAGE.date("3 May 2022", "2022-05-03/..")]
    )
    return changed(made, event__summary=compose(made))


def found(made: Claim) -> list[tuple[str, str]]:
    return hits(PAGE, made, rules="derived")


def test_what_the_program_computes_is_no_finding() -> None:
    assert found(claim()) == []


def test_an_id_is_the_claims_hash() -> None:
    report = PAGE.report(claim())
    wrong = report.model_copy(update={"claims": (changed(report.claims[0], id="c-aaaaaaaaaa"),)})
    (finding,) = validate_report(wrong, select=["derived"]).findings
    assert (finding.rule, finding.pointer) == ("derived.id", "/claims/0/id")
    assert claim_id(report.article.id, claim()) in finding.message


def test_equal_claims_are_numbered() -> None:
    report = PAGE.report(claim(), claim())
    assert report.claims[1].id.endswith("-2")
    assert validate_report(report, select=["derived"]).findings == ()


def test_a_summary_is_composed() -> None:
    assert found(changed(claim(), event__summary="There were losses.")) == [
        ("derived.summary", "/claims/0/event/summary")
    ]


@pytest.mark.parametrize(
    ("field", "value"),
    [("designation", "38"), ("designation", None), ("echelon", Echelon.CORPS), ("branch", Branch.MARINE)],
)
def test_a_unit_is_read_from_its_name(field: str, value: object) -> None:
    made = claim()
    other = changed(made, units=(changed(made.units[0], **{field: value}),))
    assert ("derived.formation", f"/claims/0/units/0/{field}") in found(other)


def test_a_subunit_is_said_by_the_words_before_the_name() -> None:
    page = Page("The 36th Brigade fled.")
    unit = changed(page.unit("36th Brigade"), designation="36", echelon=Echelon.BRIGADE, subunit=True)
    assert hits(page, page.claim("The 36th Brigade fled", units=[unit]), rules="derived.formation") == [
        ("derived.formation", "/claims/0/units/0/subunit"),
    ]


@pytest.mark.parametrize(
    ("field", "value"),
    [("minimum", 50), ("maximum", 5), ("approximate", False), ("vague", Vagueness.HEAVY)],
)
def test_bounds_are_read_from_the_words(field: str, value: object) -> None:
    made = claim()
    other = changed(made, event__quantities=(changed(made.event.quantities[0], **{field: value}),))
    assert ("derived.quantity", f"/claims/0/event/quantities/0/{field}") in found(other)


def test_a_date_is_read_from_its_words_or_with_those_before_it() -> None:
    made = claim()
    whole = changed(made, dates=(PAGE.date("since 3 May 2022", "2022-05-03/.."),))
    assert "derived.date" not in {rule for rule, _ in found(whole)}
    other = changed(made, dates=(PAGE.date("3 May 2022", "2022-05-04"),))
    assert ("derived.date", "/claims/0/dates/0/edtf") in found(other)


def test_a_programs_report_is_held_to_it_and_a_person_is_only_told() -> None:
    report = PAGE.report(changed(claim(), event__summary="There were losses."))
    assert [finding.severity for finding in validate_report(report, select=["derived"]).findings] == [Severity.WARNING]
    made = report.model_copy(update={"extraction": report.extraction.model_copy(update={"extractor": "rules"})})
    assert [finding.severity for finding in validate_report(made, select=["derived"]).findings] == [Severity.ERROR]


def test_what_the_program_extracts_is_what_it_computes() -> None:
    text = (
        "Elements of the 36th Brigade lost nearly 50 men near the dam on Sunday, the army said. On 3 May 2022 shells "
        "killed at least 12 people in Harbour Town. The 1st Motor Rifle Regiment has been encircled since March."
    )
    report = extract_report(text, published="2022-06-01")
    assert report.claims
    assert validate_report(report, article=text, select=["derived", "grounding", "schema"]).findings == ()
