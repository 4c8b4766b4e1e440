"""Workers: processes that read rows. One that crashes or hangs costs the article that it was reading, nothing else.

A worker that reads several articles at once and dies leaves several suspects; each is then read alone, so that only the
one that kills is blamed.
"""

import asyncio
import logging
import pickle
import signal
import subprocess
import sys
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from reportedly.batch.frames import Question, Ready, Task, framed, next_frame
from reportedly.batch.mapping import timed_out
from reportedly.batch.result import BatchFailure, BatchResult, FailureReason
from reportedly.batch.row import BatchRow
from reportedly.errors import ExtractorError

logger = logging.getLogger(__name__)

_COMMAND = (sys.executable, "-m", "reportedly.batch.worker")
_GRACE = 1.0
"""Seconds that a worker has to give up an article by itself."""
_LONGEST_START = 120.0


class WorkerDiedError(Exception):
    """The process ended while it read."""


class Worker:
    """One process."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._waiting: dict[int, asyncio.Future[BatchResult]] = {}
        self._asked = 0
        self.suspects = 0
        """How many articles it was reading when it died."""
        self._listening = asyncio.create_task(self._listen())
        self._ready: asyncio.Future[Ready] = asyncio.get_running_loop().create_future()

    @classmethod
    async def started(cls, task: bytes) -> Self:
        """A worker that is ready.

        Raises:
            ExtractorError: It can't load the extractor.
        """
        quiet = subprocess.DEVNULL if not logger.isEnabledFor(logging.DEBUG) else None
        options: dict[str, Any] = {} if sys.platform == "win32" else {"process_group": 0}
        process = await asyncio.create_subprocess_exec(
            *_COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=quiet, **options
        )
        worker = cls(process)
        try:
            worker._send(framed(sys.path) + task)
            async with asyncio.timeout(_LONGEST_START):
                ready = await worker._ready
        except (TimeoutError, ConnectionError) as error:
            await worker.stop()
            raise ExtractorError("a process for reading can't be started; --processes 0 does without") from error
        if ready.fault is not None:
            await worker.stop()
            raise ExtractorError(f"the extractor can't be loaded in another process: {ready.fault}")
        return worker

    @property
    def alive(self) -> bool:
        """Whether it can be asked."""
        return not self._listening.done()

    async def read(self, row: BatchRow) -> BatchResult:
        """The result for ``row``.

        Raises:
            WorkerDiedError: The process ended.
        """
        self._asked += 1
        number = self._asked
        future: asyncio.Future[BatchResult] = asyncio.get_running_loop().create_future()
        self._waiting[number] = future
        try:
            if not self.alive:
                raise WorkerDiedError(self.epitaph())
            self._send(framed(Question(number, row)))
            return await future
        finally:
            self._waiting.pop(number, None)

    async def stop(self) -> None:
        """End it, whatever it does."""
        if self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.kill()
        await self._process.wait()
        await asyncio.wait([self._listening])

    def epitaph(self) -> str:
        """What it died of."""
        code = self._process.returncode
        if code is None or code >= 0:
            return f"the process that read it ended with code {code}" if code else "the process that read it ended"
        try:
            name = signal.Signals(-code).name
        except ValueError:
            name = str(-code)
        return f"the process that read it was ended by signal {name}"

    def _send(self, data: bytes) -> None:
        if self._process.stdin is None:
            raise ConnectionError("no pipe")
        self._process.stdin.write(data)

    async def _listen(self) -> None:
        stream = self._process.stdout
        try:
            while stream is not None:
                value = await next_frame(stream)
                if isinstance(value, Ready):
                    self._ready.set_result(value)
                elif (future := self._waiting.get(value.number)) is not None and not future.done():
                    future.set_result(value.result)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        await self._process.wait()
        self.suspects = len(self._waiting)
        if not self._ready.done():
            self._ready.set_result(Ready(self.epitaph()))
        for future in self._waiting.values():
            if not future.done():
                future.set_exception(WorkerDiedError(self.epitaph()))


class Workers:
    """Processes that read rows, so many at a time."""

    def __init__(self, task: Task, processes: int, *, each: int = 1) -> None:
        """Workers for one task.

        Args:
            task: What they do.
            processes: How many.
            each: How many articles one reads at a time; more than one where it waits for a model.

        Raises:
            ExtractorError: The extractor can't be sent to another process.
        """
        self.capacity = processes * each
        self._time_limit = task.time_limit
        try:
            self._task = framed(task)
        except (pickle.PicklingError, TypeError, AttributeError) as error:
            raise ExtractorError(
                f"extractor {task.extractor.name!r} can't be sent to another process: {error}"
            ) from error
        self._workers: list[Worker | None] = [None] * processes
        self._starting = [asyncio.Lock() for _ in range(processes)]
        self._slots: asyncio.Queue[int] = asyncio.Queue()
        for _ in range(each):
            for slot in range(processes):
                self._slots.put_nowait(slot)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await asyncio.gather(*(worker.stop() for worker in self._workers if worker is not None))

    async def read(self, row: BatchRow) -> BatchResult:
        """The result for ``row``; a failure where it kills its worker or takes too long.

        Raises:
            ExtractorError: No worker can be started.
        """
        slot = await self._slots.get()
        try:
            worker = await self._at(slot)
            try:
                return await self._limited(worker, row)
            except WorkerDiedError as death:
                if worker.suspects == 1:
                    return BatchResult(row.origin, failure=BatchFailure(FailureReason.CRASHED, str(death)))
        finally:
            self._slots.put_nowait(slot)
        return await self._alone(row)

    async def _at(self, slot: int) -> Worker:
        """The worker of a slot, a new one where it is gone."""
        async with self._starting[slot]:
            worker = self._workers[slot]
            if worker is None or not worker.alive:
                worker = self._workers[slot] = await Worker.started(self._task)
            return worker

    async def _limited(self, worker: Worker, row: BatchRow) -> BatchResult:
        limit = None if self._time_limit is None else self._time_limit + _GRACE
        try:
            async with asyncio.timeout(limit):
                return await worker.read(row)
        except TimeoutError:
            await worker.stop()
            return BatchResult(row.origin, failure=timed_out(self._time_limit))

    async def _alone(self, row: BatchRow) -> BatchResult:
        worker = await Worker.started(self._task)
        try:
            return await self._limited(worker, row)
        except WorkerDiedError as death:
            return BatchResult(row.origin, failure=BatchFailure(FailureReason.CRASHED, str(death)))
        finally:
            await worker.stop()
