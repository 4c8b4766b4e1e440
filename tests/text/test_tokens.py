from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.text.tokens import tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The town fell.", ["The", "town", "fell", "."]),
        ("a Su-25 didn’t land", ["a", "Su-25", "didn’t", "land"]),
        ("the garrison’s guns", ["the", "garrison", "’s", "guns"]),
        ("the brigades’ guns", ["the", "brigades", "’", "guns"]),
        ("U.S. troops", ["U.S.", "troops"]),
        ("1,200 men, 1.5 km", ["1,200", "men", ",", "1.5", "km"]),
        ("“We left,” he said", ["“", "We", "left", ",", "”", "he", "said"]),
        ("$1,200 and 50%", ["$1,200", "and", "50", "%"]),
        ("re\u00adtaken", ["re\u00adtaken"]),
        ("155mm shells", ["155mm", "shells"]),
        ("", []),
    ],
)
def test_words_numbers_and_marks(text: str, words: list[str]) -> None:
    assert [token.text for token in tokens(text)] == words


@pytest.mark.parametrize(
    ("text", "norm"),
    [("Didn’t", "didn't"), ("re\u00adtaken", "retaken"), ("Su‑25", "su-25"), ("STRASSE", "strasse"), ("’s", "'s")],
)
def test_the_norm_is_folded(text: str, norm: str) -> None:
    assert [token.norm for token in tokens(text)] == [norm]


def test_offsets_are_into_the_whole_text() -> None:
    text = "The town fell. The army left."
    assert [(token.start, token.text) for token in tokens(text, 15, 23)] == [(15, "The"), (19, "army")]


@given(st.text(max_size=60))
def test_tokens_are_in_order_and_leave_out_white_space_alone(text: str) -> None:
    found = tokens(text)
    at = 0
    for token in found:
        assert text[token.start : token.end] == token.text
        assert not text[at : token.start].strip().replace("_", "").isalnum()
        at = token.end
