from __future__ import annotations

import json
from typing import Any

import pytest
from tests.validate.reports import Page

from reportedly.validate import structure as module
from reportedly.validate.structure import structure

PAGE = Page("The ministry said the town fell on 3 May. Ten men fled.")


def document() -> dict[str, Any]:
    """A report of one claim, as JSON values."""
    claim = PAGE.claim(
        "The ministry said the town fell on 3 May",
        chain=[PAGE.source("ministry")],
        dates=[PAGE.date("3 May", "XXXX-05-03")],
        quantities=[PAGE.quantity("Ten", "personnel", 10, 10)],
    )
    made: dict[str, Any] = json.loads(PAGE.report(claim).to_json())
    return made


def found(data: object) -> list[tuple[str, str]]:
    content = data if isinstance(data, bytes) else json.dumps(data).encode()
    return [(finding.rule, finding.pointer) for finding in structure(content).findings]


def test_a_report_is_read_without_findings() -> None:
    read = structure(json.dumps(document()).encode())
    assert (read.findings, read.schema_checked) == ((), True)
    assert read.report is not None
    assert [placed.pointer for placed in read.claims] == ["/claims/0"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Expecting value: line 1 column 1"),
        (b"{", "line 1 column 2"),
        (b'{\n "a": 1,\n}', "line 3 column 1"),
        (b"\xff\xfe{", "utf-8"),
        (b"\xef\xbb\xbf{}", "BOM"),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": -Infinity}', "Infinity"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"a":' * 200_000, "nested too deeply"),
        (b"1" * 10_000, "digits"),
    ],
)
def test_what_is_not_json(data: bytes, words: str) -> None:
    (finding,) = structure(data).findings
    assert finding.rule == "json.syntax"
    assert words in finding.message


def test_json_that_the_models_find_nested_too_deeply() -> None:
    deep = json.dumps(document() | {"claims": "HERE"}).replace('"HERE"', "[" * 300 + "]" * 300)
    assert found(deep.encode()) == [("json.syntax", "")]


def test_a_lone_surrogate_is_no_text() -> None:
    made = document()
    made["article"]["title"] = "\ud800"
    assert found(made) == [("json.syntax", "")]


@pytest.mark.parametrize(("data", "kind"), [([], "an array"), ("x", "a string"), (None, "null"), (1.5, "a number")])
def test_json_that_is_no_object(data: object, kind: str) -> None:
    (finding,) = structure(json.dumps(data).encode()).findings
    assert finding.message == f"a report is a JSON object, this is {kind}"


def test_a_key_that_stands_twice() -> None:
    text = json.dumps(document()).replace('"language": "en"', '"language": "en", "language": "uk"')
    assert found(text.encode()) == [("json.duplicate_key", "")]


@pytest.mark.parametrize(
    ("version", "pointer"),
    [("0.9", "/schema_version"), (1.0, "/schema_version"), (["1.0"], "/schema_version"), (None, "")],
)
def test_another_schema_version(version: object, pointer: str) -> None:
    made = document() | {"schema_version": version}
    if version is None:
        del made["schema_version"]
    read = structure(json.dumps(made).encode())
    assert [(finding.rule, finding.pointer) for finding in read.findings] == [("schema.version", pointer)]
    assert "knows 1.0" in read.findings[0].message


def changed(path: str, value: object) -> dict[str, Any]:
    """The document with another value at a path of keys and indices; ``...`` takes it away."""
    made: Any = document()
    at = made
    *above, last = [int(part) if part.isdecimal() else part for part in path.split(".")]
    for part in above:
        at = at[part]
    if value is ...:
        del at[last]
    else:
        at[last] = value
    result: dict[str, Any] = made
    return result


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("claims.0.kind", ..., ("schema.missing", "/claims/0")),
        ("claims.0.kinds", "event", ("schema.unknown_field", "/claims/0/kinds")),
        ("claims.0.kind", "events", ("schema.vocabulary", "/claims/0/kind")),
        ("article.normalisation", 2, ("schema.value", "/article/normalisation")),
        ("claims.0.id", "claim one", ("schema.value", "/claims/0/id")),
        ("claims.0.evidence", [], ("schema.value", "/claims/0/evidence")),
        ("claims.0.event.quantities.0.minimum", "10", ("schema.value", "/claims/0/event/quantities/0/minimum")),
        ("claims.0.dates.0.edtf", "3 May", ("schema.value", "/claims/0/dates/0/edtf")),
        ("claims.0.dates.0.edtf", "XXXX-02-30", ("schema.invariant", "/claims/0/dates/0/edtf")),
        ("claims.0.event.polarity", "negated", ("schema.invariant", "/claims/0/event")),
        ("claims.0.attribution.voice", "narrator", ("schema.invariant", "/claims/0/attribution")),
        ("claims.0.evidence.0.end", 41, ("schema.invariant", "/claims/0/evidence/0")),
        ("article.characters", 10, ("schema.invariant", "")),
        ("claims", {}, ("schema.value", "/claims")),
    ],
)
def test_each_fault_is_found_once_and_at_its_place(path: str, value: object, expected: tuple[str, str]) -> None:
    assert found(changed(path, value)) == [expected]


def test_messages_are_those_of_the_field() -> None:
    (finding,) = structure(json.dumps(changed("claims.0.dates.0.edtf", "3 May")).encode()).findings
    assert finding.message.startswith("no date of the EDTF subset, such as 2024-05-01")
    (finding,) = structure(json.dumps(changed("claims.0.kind", "events")).encode()).findings
    assert finding.message == "Input should be 'event', 'aggregate', 'state' or 'judgement'"


def test_what_the_published_schema_alone_refuses_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stricter:
        def iter_errors(self, document: object) -> list[object]:
            return [type("Error", (), {"absolute_path": ["claims", 0], "message": "no", "validator": "not"})]

    monkeypatch.setattr(module, "_validator", Stricter)
    assert found(document()) == [("schema.published", "/claims/0")]
    assert found(changed("claims.0.kind", ...)) == [("schema.missing", "/claims/0")]


def test_the_claims_that_can_be_read_are_read_in_spite_of_others() -> None:
    made = document()
    made["claims"] = [made["claims"][0] | {"kind": "events"}, made["claims"][0], 7]
    read = structure(json.dumps(made).encode())
    assert read.report is None
    assert [placed.pointer for placed in read.claims] == ["/claims/1"]
    assert read.ref is not None


def test_a_report_too_large_for_the_json_schema_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 10)
    assert not structure(json.dumps(document()).encode()).schema_checked


def test_a_fault_in_a_large_object_is_found_in_linear_time() -> None:
    made = document() | {f"field {number}": number for number in range(20_000)}
    assert len(found(made)) == 20_000
