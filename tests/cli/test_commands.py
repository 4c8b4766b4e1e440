from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportedly import __version__, load_report
from reportedly.cli import run

TEXT = "The army said ten soldiers were killed near Harbour Town on Sunday.\n"


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def said(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    captured = capsys.readouterr()
    return captured.out, captured.err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert said(capsys)[0] == f"reportedly, version {__version__}\n"


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    out = said(capsys)[0]
    assert all(name in out for name in ("extract", "show", "schema", "text", "extractors", "validate", "score"))


def test_extract_prints_one_report_as_json(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", str(article), "--published", "2023-05-12"]) == 0
    out, err = said(capsys)
    report = load_report(out)
    assert err == ""
    assert report.article.published == "2023-05-12"
    assert "casualties" in {claim.event.type for claim in report.claims}


def test_extract_prints_several_as_json_lines(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", str(article), str(article)]) == 0
    lines = said(capsys)[0].splitlines()
    assert [load_report(line).article.characters for line in lines] == [len(TEXT), len(TEXT)]


def test_extract_prints_several_as_one_json_array_when_asked(
    article: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["extract", str(article), str(article), "--format", "json"]) == 0
    assert len(json.loads(said(capsys)[0])) == 2


def test_extract_prints_a_table(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", str(article), "--format", "table"]) == 0
    out = said(capsys)[0]
    assert out.startswith("what ")
    assert "casualties" in out
    assert "whole article read" in out


def test_extract_goes_on_after_a_bad_file_and_says_so(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "missing.txt", str(article)]) == 3
    out, err = said(capsys)
    assert len(out.splitlines()) == 1
    assert "missing.txt" in err


def test_output_file_is_written_whole(article: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    assert run(["extract", str(article), "-o", str(target)]) == 0
    assert load_report(target).claims
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.txt", "out.json"]


def test_a_failed_run_leaves_an_older_result_alone(article: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("older", encoding="utf-8")
    assert run(["extract", str(tmp_path / "missing.txt"), "-o", str(target)]) == 2
    assert target.read_text(encoding="utf-8") == "older"


def test_output_into_a_missing_folder_is_one_line(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", str(article), "-o", "no/such/out.json"]) == 2
    assert said(capsys)[1].count("\n") == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "PNG"),
        (b"%PDF-1.7 x", "PDF"),
        (b"PK\x03\x04\0\0", "zip"),
        (b"some text\0with a zero", "binary"),
        (b"\x81\x8d\x8f\x90\x9d\xff\xfe\x81", "--encoding"),
        (b"https://example.org/article", "save the page"),
    ],
)
def test_unusable_files_are_one_line_and_exit_2(
    article: Path,
    capsys: pytest.CaptureFixture[str],
    content: bytes,
    words: str,
) -> None:
    article.write_bytes(content)
    assert run(["extract", str(article)]) == 2
    out, err = said(capsys)
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith(f"reportedly: {article}")
    assert words.lower() in err.lower()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["extract"], "Missing argument"),
        (["extract", "article.txt", "--format", "xml"], "xml"),
        (["extract", "article.txt", "--published", "yesterday"], "yesterday"),
        (["extract", "article.txt", "--encoding", "klingon"], "klingon"),
        (["extract", "article.txt", "--language", "not a tag"], "not a tag"),
        (["extract", "article.txt", "--max-chars", "3"], "3"),
        (["extract", "article.txt", "--max-chars", "0"], "0"),
        (["extract", "article.txt", "article.txt", "--title", "One"], "--title"),
        (["extract", "."], "folder"),
        (["extract", "https://example.org/a"], "save the page"),
        (["frobnicate"], "frobnicate"),
        (["extract", "article.txt", "--frobnicate"], "--frobnicate"),
        (["show", "article.txt"], "not JSON"),
        (["show", "missing.json"], "missing.json"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(
    article: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    words: str,
) -> None:
    assert run(arguments) == 2
    out, err = said(capsys)
    assert out == ""
    assert err.count("\n") == 1
    assert words in err


def test_an_unknown_extractor_exits_4(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", str(article), "--extractor", "oracle"]) == 4
    assert "there are:" in said(capsys)[1]


def test_another_language_exits_3(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", str(article), "--language", "de"]) == 3
    out, err = said(capsys)
    assert "language_unsupported" in err
    assert load_report(out).claims == ()


def test_strict_on_another_language_exits_4(article: Path) -> None:
    assert run(["extract", str(article), "--language", "de", "--strict"]) == 4


def test_standard_input(article: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "reportedly", "extract", "-"],
        input=TEXT.encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert load_report(ended.stdout).article.characters == len(TEXT)


def test_text_prints_the_normalised_text_and_nothing_else(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article.write_bytes("\ufeffOne.\r\nTwo.\rThree.".encode())
    assert run(["text", str(article)]) == 0
    assert said(capsys)[0] == "One.\nTwo.\nThree."


def test_schema_prints_the_committed_schema(capsys: pytest.CaptureFixture[str], published_schema: object) -> None:
    assert run(["schema"]) == 0
    assert json.loads(said(capsys)[0]) == published_schema


def test_schema_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "--version"]) == 0
    assert said(capsys)[0] == "1.0\n"


def test_show_reads_a_report(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "out.json"
    run(["extract", str(article), "-o", str(target)])
    assert run(["show", str(target)]) == 0
    out = said(capsys)[0]
    assert "casualties" in out
    assert "“The army said ten soldiers were killed near Harbour Town on Sunday" in out


def test_show_lets_no_control_sequence_through(article: Path, tmp_path: Path) -> None:
    article.write_text("The army said\x1b]0;owned\x07 ten soldiers were killed near \u202eTown.", encoding="utf-8")
    target = tmp_path / "out.json"
    environment = os.environ | {"REPORTEDLY_TITLE": "\x1b[31mred"}
    base = [sys.executable, "-m", "reportedly"]
    subprocess.run([*base, "extract", str(article), "-o", str(target)], check=True, env=environment, timeout=60)
    shown = subprocess.run([*base, "show", str(target)], check=True, capture_output=True, timeout=60).stdout.decode()
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)
    assert "\\x1b[31mred" in shown


def test_variables_and_project_settings_are_read(
    article: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path("pyproject.toml").write_text(
        '[tool.reportedly]\npublisher = "The Gazette"\n[tool.reportedly.extract]\ntitle = "From the file"\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("REPORTEDLY_PUBLISHED", "2023-05-12")
    monkeypatch.setenv("REPORTEDLY_TITLE", "From the variable")
    assert run(["extract", str(article)]) == 0
    found = load_report(said(capsys)[0]).article
    assert (found.publisher, found.published, found.title) == ("The Gazette", "2023-05-12", "From the variable")


def test_an_unknown_project_setting_is_named(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("pyproject.toml").write_text("[tool.reportedly.extract]\nextracter = 1\n", encoding="utf-8")
    assert run(["extract", str(article)]) == 2
    assert "extracter" in said(capsys)[1]


def test_a_reader_that_goes_away_is_no_error(article: Path) -> None:
    program = f"{sys.executable} -m reportedly schema | head -c 10; exit ${{PIPESTATUS[0]}}"
    ended = subprocess.run(["bash", "-c", program], capture_output=True, check=False, timeout=60)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_an_interrupt_exits_130(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "reportedly", "extract", "-"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err.decode().strip() == "reportedly: interrupted"
