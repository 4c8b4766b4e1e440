from __future__ import annotations

import pytest

from reportedly.batch.cluster.table import Tally, from_table, to_table
from reportedly.batch.row import BatchRow, RowOrigin

ITEMS: list[BatchRow | Tally] = [
    BatchRow(
        RowOrigin("s3://news/a.jsonl", 1, "a-1"), "Shelling killed two.", title="Shelling", published="2024-05-01"
    ),
    BatchRow(RowOrigin("/news/b.parquet", 2**40), "", url="https://example.org/?q=\u202e"),
    BatchRow(RowOrigin("/news/b.parquet", 3), "half a character: \ud83d", publisher="\ud83d"),
    BatchRow(RowOrigin("/news/b.parquet", 4), b"\xff\xfe\x00", fault="not UTF-8"),
    Tally(4, 17),
]


def test_rows_and_tallies_arrive_as_they_were_sent() -> None:
    assert list(from_table(to_table(ITEMS))) == ITEMS


@pytest.mark.parametrize("item", ITEMS[:4], ids=["text", "empty", "half a character", "bytes"])
def test_a_row_keeps_its_key(item: BatchRow) -> None:
    (arrived,) = from_table(to_table([item]))
    assert isinstance(arrived, BatchRow)
    assert arrived.key() == item.key()


def test_nothing_is_a_table_too() -> None:
    assert list(from_table(to_table([]))) == []
