"""Sources: the inputs that were named, as rows: folders, globs, files of articles, JSON Lines, Parquet.

A folder is searched with all folders in it, but for hidden ones; files are taken in the order in which the file system
lists them, so that a folder of any size needs no memory. Links to folders are not followed.
"""

import glob
import logging
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportedly.batch.columns import Columns
from reportedly.batch.json_lines import json_lines
from reportedly.batch.row import STANDARD, BatchRow, RowOrigin
from reportedly.errors import ArticleError, ReportedlyError

logger = logging.getLogger(__name__)

TEXT = frozenset({"", ".txt", ".text", ".md", ".html", ".htm", ".xhtml"})
"""Suffixes of the articles of a folder."""
DOCUMENTS = frozenset({".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".mht", ".mhtml", ".webarchive"})
"""Articles in all likelihood, which this program can't read: they end as errors, so that none is missed in silence."""
JSON_LINES = frozenset({".jsonl", ".ndjson"})
PARQUET = frozenset({".parquet"})
_TAKEN = TEXT | DOCUMENTS | JSON_LINES | PARQUET
_MAX_BYTES_A_CHARACTER = 4


@dataclass(slots=True)
class Sources:
    """The inputs of a batch. Rows are made when they are asked for."""

    inputs: Sequence[str]
    """Folders, globs, files; ``-`` for JSON Lines on standard input."""
    columns: Columns = field(default_factory=Columns)
    """What the columns of rows are called."""
    max_chars: int = 5_000_000
    """Longest article in code points; no more of a file is read than shows that it is longer."""
    leave_out: frozenset[str] = frozenset()
    """Absolute paths that are no inputs: what the batch itself writes."""
    others: Counter[str] = field(default_factory=Counter)
    """Files of folders that were left out, by suffix; complete when all rows were taken."""

    def check(self) -> None:
        """Refuse what was named and isn't there, before anything is read.

        Raises:
            ArticleError: A file or folder doesn't exist, or a glob matches nothing.
        """
        if self.inputs.count(STANDARD) > 1:
            raise ArticleError("standard input, '-', can be read once")
        for name in self.inputs:
            if name != STANDARD and not _exists(name) and next(_matches(name), None) is None:
                what = "matches nothing" if glob.has_magic(name) else "no such file or folder"
                raise ArticleError(f"{name}: {what}")

    def rows(self) -> Iterator[BatchRow]:
        """Every input as a row; one that can't be read has a fault."""
        for path in self.files():
            yield from self._rows_of(path)

    def count(self) -> int | None:
        """How many rows there are, about, without reading them; null for standard input."""
        if STANDARD in self.inputs:
            return None
        return sum(_count(path) for path in replace(self, others=Counter()).files())

    def files(self) -> Iterator[str]:
        """The files, and ``-``, in the order in which they were named."""
        for name in self.inputs:
            if name == STANDARD:
                yield name
            elif _exists(name):
                yield from self._named(name)
            else:
                for found in _matches(name):
                    yield from self._named(found)

    def _named(self, path: str) -> Iterator[str]:
        if Path(path).is_dir():
            yield from self._found(path)
        elif os.path.abspath(path) not in self.leave_out:  # noqa: PTH100
            yield path

    def _found(self, top: str) -> Iterator[str]:
        folders = [top]
        while folders:
            folder = folders.pop()
            try:
                yield from self._listed(folder, folders)
            except OSError as error:
                logger.debug("%s: %s", folder, error)
                yield folder  # it ends as an error

    def _listed(self, folder: str, folders: list[str]) -> Iterator[str]:
        """The files of a folder; the folders in it are put to ``folders``."""
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith(".") or os.path.abspath(entry.path) in self.leave_out:  # noqa: PTH100
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                elif _suffix(entry.name) in _TAKEN and not entry.is_dir():
                    yield entry.path
                else:
                    self.others[_suffix(entry.name)] += 1

    def _rows_of(self, path: str) -> Iterator[BatchRow]:
        reader = _reader(path) if path == STANDARD or os.path.isfile(path) else None  # noqa: PTH113
        if reader is not None:
            yield from reader(path, self.columns, self.max_chars)
        else:
            yield article_file(path, self.max_chars)


def _count(path: str) -> int:
    suffix = _suffix(path)
    try:
        if suffix in JSON_LINES:
            with Path(path).open("rb") as stream:
                return sum(part.count(b"\n") for part in iter(lambda: stream.read(1 << 20), b""))
        if suffix in PARQUET:
            from reportedly.batch.parquet import row_count  # noqa: PLC0415 - an extra, imported where it is used

            return row_count(path)
    except (OSError, ReportedlyError):
        return 1  # it will be an error
    return 1


def _reader(path: str) -> Callable[[str, Columns, int], Iterator[BatchRow]] | None:
    suffix = _suffix(path)
    if path == STANDARD or suffix in JSON_LINES:
        return json_lines
    if suffix in PARQUET:
        from reportedly.batch.parquet import parquet_rows  # noqa: PLC0415 - an extra, imported where it is used

        return parquet_rows
    return None


def article_file(path: str, max_chars: int, number: int | None = None) -> BatchRow:
    """The row of a file that is an article."""
    origin = RowOrigin(path, number)
    try:
        if Path(path).is_dir():
            return BatchRow(origin, fault="a folder that can't be read")
        if not Path(path).is_file():  # a pipe might keep everybody waiting
            return BatchRow(origin, fault="can't be read: no regular file, or a link that leads nowhere")
        with Path(path).open("rb") as stream:
            return BatchRow(origin, stream.read(max_chars * _MAX_BYTES_A_CHARACTER + 4096))
    except (OSError, ValueError) as error:
        return BatchRow(origin, fault=f"can't be read: {getattr(error, 'strerror', None) or error}")


def _exists(name: str) -> bool:
    return os.path.lexists(name) if "\0" not in name else False


def _matches(pattern: str) -> Iterator[str]:
    if "\0" in pattern or not glob.has_magic(pattern):
        return iter(())
    return glob.iglob(pattern, recursive=True)  # noqa: PTH207 - Path.glob takes no absolute patterns


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122 - of millions of names
