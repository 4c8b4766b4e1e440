from __future__ import annotations

import io
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.cli.terminal import coloured, columns, dollars, one_line, printable, spoken, wrapped


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain “words”\n\tÉvian 词", "plain “words”\n\tÉvian 词"),
        ("\x1b[31m\x07\x9b", "\\x1b[31m\\x07\\x9b"),
        ("\u202e\u2066\ue000", "\\u202e\\u2066\\ue000"),
        ("so\u00adft zero\u200bwidth\ufeff", "soft zerowidth"),
        ("\ud800", "\\ud800"),
        ("a\u2028b", "a\\u2028b"),
    ],
)
def test_what_a_terminal_would_obey_is_escaped(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text(st.characters()))
def test_one_line_is_one_printable_line(text: str) -> None:
    assert {unicodedata.category(character) for character in one_line(text)} & {
        "Cc",
        "Cf",
        "Cs",
        "Co",
        "Zl",
        "Zp",
    } == set()


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("词语", 4), ("e\u0301", 1), ("", 0), ("Évian", 5)])
def test_columns_of_wide_and_combining_characters(text: str, width: int) -> None:
    assert columns(text) == width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("one two", 3, ["one", "two"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("词语词语", 4, ["词语", "词语"]),
        ("a 词语", 3, ["a", "词", "语"]),
        ("词", 1, ["词"]),
    ],
)
def test_text_is_wrapped_at_blanks_and_only_then_in_words(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


@given(st.text(st.sampled_from("ab 词e\u0301"), max_size=60), st.integers(2, 20))
def test_wrapping_loses_nothing_and_keeps_the_width(text: str, width: int) -> None:
    lines = wrapped(one_line(text), width)
    assert "".join(lines).replace(" ", "") == one_line(text).replace(" ", "")
    assert max(columns(line) for line in lines) <= width


@pytest.mark.parametrize(("encoding", "text"), [("utf-8", "“Ł” → b · –"), ("ascii", '"\\u0141" > b | -')])
def test_an_encoding_without_the_marks_gets_plain_ones(
    monkeypatch: pytest.MonkeyPatch,
    encoding: str,
    text: str,
) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding=encoding))
    assert spoken("“Ł” → b · –") == text


@pytest.mark.parametrize(("value", "colour"), [("1", False), ("", None)])
def test_no_color_is_honoured(monkeypatch: pytest.MonkeyPatch, value: str, colour: bool | None) -> None:  # noqa: FBT001
    monkeypatch.setenv("NO_COLOR", value)
    assert coloured() is colour


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (0, "$0.00"),
        (1234.5, "$1,234.50"),
        (0.5, "$0.50"),
        (0.0999, "$0.100"),
        (0.0021, "$0.0021"),
        (3e-6, "$0.0000030"),
    ],
)
def test_small_amounts_are_not_nothing(amount: float, text: str) -> None:
    assert dollars(amount) == text
