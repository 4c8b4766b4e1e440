"""Feed: rows for the event loop, read ahead in a thread of their own, so that slow input never holds the loop up.

It holds as many rows as it is told; the thread waits until some are taken. It is a daemon, since a thread that waits
for standard input can't be stopped.
"""

import asyncio
import queue
import threading
from collections.abc import AsyncIterator, Callable, Iterable

from reportedly.batch.row import BatchRow

_END = None
_Held = BatchRow | Exception | None
_WAIT = 0.2
"""Seconds after which the thread looks whether it is still wanted."""


class Feed:
    """Rows as they come."""

    def __init__(self, rows: Iterable[BatchRow], most: int) -> None:
        self._rows = rows
        self._held: queue.Queue[_Held] = queue.Queue(most)
        self._loop = asyncio.get_running_loop()
        self._some = asyncio.Event()
        self._unwanted = threading.Event()
        threading.Thread(target=self._read, name="reportedly-feed", daemon=True).start()

    def stop(self) -> None:
        """No more rows are wanted."""
        self._unwanted.set()
        self._some.set()

    async def rows(self) -> AsyncIterator[BatchRow]:
        """The rows, in order. An error of their source is raised in its place."""
        while (held := await self._next()) is not _END:
            if isinstance(held, Exception):
                raise held
            yield held

    async def _next(self) -> _Held:
        while not self._unwanted.is_set():
            try:
                return self._held.get_nowait()
            except queue.Empty:
                self._some.clear()
                if not self._held.empty():  # it came in between
                    continue
                await self._some.wait()
        return _END

    def _read(self) -> None:
        end: _Held = _END
        try:
            for row in self._rows:
                if not self._put(row):
                    return
        except Exception as error:  # noqa: BLE001 - raised where the rows are taken
            end = error
        self._put(end)

    def _put(self, held: _Held) -> bool:
        while not self._unwanted.is_set():
            try:
                self._held.put(held, timeout=_WAIT)
            except queue.Full:
                continue
            return self._told(self._some.set)
        return False

    def _told(self, what: Callable[[], None]) -> bool:
        try:
            self._loop.call_soon_threadsafe(what)
        except RuntimeError:  # the loop is closed: nobody takes them any more
            return False
        return True
