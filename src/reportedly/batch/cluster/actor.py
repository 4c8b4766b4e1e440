"""Actor: reads parts of the rows, one after the other, with an extractor that it loads once.

It lives in a process of Ray's. Where the extractor computes, a process beside it reads, so that an article that crashes
or hangs is an error and not the end of the actor, which Ray would start again with the same article, for ever.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.batch.arrow import arrow
from reportedly.batch.cluster.parts import Parts
from reportedly.batch.cluster.table import Tally, from_table
from reportedly.batch.engine import Engine, engine, waits_for_others
from reportedly.batch.frames import Task
from reportedly.batch.result import BatchResult
from reportedly.batch.row import BatchRow, Reading
from reportedly.extract.protocol import Extractor

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Duty:
    """What every actor does."""

    extractor: Callable[[], Extractor]
    """Makes the extractor; called once in each actor."""
    reading: Reading
    """How articles are read."""
    parts: Parts
    """Where the results go."""
    time_limit: float | None = None
    """Seconds for one article."""
    concurrency: int | None = None
    """Articles that wait for a model at the same time, in each actor."""


class Reader:
    """An actor: Ray makes it, and calls it with one part after the other."""

    def __init__(self, duty: Duty) -> None:
        self._duty = duty
        self._loop = asyncio.new_event_loop()
        task = Task(duty.extractor(), duty.reading, duty.time_limit)
        processes = 0 if waits_for_others(task.extractor) else 1
        self._engine: Engine = engine(task, concurrency=duty.concurrency, processes=processes)
        self._loop.run_until_complete(self._engine.__aenter__())

    def __call__(self, table: "pa.Table") -> "pa.Table":
        """Read a part and write what became of it; a table of one row: how many of what."""
        items = list(from_table(table))
        rows = [item for item in items if isinstance(item, BatchRow)]
        tallies = [item for item in items if isinstance(item, Tally)]
        results = self._loop.run_until_complete(self._read(rows))
        if results:
            self._duty.parts.write([(row.key(), result) for row, result in zip(rows, results, strict=True)])
        good = [result for result in results if result.json is not None]
        return arrow().table(
            {
                "given": [sum(tally.given for tally in tallies)],
                "earlier": [sum(tally.earlier for tally in tallies)],
                "reports": [len(good)],
                "failed": [len(results) - len(good)],
                "incomplete": [sum(not result.complete for result in good)],
                "claims": [sum(result.claims for result in good)],
                "tokens": [sum(result.prompt_tokens + result.completion_tokens for result in good)],
                "cost_usd": [float(sum(result.cost_usd for result in good))],
            }
        )

    async def _read(self, rows: list[BatchRow]) -> list[BatchResult]:
        room = asyncio.Semaphore(self._engine.capacity)

        async def one(row: BatchRow) -> BatchResult:
            async with room:
                return await self._engine.read(row)

        return await asyncio.gather(*(one(row) for row in rows))
