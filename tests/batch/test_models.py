"""Batches that are read by a model, on a scripted server."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.batch.articles import errors, reports, write_lines
from tests.extract.llm.claims import TEXT, reply, shelling, toll
from tests.extract.llm.server import Answer, Asked, ModelServer

from reportedly import extract_report
from reportedly.cli import run
from reportedly.extract.llm.extractor import LLMExtractor
from reportedly.extract.llm.pace import Pace

OUT = Path("out.jsonl")


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTEDLY_CACHE_DIR", str(tmp_path / "cache"))
    running = ModelServer()
    running.answers(Answer(text=reply(toll(), shelling()), usage=(1_000, 100)))
    yield running
    running.stop()


def numbered(count: int) -> list[dict[str, str]]:
    return [{"id": str(number), "text": f"{TEXT} Dispatch {number}."} for number in range(count)]


def batch(server: ModelServer, *options: object) -> int:
    fixed = ["batch", "feed.jsonl", "-o", str(OUT), "-m", "scripted", "--api-base", server.base]
    return run([*fixed, *map(str, options)])


@pytest.mark.parametrize("processes", [0, 2])
def test_each_article_is_asked_for_once(server: ModelServer, processes: int) -> None:
    write_lines(Path("feed.jsonl"), numbered(12))
    assert batch(server, "--concurrency", 4, "--processes", processes, "--no-cache") == 0
    assert {len(report.claims) for report in reports(OUT)} == {2}
    assert len(server.asked) == 12
    assert batch(server, "--no-cache") == 0
    assert len(server.asked) == 12


@pytest.mark.parametrize("options", [("--no-cache",), ("--no-cache", "--processes", 2), ()])
def test_many_at_a_time_give_the_reports_that_one_at_a_time_gives(
    server: ModelServer, options: tuple[object, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    texts = [row["text"] for row in numbered(20)]
    write_lines(Path("feed.jsonl"), numbered(20))
    extractor = LLMExtractor("scripted", api_base=server.base, cache=False)
    expected = {extract_report(text, extractor=extractor).to_json(indent=None) for text in texts}
    assert batch(server, "--concurrency", 20, *options) == 0
    assert set(OUT.read_text(encoding="utf-8").splitlines()) == expected


def test_articles_are_asked_for_at_the_same_time_and_never_more_than_said(server: ModelServer) -> None:
    write_lines(Path("feed.jsonl"), numbered(9))
    server.answers(Answer(text=reply(toll()), delay=0.3))
    started = time.monotonic()
    assert batch(server, "--concurrency", 3) == 0
    assert time.monotonic() - started >= 0.9


def test_a_provider_that_fails_for_one_article_is_asked_again_in_the_next_run(server: ModelServer) -> None:
    write_lines(Path("feed.jsonl"), numbered(5))

    def script(one: Asked) -> Answer:
        return Answer(status=401, error="no") if "Dispatch 3" in one.user else Answer(text=reply(toll()))

    server.script = script
    assert batch(server) == 3
    assert [(error["id"], error["reason"]) for error in errors(OUT)] == [("3", "extractor_failed")]
    before = len(server.asked)
    server.answers(reply(toll()))
    assert batch(server) == 0
    assert len(server.asked) == before + 1
    assert len(reports(OUT)) == 5
    assert errors(OUT) == []


def test_the_budget_is_of_all_runs_together(server: ModelServer) -> None:
    write_lines(Path("feed.jsonl"), numbered(10))
    server.answers(Answer(text=reply(toll(), shelling()), usage=(4_000, 1_000)))
    options = ("--price", "1,1", "--concurrency", 2)
    assert batch(server, *options, "--max-cost", 0.03) == 3
    first = len(reports(OUT))
    assert 1 <= first < 10
    assert {error["reason"] for error in errors(OUT)} == {"budget_exceeded"}
    assert first + len(errors(OUT)) == 10
    spent = 5_000 * len(server.asked) / 1_000_000
    assert spent <= 0.03
    assert batch(server, *options, "--max-cost", spent + 0.001) == 3
    assert len(reports(OUT)) == first
    assert batch(server, *options, "--max-cost", 5) == 0
    assert len(reports(OUT)) == 10
    assert len(server.asked) == 10


def test_a_limit_of_requests_a_minute_is_kept(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Pace.__init__.__kwdefaults__ is not None
    monkeypatch.setitem(Pace.__init__.__kwdefaults__, "window", 0.5)
    write_lines(Path("feed.jsonl"), numbered(5))
    started = time.monotonic()
    assert batch(server, "--rpm", 2, "--concurrency", 5) == 0
    assert time.monotonic() - started >= 1.0


def test_a_dry_run_says_what_it_may_cost_and_asks_nobody(
    server: ModelServer, capsys: pytest.CaptureFixture[str]
) -> None:
    write_lines(Path("feed.jsonl"), numbered(4))
    assert batch(server, "--dry-run", "--price", "1,2") == 0
    out = capsys.readouterr().out
    lines = {line[:12].strip(): line[12:27].strip() for line in out.splitlines()}
    sent, received = (int(lines[name].replace(",", "")) for name in ("tokens sent", "received"))
    assert received == 4 * 4 * 128
    assert sent > 4 * 1_000
    assert lines["cost"] == f"${(sent + 2 * received) / 1_000_000:,.3f}"
    assert batch(server, "--dry-run") == 0
    assert "unknown; give --price" in capsys.readouterr().out
    assert server.asked == []
