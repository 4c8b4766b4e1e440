"""Pace: requests and tokens a minute that a provider allows; a request waits until it fits."""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from weakref import WeakKeyDictionary

_WINDOW = 60.0
"""Seconds."""


@dataclass(slots=True)
class _Sent:
    """One request."""

    at: float
    """When, by a clock that never goes back."""
    tokens: int
    """Sent and received: reserved before, counted after."""
    gone: bool = False
    """Whether it is out of the window."""


class Pace:
    """Lets no more through in any minute than is allowed, in the order of asking.

    A request of more tokens than a minute's waits for an empty minute.
    """

    def __init__(
        self,
        *,
        requests: int | None = None,
        tokens: int | None = None,
        window: float = _WINDOW,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """A pace.

        Args:
            requests: Most requests in any window; null for any number.
            tokens: Most tokens in any window, sent and received; null for any number.
            window: Its seconds.
            clock: Seconds from any moment on.
        """
        self.requests = requests
        self.tokens = tokens
        self._window = window
        self._clock = clock
        self._sent: deque[_Sent] = deque()
        self._used = 0
        self._turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()

    async def wait(self, tokens: int) -> "Ticket":
        """Wait until a request of so many tokens may be sent."""
        if self.requests is None and self.tokens is None:
            return Ticket(self, _Sent(0.0, 0, gone=True))
        async with self._turns.setdefault(asyncio.get_running_loop(), asyncio.Lock()):
            while (seconds := self._seconds_to_wait(tokens)) > 0:  # noqa: ASYNC110 - it is the clock that is waited for
                await asyncio.sleep(seconds)
            sent = _Sent(self._clock(), tokens)
            self._sent.append(sent)
            self._used += tokens
            return Ticket(self, sent)

    def __reduce__(self) -> tuple[type["Pace"], tuple[()], dict[str, int | None]]:
        """Pickled without what was sent."""
        return Pace, (), {"requests": self.requests, "tokens": self.tokens}

    def correct(self, sent: _Sent, tokens: int) -> None:
        """Count what a request used instead of what was reserved for it."""
        if not sent.gone:
            self._used += tokens - sent.tokens
            sent.tokens = tokens

    def part(self, parts: int) -> "Pace":
        """The pace of one of so many that share this one."""
        return Pace(
            requests=None if self.requests is None else max(1, self.requests // parts),
            tokens=None if self.tokens is None else max(1, self.tokens // parts),
        )

    def _seconds_to_wait(self, tokens: int) -> float:
        now = self._clock()
        while self._sent and self._sent[0].at <= now - self._window:
            past = self._sent.popleft()
            past.gone = True
            self._used -= past.tokens
        many = self.requests is not None and len(self._sent) >= self.requests
        much = self.tokens is not None and bool(self._sent) and self._used + tokens > self.tokens
        return self._sent[0].at + self._window - now if many or much else 0.0


@dataclass(frozen=True, slots=True)
class Ticket:
    """A request that was let through."""

    pace: Pace
    sent: _Sent

    def used(self, tokens: int) -> None:
        """Say what it really used."""
        self.pace.correct(self.sent, tokens)
