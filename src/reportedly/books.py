"""Books: an SQLite file that one process has open at a time, with facts by name; journal and ledger are such."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from reportedly.errors import BatchError

_FACTS = "CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"


class Books:
    """What a run keeps on disk, readable by its owner alone."""

    def __init__(self, path: Path, tables: str, *, kind: str, synchronous: str) -> None:
        """Open, or begin, the books.

        Args:
            path: The file.
            tables: SQL that makes what is not there.
            kind: What the file is, for errors.
            synchronous: When SQLite waits for the disk.

        Raises:
            BatchError: Another process has them open, or the file is something else.
        """
        self.path = path
        self._kind = kind
        try:
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            self._database = sqlite3.connect(path, timeout=0, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise BatchError(f"{path}: {error}") from error
        with self._as_books():
            for pragma in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", f"synchronous = {synchronous}"):
                self._database.execute(f"PRAGMA {pragma}")
            self._database.executescript(_FACTS + tables)

    def close(self) -> None:
        """Let go of the file; what was not committed is."""
        self.commit()
        self._database.close()

    def commit(self) -> None:
        """End the transaction that is open, if one is."""
        if self._database.in_transaction:
            self._database.execute("COMMIT")

    def fact(self, name: str) -> str | None:
        """A value by its name."""
        row = self._row("SELECT value FROM facts WHERE name = ?", name)
        return None if row is None else str(row[0])

    def set_fact(self, name: str, value: str) -> None:
        """Keep a value."""
        with self._writing() as database:
            database.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    @contextmanager
    def _as_books(self) -> Iterator[None]:
        """Read the file for the first time; it is let go of where it is none of ours."""
        try:
            yield
        except (sqlite3.Error, ValueError, TypeError) as error:
            self._database.close()
            busy = getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))
            what = "another run is writing this output" if busy else f"no {self._kind} ({error}); --overwrite"
            raise BatchError(f"{self.path}: {what}") from error

    def _row(self, statement: str, *values: object) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self._database.execute(statement, values).fetchone()
        return found

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, after the one that is open.

        Raises:
            BatchError: The disk is full, or fails.
        """
        try:
            self.commit()
            self._database.execute("BEGIN")
            yield self._database
            self._database.execute("COMMIT")
        except sqlite3.Error as error:
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
            raise BatchError(f"{self.path}: {error}; the same command goes on where this one stopped") from error
