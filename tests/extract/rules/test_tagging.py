from __future__ import annotations

import pytest

from reportedly.extract.rules.tagging import tagged
from reportedly.text.tokens import tokens


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("The attacks killed ten men.", "attacks", "noun"),
        ("The army attacks the town.", "attacks", "verb"),
        ("Turkish strikes hit the camp.", "strikes", "noun"),
        ("The town fell in May.", "May", "name"),
        ("The town may fall.", "may", "modal"),
        ("They captured the men.", "captured", "past"),
        ("The captured men were fed.", "captured", "adj"),
        ("Leaflets fell over retreating troops.", "retreating", "adj"),
        ("The rebels were retreating.", "retreating", "ing"),
        ("The shelling continued.", "shelling", "noun"),
        ("They said that the bridge fell.", "that", "sub"),
        ("The bridge that fell was new.", "that", "rel"),
        ("They hold that bridge.", "that", "sub"),
        ("At least ten men fled.", "At", "det"),
        ("They stood at the gate.", "at", "prep"),
        ("Between 20 and 30 shells fell.", "and", "num"),
        ("The army had run out of fuel.", "run", "past"),
        ("They will go to the town.", "to", "prep"),
        ("They want to withdraw.", "to", "to"),
        ("Lt. Col. Karimi spoke.", "Col", "name"),
        ("North of Sebha they dug in.", "North", "prep"),
        ("They came from the north of Libya.", "north", "noun"),
    ],
)
def test_a_word_is_told_by_its_neighbours(text: str, word: str, tag: str) -> None:
    found = {token.text: token.tag for token in tagged(tokens(text))}
    assert found[word] == tag


def test_straight_quotation_marks_open_and_close() -> None:
    marks = [token.tag for token in tagged(tokens('He said "we hold" and left.')) if token.text == '"']
    assert marks == ["open", "close"]
