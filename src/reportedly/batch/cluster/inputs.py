"""Inputs: the JSON Lines and Parquet files of a run, and their rows."""

import io
import posixpath
from collections.abc import Iterator, Sequence

from reportedly.batch.cluster.storage import Storage
from reportedly.batch.columns import Columns
from reportedly.batch.json_lines import json_lines_of
from reportedly.batch.parquet import parquet_rows_of
from reportedly.batch.row import STANDARD, BatchRow, RowOrigin
from reportedly.batch.sources import JSON_LINES, PARQUET
from reportedly.errors import ArticleError


def input_files(names: Sequence[str]) -> tuple[str, ...]:
    """The files that are named, and those of the folders that are named, each once.

    Raises:
        ArticleError: There is no such file or folder, none of the files is JSON Lines or Parquet, or it is standard
            input, which no other machine can read.
    """
    found: dict[str, None] = {}
    for name in names:
        if name == STANDARD:
            raise ArticleError("standard input, '-', can't be read by other machines; name a file that all can read")
        place = Storage.of(name)
        kind = place.kind()
        if kind == "nothing":
            raise ArticleError(f"{name}: no such file or folder")
        taken = [each.name for each in ([place] if kind == "file" else place.files()) if _is_rows(each.name)]
        if not taken:
            raise ArticleError(f"{name}: no JSON Lines or Parquet (.jsonl, .ndjson, .parquet)")
        found |= dict.fromkeys(taken)
    return tuple(found)


def rows_of(name: str, columns: Columns, max_chars: int) -> Iterator[BatchRow]:
    """The rows of a file. One that can't be read is one row with its fault."""
    try:
        place = Storage.of(name)
        if _suffix(name) in PARQUET:
            with place.system.open_input_file(place.path) as file:
                yield from parquet_rows_of(file, name, columns)
        else:
            with place.system.open_input_stream(place.path) as stream, io.BufferedReader(stream) as lines:
                yield from json_lines_of(lines, name, columns, max_chars)
    except OSError as error:
        yield BatchRow(RowOrigin(name), fault=f"can't be read: {error.strerror or ' '.join(str(error).split())}")


def _is_rows(name: str) -> bool:
    return _suffix(name) in JSON_LINES | PARQUET


def _suffix(name: str) -> str:
    return posixpath.splitext(name)[1].lower()
