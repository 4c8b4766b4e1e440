from __future__ import annotations

from pathlib import Path

import pytest
from tests.validate.reports import Page

from reportedly import ArticleError, ReportError, Severity, validate_report
from reportedly.validate.rules import chosen

PAGE = Page("The ministry said the town fell on 3 May. Officials denied the reports.")
REPORT = PAGE.report(PAGE.claim("the town fell on 3 May", dates=[PAGE.date("3 May", "2023-05-03")]))
RULES_HIT = ["date.invented_year", "denial.unbound"]


def found(*, select: tuple[str, ...] = ("date", "denial"), ignore: tuple[str, ...] = ()) -> list[str]:
    validation = validate_report(REPORT, article=PAGE.text, select=select, ignore=ignore)
    return sorted(finding.rule for finding in validation.findings)


def test_text_bytes_path_and_model_are_the_same_report(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text(REPORT.to_json(), encoding="utf-8")
    text = tmp_path / "article.txt"
    text.write_text(PAGE.text, encoding="utf-8")
    results = [
        validate_report(REPORT, article=PAGE.text),
        validate_report(REPORT.to_json(), article=PAGE.text.encode()),
        validate_report(REPORT.to_json().encode(), article=text),
        validate_report(path, article=text),
    ]
    assert len({result.findings for result in results}) == 1
    assert not results[0].valid
    assert results[0].unchecked == ()


def test_rules_are_selected_and_ignored_by_id_and_family() -> None:
    assert found() == RULES_HIT
    assert found(select=("date",)) == ["date.invented_year"]
    assert found(ignore=("denial.unbound",)) == ["date.invented_year"]
    assert found(select=("date",), ignore=("date",)) == []


def test_an_unknown_rule_is_named() -> None:
    with pytest.raises(ValueError, match="no rule or family of rules is named 'dat'; families: json, schema"):
        chosen(["dat"], [])


def test_without_the_article_it_says_what_was_not_checked() -> None:
    validation = validate_report(REPORT)
    assert validation.unchecked == (
        "grounding, and what needs the article: its text was not given, or is another text",
    )


def test_thresholds() -> None:
    validation = validate_report(REPORT, article=PAGE.text, select=["denial"])
    assert validation.valid
    assert validation.reaches(Severity.WARNING)
    assert not validation.reaches(Severity.ERROR)


def test_claims_that_break_the_schema_do_not_hide_the_findings_on_others() -> None:
    broken = REPORT.to_json().replace('"language": "en"', '"language": "not a tag!"')
    assert [finding.rule for finding in validate_report(broken).findings] == ["schema.value"]
    broken = REPORT.to_json().replace('"created_at"', '"made_at"')
    rules = [finding.rule for finding in validate_report(broken, article=PAGE.text, select=["schema", "date"]).findings]
    assert rules == ["date.invented_year", "schema.missing", "schema.unknown_field"]


def test_files_that_cannot_be_read_are_errors(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"missing\.json: No such file"):
        validate_report(tmp_path / "missing.json")
    with pytest.raises(ArticleError, match=r"missing\.txt"):
        validate_report(REPORT, article=tmp_path / "missing.txt")


def test_the_golden_reports_have_no_errors(sample: Path) -> None:
    report = sample.parent / "report.json"
    validation = validate_report(report, article=sample)
    assert [finding for finding in validation.findings if finding.severity is Severity.ERROR] == []
    assert validation.unchecked == ()
