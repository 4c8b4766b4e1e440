"""Columns: what the fields of a row are called in JSON Lines and Parquet, and a record of them as a row."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields

from reportedly.batch.row import BatchRow, RowOrigin


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns. All but the text may be missing or null."""

    text: str = "text"
    id: str = "id"
    title: str = "title"
    url: str = "url"
    publisher: str = "publisher"
    published: str = "published"
    language: str = "language"

    def names(self) -> tuple[str, ...]:
        """The names, the text's first."""
        return tuple(getattr(self, field.name) for field in fields(self))


def row_of(record: Mapping[str, object], columns: Columns, source: str, number: int) -> BatchRow:
    """The row of a record; of one that can't be used, a row with its fault."""
    own = record.get(columns.id)
    known = isinstance(own, str | int) and not isinstance(own, bool)
    origin = RowOrigin(source, number, str(own) if known else None)
    if own is not None and not known:
        return BatchRow(origin, fault=f"column {columns.id!r} is {_kind(own)}, not text or a whole number")
    if columns.text not in record:
        return BatchRow(origin, fault=f"no column {columns.text!r}; there are: {_listed(record)}")
    if isinstance(own, str) and not _is_unicode(own):
        return BatchRow(RowOrigin(source, number), fault=f"column {columns.id!r} is no Unicode text: {own!a}")
    text = record[columns.text]
    if not isinstance(text, str):
        return BatchRow(origin, fault=f"column {columns.text!r} is {_kind(text)}, not text")
    values: dict[str, str | None] = {}
    for name in ("title", "url", "publisher", "published", "language"):
        column = getattr(columns, name)
        value = record.get(column)
        if isinstance(value, dt.date):
            value = value.isoformat()
        if value is not None and not isinstance(value, str):
            return BatchRow(origin, fault=f"column {column!r} is {_kind(value)}, not text")
        if value is not None and not _is_unicode(value):
            return BatchRow(origin, fault=f"column {column!r} is no Unicode text: {value!a}")
        values[name] = value or None
    return BatchRow(origin, text, **values)


def _is_unicode(value: str) -> bool:
    """Whether a file can hold it: JSON may escape half of a character."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _kind(value: object) -> str:
    return "null" if value is None else f"of type {type(value).__name__}"


def _listed(record: Mapping[str, object], most: int = 10) -> str:
    names = ", ".join(repr(name[:50]) for name in list(record)[:most])
    return names + (" …" if len(record) > most else "") or "none"
