from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly import load_report

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def _no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PUBLISHED", "TITLE", "PUBLISHER", "FORMAT", "STRICT"):
        monkeypatch.delenv(f"REPORTEDLY_{name}", raising=False)


def settings(text: str) -> None:
    Path("pyproject.toml").write_text(text, encoding="utf-8")


def test_flags_win_over_variables_and_these_over_the_project(
    article: Path,
    reportedly: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings(
        """
        [tool.reportedly]
        publisher = "The Gazette"
        published = 2023-05-12
        [tool.reportedly.extract]
        title = "From the file"
        url = "https://example.org/file"
        """
    )
    monkeypatch.setenv("REPORTEDLY_TITLE", "From the variable")
    monkeypatch.setenv("REPORTEDLY_URL", "https://example.org/variable")
    found = load_report(reportedly("extract", article, "--url", "https://example.org/flag")[1]).article
    assert (found.publisher, found.published) == ("The Gazette", "2023-05-12")
    assert (found.title, found.url) == ("From the variable", "https://example.org/flag")


def test_a_commands_own_table_wins_over_the_shared_keys(article: Path, reportedly: Command) -> None:
    settings('[tool.reportedly]\npublisher = "Shared"\n[tool.reportedly.extract]\npublisher = "Own"\n')
    assert load_report(reportedly("extract", article)[1]).article.publisher == "Own"


def test_the_nearest_file_above_counts(article: Path, reportedly: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    settings('[tool.reportedly]\npublisher = "The Gazette"\n')
    folder = article.parent / "a" / "b"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    assert load_report(reportedly("extract", article)[1]).article.publisher == "The Gazette"


@pytest.mark.parametrize("name", ["max-chars", "max_chars"])
def test_keys_may_have_hyphens_or_underscores(article: Path, reportedly: Command, name: str) -> None:
    settings(f"[tool.reportedly]\n{name} = 5\n")
    assert "longer than --max-chars 5" in reportedly("extract", article)[2]


def test_the_format_goes_by_its_own_name(
    article: Path,
    reportedly: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("REPORTEDLY_FORMAT", "table")
    assert reportedly("extract", article)[1].startswith("what ")
    monkeypatch.delenv("REPORTEDLY_FORMAT")
    settings('[tool.reportedly.extract]\nformat = "jsonl"\n')
    assert reportedly("extract", article)[1].count("\n") == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[tool.reportedly.extract]\nextracter = 1\n", "[tool.reportedly.extract] has no option 'extracter'"),
        ("[tool.reportedly]\npublishr = 1\n", "a key that is no option of any command: 'publishr'"),
        ("[tool.reportedly.extrct]\nurl = 1\n", "a table that is no command: 'extrct'"),
        ("[tool]\nreportedly = 5\n", "[tool.reportedly] is no table"),
        ("[tool.reportedly\n", "pyproject.toml: "),
        ('[tool.reportedly]\nmax-chars = "many"\n', "'many' is not a valid"),
    ],
)
def test_what_no_command_would_read_is_an_error_of_one_line(
    article: Path,
    reportedly: Command,
    text: str,
    words: str,
) -> None:
    settings(text)
    code, out, err = reportedly("extract", article)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert words in err


def test_keys_of_another_command_and_other_tools_are_no_concern(article: Path, reportedly: Command) -> None:
    settings("[tool.other]\nreportedly = 1\n[tool.reportedly]\nfail-under = 80\n")
    assert reportedly("extract", article)[0] == 0
