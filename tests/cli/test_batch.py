from __future__ import annotations

import datetime as dt
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.batch.articles import errors, index, lines, reports, sources, text, write_lines

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Six articles in a working folder, two of them in folders below."""
    monkeypatch.chdir(tmp_path)
    for number in range(6):
        path = Path("in", *["deep", "er"][: number % 3], f"{number}.txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(number + 2), encoding="utf-8")
    return Path("in")


OUT = Path("out.jsonl")
HERE = ("--processes", 0)


def test_a_folder_becomes_one_report_for_each_file(folder: Path, reportedly: Command) -> None:
    code, out, err = reportedly("batch", folder, "-o", OUT, *HERE)
    assert (code, out) == (0, "")
    assert err == "reportedly: 6 inputs: 6 reports (6 claims)\n"
    assert sorted(report.claims[0].event.quantities[0].minimum or 0 for report in reports(OUT)) == [2, 3, 4, 5, 6, 7]
    assert sorted(path.name for path in Path().iterdir()) == [
        "in",
        "out.jsonl",
        "out.jsonl.index.jsonl",
        "out.jsonl.state",
    ]


def test_an_input_without_text_fails_for_a_reason_of_its_own(folder: Path, reportedly: Command) -> None:
    """None of them has any text, but they are no duplicates of each other."""
    (folder / "0.txt").write_text("", encoding="utf-8")
    (folder / "row.jsonl").write_text('{"no": "text"}\n{"text": 7}\n{"text": ""}\n{"no": "text"}\n', encoding="utf-8")
    assert reportedly("batch", folder, "-o", OUT, *HERE)[0] == 3
    found = {(error["source"], error.get("row")): error["message"] for error in errors(OUT)}
    assert found == {
        ("in/0.txt", None): "empty: no text to read",
        ("in/row.jsonl", 1): "no column 'text'; there are: 'no'",
        ("in/row.jsonl", 2): "column 'text' is of type int, not text",
        ("in/row.jsonl", 3): "empty: no text to read",
        ("in/row.jsonl", 4): "no column 'text'; there are: 'no'",
    }


def test_line_n_of_the_index_is_about_line_n_of_the_output(folder: Path, reportedly: Command) -> None:
    reportedly("batch", folder, "-o", OUT, *HERE)
    named = {entry["source"]: report for entry, report in zip(index(OUT), reports(OUT), strict=True)}
    assert {name: report.claims[0].event.quantities[0].minimum for name, report in named.items()} == {
        "in/0.txt": 2,
        "in/deep/1.txt": 3,
        "in/deep/er/2.txt": 4,
        "in/3.txt": 5,
        "in/deep/4.txt": 6,
        "in/deep/er/5.txt": 7,
    }


def test_what_has_no_report_is_an_error_with_its_reason(folder: Path, reportedly: Command) -> None:
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7 x")
    code, _, err = reportedly("batch", folder, "-o", OUT, *HERE)
    assert code == 3
    assert "8 inputs: 6 reports (6 claims); 2 failed, see out.jsonl.errors.jsonl" in err
    found = {error["source"]: error for error in errors(OUT)}
    assert found["in/empty.txt"] == {
        "source": "in/empty.txt",
        "reason": "unreadable",
        "message": "empty: no text to read",
    }
    assert "PDF" in found["in/scan.pdf"]["message"]


def test_the_same_command_again_reads_only_what_is_new_or_failed(folder: Path, reportedly: Command) -> None:
    bad = folder / "bad.txt"
    bad.write_bytes(b"\0")
    assert reportedly("batch", folder, "-o", OUT, *HERE)[0] == 3
    before = OUT.read_bytes()
    bad.write_text(text(30), encoding="utf-8")
    (folder / "new.txt").write_text(text(31), encoding="utf-8")
    code, _, err = reportedly("batch", folder, "-o", OUT, *HERE)
    assert (code, err) == (0, "reportedly: 8 inputs: 2 reports (2 claims); 6 finished earlier\n")
    assert OUT.read_bytes().startswith(before)
    assert set(sources(OUT).values()) == {1}
    assert len(sources(OUT)) == 8


@pytest.mark.usefixtures("folder")
def test_json_lines_have_an_id_and_metadata_of_their_own(reportedly: Command) -> None:
    rows = [
        {
            "id": "a-1",
            "text": text(11),
            "title": "One",
            "publisher": "The Gazette",
            "published": "2024-05-07T10:00:00Z",
        },
        {"id": 2, "text": text(12), "url": "https://example.org/2"},
        {"text": text(13), "published": None},
    ]
    write_lines(Path("feed.jsonl"), rows)
    code, _, _ = reportedly("batch", "feed.jsonl", "-o", OUT, "--published", "2024-06-06", *HERE)
    assert code == 0
    assert [(entry.get("id"), entry["row"]) for entry in index(OUT)] == [("a-1", 1), ("2", 2), (None, 3)]
    first, second, third = reports(OUT)
    assert (first.article.title, first.article.publisher, first.article.published) == (
        "One",
        "The Gazette",
        "2024-05-07",
    )
    assert (second.article.url, second.article.published) == ("https://example.org/2", "2024-06-06")
    assert third.article.published == "2024-06-06"


@pytest.mark.usefixtures("folder")
def test_rows_that_are_none_are_named_with_their_line(reportedly: Command) -> None:
    good = json.dumps({"text": text(3)}).encode()
    bad = [
        b"{",
        b"[1]",
        b'{"body": "x"}',
        b'{"text": 7}',
        b'{"text": null}',
        b'{"text": ""}',
        b'{"id": [1], "text": "x"}',
        b'{"text": "x", "published": "soon"}',
        b'{"text": "x", "title": 7}',
        b'{"text": "a\\u0000b"}',
        b'{"text": "\\ud800"}',
        b'{"text": "\xff\xfe"}',
        b"[" * 100_000,
    ]
    Path("feed.jsonl").write_bytes(b"\n".join([good, b"", *bad, good.replace(b"3", b"4")]))
    code, _, _ = reportedly("batch", "feed.jsonl", "-o", OUT, *HERE)
    assert code == 3
    assert sorted(entry["row"] for entry in index(OUT)) == [1, 16]
    assert sorted(error["row"] for error in errors(OUT)) == list(range(3, 16))
    assert {error["reason"] for error in errors(OUT)} == {"unreadable"}
    messages = {error["row"]: error["message"] for error in errors(OUT)}
    assert messages[5] == "no column 'text'; there are: 'body'"
    assert messages[6] == "column 'text' is of type int, not text"
    assert messages[14].startswith("not UTF-8")


def test_claims_are_one_row_each(folder: Path, reportedly: Command) -> None:
    assert reportedly("batch", folder, "-o", OUT, "--claims", *HERE)[0] == 0
    rows = lines(OUT)
    assert len(rows) == 6
    assert {row["input"]["source"] for row in rows} == {entry["source"] for entry in index(OUT)}
    assert {row["claim"]["event"]["type"] for row in rows} == {"casualties"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["missing"], "missing: no such file or folder"),
        (["*.nothing"], "*.nothing: matches nothing"),
        (["-", "-"], "can be read once"),
    ],
)
def test_what_was_named_and_is_not_there_is_wrong_usage(
    folder: Path, reportedly: Command, arguments: list[str], words: str
) -> None:
    code, _, err = reportedly("batch", folder, *arguments, "-o", OUT)
    assert code == 2
    assert err.count("\n") == 1
    assert words in err
    assert not OUT.exists()


def test_other_settings_do_not_go_on_with_an_output(folder: Path, reportedly: Command) -> None:
    reportedly("batch", folder, "-o", OUT, *HERE)
    before = OUT.read_bytes()
    code, _, err = reportedly("batch", folder, "-o", OUT, "--published", "2024-05-07", *HERE)
    assert code == 2
    assert err == (
        "reportedly: out.jsonl: it was begun with another published (None, now '2024-05-07'); name another output, or "
        "--overwrite\n"
    )
    assert OUT.read_bytes() == before
    assert reportedly("batch", folder, "-o", OUT, "--published", "2024-05-07", "--overwrite", *HERE)[0] == 0
    assert {report.article.published for report in reports(OUT)} == {"2024-05-07"}
    assert len(reports(OUT)) == 6


def test_a_file_that_is_no_output_of_a_batch_is_left_alone(folder: Path, reportedly: Command) -> None:
    OUT.write_text("mine", encoding="utf-8")
    code, _, err = reportedly("batch", folder, "-o", OUT)
    assert code == 2
    assert err == "reportedly: out.jsonl: it exists, and is no output of a batch; --overwrite replaces it\n"
    assert OUT.read_text(encoding="utf-8") == "mine"


def test_what_the_batch_writes_is_no_input_of_it(folder: Path, reportedly: Command) -> None:
    out = folder / "out.jsonl"
    for _ in range(2):
        code, _, _ = reportedly("batch", folder, "-o", out, *HERE)
        assert code == 0
    assert len(reports(out)) == 6


def test_a_file_named_and_found_twice_is_one_input(folder: Path, reportedly: Command) -> None:
    code, _, err = reportedly("batch", folder, "in/0.txt", folder, "in/*.txt", "-o", OUT, *HERE)
    assert code == 0
    assert "15 inputs: 6 reports (6 claims); 9 named twice" in err
    assert len(reports(OUT)) == 6


def test_files_of_other_kinds_are_counted_and_links_are_no_way_round(folder: Path, reportedly: Command) -> None:
    (folder / "style.css").write_text("x", encoding="utf-8")
    (folder / ".hidden.txt").write_text("x", encoding="utf-8")
    (folder / "loop").symlink_to(folder.resolve())
    (folder / "gone.txt").symlink_to("nowhere")
    os.mkfifo(folder / "pipe.txt")
    os.mkfifo(folder / "pipe.jsonl")
    code, _, err = reportedly("batch", folder, "-o", OUT, *HERE)
    assert code == 3
    assert {error["source"] for error in errors(OUT)} == {"in/gone.txt", "in/pipe.txt", "in/pipe.jsonl"}
    assert "files of other kinds were left out: 1 .css" in err


@pytest.mark.parametrize("content", ["", "\n\n"])
@pytest.mark.usefixtures("folder")
def test_an_empty_feed_is_an_empty_output(reportedly: Command, content: str) -> None:
    Path("feed.jsonl").write_text(content, encoding="utf-8")
    assert reportedly("batch", "feed.jsonl", "-o", OUT, *HERE)[0] == 0
    assert OUT.read_bytes() == b""


@pytest.mark.usefixtures("folder")
def test_the_last_line_needs_no_end_and_a_byte_order_mark_is_none_of_it(reportedly: Command) -> None:
    rows = [json.dumps({"text": text(3)}), json.dumps({"text": text(4)})]
    Path("feed.ndjson").write_text("\n".join(rows), encoding="utf-8-sig")
    assert reportedly("batch", "feed.ndjson", "-o", OUT, *HERE)[0] == 0
    assert len(reports(OUT)) == 2


@pytest.mark.usefixtures("folder")
def test_a_line_too_long_is_an_error_and_the_next_is_read(reportedly: Command) -> None:
    rows = [{"text": "x" * 3_000_000}, {"text": text(3)}]
    write_lines(Path("feed.jsonl"), rows)
    code, _, _ = reportedly("batch", "feed.jsonl", "-o", OUT, "--max-chars", "1000", *HERE)
    assert code == 3
    assert [error["row"] for error in errors(OUT)] == [1]
    assert [entry["row"] for entry in index(OUT)] == [2]


@pytest.mark.usefixtures("folder")
def test_columns_have_the_names_that_are_given(reportedly: Command) -> None:
    write_lines(Path("feed.jsonl"), [{"body": text(3), "key": "k", "headline": "H", "day": "2024-05-07"}])
    names = ("--text-column", "body", "--id-column", "key", "--title-column", "headline", "--published-column", "day")
    assert reportedly("batch", "feed.jsonl", "-o", OUT, *names, *HERE)[0] == 0
    (report,) = reports(OUT)
    assert (report.article.title, report.article.published, index(OUT)[0]["id"]) == ("H", "2024-05-07", "k")


def test_a_dry_run_says_what_there_is_and_writes_nothing(folder: Path, reportedly: Command) -> None:
    (folder / "again.txt").write_text(text(2), encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    code, out, _ = reportedly("batch", folder, "-o", OUT, "--dry-run")
    assert code == 0
    found = {line[:12].strip(): line[12:27].strip() for line in out.splitlines()}
    assert found == {"inputs": "8", "unreadable": "1", "finished": "0", "duplicates": "1", "to be read": "6"}
    assert sorted(path.name for path in Path().iterdir()) == ["in"]
    reportedly("batch", folder, "-o", OUT, *HERE)
    _, out, _ = reportedly("batch", folder, "-o", OUT, "--dry-run")
    assert "finished                  7" in out


def started(*arguments: object, **options: Any) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "reportedly", "batch", *map(str, arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, **options)


@pytest.mark.usefixtures("folder")
def test_standard_input_goes_on_where_it_was_stopped() -> None:
    rows = [(json.dumps({"text": text(number)}) + "\n").encode() for number in range(2, 8)]
    for given, words in (
        (rows[:3], b"3 inputs: 3 reports"),
        (rows, b"6 inputs: 3 reports (3 claims); 3 finished earlier"),
    ):
        with started("-", "-o", OUT, *HERE) as process:
            _, err = process.communicate(b"".join(given), timeout=100)
        assert process.returncode == 0
        assert words in err
    assert len(reports(OUT)) == 6


@pytest.mark.usefixtures("folder")
def test_an_interrupt_finishes_what_was_begun_and_the_rest_is_for_the_next_run() -> None:
    with started("-", "-o", OUT, "--processes", 1) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write((json.dumps({"text": text(3)}) + "\n").encode())
        process.stdin.flush()
        while not (OUT.exists() and OUT.stat().st_size):
            assert process.poll() is None
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=100) == 130
        assert b"the same command goes on" in process.stderr.read()
    assert len(reports(OUT)) == 1


@pytest.mark.usefixtures("folder")
def test_parquet_in_and_out(reportedly: Command) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    day = dt.date(2024, 5, 7)
    table = pa.table(
        {
            "id": [1, 2, 3, 4],
            "text": pa.array([text(3).encode(), b"\xff\xfe", None, text(4).encode()], pa.binary()).view(pa.binary()),
            "published": [day, day, day, None],
        }
    )
    pq.write_table(table, "feed.parquet")
    code, _, _ = reportedly("batch", "feed.parquet", "-o", "out.parquet", *HERE)
    assert code == 3
    rows = pq.read_table("out.parquet").to_pylist()
    assert [(row["input"]["id"], row["article"]["published"]) for row in rows] == [("1", "2024-05-07"), ("4", None)]
    assert [row["claims"][0]["event"]["quantities"][0]["minimum"] for row in rows] == [3, 4]
    assert [error["row"] for error in errors(Path("out.parquet"))] == [2, 3]
    schema = pq.read_schema("out.parquet")
    pq.write_table(pa.table({"body": ["x"]}), "other.parquet")
    Path("torn.parquet").write_bytes(Path("feed.parquet").read_bytes()[:-20])
    assert reportedly("batch", "feed.parquet", "other.parquet", "torn.parquet", "-o", "out.parquet", *HERE)[0] == 3
    assert pq.read_schema("out.parquet") == schema
    messages = {error["source"]: error["message"] for error in errors(Path("out.parquet"))}
    assert messages["other.parquet"] == "no column 'text'; there are: 'body'"
    assert messages["torn.parquet"].startswith("can't be read: ")


@pytest.mark.usefixtures("folder")
def test_an_empty_batch_is_a_parquet_file_without_rows(reportedly: Command) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    Path("feed.jsonl").write_text("", encoding="utf-8")
    assert reportedly("batch", "feed.jsonl", "-o", "out.parquet", "--claims", *HERE)[0] == 0
    assert pq.read_table("out.parquet").num_rows == 0
    assert pq.read_schema("out.parquet").names == ["input", "article", "claim"]


def test_parquet_without_its_extra_is_one_line_that_names_it(
    folder: Path, reportedly: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    code, _, err = reportedly("batch", folder, "-o", "out.parquet", *HERE)
    assert (code, err) == (2, "reportedly: Parquet needs the extra 'batch': pip install 'reportedly[batch]'\n")
    assert not Path("out.parquet.state").exists()


KINDS = {
    "empty.txt": b"",
    "blank.txt": b" \n\t",
    "picture.txt": b"\x89PNG\r\n\x1a\n\0\0",
    "scan.pdf": b"%PDF-1.7 x",
    "paper.docx": b"PK\x03\x04\0\0",
    "binary.txt": b"some text\0with a zero",
    "bytes.txt": b"\x81\x8d\x8f\x90\x9d\xff\xfe\x81",
    "address.txt": b"https://example.org/article",
    "page.html": b"<html><body></body></html>",
    "long.txt": b"word " * 4_001,
}


@pytest.mark.parametrize(
    ("good", "each"), [(20, 1), pytest.param(1_000, 5, marks=[pytest.mark.slow, pytest.mark.timeout(900)])]
)
def test_good_files_are_reports_and_bad_ones_of_every_kind_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reportedly: Command, good: int, each: int
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = Path("in")
    for number in range(good):
        path = folder / str(number % 7) / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(number + 2), encoding="utf-8")
    bad = {f"in/{number}-{name}": content for number in range(each) for name, content in KINDS.items()}
    for name, content in bad.items():
        Path(name).write_bytes(content)
    code, _, _ = reportedly("batch", folder, "-o", OUT, "--max-chars", 20_000, *HERE)
    assert code == 3
    assert len(reports(OUT)) == good
    assert {error["source"] for error in errors(OUT)} == set(bad)
    assert set(sources(OUT).values()) == {1}
    assert {error["reason"] for error in errors(OUT)} == {"unreadable"}


@pytest.mark.usefixtures("folder")
def test_half_characters_in_a_row_are_errors_of_their_own(reportedly: Command) -> None:
    same = json.dumps(text(3))
    rows = [
        f'{{"text": {same}}}',
        f'{{"text": {same}, "url": "\\ud800"}}',
        f'{{"text": {same}, "id": "\\udcff"}}',
        f'{{"text": {same}, "title": "\\ud800"}}',
        '{"\\ud800": 1}',
    ]
    Path("feed.jsonl").write_text("\n".join(rows), encoding="utf-8")
    assert reportedly("batch", "feed.jsonl", "-o", OUT, *HERE)[0] == 3
    assert len(reports(OUT)) == 1
    assert [error["row"] for error in errors(OUT)] == [2, 3, 4, 5]


@pytest.mark.parametrize("options", [(), ("--claims",)])
def test_a_file_whose_name_is_no_text_is_read(folder: Path, reportedly: Command, options: tuple[str, ...]) -> None:
    name = os.fsencode(folder) + b"/caf\xe9.txt"
    try:
        with open(name, "wb") as stream:  # noqa: PTH123 - bytes are no Path
            stream.write(text(30).encode())
    except OSError:
        pytest.skip("the file system takes no such name")
    assert reportedly("batch", folder, "-o", OUT, *options, *HERE)[0] == 0
    assert {"in/caf\\udce9.txt"} == {entry["source"] for entry in index(OUT) if "caf" in entry["source"]}


def test_a_folder_that_cannot_be_listed_is_an_error_and_the_rest_goes_on(
    folder: Path, reportedly: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def refusing(path: str) -> Any:
        if path == "in/deep":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert reportedly("batch", folder, "-o", OUT, *HERE)[0] == 3
    assert [error["source"] for error in errors(OUT)] == ["in/deep"]
    assert len(reports(OUT)) == 2


@pytest.mark.parametrize("name", ["out.jsonl.errors.jsonl", "out.jsonl.index.jsonl"])
def test_a_file_beside_the_output_that_is_somebody_elses_is_left_alone(
    folder: Path, reportedly: Command, name: str
) -> None:
    Path(name).write_text("mine", encoding="utf-8")
    code, _, err = reportedly("batch", folder, "-o", OUT)
    assert code == 2
    assert err.startswith(f"reportedly: {name}: it exists")
    assert Path(name).read_text(encoding="utf-8") == "mine"


def test_standard_output_is_no_output(folder: Path, reportedly: Command) -> None:
    assert reportedly("batch", folder, "-o", "-")[0] == 2
