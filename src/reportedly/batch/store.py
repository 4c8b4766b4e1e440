"""Store: an output that grows, report by report, and can be taken up again after any end."""

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from reportedly.batch.appended import Appended
from reportedly.batch.files import Files
from reportedly.batch.journal import Journal, Place, Totals
from reportedly.batch.result import BatchResult, named
from reportedly.batch.row import RowOrigin
from reportedly.errors import BatchError
from reportedly.schema.extraction import Usage
from reportedly.schema.report import Report

_ENTRIES, _SECONDS = 500, 5.0
"""After so many, or so long, the disk is made to have it all."""


class Store:
    """An output that is open for writing."""

    def __init__(self, files: Files, settings: dict[str, Any]) -> None:
        """Begin an output, or go on with the one that these settings began.

        Raises:
            BatchError: The output is something else's, was begun with other settings, or another run is writing it.
        """
        self.files = files
        fresh = not files.state.exists()
        if not files.output.parent.is_dir():
            raise BatchError(f"{files.output}: its folder does not exist")
        for path in (files.output, files.errors, files.index) if fresh else ():
            if os.path.lexists(path):
                raise BatchError(f"{path}: it exists, and is no output of a batch; --overwrite replaces it")
        files.state.mkdir(exist_ok=True)
        self.journal = Journal(files.journal)
        try:
            _agree(self.journal, settings, files.output)
            paths = (files.reports, files.index, *([files.claim_rows] if files.claim_rows else []))
            self._appended = [Appended(path) for path in paths]
            self._restore()
            files.errors.unlink(missing_ok=True)
            self._errors = Appended(files.errors)
        except OSError as error:
            self.journal.close()
            raise BatchError(f"{error.filename or files.output}: {error.strerror or error}") from error
        except BaseException:
            self.journal.close()
            raise
        self._unsynced = 0
        self._synced_at = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if not isinstance(error, BatchError):
            self.sync()
        self.journal.close()
        for file in [*self._appended, self._errors]:
            file.close()
        if not self._errors.size:
            self.files.errors.unlink(missing_ok=True)

    def enter(self, key: bytes, digest: bytes, result: BatchResult) -> None:
        """Write one result. When this returns, the input is finished, whatever happens next, unless it waits."""
        if result.waits:
            self.journal.put_off(key)
            return
        if result.failure is not None:
            self.journal.fail(key, digest, result.failure)
            self._errors.append((result.error_line() + "\n").encode())
            return
        parts = _parts(result, claims=self.files.claim_rows is not None)
        place = Place(self._appended[0].size, len(parts[0].encode()))
        self.journal.finish(key, digest, place, parts, _added(self.journal.totals, result))
        for file, part in zip(self._appended, parts, strict=True):
            file.append(part.encode())
        self._unsynced += 1
        if self._unsynced >= _ENTRIES or time.monotonic() - self._synced_at > _SECONDS:
            self.sync()

    def known(self, digest: bytes, origin: RowOrigin, url: str | None) -> BatchResult | None:
        """The result for an article that is the same but for its address as one that was read; null if none was."""
        failure = self.journal.failure(digest)
        if failure is not None:
            return BatchResult(origin, failure=failure)
        place = self.journal.place(digest)
        if place is None:
            return None
        return copied(Report.model_validate_json(self._appended[0].read(place)), origin, url)

    def sync(self) -> None:
        """Make the disk have everything, and forget what was kept for that."""
        for file in self._appended:
            file.sync()
        self.journal.let_go(tuple(file.size for file in self._appended))
        self._unsynced = 0
        self._synced_at = time.monotonic()

    def publish(self) -> None:
        """Make the output where it is made in the end: Parquet is unreadable until it is whole.

        Raises:
            BatchError: It can't be written.
            MissingExtraError: pyarrow is not installed.
        """
        self.sync()
        if self.files.parquet:
            from reportedly.batch.assembly import assemble  # noqa: PLC0415 - an extra, imported where it is used

            assemble(self.files)

    def _restore(self) -> None:
        """Put the files right after a crash: torn lines go, finished reports that were not written are."""
        sizes = self.journal.sizes() or (0,) * len(self._appended)
        pending = list(self.journal.pending())
        for at, (file, size) in enumerate(zip(self._appended, sizes, strict=True)):
            file.restore(size, [parts[at].encode() for parts in pending])
        for file in self._appended:
            file.sync()
        self.journal.let_go(tuple(file.size for file in self._appended))


def copied(report: Report, origin: RowOrigin, url: str | None) -> BatchResult:
    """The result for a duplicate: the same report about its own address, which cost nothing."""
    made = report.extraction
    if made.usage is not None:
        free = Usage(prompt_tokens=0, completion_tokens=0, cost_usd=None if made.usage.cost_usd is None else 0.0)
        made = made.model_copy(update={"usage": free, "requests": 0, "cached": True})
    article = report.article.model_copy(update={"url": url})
    return BatchResult.of(origin, report.model_copy(update={"article": article, "extraction": made}))


def _agree(journal: Journal, settings: dict[str, Any], output: Path) -> None:
    stored = journal.settings()
    if stored is None:
        journal.set_fact("settings", json.dumps(settings))
        return
    different = sorted(name for name in stored.keys() | settings.keys() if stored.get(name) != settings.get(name))
    if different:
        name = different[0]
        raise BatchError(
            f"{output}: it was begun with another {name} ({stored.get(name)!r}, now {settings.get(name)!r}); "
            "name another output, or --overwrite"
        )


def _parts(result: BatchResult, *, claims: bool) -> tuple[str, ...]:
    """What is appended for a report: to the reports, the index, and the claims where they are rows."""
    if result.json is None:
        raise ValueError(f"{result.origin} has no report")
    entry = named(result.origin) | {"article": result.article, "claims": result.claims, "complete": result.complete}
    rows = ("".join(claim_lines(result.json, result.origin)),) if claims else ()
    return result.json + "\n", json.dumps(entry) + "\n", *rows


def claim_lines(report: str, origin: RowOrigin) -> Iterator[str]:
    """The claims of a report as lines of JSON, each with its input and article."""
    document = json.loads(report)
    for claim in document["claims"]:
        row = {"input": named(origin), "article": document["article"], "claim": claim}
        yield json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"


def _added(totals: Totals, result: BatchResult) -> Totals:
    return Totals(
        reports=totals.reports + 1,
        incomplete=totals.incomplete + (not result.complete),
        claims=totals.claims + result.claims,
        prompt_tokens=totals.prompt_tokens + result.prompt_tokens,
        completion_tokens=totals.completion_tokens + result.completion_tokens,
        cost_usd=totals.cost_usd + result.cost_usd,
    )
