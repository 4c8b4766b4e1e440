from __future__ import annotations

import pytest

from reportedly.grounding.bounds import is_cut_off, with_bounds


@pytest.mark.parametrize(
    ("text", "quote", "grown"),
    [
        ("up to 1,200 men fled", "1,200", "up to 1,200"),
        ("Up to  1,200 men fled", "1,200 men", "Up to  1,200 men"),
        ("no fewer than forty men fled", "forty men", "no fewer than forty men"),
        ("at least a hundred men fled", "a hundred", "at least a hundred"),
        ("more than dozens fled", "dozens", "more than dozens"),
        ("about $3 million was paid", "$3 million", "about $3 million"),
        ("40 or more men fled", "40", "40 or more"),
        ("200 men or so fled", "200 men", "200 men or so"),
        ("they lost 1,200 men", "1,200 men", "1,200 men"),
        ("up to the bridge 40 men fled", "40 men", "40 men"),
        ("the men fled up to the hill", "the hill", "the hill"),
        ("a blackout 40 men feared", "40 men", "40 men"),
        ("40 or 50 men fled", "40", "40 or 50"),
        ("40 or 50 men fled", "50 men", "40 or 50 men"),
        ("20 to 30 men fled", "30 men", "20 to 30 men"),
        ("between 20 and 30 men fled", "30 men", "between 20 and 30 men"),
        ("at least two to three hundred men fled", "three hundred men", "at least two to three hundred men"),
        ("the toll rose from 20 to 30 men", "30 men", "30 men"),
        ("they moved 40 to 3rd Brigade", "40", "40"),
        ("20 tanks and 30 men", "30 men", "30 men"),
    ],
)
def test_a_number_grows_to_the_words_that_bound_it(text: str, quote: str, grown: str) -> None:
    start = text.index(quote)
    low, high = with_bounds(text, (start, start + len(quote)), (0, len(text)))
    assert text[low:high] == grown


def test_no_bound_is_taken_from_another_sentence() -> None:
    text = "They held up to. 40 men fled."
    assert with_bounds(text, (17, 23), (17, len(text))) == (17, 23)


def test_a_sign_that_closes_a_tag_is_no_bound() -> None:
    text = "<|end|> 40 men fell; > 40 men fell."
    assert not is_cut_off(text, text.index("40"))
    assert is_cut_off(text, text.rindex("40"))
