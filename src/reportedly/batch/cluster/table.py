"""Table: rows as an Arrow table, the form in which Ray carries them from machine to machine."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportedly.batch.arrow import arrow
from reportedly.batch.row import BatchRow, RowOrigin

if TYPE_CHECKING:
    import pyarrow as pa

_TEXTS = ("title", "url", "publisher", "published", "language", "fault")


@dataclass(frozen=True, slots=True)
class Tally:
    """Behind the rows of a file: how many it has. What was handed out and what was read are compared in the end."""

    given: int
    """Rows to be read."""
    earlier: int
    """Rows that an earlier run finished."""


def to_table(items: Iterable[BatchRow | Tally]) -> "pa.Table":
    """Rows and tallies as a table. Text travels as bytes, since it may hold what is no UTF-8."""
    pa = arrow()
    fields = [("given", pa.int64()), ("earlier", pa.int64()), ("source", pa.string()), ("number", pa.int64())]
    fields += [("id", pa.large_binary()), ("content", pa.large_binary()), ("is_text", pa.bool_())]
    fields += [(name, pa.large_binary()) for name in _TEXTS]
    return pa.Table.from_pylist([_record(item) for item in items], schema=pa.schema(fields))


def from_table(table: "pa.Table") -> Iterator[BatchRow | Tally]:
    """The rows and tallies of a table."""
    for record in table.to_pylist():
        yield _item(record)


def _record(item: BatchRow | Tally) -> dict[str, Any]:
    if isinstance(item, Tally):
        return {"given": item.given, "earlier": item.earlier}
    content = item.content
    return {
        "source": item.origin.source,
        "number": item.origin.number,
        "id": _packed(item.origin.id),
        "content": _packed(content) if isinstance(content, str) else content,
        "is_text": isinstance(content, str),
        **{name: _packed(getattr(item, name)) for name in _TEXTS},
    }


def _item(record: Mapping[str, Any]) -> BatchRow | Tally:
    if record["given"] is not None:
        return Tally(record["given"], record["earlier"])
    content: bytes = record["content"]
    return BatchRow(
        RowOrigin(record["source"], record["number"], _unpacked(record["id"])),
        content.decode("utf-8", "surrogatepass") if record["is_text"] else content,
        **{name: _unpacked(record[name]) for name in _TEXTS},
    )


def _packed(text: str | None) -> bytes | None:
    return None if text is None else text.encode("utf-8", "surrogatepass")


def _unpacked(data: bytes | None) -> str | None:
    return None if data is None else data.decode("utf-8", "surrogatepass")
