from __future__ import annotations

import json
from typing import Any

import pytest
from tests.validate.reports import Page

from reportedly.article import Article
from reportedly.validate.located import ArticleFile, located
from reportedly.validate.rules import RULES
from reportedly.validate.sarif import FINGERPRINT, sarif, uri
from reportedly.validate.validation import validate_report

PAGE = Page("The ministry said\nthe town fell on 3 May.")
REPORT = PAGE.report(PAGE.claim("the town fell on 3 May", dates=[PAGE.date("3 May", "2023-05-03")]))


def run(content: str = PAGE.text, select: str = "date") -> dict[str, Any]:
    """The one run of a log on the report, whose article's file has this content."""
    article = Article.from_text(content)
    validation = validate_report(REPORT, article=article, select=[select])
    file = ArticleFile("in/article.txt", article, content)
    items = located(validation, "out/my report.json", REPORT.to_json().encode(), file)
    log = json.loads(sarif(items, validation.unchecked))
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    result: dict[str, Any] = only
    return result


def test_a_result_stands_at_its_words_and_at_its_value() -> None:
    (result,) = run()["results"]
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "in/article.txt"},
        "region": {
            "startLine": 2,
            "startColumn": 18,
            "endLine": 2,
            "endColumn": 23,
            "charOffset": PAGE.text.index("3 May"),
            "charLength": 5,
            "snippet": {"text": "3 May"},
        },
    }
    assert location["logicalLocations"] == [{"fullyQualifiedName": "/claims/0/dates/0/edtf", "kind": "value"}]
    (related,) = result["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"] == {"uri": "out/my%20report.json"}
    line = related["physicalLocation"]["region"]["startLine"]
    assert REPORT.to_json().splitlines()[line - 1].strip() == '"edtf": "2023-05-03",'


def test_rules_and_levels_agree_with_the_results() -> None:
    only = run()
    rules = only["tool"]["driver"]["rules"]
    (result,) = only["results"]
    assert [rule["id"] for rule in rules] == list(RULES)
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == "date.invented_year"
    assert result["level"] == "error"
    assert set(result["partialFingerprints"]) == {FINGERPRINT}
    assert only["columnKind"] == "unicodeCodePoints"


def test_with_other_line_ends_in_the_file_there_are_lines_but_no_offsets() -> None:
    (result,) = run(PAGE.text.replace("\n", "\r\n"))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (2, 18)
    assert "charOffset" not in region


def test_a_finding_without_words_stands_at_its_value() -> None:
    (result,) = run(PAGE.text.replace("fell", "held"), select="grounding")["results"]
    assert result["ruleId"] == "grounding.article"
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "out/my%20report.json"}
    assert "relatedLocations" not in result


def test_what_was_not_checked_is_a_notification() -> None:
    (notification, *_) = run(PAGE.text.replace("fell", "held"))["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"].startswith("not checked: grounding")


def test_the_articles_words_make_no_links_and_no_placeholders() -> None:
    validation = validate_report('{"schema_version": "[a](b) {0}"}')
    (result,) = json.loads(sarif(located(validation, "report.json", b"", None)))["runs"][0]["results"]
    assert "'\\[a\\](b) {{0}}'" in result["message"]["text"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [("a/b c.json", "a/b%20c.json"), ("/a/ü.json", "file:///a/%C3%BC.json"), ("a#b?.json", "a%23b%3F.json")],
)
def test_paths_are_uris(path: str, expected: str) -> None:
    assert uri(path) == expected
