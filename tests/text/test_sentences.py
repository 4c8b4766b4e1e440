from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.text.sentences import sentences

LONGEST = 8_000


def cut(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


def assert_covered(text: str) -> None:
    """Every character that is no white space is in one sentence, and the sentences stand in order."""
    at = 0
    for start, end in sentences(text):
        assert at <= start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


# A bar stands where a sentence ends and another begins; there is none where the text goes on.
MARKED = [
    # Ranks, posts, titles.
    "Lt. Col. Hale spoke. | He left.",
    "Maj. Gen. Hale and Sgt. Brook met Amb. Stone. | They agreed.",
    "Col.-Gen. Hale and Maj.Gen. Brook resigned. | The army said so.",
    "It was Gen. A. Hale who gave the order. | The order stood.",
    "They reached Mt. Hart and St. Mary. | Snow fell.",
    "They fled up Main St. | The army followed.",
    "Prof. Hale of the institute and Dr. Brook disagreed.",
    "It was the army vs. Hale and his men.",
    # Formations and numbers.
    "No. 3 Bn. held the ridge. | Nos. 4 and 5 fell back.",
    "Men of 3 Bn. Royal Guards held. | Others fled.",
    "“No. | We will not go,” he said.",
    "The answer was no. | Five men left.",
    "See Art. 5 and fig. 2. | Nothing else binds.",
    "The river is 3.5 km wide. | It rose by 0.4 m.",
    "At 10.30 the shelling stopped. | It began again at 11.",
    "It fell on Jan. 5 and was retaken on Feb. 12, 2021. | It burned.",
    "It fell in Sept. 2021. | It burned in Dec. | The winter was long.",
    # States and bodies.
    "The U.S. Army sent two. | The U.N. Security Council met.",
    "Help came from the U.S. | The shells came later.",
    "Help came from the U.S. | Officials thanked them.",
    "Help came from the U.S. | Norwegian officials thanked them.",
    "“They need more,” said a U.S.\nState Department official. | No one disagreed.",
    "He flew to Washington, D.C. | He met them there.",
    "A.Q. Hale and J. D. Brook met. | George W. Stone did not.",
    "They followed Plan B. | The plan failed.",
    # Times of day.
    "It began at 5 a.m. Monday. | It ended at 6 p.m. | The town was quiet.",
    "It began at 5 a.m. local time and at 7 a.m. Moscow time. | It ended.",
    "It began at 5 a.m. | Shells fell.",
    # Others.
    "Some towns, e.g. Harbour Town, i.e. the port, etc. were lost. | Others held.",
    "They took food, water, etc. | The rest was burned.",
    # Ellipses.
    "They waited ... and nothing came. | It was over.",
    "They waited… | Then shells fell.",
    "They waited ... | Then shells fell.",
    "“We waited… and nothing came,” she said.",
    # Quotations over several sentences, closing marks, brackets.
    "“We were cut off. | Nobody came.” | The officer left.",
    "‘They were stuck, with no food. | It was a matter of time.’ | The army said so.",
    'He said: "They fled. | We stayed." | "Yes," she said.',
    "«They fled. | We stayed.» | Then it was quiet.",
    "“Hold!” he shouted. | “Hold the line!” | They held.",
    "“Will it hold?” Hale asked. | Nobody knew.",
    "“Will it hold?” | The minister did not know.",
    "They fled (some say they were told to). | The rest stayed.",
    "They fled. | (The army denies it.) | Nobody returned.",
    "They fled.[3] | Nobody returned.[4][5] | The town burned.",
    "They fled.|Nobody returned.",
    "The site army.example.org was down. | It came back.",
    # Headlines, lines, lists.
    "Army leaves Harbour Town\n|The army left Harbour Town on Sunday, the ministry said.",
    "Army leaves Harbour Town\n\n|It left on Sunday.",
    "What to know\n|“We saw it,” she said. | It was late.",
    "The army left Harbour Town on Sunday after weeks of fighting along the\nNorth Road, it said. | It was hot.",
    "The army left the town and\nHarbour Road.",
    "The ministry listed:\n|- two tanks\n|- four guns\n|- Ten men",
    "Lost so far:\n|• tanks\n|• guns",
    "1. Tanks were lost.\n|2. Guns were lost.",
    "1. The tanks. | 2. The guns.",
    "Harbour Town\n|Hill Town\n|River Town",
    "The army left. \n|The town burned.",
    "First part.\u2029|Second part.",
    # Letters other than ASCII.
    "They fled. | Évian fell. | Łódka held.",
    "Они ушли. | Город горел.",
]


@pytest.mark.parametrize("marked", MARKED)
def test_sentences_end_at_the_bars(marked: str) -> None:
    assert cut(marked.replace(" | ", " ").replace("|", "")) == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("language", ["en", "uk", "xx", ""])
def test_full_width_stops_need_no_blank_in_any_language(language: str) -> None:
    assert cut("他们离开了。城市被烧毁。", language) == ["他们离开了。", "城市被烧毁。"]


def test_nothing_has_no_sentence() -> None:
    assert sentences("") == sentences(" \n\t\u2029 ") == ()


def test_the_samples_are_covered_and_cut(sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    assert_covered(text)
    assert [sentence for sentence in cut(text) if "\n\n" in sentence or len(sentence) > 500] == []


MARKS = "abXY .!?“”‘’\"'()[]«»…,\n1\u200b。;:-–*•\t\u2029\x1c\x85"
PIECES = st.sampled_from([*MARKS, "U.S. ", "Gen. ", "\n- "])
TEXTS = st.lists(st.one_of(PIECES, st.characters(exclude_categories=["Cs"])), max_size=120).map("".join)


@given(TEXTS)
def test_every_character_is_in_one_sentence(text: str) -> None:
    assert_covered(text)


@pytest.mark.slow
@pytest.mark.parametrize("times", [200])
@given(text=TEXTS)
def test_every_character_is_in_one_sentence_of_a_long_text(text: str, times: int) -> None:
    assert_covered(text * times)


# Inputs on which sentencex, or a careless pattern, is quadratic or worse. Each would take minutes to hours if it were.
HOSTILE = {
    "opening quotation marks": "“" * 100_000,
    "nested marks": "。“" * 50_000,
    "marks and stops": "‘\u200ba)«“X”!。" * 10_000,
    "stops": ". " * 50_000,
    "full-width stops": "\u200b。" * 50_000,
    "no blank": "a" * 300_000,
    "capitals": "A" * 300_000,
    "initials": "A. " * 50_000,
    "acronym": "A." * 100_000,
    "no stop": "word " * 100_000,
    "blanks": "x" + " " * 300_000 + "y",
    "lines of blanks": "\n " * 100_000 + "x",
    "lines": "A\n" * 20_000,
    "items": "- A\n" * 20_000,
    "ranks": "Gen. " * 50_000,
    "blanks and initials": " " * 100_000 + "A. " * 30_000,
    "control characters": "\x01\x1b\x7f\x9f" * 50_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_cut_into_bounded_sentences(text: str) -> None:
    assert_covered(text)
    assert max(end - start for start, end in sentences(text)) < LONGEST
