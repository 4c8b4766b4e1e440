from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from reportedly import Article, Check, Proposal, Unread, load_report
from reportedly.cli.extract import command
from reportedly.extract.llm.strategies import STRATEGIES

Command = Callable[..., tuple[int, str, str]]


def test_one_article_is_one_report_as_json(article: Path, reportedly: Command) -> None:
    code, out, err = reportedly(
        "extract", article, "--published", "2023-05-12", "--title", "Losses", "--url", "https://example.org/a"
    )
    assert (code, err) == (0, "")
    report = load_report(out)
    assert report.article.published == "2023-05-12"
    assert (report.article.title, report.article.url) == ("Losses", "https://example.org/a")
    assert "casualties" in {claim.event.type for claim in report.claims}
    assert out == report.to_json() + "\n"


def test_several_articles_are_json_lines(article: Path, reportedly: Command) -> None:
    code, out, _ = reportedly("extract", article, article, "--publisher", "The Gazette")
    reports = [load_report(line) for line in out.split("\n")[:-1]]
    assert code == 0
    assert [report.article.publisher for report in reports] == ["The Gazette", "The Gazette"]
    assert reports[0].claims == reports[1].claims


def test_one_article_can_be_a_json_line(article: Path, reportedly: Command) -> None:
    out = reportedly("extract", article, "--format", "jsonl")[1]
    assert out.count("\n") == 1
    assert load_report(out).claims


def test_several_articles_can_be_one_json_array(article: Path, reportedly: Command) -> None:
    out = reportedly("extract", article, article, "--format", "json")[1]
    assert [found["schema_version"] for found in json.loads(out)] == ["1.0", "1.0"]


def test_a_table_has_a_row_for_each_claim(article: Path, reportedly: Command) -> None:
    code, out, _ = reportedly("extract", article, "--format", "table")
    assert code == 0
    assert out.startswith("what ")
    assert "casualties" in out
    assert "1 claim · rules" in out
    assert "whole article read" in out


def test_a_bad_file_among_several_is_named_and_the_others_are_read(article: Path, reportedly: Command) -> None:
    code, out, err = reportedly("extract", "missing.txt", article)
    assert code == 3
    assert len(out.splitlines()) == 1
    assert err == "reportedly: missing.txt: can't be read: No such file or directory\n"


def test_output_is_one_whole_file(article: Path, reportedly: Command) -> None:
    assert reportedly("extract", article, "-o", "out.json") == (0, "", "")
    assert load_report(Path("out.json")).claims
    assert sorted(path.name for path in Path().iterdir()) == ["article.txt", "out.json"]


@pytest.mark.parametrize("paths", [["missing.txt"], ["missing.txt", "nor.txt"]])
@pytest.mark.usefixtures("article")
def test_a_failed_run_leaves_an_older_result_alone(reportedly: Command, paths: list[str]) -> None:
    Path("out.json").write_text("older", encoding="utf-8")
    assert reportedly("extract", *paths, "-o", "out.json")[0] == (2 if len(paths) == 1 else 3)
    assert Path("out.json").read_text(encoding="utf-8") == "older"


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
        (b"<html><body></body></html>", "no main text"),
    ],
)
def test_a_file_that_is_no_article_is_one_line_and_exit_2(
    article: Path,
    reportedly: Command,
    content: bytes,
    words: str,
) -> None:
    article.write_bytes(content)
    code, out, err = reportedly("extract", article)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.startswith(f"reportedly: {article}: ")
    assert words in err


def test_html_without_its_extra_is_one_line_that_names_it(
    article: Path,
    reportedly: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    article.write_text("<html><p>The army left Harbour Town on Sunday.</p></html>", encoding="utf-8")
    code, _, err = reportedly("extract", article)
    assert code == 2
    assert err == f"reportedly: {article}: this is HTML; install the reader with: pip install 'reportedly[html]'\n"


@pytest.mark.parametrize("encoding", ["utf-16", "cp1251", "utf-8-sig"])
def test_the_encoding_can_be_given(article: Path, reportedly: Command, encoding: str) -> None:
    article.write_bytes("The army said ten soldiers were killed near Лес.".encode(encoding))
    out = reportedly("extract", article, "--encoding", encoding)[1]
    assert load_report(out).article.characters == 48


def test_standard_input(article: Path) -> None:
    command = [sys.executable, "-m", "reportedly", "extract", "-"]
    ended = subprocess.run(command, input=article.read_bytes(), capture_output=True, check=True, timeout=60)
    assert load_report(ended.stdout).claims


def test_errors_of_standard_input_say_so() -> None:
    command = [sys.executable, "-m", "reportedly", "extract", "-"]
    ended = subprocess.run(command, input=b"\xff\xff", capture_output=True, check=False, timeout=60)
    assert ended.returncode == 2
    assert ended.stderr.startswith(b"reportedly: standard input: neither UTF-8")


def test_an_unknown_extractor_exits_4_and_the_known_are_named(article: Path, reportedly: Command) -> None:
    code, _, err = reportedly("extract", article, "--extractor", "oracle")
    assert code == 4
    assert "there are: " in err
    assert "rules" in err


@pytest.mark.parametrize("options", [("--language", "de"), ("--language", "uk-UA")])
def test_another_language_is_not_read_and_exits_3(article: Path, reportedly: Command, options: tuple[str, str]) -> None:
    code, out, err = reportedly("extract", article, *options)
    report = load_report(out)
    assert code == 3
    assert "not fully read: language_unsupported" in err
    assert (report.claims, report.extraction.complete) == ((), False)
    assert report.article.language == options[1]


def test_quiet_says_nothing_of_it(article: Path, reportedly: Command) -> None:
    code, _, err = reportedly("extract", article, "-q", "--language", "de")
    assert (code, err) == (3, "")


def test_verbose_says_what_was_found(article: Path, reportedly: Command) -> None:
    assert reportedly("extract", article, "-v")[2] == "reportedly: rules: 1 claims, 0 values rejected\n"


def test_strict_on_what_is_not_read_exits_4(article: Path, reportedly: Command) -> None:
    code, out, err = reportedly("extract", article, "--language", "de", "--strict")
    assert (code, out) == (4, "")
    assert err.count("\n") == 1


class Half:
    """Reads half of an article, or fails."""

    name = "half"
    version = "1"

    async def propose(self, article: Article, check: Check) -> Proposal:
        if "fail" in article.text:
            raise ConnectionError("no answer")
        return Proposal(unread=(Unread(start=4, end=9, reason="window_lost"),))


@pytest.fixture
def half(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.cli.model.extractor_named", lambda _: Half())


@pytest.mark.usefixtures("half")
def test_an_article_that_is_half_read_is_written_and_exits_3(article: Path, reportedly: Command) -> None:
    code, out, err = reportedly("extract", article, "--extractor", "half")
    assert code == 3
    assert err == f"reportedly: {article}: not fully read: window_lost\n"
    assert not load_report(out).extraction.complete


@pytest.mark.usefixtures("half")
def test_an_extractor_that_fails_is_one_line_and_exits_4(article: Path, reportedly: Command) -> None:
    article.write_text("This will fail.", encoding="utf-8")
    code, out, err = reportedly("extract", article, "--extractor", "half")
    assert (code, out) == (4, "")
    assert err == f"reportedly: {article}: extractor 'half' failed: ConnectionError: no answer\n"


@pytest.mark.usefixtures("half")
def test_an_extractor_that_fails_on_one_of_several_exits_3(article: Path, reportedly: Command) -> None:
    Path("bad.txt").write_text("This will fail.", encoding="utf-8")
    code, out, _ = reportedly("extract", "bad.txt", article, "--extractor", "half")
    assert code == 3
    assert len(out.splitlines()) == 1


def test_a_strategy_that_is_none_is_wrong_usage_and_the_choices_are_those_that_exist(
    article: Path, reportedly: Command
) -> None:
    code, _, err = reportedly("extract", article, "-m", "maker/model", "--strategy", "best")
    assert code == 2
    assert all(f"'{name}'" in err for name in STRATEGIES)
    assert "'best' is not one of" in err
    option = next(one for one in command.params if one.name == "strategy")
    assert isinstance(option.type, click.Choice)
    assert list(option.type.choices) == [*STRATEGIES]
