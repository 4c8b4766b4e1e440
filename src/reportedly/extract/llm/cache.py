"""Cache: replies on disk, so that a rerun costs nothing. SQLite, plain text columns, readable by its owner alone."""

import asyncio
import json
import logging
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from weakref import WeakKeyDictionary

from reportedly.extract.llm.exchange import Capabilities, Finish, Reply, ResponseMode

logger = logging.getLogger(__name__)

FILE = "replies.sqlite3"
_TABLES = """
CREATE TABLE IF NOT EXISTS replies_1 (key TEXT PRIMARY KEY, reply TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS endpoints_1 (key TEXT PRIMARY KEY, capabilities TEXT NOT NULL) WITHOUT ROWID;
"""
_PATIENCE = 10.0
"""Seconds to wait for another process that writes."""


@dataclass(frozen=True, slots=True)
class CacheInfo:
    """What the cache holds."""

    path: Path
    """Its file."""
    replies: int
    """How many."""
    size: int
    """Bytes on disk."""


@dataclass(slots=True)
class _Queue:
    """Replies of one event loop that are to be written."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held by who writes."""
    rows: list[tuple[str, str]] = field(default_factory=list)
    """Key and reply."""


def cache_folder() -> Path:
    """``REPORTEDLY_CACHE_DIR``, else ``reportedly`` in the user's cache folder (XDG Base Directory)."""
    given = os.environ.get("REPORTEDLY_CACHE_DIR")
    if given:
        return Path(given)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base and Path(base).is_absolute() else Path.home() / ".cache") / "reportedly"


class ReplyCache:
    """Complete replies by key. A cache that can't be read or written is told once in the log and does no harm."""

    def __init__(self, folder: Path | None = None) -> None:
        self.path = (folder or cache_folder()) / FILE
        self._queues: WeakKeyDictionary[asyncio.AbstractEventLoop, _Queue] = WeakKeyDictionary()

    def get(self, key: str) -> Reply | None:
        """The reply that was kept under ``key``."""
        stored = self._select("SELECT reply FROM replies_1 WHERE key = ?", key)
        try:
            return None if stored is None else _reply(stored)
        except (ValueError, TypeError, KeyError):
            return None

    async def put(self, key: str, reply: Reply) -> None:
        """Keep a reply; one that is not complete is not kept. When this returns it is on disk.

        A disk takes milliseconds, in which others go on: what comes while it writes is written together.
        """
        if reply.finish is not Finish.STOP or not reply.text.strip():
            return
        queue = self._queues.setdefault(asyncio.get_running_loop(), _Queue())
        queue.rows.append((key, json.dumps(asdict(reply), ensure_ascii=False)))
        await asyncio.shield(self._write(queue))  # it is paid for, also where its article has no more time

    async def _write(self, queue: _Queue) -> None:
        """Write what waits, unless another has."""
        async with queue.turn:
            rows, queue.rows = queue.rows, []
            if rows:
                await asyncio.to_thread(self._insert, "INSERT OR REPLACE INTO replies_1 VALUES (?, ?)", rows)

    def capabilities(self, origin: str, model: str) -> Capabilities | None:
        """What is known of an endpoint; null if nothing is."""
        stored = self._select("SELECT capabilities FROM endpoints_1 WHERE key = ?", f"{origin} {model}")
        try:
            return None if stored is None else _capabilities(stored)
        except (ValueError, TypeError, KeyError):
            return None

    def learn(self, origin: str, model: str, capabilities: Capabilities) -> None:
        """Keep what an endpoint takes, so that a rerun makes the very requests that are in the cache."""
        key, value = f"{origin} {model}", json.dumps(asdict(capabilities))
        self._insert("INSERT OR REPLACE INTO endpoints_1 VALUES (?, ?)", [(key, value)])

    def info(self) -> CacheInfo:
        """What it holds."""
        if not self.path.exists():
            return CacheInfo(self.path, 0, 0)
        with self._opened() as database:
            (count,) = database.execute("SELECT count(*) FROM replies_1").fetchone()
        return CacheInfo(self.path, count, self.path.stat().st_size)

    def clear(self) -> int:
        """Delete the file; returns how many replies it held, 0 where it could not be read."""
        try:
            count = self.info().replies
        except sqlite3.Error:
            count = 0
        for path in (self.path, *self.path.parent.glob(f"{FILE}-*")):
            path.unlink(missing_ok=True)
        return count

    def _select(self, statement: str, key: str) -> str | None:
        if not self.path.exists():
            return None
        try:
            with self._opened() as database:
                row = database.execute(statement, (key,)).fetchone()
        except (sqlite3.Error, OSError) as error:
            logger.warning("cache %s can't be read (%s); 'reportedly cache clear' empties it", self.path, error)
            return None
        return None if row is None else str(row[0])

    def _insert(self, statement: str, rows: Sequence[tuple[str, str]]) -> None:
        try:
            with self._opened() as database:
                database.executemany(statement, rows)
        except (sqlite3.Error, OSError) as error:
            logger.warning("cache %s can't be written: %s", self.path, error)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
        self.path.chmod(0o600)
        database = sqlite3.connect(self.path, timeout=_PATIENCE)
        try:
            with database:
                database.executescript(_TABLES)
                yield database
        finally:
            database.close()


def _reply(stored: str) -> Reply:
    value = json.loads(stored)
    return Reply(**{**value, "finish": Finish(value["finish"])})


def _capabilities(stored: str) -> Capabilities:
    value = json.loads(stored)
    return Capabilities(**{**value, "modes": tuple(ResponseMode(mode) for mode in value["modes"])})
