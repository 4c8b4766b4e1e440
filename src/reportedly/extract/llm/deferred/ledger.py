"""Ledger: what was asked in batches, what is out, what came back; on disk, so that nothing is lost or paid for twice.

SQLite, plain text columns, readable by its owner alone, synchronised with the disk at every commit. A request is known
by its recording key (model, messages, attempt), whatever form it was sent in: its reply is kept for ever. No address
and no key of a provider is in it but the origin.

A batch is entered before it is created (``CREATING``) and again when the provider has told its id (``OUT``): one that
is found in between after a crash may or may not exist, and ``submitting`` looks for it.
"""

import json
import time
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from reportedly.books import Books
from reportedly.extract.llm.deferred.entries import (
    Again,
    Failed,
    Job,
    JobState,
    Limits,
    Outcome,
    Sent,
    Standing,
    State,
    Used,
    Wanted,
)
from reportedly.extract.llm.exchange import Capabilities, Finish, Reply, ResponseMode

FILE = "batches.sqlite3"
_TABLES = """
CREATE TABLE IF NOT EXISTS jobs (number INTEGER PRIMARY KEY, token TEXT NOT NULL UNIQUE, state TEXT NOT NULL,
    begun REAL NOT NULL, file TEXT, batch TEXT, said TEXT, looks INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS requests (key TEXT PRIMARY KEY, owner TEXT NOT NULL, sent TEXT NOT NULL, job INTEGER,
    times INTEGER NOT NULL DEFAULT 0, faults INTEGER NOT NULL DEFAULT 0, failure TEXT,
    prompt INTEGER NOT NULL DEFAULT 0, completion INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS out ON requests (job) WHERE job IS NOT NULL;
CREATE TABLE IF NOT EXISTS bodies (key TEXT PRIMARY KEY, line TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS replies (key TEXT PRIMARY KEY, mode TEXT NOT NULL, reply TEXT NOT NULL) WITHOUT ROWID;
"""
_COMMIT_EVERY = 1_000
"""Wanted requests; they are found again if they are lost."""


class Ledger(Books):
    """The requests, batches and replies of one output. Only one process can have it open."""

    def __init__(self, path: Path) -> None:
        """Open, or begin, a ledger.

        Raises:
            BatchError: Another process has it open, or the file is no ledger.
        """
        super().__init__(path, _TABLES, kind="ledger of batches", synchronous="FULL")
        self._uncommitted = 0

    def capabilities(self) -> Capabilities | None:
        """What is known of the endpoint; null if nothing is."""
        stored = self.fact("capabilities")
        if stored is None:
            return None
        value = json.loads(stored)
        return Capabilities(**{**value, "modes": tuple(ResponseMode(mode) for mode in value["modes"])})

    def learn(self, capabilities: Capabilities) -> None:
        """Keep what the endpoint takes."""
        self.set_fact("capabilities", json.dumps(asdict(capabilities)))

    def standing(self, key: str) -> Standing:
        """What is known of a request."""
        row = self._row("SELECT owner, job, times, failure FROM requests WHERE key = ?", key)
        if row is None:
            return Standing(State.UNKNOWN)
        owner, job, times, failure = row
        kept = self._row("SELECT mode, reply FROM replies WHERE key = ?", key)
        if kept is not None:
            return Standing(State.ANSWERED, owner, times, _reply(kept[1]), ResponseMode(kept[0]))
        if failure is not None:
            return Standing(State.FAILED, owner, times, failure=failure)
        return Standing(State.UNKNOWN if job is None else State.OUT, owner, times)

    def forget_wanted(self) -> None:
        """Nothing is wanted: a new pass over the articles says anew what is."""
        with self._writing() as database:
            database.execute("DELETE FROM bodies")

    def want(self, wanted: Wanted) -> None:
        """A request is to be sent, once however often it is wanted. On disk with the next commit."""
        if not self._database.in_transaction:
            self._database.execute("BEGIN")
        self._database.execute(
            "INSERT INTO requests (key, owner, sent) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET "
            "owner = excluded.owner, sent = excluded.sent",
            (wanted.key, wanted.owner, json.dumps(asdict(wanted.sent))),
        )
        self._database.execute("INSERT OR REPLACE INTO bodies VALUES (?, ?)", (wanted.key, wanted.line))
        self._uncommitted += 1
        if self._uncommitted >= _COMMIT_EVERY:
            self.commit()

    def is_wanted(self, key: str) -> bool:
        """Whether a request is to be sent."""
        return self._row("SELECT 1 FROM bodies WHERE key = ?", key) is not None

    def commit(self) -> None:
        """Make the disk have what is wanted."""
        self._uncommitted = 0
        super().commit()

    def prepare(self, token: str, limits: Limits) -> tuple[Job, bytes] | None:
        """Take wanted requests for a batch, as many as a file may hold, with the file; null if there are none."""
        lines: list[str] = []
        keys: list[str] = []
        size = 0
        for key, line in self._database.execute("SELECT key, line FROM bodies ORDER BY rowid"):
            length = len(line.encode()) + 1
            if keys and (len(keys) >= limits.requests or size + length > limits.bytes):
                break
            keys.append(key)
            lines.append(line + "\n")
            size += length
        if not keys:
            return None
        begun = time.time()
        with self._writing() as database:
            row = database.execute(
                "INSERT INTO jobs (token, state, begun) VALUES (?, ?, ?)", (token, JobState.PREPARED, begun)
            )
            number = int(row.lastrowid or 0)
            database.executemany(
                "UPDATE requests SET job = ?, times = times + 1 WHERE key = ?", [(number, key) for key in keys]
            )
            database.executemany("DELETE FROM bodies WHERE key = ?", [(key,) for key in keys])
        return Job(number, token, JobState.PREPARED, begun, requests=len(keys)), "".join(lines).encode()

    def enter(self, job: Job) -> None:
        """Note how far a batch is."""
        with self._writing() as database:
            database.execute(
                "UPDATE jobs SET state = ?, file = ?, batch = ?, said = ?, looks = ? WHERE number = ?",
                (job.state, job.file, job.batch, job.said, job.looks, job.number),
            )

    def give_up(self, job: Job) -> None:
        """A batch was never begun, or is not to be waited for: its requests are as if they had not been sent."""
        with self._writing() as database:
            database.execute("UPDATE requests SET job = NULL, times = times - 1 WHERE job = ?", (job.number,))
            database.execute("DELETE FROM jobs WHERE number = ?", (job.number,))

    def jobs(self) -> tuple[Job, ...]:
        """The batches that have not ended, in the order of their making."""
        rows = self._database.execute(
            "SELECT number, token, state, begun, file, batch, said, looks, "
            "(SELECT count(*) FROM requests WHERE job = jobs.number) FROM jobs WHERE state != ? ORDER BY number",
            (JobState.ENDED,),
        )
        return tuple(Job(row[0], row[1], JobState(row[2]), *row[3:]) for row in rows)

    def sent(self, job: Job) -> dict[str, Sent]:
        """The requests of a batch, by key."""
        rows = self._database.execute("SELECT key, sent, faults FROM requests WHERE job = ?", (job.number,))
        return {key: _sent(stored, faults) for key, stored, faults in rows}

    def settle(self, job: Job, outcomes: Iterable[tuple[str, Outcome]]) -> None:
        """A batch has ended, and this is what became of each of its requests; all of it is kept, or nothing."""
        with self._writing() as database:
            for key, outcome in outcomes:
                if isinstance(outcome, Again):
                    database.execute("UPDATE requests SET faults = ?, job = NULL WHERE key = ?", (outcome.faults, key))
                elif isinstance(outcome, Failed):
                    database.execute("UPDATE requests SET failure = ?, job = NULL WHERE key = ?", (outcome.reason, key))
                else:
                    reply, mode = outcome.reply, outcome.mode
                    text = json.dumps(asdict(reply))  # ASCII: what a model writes may be no valid UTF-8
                    database.execute("INSERT OR IGNORE INTO replies VALUES (?, ?, ?)", (key, mode, text))
                    database.execute(
                        "UPDATE requests SET prompt = ?, completion = ?, job = NULL WHERE key = ?",
                        (reply.prompt_tokens, reply.completion_tokens, key),
                    )
            database.execute("UPDATE requests SET job = NULL WHERE job = ?", (job.number,))
            database.execute(
                "UPDATE jobs SET state = ?, said = ? WHERE number = ?", (JobState.ENDED, job.said, job.number)
            )

    def forgive(self) -> None:
        """Requests that failed may be tried again."""
        with self._writing() as database:
            database.execute("UPDATE requests SET failure = NULL, faults = 0 WHERE failure IS NOT NULL OR faults > 0")

    def used(self) -> Used:
        """Tokens of all replies, and what the requests that are out may use at most."""
        spent = self._row("SELECT total(prompt), total(completion) FROM requests") or (0, 0)
        reserved = self._row(
            "SELECT total(json_extract(sent, '$.prompt_tokens')), total(json_extract(sent, '$.max_tokens')) "
            "FROM requests WHERE job IS NOT NULL"
        ) or (0, 0)
        return Used(int(spent[0]), int(spent[1]), int(reserved[0]), int(reserved[1]))


def _reply(stored: str) -> Reply:
    value = json.loads(stored)
    return Reply(**{**value, "finish": Finish(value["finish"])})


def _sent(stored: str, faults: int) -> Sent:
    value = json.loads(stored)
    return Sent(**{**value, "mode": ResponseMode(value["mode"]), "faults": faults})
