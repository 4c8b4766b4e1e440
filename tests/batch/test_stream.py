from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.batch.articles import text
from tests.batch.hazards import Hazard, Unloadable, Unsendable

from reportedly import (
    Article,
    BatchResult,
    BatchRow,
    ExtractorError,
    RowOrigin,
    aextract_batch,
    extract_batch,
    extract_report,
)

HERE = 0


def reasons(results: Iterator[BatchResult]) -> dict[int | None, str]:
    return {
        result.origin.number: "report" if result.failure is None else result.failure.reason.value for result in results
    }


def test_each_source_is_one_result(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(text(5), encoding="utf-8")
    article = Article.from_text(text(6), title="Losses", language="en-GB")
    row = BatchRow(RowOrigin("feed", 7, "a-7"), text(7))
    sources: list[str | bytes | Path | Article | BatchRow] = [
        text(3),
        text(4).encode(),
        path,
        article,
        row,
        "",
        tmp_path / "missing.txt",
    ]
    results = {
        (result.origin.source, result.origin.number): result for result in extract_batch(sources, processes=HERE)
    }
    found = {place: result.report for place, result in results.items()}
    numbers = {place: report.claims[0].event.quantities[0].minimum for place, report in found.items() if report}
    assert numbers == {
        ("source", 1): 3,
        ("source", 2): 4,
        (str(path), 3): 5,
        ("source", 4): 6,
        ("feed", 7): 7,
    }
    assert {place for place, result in results.items() if result.failure} == {
        ("source", 6),
        (str(tmp_path / "missing.txt"), 7),
    }
    fourth = found["source", 4]
    assert fourth is not None
    assert (fourth.article.title, fourth.article.language) == ("Losses", "en-GB")


def test_reports_are_those_of_a_single_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    (result,) = extract_batch([text(3)], published="2024-05-07", publisher="The Gazette", processes=1)
    assert result.json == extract_report(text(3), published="2024-05-07", publisher="The Gazette").to_json(indent=None)


def test_a_process_that_crashes_or_hangs_costs_one_article() -> None:
    words = [
        "fine",
        "crash",
        "fine",
        "hang",
        "abort",
        "fine",
        "defect",
        "memory",
        "print",
        "fail",
        "dear",
        "spent",
        "fine",
    ]
    sources = [f"{word} {number}" for number, word in enumerate(words, 1)]
    assert reasons(extract_batch(sources, extractor=Hazard(), processes=2, time_limit=1)) == {
        1: "report",
        2: "crashed",
        3: "report",
        4: "timeout",
        5: "crashed",
        6: "report",
        7: "extractor_failed",
        8: "extractor_failed",
        9: "report",
        10: "extractor_failed",
        11: "budget_exceeded",
        12: "budget_exceeded",
        13: "report",
    }


def test_of_several_in_a_process_that_dies_only_the_killer_is_blamed() -> None:
    sources = [f"{'crash' if number == 5 else 'fine'} {number}" for number in range(1, 9)]
    hazard = Hazard(seconds=0.2)
    found = reasons(extract_batch(sources, extractor=hazard, processes=1, concurrency=8))
    assert [number for number, reason in found.items() if reason == "crashed"] == [5]
    assert len(found) == 8


def test_the_crash_says_what_it_died_of() -> None:
    failures = [result.failure for result in extract_batch(["crash", "abort"], extractor=Hazard(), processes=1)]
    assert [failure.message for failure in failures if failure] == [
        "the process that read it ended with code 7",
        "the process that read it was ended by signal SIGABRT",
    ]


def test_an_article_that_waits_too_long_is_given_up_on_the_loop_too() -> None:
    found = reasons(extract_batch(["linger 1", "fine 2"], extractor=Hazard(waits=True), time_limit=0.2))
    assert found == {1: "timeout", 2: "report"}


@pytest.mark.parametrize(
    ("extractor", "words"),
    [(Unsendable(), "can't be sent to another process"), (Unloadable(), "its model file is gone")],
)
def test_an_extractor_that_no_process_can_have_is_an_error(extractor: Hazard, words: str) -> None:
    with pytest.raises(ExtractorError, match=words):
        list(extract_batch(["fine"], extractor=extractor, processes=1))


def test_sources_are_taken_no_faster_than_results() -> None:
    taken = 0

    def sources() -> Iterator[str]:
        nonlocal taken
        for taken in range(1, 10_001):
            yield f"fine {taken}"

    results = extract_batch(sources(), extractor=Hazard(waits=True), concurrency=4)
    for _ in range(10):
        next(results)
    assert taken <= 10 + 2 + 4 * 4
    results.close()  # type: ignore[attr-defined]
    assert "reportedly-batch" not in {thread.name for thread in threading.enumerate()}


def test_an_error_of_the_sources_is_raised() -> None:
    def sources() -> Iterator[str]:
        yield "fine"
        raise LookupError("the feed is gone")

    with pytest.raises(LookupError, match="the feed is gone"):
        list(extract_batch(sources(), extractor=Hazard(), processes=HERE))


def test_it_can_be_awaited() -> None:
    async def read() -> int:
        return sum([1 async for _ in aextract_batch([text(3), text(4)], processes=HERE)])

    assert asyncio.run(read()) == 2


def test_it_works_where_an_event_loop_runs() -> None:
    async def read() -> list[BatchResult]:
        return list(extract_batch([text(3)], processes=HERE))

    assert len(asyncio.run(read())) == 1


def test_no_sources_are_no_results() -> None:
    assert list(extract_batch([], processes=HERE)) == []
