from __future__ import annotations

import pytest

from reportedly.article import Article
from reportedly.grounding.drafts import Quote
from reportedly.grounding.index import index_of
from reportedly.grounding.placing import Misplaced, place
from reportedly.schema.span import Span


def put(text: str, quote: Quote, *anchors: tuple[int, int]) -> tuple[int, str, str] | str:
    """Start, words and tier of the place; or the reason of the refusal."""
    found = place(index_of(Article.from_text(text)), quote, anchors)
    return (found.start, found.text, found.match.value) if isinstance(found, Span) else found.reason


TWO = "The 9th Brigade left. The 8th stayed. Later the 9th Brigade came back."


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("The men left.", "men", (4, "men", "exact")),
        ("The men\nleft.", " men left ", (4, "men\nleft", "white_space")),
        ("The ‘men’ left.", "'men' left", (4, "‘men’ left", "typography")),
        ("The cafe\u0301 burned.", "café burned", (4, "cafe\u0301 burned", "normal_form")),
        ("Soldiers left. They fled.", "soldiers left", (0, "Soldiers left", "case")),
        ("Then soldiers left.", "Soldiers left", (5, "soldiers left", "case")),
        ("ARMY LEAVES UPPER FORD", "army leaves Upper Ford", (0, "ARMY LEAVES UPPER FORD", "case")),
        ("Then the Army left.", "the army left", "case"),
        ("Soldiers left.", "soldiers", "case"),
        ("The US told them.", "the us told", "case"),
        ("US TOLD THEM ALL", "us told them", "case"),
        ("The men left.", "women", "not_found"),
        ("The women left.", "men", "boundary"),
        ("The men left.", " \u200b\n", "empty"),
        (TWO, "9th Brigade", "ambiguous"),
    ],
)
def test_where_a_quote_stands(text: str, quote: str, found: tuple[int, str, str] | str) -> None:
    assert put(text, Quote(quote)) == found


def test_the_place_nearest_to_the_evidence_is_meant() -> None:
    later = TWO.rindex("9th")
    assert put(TWO, Quote("9th Brigade"), (0, 15)) == (4, "9th Brigade", "exact")
    assert put(TWO, Quote("9th Brigade"), (60, 69)) == (later, "9th Brigade", "exact")
    assert put(TWO, Quote("9th Brigade"), (0, 4), (62, 69)) == (4, "9th Brigade", "exact")


def test_two_places_inside_the_evidence_are_ambiguous() -> None:
    assert put(TWO, Quote("9th Brigade"), (0, len(TWO))) == "ambiguous"


def test_the_lower_tier_wins_over_the_nearer_place() -> None:
    text = "The ‘gap’ held. The 'gap' fell."
    assert put(text, Quote("'gap'"), (0, 9)) == (20, "'gap'", "exact")


def test_the_hinted_sentence_is_searched_first() -> None:
    assert put(TWO, Quote("9th Brigade", sentences=(2,))) == (TWO.rindex("9th"), "9th Brigade", "exact")


def test_a_hint_that_is_wrong_costs_nothing() -> None:
    assert put(TWO, Quote("The 8th", sentences=(0, 7, -1))) == (22, "The 8th", "exact")


def test_what_stands_in_the_hinted_sentence_only_as_a_part_is_not_sought_elsewhere() -> None:
    text = "The townsmen left. The men stayed."
    assert put(text, Quote("men", sentences=(0,))) == "boundary"
    assert put(text, Quote("men")) == (23, "men", "exact")


def test_a_quote_over_two_hinted_sentences() -> None:
    text = "They fled. They hid. They fled. They hid."
    assert put(text, Quote("fled. They hid", sentences=(2, 3))) == (26, "fled. They hid", "exact")


def test_a_known_offset_is_taken_if_the_words_stand_there() -> None:
    later = TWO.rindex("9th")
    assert put(TWO, Quote("9th Brigade", start=later)) == (later, "9th Brigade", "exact")


@pytest.mark.parametrize("start", [-3, 5, 2_000, TWO.rindex("9th") + 1])
def test_a_false_offset_is_not_believed(start: int) -> None:
    assert put(TWO, Quote("9th Brigade", start=start)) == "ambiguous"
    assert put(TWO, Quote("The 8th", start=start)) == (22, "The 8th", "exact")


def test_a_known_offset_inside_a_word_is_not_believed() -> None:
    assert put("The townsmen left.", Quote("men", start=9)) == "boundary"


def test_a_letter_that_stands_everywhere_is_refused_in_bounded_time() -> None:
    assert put("a" * 1_000_000, Quote("a")) == "boundary"
    assert put("a " * 500_000, Quote("a")) == "ambiguous"


def test_a_refusal_is_no_span() -> None:
    assert place(index_of(Article.from_text("The men left.")), Quote("women")) == Misplaced("not_found")
