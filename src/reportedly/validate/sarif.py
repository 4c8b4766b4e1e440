"""SARIF: findings in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS, errata 01).

A result stands at its words in the article, and, related, at its value in the report; where there are no words it
stands at the value. Columns and offsets count code points (``columnKind``). Article text is data: brackets and braces
are escaped, so that no viewer makes a link or a placeholder of them (SARIF 3.11.5, 3.11.6).
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from reportedly._version import __version__
from reportedly.validate.findings import Finding, Rule
from reportedly.validate.located import Located, Region
from reportedly.validate.positions import Position
from reportedly.validate.rules import RULES

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "reportedlyFinding/v1"
"""Name of our fingerprint; the number grows when it is computed otherwise."""

Json = dict[str, Any]

_ESCAPES = str.maketrans({"{": "{{", "}": "}}", "[": "\\[", "]": "\\]"})
_INDEX = {rule: index for index, rule in enumerate(RULES)}


def sarif(items: Iterable[Located], unchecked: Sequence[str] = ()) -> str:
    """The findings as one SARIF log with one run.

    Args:
        items: The findings, of any number of reports.
        unchecked: What was not checked, and why: notifications of the run.
    """
    run: Json = {
        "tool": {
            "driver": {
                "name": "reportedly",
                "semanticVersion": _semantic(__version__),
                "rules": [_rule(rule) for rule in RULES.values()],
            },
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    {"level": "note", "message": message(f"not checked: {text}")} for text in unchecked
                ],
            },
        ],
        "results": [_result(item) for item in items],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False).encode(errors="backslashreplace").decode() + "\n"


def _rule(rule: Rule) -> Json:
    return {
        "id": rule.id,
        "shortDescription": message(rule.title),
        "fullDescription": message(rule.why),
        "help": message(rule.hint),
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(item: Located) -> Json:
    finding = item.finding
    value = _value(item)
    words = _words(item.article, item.region) if item.article is not None and item.region is not None else None
    result = {
        "ruleId": finding.rule,
        "ruleIndex": _INDEX[finding.rule],
        "level": finding.severity.value,
        "message": message(f"{finding.message}. {finding.hint}"),
        "locations": [words or value],
        "partialFingerprints": {FINGERPRINT: item.fingerprint},
    }
    if words is not None:
        words["logicalLocations"] = _pointer(finding)
        result["relatedLocations"] = [value | {"id": 1, "message": message("the value in the report")}]
    return result


def _value(item: Located) -> Json:
    location: Json = {"artifactLocation": {"uri": uri(item.report)}}
    if item.position is not None:
        location["region"] = {"startLine": item.position.line, "startColumn": item.position.column}
    return {"physicalLocation": location, "logicalLocations": _pointer(item.finding)}


def _words(article: str, region: Region) -> Json:
    span = _region(region.start, region.end) | {"snippet": {"text": region.words}}
    if region.offset is not None:
        span |= {"charOffset": region.offset, "charLength": region.length}
    return {"physicalLocation": {"artifactLocation": {"uri": uri(article)}, "region": span}}


def _region(start: Position, end: Position) -> Json:
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _pointer(finding: Finding) -> list[Json]:
    return [{"fullyQualifiedName": finding.pointer or "/", "kind": "value"}]


def message(text: str) -> Json:
    """A SARIF message of plain text, with what a viewer would read as a link or a placeholder escaped."""
    return {"text": text.translate(_ESCAPES)}


def uri(path: str) -> str:
    """A path as a URI: relative ones relative, absolute ones as ``file:``."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())


def _semantic(version: str) -> str:
    """The version by semver.org: ``1.0.0.dev0`` is ``1.0.0-dev0``."""
    head, dot, tail = version.partition(".dev")
    return f"{head}-dev{tail}" if dot else head
