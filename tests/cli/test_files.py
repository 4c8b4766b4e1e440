from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import click
import pytest

from reportedly.cli.files import opened_for_result


def write(path: Path | str, text: str) -> None:
    with opened_for_result(str(path)) as stream:
        stream.write(text)


def test_the_file_appears_when_the_block_ends_well(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    with opened_for_result(str(path)) as stream:
        stream.write("“Évian”\n")
        assert not path.exists()
    assert path.read_bytes() == "“Évian”\n".encode()


def test_a_block_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("older", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError), opened_for_result(str(path)) as stream:
        stream.write("half \ud800")
    assert path.read_text(encoding="utf-8") == "older"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_has_the_usual_mode_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write(tmp_path / "new", "x")
    finally:
        os.umask(before)
    old = tmp_path / "old"
    old.touch(mode=0o600)
    write(old, "x")
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("new", "old")] == [0o640, 0o600]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.touch()
    link.symlink_to(target)
    write(link, "x")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "x"


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=write, args=(pipe, "x\n"))
    writer.start()
    assert pipe.read_text(encoding="utf-8") == "x\n"
    writer.join()
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("name", ["missing/out.json", ".", "a\0b", "x" * 300])
def test_a_name_that_can_not_be_written_is_a_file_error(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(click.FileError):
        write(name, "x")


def test_standard_output_is_utf_8_and_stays_open(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    for path in (None, "-"):
        with opened_for_result(path) as stream:
            stream.write("É\n")
    print("after")  # noqa: T201 - standard output is what is looked at
    assert capsysbinary.readouterr().out == "É\nÉ\nafter\n".encode()
