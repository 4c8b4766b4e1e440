from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.validate.reports import Page

from reportedly.cli import run

PAGE = Page("The ministry said the town fell on 3 May.\nOfficials denied the reports: 100% false, says “a,b::c”.")
BAD = PAGE.report(PAGE.claim("the town fell on 3 May", dates=[PAGE.date("3 May", "2023-05-03")]))
SELECT = ["--select", "date,denial,json,schema,grounding"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article, a report on it with an error and a warning, and a report without."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "text.txt").write_text(PAGE.text, encoding="utf-8")
    (tmp_path / "bad.json").write_text(BAD.to_json(), encoding="utf-8")
    (tmp_path / "good.json").write_text(PAGE.report().to_json(), encoding="utf-8")
    return tmp_path


def said(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    captured = capsys.readouterr()
    return captured.out, captured.err


def test_findings_exit_1_and_say_where_and_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", "bad.json", "--article", "text.txt", *SELECT]) == 1
    out, err = said(capsys)
    line = BAD.to_json().splitlines().index('          "edtf": "2023-05-03",') + 1
    assert out.splitlines() == [
        "bad.json:9:13: warning: no claim carries the denial “denied the reports” [denial.unbound]",
        "    /claims  text.txt:2:11: “denied the reports”",
        "    Add a response to each claim that it is aimed at, or a negated claim.",
        f"bad.json:{line}:19: error: the text does not give the year 2023 for “3 May” [date.invented_year]",
        "    /claims/0/dates/0/edtf  text.txt:1:36: “3 May”",
        "    Write the year as XXXX, or give the article's publication date.",
        "1 report: 1 error, 1 warning",
    ]
    assert err == ""


def test_no_findings_exit_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", "good.json", "--article", "text.txt", "--ignore", "denial"]) == 0
    assert said(capsys)[0] == "1 report: no findings\n"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--select", "denial"], 0),
        (["--select", "denial", "--fail-on", "warning"], 1),
        (["--select", "date"], 1),
        (["--select", "date", "--ignore", "date.invented_year"], 0),
    ],
)
def test_what_fails_is_chosen(options: list[str], code: int) -> None:
    assert run(["validate", "bad.json", "--article", "text.txt", *options]) == code


def test_the_article_beside_the_report_is_used(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "text.txt").rename(folder / "article.txt")
    assert run(["validate", "bad.json", "--select", "denial", "--fail-on", "warning"]) == 1
    assert "article.txt:2:11" in said(capsys)[0]


def test_without_an_article_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", "good.json"]) == 0
    assert "good.json: not checked: grounding" in said(capsys)[0]


def test_standard_input(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with (folder / "bad.json").open(encoding="utf-8") as stream:
        monkeypatch.setattr("sys.stdin", stream)
        assert run(["validate", "-", "--select", "date"]) == 1
    assert said(capsys)[0].startswith("standard input:")


def test_annotations_are_escaped(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "bad.json").rename(folder / "a,b.json")
    text = PAGE.text.replace("the reports: 100% false, says “a,b::c”", "reports\u202e::warning::100% 0%0A claims")
    page = Page(text)
    (folder / "text.txt").write_text(text, encoding="utf-8")
    report = page.report(page.claim("the town fell on 3 May", dates=[page.date("3 May", "2023-05-03")]))
    (folder / "a,b.json").write_text(report.to_json(), encoding="utf-8")
    assert run(["validate", "a,b.json", "--article", "text.txt", "--format", "github", *SELECT]) == 1
    lines = said(capsys)[0].splitlines()
    assert lines[0] == (
        "::warning file=a%2Cb.json,line=9,col=13,title=denial.unbound::no claim carries the denial “denied reports”. "
        "Add a response to each claim that it is aimed at, or a negated claim."
    )
    assert all(line.startswith(("::warning file=", "::error file=")) for line in lines)


def test_a_message_with_signs_of_the_commands_own_syntax(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "bad.json").write_text('{"schema_version": "1.0%\\n::error::x"}', encoding="utf-8")
    assert run(["validate", "bad.json", "--format", "github"]) == 1
    (line,) = said(capsys)[0].splitlines()
    assert "1.0%25\\n::error::x" in line


def test_json_and_sarif_are_documents(folder: Path) -> None:
    for form in ("json", "sarif"):
        base = ["validate", "bad.json", "--article", "text.txt", *SELECT]
        assert run([*base, "--format", form, "-o", f"out.{form}"]) == 1
    (report,) = json.loads((folder / "out.json").read_text(encoding="utf-8"))["reports"]
    assert (report["report"], report["valid"], report["unchecked"]) == ("bad.json", False, [])
    assert [finding["rule"] for finding in report["findings"]] == ["denial.unbound", "date.invented_year"]
    assert report["findings"][1]["article"]["line"] == 1
    results = json.loads((folder / "out.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert [result["ruleId"] for result in results] == ["denial.unbound", "date.invented_year"]


def test_several_reports_and_one_that_cannot_be_read(
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert run(["validate", "missing.json", "good.json", "bad.json", "--select", "date"]) == 2
    assert "2 reports: 1 error" in said(capsys)[0]
    assert "missing.json: No such file" in caplog.text


def test_a_broken_report_is_a_finding_with_its_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "bad.json").write_text('{\n "schema_version": "1.0",\n oops}', encoding="utf-8")
    assert run(["validate", "bad.json"]) == 1
    assert said(capsys)[0].startswith("bad.json:3:2: error: not JSON")


def test_no_control_sequence_reaches_the_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "bad.json").write_text(json.dumps({"schema_version": "\x1b]0;owned\x07\u202e"}), encoding="utf-8")
    assert run(["validate", "bad.json"]) == 1
    assert not {"\x1b", "\x07", "\u202e"} & set(said(capsys)[0])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["validate"], "Missing argument"),
        (["validate", "missing.json"], "missing.json"),
        (["validate", "good.json", "--article", "missing.txt"], "missing.txt"),
        (["validate", "good.json", "bad.json", "--article", "text.txt"], "--article"),
        (["validate", "good.json", "--select", "dates"], "'dates'"),
        (["validate", "good.json", "--article", "text.txt", "--encoding", "klingon"], "klingon"),
        (["validate", "good.json", "--fail-on", "never"], "never"),
        (["validate", "."], "directory"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    words: str,
) -> None:
    assert run(arguments) == 2
    out, err = said(capsys)
    assert out == ""
    assert err.count("\n") == 1
    assert words in err


@pytest.mark.parametrize("value", ['"date,denial"', '["date", "denial"]'])
def test_rules_may_be_set_by_the_project(value: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("pyproject.toml").write_text(f"[tool.reportedly.validate]\nselect = {value}\n", encoding="utf-8")
    assert run(["validate", "bad.json", "--article", "text.txt"]) == 1
    assert "1 report: 1 error, 1 warning" in said(capsys)[0]


def test_the_rules_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", "--rules"]) == 0
    assert "date.invented_year" in said(capsys)[0]
