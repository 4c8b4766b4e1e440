"""Parquet: one row a row, a few at a time, so that a file of any size needs little memory."""

from collections.abc import Iterator
from typing import Any

from reportedly.batch.arrow import arrow
from reportedly.batch.columns import Columns, row_of
from reportedly.batch.row import BatchRow, RowOrigin

_ROWS = 64
"""Read at a time."""


def parquet_rows(path: str, columns: Columns, max_chars: int) -> Iterator[BatchRow]:  # noqa: ARG001 - each reader's signature
    """The rows of a file. One that can't be read, or has no text column, is one row with its fault."""
    yield from parquet_rows_of(path, path, columns)


def parquet_rows_of(source: Any, path: str, columns: Columns) -> Iterator[BatchRow]:
    """The rows of a file, or of an open one, that is called ``path``."""
    pa = arrow()
    number = 0
    try:
        with pa.parquet.ParquetFile(source, pre_buffer=False) as file:
            names = file.schema_arrow.names
            wanted = [name for name in dict.fromkeys(columns.names()) if name in names]
            if columns.text not in names:
                listed = ", ".join(repr(name) for name in names[:10])
                yield BatchRow(RowOrigin(path), fault=f"no column {columns.text!r}; there are: {listed or 'none'}")
                return
            for batch in file.iter_batches(batch_size=_ROWS, columns=wanted, use_threads=False):
                values = {name: _values(batch.column(name), pa) for name in wanted}
                for at in range(batch.num_rows):
                    number += 1
                    yield _row({name: values[name][at] for name in wanted}, columns, path, number)
    except (pa.ArrowException, OSError) as error:
        where = f"after row {number}: " if number else ""
        yield BatchRow(RowOrigin(path, number + 1 if number else None), fault=f"can't be read: {where}{_line(error)}")


def row_count(path: str) -> int:
    """How many rows a file has by its own account; 1 for one that can't be read."""
    pa = arrow()
    try:
        with pa.parquet.ParquetFile(path) as file:
            return int(file.metadata.num_rows)
    except (pa.ArrowException, OSError):
        return 1


def _row(record: dict[str, Any], columns: Columns, path: str, number: int) -> BatchRow:
    for name, value in record.items():
        if isinstance(value, bytes):
            try:
                record[name] = value.decode()
            except UnicodeDecodeError as error:
                fault = f"column {name!r} is not UTF-8: {error.reason} at byte {error.start}"
                return BatchRow(RowOrigin(path, number), value, fault=fault)
    return row_of(record, columns, path, number)


def _values(column: Any, pa: Any) -> list[Any]:
    """The values of a column, text as bytes: a file may hold text that is no UTF-8."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        column, kind = column.dictionary_decode(), kind.value_type
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind):
        column = column.cast(pa.large_binary())
    values: list[Any] = column.to_pylist()
    return values


def _line(error: Exception) -> str:
    return " ".join(str(getattr(error, "strerror", None) or error).split())
