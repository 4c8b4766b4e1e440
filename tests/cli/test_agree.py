from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.validate.reports import Page

from reportedly.cli import run

PAGE = Page("The guard left Old Mill on 3 May. The militia may hold Fairview.")
LEFT, HELD = "The guard left Old Mill on 3 May", "The militia may hold Fairview"
ONE = PAGE.report(
    PAGE.claim(LEFT, "withdrawal", units=[PAGE.unit("guard")]),
    PAGE.claim(HELD, "control", modality="possible", hedge="may"),
)
OTHER = PAGE.report(PAGE.claim(LEFT, "withdrawal", units=[PAGE.unit("guard", "target")]), PAGE.claim(HELD, "control"))


@pytest.fixture
def passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, report in (("first", ONE), ("second", OTHER)):
        folder = tmp_path / name / "left"
        folder.mkdir(parents=True)
        (folder / "report.json").write_text(report.to_json(), encoding="utf-8")
    return tmp_path


def said(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    captured = capsys.readouterr()
    return captured.out, captured.err


@pytest.mark.usefixtures("passes")
def test_f1_per_slot_and_alpha_for_closed_slots(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["agree", "first", "second"]) == 0
    rows = {line.split()[0]: line.split()[1:] for line in said(capsys)[0].splitlines() if line}
    assert rows["claim"] == ["2", "0", "0", "0", "0", "0", "100.0"]
    assert rows["event.type"] == ["2", "0", "0", "0", "0", "0", "100.0", "1.000", "2"]
    assert rows["modality"] == ["0", "0", "0", "1", "0", "1", "0.0", "0.000", "2"]
    assert rows["units"] == ["0", "0", "1", "0", "0", "1", "0.0"]


@pytest.mark.usefixtures("passes")
def test_differences_are_listed_with_both_values(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["agree", "first", "second", "--differences"]) == 0
    out = said(capsys)[0]
    assert "units: A guard (actor) · B guard (target)  [name.role_opposed]" in out
    assert "modality: A possible · B asserted" in out


@pytest.mark.usefixtures("passes")
def test_json() -> None:
    assert run(["agree", "first/left/report.json", "second/left", "--format", "json", "-o", "agreement.json"]) == 0
    document = json.loads(Path("agreement.json").read_text(encoding="utf-8"))
    assert document["slots"]["claim"]["f1"] == 1.0
    assert document["slots"]["modality"] == {
        "f1": 0.0,
        "both": 0,
        "partly": 0,
        "differ": 0,
        "a_only": 1,
        "b_only": 0,
        "neither": 1,
        "alpha": 0.0,
        "claims": 2,
    }
    assert "alpha" not in document["slots"]["units"]
    assert len(document["differences"]) == 2


def test_an_article_of_one_side_alone_is_named(passes: Path, caplog: pytest.LogCaptureFixture) -> None:
    (passes / "first" / "more").mkdir()
    other = Page("Nobody fired.")
    (passes / "first" / "more" / "report.json").write_text(other.report().to_json(), encoding="utf-8")
    assert run(["agree", "first", "second"]) == 0
    assert "more is annotated on one side alone" in caplog.text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["first", "missing"], "No such file"),
        (["first", "empty"], "empty: no golden report"),
        (["first", "other.json"], "share no article"),
        (["first", "text.txt"], "not JSON"),
        (["first"], "Missing argument"),
        (["first", "second", "--format", "xml"], "xml"),
    ],
)
def test_wrong_input_is_one_line_and_exit_2(
    passes: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    words: str,
) -> None:
    (passes / "empty").mkdir()
    (passes / "other.json").write_text(Page("Nobody fired.").report().to_json(), encoding="utf-8")
    (passes / "text.txt").write_text("Nobody fired.", encoding="utf-8")
    assert run(["agree", *arguments]) == 2
    out, err = said(capsys)
    assert out == ""
    assert err.count("\n") == 1
    assert words in err
