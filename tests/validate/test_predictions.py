from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.validate.reports import Page

from reportedly.errors import ReportError
from reportedly.validate.golden import Golden
from reportedly.validate.predictions import load_predictions, read_predictions

ONE, OTHER = Page("The guard left Old Mill."), Page("The militia held Fairview.")
LEFT, HELD = ONE.report(ONE.claim("The guard left Old Mill")), OTHER.report(OTHER.claim("The militia held Fairview"))
GOLDEN = (Golden(LEFT, name="left"), Golden(HELD, name="held"))
TEXT, LATER = LEFT.to_json(), HELD.to_json()
LINES = LEFT.to_json(indent=None) + "\n\n" + HELD.to_json(indent=None) + "\n"


@pytest.mark.parametrize("content", [LINES, f"[{TEXT},\n{LATER}]"])
def test_json_lines_and_arrays_hold_several(tmp_path: Path, content: str) -> None:
    path = tmp_path / "predictions"
    path.write_text(content, encoding="utf-8")
    assert load_predictions(path, GOLDEN) == ((LEFT, HELD), ())


def test_a_file_holds_one(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text(TEXT, encoding="utf-8")
    assert load_predictions(path, GOLDEN).reports == (LEFT,)
    assert load_predictions(tmp_path, GOLDEN).reports == (LEFT,)


def test_a_folder_holds_files_or_folders_of_the_golden_names(tmp_path: Path) -> None:
    (tmp_path / "left.json").write_text(TEXT, encoding="utf-8")
    (tmp_path / "held").mkdir()
    (tmp_path / "held" / "report.json").write_text(LATER, encoding="utf-8")
    (tmp_path / "notes.json").write_text("{}", encoding="utf-8")
    assert load_predictions(tmp_path, GOLDEN) == ((LEFT, HELD), ())


def test_a_folder_of_other_names_is_matched_by_article(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(LATER, encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(LEFT.to_json(indent=None), encoding="utf-8")
    assert load_predictions(tmp_path, GOLDEN).reports == (HELD, LEFT)


def test_a_file_of_a_golden_name_about_another_article_is_refused(tmp_path: Path) -> None:
    (tmp_path / "left.json").write_text(LATER, encoding="utf-8")
    with pytest.raises(ReportError, match=r"left\.json: about another article than the golden report 'left'"):
        load_predictions(tmp_path, GOLDEN)


def test_what_is_no_report_among_several_is_named_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "left.json").write_text("{}", encoding="utf-8")
    (tmp_path / "held.json").write_text(LATER, encoding="utf-8")
    found = load_predictions(tmp_path, GOLDEN)
    assert found.reports == (HELD,)
    assert len(found.failed) == 1
    assert found.failed[0].startswith(f"{tmp_path / 'left.json'}: schema_version")


def test_a_bad_line_is_named_by_its_number() -> None:
    found = read_predictions((LINES + "{broken\n").encode(), "x.jsonl")
    assert found.reports == (LEFT, HELD)
    assert found.failed[0].startswith("x.jsonl:4: not JSON")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"The guard left.", "not JSON"),
        (b"The guard left.\nNobody fired.", "not JSON"),
        (b"\xff\xfe\x00", "not JSON"),
        (b"{}", "schema_version"),
        (b"7", "a report is a JSON object"),
        (b"[]", "no report in it"),
        (b"[" * 100_000, "not JSON"),
    ],
)
def test_a_file_that_holds_no_report_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    with pytest.raises(ReportError, match=words) as refused:
        load_predictions(path, GOLDEN)
    assert str(path) in str(refused.value)


def test_an_empty_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="no report in it"):
        load_predictions(tmp_path, GOLDEN)
    with pytest.raises(ReportError, match="No such file"):
        load_predictions(tmp_path / "missing.json", GOLDEN)


def test_an_invalid_report_is_told_by_its_first_problem() -> None:
    document = json.loads(TEXT)
    document["claims"][0]["kind"] = "weather"
    found = read_predictions(json.dumps(document).encode(), "x.json")
    assert found.failed[0].startswith("x.json: claims[0].kind:")
