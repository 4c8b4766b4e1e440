from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from reportedly.cli import run
from reportedly.extract.llm.cache import FILE, ReplyCache
from reportedly.extract.llm.exchange import Finish, Reply


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REPORTEDLY_CACHE_DIR", str(tmp_path / "kept"))
    return tmp_path / "kept"


def keep(number: int) -> None:
    asyncio.run(ReplyCache().put(str(number), Reply("{}", Finish.STOP, None, 1, 1)))


def test_info_of_no_cache_makes_none(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["cache", "info"]) == 0
    assert capsys.readouterr().out == f"{folder / FILE}\n0 replies, 0 bytes\n"
    assert not folder.exists()


def test_info_counts_replies_and_bytes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(3):
        keep(number)
    assert run(["cache", "info"]) == 0
    size = (folder / FILE).stat().st_size
    assert capsys.readouterr().out.splitlines()[1] == f"3 replies, {size:,} bytes"


def test_clear_deletes_all(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(1)
    assert run(["cache", "clear"]) == 0
    assert capsys.readouterr().out == "1 replies deleted\n"
    assert list(folder.iterdir()) == []


def test_a_broken_cache_is_one_line_and_can_be_cleared(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder.mkdir()
    (folder / FILE).write_bytes(b"no database at all " * 100)
    assert run(["cache", "info"]) == 4
    err = capsys.readouterr().err
    assert err.startswith(f"reportedly: {folder / FILE}: ")
    assert "cache clear" in err
    assert run(["cache", "clear"]) == 0
    assert list(folder.iterdir()) == []
