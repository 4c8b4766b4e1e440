"""What draft 2020-12 can't say: each invariant of the ``$comment``, accepted by the schema, refused by the models."""

from __future__ import annotations

import json

import pytest
from pydantic import ValidationError
from tests.schema.documents import LENGTH, Json, claim, report, span
from tests.schema.test_agreement import PYTHON, RUST

from reportedly.schema.json_schema import INVARIANTS
from reportedly.schema.report import Report

PLACE = {"name": "Harbour Town", "span": span(), "kind": "settlement", "relation": "in"}
EVENT = {"type": "casualties", "summary": "Losses.", "polarity": "affirmed", "modality": "asserted"}
SOURCE = {"name": "ministry", "span": span(), "kind": "military", "anonymity": "named"}
GRADING = {"by": "a reviewer", "at": "2024-05-02T08:00:00Z"}


def with_article(**values: object) -> Json:
    document = report()
    document["article"] |= values
    return document


def with_extraction(**values: object) -> Json:
    document = report()
    document["extraction"] |= {"complete": False} | values
    return document


def within(*indices: int | None) -> Json:
    return report(claim(locations=[PLACE | {"within": index} for index in indices]))


def quantity(**values: object) -> Json:
    return report(claim(event=EVENT | {"quantities": [{"of": "killed", "span": span()} | values]}))


def dated(edtf: str) -> Json:
    return report(claim(dates=[{"span": span(), "edtf": edtf, "role": "event", "basis": "explicit"}]))


def graded(*sources: int) -> Json:
    reliability = [{"source": source, "reliability": "B"} for source in sources]
    attribution = {"voice": "sourced", "chain": [SOURCE]}
    return report(claim(attribution=attribution, grading=GRADING | {"reliability": reliability}))


BROKEN = [
    (0, report(claim(evidence=[{"start": 0, "end": 5, "text": "four", "match": "exact"}])), "text has 4 code points"),
    (0, report(claim(evidence=[{"start": 5, "end": 0, "text": "four", "match": "exact"}])), "end - start is -5"),
    (0, report(claim(evidence=[{"start": 0, "end": 2, "text": "🛡", "match": "exact"}])), "text has 1 code points"),
    (1, report(claim(evidence=[span(LENGTH - 3, "four")])), "past the article's 10000 code points"),
    (1, report(claim(attribution={"voice": "narrator", "cues": [span(LENGTH)]})), "past the article's"),
    (1, with_extraction(unread=[{"start": 0, "end": LENGTH + 1, "reason": "lost"}]), "ends past the article's end"),
    (1, with_extraction(unread=[{"start": 7, "end": 7, "reason": "lost"}]), "from 7 to 7 is empty"),
    (2, quantity(minimum=40, maximum=25), "minimum 40 is above maximum 25"),
    (3, within(0), r"locations\[0\].within points to no other"),
    (3, within(1), r"locations\[0\].within points to no other"),
    (3, within(1, 2, 0), r"locations\[0\].within points to no other"),
    (4, report(claim(0, evidence=[span(9)]), claim(1, evidence=[span(3)])), "claims stand in reading order"),
    (4, report(claim(evidence=[span(9), span(3)])), "evidence spans stand in reading order"),
    (4, report(claim(evidence=[span(3), span(3)])), "evidence spans stand in reading order, none twice"),
    (5, report(claim(0), claim(0)), r"claim id c-[a-z2-7]{10} stands twice"),
    (6, dated("2023-02-29"), "'2023-02-29' names no day"),
    (6, dated("2024-06/2024-05"), "names no day, month or interval"),
    (6, dated("0000"), "names no day"),
    (6, with_article(published="2023-04-31"), "names no day"),
    (7, with_extraction(created_at="2023-02-29T00:00:00Z"), "day is out of range"),
    (7, with_extraction(created_at="0000-01-01T00:00:00Z"), "year 0 is out of range"),
    (8, graded(1), "grading.reliability names a source that the chain doesn't have"),
    (9, with_article(characters=10.0), "valid integer"),
    (9, with_article(normalisation=1.0), "valid integer"),
]
UNTESTED_HERE = {10}
"""Strings without lone surrogates, keys that stand once: ``test_migrations``, since they are about JSON text."""


@pytest.mark.parametrize(("invariant", "document", "words"), BROKEN)
def test_the_schema_accepts_what_only_the_models_can_refuse(invariant: int, document: Json, words: str) -> None:
    assert INVARIANTS[invariant]
    assert (PYTHON.is_valid(document), RUST.is_valid(document)) == (True, True)
    with pytest.raises(ValidationError, match=words):
        Report.model_validate_json(json.dumps(document))


def test_every_invariant_is_tested() -> None:
    assert {invariant for invariant, _, _ in BROKEN} | UNTESTED_HERE == set(range(len(INVARIANTS)))


@pytest.mark.parametrize(
    "document",
    [
        report(claim(evidence=[span(LENGTH - 4, "four")])),
        report(claim(evidence=[{"start": 0, "end": 1, "text": "🛡", "match": "exact"}])),
        with_extraction(unread=[{"start": LENGTH - 1, "end": LENGTH, "reason": "lost"}]),
        quantity(minimum=25, maximum=25),
        quantity(minimum=25),
        within(1, 2, None),
        report(claim(0, evidence=[span(3)]), claim(1, evidence=[span(3)])),
        report(claim(evidence=[span(3, "The army"), span(3), span(4)])),
        dated("2024-02-29"),
        dated("2024-05/2024-05"),
        graded(0),
    ],
)
def test_what_keeps_them_is_accepted(document: Json) -> None:
    assert len(Report.model_validate_json(json.dumps(document)).claims) == len(document["claims"])
