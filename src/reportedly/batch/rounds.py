"""Rounds: articles read with replies that a provider sends in batches: each round sends what all of them ask for next.

A round is a pass over all inputs. What has its replies is finished; what has not waits, and its questions are sent
together. Nothing but the ledger is kept between two rounds, so that they may be one command, or days apart.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from reportedly.batch.counts import Counts
from reportedly.batch.mapping import aread_row
from reportedly.batch.result import BatchResult
from reportedly.batch.row import BatchRow, Reading
from reportedly.errors import BatchError
from reportedly.extract.llm.deferred.collecting import Collection
from reportedly.extract.llm.deferred.desk import Desk
from reportedly.extract.llm.deferred.entries import Job
from reportedly.extract.llm.deferred.extractor import DeferredExtractor
from reportedly.extract.llm.deferred.ledger import Ledger
from reportedly.extract.llm.deferred.submitting import Submission


class Pass:
    """The engine of one pass over the inputs: it waits for nobody."""

    capacity = 1

    def __init__(self, desk: Desk, ledger: Ledger, reading: Reading, *, time_limit: float | None = None) -> None:
        """A pass.

        Args:
            desk: Answers the reader.
            ledger: What the desk answers from.
            reading: How articles are read.
            time_limit: Seconds that an article may take.
        """
        self._desk = desk
        self._ledger = ledger
        self._reading = reading
        self._time_limit = time_limit

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._ledger.commit()

    async def read(self, row: BatchRow) -> BatchResult:
        """The result for ``row``, which may be that it waits. Who wants a reply first is who pays for it."""
        counter = self._desk.counter(row.duplicate_key().hex())
        model = DeferredExtractor(self._desk, counter)
        result = await aread_row(row, model, self._reading, time_limit=self._time_limit)
        await asyncio.sleep(0)  # nothing above waits, and others want a turn
        return BatchResult(row.origin, waits=True) if counter.awaits else result


@dataclass(frozen=True, slots=True)
class Rounds:
    """Rounds until nothing is out, or one."""

    ledger: Ledger
    submission: Submission
    collection: Collection
    origin: str
    """Where the provider is."""
    read: Callable[[], Awaitable[Counts]]
    """A pass over all inputs."""
    told: Callable[[tuple[Job, ...]], None]
    """Is told how far the batches are."""
    seconds: float | None = None
    """Between two looks at what is out; null doesn't wait for it."""

    async def finish(self) -> Counts:
        """Collect what came, read, send what is wanted; what became of all inputs in the last pass.

        Raises:
            BatchError: The output can't be written, or batches are out at another provider.
            ExtractorError: The provider failed.
        """
        self._begin()
        await self.submission.recover()
        counts: Counts | None = None
        while True:
            if await self.collection.collect() or counts is None:
                counts = await self.read()
                if counts.interrupted:
                    return counts
                await self.submission.submit()
            out = self.ledger.jobs()
            if counts.waiting and not out:
                raise BatchError(f"{self.ledger.path}: {counts.waiting} inputs wait for replies, and no batch is out")
            if not out:
                return counts
            self.told(out)
            if self.seconds is None:
                return counts
            await asyncio.sleep(self.seconds)

    def _begin(self) -> None:
        out = self.ledger.jobs()
        known = self.ledger.fact("origin")
        if out and known is not None and known != self.origin:
            raise BatchError(f"{self.ledger.path}: its batches are out at {known}, not at {self.origin}")
        self.ledger.set_fact("origin", self.origin)
        if not out:
            self.ledger.forgive()
