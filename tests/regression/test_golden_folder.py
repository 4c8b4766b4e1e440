from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.regression.sets import HARBOUR, harbour

from reportedly.errors import ArticleError, ReportError
from reportedly.regression.golden_folder import add_golden, refuse_invalid
from reportedly.schema.report import Report
from reportedly.validate.golden import Golden, load_golden
from reportedly.validate.states import read_states


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """An article and a report on it."""
    article, report = tmp_path / "in.txt", tmp_path / "in.json"
    article.write_bytes(b"\xef\xbb\xbf" + HARBOUR.text.encode() + b"\r\n")
    with_line = harbour_with_line()
    report.write_text(with_line.to_json(), encoding="utf-8")
    return article, report


def harbour_with_line() -> Report:
    """The report on the text with its final line feed."""
    page = type(HARBOUR)(HARBOUR.text + "\n")
    return page.report(*harbour().claims)


def test_a_golden_folder_holds_the_normalised_text_and_the_report_as_it_is(
    files: tuple[Path, Path],
    tmp_path: Path,
) -> None:
    made = add_golden(tmp_path / "golden", "harbour", *files)
    assert sorted(path.name for path in made.iterdir()) == ["README.md", "article.txt", "report.json", "states.json"]
    assert (made / "article.txt").read_bytes() == HARBOUR.text.encode() + b"\n"
    assert (made / "report.json").read_bytes() == files[1].read_bytes()
    assert json.loads((made / "states.json").read_text(encoding="utf-8")) == {}
    assert load_golden(made).text == HARBOUR.text + "\n"
    assert [path.name for path in made.parent.iterdir()] == ["harbour"]


def test_a_golden_folder_is_never_overwritten(files: tuple[Path, Path], tmp_path: Path) -> None:
    add_golden(tmp_path / "golden", "harbour", *files)
    with pytest.raises(ReportError, match="never overwritten"):
        add_golden(tmp_path / "golden", "harbour", *files)


@pytest.mark.parametrize("slug", ["", "..", "a/b", "Harbour", ".hidden", "a b", "x" * 101])
def test_a_slug_is_a_plain_name(files: tuple[Path, Path], tmp_path: Path, slug: str) -> None:
    with pytest.raises(ReportError, match="no name for a golden folder"):
        add_golden(tmp_path / "golden", slug, *files)
    assert not (tmp_path / "golden").exists()


def test_a_report_on_another_text_is_refused(files: tuple[Path, Path], tmp_path: Path) -> None:
    files[0].write_text("Another text.", encoding="utf-8")
    with pytest.raises(ReportError, match=r"in.json: not valid: /article/id: .* \[grounding.article\].*validate"):
        add_golden(tmp_path / "golden", "harbour", *files)
    assert not (tmp_path / "golden").exists()


def test_an_extractors_report_is_refused(files: tuple[Path, Path], tmp_path: Path) -> None:
    files[1].write_text(files[1].read_text(encoding="utf-8").replace('"annotator"', '"rules"'), encoding="utf-8")
    with pytest.raises(ReportError, match="made by extractor 'rules'; a golden report is a person's"):
        add_golden(tmp_path / "golden", "harbour", *files)


def test_what_cannot_be_read_is_refused(files: tuple[Path, Path], tmp_path: Path) -> None:
    article, report = files
    with pytest.raises(ArticleError, match="missing"):
        add_golden(tmp_path / "golden", "harbour", tmp_path / "missing.txt", report)
    with pytest.raises(ReportError, match=r"in\.txt: not JSON"):
        add_golden(tmp_path / "golden", "harbour", article, article)


def test_states_that_point_to_nothing_are_refused() -> None:
    golden = Golden(harbour(), read_states({"/claims/7": "optional"}), HARBOUR.text)
    with pytest.raises(ReportError, match="/claims/7"):
        refuse_invalid(golden, "report.json")
