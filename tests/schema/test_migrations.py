from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.schema.documents import Json, claim, report, span

from reportedly.errors import ReportError, SchemaVersionError
from reportedly.schema.migrations import load_report, migrate


def older(document: Json) -> Json:
    """A synthetic version 0.9: claims were 'items', and no claim had a kind."""
    items = [{key: value for key, value in item.items() if key != "kind"} for item in document["claims"]]
    rest = {key: value for key, value in document.items() if key != "claims"}
    return rest | {"schema_version": "0.9", "items": items}


def from_0_9(document: Json) -> Json:
    rest = {key: value for key, value in document.items() if key != "items"}
    return rest | {"claims": [{"kind": "event"} | item for item in document["items"]]}


def from_0_8(document: Json) -> Json:
    return document | {"items": document["items"][:1]}


STEPS = {"0.8": ("0.9", from_0_8), "0.9": ("1.0", from_0_9)}


def test_a_report_of_this_version_is_read_from_text_bytes_and_files(tmp_path: Path) -> None:
    text = json.dumps(report(claim()))
    path = tmp_path / "report.json"
    path.write_text(text, encoding="utf-8")
    assert load_report(text) == load_report(text.encode()) == load_report(path)
    assert load_report(text).claims[0].event.type == "withdrawal"


def test_an_older_report_is_migrated_step_by_step() -> None:
    document = older(report(claim(0), claim(1))) | {"schema_version": "0.8"}
    before = json.dumps(document)
    loaded = load_report(before, steps=STEPS)
    assert loaded.schema_version == "1.0"
    assert [item.kind for item in loaded.claims] == ["event"]
    assert migrate(document, steps=STEPS)["claims"]
    assert json.dumps(document) == before, "steps are pure"


def test_a_report_of_this_version_is_not_touched() -> None:
    document = report(claim())
    assert migrate(document, steps=STEPS) is document


def test_an_older_report_that_is_not_valid_is_an_error_that_names_its_version() -> None:
    with pytest.raises(ReportError, match=r"report: not valid under schema 0\.9: KeyError\('items'\)"):
        load_report('{"schema_version": "0.9"}', steps=STEPS)


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ({}, "schema_version is missing; this program knows 0.8, 0.9, 1.0"),
        (
            {"schema_version": "2.0"},
            "'2.0', newer than this program: upgrade reportedly; this program knows 0.8, 0.9, 1.0",
        ),
        ({"schema_version": "1.1"}, "'1.1', newer than this program"),
        ({"schema_version": "0.1"}, "schema_version is '0.1'; this program knows 0.8, 0.9, 1.0"),
        ({"schema_version": "one"}, "schema_version is 'one'; this"),
        ({"schema_version": 1.0}, "schema_version is 1.0; this"),
        ({"schema_version": None}, "schema_version is None; this"),
        ({"schema_version": ["1.0"]}, "schema_version is ['1.0']; this"),
        ({"schema_version": "x\n\u202e" * 500}, "this program knows"),
    ],
)
def test_an_unknown_version_is_an_error_of_one_line_that_names_the_known(document: Json, words: str) -> None:
    with pytest.raises(SchemaVersionError) as caught:
        load_report(json.dumps(document), steps=STEPS)
    message = str(caught.value)
    assert words in message
    assert message.isprintable()
    assert len(message) < 200


def test_steps_that_lead_nowhere_do_not_go_round_for_ever() -> None:
    steps = {"0.8": ("0.9", from_0_8), "0.9": ("0.8", from_0_8)}
    with pytest.raises(SchemaVersionError):
        load_report(json.dumps({"schema_version": "0.8", "items": []}), steps=steps)


VALID = json.dumps(report(claim()))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not JSON: Expecting value"),
        ("{", "not JSON"),
        (VALID + VALID, "not JSON: Extra data"),
        ("\ufeff" + VALID, "not JSON: Unexpected UTF-8 BOM"),
        ("[]", "a report is a JSON object, this is list"),
        ("null", "a report is a JSON object, this is NoneType"),
        ("NaN", "not JSON: NaN is no JSON number"),
        (VALID.replace("10000", "Infinity"), "not JSON: Infinity is no JSON number"),
        (VALID.replace("10000", "-NaN"), "not JSON"),
        (VALID.replace("10000", "1e400"), "article.characters: Input should be"),
        (VALID.replace("10000", "9" * 400), "article.characters: Input should be"),
        (VALID.replace("10000", "9" * 5000), "not JSON: Exceeds the limit"),
        (VALID.replace("10000", "10000.0"), "article.characters: Input should be a valid integer"),
        (VALID.replace('"en"', '"en", "language": "uk"'), "not JSON: the key 'language' stands twice in one object"),
        (VALID.replace("The army left.", "The army lef\\ud800"), "a string holds a lone surrogate"),
        ("[" * 200_000, "not JSON: nested too deeply"),
        (VALID.replace('"en"', "[" * 500 + "]" * 500), "report: "),
        (VALID.replace('"en"', '"\\n\\u001b[31m"'), "article.language: String should match pattern"),
        (VALID.replace('"en"', '"en", "a\\nb\\u001b": 1'), r"article.a\nb\x1b: Extra inputs are not permitted"),
        (VALID.replace('"start": 0', '"start": -14'), "claims[0].evidence[0].start: Input should be greater"),
        (VALID.replace('"exact"', '"fuzzy"'), "claims[0].evidence[0].match: Input should be 'exact'"),
    ],
)
def test_a_hostile_or_broken_report_is_an_error_of_one_line(text: str, words: str) -> None:
    with pytest.raises(ReportError) as caught:
        load_report(text)
    message = str(caught.value)
    assert words in message
    assert message.isprintable()
    assert len(message) < 1200


@pytest.mark.parametrize(
    ("data", "words"),
    [(VALID.encode("utf-16"), "no UTF-8 (byte 0)"), (b'{"a": "\xe9"}', "no UTF-8 (byte 7)")],
)
def test_bytes_that_are_no_utf_8_are_an_error(data: bytes, words: str) -> None:
    with pytest.raises(ReportError) as caught:
        load_report(data)
    assert words in str(caught.value)


def test_files_that_can_not_be_read_are_errors_with_their_name(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"missing\.json: can't be read: No such file"):
        load_report(tmp_path / "missing.json")
    with pytest.raises(ReportError, match="can't be read: Is a directory"):
        load_report(tmp_path)


def test_several_errors_are_counted() -> None:
    document: dict[str, Any] = report(claim(evidence=[span(), span() | {"start": "0"}]))
    document["extraction"] = {}
    with pytest.raises(ReportError, match=r"claims\[0\].evidence\[1\].start: .* \(and 4 more\)"):
        load_report(json.dumps(document))
