from __future__ import annotations

from typing import Any

import pytest
from tests.extract.llm.claims import TEXT, claim, shelling, toll, withdrawal

from reportedly.article import Article
from reportedly.extract.llm.decode import Decoded, decode
from reportedly.extract.llm.fields import MOST_CHARACTERS, MOST_VALUES
from reportedly.extract.llm.windows import windows
from reportedly.grounding.drafts import ClaimDraft, Quote
from reportedly.schema.vocabularies import EventType, LocationKind, Relation, Role, Stance, Voice

ARTICLE = Article.from_text(TEXT)
(WINDOW,) = windows(ARTICLE)


def read(item: Any) -> Decoded:
    return decode(item, ARTICLE, WINDOW)


def draft(item: Any) -> ClaimDraft:
    decoded = read(item)
    assert decoded.faults == ()
    assert decoded.draft is not None
    return decoded.draft


def faults(item: Any) -> list[tuple[str, str]]:
    return [(fault.path, fault.reason) for fault in read(item).faults]


def test_a_whole_claim_becomes_a_whole_draft() -> None:
    found = draft(toll(responses=[{"n": 3, "source": "coastal officer", "stance": "denies", "text": "said"}]))
    assert (found.type, found.voice, found.trigger) == (EventType.CASUALTIES, Voice.SOURCED, Quote("killed", (1,)))
    assert [source.quote.text for source in found.chain] == ["Inland Radio"]
    assert (found.units[0].quote, found.units[0].role) == (Quote("inland soldiers", (1,)), Role.TARGET)
    assert (found.locations[0].kind, found.locations[0].relation) == (LocationKind.FACILITY, Relation.NEAR)
    assert (found.responses[0].stance, found.responses[0].quote) == (Stance.DENIES, Quote("said", (2,)))


def test_what_is_left_out_has_its_default() -> None:
    found = draft(
        {"evidence": [{"n": 3, "text": "A coastal officer said"}], "type": "other", "chain": ["coastal officer"]}
    )
    assert (found.kind, found.polarity, found.modality, found.voice) == ("event", "affirmed", "asserted", "sourced")
    assert (found.trigger, found.units, found.status) == (None, (), "unaddressed")


def test_participants_are_units_and_parties() -> None:
    who = [
        {"name": "9th Brigade", "kind": "unit", "role": "actor", "also": ["soldiers"], "side": "state:UA"},
        {"name": "coastal ministry", "kind": "organisation", "role": "other", "also": [], "side": None},
    ]
    found = draft(withdrawal(who=who))
    assert [(unit.quote.text, unit.side) for unit in found.units] == [("9th Brigade", "state:UA")]
    assert [(party.quote.text, party.kind) for party in found.parties] == [("coastal ministry", "organisation")]
    assert found.units[0].alternate_names == (Quote("soldiers"),)


def test_a_place_lies_within_the_place_of_that_name() -> None:
    where = [
        {"name": "Old Mill", "kind": "facility", "relation": "near", "within": "Harbour Town", "also": []},
        {"name": "Harbour Town", "kind": "settlement", "relation": "in", "within": None, "also": []},
    ]
    assert [place.within for place in draft(toll(where=where)).locations] == [1, None]


@pytest.mark.parametrize("within", ["Nowhere", "Old Mill", 3])
def test_a_place_within_no_listed_place_is_told(within: object) -> None:
    where = [{"name": "Old Mill", "kind": "facility", "relation": "near", "within": within}]
    assert faults(toll(where=where)) == [("where[0].within", "invalid_value")]


def test_direct_quotations_are_found_in_the_evidence() -> None:
    item = claim(1, "He said ‘we hold,’ and “they don’t.”", "control", "hold", chain=["He"])
    assert [quote.text for quote in draft(item).quotes] == ["we hold", "they don’t"]


@pytest.mark.parametrize("number", [0, 4, 64, 65, -1, 10**30, 1.0, "1", True, None])
def test_a_number_of_no_sentence_is_no_hint(number: object) -> None:
    found = draft(claim(1, "words", "other", "words", evidence=[{"n": number, "text": "words"}]))
    assert found.evidence == (Quote("words"),)


@pytest.mark.parametrize(
    ("values", "path"),
    [
        ({"type": "Casualties"}, "type"),
        ({"type": None}, "type"),
        ({"kind": "events"}, "kind"),
        ({"polarity": "not affirmed"}, "polarity"),
        ({"modality": "asserted "}, "modality"),
        ({"voice": ["sourced"]}, "voice"),
        ({"evidence": []}, "evidence"),
        ({"evidence": None}, "evidence"),
        ({"evidence": ["words"]}, "evidence[0]"),
        ({"evidence": [{"n": 1, "text": " "}]}, "evidence[0].text"),
        ({"evidence": [{"n": 1, "text": "x" * (MOST_CHARACTERS + 1)}]}, "evidence[0].text"),
        ({"chain": "Inland Radio"}, "chain"),
        ({"chain": [""]}, "chain[0]"),
    ],
)
def test_a_bad_core_value_fails_the_claim(values: dict[str, Any], path: str) -> None:
    decoded = read(toll(**values))
    assert decoded.draft is None
    assert [fault.path for fault in decoded.faults] == [path]


@pytest.mark.parametrize(
    ("values", "path"),
    [
        ({"where": [{"name": "Old Mill", "kind": "building"}]}, "where[0].kind"),
        ({"where": [{"name": 5, "kind": "facility"}]}, "where[0].name"),
        ({"where": {"name": "Old Mill"}}, "where"),
        ({"when": [{"text": "on Sunday", "role": "publication"}]}, "when[0].role"),
        ({"means": [{"text": "shells", "kind": "gun"}]}, "means[0].kind"),
        ({"amounts": [{"text": "At least 40", "of": "dead", "item": None}]}, "amounts[0].of"),
        ({"who": [{"name": "inland soldiers", "kind": "army", "role": "target"}]}, "who[0].kind"),
        ({"who": [{"name": "inland soldiers", "kind": "unit", "role": "victim"}]}, "who[0].role"),
        ({"who": [{"name": "inland soldiers", "kind": "unit", "role": "target", "side": "inland"}]}, "who[0].side"),
        ({"status": "verified"}, "status"),
        ({"contested": True}, "contested"),
        ({"cues": [7]}, "cues[0]"),
        ({"trigger": ["killed"]}, "trigger"),
        ({"responses": [{"n": 1, "source": "x", "stance": "laughs", "text": "y"}]}, "responses[0].stance"),
    ],
)
def test_a_bad_value_beside_it_is_dropped_alone(values: dict[str, Any], path: str) -> None:
    decoded = read(toll(**values))
    assert decoded.draft is not None
    assert [fault.path for fault in decoded.faults] == [path]


@pytest.mark.parametrize("item", [None, 7, "claim", [], [toll()], True])
def test_what_is_no_object_is_no_claim(item: object) -> None:
    assert read(item).draft is None
    assert faults(item) == [("", "invalid_value")]


def test_one_of_too_many_values_is_told() -> None:
    when = [{"text": "on Sunday", "role": "event"}] * (MOST_VALUES + 5)
    decoded = read(shelling(when=when))
    assert decoded.draft is not None
    assert len(decoded.draft.dates) == MOST_VALUES
    assert [(fault.path, fault.reason) for fault in decoded.faults] == [(f"when[{MOST_VALUES}]", "too_long")]
