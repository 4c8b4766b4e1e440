"""Connections: ``openai`` clients of one event loop, each with a connection of its own.

httpx's pool looks at every connection that it has for every request that begins or ends. With a hundred of them that
takes several times the processor time of all the rest; in pools of one connection there is nothing to look at.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openai import AsyncOpenAI

MOST = 500
"""At the same time; most systems let a process have about a thousand files open."""


class Connections:
    """Lends a client for each request; a request that finds none free gets a new one."""

    def __init__(self, made: Callable[[], "AsyncOpenAI"]) -> None:
        self._made = made
        self._free: list[AsyncOpenAI] = []
        self._room = asyncio.Semaphore(MOST)

    @asynccontextmanager
    async def one(self) -> AsyncIterator["AsyncOpenAI"]:
        """A client that nobody else uses meanwhile: the one that was used last, whose connection is likely open."""
        async with self._room:
            client = self._free.pop() if self._free else self._made()
            try:
                yield client
            finally:
                self._free.append(client)

    async def close(self) -> None:
        """Let go of all that are free."""
        while self._free:
            await self._free.pop().close()
