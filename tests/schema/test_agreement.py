"""The JSON Schema and the models agree on what a report is, by two validators that know nothing of the models."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import jsonschema
import jsonschema_rs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from tests.schema.documents import Json, reports

from reportedly.schema.json_schema import json_schema
from reportedly.schema.report import Report

PYTHON = jsonschema.Draft202012Validator(json_schema())
RUST = jsonschema_rs.Draft202012Validator(json_schema())

BEYOND_THE_SCHEMA = (
    "end - start is",
    "evidence spans stand in reading order",
    "claims stand in reading order",
    "stands twice",
    "past the article's",
    "within points to no other enclosing location",
    "is above maximum",
    "names no day, month or interval of the calendar",
    "day is out of range for month",
    "year 0 is out of range",
    "grading.reliability names a source",
    "is empty",
    "Input should be a valid integer",  # 1.0, which JSON Schema takes for 1
)
"""How the models say what draft 2020-12 can't: the invariants of the schema's ``$comment``."""


class Verdicts(NamedTuple):
    """Who accepts a document."""

    models: bool
    python: bool
    rust: bool
    only_beyond: bool
    """Whether all that the models refuse is beyond the schema."""


def own_messages(error: ValidationError) -> list[str]:
    """What is wrong; a tuple that is too short only because an item of it was refused is no second error."""
    problems = error.errors(include_url=False)
    within = {problem["loc"][:length] for problem in problems for length in range(len(problem["loc"]))}
    return [problem["msg"] for problem in problems if problem["type"] != "too_short" or problem["loc"] not in within]


def verdicts(document: Any, *, python: bool = True) -> Verdicts:
    """The verdicts; of the slow validator only if it is asked, else it agrees with the fast one."""
    messages: list[str] = []
    try:
        Report.model_validate_json(json.dumps(document))
    except ValidationError as error:
        messages = own_messages(error)
    beyond = all(any(words in message for words in BEYOND_THE_SCHEMA) for message in messages)
    rust = RUST.is_valid(document)
    return Verdicts(not messages, PYTHON.is_valid(document) if python else rust, rust, beyond)


def assert_agreement(said: Verdicts) -> None:
    if said.models:
        assert (said.python, said.rust) == (True, True)
    elif not said.only_beyond:
        assert (said.python, said.rust) == (False, False)


Path = tuple[str | int, ...]


def places(value: Any, path: Path = ()) -> Iterator[Path]:
    """The path of every value in a document."""
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from places(item, (*path, key))


def at(document: Any, path: Path) -> Any:
    for key in path:
        document = document[key]
    return document


def put(document: Json, path: Path, value: Any) -> Json:
    changed = copy.deepcopy(document)
    if path:
        at(changed, path[:-1])[path[-1]] = value
        return changed
    return value  # type: ignore[no-any-return]  # another value in the place of the whole document


def without(document: Json, path: Path) -> Json:
    changed = copy.deepcopy(document)
    del at(changed, path[:-1])[path[-1]]
    return changed


STRAY = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 2),
    st.sampled_from([-1, 0.5, 1.0, 1e300, 2**53, 10**30]),
    st.sampled_from(
        ["", "1", "true", "null", "Event", "negated", "possible", "sourced", "denied", "share", "state:ua"]
    ),
    st.just([]),
    st.just({}),
    st.just([None]),
)


@st.composite
def altered(draw: st.DrawFn) -> Json:
    """A valid report with one to three values replaced, removed or added."""
    document = draw(reports())
    for _ in range(draw(st.integers(1, 3))):
        if not isinstance(document, dict | list):
            break
        everywhere = list(places(document))
        path = draw(st.sampled_from(everywhere))
        change = draw(st.sampled_from(["replace", "remove", "add", "copy"]))
        if change == "replace":
            document = put(document, path, draw(STRAY))
        elif change == "remove" and path:
            document = without(document, path)
        elif change == "add" and isinstance(at(document, path), dict):
            document = put(document, (*path, draw(st.sampled_from(["note", "side", "polarity_cue"]))), draw(STRAY))
        elif change == "copy":
            document = put(document, path, at(document, draw(st.sampled_from(everywhere))))
    return document


SLOW_TO_DRAW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


@given(reports())
@settings(max_examples=40, deadline=None, suppress_health_check=SLOW_TO_DRAW)
def test_every_valid_report_is_accepted_by_all(document: Json) -> None:
    assert verdicts(document) == Verdicts(models=True, python=True, rust=True, only_beyond=True)


@given(altered())
@settings(max_examples=80, deadline=None, suppress_health_check=SLOW_TO_DRAW)
def test_whatever_is_changed_the_schema_and_the_models_agree(document: Json) -> None:
    assert_agreement(verdicts(document))


@pytest.mark.slow
@pytest.mark.timeout(1800)
@given(reports())
@settings(max_examples=10_000, deadline=None, suppress_health_check=SLOW_TO_DRAW)
def test_ten_thousand_valid_reports_are_accepted_by_all(document: Json) -> None:
    assert verdicts(document, python=False) == Verdicts(models=True, python=True, rust=True, only_beyond=True)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@given(altered())
@settings(max_examples=10_000, deadline=None, suppress_health_check=SLOW_TO_DRAW)
def test_ten_thousand_changed_reports_are_agreed_on(document: Json) -> None:
    assert_agreement(verdicts(document, python=False))
