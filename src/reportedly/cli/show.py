"""``reportedly show``: a report for reading."""

import textwrap
from pathlib import Path

import click

from reportedly.cli.exits import Exit
from reportedly.cli.options import source_bytes
from reportedly.cli.table import closing, source, status, what
from reportedly.cli.terminal import one_line
from reportedly.schema.claim import Claim
from reportedly.schema.migrations import load_report
from reportedly.schema.report import Report
from reportedly.schema.setting import Location
from reportedly.schema.span import Span

_WIDTH = 100
_LABEL = 9


@click.command("show")
@click.argument("path", metavar="REPORT | -")
def command(path: str) -> int:
    """Show a report: each claim, who, where, when, how far verified, and the words it stands on."""
    data = source_bytes(path)
    report = load_report(Path(path) if data is None else data)
    click.echo(shown(report))
    return Exit.DONE


def shown(report: Report) -> str:
    """The report as text for a terminal, styled; styles fall away where the output is no terminal."""
    head = one_line(report.article.title or report.article.id)
    facts = [
        one_line(fact) for fact in (report.article.publisher, report.article.published, report.article.url) if fact
    ]
    lines = [click.style(head, bold=True), *([" · ".join(facts)] if facts else []), ""]
    for number, claim in enumerate(report.claims, 1):
        lines += [*_claim(number, claim), ""]
    lines += [f"not read: {one_line(gap.reason)} ({gap.start} to {gap.end})" for gap in report.extraction.unread]
    return "\n".join([*lines, closing(report)])


def _claim(number: int, claim: Claim) -> list[str]:
    lines = [
        click.style(f"{number:>3}  {what(claim)}", bold=True) + click.style(f"  {claim.kind}  {claim.id}", dim=True)
    ]
    lines += _row("who", "; ".join(_person(claim)))
    lines += _row("where", "; ".join(_place(place) for place in claim.locations))
    lines += _row("when", "; ".join(_dated(claim)))
    lines += _row("number", "; ".join(_amounts(claim)))
    lines += _row("said by", source(claim) + _cues(claim.attribution.cues))
    lines += _row("status", status(claim) + _cues(claim.verification.cues))
    for response in claim.verification.responses:
        lines += _row("", f"{response.source.name} {response.stance.replace('_', ' ')}{_cues((response.span,))}")
    for span in claim.evidence:
        lines += _row("words", f"“{span.text}” [{span.start}:{span.end}]")
    return lines


def _person(claim: Claim) -> list[str]:
    everyone = (*claim.units, *claim.parties)
    return [f"{person.name} ({person.role}{', ' + person.side if person.side else ''})" for person in everyone]


def _place(place: Location) -> str:
    others = "".join(f", also {other.name}" for other in place.alternate_names)
    return f"{place.relation.replace('_', ' ')} {place.name}{others} ({place.kind})"


def _dated(claim: Claim) -> list[str]:
    return [f"{date.span.text} = {date.edtf or '?'} ({date.role})" for date in claim.dates]


def _amounts(claim: Claim) -> list[str]:
    return [f"{amount.of.replace('_', ' ')}: {amount.span.text}" for amount in claim.event.quantities]


def _cues(cues: tuple[Span, ...]) -> str:
    return f"  ({'; '.join(f'“{cue.text}”' for cue in cues)})" if cues else ""


def _row(label: str, text: str) -> list[str]:
    if not text:
        return []
    wrapped = textwrap.wrap(one_line(text), _WIDTH - _LABEL - 5) or [""]
    return [f"     {label if not index else '':<{_LABEL}}{line}" for index, line in enumerate(wrapped)]
