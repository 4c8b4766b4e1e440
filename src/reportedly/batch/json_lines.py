"""JSON Lines: one row a line; a line that is none is a row with its fault, one that is too long is not kept."""

import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

from reportedly.batch.columns import Columns, row_of
from reportedly.batch.row import STANDARD, BatchRow, RowOrigin

_BYTES_A_CHARACTER = 12
"""An escaped character beyond the basic plane: two of ``\\uXXXX``."""
_MORE = 1 << 20
"""Bytes for the other fields of a row."""
_BOM = b"\xef\xbb\xbf"


def json_lines(path: str, columns: Columns, max_chars: int) -> Iterator[BatchRow]:
    """The rows of a file, or of standard input for ``-``. Empty lines are no rows.

    A file that can't be read is one row with its fault.
    """
    try:
        with _opened(path) as stream:
            yield from json_lines_of(stream, path, columns, max_chars)
    except (OSError, ValueError) as error:
        yield BatchRow(RowOrigin(path), fault=f"can't be read: {getattr(error, 'strerror', None) or error}")


def _opened(path: str) -> AbstractContextManager[BinaryIO]:
    if path != STANDARD:
        return Path(path).open("rb")
    if sys.stdin is None or sys.stdin.closed:
        raise ValueError("standard input is closed")
    # Not its own buffer: a thread that waits for that holds a lock that the interpreter needs to end.
    try:
        return open(sys.stdin.fileno(), "rb", closefd=False)
    except OSError:
        return nullcontext(sys.stdin.buffer)


def json_lines_of(stream: BinaryIO, path: str, columns: Columns, max_chars: int) -> Iterator[BatchRow]:
    """The rows of an open file that is called ``path``."""
    longest = max_chars * _BYTES_A_CHARACTER + _MORE
    number = 0
    while line := stream.readline(longest):
        number += 1
        whole = line.endswith(b"\n") or len(line) < longest
        while not (line.endswith(b"\n") or len(line) < longest):
            line = stream.readline(longest)
        if not whole:
            yield BatchRow(RowOrigin(path, number), fault=f"a line of more than {longest:,} bytes")
        elif line.strip():
            yield _row(line.removeprefix(_BOM) if number == 1 else line, path, number, columns)


def _row(line: bytes, path: str, number: int, columns: Columns) -> BatchRow:
    try:
        record = json.loads(line.decode())
    except UnicodeDecodeError as error:
        return BatchRow(RowOrigin(path, number), line, fault=f"not UTF-8: {error.reason} at byte {error.start}")
    except (ValueError, RecursionError) as error:
        return BatchRow(RowOrigin(path, number), line, fault=f"not JSON: {' '.join(str(error).split())}")
    if not isinstance(record, dict):
        return BatchRow(RowOrigin(path, number), line, fault=f"no JSON object but of type {type(record).__name__}")
    return row_of(record, columns, path, number)
