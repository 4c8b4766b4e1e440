from __future__ import annotations

import pytest

from reportedly.text.boundaries import before_possessive, may_end, may_start, whole


def stands(text: str, quote: str) -> bool:
    """Whether the quote's first place in the text has two good edges."""
    start = text.index(quote)
    return whole(text, start, start + len(quote))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The town fell.", "town"),
        ("The town fell.", "The town fell."),
        ("the dog’s bone", "dog"),
        ("the dog’s bone", "dog’s"),
        ("the dogs’ bone", "dogs"),
        ("Kyiv’s General Staff", "General Staff"),
        ("U.S. troops left", "U.S."),
        ("(Kyiv) said", "Kyiv"),
        ("“Upper Ford”", "Upper Ford"),
        ("In 2023 200 men left", "200 men"),
        ("In 2023, 40 men left", "2023"),
        ("between five and ten soldiers", "ten soldiers"),
        ("between two hundred and three hundred men", "three hundred men"),
        ("two thousand soldiers", "two thousand"),
        ("he said: the town", "said"),
        ("at 14:30, they left", "14:30"),
        ("the Su-25 fell", "Su-25"),
        ("paid $1,200 for it", "$1,200"),
        ("it was −5 degrees", "−5 degrees"),
        ("25人が死亡", "25"),
        ("re\u00adtaken by", "re\u00adtaken"),
        ("the wall – a ruin – fell", "a ruin"),
        ("cafe\u0301 bombed", "cafe\u0301"),
        ("one of two bridges", "two bridges"),
        ("In 2024 thousands fled", "thousands fled"),
        ("In 2024 thousands fled", "2024"),
    ],
)
def test_good_edges(text: str, quote: str) -> None:
    assert stands(text, quote)


@pytest.mark.parametrize(
    ("text", "quote", "what"),
    [
        ("the townspeople", "town", "a word"),
        ("the re\u00adtaken town", "taken", "a word with a soft hyphen inside"),
        ("the un\u200barmed men", "armed", "a word with a zero-width space inside"),
        ("snake_case", "case", "a connector"),
        ("In 2025", "20", "a number"),
        ("lost 1,200 men", "200 men", "a number with a comma"),
        ("lost 1.5 men", "1", "a number with a full stop"),
        ("at 14:30 sharp", "30 sharp", "a time"),
        ("the 1/3 share", "3 share", "a fraction"),
        ("in 2022–23", "23", "a range"),
        ("5’000 men", "000 men", "a number with an apostrophe"),
        ("lost 1 200 men", "200 men", "a number with a space"),
        ("lost 1\u202f200 men", "1", "a number with a narrow space"),
        ("lost 12 200 300 men", "300 men", "a number with two spaces"),
        ("it was −5 degrees", "5 degrees", "a sign"),
        ("paid $1,200", "1,200", "a currency"),
        ("paid 5€ each", "5", "a currency behind"),
        ("lost 25% of it", "25", "a percentage"),
        ("the Su-25 fell", "25 fell", "a model number"),
        ("pro-government forces", "government forces", "a compound"),
        ("Kyiv‑based unit", "Kyiv", "a compound with a no-break hyphen"),
        ("Don't retreat", "t retreat", "a contraction"),
        ("Don’t retreat", "Don", "a contraction, from the left"),
        ("the dog’s bone", "s bone", "a possessive"),
        ("the U.S. troops", "S. troops", "an abbreviation"),
        ("the 3rd-5th brigades", "5th brigades", "a range of designations"),
        ("the 3rd–5th brigades", "3rd", "a range of designations with a dash"),
        ("some twenty-five soldiers", "five soldiers", "a spelt number"),
        ("some twenty five soldiers", "five soldiers", "a spelt number without hyphen"),
        ("two hundred and fifty men", "fifty men", "a spelt number with 'and'"),
        ("two hundred and fifty men", "two hundred", "a spelt number, from the left"),
        ("about 1.5 million fled", "1.5", "a number of millions"),
        ("several hundred fled", "hundred fled", "a vague number"),
        ("tens of thousands fled", "thousands fled", "a vague number with 'of'"),
        ("half a dozen men", "dozen men", "half a dozen"),
        ("10⁵ shells", "10", "a power"),
        ("cafe\u0301 bombed", "cafe", "a grapheme"),
        ("flags \U0001f1fa\U0001f1e6 here", "flags \U0001f1fa", "a flag"),
        ("\U0001f468\u200d\U0001f467 fled", "\U0001f467 fled", "a joined emoji"),
        ("한\u11ab글", "한", "a syllable"),
    ],
)
def test_an_edge_splits(text: str, quote: str, what: str) -> None:
    assert not stands(text, quote), what


def test_a_right_edge_may_stand_before_a_possessive_but_no_left_edge_behind_it() -> None:
    text = "the garrison’s guns"
    at = text.index("’")
    assert before_possessive(text, at)
    assert may_end(text, at)
    assert not may_start(text, at)
    assert not may_start(text, at + 1)
    assert may_start(text, at + 3)


def test_the_ends_of_the_text_are_edges() -> None:
    assert may_start("men", 0)
    assert may_end("men", 3)


@pytest.mark.parametrize(
    ("unit", "allowed"),
    [
        ("\u0301", {False}),
        ("\u00ad", {False}),
        (" ", {True}),
        ("-", {True}),
        ("'", {True}),
        ("\U0001f1e6", {False}),
        ("1 ", {True}),
    ],
)
def test_an_edge_in_a_long_hostile_run_is_decided_from_what_is_near(unit: str, allowed: set[bool]) -> None:
    text = "a" + unit * 100_000 + "a"
    assert {may_start(text, at) for at in range(50_001, 50_201)} == allowed
