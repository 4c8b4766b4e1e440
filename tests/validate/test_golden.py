from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.validate.reports import Page

from reportedly.errors import ReportError
from reportedly.validate.golden import Golden, load_golden, load_golden_set

PAGE = Page("The guard left Old Mill. Nobody fired.")
REPORT = PAGE.report(PAGE.claim("The guard left Old Mill", "withdrawal"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "golden" / "first"
    place.mkdir(parents=True)
    (place / "report.json").write_text(REPORT.to_json(), encoding="utf-8")
    return place


def test_a_folder_with_a_report_alone(folder: Path) -> None:
    found = load_golden(folder)
    assert (found.report, dict(found.states), found.text, found.name) == (REPORT, {}, None, "first")


def test_states_and_text_beside_the_report_are_read(folder: Path) -> None:
    (folder / "states.json").write_text(json.dumps({"/claims/0": "optional"}), encoding="utf-8")
    (folder / "article.txt").write_bytes("\ufeff".encode() + PAGE.text.encode())
    found = load_golden(folder / "report.json")
    assert list(found.states) == ["/claims/0"]
    assert found.text == PAGE.text
    assert found.article_file == str(folder / "article.txt")


def test_another_articles_text_is_refused(folder: Path) -> None:
    (folder / "article.txt").write_text("Something else.", encoding="utf-8")
    with pytest.raises(ReportError, match=r"article\.txt: not the article of report\.json"):
        load_golden(folder)


def test_a_report_file_of_another_name_stands_alone(folder: Path) -> None:
    (folder / "states.json").write_text("{", encoding="utf-8")
    other = folder / "second.json"
    other.write_text(REPORT.to_json(), encoding="utf-8")
    assert load_golden(other) == Golden(REPORT, name="second")


def test_a_set_is_a_folder_of_folders_by_name(folder: Path) -> None:
    other = folder.parent / "another"
    other.mkdir()
    page = Page("The militia held Fairview.")
    (other / "report.json").write_text(page.report().to_json(), encoding="utf-8")
    (folder.parent / "baseline.json").write_text("{}", encoding="utf-8")
    assert [item.name for item in load_golden_set(folder.parent)] == ["another", "first"]
    assert [item.name for item in load_golden_set(folder)] == ["first"]
    assert [item.name for item in load_golden_set(folder / "report.json")] == ["first"]


def test_a_folder_without_golden_reports_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"no golden report; expected report\.json"):
        load_golden_set(tmp_path)


def test_a_title_is_the_name_else_the_headline_else_the_id() -> None:
    titled = REPORT.model_copy(update={"article": REPORT.article.model_copy(update={"title": "A headline"})})
    assert Golden(titled, name="slug").title == "slug"
    assert Golden(titled).title == "A headline"
    assert Golden(REPORT).title == REPORT.article.id[7:19]
