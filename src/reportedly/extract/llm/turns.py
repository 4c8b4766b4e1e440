"""Turns: replies that come together go on one after the other.

What follows a reply computes for a millisecond or more, and the next request takes a few rounds of the event loop to
get out. Of replies that come together each would compute first, then all of them would ask: the server would be idle,
and the answers would come together again. So each waits until the one before it has had a few rounds to itself.
"""

import asyncio
from weakref import WeakKeyDictionary

_ROUNDS = 4
"""With more a request gets out no sooner; each takes some microseconds."""


class Turns:
    """One turn after the other, for each event loop."""

    def __init__(self) -> None:
        self._locks: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()

    async def wait(self) -> None:
        """Wait for one's turn."""
        async with self._locks.setdefault(asyncio.get_running_loop(), asyncio.Lock()):
            for _ in range(_ROUNDS):
                await asyncio.sleep(0)
