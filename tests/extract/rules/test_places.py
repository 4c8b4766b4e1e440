from __future__ import annotations

import pytest
from tests.extract.rules.reading import read_sentence

from reportedly.extract.rules.events import verb_mentions
from reportedly.extract.rules.nominals import noun_mentions
from reportedly.extract.rules.places import Spot, located
from reportedly.schema.vocabularies import LocationKind, Relation


def spots(text: str, before: tuple[Spot, ...] = ()) -> list[tuple[str, str, str]]:
    sentence = read_sentence(text)
    mention = (*verb_mentions(sentence), *noun_mentions(sentence))[0]
    found = located(text, mention.places, taken=(), before=before)
    return [(spot.relation.value, text[spot.start : spot.end], spot.kind.value) for spot in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels attacked near Sebha.", [("near", "Sebha", "settlement")]),
        ("Rebels attacked south of Sebha.", [("direction_of", "Sebha", "settlement")]),
        ("Troops withdrew from the city of Sebha.", [("from", "Sebha", "settlement")]),
        ("Rebels advanced along the Kunduz highway.", [("along", "Kunduz highway", "road")]),
        ("Fighting raged in eastern Chad.", [("in", "eastern Chad", "region")]),
        ("Fighting raged in Chad.", [("in", "Chad", "country")]),
        ("The army shelled the airfield.", [("in", "airfield", "facility")]),
        ("Clashes broke out on the Lyman front.", [("in", "Lyman front", "front")]),
        ("Rebels were in a bad situation.", []),
    ],
)
def test_where_an_event_is(text: str, expected: list[tuple[str, str, str]]) -> None:
    mentions = verb_mentions(read_sentence(text)) or noun_mentions(read_sentence(text))
    assert (spots(text) if mentions else []) == expected


def test_a_place_lies_within_the_larger_one_behind_it() -> None:
    text = "Drones hit Vasna station in Orlin region."
    sentence = read_sentence(text)
    found = located(text, verb_mentions(sentence)[0].places, taken=())
    assert [(text[spot.start : spot.end], spot.within) for spot in found] == [
        ("Vasna station", 1),
        ("Orlin region", None),
    ]


def test_the_town_is_the_settlement_named_before() -> None:
    text = "Rebels besieged Kalma. They took the town."
    before = Spot(16, 21, LocationKind.SETTLEMENT, Relation.IN)
    assert spots(text[23:], ()) == [("in", "town", "settlement")]
    sentence = read_sentence(text)
    (spot,) = located(text, verb_mentions(sentence)[-1].places, taken=(), before=(before,))
    assert text[spot.start : spot.end] == "Kalma"
