"""Run: a batch from its sources to its output, that can be killed and taken up again.

Each input is looked up by its key: finished ones are passed over, duplicates of finished ones copied, duplicates of one
that is being read wait for it, everything else is read. What failed in an earlier run is tried again.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from dataclasses import asdict, dataclass, replace
from typing import Any

from reportedly.batch.counts import Counts
from reportedly.batch.engine import Engine, engine, mapped, waits_for_others
from reportedly.batch.feed import Feed
from reportedly.batch.files import Files
from reportedly.batch.frames import Task
from reportedly.batch.result import BatchFailure, BatchResult, FailureReason
from reportedly.batch.row import BatchRow, RowOrigin
from reportedly.batch.sources import Sources
from reportedly.batch.store import Store, copied
from reportedly.errors import BatchError, ExtractorError
from reportedly.extract.llm.budget import Budget
from reportedly.schema.report import SCHEMA_VERSION

_AHEAD = 2
"""Rows read ahead, to each that is being read."""
_MOST_WAITING = 10_000
"""Duplicates that wait for one that is being read, before no more rows are taken."""
_TURN = 64
"""Rows that are passed over before others get a turn."""
_IN_A_ROW = 50
"""Articles that fail one after the other at a provider, until the run gives up."""
SPENT = BatchFailure(FailureReason.BUDGET_EXCEEDED, "the budget was used up before the article was begun")

Watch = Callable[[Counts], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run does."""

    sources: Sources
    """The inputs."""
    files: Files
    """Where it writes."""
    task: Task
    """What is done with each row."""
    settings: dict[str, Any]
    """What the output depends on; a run with other settings doesn't go on with it."""
    concurrency: int | None = None
    """Articles that are read at the same time."""
    processes: int | None = None
    """Beside this one."""
    engine: Engine | None = None
    """Who reads; made from the task if null. It is asked for every input: that a budget is used up, or a provider
    fails, ends nothing whose replies it has."""


def settings_of(task: Task, *, claims: bool, **more: Any) -> dict[str, Any]:
    """What the output of a task depends on, as plain values."""
    reader = task.extractor
    return {
        "schema version": SCHEMA_VERSION,
        "extractor": reader.name,
        "extractor version": reader.version,
        "rows": "claims" if claims else "reports",
        **{name.replace("_", " "): value for name, value in asdict(task.reading).items()},
        **more,
    }


@dataclass(frozen=True, slots=True)
class _Held:
    """A duplicate that waits for the one that is being read."""

    key: bytes
    origin: RowOrigin
    url: str | None


class Run:
    """One run."""

    def __init__(self, plan: Plan, store: Store, watch: Watch | None = None) -> None:
        self.counts = Counts()
        self._plan = plan
        self._store = store
        self._watch = watch or (lambda _: None)
        self._reading: dict[bytes, list[_Held]] = {}
        self._keys: set[bytes] = set()
        self._waiting = 0
        self._room = asyncio.Event()
        self._spent = False
        self._in_a_row = 0
        self._feed: Feed | None = None

    async def finish(self) -> Counts:
        """Read everything that is left; what became of all inputs.

        Raises:
            BatchError: The output can't be written.
            ExtractorError: The extractor can't be started, or one article after the other fails at its provider.
        """
        plan = self._plan
        budget, totals = getattr(plan.task.extractor, "budget", None), self._store.journal.totals
        if isinstance(budget, Budget):
            budget.carry(totals.prompt_tokens, totals.completion_tokens)
        chosen = plan.engine or engine(plan.task, concurrency=plan.concurrency, processes=plan.processes)
        async with chosen as engaged:
            self._feed = Feed(plan.sources.rows(), engaged.capacity * _AHEAD)
            try:
                async with aclosing(mapped(self._unread(self._feed), engaged)) as results:
                    async for row, result in results:
                        self._ended(row, result)
            finally:
                self._feed.stop()
        self._check()
        return self.counts

    def stop(self) -> None:
        """Begin no more articles; those that are being read are finished."""
        self.counts.interrupted = True
        if self._feed is not None:
            self._feed.stop()

    async def _unread(self, feed: Feed) -> AsyncIterator[BatchRow]:
        """The rows that must be read; what becomes of the others is settled on the way."""
        async for row in feed.rows():
            self.counts.inputs += 1
            if self.counts.inputs % _TURN == 0:
                await asyncio.sleep(0)
            while self._waiting >= _MOST_WAITING:
                self._room.clear()
                await self._room.wait()
            if self._must_be_read(row):
                yield row
            self._watch(self.counts)

    def _must_be_read(self, row: BatchRow) -> bool:
        key, journal = row.key(), self._store.journal
        last = journal.is_finished(key)
        if last is not None and last != journal.run:
            self.counts.earlier += 1
            return False
        if last is not None or key in self._keys or journal.has_failed(key):
            self.counts.repeated += 1
            return False
        digest = row.duplicate_key()
        if digest in self._reading:
            self._reading[digest].append(_Held(key, row.origin, row.url))
            self._keys.add(key)
            self._waiting += 1
            return False
        known = _unusable(row) or self._store.known(digest, row.origin, row.url)
        if known is None and self._spent:
            known = BatchResult(row.origin, failure=SPENT)
        if known is not None:
            self.counts.duplicates += known.json is not None
            self._enter(key, digest, known)
            return False
        self._reading[digest] = []
        self._keys.add(key)
        return True

    def _ended(self, row: BatchRow, result: BatchResult) -> None:
        key, digest = row.key(), row.duplicate_key()
        self._look_at(result)
        self._enter(key, digest, result)
        self._keys.discard(key)
        held = self._reading.pop(digest)
        report = result.report if held else None
        for one in held:
            again = replace(result, origin=one.origin) if report is None else copied(report, one.origin, one.url)
            self.counts.duplicates += report is not None
            self._enter(one.key, digest, again)
            self._keys.discard(one.key)
        self._waiting -= len(held)
        self._room.set()
        self._watch(self.counts)

    def _enter(self, key: bytes, digest: bytes, result: BatchResult) -> None:
        self._store.enter(key, digest, result)
        counts = self.counts
        if result.waits:
            counts.waiting += 1
            return
        if result.failure is not None:
            counts.failed += 1
            return
        counts.reports += 1
        counts.incomplete += not result.complete
        counts.claims += result.claims
        counts.tokens += result.prompt_tokens + result.completion_tokens
        counts.cost_usd += result.cost_usd

    def _look_at(self, result: BatchResult) -> None:
        """Whether it makes sense to go on."""
        if self._plan.engine is not None:
            return
        reason = None if result.failure is None else result.failure.reason
        self._spent |= reason is FailureReason.BUDGET_EXCEEDED
        provider = waits_for_others(self._plan.task.extractor) and not self._plan.task.reading.strict
        self._in_a_row = self._in_a_row + 1 if provider and reason is FailureReason.EXTRACTOR_FAILED else 0
        if self._in_a_row >= _IN_A_ROW and result.failure is not None:
            raise ExtractorError(
                f"{_IN_A_ROW} articles failed one after the other, the last one: {result.failure.message}; the same "
                "command goes on where this one stopped"
            )

    def _check(self) -> None:
        """Every input ended as one report or one error.

        Raises:
            BatchError: The books don't agree.
        """
        counts, journal = self.counts, self._store.journal
        counts.stale = journal.finished() - journal.finished_in_this_run()
        if counts.ended != counts.inputs or journal.finished_in_this_run() != counts.reports + counts.earlier:
            raise BatchError(
                f"the counts don't agree: {counts.inputs} inputs, {counts.reports} reports, {counts.earlier} earlier, "
                f"{counts.repeated} repeated, {counts.failed} failed, {counts.waiting} waiting, "
                f"{journal.finished_in_this_run()} in the journal"
            )


def _unusable(row: BatchRow) -> BatchResult | None:
    if row.fault is None:
        return None
    return BatchResult(row.origin, failure=BatchFailure(FailureReason.UNREADABLE, row.fault))
