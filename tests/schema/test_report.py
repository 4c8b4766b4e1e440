from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pydantic import ValidationError
from tests.schema.documents import Json, claim, report, reports, span

from reportedly.schema.migrations import load_report
from reportedly.schema.report import Report, spans
from reportedly.schema.span import Span
from reportedly.schema.vocabularies import EventType, Kind, Match


def loaded(document: Json) -> Report:
    return load_report(json.dumps(document))


def test_the_json_has_the_schemas_order_no_nulls_and_the_same_bytes() -> None:
    document = report(claim())
    shuffled = json.loads(json.dumps(document, sort_keys=True))
    text = loaded(document).to_json()
    assert text == loaded(shuffled).to_json()
    assert list(json.loads(text)) == ["schema_version", "article", "claims", "extraction"]
    assert "null" not in text


def test_the_json_keeps_letters_as_they_are() -> None:
    text = loaded(report(claim(evidence=[span(0, "“Évian” 🛡")]))).to_json(indent=None)
    assert "“Évian” 🛡" in text
    assert "\n" not in text


@given(reports())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_report_written_and_read_is_the_same_report(document: Json) -> None:
    first = loaded(document)
    again = load_report(first.to_json())
    assert again == first
    assert again.to_json() == first.to_json() == load_report(first.to_json(indent=None)).to_json()


@pytest.mark.parametrize(
    ("start", "end", "numbers"),
    [
        (0, 10, []),
        (0, 11, [0]),
        (19, 20, [0]),
        (20, 30, []),
        (15, 15, []),
        (15, 45, [0, 1]),
        (62, 63, [1]),
        (45, 60, []),
        (40, 10, []),
        (0, 10_000, [0, 1]),
    ],
)
def test_the_claims_of_a_passage_are_those_whose_evidence_shares_a_character_with_it(
    start: int,
    end: int,
    numbers: list[int],
) -> None:
    first = claim(0, evidence=[span(10, "x" * 10)])
    second = claim(1, evidence=[span(40, "x" * 5), span(60, "x" * 5)])
    made = loaded(report(first, second))
    assert made.claims_for(start, end) == tuple(made.claims[number] for number in numbers)


def test_every_span_is_listed_with_its_path() -> None:
    source = {"name": "ministry", "span": span(1), "kind": "military", "anonymity": "named"}
    event = {"type": "strike", "summary": "A strike.", "polarity": "affirmed", "modality": "asserted"}
    made = loaded(
        report(
            claim(
                event=event | {"means": [{"kind": "drone", "span": span(2)}]},
                attribution={"voice": "sourced", "chain": [source]},
            )
        )
    )
    assert [(path, found.start) for path, found in spans(made)] == [
        ("claims[0].event.means[0].span", 2),
        ("claims[0].attribution.chain[0].span", 1),
        ("claims[0].evidence[0]", 0),
    ]


def test_a_report_can_not_be_changed() -> None:
    made = loaded(report(claim()))
    with pytest.raises(ValidationError, match="frozen"):
        made.claims = ()
    with pytest.raises(ValidationError, match="frozen"):
        made.claims[0].event.summary = "Another."


@pytest.mark.parametrize(
    "values",
    [
        {"start": "0", "end": 4, "text": "four", "match": Match.EXACT},
        {"start": False, "end": 4, "text": "four", "match": Match.EXACT},
        {"start": 0.0, "end": 4, "text": "four", "match": Match.EXACT},
        {"start": 0, "end": 4, "text": b"four", "match": Match.EXACT},
        {"start": 0, "end": 4, "text": "four", "match": "exact"},
        {"start": 0, "end": 4, "text": "four", "match": Match.EXACT, "note": ""},
    ],
)
def test_models_made_in_python_coerce_nothing(values: dict[str, Any]) -> None:
    assert Span(start=0, end=4, text="four", match=Match.EXACT).text == "four"
    with pytest.raises(ValidationError):
        Span(**values)


def test_a_term_is_its_json_value_and_carries_its_definition() -> None:
    assert EventType.parse("surrender") is EventType.SURRENDER
    assert EventType.SURRENDER.value == "surrender"
    assert EventType.SURRENDER.definition == "personnel lay down arms"
    assert f"{Kind.EVENT}" == "event"


@pytest.mark.parametrize("value", ["Surrender", "SURRENDER", " surrender", ""])
def test_a_term_is_never_guessed(value: str) -> None:
    with pytest.raises(ValueError, match="is not a valid EventType"):
        EventType.parse(value)
