from __future__ import annotations

from reportedly.normalise.segments import Phrase, phrase_index, phrases, segment, word_list
from reportedly.text.tokens import tokens

NAME = "Light anti-aircraft missile Battalion 344"


def test_words_as_read_and_as_written() -> None:
    found = segment(NAME, tokens(NAME))
    assert found.norm(1) == "anti-aircraft"
    assert found.norm(99) == ""
    assert found.written(0, 2) == "Light anti-aircraft"
    assert [found.capital(at) for at in (0, 1, 99)] == [True, False, False]


def test_the_longest_phrase_at_each_place_by_whole_words() -> None:
    found = segment(NAME, tokens(NAME))
    index = phrase_index("echelons", "branches")
    assert phrases(found, index) == (Phrase(1, 2, "air_defence"), Phrase(2, 3, "artillery"))


def test_tables_are_read_as_phrases_and_words() -> None:
    assert phrase_index("echelons", "echelons").rows["army", "group"] == "army_group"
    assert phrase_index("echelons", "echelons").longest["army"] == 2
    assert "troops" in word_list("echelons", "forces", "nouns")
