"""Structure: whether bytes are a report at all. JSON, the schema version, the models, the published JSON Schema.

The models are asked first, since they say best what is wrong. The JSON Schema, which other programs check reports by,
is asked as well: what it alone refuses is a finding too.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol, TypeVar

from pydantic import ValidationError

from reportedly.errors import SchemaVersionError
from reportedly.schema.claim import Claim
from reportedly.schema.extraction import Extraction
from reportedly.schema.json_schema import json_schema
from reportedly.schema.migrations import migrate
from reportedly.schema.report import SCHEMA_VERSION, ArticleRef, Report
from reportedly.text.edtf import EDTF_PATTERN
from reportedly.validate.findings import Finding, Rule, Severity, escaped, shortened
from reportedly.validate.subject import Placed

MOST_BYTES = 2_000_000
"""Largest report that is held against the JSON Schema: about 1,000 claims, some seconds."""

SYNTAX = Rule(
    "json.syntax",
    Severity.ERROR,
    "not JSON",
    "A report is one JSON object in UTF-8 (RFC 8259), without NaN, Infinity or a byte-order mark.",
    "Write the report with a JSON library, or mend it at the place named.",
)
DUPLICATE_KEY = Rule(
    "json.duplicate_key",
    Severity.ERROR,
    "a key stands twice in one object",
    "RFC 8259 leaves open which of the two values counts, so two programs may read two reports.",
    "Keep one of them.",
)
VERSION = Rule(
    "schema.version",
    Severity.ERROR,
    "a schema version that this program does not know",
    "Every report names the version of the schema that it follows.",
    "Upgrade reportedly, or make the report anew.",
)
MISSING = Rule(
    "schema.missing",
    Severity.ERROR,
    "a required field is missing",
    "The schema's required fields carry the meaning of a claim.",
    "Add the field; 'reportedly schema' prints what each is for.",
)
UNKNOWN_FIELD = Rule(
    "schema.unknown_field",
    Severity.ERROR,
    "a field that the schema does not have",
    "The schema is closed, so that a misspelt optional field is not lost in silence.",
    "Remove it, or mend its name.",
)
VOCABULARY = Rule(
    "schema.vocabulary",
    Severity.ERROR,
    "a value outside its closed vocabulary",
    "Closed values can be compared, counted and exported.",
    "Take one of the values listed.",
)
VALUE = Rule(
    "schema.value",
    Severity.ERROR,
    "a value of the wrong type or form",
    "Models are strict: no text for a number, no date outside the EDTF subset.",
    "Mend the value as the message says.",
)
INVARIANT = Rule(
    "schema.invariant",
    Severity.ERROR,
    "values that contradict each other",
    "The models hold rules between fields: a negated claim has a cue, a sourced claim a chain, offsets fit the words.",
    "Mend one of the values that the message names.",
)
PUBLISHED = Rule(
    "schema.published",
    Severity.ERROR,
    "refused by the published JSON Schema",
    "Other programs check reports by the JSON Schema under schema/, so a report must pass it too.",
    "Mend the value as the message says.",
)
RULES = (
    SYNTAX,
    DUPLICATE_KEY,
    VERSION,
    MISSING,
    UNKNOWN_FIELD,
    VOCABULARY,
    VALUE,
    INVARIANT,
    PUBLISHED,
)

_M = TypeVar("_M", ArticleRef, Claim, Extraction)
_BY_ERROR = {
    "json_invalid": SYNTAX,  # the models' own parser has a limit of nesting
    "missing": MISSING,
    "extra_forbidden": UNKNOWN_FIELD,
    "enum": VOCABULARY,
    "literal_error": VOCABULARY,
    "value_error": INVARIANT,
}


@dataclass(frozen=True, slots=True)
class Structure:
    """What bytes turned out to be."""

    findings: tuple[Finding, ...]
    """What is wrong with them."""
    report: Report | None = None
    """The report, if nothing is wrong that the models see."""
    ref: ArticleRef | None = None
    """Which article, if that much can be read."""
    claims: tuple[Placed, ...] = ()
    """The claims that can be read."""
    extraction: Extraction | None = None
    """How it was made, if that can be read."""
    schema_checked: bool = False
    """Whether it was held against the JSON Schema."""


class _SchemaError(Protocol):
    absolute_path: Iterable[str | int]
    message: str
    validator: str


def structure(data: bytes) -> Structure:
    """Read a report as far as it can be read; nothing is raised, whatever the bytes are."""
    try:
        return _structure(data)
    except RecursionError:
        return Structure((SYNTAX.at("", "nested too deeply for a report"),))


def _structure(data: bytes) -> Structure:
    document, findings = _parsed(data)
    if document is None:
        return Structure(tuple(findings))
    try:
        document = migrate(document)
    except SchemaVersionError as error:
        there = "schema_version" in document
        message = str(error) if there else f"schema_version is missing; this program knows {SCHEMA_VERSION}"
        return Structure((*findings, VERSION.at("/schema_version" if there else "", message)))
    report, errors = _modelled(document)
    findings += errors
    if any(finding.rule == SYNTAX.id for finding in errors):
        return Structure(tuple(findings))
    schema_checked = len(data) <= MOST_BYTES
    if schema_checked:
        findings += _published(document, findings)
    if report is not None:
        claims = tuple(Placed(f"/claims/{index}", claim) for index, claim in enumerate(report.claims))
        return Structure(tuple(findings), report, report.article, claims, report.extraction, schema_checked)
    return Structure(
        tuple(findings),
        None,
        _part(ArticleRef, document.get("article")),
        tuple(_claims(document.get("claims"))),
        _part(Extraction, document.get("extraction")),
        schema_checked,
    )


def _parsed(data: bytes) -> tuple[dict[str, Any] | None, list[Finding]]:
    twice: list[str] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(items)
        if len(made) < len(items):
            twice.extend(name for name, count in Counter(name for name, _ in items).items() if count > 1)
        return made

    def constant(name: str) -> None:
        raise ValueError(f"{name} is no JSON value")

    try:
        document = json.loads(data.decode(), object_pairs_hook=pairs, parse_constant=constant)
    except ValueError as error:
        return None, [SYNTAX.at("", f"not JSON: {error}")]
    findings = [DUPLICATE_KEY.at("", f"the key {shortened(name)!r} stands twice in one object") for name in twice]
    if not isinstance(document, dict):
        kind = {list: "an array", str: "a string", type(None): "null", bool: "a truth value"}
        name = kind.get(type(document), "a number")
        return None, [*findings, VALUE.at("", f"a report is a JSON object, this is {name}")]
    return document, findings


def _modelled(document: dict[str, Any]) -> tuple[Report | None, list[Finding]]:
    try:
        return Report.model_validate_json(_json(document)), []
    except ValidationError as error:
        problems = error.errors(include_url=False, include_input=False)
        found: dict[object, Finding] = {}
        for problem in problems:
            if problem["type"] == "too_short" and _reached(document, problem["loc"])[1]:
                continue  # the list is not too short: its items are wrong, and have their own findings
            finding = _finding(document, dict(problem))
            # A union reports each of its members; an object may lack several fields.
            found.setdefault(finding if finding.rule == MISSING.id else finding.pointer, finding)
        return None, list(found.values())
    except ValueError as error:  # a lone surrogate, which JSON text can escape but UTF-8 can't hold
        return None, [SYNTAX.at("", f"not Unicode text: {error}")]


def _json(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()


def _finding(document: object, problem: dict[str, Any]) -> Finding:
    rule = _BY_ERROR.get(problem["type"], VALUE)
    location = problem["loc"]
    pointer, _ = _reached(document, location)
    message = str(problem["msg"]).removeprefix("Value error, ")
    if rule is SYNTAX:
        message = "nested too deeply for a report"
    elif rule is MISSING:
        message = f"{location[-1]!r} is missing"
    elif rule is UNKNOWN_FIELD:
        message = f"no field of the schema is named {shortened(location[-1])!r}"
    elif problem.get("ctx", {}).get("pattern") == EDTF_PATTERN:
        message = "no date of the EDTF subset, such as 2024-05-01, 2024-05, 2024-21 (spring), XXXX-05-01, 2024-05/.."
    return rule.at(pointer, message)


def _reached(document: object, location: tuple[str | int, ...]) -> tuple[str, object]:
    """An error's path as far as the document goes (unions add parts of their own), and the value there."""
    pointer, value = "", document
    for part in location:
        inside = (isinstance(value, dict) and part in value) or (
            isinstance(value, list) and isinstance(part, int) and part < len(value)
        )
        if not inside:
            break
        value = value[part]  # type: ignore[index]
        pointer += f"/{escaped(part)}"
    return pointer, value


def _published(document: dict[str, Any], known: list[Finding]) -> list[Finding]:
    """What the JSON Schema refuses at places where the models found nothing."""
    places = {finding.pointer for finding in known}
    parents = {finding.pointer.rpartition("/")[0] for finding in known if finding.rule == UNKNOWN_FIELD.id}
    found = []
    errors: Iterable[_SchemaError] = _validator().iter_errors(document)
    for error in errors:
        path = [f"/{escaped(part)}" for part in error.absolute_path]
        pointer = "".join(path)
        covered = any("".join(path[:length]) in places for length in range(1, len(path) + 1)) or pointer in places
        if not covered and not (error.validator == "additionalProperties" and pointer in parents):
            found.append(PUBLISHED.at(pointer, shortened(error.message)))
    return found


@cache
def _validator() -> Any:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - takes a tenth of a second; loaded where it is used

    return Draft202012Validator(_with_enumerations(json_schema()))


def _with_enumerations(schema: Any) -> Any:
    """The schema with ``oneOf`` constants as ``enum``, which accepts the same and is checked in half the time."""
    if isinstance(schema, list):
        return [_with_enumerations(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    options = schema.get("oneOf", [])
    if options and all(set(option) <= {"const", "description"} for option in options):
        rest = {key: value for key, value in schema.items() if key != "oneOf"}
        return rest | {"enum": [option["const"] for option in options]}
    return {key: _with_enumerations(value) for key, value in schema.items()}


def _claims(items: object) -> Iterator[Placed]:
    if not isinstance(items, list):
        return
    for index, item in enumerate(items):
        claim = _part(Claim, item)
        if claim is not None:
            yield Placed(f"/claims/{index}", claim)


def _part(model: type[_M], value: object) -> _M | None:
    try:
        return model.model_validate_json(_json(value))
    except ValueError:  # pydantic's ValidationError is one: the part is among the findings already
        return None
