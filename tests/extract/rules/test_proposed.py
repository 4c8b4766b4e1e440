from __future__ import annotations

import pytest

from reportedly.article import Article
from reportedly.extract.rules.proposed import proposed
from reportedly.extract.rules.reader import read, readings
from reportedly.extract.rules.reading import Found
from reportedly.grounding.drafts import ClaimDraft
from reportedly.grounding.ground import ground_claim
from reportedly.schema.vocabularies import EventType, Polarity


def claim(text: str, event: EventType, word: str | None = None) -> Found | None:
    article = Article.from_text(text)
    ((reading, _),) = readings(article)[0]
    at = None if word is None else (text.index(word), text.index(word) + len(word))
    return proposed(article, reading, event, at)


def draft(text: str, event: EventType, word: str | None = None) -> ClaimDraft:
    found = claim(text, event, word)
    assert found is not None
    assert ground_claim(Article.from_text(text), found.draft).rejected == ()
    return found.draft


def test_a_given_verb_evokes_the_type_with_its_arguments() -> None:
    made = draft("Coastal gunboats raked the pier near Osk on Sunday.", EventType.STRIKE, "raked")
    assert (made.trigger and made.trigger.text, [place.quote.text for place in made.locations]) == (
        "raked",
        ["pier", "Osk"],
    )


def test_a_given_noun_evokes_the_type() -> None:
    made = draft("The bombardment of the harbour went on.", EventType.STRIKE, "bombardment")
    assert made.trigger is not None
    assert made.trigger.text == "bombardment"


def test_without_a_word_the_table_names_one_whatever_its_arguments() -> None:
    made = draft("The ferry was hit at dawn.", EventType.STRIKE)
    assert made.trigger is not None
    assert made.trigger.text == "hit"


def test_a_negation_is_the_programs_to_see() -> None:
    assert draft("The ferry was not hit at dawn.", EventType.STRIKE).polarity is Polarity.NEGATED


@pytest.mark.parametrize(
    "text",
    ["It rained on the coast.", "The question was raised again.", "They gave their names."],
)
def test_a_type_without_a_word_is_no_claim(text: str) -> None:
    assert claim(text, EventType.SURRENDER) is None


def test_what_is_chosen_stands_and_nothing_else() -> None:
    article = Article.from_text("Shells hit Osk on Sunday. Two men were killed in Osk.")
    every = read(article)
    assert {made.type for made in every} == {EventType.STRIKE, EventType.CASUALTIES}
    kept = read(article, lambda reading, claims: claims if reading.number == 1 else ())
    assert [made.type for made in kept] == [EventType.CASUALTIES]
    assert read(article) == every
