from __future__ import annotations

import asyncio
import json
import os
import sqlite3
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.batch.articles import errors, index, lines, reports, sources, write_lines
from tests.batch.hazards import Hazard

from reportedly import BatchError, Extractor, ExtractorError
from reportedly.batch.counts import Counts
from reportedly.batch.files import Files
from reportedly.batch.frames import Task
from reportedly.batch.journal import Journal
from reportedly.batch.row import Reading
from reportedly.batch.run import Plan, Run, settings_of
from reportedly.batch.sources import Sources
from reportedly.batch.store import Store


def finish(out: Path, feed: Path, extractor: Extractor, *, claims: bool = False, **options: Any) -> Counts:
    """Run on the event loop."""
    files = Files(out, claims=claims)
    task = Task(extractor, Reading(), 5)
    settings = settings_of(task, claims=claims)
    plan = Plan(Sources([str(feed)]), files, task, settings, processes=0, **options)

    async def run(store: Store) -> Counts:
        return await Run(plan, store).finish()

    with Store(files, settings) as store:
        return asyncio.run(run(store))


def begun(log: Path) -> Counter[str]:
    return Counter(log.read_text(encoding="utf-8").splitlines()) if log.exists() else Counter()


@pytest.fixture
def feed(tmp_path: Path) -> Callable[..., Path]:
    def written(*rows: dict[str, Any] | str) -> Path:
        return write_lines(tmp_path / "feed.jsonl", [{"text": row} if isinstance(row, str) else row for row in rows])

    return written


@pytest.mark.parametrize("concurrency", [1, 8])
def test_duplicates_are_read_once_and_reported_for_each(
    tmp_path: Path, feed: Callable[..., Path], concurrency: int
) -> None:
    same = {"text": "fine 1", "title": "T", "publisher": "P", "published": "2024-05-07"}
    rows = [
        {**same, "id": "a", "url": "https://example.org/a"},
        {**same, "id": "b", "url": "https://example.org/b"},
        {**same, "id": "c"},
        {**same, "title": "other"},
        {**same, "publisher": "other"},
        {**same, "published": "2024-05-08"},
        {**same, "text": "fine 2"},
        {**same, "text": "fine 1\r"},
        {**same, "text": "\ufefffine 1"},
    ]
    log, out = tmp_path / "log", tmp_path / "out.jsonl"
    counts = finish(out, feed(*rows), Hazard(log, seconds=0.05), concurrency=concurrency)
    assert begun(log) == {"fine 1": 5, "fine 2": 1, "": 1}  # one ends with a line feed: another text
    assert (counts.inputs, counts.reports, counts.duplicates) == (9, 9, 3)
    urls = {entry.get("id"): report.article.url for entry, report in zip(index(out), reports(out), strict=True)}
    assert (urls["a"], urls["b"], urls["c"]) == ("https://example.org/a", "https://example.org/b", None)


def test_duplicates_of_a_failure_fail_alike_and_are_not_tried(tmp_path: Path, feed: Callable[..., Path]) -> None:
    log, out = tmp_path / "log", tmp_path / "out.jsonl"
    rows = [{"id": name, "text": "fail 1"} for name in "abcd"]
    counts = finish(out, feed(*rows), Hazard(log), concurrency=1)
    assert (counts.failed, begun(log)) == (4, {"fail 1": 1})
    assert [(error["id"], error["row"]) for error in errors(out)] == [("a", 1), ("b", 2), ("c", 3), ("d", 4)]


def test_an_id_may_repeat_and_the_very_same_row_too(tmp_path: Path, feed: Callable[..., Path]) -> None:
    out = tmp_path / "out.jsonl"
    rows = [{"id": "a", "text": "fine 1"}, {"id": "a", "text": "fine 2"}, {"id": "a", "text": "fine 1"}]
    assert finish(out, feed(*rows), Hazard()).reports == 3
    assert sorted(entry["row"] for entry in index(out)) == [1, 2, 3]


def test_what_failed_is_tried_again_and_what_is_finished_is_not(tmp_path: Path, feed: Callable[..., Path]) -> None:
    log, out = tmp_path / "log", tmp_path / "out.jsonl"
    path = feed("fine 1", "fail 2", "half 3", "defect 4")
    first, second = finish(out, path, Hazard(log)), finish(out, path, Hazard(log))
    assert (first.reports, first.failed, first.incomplete, first.earlier) == (2, 2, 1, 0)
    assert (second.reports, second.failed, second.earlier) == (0, 2, 2)
    assert begun(log) == {"fine 1": 1, "fail 2": 2, "half 3": 1, "defect 4": 2}
    assert set(sources(out).values()) == {1}


def test_what_changed_is_read_and_the_old_report_counted(tmp_path: Path, feed: Callable[..., Path]) -> None:
    out = tmp_path / "out.jsonl"
    finish(out, feed("fine 1", "fine 2"), Hazard())
    counts = finish(out, feed("fine 1", "fine 3"), Hazard())
    assert (counts.reports, counts.earlier, counts.stale) == (1, 1, 1)


def test_a_spent_budget_ends_the_reading_and_not_the_counting(tmp_path: Path, feed: Callable[..., Path]) -> None:
    log, out = tmp_path / "log", tmp_path / "out.jsonl"
    path = feed("fine 1", "spent 2", *(f"fine {number}" for number in range(3, 21)))
    counts = finish(out, path, Hazard(log), concurrency=1)
    assert counts.reports + counts.failed == 20
    assert begun(log).total() <= 2 + 2, "but for what was being read, nothing more is begun"
    assert {error["reason"] for error in errors(out)} == {"budget_exceeded"}
    assert set(sources(out).values()) == {1}


def test_one_failure_after_the_other_at_a_provider_ends_the_run(tmp_path: Path, feed: Callable[..., Path]) -> None:
    log, out = tmp_path / "log", tmp_path / "out.jsonl"
    path = feed("fine 0", *(f"fail {number}" for number in range(200)))
    with pytest.raises(ExtractorError, match=r"50 articles failed one after the other, the last one: .*no answer"):
        finish(out, path, Hazard(log, waits=True), concurrency=2)
    assert begun(log).total() < 60
    assert len(reports(out)) == 1
    assert finish(out, feed("fine 0", "fine 1"), Hazard(log, waits=True)).earlier == 1


@pytest.mark.parametrize("keep", [0, 1, 7, -1])
def test_a_torn_end_is_mended_without_reading_anything_again(
    tmp_path: Path, feed: Callable[..., Path], keep: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a kill: the journal has it, the files have a part of it."""
    log, out = tmp_path / "log", tmp_path / "out.jsonl"
    path = feed("fine 1", "fine 2", "fine 3")
    monkeypatch.setattr(Store, "sync", lambda _: None)
    finish(out, path, Hazard(log), claims=False)
    monkeypatch.undo()
    whole = out.read_bytes()
    for file in (out, tmp_path / "out.jsonl.index.jsonl"):
        os.truncate(file, len(file.read_bytes()[:keep]))
    assert finish(out, path, Hazard(log)).earlier == 3
    assert out.read_bytes() == whole
    assert begun(log).total() == 3


@pytest.mark.parametrize("change", [b"more\n", None])
def test_an_output_that_somebody_changed_is_refused(
    tmp_path: Path, feed: Callable[..., Path], change: bytes | None
) -> None:
    out = tmp_path / "out.jsonl"
    path = feed("fine 1", "fine 2")
    finish(out, path, Hazard())
    before = out.read_bytes() + change if change else out.read_bytes()[:-5]
    out.write_bytes(before)
    with pytest.raises(BatchError, match="changed since the last run"):
        finish(out, path, Hazard())
    assert out.read_bytes() == before


def test_two_runs_cannot_write_one_output(tmp_path: Path) -> None:
    files = Files(tmp_path / "out.jsonl")
    with Store(files, {}), pytest.raises(BatchError, match="another run is writing"):
        Store(files, {})


def test_a_journal_that_is_none_is_one_line(tmp_path: Path) -> None:
    files = Files(tmp_path / "out.jsonl")
    files.state.mkdir()
    files.journal.write_bytes(b"not a database at all, but long enough to look like one" * 20)
    with pytest.raises(BatchError, match="no journal of a batch"):
        Store(files, {})


def test_a_full_disk_ends_the_run_and_loses_nothing(
    tmp_path: Path, feed: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    log, out = tmp_path / "log", tmp_path / "out.jsonl"
    path = feed(*(f"fine {number}" for number in range(20)))
    write, left = os.write, [5_000]

    def full(file: int, data: memoryview) -> int:
        if not left[0]:
            raise OSError(28, "No space left on device")
        part = data[: left[0]]
        left[0] -= len(part)
        return write(file, part)

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(BatchError, match="No space left on device"):
        finish(out, path, Hazard(log), concurrency=1)
    monkeypatch.undo()
    counts = finish(out, path, Hazard(log), concurrency=1)
    assert counts.earlier + counts.reports == 20
    assert begun(log).total() <= 20 + 2, "but for what was being read, nothing is read again"
    assert len(reports(out)) == 20


def test_a_full_disk_under_the_journal_is_one_line(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.sqlite3")
    journal._database.execute("PRAGMA max_page_count = 8")
    with pytest.raises(BatchError, match="full"):
        journal.set_fact("large", "x" * 1_000_000)
    journal.close()


def test_memory_for_what_is_finished_is_on_disk(tmp_path: Path, feed: Callable[..., Path]) -> None:
    out = tmp_path / "out.jsonl"
    finish(out, feed(*(f"fine {number}" for number in range(50))), Hazard())
    with sqlite3.connect(Files(out).journal) as database:
        assert database.execute("SELECT count(*) FROM finished").fetchone() == (50,)
        assert database.execute("SELECT count(*) FROM pending").fetchone() == (0,)


def test_claims_of_duplicates_name_their_own_input(tmp_path: Path) -> None:
    from reportedly.extract.rules import RulesExtractor  # noqa: PLC0415 - the others need none

    text = "The army said 7 soldiers were killed near Harbour Town on Sunday."
    path = write_lines(tmp_path / "feed.jsonl", [{"id": "a", "text": text}, {"id": "b", "text": text, "url": "u"}])
    out = tmp_path / "out.jsonl"
    finish(out, path, RulesExtractor(), claims=True, concurrency=1)
    assert [(row["input"]["id"], row["article"].get("url")) for row in lines(out)] == [("a", None), ("b", "u")]
    assert json.dumps(lines(out)[0]["claim"]) == json.dumps(lines(out)[1]["claim"])
