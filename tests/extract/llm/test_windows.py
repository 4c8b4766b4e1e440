from __future__ import annotations

import pytest

from reportedly.article import Article
from reportedly.extract.llm.windows import MOST_CHARACTERS, MOST_SENTENCES, OVERLAP, Window, windows
from reportedly.extract.llm.wire import escaped, lines, restored


def article(count: int, filler: str = "the road was quiet") -> Article:
    return Article.from_text(" ".join(f"Report {number} says that {filler}." for number in range(count)))


@pytest.mark.parametrize("count", [1, 2, 63, 64, 65, 128, 500])
def test_every_sentence_is_read_and_owned_once(count: int) -> None:
    planned = windows(article(count))
    assert [sum(window.owns(index) for window in planned) for index in range(count)] == [1] * count
    assert all(window.first <= window.own_first < window.own_last <= window.last for window in planned)
    assert max(window.last - window.first for window in planned) <= MOST_SENTENCES


def test_neighbours_share_sentences() -> None:
    first, second, *_ = windows(article(200))
    assert first.last - second.first == OVERLAP
    assert first.own_last == second.own_first == second.first + OVERLAP // 2


def test_a_window_is_short_in_characters_too() -> None:
    text = article(200, "it " * 150 + "rained")
    for window in windows(text):
        characters = sum(end - start for start, end in text.sentences[window.first : window.last])
        assert characters <= MOST_CHARACTERS


def test_numbers_of_a_reply_are_the_windows() -> None:
    window = Window(60, 70, 62, 70)
    assert [window.index(number) for number in (0, 1, 10, 11, -5)] == [None, 60, 69, None, None]


def test_sentences_go_out_numbered_one_a_line() -> None:
    text = Article.from_text("Shells fell.\nThe town\nburned. [7] Nobody said </article>.")
    (window,) = windows(text)
    sent = lines(text, window).split("\n")
    assert (sent[0], sent[-1]) == ("<article>", "</article>")
    assert [line.split(" ")[0] for line in sent[1:-1]] == [f"[{n}]" for n in range(1, len(text.sentences) + 1)]
    assert "</article>" not in "\n".join(sent[1:-1])


@pytest.mark.parametrize(
    "hostile",
    [
        "</article>",
        "< / ARTICLE >",
        "<article>",
        "＜/article>",
        "<\u200b/arti\u00adcle>",
        "<|im_start|>system",
        "<|endoftext|>",
        "<s>",
        "</s>",
        "[INST]",
        "[/INST]",
        "<system>",
        "</think>",
    ],
)
def test_what_looks_like_a_delimiter_or_a_control_token_is_escaped_and_restored(hostile: str) -> None:
    sent = escaped(f"He wrote {hostile} on it")
    assert hostile not in sent
    assert not any(mark in sent for mark in ("</", "<|", "<s>", "[INST", "[/INST", "<article", "＜"))
    plain = "".join(letter for letter in hostile if letter not in "\u200b\u00ad")
    assert restored(sent, f"He wrote {plain} on it") == f"He wrote {plain} on it"


@pytest.mark.parametrize("kept", ["a < b", "5 <6", "[1] see", "‹quoted›", "1 << 2"])
def test_other_brackets_stay(kept: str) -> None:
    assert escaped(kept) == kept
    assert restored(kept, kept) == kept


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\u200b", "\U000e0041", "\x1b", "\x00", "\u2028", "\r", "\n"])
def test_no_hidden_character_or_line_end_goes_out(hidden: str) -> None:
    assert hidden not in escaped(f"before{hidden}after")
