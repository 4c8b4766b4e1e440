"""Parts: the files of a run on a cluster. A part of the rows is read at once and written at once.

reports/part-N.jsonl   a report a line, or a claim a line; or the same as Parquet
errors/part-N.jsonl    a line for each input that has no report, of the last run
index/part-N.jsonl     what became of each input of the part; written last: a part without it doesn't count
settings.json          what the reports depend on

N is made of the inputs of the part, so that one that is read again, since its worker died, takes its own place.
"""

import hashlib
import io
import json
import posixpath
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from reportedly.batch.arrow import arrow, claim_schema, report_schema
from reportedly.batch.cluster.storage import Storage
from reportedly.batch.result import BatchResult, named
from reportedly.batch.store import claim_lines
from reportedly.errors import BatchError

KEY_BYTES = 16
"""Of the key of a row."""
_AT_ONCE = 16
"""Index files read at the same time: on an object store each is mostly waiting."""
_SETTINGS = "settings.json"


@dataclass(frozen=True, slots=True)
class Parts:
    """The output folder of a run."""

    folder: str
    """Path or URI."""
    parquet: bool = True
    """Whether reports are Parquet, else JSON Lines."""
    claims: bool = False
    """Whether a row is a claim, else a report."""

    def write(self, results: Sequence[tuple[bytes, BatchResult]]) -> None:
        """Write what became of the rows of a part, by their keys.

        Raises:
            BatchError: It can't be written.
        """
        digest = hashlib.blake2b(b"".join(sorted(key for key, _ in results)), digest_size=8).hexdigest()
        folder, name = Storage.of(self.folder), f"part-{digest}"
        good = [result for _, result in results if result.json is not None]
        failed = [result.error_line() + "\n" for _, result in results if result.failure is not None]
        try:
            if good:
                folder.below("reports", name + self._suffix()).write(self._rows(good))
            if failed:
                folder.below("errors", name + ".jsonl").write("".join(failed).encode())
            folder.below("index", name + ".jsonl").write("".join(_entries(results)).encode())
        except (OSError, arrow().ArrowException) as error:
            raise BatchError(f"{self.folder}: {' '.join(str(error).split())}") from error

    def begin(self, settings: dict[str, Any], *, overwrite: bool) -> bytes:
        """Take the folder up: the keys of the inputs that have a report, sorted, one after the other.

        What belongs to no finished part is removed, and the errors of the last run, whose inputs are tried again.

        Raises:
            BatchError: The folder holds something else, or was begun with other settings.
        """
        folder = Storage.of(self.folder)
        try:
            if overwrite and folder.below(_SETTINGS).kind() == "file":
                for name in ("reports", "errors", "index"):
                    folder.below(name).empty()
                folder.below(_SETTINGS).remove()
            self._agree(folder, settings)
            finished = self._finished(folder)
            folder.below("errors").empty()
        except (OSError, arrow().ArrowException) as error:
            raise BatchError(f"{self.folder}: {' '.join(str(error).split())}") from error
        return finished

    def finished(self) -> bytes:
        """The keys of the inputs that have a report, sorted, one after the other."""
        return b"".join(sorted(_keys(Storage.of(self.folder).below("index").files())))

    def _suffix(self) -> str:
        return ".parquet" if self.parquet else ".jsonl"

    def _rows(self, results: Iterable[BatchResult]) -> bytes:
        if self.parquet:
            return _parquet(results, claims=self.claims)
        if self.claims:
            lines = (line for result in results for line in claim_lines(result.json or "", result.origin))
        else:
            lines = (f"{result.json}\n" for result in results)
        return "".join(lines).encode()

    def _agree(self, folder: Storage, settings: dict[str, Any]) -> None:
        place = folder.below(_SETTINGS)
        if place.kind() == "nothing":
            if folder.kind() == "file" or next(folder.files(), None) is not None:
                raise BatchError(f"{self.folder}: it holds something else; name an empty or a new folder")
            place.write(json.dumps(settings, indent=1).encode())
            return
        try:
            stored: Any = json.loads(place.read())
        except ValueError as error:
            raise BatchError(f"{place.name}: not JSON: {error}") from error
        for name in sorted(stored.keys() | settings.keys()):
            if stored.get(name) != settings.get(name):
                raise BatchError(
                    f"{self.folder}: it was begun with another {name} ({stored.get(name)!r}, now "
                    f"{settings.get(name)!r}); name another folder, or --overwrite"
                )

    def _finished(self, folder: Storage) -> bytes:
        index = list(folder.below("index").files())
        known = {_stem(place) for place in index}
        for place in folder.below("reports").files():
            if _stem(place) not in known:
                place.remove()
        return b"".join(sorted(_keys(index)))


def is_finished(key: bytes, finished: memoryview) -> bool:
    """Whether a key is among those, sorted and one after the other."""
    keys = _Keys(finished)
    at = bisect_left(keys, key)
    return at < len(keys) and keys[at] == key


class _Keys(Sequence[bytes]):
    """Keys that stand one after the other."""

    def __init__(self, data: memoryview) -> None:
        self._data = data

    def __len__(self) -> int:
        return len(self._data) // KEY_BYTES

    def __getitem__(self, at: Any) -> Any:
        return bytes(self._data[at * KEY_BYTES : (at + 1) * KEY_BYTES])


def _entries(results: Iterable[tuple[bytes, BatchResult]]) -> Iterator[str]:
    line = 0
    for key, result in results:
        entry: dict[str, Any] = {"key": key.hex(), **named(result.origin)}
        if result.failure is None:
            line += 1
            entry |= {"line": line, "article": result.article, "claims": result.claims, "complete": result.complete}
        else:
            entry["reason"] = result.failure.reason.value
        yield json.dumps(entry) + "\n"


def _keys(index: Iterable[Storage]) -> Iterator[bytes]:
    """The keys of the inputs that have a report."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for data in pool.map(Storage.read, index):
            for line in data.splitlines():
                entry = json.loads(line)
                if "article" in entry:
                    yield bytes.fromhex(entry["key"])


def _parquet(results: Iterable[BatchResult], *, claims: bool) -> bytes:
    pa = arrow()
    rows: list[dict[str, Any]] = []
    for result in results:
        report = json.loads(result.json or "")
        origin = {"id": result.origin.id, "source": result.origin.source, "row": result.origin.number}
        if claims:
            rows += [{"input": origin, "article": report["article"], "claim": claim} for claim in report["claims"]]
        else:
            rows.append({"input": origin, **report})
    made = io.BytesIO()
    schema = claim_schema() if claims else report_schema()
    pa.parquet.write_table(pa.Table.from_pylist(rows, schema=schema), made, compression="zstd")
    return made.getvalue()


def _stem(place: Storage) -> str:
    return posixpath.splitext(posixpath.basename(place.path))[0]
