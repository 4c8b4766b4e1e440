from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.regression.sets import harbour, hill, write_set

from reportedly import Article, Check, Extractor, Proposal, extract_report
from reportedly.errors import ExtractorError, ReportError
from reportedly.regression import trial
from reportedly.regression.baseline import FILE, write_baseline
from reportedly.regression.gate import accept_command, accepted, check, load_golden_folder
from reportedly.regression.runs import fresh_run, load_run
from reportedly.schema.report import Report


class Silent:
    """Finds nothing, and keeps what it was told."""

    name = "silent"
    version = "1.0"

    def __init__(self) -> None:
        self.told: list[Article] = []

    async def propose(self, article: Article, check: Check) -> Proposal:
        self.told.append(article)
        return Proposal()


def perfect(article: Article, **_: object) -> Report:
    """What the golden reports say."""
    return next(report for report in (harbour(), hill()) if report.article.id == article.id)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A golden set of two articles, nothing accepted."""
    return write_set(tmp_path / "golden")


@pytest.fixture
def perfection(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Switches a perfect extraction on and off."""

    def switch(on: bool) -> None:  # noqa: FBT001 - a switch
        monkeypatch.setattr(trial, "extract_report", perfect if on else extract_report)

    return switch


def accept(folder: Path, extractor: Extractor) -> None:
    write_baseline(folder / FILE, accepted(load_golden_folder(folder), extractor))


def test_the_extractor_is_told_what_the_golden_report_says_of_its_article(folder: Path) -> None:
    report = folder / "hill" / "report.json"
    text = report.read_text(encoding="utf-8").replace('"language": "en"', '"language": "en", "published": "2023-05-12"')
    report.write_text(text, encoding="utf-8")
    silent = Silent()
    check(load_golden_folder(folder), silent)
    assert [(article.title, article.published) for article in silent.told] == [(None, None), (None, "2023-05-12")]


def test_before_anything_was_accepted_nothing_passes(folder: Path) -> None:
    outcome = check(load_golden_folder(folder), Silent())
    assert not outcome.passed
    assert [change.problem for change in outcome.changes] == ["no verdicts were accepted yet"] * 2


def test_what_was_accepted_passes(folder: Path) -> None:
    accept(folder, Silent())
    outcome = check(load_golden_folder(folder), Silent())
    assert outcome.passed
    assert not any(change.flips for change in outcome.changes)


def test_accepting_twice_writes_the_same_bytes(folder: Path) -> None:
    accept(folder, Silent())
    first = (folder / FILE).read_bytes()
    accept(folder, Silent())
    assert (folder / FILE).read_bytes() == first


def test_what_is_lost_does_not_pass(folder: Path, perfection: Callable[[bool], None]) -> None:
    perfection(True)
    accept(folder, Silent())
    perfection(False)
    outcome = check(load_golden_folder(folder), Silent())
    assert not outcome.passed
    assert {flip.slot for flip in outcome.changes[0].worse} >= {"claim", "units", "locations", "quantities", "origin"}


def test_what_is_gained_passes(folder: Path, perfection: Callable[[bool], None]) -> None:
    accept(folder, Silent())
    perfection(True)
    outcome = check(load_golden_folder(folder), Silent())
    assert outcome.passed
    assert all(change.improved for change in outcome.changes)


def test_another_gold_must_be_accepted(folder: Path) -> None:
    accept(folder, Silent())
    (folder / "hill" / "states.json").write_text('{"/claims/0": "optional"}', encoding="utf-8")
    outcome = check(load_golden_folder(folder), Silent())
    assert not outcome.passed
    assert outcome.changes[0].problem is None
    assert "changed since" in str(outcome.changes[1].problem)


def test_missing_and_orphaned_entries_do_not_pass(folder: Path) -> None:
    accept(folder, Silent())
    (folder / "hill").rename(folder / "mountain")
    outcome = check(load_golden_folder(folder), Silent())
    assert not outcome.passed
    assert outcome.orphans == ("hill",)
    assert "no entry" in str(outcome.changes[1].problem)


def test_an_invalid_golden_report_is_not_accepted(folder: Path) -> None:
    report = folder / "hill" / "report.json"
    report.write_text(report.read_text(encoding="utf-8").replace('"name": "hill"', '"name": "dam"'), encoding="utf-8")
    with pytest.raises(ReportError, match=r"hill/report.json: not valid: .*grounding.name"):
        accepted(load_golden_folder(folder), Silent())


def test_a_golden_folder_without_its_article_is_named(folder: Path) -> None:
    (folder / "hill" / "article.txt").unlink()
    with pytest.raises(ReportError, match=r"'hill' has no article\.txt"):
        check(load_golden_folder(folder), Silent())


class Failing(Silent):
    """Fails."""

    async def propose(self, article: Article, check: Check) -> Proposal:
        raise RuntimeError("out of words")


def test_an_extractor_that_fails_is_an_error_and_no_regression(folder: Path) -> None:
    with pytest.raises(ExtractorError, match="out of words"):
        check(load_golden_folder(folder), Failing())


def test_a_baseline_is_of_one_extractor(folder: Path) -> None:
    assert load_golden_folder(folder).extractor(None).name == "rules"
    accept(folder, Silent())
    with pytest.raises(ExtractorError, match="'silent'"):
        load_golden_folder(folder).extractor(None)
    with pytest.raises(
        ReportError, match=r"holds the verdicts of extractor 'silent', not of 'rules'.*--extractor rules"
    ):
        load_golden_folder(folder).extractor("rules")


@pytest.mark.parametrize("name", ["missing", "golden/hill", "golden/hill/report.json", "."])
def test_what_is_no_golden_set_is_named(folder: Path, name: str) -> None:
    with pytest.raises(ReportError):
        load_golden_folder(folder.parent / name)


def test_two_folders_of_one_article_are_refused(folder: Path) -> None:
    shutil.copytree(folder / "hill", folder / "mountain")
    with pytest.raises(ReportError, match="about one article"):
        load_golden_folder(folder)


def test_a_run_is_a_baseline_or_reports(folder: Path, tmp_path: Path) -> None:
    golden_set = load_golden_folder(folder)
    fresh = fresh_run(golden_set, Silent())
    accept(folder, Silent())
    assert load_run(folder / FILE, golden_set) == fresh
    reports = tmp_path / "reports.jsonl"
    reports.write_text(f"{harbour().to_json(indent=None)}\n{hill().to_json(indent=None)}\n", encoding="utf-8")
    scored = load_run(reports, golden_set)
    assert {verdict.verdict for verdict in scored["harbour"].verdicts} == {"COR"}
    with pytest.raises(ReportError, match="missing"):
        load_run(tmp_path / "missing.json", golden_set)
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    with pytest.raises(ReportError, match="not JSON"):
        load_run(tmp_path / "broken.json", golden_set)


def test_the_command_to_accept_can_be_pasted() -> None:
    assert accept_command(Path("golden")) == "reportedly golden accept"
    assert accept_command(Path("my set"), "rules") == "reportedly golden accept --golden 'my set' --extractor rules"
