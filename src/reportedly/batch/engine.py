"""Engine: who maps rows to results, so many at a time: the event loop, or processes beside it."""

import asyncio
import os
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from types import TracebackType
from typing import Protocol, Self

from reportedly.batch.frames import Task
from reportedly.batch.mapping import aread_row
from reportedly.batch.result import BatchResult
from reportedly.batch.row import BatchRow
from reportedly.batch.workers import Workers
from reportedly.extract.protocol import Extractor

CONCURRENCY = 16
"""Articles that wait for a model at the same time, where nothing else is said."""
TIME_LIMIT = 600.0
"""Seconds for one article, where nothing else is said."""


class Engine(AbstractAsyncContextManager["Engine"], Protocol):
    """Maps rows to results."""

    capacity: int
    """How many rows it reads at the same time."""

    async def read(self, row: BatchRow) -> BatchResult:
        """The result for ``row``. It fails for no row."""
        ...


class Loop:
    """Reads on the event loop: for extractors that wait."""

    def __init__(self, task: Task, concurrency: int) -> None:
        self.capacity = concurrency
        self._task = task

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        return None

    async def read(self, row: BatchRow) -> BatchResult:
        """The result for ``row``."""
        task = self._task
        return await aread_row(row, task.extractor, task.reading, time_limit=task.time_limit)


def engine(task: Task, *, concurrency: int | None = None, processes: int | None = None) -> Engine:
    """The engine that fits.

    Args:
        task: What is done with each row.
        concurrency: Articles at the same time, all processes together; 16 for an extractor that waits for a model, else
            one a process.
        processes: 0 reads in this process. Left open: none for an extractor that waits, else one a processor. Of an
            extractor with ``part``, each gets its part of what is left of budget and pace.

    Raises:
        ExtractorError: The extractor can't be sent to another process.
    """
    waits = waits_for_others(task.extractor)
    count = (0 if waits else processors()) if processes is None else processes
    if concurrency is None:
        concurrency = CONCURRENCY if waits else max(count, 1)
    count = min(count, concurrency)
    if not count:
        return Loop(task, concurrency)
    part = getattr(task.extractor, "part", None)
    if part is not None and count > 1:
        task = replace(task, extractor=part(count))
    return Workers(task, count, each=max(1, concurrency // count))


def waits_for_others(extractor: Extractor) -> bool:
    """Whether an extractor spends its time waiting for a model, as it says by a true attribute ``waits``."""
    return bool(getattr(extractor, "waits", False))


def processors() -> int:
    """Processors that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1


async def mapped(rows: AsyncIterator[BatchRow], engine: Engine) -> AsyncGenerator[tuple[BatchRow, BatchResult]]:
    """Each row with its result, as it is finished, never more than the engine's capacity ahead of who takes them.

    A row is taken only when there is room to read it, and no row is read while as many results wait to be taken.
    """
    taking = asyncio.Lock()
    finished: asyncio.Queue[tuple[BatchRow, BatchResult] | BaseException | None] = asyncio.Queue(engine.capacity)

    async def taken() -> BatchRow | None:
        async with taking:
            return await anext(rows, None)

    async def reader() -> None:
        try:
            while (row := await taken()) is not None:
                await finished.put((row, await engine.read(row)))
        except Exception as error:  # noqa: BLE001 - raised to who takes the results
            await finished.put(error)
        await finished.put(None)

    readers = [asyncio.create_task(reader()) for _ in range(engine.capacity)]
    left = len(readers)
    try:
        while left:
            result = await finished.get()
            if result is None:
                left -= 1
            elif isinstance(result, BaseException):
                raise result
            else:
                yield result
    finally:
        for task in readers:
            task.cancel()
        await asyncio.gather(*readers, return_exceptions=True)
