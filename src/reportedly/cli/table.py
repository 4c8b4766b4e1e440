"""Table: a report as lines of a terminal, one claim a row."""

from itertools import zip_longest

from reportedly.cli.terminal import columns, one_line, padded, terminal_width, wrapped
from reportedly.schema.claim import Claim
from reportedly.schema.report import Report
from reportedly.schema.vocabularies import Contested, Modality, Polarity, VerificationStatus, Voice

_HEADS = ("what", "who", "where", "when", "source", "status")
_USUAL, _WIDEST = 120, 200
_GAP = 2
_NARROWEST = 10
"""Columns that a column of the table keeps; a narrower terminal breaks the lines itself."""


def table(report: Report, width: int | None = None) -> str:
    """The claims as rows: what, who, where, when, on whose word, how far verified."""
    rows = [tuple(one_line(cell) for cell in _row(claim)) for claim in report.claims]
    widths = _widths([_HEADS, *rows], width or terminal_width(_USUAL, _WIDEST))
    lines = [*_lines(_HEADS, widths), (" " * _GAP).join("─" * size for size in widths)]
    for row in rows:
        lines += _lines(row, widths)
    return "\n".join([*lines, "", *wrapped(closing(report), sum(widths) + _GAP * (len(widths) - 1))])


def _widths(rows: list[tuple[str, ...]], width: int) -> list[int]:
    """As wide as the widest cell; where that is too much, the widest columns give way first."""
    widths = [max(columns(row[index]) for row in rows) for index in range(len(_HEADS))]
    room = width - _GAP * (len(widths) - 1)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widest = max(range(len(widths)), key=lambda index: widths[index])
        second = sorted(widths)[-2]
        widths[widest] -= max(1, min(sum(widths) - room, widths[widest] - max(second, _NARROWEST)))
    return widths


def _lines(row: tuple[str, ...], widths: list[int]) -> list[str]:
    cells = [wrapped(cell, size) for cell, size in zip(row, widths, strict=True)]
    return [
        (" " * _GAP).join(padded(part, size) for part, size in zip(parts, widths, strict=True)).rstrip()
        for parts in zip_longest(*cells, fillvalue="")
    ]


def closing(report: Report) -> str:
    """One line: how many claims, from what extractor, what was refused or not read."""
    extraction = report.extraction
    read = "whole article read" if extraction.complete else "NOT FULLY READ"
    refused = len(extraction.rejected)
    return (
        f"{_counted(len(report.claims), 'claim')} · {one_line(extraction.extractor)} "
        f"{one_line(extraction.extractor_version)} · {_counted(refused, 'value')} refused · {read}"
    )


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def what(claim: Claim) -> str:
    """Type, with 'NOT' for a negated claim and a word for its modality."""
    words = [claim.event.type.replace("_", " ")]
    if claim.event.polarity is Polarity.NEGATED:
        words.insert(0, "NOT")
    if claim.event.modality is not Modality.ASSERTED:
        words.append(f"({claim.event.modality})")
    return " ".join(words)


def source(claim: Claim) -> str:
    """The chain, origin first; or the voice."""
    if claim.attribution.voice is not Voice.SOURCED:
        return f"[{claim.attribution.voice}]"
    return " → ".join(link.name for link in claim.attribution.chain)


def status(claim: Claim) -> str:
    """What the article says of its truth."""
    words = [] if claim.verification.status is VerificationStatus.UNADDRESSED else [str(claim.verification.status)]
    if claim.verification.contested is not Contested.NO:
        words.append(str(claim.verification.contested))
    return ", ".join(words) or "–"


def _row(claim: Claim) -> tuple[str, ...]:
    who = "; ".join(f"{person.name} ({person.role})" for person in (*claim.units, *claim.parties))
    where = "; ".join(f"{place.relation.replace('_', ' ')} {place.name}" for place in claim.locations)
    when = "; ".join(date.edtf or date.span.text for date in claim.dates)
    return what(claim), who, where, when, source(claim), status(claim)
