from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.article import Article
from reportedly.errors import ArticleError, MissingExtraError

TEXT = "The army left Harbour Town on Sunday. It gave no reason.\n"


@pytest.mark.parametrize(
    ("given_text", "normalised"),
    [
        ("\ufeffOne.\r\nTwo.\rThree.\n\n", "One.\nTwo.\nThree.\n\n"),
        ("One.\r\r\nTwo.", "One.\n\nTwo."),
        ("  One. \t\u00a0\u200b\u00ad", "  One. \t\u00a0\u200b\u00ad"),
        ("e\u0301 \x85\u2028\x0b\x0cffi", "e\u0301 \x85\u2028\x0b\x0cffi"),
        ("One.\ufeffTwo.", "One.\ufeffTwo."),
    ],
)
def test_normalisation_1_drops_the_mark_and_carriage_returns_and_nothing_else(given_text: str, normalised: str) -> None:
    assert Article.from_text(given_text).text == normalised
    assert Article.from_bytes(given_text.encode()).text == normalised


def test_the_id_is_the_hash_of_the_normalised_text() -> None:
    expected = "sha256:" + hashlib.sha256(b"One.\nTwo.").hexdigest()
    assert Article.from_bytes(b"\xef\xbb\xbfOne.\r\nTwo.").id == expected
    assert Article.from_text("One.\nTwo.").id == expected


def test_offsets_count_code_points(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes("🛡 Öne fled. Two stayed.".encode("utf-16"))
    article = Article.from_path(path)
    assert article.sentences == ((0, 11), (12, 23))
    assert article.text[slice(*article.sentences[1])] == "Two stayed."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        (" \n\t\u2003", "empty"),
        ("\ufeff", "empty"),
        ("some\0text", "binary"),
        ("https://example.org/article?x=1", "save the page"),
        ("  www.example.org/article \n", "save the page"),
        ("file:///home/article.txt", "save the page"),
        ("a lone \ud800 surrogate", "a lone surrogate at character 7"),
        ("12345678901", "longer than --max-chars 10: 11 characters; an article is never cut"),
    ],
)
def test_what_can_not_be_an_article_is_an_error(text: str, words: str) -> None:
    with pytest.raises(ArticleError, match=words):
        Article.from_text(text, max_chars=10 if text.startswith("1") else 1000)


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "one line without a stop",
        "\x01\x1b[31m\x7f",
        "word " * 10_000,
        "“" * 10_000,
        "See https://example.org today.",
        "\\",
    ],
)
def test_odd_text_is_an_article_as_it_is(text: str) -> None:
    article = Article.from_text(text)
    assert article.text == text
    assert article.sentences


def test_the_longest_article_counts_characters_not_bytes() -> None:
    data = "\U0001f6e1".encode() * 10
    assert len(Article.from_bytes(data, max_chars=10).text) == 10
    with pytest.raises(ArticleError, match="longer than --max-chars 9"):
        Article.from_bytes(data, max_chars=9)


def test_a_file_that_is_too_long_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(b"a" * 100_000)
    with pytest.raises(ArticleError, match=rf"{path}: longer than --max-chars 100: 4,\d+ bytes"):
        Article.from_path(path, max_chars=100)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("missing.txt", "can't be read: No such file"),
        (".", "a folder, not a file"),
        ("x" * 300, "can't be read: File name too long"),
        ("a\0b", "can't be read: embedded null"),
        ("https://example.org/a", "save the page"),
    ],
)
def test_a_path_that_can_not_be_read_is_an_error(
    name: str,
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ArticleError, match=words):
        Article.from_path(Path(name))


@pytest.mark.parametrize(
    ("metadata", "words"),
    [
        ({"published": "yesterday"}, "'yesterday' is no EDTF date"),
        ({"published": "2023-02-30"}, "is no EDTF date"),
        ({"published": "2023-05-12T10:00"}, "is no EDTF date"),
        ({"language": "not a tag"}, "'not a tag' is no BCP 47 tag"),
        ({"title": "a \udcff b"}, r"title 'a \\udcff b' is no Unicode text"),
    ],
)
def test_metadata_that_are_not_valid_are_an_error(metadata: dict[str, Any], words: str) -> None:
    with pytest.raises(ArticleError, match=words):
        Article.from_text(TEXT, **metadata)
    with pytest.raises(ArticleError, match=words):
        Article.from_text(TEXT).with_metadata(**metadata)


def test_metadata_that_do_not_exist_are_a_programming_error() -> None:
    with pytest.raises(TypeError, match="'author'"):
        Article.from_text(TEXT, author="A reporter")


def test_metadata_are_kept_and_can_be_replaced() -> None:
    article = Article.from_text(TEXT, title="Army leaves", published="2023-05", language="en-GB", url=None)
    assert (article.title, article.published, article.language, article.url) == (
        "Army leaves",
        "2023-05",
        "en-GB",
        None,
    )
    later = article.with_metadata(published="2023-05-12")
    assert (later.title, later.published, later.text) == ("Army leaves", "2023-05-12", TEXT)


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        (TEXT, True),
        ("Армия ушла из города в воскресенье.", False),
        ("军队离开了城市。", False),
        ("The commander, Иванов, left.", True),
        ("12.5 — 30", True),
    ],
)
def test_the_script_of_most_letters_is_known(text: str, latin: bool) -> None:  # noqa: FBT001 - the expectation
    assert Article.from_text(text).mostly_latin is latin


PARAGRAPH = "The army left Harbour Town on Sunday, the coastal ministry said in a statement."


@pytest.mark.parametrize(
    "head",
    [
        "<!DOCTYPE html><html>",
        "\n <HTML lang='en'>",
        "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN'><html>",
        "<!-- saved from a page -->\n<html>",
        "<body>",
        "<div class='article'>",
    ],
)
def test_html_is_read_as_its_main_text(head: str) -> None:
    page = f"{head}<title>Army leaves</title><p>{PARAGRAPH}</p><p>It gave no\r\nreason&#13;for it, nor a number.</p>"
    article = Article.from_bytes(page.encode())
    assert PARAGRAPH in article.text
    assert "<" not in article.text
    assert "\r" not in article.text


def test_a_pages_title_is_taken_unless_one_is_given() -> None:
    page = f"<html><head><title>Army leaves</title></head><body><p>{PARAGRAPH}</p></body></html>"
    assert Article.from_text(page).title == "Army leaves"
    assert Article.from_text(page, title="Given").title == "Given"


@pytest.mark.parametrize("text", ["<3 soldiers fled. They hid.", "a < b and <p> c", "<b>Bold</b> words of the army."])
def test_text_with_angle_brackets_is_no_page(text: str) -> None:
    assert Article.from_text(text).text == text


def test_html_without_the_extra_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingExtraError, match=r"reportedly\[html\]"):
        Article.from_text(f"<html><p>{PARAGRAPH}</p></html>")


@given(st.binary(max_size=300))
def test_any_bytes_are_an_article_or_one_line_of_error(data: bytes) -> None:
    refusal = None
    try:
        article = Article.from_bytes(data)
        assert "\r" not in article.text
        assert article.id.startswith("sha256:")
    except ArticleError as error:
        refusal = str(error)
    assert refusal is None or "\n" not in refusal
