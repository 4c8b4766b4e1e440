"""Discourse: on whose word each sentence stands, over invented passages.

Each line of a passage is a sentence, '=>' and its source: of the report that it holds, else of the one that it goes on
with; 'narrator' where it stands on nobody's word, 'nobody' where on that of somebody who is not named. A blank line is
a paragraph break.
"""

from typing import NamedTuple

import pytest

from reportedly.extract.rules.clauses import parsed
from reportedly.extract.rules.discourse import Attributed, Discourse, quotation_ranges
from reportedly.extract.rules.tagging import tagged
from reportedly.text.sentences import sentences
from reportedly.text.tokens import tokens

PASSAGES = {
    "quotation behind another speaker's sentence": """
        The troops held without respite, a commander said. => commander
        ‘They haven’t seen a replacement,’ said a conscript who asked not to be named. => conscript
        ‘They were stuck. => conscript
        They broke.’ => conscript
        The rain went on. => narrator
    """,
    "the speaker stands behind three sentences": """
        The mayor said the town was calm. => mayor
        ‘They haven’t seen relief. => local conscript
        The soldiers’ rations ran out. => local conscript
        Nobody came,’ said a local conscript. => local conscript
    """,
    "the speaker stands before three sentences": """
        The army said: “We left Kadra. => army
        The bridge is gone. => army
        Nobody was hurt.” => army
        Snow fell. => narrator
    """,
    "the quotation goes on behind its speaker": """
        “We have no water,” a nurse told the agency Norvik. => nurse
        “The pumps were hit twice.” => nurse
    """,
    "the quotation goes on in the next paragraph": """
        “We lost two boats,” said Captain Orlo Vent. => Captain Orlo Vent

        “The rest came back on Sunday.” => Captain Orlo Vent
    """,
    "two speakers in turn": """
        “We lost two boats,” said Captain Orlo Vent. => Captain Orlo Vent
        A harbour official gave another figure. => narrator
        “It was four,” he said. => harbour official
    """,
    "a pronoun for the last speaker": """
        The Kremlin said that the offensive was over. => Kremlin
        It also said that two brigades had been withdrawn. => Kremlin
        The front was quiet. => narrator
    """,
    "a pronoun for a person who was only named": """
        The minister, Jonas Arkell, visited the front. => narrator
        Two bridges were destroyed, he said. => minister
    """,
    "a pronoun for nobody": """
        He said the village was lost. => nobody
    """,
    "a definite phrase for a source with that noun": """
        A provincial governor said the dam was hit. => provincial governor
        The governor said nobody drowned. => provincial governor
    """,
    "another body is not the last one": """
        The coalition said it had struck two depots. => coalition
        The group denied that any depot was hit. => group
    """,
    "a short name for the full one": """
        Colonel Jan Karimi said that 12 drones were shot down. => Colonel Jan Karimi
        Karimi said two had landed in the lake. => Colonel Jan Karimi
    """,
    "the next sentence names the speaker": """
        “The town fell on Monday.” => governor
        That is what the governor said. => governor
    """,
    "no speaker at all": """
        “The front is quiet.” => nobody
        The army left Kadra on Monday. => narrator
    """,
    "a quoted word is no quotation": """
        The minister said the plan had failed. => minister
        ‘Volunteers’ were seen near Kadra. => narrator
    """,
    "the narrator after a source": """
        The army said that the port was hit. => army
        Two ships sank. => narrator
    """,
}


class Line(NamedTuple):
    """A sentence and its source."""

    sentence: str
    source: str


def lines(passage: str) -> list[list[Line]]:
    """The paragraphs of a passage."""
    paragraphs = [block.strip().splitlines() for block in passage.strip().split("\n\n")]
    return [[Line(*(part.strip() for part in line.split("=>"))) for line in block] for block in paragraphs]


def text_of(paragraphs: list[list[Line]]) -> str:
    return "\n\n".join(" ".join(line.sentence for line in block) for block in paragraphs)


def read(text: str) -> list[tuple[str, Attributed]]:
    discourse = Discourse(text)
    spans = sentences(text)
    return [(text[start:end], discourse.read(parsed(tagged(tokens(text, start, end))))) for start, end in spans]


def source(text: str, attributed: Attributed) -> str:
    report = attributed.said[0] if attributed.said else attributed.continued
    if report is None:
        return "narrator"
    return text[report.speaker.start : report.speaker.end] if report.speaker else "nobody"


@pytest.mark.parametrize("name", PASSAGES)
def test_whose_word_each_sentence_is(name: str) -> None:
    paragraphs = lines(PASSAGES[name])
    text = text_of(paragraphs)
    expected = [(line.sentence, line.source) for block in paragraphs for line in block]
    assert [(sentence, source(text, attributed)) for sentence, attributed in read(text)] == expected


def test_a_continued_quotation_ends_with_its_mark() -> None:
    text = "“We left. Nobody stayed,” the captain said. The army left the port too."
    attributed = [reading for _, reading in read(text)]
    assert attributed[0].continued is not None
    assert attributed[0].continued_to == len("“We left.")
    assert attributed[1].continued is None
    assert attributed[2].continued is None


def test_outlets_come_with_the_speaker_that_a_pronoun_means() -> None:
    text = "The captain told the Herald that the port burned. He said nobody died."
    last = read(text)[-1][1].said[0]
    assert [text[outlet.start : outlet.end] for outlet in last.outlets] == ["Herald"]


def test_quotation_ranges_leave_out_the_marks() -> None:
    text = "He called it “a trap” and ‘the end’."
    ranges = quotation_ranges(parsed(tagged(tokens(text))))
    assert [text[start:end] for start, end in ranges] == ["a trap", "the end"]
