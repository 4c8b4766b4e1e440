"""The JSON Schema (draft 2020-12) of the report, generated from the models and published under ``schema/``."""

import json
from typing import Any

from reportedly.schema.report import SCHEMA_VERSION, Report

DIALECT = "https://json-schema.org/draft/2020-12/schema"

INVARIANTS = (
    "Span: end - start is the number of code points of text.",
    "Every span and unread passage ends at or before article.characters; an unread passage is not empty.",
    "Quantity: minimum <= maximum.",
    "Location.within is the index of another location of the claim, and no chain of them is a circle.",
    "Claims stand in the order of their first evidence span's start; a claim's evidence spans are sorted, none twice.",
    "Claim ids are unique in a report.",
    "EDTF values name real days and months, and an interval does not end before it starts.",
    "Timestamps name real days.",
    "Grading.reliability.source is an index into the claim's chain.",
    "Integers are written without a fraction: 1, not 1.0.",
    "Strings hold no lone surrogates, and no object holds a key twice.",
)
"""What the models hold beyond what draft 2020-12 can say; each has a test of its own."""


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the current version, as JSON values."""
    schema = Report.model_json_schema(mode="validation")
    head: dict[str, Any] = {
        "$schema": DIALECT,
        "$id": f"urn:reportedly:report:{SCHEMA_VERSION}",
        "$comment": "Held by the program beyond this schema: " + " ".join(INVARIANTS),
    }
    return head | schema


def json_schema_text() -> str:
    """The published file: two-space indent, a final newline, the same bytes for the same models."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
