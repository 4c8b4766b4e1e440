"""An extractor that does to its process what an article says; every article that it begins is noted in a file."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path

from reportedly import Article, BudgetExceeded, Check, ExtractorError, Proposal, Unread


class Hazard:
    """Reads nothing, at a risk."""

    name = "hazard"
    version = "1"

    def __init__(self, log: Path | None = None, *, waits: bool = False, seconds: float = 0.0) -> None:
        self.log = log
        self.waits = waits
        self.seconds = seconds

    async def propose(self, article: Article, check: Check) -> Proposal:
        word = article.text.split()[0]
        if self.log is not None:
            with self.log.open("a", encoding="utf-8") as stream:
                stream.write(article.text + "\n")
        await asyncio.sleep(self.seconds)
        match word:
            case "crash":
                os._exit(7)
            case "abort":
                os.abort()
            case "hang":
                while True:
                    time.sleep(0.05)  # noqa: ASYNC251 - it hangs, and lets nothing else run
            case "linger":
                await asyncio.sleep(60)
            case "fail":
                raise ExtractorError("no answer")
            case "defect":
                raise ZeroDivisionError("nobody thought of this")
            case "memory":
                raise MemoryError
            case "print":
                print("to standard output")  # noqa: T201
            case "dear":
                raise BudgetExceeded("over the limit")
            case "half":
                return Proposal(unread=(Unread(start=0, end=4, reason="window_lost"),))
            case "spent":
                return Proposal(unread=(Unread(start=0, end=4, reason="budget_exceeded"),))
        return Proposal()


class Unsendable(Hazard):
    """Can't be pickled."""

    def __reduce__(self) -> str:
        raise TypeError("holds a connection")


class Unloadable(Hazard):
    """Can be pickled, and not be unpickled."""

    def __setstate__(self, state: object) -> None:
        raise RuntimeError("its model file is gone")
