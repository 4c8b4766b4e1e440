from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.validate.reports import Page

from reportedly.cli import run
from reportedly.schema.report import Report

ONE = Page("The guard left Old Mill on 3 May. Nobody fired.")
OTHER = Page("The militia may hold Fairview, a doctor said.")
LEFT = ONE.report(ONE.claim("The guard left Old Mill on 3 May", "withdrawal", units=[ONE.unit("guard")]))
HELD = OTHER.report(
    OTHER.claim(
        "The militia may hold Fairview, a doctor said",
        "control",
        modality="possible",
        hedge="may",
        chain=[OTHER.source("doctor")],
    ),
)
BLUNT = OTHER.report(OTHER.claim("The militia may hold Fairview, a doctor said", "control"))


@pytest.fixture
def golden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, page, report in (("left", ONE, LEFT), ("held", OTHER, HELD)):
        folder = tmp_path / "golden" / name
        folder.mkdir(parents=True)
        (folder / "report.json").write_text(report.to_json(), encoding="utf-8")
        (folder / "article.txt").write_text(page.text, encoding="utf-8")
    return tmp_path / "golden"


def write(name: str, *reports: Report) -> str:
    Path(name).write_text("".join(report.to_json(indent=None) + "\n" for report in reports), encoding="utf-8")
    return name


def said(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    captured = capsys.readouterr()
    return captured.out, captured.err


def test_the_golden_set_against_itself(golden: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", str(golden), str(golden)]) == 0
    out, err = said(capsys)
    assert out.startswith("2 articles · 2 claims in the gold · 2 predicted")
    assert "claim F1    100.0  [100.0, 100.0]" in out
    assert "only 2 articles: fewer than 8" in out
    assert "critical errors 0" in out
    assert err == ""


def test_critical_errors_stand_before_the_slots(golden: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", write("predictions.jsonl", BLUNT, LEFT), str(golden)]) == 0
    out = said(capsys)[0]
    assert "critical errors 2" in out
    assert out.index("asserted for hedged") < out.index("ALL TEMPLATES") < out.index("grounding")
    assert "held /claims/0  the narrator in the place of the origin: gold doctor · predicted –  [origin]" in out


def test_errors_are_listed_when_asked(golden: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", write("predictions.jsonl", BLUNT), str(golden), "--errors"]) == 0
    lines = said(capsys)[0].splitlines()
    assert "MIS  left /claims/0  claim: gold withdrawal · predicted –  [claim.unmatched]" in lines
    assert "INC  held /claims/0/attribution/voice  voice: gold sourced · predicted narrator  [value.unequal]" in lines
    assert not [line for line in lines if line.startswith("MIS  left /claims/0/units")]


def test_a_missing_report_counts_as_missing_and_is_named(golden: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", write("predictions.jsonl", LEFT), str(golden)]) == 0
    assert "no prediction for held: all missing" in said(capsys)[0]


def test_a_bad_report_among_several_counts_as_missing_and_is_named(
    golden: Path,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    Path("predictions").mkdir()
    write("predictions/left.json", LEFT)
    Path("predictions/held.json").write_text("{}", encoding="utf-8")
    assert run(["score", "predictions", str(golden)]) == 0
    assert "predictions/held.json: schema_version" in caplog.text
    assert "all its gold counts as missing" in caplog.text
    assert "no prediction for held" in said(capsys)[0]


def test_predictions_outside_the_golden_set_are_counted_out_loud(
    golden: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert run(["score", write("predictions.jsonl", LEFT, HELD), str(golden / "left")]) == 0
    assert "1 of 2 predictions are about articles that the golden set does not have" in caplog.text


def test_standard_input(golden: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.cli.score.source_bytes", lambda _: LEFT.to_json().encode())
    assert run(["score", "-", str(golden / "left")]) == 0
    assert "claim F1    100.0" in said(capsys)[0]
    monkeypatch.setattr("reportedly.cli.score.source_bytes", lambda _: b"")
    assert run(["score", "-", str(golden / "left")]) == 2
    assert said(capsys)[1] == "reportedly: standard input: empty\n"


@pytest.mark.parametrize(
    ("form", "beginning"),
    [
        ("json", '{\n "format": "reportedly-scores-1"'),
        ("markdown", "# Scores"),
        ("html", "<!doctype html>"),
        ("sarif", "{"),
    ],
)
def test_other_forms(golden: Path, capsys: pytest.CaptureFixture[str], form: str, beginning: str) -> None:
    assert run(["score", write("p.jsonl", BLUNT, LEFT), str(golden), "--format", form]) == 0
    assert said(capsys)[0].startswith(beginning)


def test_the_result_goes_to_a_file_without_terminal_codes(golden: Path) -> None:
    assert run(["score", write("p.jsonl", BLUNT, LEFT), str(golden), "-o", "scores.txt"]) == 0
    text = Path("scores.txt").read_text(encoding="utf-8")
    assert "critical errors 2" in text
    assert "\x1b" not in text


def test_json_is_for_programs(golden: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", write("p.jsonl", BLUNT, LEFT), str(golden), "--format", "json"]) == 0
    document = json.loads(said(capsys)[0])
    assert (document["claim_f1"], len(document["critical"])) == (1.0, 2)


def test_two_runs_are_compared(golden: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = write("before.jsonl", BLUNT), write("after.jsonl", HELD, LEFT)
    assert run(["score", after, str(golden), "--against", before]) == 0
    out = said(capsys)[0]
    assert "claim F1    66.7 → 100.0 (+33.3, p = " in out
    assert "left /claims/0  claim: MIS – → COR withdrawal  gold withdrawal" in out
    assert "worse  0" in out
    assert run(["score", before, str(golden), "--against", after]) == 0
    assert "CRITICAL" in said(capsys)[0]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--fail-under", "90"], 1),
        (["--fail-under", "20"], 0),
        (["--fail-on-critical"], 1),
        ([], 0),
    ],
)
def test_gates(golden: Path, arguments: list[str], code: int) -> None:
    assert run(["score", write("p.jsonl", BLUNT), str(golden), *arguments]) == code


def test_a_run_without_errors_passes_every_gate(golden: Path) -> None:
    assert run(["score", str(golden), str(golden), "--fail-under", "100", "--fail-on-critical"]) == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["missing.json", "golden"], "missing.json: No such file"),
        (["p.jsonl", "missing"], "No such file"),
        (["empty.json", "golden"], "empty.json: empty"),
        (["text.txt", "golden"], "text.txt: not JSON"),
        (["object.json", "golden"], "object.json: schema_version"),
        (["p.jsonl", "golden/held"], "no prediction is about an article of the golden set"),
        (["p.jsonl", "folder"], "folder: no golden report"),
        (["folder", "golden"], "folder: no report in it"),
        (["p.jsonl", "object.json"], "schema_version"),
        (["p.jsonl", "golden", "--format", "xml"], "xml"),
        (["p.jsonl", "golden", "--fail-under", "200"], "200"),
        (["p.jsonl", "golden", "--against", "missing.json"], "missing.json"),
        (["p.jsonl"], "Missing argument"),
    ],
)
@pytest.mark.usefixtures("golden")
def test_wrong_input_is_one_line_and_exit_2(
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    words: str,
) -> None:
    write("p.jsonl", LEFT)
    Path("empty.json").touch()
    Path("text.txt").write_text("The guard left.", encoding="utf-8")
    Path("object.json").write_text("{}", encoding="utf-8")
    Path("folder").mkdir()
    assert run(["score", *arguments]) == 2
    out, err = said(capsys)
    assert out == ""
    assert err.count("\n") == 1
    assert words in err


def test_bad_states_are_one_line_and_exit_2(golden: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (golden / "left" / "states.json").write_text('{"/claims/9": "optional"}', encoding="utf-8")
    assert run(["score", write("p.jsonl", LEFT), str(golden)]) == 2
    assert "'/claims/9'" in said(capsys)[1]


def test_nothing_of_an_article_reaches_the_terminal_raw(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = Page("The \x1b[31mguard \u202eleft Old Mill.")
    words = "The \x1b[31mguard \u202eleft Old Mill"
    gold = page.report(page.claim(words, "withdrawal", units=[page.unit("\x1b[31mguard \u202eleft", side="state:UA")]))
    other = page.report(page.claim(words, "withdrawal", units=[page.unit("\x1b[31mguard \u202eleft", side="state:RU")]))
    (tmp_path / "gold.json").write_text(gold.to_json(), encoding="utf-8")
    (tmp_path / "other.json").write_text(other.to_json(), encoding="utf-8")
    assert run(["score", str(tmp_path / "other.json"), str(tmp_path / "gold.json"), "--errors", "-o", "-"]) == 0
    out = said(capsys)[0]
    assert "\\x1b[31mguard" in out
    assert not {"\x1b", "\u202e"} & set(out)
