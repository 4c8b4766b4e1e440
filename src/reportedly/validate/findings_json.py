"""Findings as JSON, for programs: one document for any number of reports."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reportedly.validate.located import Located
from reportedly.validate.validation import Validation


@dataclass(frozen=True, slots=True)
class ReportFindings:
    """One report's validation, with the places in its files."""

    name: str
    """Path of the report's file."""
    validation: Validation
    """What was found."""
    items: tuple[Located, ...]
    """The findings with their places."""


def findings_json(reports: Iterable[ReportFindings]) -> str:
    """The findings of the reports: ``{"reports": [{"report", "valid", "unchecked", "findings"}]}``.

    ``line`` and ``column`` are those of the value in the report's file, ``article`` holds those of the words.
    """
    document = {
        "reports": [
            {
                "report": report.name,
                "valid": report.validation.valid,
                "unchecked": list(report.validation.unchecked),
                "findings": [_finding(item) for item in report.items],
            }
            for report in reports
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False).encode(errors="backslashreplace").decode() + "\n"


def _finding(item: Located) -> dict[str, Any]:
    finding, region = item.finding, item.region
    article = None
    if item.article is not None and region is not None:
        article = {
            "path": item.article,
            "line": region.start.line,
            "column": region.start.column,
            "end_line": region.end.line,
            "end_column": region.end.column,
        }
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "pointer": finding.pointer,
        "message": finding.message,
        "hint": finding.hint,
        "line": item.position.line if item.position else None,
        "column": item.position.column if item.position else None,
        "start": finding.start,
        "end": finding.end,
        "words": finding.words or None,
        "article": article,
        "fingerprint": item.fingerprint,
    }
