"""Table: a report as lines of a terminal, one claim a row."""

import shutil
import unicodedata

from reportedly.cli.terminal import one_line
from reportedly.schema.claim import Claim
from reportedly.schema.report import Report
from reportedly.schema.vocabularies import Contested, Modality, Polarity, VerificationStatus, Voice

_HEADS = ("what", "who", "where", "when", "source", "status")
_SHARES = (22, 26, 16, 12, 24, 20)
_MINIMUM = 100


def table(report: Report, width: int | None = None) -> str:
    """The claims as rows: what, who, where, when, on whose word, how far verified."""
    room = max(width or shutil.get_terminal_size((120, 24)).columns, _MINIMUM) - 2 * (len(_SHARES) - 1)
    widths = [max(6, room * share // sum(_SHARES)) for share in _SHARES]
    rows = [_HEADS, tuple("─" * size for size in widths), *(_row(claim) for claim in report.claims)]
    lines = ["  ".join(_fit(cell, size) for cell, size in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([*lines, "", closing(report)])


def closing(report: Report) -> str:
    """One line: how many claims, from what extractor, what was refused or not read."""
    extraction = report.extraction
    read = "whole article read" if extraction.complete else "NOT FULLY READ"
    count = len(report.claims)
    return (
        f"{count} claim{'' if count == 1 else 's'} · {one_line(extraction.extractor)} "
        f"{one_line(extraction.extractor_version)} · {len(extraction.rejected)} values refused · {read}"
    )


def what(claim: Claim) -> str:
    """Type, with 'not' for a negated claim and a word for its modality."""
    words = [claim.event.type.replace("_", " ")]
    if claim.event.polarity is Polarity.NEGATED:
        words.insert(0, "NOT")
    if claim.event.modality is not Modality.ASSERTED:
        words.append(f"({claim.event.modality})")
    return " ".join(words)


def who(claim: Claim) -> str:
    """Participants with their roles."""
    return "; ".join(f"{person.name} ({person.role})" for person in (*claim.units, *claim.parties))


def where(claim: Claim) -> str:
    """Places with their relations."""
    return "; ".join(f"{place.relation.replace('_', ' ')} {place.name}" for place in claim.locations)


def when(claim: Claim) -> str:
    """Dates: the value, or the words where there is none."""
    return "; ".join(date.edtf or date.span.text for date in claim.dates)


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
    return what(claim), who(claim), where(claim), when(claim), source(claim), status(claim)


def _fit(text: str, width: int) -> str:
    """``text`` in exactly ``width`` columns; wide characters (UAX #11) take two."""
    shown = one_line(text)
    if _columns(shown) <= width:
        return shown + " " * (width - _columns(shown))
    while _columns(shown) > width - 1:
        shown = shown[:-1]
    return shown + "…" + " " * (width - 1 - _columns(shown))


def _columns(text: str) -> int:
    return sum(
        0 if unicodedata.combining(character) else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )
