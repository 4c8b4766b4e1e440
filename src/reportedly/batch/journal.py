"""Journal: which inputs are finished, on disk, so that a run can be taken up again and needs no memory for it. SQLite.

What is committed survives a killed process and, by SQLite's write-ahead log, a power cut. What is to be written is
first kept here (``pending``), then appended to the output; it is let go when the output is known to be on disk.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from reportedly.batch.result import BatchFailure, FailureReason
from reportedly.books import Books

_TABLES = """
CREATE TABLE IF NOT EXISTS finished (key BLOB PRIMARY KEY, run INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS articles (digest BLOB PRIMARY KEY, start INTEGER NOT NULL, size INTEGER NOT NULL)
    WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pending (number INTEGER PRIMARY KEY, parts TEXT NOT NULL);
CREATE TEMP TABLE failed (key BLOB PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE failures (digest BLOB PRIMARY KEY, reason TEXT NOT NULL, message TEXT NOT NULL) WITHOUT ROWID;
"""
"""Failures are of one run: the next one tries again."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a report stands in the file of reports."""

    start: int
    """First byte."""
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class Totals:
    """What all runs together wrote and used."""

    reports: int = 0
    """How many."""
    incomplete: int = 0
    """Reports of articles that were not fully read."""
    claims: int = 0
    """How many."""
    prompt_tokens: int = 0
    """Sent to a model."""
    completion_tokens: int = 0
    """Received."""
    cost_usd: float = 0.0
    """US dollars, where prices are known."""


class Journal(Books):
    """The books of one output. Only one process can have them open."""

    def __init__(self, path: Path) -> None:
        """Open, or begin, a journal.

        Raises:
            BatchError: Another run has it open, or the file is no journal.
        """
        super().__init__(path, _TABLES, kind="journal of a batch", synchronous="NORMAL")
        with self._as_books():
            self.run = int(self.fact("run") or 0) + 1
            self.totals = Totals(**json.loads(self.fact("totals") or "{}"))
        self.set_fact("run", str(self.run))

    def settings(self) -> dict[str, Any] | None:
        """With which settings the output was begun; null for a new journal."""
        stored = self.fact("settings")
        return None if stored is None else dict(json.loads(stored))

    def is_finished(self, key: bytes) -> int | None:
        """In which run this input was last among the inputs, where it has a report; this run is noted."""
        row = self._row("SELECT run FROM finished WHERE key = ?", key)
        if row is not None and row[0] != self.run:
            with self._writing() as database:
                database.execute("UPDATE finished SET run = ? WHERE key = ?", (self.run, key))
        return None if row is None else int(row[0])

    def has_failed(self, key: bytes) -> bool:
        """Whether this input failed, or was put off, in this run."""
        return self._row("SELECT 1 FROM failed WHERE key = ?", key) is not None

    def place(self, digest: bytes) -> Place | None:
        """Where the report of an article stands that is the same but for its address."""
        row = self._row("SELECT start, size FROM articles WHERE digest = ?", digest)
        return None if row is None else Place(*row)

    def failure(self, digest: bytes) -> BatchFailure | None:
        """Why an article failed in this run that is the same but for its address."""
        row = self._row("SELECT reason, message FROM failures WHERE digest = ?", digest)
        return None if row is None else BatchFailure(FailureReason(row[0]), row[1])

    def finish(self, key: bytes, digest: bytes, place: Place, parts: tuple[str, ...], totals: Totals) -> None:
        """An input is finished: from here on it is never read again. ``parts`` are kept until ``let_go``."""
        with self._writing() as database:
            database.execute("INSERT INTO finished VALUES (?, ?)", (key, self.run))
            database.execute("INSERT OR IGNORE INTO articles VALUES (?, ?, ?)", (digest, place.start, place.size))
            database.execute("INSERT INTO pending (parts) VALUES (?)", (json.dumps(parts),))
            database.execute("INSERT OR REPLACE INTO facts VALUES ('totals', ?)", (json.dumps(asdict(totals)),))
        self.totals = totals

    def fail(self, key: bytes, digest: bytes, failure: BatchFailure) -> None:
        """An input has failed."""
        with self._writing() as database:
            database.execute("INSERT OR IGNORE INTO failed VALUES (?)", (key,))
            database.execute(
                "INSERT OR IGNORE INTO failures VALUES (?, ?, ?)", (digest, failure.reason.value, failure.message)
            )

    def put_off(self, key: bytes) -> None:
        """An input waits for a later run; in this one it is not looked at again."""
        with self._writing() as database:
            database.execute("INSERT OR IGNORE INTO failed VALUES (?)", (key,))

    def pending(self) -> Iterator[tuple[str, ...]]:
        """The parts that may not be on disk yet, in order."""
        for (parts,) in self._database.execute("SELECT parts FROM pending ORDER BY number"):
            yield tuple(json.loads(parts))

    def let_go(self, sizes: tuple[int, ...]) -> None:
        """Everything pending is on disk; the files have these sizes."""
        with self._writing() as database:
            database.execute("DELETE FROM pending")
            database.execute("INSERT OR REPLACE INTO facts VALUES ('sizes', ?)", (json.dumps(sizes),))

    def sizes(self) -> tuple[int, ...] | None:
        """The sizes of the files at the last ``let_go``; null before the first."""
        stored = self.fact("sizes")
        return None if stored is None else tuple(json.loads(stored))

    def finished_in_this_run(self) -> int:
        """Inputs of this run that have a report."""
        return self._count("SELECT count(*) FROM finished WHERE run = ?", self.run)

    def finished(self) -> int:
        """Inputs of all runs that have a report."""
        return self._count("SELECT count(*) FROM finished")

    def _count(self, statement: str, *values: object) -> int:
        row = self._row(statement, *values)
        return 0 if row is None else int(row[0])
