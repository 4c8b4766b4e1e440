"""Findings for people: lines of a terminal, and annotations that GitHub shows beside a change.

The terminal form is that of compilers (``file:line:column: error: message [rule]``), which editors can jump by.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import click

from reportedly.cli.terminal import one_line
from reportedly.validate.findings import Severity, shortened
from reportedly.validate.findings_json import ReportFindings
from reportedly.validate.located import Located
from reportedly.validate.rules import RULES

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def findings_table(reports: Sequence[ReportFindings]) -> str:
    """The findings of the reports, and a line that counts them."""
    lines: list[str] = []
    for report in reports:
        for item in report.items:
            lines += _lines(item)
        lines += [f"{one_line(report.name)}: not checked: {text}" for text in report.validation.unchecked]
    return "\n".join([*lines, _count(reports)]) + "\n"


def github_annotations(reports: Iterable[ReportFindings]) -> str:
    """The findings as workflow commands; each stands at its value in the report's file."""
    return "".join(f"{_annotation(item)}\n" for report in reports for item in report.items)


def rules_table() -> str:
    """Every rule with its severity and what it says."""
    width = max(map(len, RULES))
    return "".join(f"{rule.id:<{width}}  {rule.severity:<7}  {rule.title}\n" for rule in RULES.values())


def _lines(item: Located) -> Iterator[str]:
    finding = item.finding
    place = f":{item.position.line}:{item.position.column}" if item.position else ""
    severity = click.style(finding.severity.value, fg=_COLOURS[finding.severity], bold=True)
    yield f"{one_line(item.report)}{place}: {severity}: {one_line(finding.message)} [{finding.rule}]"
    if finding.pointer or item.region:
        yield f"    {_where(item)}"
    yield f"    {one_line(finding.hint)}"


def _where(item: Located) -> str:
    parts = [one_line(item.finding.pointer)] if item.finding.pointer else []
    if item.region is not None and item.article is not None:
        start = item.region.start
        words = one_line(shortened(item.region.words))
        parts.append(f"{one_line(item.article)}:{start.line}:{start.column}: “{words}”")
    return "  ".join(parts)


def _count(reports: Sequence[ReportFindings]) -> str:
    counts = Counter(item.finding.severity for report in reports for item in report.items)
    found = ", ".join(_number(counts[severity], severity.value) for severity in Severity if counts[severity])
    return f"{_number(len(reports), 'report')}: {found or 'no findings'}"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _annotation(item: Located) -> str:
    finding = item.finding
    properties = {"file": item.report}
    if item.position is not None:
        properties |= {"line": str(item.position.line), "col": str(item.position.column)}
    properties["title"] = finding.rule
    head = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    text = f"{finding.message}. {finding.hint}"
    return f"::{_COMMANDS[finding.severity]} {head}::{_data(text)}"


def _data(text: str) -> str:
    """A workflow command's message: per cent signs and line ends would end or change the command."""
    return one_line(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A workflow command's property, which colons and commas would end as well."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
