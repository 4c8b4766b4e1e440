"""``reportedly show``: a report for reading."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from reportedly.cli.evidence import COLOURS, quoted
from reportedly.cli.exits import Exit
from reportedly.cli.options import source_bytes
from reportedly.cli.table import closing, source, status, what
from reportedly.cli.terminal import coloured, one_line, spoken, terminal_width, wrapped
from reportedly.errors import ReportError, SchemaVersionError
from reportedly.schema.claim import Claim
from reportedly.schema.migrations import load_report
from reportedly.schema.report import ArticleRef, Report
from reportedly.schema.setting import Location
from reportedly.schema.span import Span

_USUAL, _WIDEST, _NARROWEST = 88, 100, 30
_INDENT = 4
_LABEL = 10
_MOST_REFUSED = 20


@click.command("show")
@click.argument("path", metavar="REPORT | -")
@click.option("--refused", is_flag=True, help="List every value that was refused, and why; else the first few.")
def command(path: str, *, refused: bool) -> int:
    """Show a report: each claim, who, where, when, how far verified, and the words it stands on.

    The file holds one report as JSON, or several as JSON Lines.
    """
    data = source_bytes(path)
    reports = _reports(Path(path) if data is None else data)
    width = max(terminal_width(_USUAL, _WIDEST), _NARROWEST)
    text = "\n\n\n".join(shown(report, width, most_refused=None if refused else _MOST_REFUSED) for report in reports)
    click.echo(spoken(text), color=coloured())
    return Exit.DONE


def _reports(source: Path | bytes) -> list[Report]:
    """The report of a JSON file, or those of a file of JSON Lines."""
    name = str(source) if isinstance(source, Path) else "standard input"
    try:
        data = source.read_bytes() if isinstance(source, Path) else source
    except OSError as error:
        raise ReportError(f"{name}: can't be read: {error.strerror or error}") from error
    lines = [(number, line) for number, line in enumerate(data.split(b"\n"), 1) if line.strip()]
    several = len(lines) > 1 and _is_json(lines[0][1])
    places = [(f"{name}:{number}", line) for number, line in lines] if several else [(name, data)]
    return [_loaded(place, text) for place, text in places]


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _loaded(place: str, data: bytes) -> Report:
    try:
        return load_report(data)
    except (ReportError, SchemaVersionError) as error:
        raise type(error)(f"{place}: {str(error).removeprefix('report: ')}") from error


def shown(report: Report, width: int, *, most_refused: int | None = None) -> str:
    """The report as text of ``width`` columns, styled; styles fall away where the output is no terminal."""
    lines = [*_head(report.article, width), ""]
    for number, claim in enumerate(report.claims, 1):
        lines += [*_claim(number, claim, width), ""]
    for gap in report.extraction.unread:
        lines += wrapped(f"not read: {one_line(gap.reason)} [{gap.start}:{gap.end}]", width)
    lines += _refused(report, width, most_refused)
    return "\n".join([*lines, *wrapped(closing(report), width)])


def _head(article: ArticleRef, width: int) -> list[str]:
    title = wrapped(one_line(article.title or article.id), width)
    facts = [one_line(fact) for fact in (article.publisher, article.published, article.url) if fact]
    return [*(click.style(line, bold=True) for line in title), *(wrapped(" · ".join(facts), width) if facts else [])]


def _claim(number: int, claim: Claim, width: int) -> Iterator[str]:
    event = what(claim)
    told = [claim.kind.value, *([said] if (said := status(claim)) != "–" else [])]
    lines = wrapped(" · ".join([event, *told]), width - _INDENT)
    first = click.style(lines[0][: len(event)], bold=True) + lines[0][len(event) :]
    for index, line in enumerate([first, *lines[1:]]):
        yield (" " * _INDENT if index else f"{number:>{_INDENT - 1}} ") + line
    for span in claim.evidence:
        place = click.style(f" [{span.start}:{span.end}]", dim=True)
        words = quoted(span, claim, width - _INDENT)
        yield from (" " * _INDENT + line for line in words[:-1])
        yield " " * _INDENT + words[-1] + place
    for label, text in _rows(claim):
        yield from _row(label, text, width)


def _rows(claim: Claim) -> Iterator[tuple[str, str]]:
    event = claim.event
    yield "who", "; ".join(_people(claim))
    yield "where", "; ".join(_place(place) for place in claim.locations)
    yield "when", "; ".join(f"{date.span.text} = {date.edtf or '?'} ({date.role})" for date in claim.dates)
    yield "number", "; ".join(f"{amount.of.replace('_', ' ')}: {amount.span.text}" for amount in event.quantities)
    yield "means", "; ".join(f"{means.kind.replace('_', ' ')}: {means.span.text}" for means in event.means)
    yield "said by", source(claim)
    cues = [cue for cue in (event.polarity_cue, event.modality_cue) if cue]
    yield "cue", _listed((*cues, *claim.attribution.cues, *claim.verification.cues))
    for response in claim.verification.responses:
        yield "answer", f"{response.source.name} {response.stance.replace('_', ' ')}: “{response.span.text}”"
    if claim.grading:
        grades = "".join(f"{grade.reliability}" for grade in claim.grading.reliability)
        yield "graded", f"{grades}{claim.grading.credibility or ''} by {claim.grading.by}"


def _people(claim: Claim) -> Iterator[str]:
    for person in (*claim.units, *claim.parties):
        others = "".join(f", also {other.name}" for other in person.alternate_names)
        yield f"{person.name}{others} ({person.role}{', ' + person.side if person.side else ''})"


def _place(place: Location) -> str:
    others = "".join(f", also {other.name}" for other in place.alternate_names)
    return f"{place.relation.replace('_', ' ')} {place.name}{others} ({place.kind})"


def _listed(cues: tuple[Span, ...]) -> str:
    return ", ".join(f"“{text}”" for text in dict.fromkeys(cue.text for cue in cues))


def _row(label: str, text: str, width: int) -> Iterator[str]:
    if not text:
        return
    head = click.style(f"{label:<{_LABEL}}", fg=COLOURS.get(label))
    for index, line in enumerate(wrapped(one_line(text), width - _INDENT - _LABEL)):
        yield " " * _INDENT + (head if not index else " " * _LABEL) + line


def _refused(report: Report, width: int, most: int | None) -> Iterator[str]:
    refused = report.extraction.rejected
    for item in refused[:most]:
        yield from wrapped(one_line(f"refused: {item.path} “{item.value}”: {item.reason}"), width)
    if most is not None and len(refused) > most:
        yield f"refused: {len(refused) - most} more; --refused lists them"
