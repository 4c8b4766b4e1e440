"""Evidence: a claim's own words, with the words that its values stand on in colour."""

from collections.abc import Iterator
from typing import NamedTuple

import click

from reportedly.cli.terminal import columns, shown
from reportedly.schema.claim import Claim
from reportedly.schema.report import spans
from reportedly.schema.span import Span

COLOURS = {
    "who": "cyan",
    "where": "green",
    "when": "magenta",
    "number": "yellow",
    "means": "yellow",
    "said by": "blue",
    "cue": "red",
}
"""The colour of each row's label, and of its words in the evidence."""


class _Cell(NamedTuple):
    """One printed character and its colour."""

    text: str
    colour: str | None


def quoted(span: Span, claim: Claim, width: int) -> list[str]:
    """The words of a piece of evidence in lines of at most ``width`` columns, between quotation marks."""
    cells = [_Cell("“", None), *_cells(span, _marked(span, claim)), _Cell("”", None)]
    return ["".join(_run(line)) for line in _lines(cells, width)]


def _marked(span: Span, claim: Claim) -> list[str | None]:
    """The colour of each character; of words inside words, the shorter ones' colour."""
    colours: list[str | None] = [None] * len(span.text)
    inside = [(part, _row(path)) for path, part in spans(claim) if span.start <= part.start and part.end <= span.end]
    for part, row in sorted(inside, key=lambda found: len(found[0].text), reverse=True):
        if row is not None:
            colours[part.start - span.start : part.end - span.start] = [COLOURS[row]] * len(part.text)
    return colours


def _row(path: str) -> str | None:
    """The row of ``show`` whose value stands at this path of a claim."""
    if path.startswith(("units", "parties")):
        return "who"
    if path.startswith("attribution.chain"):
        return "said by"
    if path.startswith("attribution.quotes"):
        return None
    if "cue" in path:
        return "cue"
    heads = {"locations": "where", "dates": "when", "event.quantities": "number", "event.means": "means"}
    return next((row for head, row in heads.items() if path.startswith(head)), None)


def _cells(span: Span, colours: list[str | None]) -> Iterator[_Cell]:
    """The printed characters, runs of white space as one blank."""
    blank = False
    for character, colour in zip(span.text, colours, strict=True):
        if character.isspace():
            if not blank:
                yield _Cell(" ", colour)
            blank = True
        elif text := shown(character):
            blank = False
            yield _Cell(text, colour)


def _lines(cells: list[_Cell], width: int) -> Iterator[list[_Cell]]:
    line: list[_Cell] = []
    taken, blank = 0, 0
    for cell in cells:
        line.append(cell)
        taken += columns(cell.text)
        if cell.text == " ":
            blank = len(line)
        if taken > width:
            cut = blank or max(1, len(line) - 1)
            yield line[:cut]
            line, blank = line[cut:], 0
            taken = sum(columns(rest.text) for rest in line)
    if line:
        yield line


def _run(line: list[_Cell]) -> Iterator[str]:
    """The line's characters, styled run by run."""
    if line and line[-1].text == " ":
        line = line[:-1]
    start = 0
    for at in range(1, len(line) + 1):
        if at == len(line) or line[at].colour != line[start].colour:
            text = "".join(cell.text for cell in line[start:at])
            colour = line[start].colour
            yield click.style(text, fg=colour) if colour else text
            start = at
