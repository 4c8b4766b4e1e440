from __future__ import annotations

import io
import sys
import time
from pathlib import Path

import pytest
from tests.batch.articles import text, write_lines

from reportedly.batch.counts import Counts
from reportedly.batch.sources import Sources
from reportedly.cli import progress
from reportedly.cli.progress import Progress

COUNTS = Counts(inputs=6, reports=4, failed=1, earlier=1, tokens=12_000, cost_usd=1.5)


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    feed = write_lines(tmp_path / "feed.jsonl", [{"text": text(number)} for number in range(8)])
    (tmp_path / "a.txt").write_text(text(3), encoding="utf-8")
    return Sources([str(feed), str(tmp_path / "a.txt")])


def show_until_counted(shown: Progress) -> None:
    deadline = time.monotonic() + 30
    while shown._total is None and time.monotonic() < deadline:
        shown.show(COUNTS)
    shown.show(COUNTS)


def test_lines_say_how_far_it_is(
    sources: Sources, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_EVERY", 0.0)
    with Progress(sources.count, quiet=False) as shown:
        show_until_counted(shown)
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.startswith("reportedly: 6 of 9 done, ")
    assert "1 failed, 12,000 tokens, $1.50, " in last
    assert last.endswith(" minutes left")


def test_lines_are_seldom(sources: Sources, capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(sources.count, quiet=False) as shown:
        shown.show(COUNTS)
    assert capsys.readouterr().err == ""


def test_quiet_says_nothing(
    sources: Sources, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_EVERY", 0.0)
    with Progress(sources.count, quiet=True) as shown:
        shown.show(COUNTS)
    assert capsys.readouterr().err == ""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_a_bar(sources: Sources, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("rich")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    with Progress(sources.count, quiet=False) as shown:
        show_until_counted(shown)
    assert "6/9" in terminal.getvalue()
    assert "1 failed" in terminal.getvalue()


def test_a_terminal_without_rich_has_lines(sources: Sources, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rich.progress", None)
    monkeypatch.setattr(progress, "_EVERY", 0.0)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with Progress(sources.count, quiet=False) as shown:
        shown.show(COUNTS)
    assert terminal.getvalue().startswith("reportedly: 6 ")


def test_standard_input_has_no_total() -> None:
    assert Sources(["-"]).count() is None
