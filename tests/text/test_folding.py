from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.text.folding import Tier, fold, lowest_tier

PIECES = st.sampled_from(
    [
        *"abcÄéTİΣς5 \n'\"-",
        "\u00a0",
        "\u2009",
        "  ",
        " \u200b ",
        "\u00ad",
        "\u200d",
        "’",
        "“",
        "–",
        "−",
        "e\u0301",
        "и\u0306",
    ],
)
TEXTS = st.lists(PIECES, max_size=24).map("".join) | st.text(max_size=24)


@pytest.mark.parametrize(
    ("text", "tier", "folded"),
    [
        ("two  words\u00a0here", Tier.EXACT, "two  words\u00a0here"),
        ("two  words\u00a0here", Tier.WHITE_SPACE, "two words here"),
        ("a\n\n\tb", Tier.WHITE_SPACE, "a b"),
        ("‘a’ “b” c’s «d»", Tier.WHITE_SPACE, "‘a’ “b” c’s «d»"),
        ("‘a’ “b” c’s «d»", Tier.TYPOGRAPHY, '\'a\' "b" c\'s "d"'),
        ("3rd–5th − 6 — 7‑8", Tier.TYPOGRAPHY, "3rd-5th - 6 - 7-8"),
        ("re\u00adtaken \u200bby", Tier.TYPOGRAPHY, "retaken by"),
        ("a \u200b b", Tier.TYPOGRAPHY, "a b"),
        ("и\u0306", Tier.TYPOGRAPHY, "и\u0306"),
        ("и\u0306", Tier.NORMAL_FORM, "й"),
        ("10⁵ ﬁre ½", Tier.CASE, "10⁵ ﬁre ½"),
        ("The BRIGADE", Tier.NORMAL_FORM, "The BRIGADE"),
        ("The BRIGADE", Tier.CASE, "the brigade"),
        ("ΣΑΣ", Tier.CASE, "σασ"),
        ("\u1112\u1161\u11ab", Tier.NORMAL_FORM, "한"),
        ("", Tier.CASE, ""),
    ],
)
def test_what_each_tier_folds(text: str, tier: Tier, folded: str) -> None:
    assert fold(text, tier).text == folded


@pytest.mark.parametrize(
    ("left", "right", "tier"),
    [
        ("3rd Brigade", "3rd Brigade", Tier.EXACT),
        ("3rd Brigade", "3rd\u00a0Brigade", Tier.WHITE_SPACE),
        ("Kyiv's", "Kyiv’s", Tier.TYPOGRAPHY),
        ("retaken", "re\u00adtaken", Tier.TYPOGRAPHY),
        ("38-й", "38-и\u0306", Tier.NORMAL_FORM),
        ("The town", "the town", Tier.CASE),
        ("36th", "38th", None),
        ("105", "10⁵", None),
        ("38-и", "38-й", None),
        ("a b", "ab", None),
        ("withdrew", "withdraw", None),
    ],
)
def test_the_lowest_tier_that_makes_two_texts_equal(left: str, right: str, tier: Tier | None) -> None:
    assert lowest_tier(left, right) is tier
    assert lowest_tier(right, left) is tier


def test_a_range_leads_back_without_the_dropped_characters_at_its_edges() -> None:
    text = "was \u200bre\u00adtaken\u200b  again"
    folded = fold(text, Tier.TYPOGRAPHY)
    at = folded.text.index("retaken")
    start, end = folded.original(at, at + len("retaken"))
    assert text[start:end] == "re\u00adtaken"


@given(TEXTS, st.sampled_from(Tier), st.data())
def test_maps_invert(text: str, tier: Tier, data: st.DataObject) -> None:
    folded = fold(text, tier)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    low, high = folded.original(start, end)
    assert 0 <= low <= high <= len(text)
    assert folded.text[start:end] in fold(text[low:high], tier).text
    again = folded.folded(low, high)
    assert again[0] <= start
    assert end <= again[1]
    assert folded.original(*again) == (low, high) or start == end


@given(TEXTS, st.sampled_from(Tier))
def test_the_whole_leads_back_to_all_but_dropped_edges(text: str, tier: Tier) -> None:
    folded = fold(text, tier)
    start, end = folded.original(0, len(folded.text))
    if folded.text:
        assert fold(text[start:end], tier).text == folded.text


@given(TEXTS, st.sampled_from(Tier))
def test_folding_twice_changes_nothing_more(text: str, tier: Tier) -> None:
    once = fold(text, tier).text
    assert fold(once, tier).text == once


@given(TEXTS, TEXTS)
def test_tiers_are_cumulative(left: str, right: str) -> None:
    equal = [fold(left, tier).text == fold(right, tier).text for tier in Tier]
    assert equal == sorted(equal)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=30))
def test_the_normal_form_is_that_of_unicode(text: str) -> None:
    folded = fold(text, Tier.NORMAL_FORM).text
    assert unicodedata.normalize("NFC", folded) == folded


@pytest.mark.parametrize("unit", ["a", "\u00ad", " \u00a0", "\u0301", "e\u0301", "’", "İ", "\u0301\u0327"])
def test_long_hostile_texts_fold_without_loss_of_length_or_map(unit: str) -> None:
    text = unit * 50_000
    folded = fold(text, Tier.CASE)
    start, end = folded.original(0, len(folded.text))
    assert 0 <= start <= end <= len(text)


@given(TEXTS, TEXTS)
def test_the_lowest_tier_is_the_first_that_folds_alike(left: str, right: str) -> None:
    alike = (tier for tier in Tier if fold(left, tier).text == fold(right, tier).text)
    assert lowest_tier(left, right) is next(alike, None)
    spaced = left.replace(" ", "\u00a0 ").replace("'", "’")
    alike = (tier for tier in Tier if fold(left, tier).text == fold(spaced, tier).text)
    assert lowest_tier(left, spaced) is next(alike, None)
