from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.regression.sets import HILL, hill, write_set

from reportedly.cli import run

COMMAND = "reportedly golden accept"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a golden set of two articles, nothing accepted."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CI", raising=False)
    return write_set(tmp_path / "golden")


def said(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    captured = capsys.readouterr()
    return captured.out, captured.err


def accept(capsys: pytest.CaptureFixture[str]) -> str:
    assert run(["golden", "accept"]) == 0
    return said(capsys)[0]


def edit(folder: Path, old: str, new: str) -> None:
    """Change the first line of the baseline that matches."""
    path = folder / "baseline.json"
    text = path.read_text(encoding="utf-8")
    changed = re.sub(old, new, text, count=1)
    assert changed != text
    path.write_text(changed, encoding="utf-8")


def as_if_it_had_been_right(folder: Path) -> None:
    """Make the baseline say that a wrong verdict was right."""
    edit(folder, r'"verdict": "(MIS|INC|PAR|SPU)", "rule": "[a-z._]+"', '"verdict": "COR", "rule": "value.equal"')


def test_nothing_accepted_fails_with_the_command_to_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["golden", "check"]) == 1
    assert said(capsys)[0].splitlines() == [
        "harbour: no verdicts were accepted yet",
        "hill: no verdicts were accepted yet",
        f"accept the present verdicts with: {COMMAND}",
    ]


def test_accept_writes_what_check_passes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert re.fullmatch(
        r"golden/baseline.json: written: \d+ verdicts on 2 articles, extractor rules [\w.]+\n",
        accept(capsys),
    )
    assert "golden/baseline.json: unchanged:" in accept(capsys)
    assert run(["golden", "check"]) == 0
    assert said(capsys)[0].splitlines() == ["harbour: no change", "hill: no change"]
    assert json.loads((folder / "baseline.json").read_text(encoding="utf-8"))["extractor"] == "rules"


def test_a_newly_wrong_verdict_fails_and_shows_both(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    accept(capsys)
    as_if_it_had_been_right(folder)
    assert run(["golden", "check"]) == 1
    lines = said(capsys)[0].splitlines()
    assert ": 1 worse" in lines[0] + lines[1]
    assert any(line.strip().startswith("was   COR") for line in lines)
    assert lines[-1] == f"mend the extractor; if the change is meant, accept it with: {COMMAND}"


def test_more_spurious_values_fail(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "hill" / "report.json").write_text(HILL.report().to_json(), encoding="utf-8")
    accept(capsys)
    text = (folder / "baseline.json").read_text(encoding="utf-8")
    (folder / "baseline.json").write_text(re.sub(r'"spurious": {[^}]+}', '"spurious": {}', text), encoding="utf-8")
    assert run(["golden", "check"]) == 1
    assert "spurious values before" in said(capsys)[0]


def test_an_improvement_passes_and_says_how_to_keep_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    accept(capsys)
    edit(folder, r'"verdict": "COR", "rule": "[a-z._]+"', '"verdict": "MIS", "rule": "value.missing"')
    assert run(["golden", "check"]) == 0
    assert said(capsys)[0].splitlines()[-1] == f"better than what was accepted; keep it so with: {COMMAND}"


def test_a_new_and_a_lost_golden_folder_fail(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    accept(capsys)
    (folder / "hill").rename(folder / "mountain")
    assert run(["golden", "check"]) == 1
    assert said(capsys)[0].splitlines() == [
        "harbour: no change",
        "mountain: the baseline has no entry for this article",
        f"the baseline has an entry for 'hill', but there is no such golden folder; take it out with: {COMMAND}",
        f"accept the present verdicts with: {COMMAND}",
    ]


@pytest.mark.parametrize("value", ["true", "1"])
def test_accept_is_refused_under_ci(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    value: str,
) -> None:
    monkeypatch.setenv("CI", value)
    assert run(["golden", "accept"]) == 2
    assert said(capsys)[1] == "reportedly: CI is set; a person accepts verdicts, and commits baseline.json\n"
    assert not (folder / "baseline.json").exists()


def test_diff_shows_everything_and_exits_0(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    accept(capsys)
    (folder.parent / "old.json").write_bytes((folder / "baseline.json").read_bytes())
    edit(folder, r'"verdict": "COR", "rule": "[a-z._]+"', '"verdict": "MIS", "rule": "value.missing"')
    assert run(["golden", "diff"]) == 0
    assert "better: " in said(capsys)[0]
    assert run(["golden", "diff", "old.json", "golden/baseline.json"]) == 0
    assert "worse: " in said(capsys)[0]
    assert run(["golden", "diff", "old.json"]) == 0
    assert said(capsys)[0].splitlines() == ["harbour: no change", "hill: no change"]


def test_diff_of_two_runs_of_reports(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, report in (("old.json", HILL.report()), ("new.json", hill())):
        (folder.parent / name).write_text(report.to_json(), encoding="utf-8")
    assert run(["golden", "diff", "old.json", "new.json"]) == 0
    out = said(capsys)[0]
    assert "harbour: no change" in out
    assert "    better: claim at /claims/0" in out


def test_add_and_accept(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder.parent / "a.txt").write_text(HILL.text, encoding="utf-8")
    (folder.parent / "r.json").write_text(hill().to_json(), encoding="utf-8")
    assert run(["golden", "add", "hill", "a.txt", "r.json", "--golden", "other"]) == 0
    assert said(capsys)[0] == (
        "other/hill: fill in README.md and states.json, then: reportedly golden accept --golden other\n"
    )
    assert run(["golden", "accept", "--golden", "other"]) == 0
    assert run(["golden", "check", "--golden", "other"]) == 0


def test_the_options_take_variables_and_settings(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder.rename(folder.parent / "gold")
    monkeypatch.setenv("REPORTEDLY_GOLDEN_DIR", "gold")
    accept(capsys)
    monkeypatch.delenv("REPORTEDLY_GOLDEN_DIR")
    for table in ("tool.reportedly", "tool.reportedly.golden"):
        Path("pyproject.toml").write_text(f'[{table}]\ngolden_dir = "gold"\n', encoding="utf-8")
        assert run(["golden", "check"]) == 0
    Path("pyproject.toml").write_text('[tool.reportedly.golden]\ngolden_dri = "gold"\n', encoding="utf-8")
    assert run(["golden", "check"]) == 2
    assert "golden_dri" in said(capsys)[1]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["golden"], 2, "Usage"),
        (["golden", "frobnicate"], 2, "frobnicate"),
        (["golden", "check", "--golden", "missing"], 2, "missing: no folder of golden articles"),
        (["golden", "check", "--golden", "golden/hill"], 2, "one golden article"),
        (["golden", "check", "--extractor", "oracle"], 4, "no extractor named 'oracle'"),
        (["golden", "diff"], 2, "no verdicts were accepted yet"),
        (["golden", "diff", "missing.json"], 2, "missing.json"),
        (["golden", "add", "x", "missing.txt", "missing.json"], 2, "missing.json"),
        (["golden", "add", "x"], 2, "ARTICLE"),
    ],
)
def test_wrong_usage_is_one_line(
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
    words: str,
) -> None:
    assert run(arguments) == code
    out, err = said(capsys)
    assert words in out + err
    assert "Traceback" not in err


def test_a_broken_baseline_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "baseline.json").write_text("{", encoding="utf-8")
    assert run(["golden", "check"]) == 2
    err = said(capsys)[1]
    assert err.startswith("reportedly: golden/baseline.json: no baseline: Invalid JSON")
    assert err.count("\n") == 1
