from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("\ufeffOne.\r\nTwo.\rThree.".encode(), "One.\nTwo.\nThree."),
        ("Öne.\n\n".encode("utf-16"), "Öne.\n\n"),
        (b"One\x1b[31m", "One\x1b[31m"),  # offsets count in these very characters
    ],
)
def test_the_normalised_text_and_nothing_else(article: Path, reportedly: Command, data: bytes, text: str) -> None:
    article.write_bytes(data)
    assert reportedly("text", article) == (0, text, "")
    assert reportedly("text", article, "-o", "out.txt") == (0, "", "")
    assert Path("out.txt").read_bytes() == text.encode()


def test_a_file_that_is_no_article_is_one_line(article: Path, reportedly: Command) -> None:
    article.write_bytes(b"")
    assert reportedly("text", article) == (2, "", f"reportedly: {article}: empty: no text to read\n")
