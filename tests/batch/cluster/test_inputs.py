from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from reportedly.batch.cluster.inputs import input_files, rows_of
from reportedly.batch.columns import Columns
from reportedly.errors import ArticleError

COLUMNS = Columns()


def test_files_and_folders_are_found_once(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.NDJSON", "c/d.parquet", "e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    found = input_files([str(tmp_path), str(tmp_path / "a.jsonl"), f"{tmp_path}/c"])
    assert [Path(name).name for name in found] == ["a.jsonl", "b.NDJSON", "d.parquet"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("-", "can't be read by other machines"),
        ("nothing", "no such file or folder"),
        ("a.txt", "no JSON Lines or Parquet"),
    ],
)
def test_what_can_t_be_an_input_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(b"")
    with pytest.raises(ArticleError, match=message):
        input_files([name])


def test_json_lines_with_a_broken_one(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "One.", "id": 7}\n{broken\n\n{"text": "Two."}')
    found = list(rows_of(str(tmp_path / "a.jsonl"), COLUMNS, 1_000))
    assert [(row.origin.number, row.content, row.fault is None) for row in found] == [
        (1, "One.", True),
        (2, b"{broken\n", False),
        (4, "Two.", True),
    ]


def test_parquet(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": ["One.", None], "id": ["x", "y"]}), path)
    found = list(rows_of(f"file://{path}", COLUMNS, 1_000))
    assert [(row.origin.id, row.fault) for row in found] == [("x", None), ("y", "column 'text' is null, not text")]


@pytest.mark.parametrize("name", ["gone.jsonl", "gone.parquet"])
def test_a_file_that_is_gone_is_one_row_with_its_fault(tmp_path: Path, name: str) -> None:
    (row,) = rows_of(str(tmp_path / name), COLUMNS, 1_000)
    assert row.fault is not None
    assert row.fault.startswith("can't be read: ")


def test_a_broken_parquet_file_is_one_row_with_its_fault(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and no more")
    (row,) = rows_of(str(tmp_path / "a.parquet"), COLUMNS, 1_000)
    assert row.fault is not None
