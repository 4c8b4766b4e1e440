from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.schema.documents import Json, claim, report, span
from tests.schema.test_agreement import PYTHON, Verdicts, at, put, verdicts, without

from reportedly.schema.json_schema import INVARIANTS, json_schema, json_schema_text
from reportedly.schema.report import SCHEMA_VERSION

PUBLISHED = Path(__file__).parents[2] / "schema" / f"report-{SCHEMA_VERSION}.schema.json"
ALL = Verdicts(models=True, python=True, rust=True, only_beyond=True)
NONE = (False, False, False)

QUANTITY = {"of": "killed", "minimum": 25, "maximum": 25, "span": span()}
SOURCE = {"name": "ministry", "span": span(), "kind": "military", "anonymity": "named"}
DATE = {"span": span(), "edtf": "2024-05-01", "role": "event", "basis": "explicit"}
PLACE = {"name": "Harbour Town", "span": span(), "kind": "settlement", "relation": "in"}
UNIT = {"name": "9th Brigade", "span": span(), "role": "actor"}
EVENT = {"type": "casualties", "summary": "Losses.", "polarity": "affirmed", "modality": "asserted"}


def full() -> Json:
    """A report with one of nearly everything."""
    made = claim(
        event=EVENT | {"quantities": [QUANTITY], "means": [{"kind": "drone", "span": span()}]},
        units=[UNIT | {"designation": "9", "echelon": "brigade", "side": "state:UA"}],
        locations=[PLACE],
        dates=[DATE],
        attribution={"voice": "sourced", "chain": [SOURCE], "cues": [span()]},
        verification={
            "status": "unverified",
            "contested": "denied",
            "responses": [{"source": SOURCE, "stance": "denies", "span": span()}],
        },
        grading={"by": "a reviewer", "at": "2024-05-02T08:00:00Z", "credibility": 2},
        provenance=[{"extractor": "rules", "agrees": True}],
    )
    document = report(made)
    document["article"] |= {"published": "2024-05-01", "title": "Army leaves"}
    document["extraction"] |= {
        "usage": {"prompt_tokens": 1, "completion_tokens": 2, "cost_usd": 0.5},
        "complete": False,
        "unread": [{"start": 0, "end": 1, "reason": "window_lost"}],
        "rejected": [{"path": "drafts[0]", "value": "", "reason": "not_found"}],
        "outcomes": [{"name": "truncated", "count": 1}],
    }
    return document


def test_the_published_schema_is_the_generated_one_byte_for_byte() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == json_schema_text()


def test_the_schema_is_a_schema_of_draft_2020_12() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    assert json_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_comment_lists_every_invariant() -> None:
    comment = json_schema()["$comment"]
    assert [invariant for invariant in INVARIANTS if invariant not in comment] == []


def test_every_object_is_closed_and_every_field_described() -> None:
    definitions = [json_schema(), *json_schema()["$defs"].values()]
    objects = [one for one in definitions if one.get("type") == "object"]
    assert len(objects) > 20
    assert [one["title"] for one in objects if one["additionalProperties"] is not False] == []
    assert [
        (one["title"], name)
        for one in objects
        for name, field in one["properties"].items()
        if not field.get("description") and "$ref" not in field  # else its definition says the same
    ] == []


def test_every_term_carries_its_definition() -> None:
    terms = [one for one in json_schema()["$defs"].values() if one.get("type") == "string"]
    assert len(terms) >= 24
    assert [one["title"] for one in terms if any(not member["description"] for member in one["oneOf"])] == []


def test_the_smallest_and_a_full_report_are_accepted_by_all() -> None:
    assert verdicts(report()) == verdicts(report(claim())) == verdicts(full()) == ALL


EVENT_PATH = ("claims", 0, "event")
SPAN_PATH = ("claims", 0, "evidence", 0)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        # Wrong type, no coercion.
        (("claims",), {}),
        (("claims", 0), []),
        (("claims", 0, "units"), {"0": UNIT}),
        (("article", "characters"), "10000"),
        (("article", "characters"), True),
        (("article", "characters"), 10000.5),
        (("article", "normalisation"), "1"),
        (("article", "normalisation"), True),
        (("article", "normalisation"), 2),
        (("schema_version",), 1.0),
        (("schema_version",), "2.0"),
        ((*SPAN_PATH, "start"), "0"),
        ((*SPAN_PATH, "start"), False),
        ((*SPAN_PATH, "text"), 5),
        ((*SPAN_PATH,), "The army left."),
        ((*EVENT_PATH, "quantities", 0, "minimum"), "25"),
        ((*EVENT_PATH, "quantities", 0, "minimum"), True),
        ((*EVENT_PATH, "quantities", 0, "approximate"), 0),
        ((*EVENT_PATH, "quantities", 0, "approximate"), "false"),
        (("claims", 0, "units", 0, "subunit"), 1),
        (("claims", 0, "units", 0, "designation"), 9),
        (("extraction", "complete"), "no"),
        (("extraction", "created_at"), 1714564800),
        (("claims", 0, "grading", "credibility"), "2"),
        # Null where it is not allowed.
        (("claims",), None),
        (("claims", 0, "evidence"), None),
        (("claims", 0, "locations"), None),
        ((*EVENT_PATH, "polarity"), None),
        ((*SPAN_PATH, "match"), None),
        # Out of range.
        ((*SPAN_PATH, "start"), -1),
        (("article", "characters"), -1),
        (("article", "characters"), 2**53),
        ((*EVENT_PATH, "quantities", 0, "minimum"), -25),
        ((*EVENT_PATH, "quantities", 0, "maximum"), 1e300),
        (("claims", 0, "grading", "credibility"), 7),
        (("claims", 0, "evidence"), []),
        ((*SPAN_PATH, "text"), ""),
        ((*EVENT_PATH, "summary"), ""),
        ((*EVENT_PATH, "summary"), "x" * 201),
        (("extraction", "outcomes", 0, "count"), 0),
        (("extraction", "usage", "cost_usd"), -1),
        # Outside a vocabulary or a pattern.
        (("claims", 0, "kind"), "Event"),
        (("claims", 0, "kind"), "fact"),
        ((*EVENT_PATH, "type"), "battle"),
        ((*EVENT_PATH, "polarity"), ""),
        ((*EVENT_PATH, "modality"), "asserted "),
        ((*EVENT_PATH, "quantities", 0, "unit"), "km²"),
        ((*SPAN_PATH, "match"), "fuzzy"),
        (("claims", 0, "units", 0, "echelon"), "Brigade"),
        (("claims", 0, "units", 0, "side"), "Ukraine"),
        (("claims", 0, "units", 0, "side"), "state:ua"),
        (("claims", 0, "units", 0, "side"), "group:"),
        (("claims", 0, "verification", "status"), "true"),
        (("claims", 0, "attribution", "voice"), "author"),
        (("claims", 0, "id"), "c-1"),
        (("claims", 0, "id"), "c-aaaaaaaaaa-1"),
        (("claims", 0, "dates", 0, "edtf"), "1 May 2024"),
        (("claims", 0, "dates", 0, "edtf"), "2024-5-1"),
        (("claims", 0, "dates", 0, "edtf"), "2024-13"),
        (("article", "published"), "2024-05-01T10:00"),
        (("article", "id"), "sha256:" + "0" * 63),
        (("article", "language"), "English (UK)"),
        (("extraction", "created_at"), "2024-05-01 12:00:00"),
        (("extraction", "created_at"), "2024-05-01T24:00:00Z"),
        (("extraction", "created_at"), "2024-05-01T12:00:00+02:00"),
        (("extraction", "outcomes", 0, "name"), "lost"),
        # A required cue, and what the parts of one object say of each other.
        ((*EVENT_PATH, "polarity"), "negated"),
        ((*EVENT_PATH, "polarity_cue"), span()),
        ((*EVENT_PATH, "modality"), "probable"),
        ((*EVENT_PATH, "modality"), "possible"),
        ((*EVENT_PATH, "modality"), "conditional"),
        ((*EVENT_PATH, "modality_cue"), span()),
        (("claims", 0, "attribution", "chain"), []),
        (("claims", 0, "attribution", "voice"), "narrator"),
        (("claims", 0, "verification", "contested"), "no"),
        (("claims", 0, "verification", "responses", 0, "stance"), "disputes"),
        ((*EVENT_PATH, "quantities", 0), QUANTITY | {"minimum": None, "maximum": None}),
        ((*EVENT_PATH, "quantities", 0), QUANTITY | {"unit": "share"}),
        (("extraction", "complete"), True),
        # Unknown fields.
        (("note",), "mine"),
        (("claims", 0, "note"), "mine"),
        ((*EVENT_PATH, "confidence"), 0.9),
        ((*SPAN_PATH, "sentence"), 0),
    ],
)
def test_what_is_no_report_is_refused_by_all(path: tuple[str | int, ...], value: Any) -> None:
    assert verdicts(put(full(), path, value))[:3] == NONE


REQUIRED = [
    ("schema_version",),
    ("article",),
    ("claims",),
    ("extraction",),
    ("article", "id"),
    ("article", "normalisation"),
    ("article", "characters"),
    ("article", "language"),
    ("claims", 0, "id"),
    ("claims", 0, "kind"),
    ("claims", 0, "event"),
    ("claims", 0, "attribution"),
    ("claims", 0, "verification"),
    ("claims", 0, "evidence"),
    (*EVENT_PATH, "type"),
    (*EVENT_PATH, "summary"),
    (*EVENT_PATH, "polarity"),
    (*EVENT_PATH, "modality"),
    (*EVENT_PATH, "quantities", 0, "of"),
    (*EVENT_PATH, "quantities", 0, "span"),
    (*SPAN_PATH, "start"),
    (*SPAN_PATH, "end"),
    (*SPAN_PATH, "text"),
    (*SPAN_PATH, "match"),
    ("claims", 0, "units", 0, "role"),
    ("claims", 0, "locations", 0, "relation"),
    ("claims", 0, "dates", 0, "basis"),
    ("claims", 0, "attribution", "voice"),
    ("claims", 0, "verification", "contested"),
    ("claims", 0, "verification", "responses", 0, "source"),
    ("extraction", "extractor"),
    ("extraction", "created_at"),
    ("extraction", "complete"),
]


@pytest.mark.parametrize("path", REQUIRED, ids=lambda path: ".".join(str(part) for part in path))
def test_a_missing_field_is_refused_by_all(path: tuple[str | int, ...]) -> None:
    assert verdicts(without(full(), path))[:3] == NONE


@pytest.mark.parametrize(
    ("modality", "cue"),
    [("asserted", None), ("predicted", None), ("predicted", span()), ("probable", span()), ("conditional", span())],
)
def test_the_cue_of_a_modality_is_accepted_where_it_belongs(modality: str, cue: Json | None) -> None:
    assert verdicts(report(claim(event=EVENT | {"modality": modality, "modality_cue": cue}))) == ALL


@pytest.mark.parametrize(
    "stances",
    [("denies", "disputes"), ("denies", "confirms"), ("disputes", "denies")],
)
def test_a_denial_outweighs_a_doubt(stances: tuple[str, ...]) -> None:
    responses = [{"source": SOURCE, "stance": stance, "span": span()} for stance in stances]
    verification = {"status": "unaddressed", "contested": "denied", "responses": responses}
    assert verdicts(report(claim(verification=verification))) == ALL
    assert verdicts(report(claim(verification=verification | {"contested": "disputed"})))[:3] == NONE


def test_an_error_of_the_schema_says_where() -> None:
    (error,) = PYTHON.iter_errors(put(full(), (*EVENT_PATH, "confidence"), 1))
    assert list(error.absolute_path) == list(EVENT_PATH)
    assert "confidence" in error.message
    assert at(full(), EVENT_PATH)["type"] == "casualties"


def test_the_schema_is_json() -> None:
    assert json.loads(json_schema_text()) == json_schema()
