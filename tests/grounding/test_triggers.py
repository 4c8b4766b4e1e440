from __future__ import annotations

import pytest

from reportedly.grounding.triggers import triggers_in
from reportedly.schema.vocabularies import EventType


def words(text: str, evidence: str, of: EventType) -> list[str]:
    at = text.index(evidence)
    found = triggers_in(text, [(0, len(text))], (at, at + len(evidence)), of)
    return [text[start:end] for _, (start, end) in found]


@pytest.mark.parametrize(
    ("text", "of", "expected"),
    [
        ("The ministry said the brigade had withdrawn.", EventType.WITHDRAWAL, ["withdrawn"]),
        ("The ministry denied that the brigade had withdrawn.", EventType.WITHDRAWAL, ["withdrawn"]),
        ("The brigade failed to take the mill.", EventType.ADVANCE, ["take"]),
        ("Two gunners were killed when the mill was shelled.", EventType.CASUALTIES, ["killed"]),
        ("Two gunners were killed when the mill was shelled.", EventType.STRIKE, ["shelled"]),
        ("There were no casualties in the harbour.", EventType.CASUALTIES, ["casualties"]),
        ("The rebels took the mill but did not take the bridge.", EventType.ADVANCE, ["took", "take"]),
        ("A convoy of barges went upriver.", EventType.OTHER, ["went"]),
        ("The barges of the northern convoy.", EventType.OTHER, ["barges"]),
    ],
)
def test_the_word_that_evokes_the_type_else_the_content(text: str, of: EventType, expected: list[str]) -> None:
    assert words(text, text.rstrip("."), of) == expected


def test_only_words_of_the_evidence_are_looked_at() -> None:
    text = "The ministry said the brigade had withdrawn and the fort had surrendered."
    assert words(text, "the fort had surrendered", EventType.SURRENDER) == ["surrendered"]
    assert words(text, "the brigade had withdrawn", EventType.SURRENDER) == ["withdrawn"]


def test_evidence_without_a_word_has_no_trigger() -> None:
    assert words("He left … at dawn.", "…", EventType.WITHDRAWAL) == []


def test_a_word_of_the_type_in_one_sentence_beats_the_content_of_another() -> None:
    text = "The ministry spoke on Monday. The brigade has withdrawn."
    (found,) = triggers_in(text, [(0, 29), (30, len(text))], (0, len(text)), EventType.WITHDRAWAL)
    assert text[slice(*found.word)] == "withdrawn"
    assert text[slice(*found.sentence)] == "The brigade has withdrawn."
