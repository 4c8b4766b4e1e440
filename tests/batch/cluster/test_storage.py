from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.batch.cluster.storage import Storage
from reportedly.errors import BatchError


def test_a_file_is_written_whole_and_replaced(tmp_path: Path) -> None:
    place = Storage.of(str(tmp_path)).below("reports", "part-1.jsonl")
    place.write(b"one\n")
    place.write(b"two\n")
    assert place.read() == b"two\n"
    assert [path.name for path in (tmp_path / "reports").iterdir()] == ["part-1.jsonl"]


def test_a_uri_is_a_place_too(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"{}\n")
    assert Storage.of(f"file://{tmp_path}/a.jsonl").read() == b"{}\n"


def test_hidden_files_are_no_files_and_the_rest_is_in_order(tmp_path: Path) -> None:
    for name in ("b/2.jsonl", "a.jsonl", ".b.part", "_SUCCESS", ".git/c.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    found = [place.name for place in Storage.of(str(tmp_path)).files()]
    assert found == [str(tmp_path / "a.jsonl"), str(tmp_path / "b/2.jsonl")]


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    place = Storage.of(str(tmp_path / "nothing"))
    assert (place.kind(), list(place.files())) == ("nothing", [])
    place.empty()


def test_an_unknown_file_system_is_named() -> None:
    with pytest.raises(BatchError, match=r"^carrier-pigeon://loft: "):
        Storage.of("carrier-pigeon://loft")
