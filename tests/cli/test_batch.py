from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

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
