"""The command as a whole: help, errors of one line, exit codes, closed and narrow ends."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from reportedly import __version__
from reportedly.cli import run

Command = Callable[..., tuple[int, str, str]]
PROGRAM = [sys.executable, "-m", "reportedly"]


def shell(script: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a bash script in which ``$R`` is the command."""
    values = os.environ | {"R": " ".join(PROGRAM)} | environment
    return subprocess.run(["bash", "-c", script], env=values, capture_output=True, check=False, timeout=60)


def test_version(reportedly: Command) -> None:
    assert reportedly("--version") == (0, f"reportedly, version {__version__}\n", "")


def test_help_lists_every_command_and_the_exit_codes(reportedly: Command) -> None:
    code, out, _ = reportedly("--help")
    assert code == 0
    commands = ("extract", "show", "schema", "text", "extractors", "validate", "score", "agree", "golden", "cache")
    assert [name for name in commands if f"  {name} " not in out] == []
    assert "5 waiting for a provider's batch" in " ".join(out.split())
    assert "130 interrupted" in out


def test_nothing_asked_for_prints_the_help_and_is_wrong_usage(reportedly: Command) -> None:
    code, out, err = reportedly()
    assert (code, out) == (2, "")
    assert err.startswith("Usage: reportedly [OPTIONS] COMMAND")


@pytest.mark.parametrize("command", ["extract", "show", "schema", "text", "extractors"])
def test_every_command_has_help_of_its_own(reportedly: Command, command: str) -> None:
    code, out, _ = reportedly(command, "--help")
    assert code == 0
    assert out.startswith(f"Usage: reportedly {command}")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["extract"], "Missing argument"),
        (["extract", "article.txt", "--format", "xml"], "xml"),
        (["extract", "article.txt", "--published", "yesterday"], "article.txt: published 'yesterday' is no EDTF date"),
        (["extract", "article.txt", "--encoding", "klingon"], "article.txt: --encoding names no encoding"),
        (["extract", "article.txt", "--language", "not a tag"], "'not a tag' is no BCP 47 tag"),
        (["extract", "article.txt", "--max-chars", "3"], "longer than --max-chars 3"),
        (["extract", "article.txt", "--max-chars", "0"], "0"),
        (["extract", "article.txt", "article.txt", "--title", "One"], "--title and --url describe one article"),
        (["extract", "article.txt", "--title", "\udcff"], "is no Unicode text"),
        (["extract", "-", "-"], "can be read once"),
        (["extract", "."], "a folder"),
        (["extract", "https://example.org/a"], "save the page"),
        (["frobnicate"], "frobnicate"),
        (["extract", "article.txt", "--frobnicate"], "--frobnicate"),
        (["show", "article.txt"], "article.txt: not JSON"),
        (["show", "missing.json"], "missing.json: can't be read: No such file"),
        (["text", "missing.txt"], "missing.txt: can't be read: No such file"),
    ],
)
@pytest.mark.usefixtures("article")
def test_wrong_usage_is_one_line_and_exit_2(
    reportedly: Command,
    arguments: list[str],
    words: str,
) -> None:
    code, out, err = reportedly(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("reportedly: ")
    assert err.count("\n") == 1
    assert words in err


def test_wrong_usage_says_where_the_help_is(reportedly: Command) -> None:
    assert reportedly("extract")[2].endswith("(see 'reportedly extract --help')\n")


def test_a_defect_is_one_line_and_its_traceback_is_for_those_who_ask(
    reportedly: Command,
    article: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def defect(*_: object, **__: object) -> NoReturn:
        raise RuntimeError("two\nlines")

    monkeypatch.setattr("reportedly.cli.text.to_article", defect)
    assert reportedly("text", article) == (
        4,
        "",
        "reportedly: internal error, please report it: RuntimeError: two lines\n",
    )
    assert "Traceback" in reportedly("-vv", "text", article)[2]


def test_an_error_says_nothing_raw(reportedly: Command, article: Path) -> None:
    err = reportedly("extract", "\x1b[31m\u202e\n.txt", article)[2]
    assert err == "reportedly: \\x1b[31m\\u202e .txt: can't be read: No such file or directory\n"


def test_other_libraries_say_nothing_unless_everything_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    run(["schema"])
    logging.getLogger("another.library").warning("discarding data")
    assert capsys.readouterr().err == ""
    run(["-vv", "schema"])
    logging.getLogger("another.library").warning("discarding data")
    assert capsys.readouterr().err == "reportedly: discarding data\n"


@pytest.fixture(autouse=True)
def _loggers_as_they_were() -> object:
    root, ours = logging.getLogger(), logging.getLogger("reportedly")
    before = (list(root.handlers), list(ours.handlers), ours.level)
    yield
    root.handlers, ours.handlers, ours.level = list(before[0]), list(before[1]), before[2]


@pytest.mark.parametrize("command", ["schema", "text article.txt", "extract article.txt article.txt"])
def test_a_reader_that_goes_away_is_no_error(article: Path, command: str) -> None:
    article.write_text(article.read_text(encoding="utf-8") * 3_000, encoding="utf-8")
    if command.startswith("extract"):
        article.write_text("Nothing happened.", encoding="utf-8")
    ended = shell(f"$R {command} | head -c 10 >/dev/null; exit ${{PIPESTATUS[0]}}")
    assert (ended.returncode, ended.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("$R extract - <&-", "standard input is closed"),
        ("$R extract article.txt >&-", "standard output is closed"),
        ("$R schema >/dev/full", "No space left on device"),
        ("$R extract article.txt -o /dev/full", "No space left on device"),
        ("$R extract article.txt -o no/such/folder/out.json", "No such file or directory"),
        ("$R extract article.txt -o .", "Is a directory"),
    ],
)
@pytest.mark.usefixtures("article")
def test_an_end_that_is_closed_or_full_is_one_line(script: str, words: str) -> None:
    if "/dev/full" in script and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    ended = shell(script)
    assert ended.returncode == 2
    assert ended.stderr.count(b"\n") == 1
    assert words in ended.stderr.decode()


def test_a_terminal_of_another_encoding_gets_plain_marks_and_escapes(article: Path) -> None:
    article.write_text("The army said “ten” soldiers were killed near Łódka on Sunday.", encoding="utf-8")
    ended = shell("$R extract article.txt -o out.json && $R show out.json", PYTHONIOENCODING="ascii")
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert ended.stdout.isascii()
    assert rb'"The army said "ten" soldiers were killed near \u0141\xf3dka on Sunday' in ended.stdout


def test_json_is_utf_8_whatever_the_terminal_is(article: Path) -> None:
    article.write_text("The army said ten soldiers were killed near Łódka on Sunday.", encoding="utf-8")
    ended = shell("$R extract article.txt", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert "near Łódka on Sunday" in ended.stdout.decode("utf-8")


def test_an_interrupt_exits_130() -> None:
    process = subprocess.Popen([*PROGRAM, "extract", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not _waits_for_input(process.pid):
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err.decode().strip() == "reportedly: interrupted"


def _waits_for_input(pid: int) -> bool:
    """Whether the process is blocked reading; where /proc does not say, that is taken for granted after a while."""
    try:
        return "pipe" in Path(f"/proc/{pid}/wchan").read_text(encoding="ascii")
    except OSError:
        time.sleep(2)
        return True


def test_a_command_leaves_no_stream_to_the_next_one(article: Path, reportedly: Command) -> None:
    reportedly("-vv", "extract", article)
    before = len(logging.getLogger().handlers)
    code, _, said = reportedly("-v", "extract", article)
    assert (code, len(said.splitlines())) == (0, 1)
    assert len(logging.getLogger().handlers) == before
