"""Progress of a batch: a bar on a terminal, lines in a log, nothing where it is to be quiet."""

import sys
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import click

from reportedly.batch.counts import Counts
from reportedly.batch.files import Files
from reportedly.batch.sources import Sources
from reportedly.cli.terminal import dollars, one_line

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_EVERY = 10.0
"""Seconds between two lines."""
_OTHERS = 5
"""Suffixes that are named."""


class Progress:
    """Shows how far a run is."""

    def __init__(self, count: Callable[[], int | None] | None = None, *, quiet: bool) -> None:
        self._quiet = quiet
        self._counter = count
        self._total: int | None = None
        self._counting: threading.Thread | None = None
        self._started = self._said = time.monotonic()
        shown: tuple[Bar | None, Any] = _bar() if sys.stderr.isatty() and not quiet else (None, None)
        self._bar, self._task = shown

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def show(self, counts: Counts) -> None:
        """Show it, if it is time to."""
        if self._quiet:
            return
        now = time.monotonic()
        if self._bar is not None:
            self._count()
            words = ", ".join(_words(counts, now - self._started))
            self._bar.update(self._task, completed=counts.ended, total=self._total, words=words)
        elif now - self._said >= _EVERY:
            self._count()
            self._said = now
            words = ", ".join([*_words(counts, now - self._started), *self._left(counts, now - self._started)])
            of = "" if self._total is None else f" of {self._total:,}"
            click.echo(f"reportedly: {counts.ended:,}{of} done, {words}", err=True)

    def _count(self) -> None:
        """Count the inputs, once, beside the run."""
        if self._counting is None and self._counter is not None:
            self._counting = threading.Thread(
                target=self._counted, args=(self._counter,), name="reportedly-count", daemon=True
            )
            self._counting.start()

    def _counted(self, count: Callable[[], int | None]) -> None:
        self._total = count()

    def _left(self, counts: Counts, seconds: float) -> list[str]:
        news = counts.ended - counts.earlier - counts.repeated
        if self._total is None or not news:
            return []
        return [f"{max(0, self._total - counts.ended) * seconds / news / 60:,.0f} minutes left"]


def _words(counts: Counts, seconds: float) -> list[str]:
    rate = (counts.ended - counts.earlier - counts.repeated) / max(seconds, 0.001)
    words = [f"{rate:,.1f}/s", f"{counts.failed:,} failed"]
    if counts.tokens:
        words.append(f"{counts.tokens:,} tokens")
    if counts.cost_usd:
        words.append(dollars(counts.cost_usd))
    return words


def summary(counts: Counts, sources: Sources, files: Files) -> str:
    """What became of the inputs, in a few lines."""
    news = [f"{counts.reports:,} reports ({counts.claims:,} claims)"]
    for number, words in (
        (counts.duplicates, "of them of duplicates"),
        (counts.incomplete, "of them not of the whole article"),
        (counts.earlier, "finished earlier"),
        (counts.repeated, "named twice"),
        (counts.waiting, "wait for replies"),
        (counts.failed, f"failed, see {files.errors}"),
        (counts.stale, f"more in {files.output} of inputs that are no longer among these"),
    ):
        if number:
            news.append(f"{number:,} {words}")
    if counts.tokens:
        news.append(f"{counts.tokens:,} tokens" + (f", {dollars(counts.cost_usd)}" if counts.cost_usd else ""))
    lines = [f"reportedly: {counts.inputs:,} inputs: {'; '.join(news)}"]
    if sources.others:
        kinds = ", ".join(f"{number:,} {suffix}" for suffix, number in sources.others.most_common(_OTHERS))
        lines.append(f"reportedly: files of other kinds were left out: {kinds}")
    return "\n".join(one_line(line) for line in lines)


def _bar() -> "tuple[Bar | None, Any]":
    """A bar of rich; null where it is not installed."""
    try:
        from rich.console import Console  # noqa: PLC0415 - an extra, imported where it is used
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415
        from rich.progress import Progress as Bar  # noqa: PLC0415
    except ImportError:
        return None, None
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[words]}"), TimeRemainingColumn())
    bar = Bar(*columns, console=Console(stderr=True))
    return bar, bar.add_task("", total=None, words="")
