"""Quotations: where each opens and closes in the text, over sentences, lines and paragraphs.

Marks are paired in one pass. An apostrophe inside a word, or behind a plural ('soldiers’ pay'), closes nothing. A
quotation that is still open at a line's end goes on if the next line opens with the same mark, or closes it; else it
ends with the line.
"""

import re
from bisect import bisect_left
from typing import NamedTuple

_CLOSING = {"“": "”", "‘": "’", "«": "»", '"': '"', "'": "'", "„": "“"}
_MARK = re.compile("[“”‘’«»\"'„\n]")
_LONGEST = 4_000
"""In code points; a longer one is a mark that nobody closed."""


class Quotation(NamedTuple):
    """A quotation with its marks."""

    start: int
    """Of its opening mark."""
    end: int
    """One past its closing mark, or where it breaks off."""
    closed: bool
    """Whether it has a closing mark."""

    @property
    def inner_end(self) -> int:
        """Where its words end."""
        return self.end - self.closed


def quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of a text, in order."""
    marks = [found.start() for found in _MARK.finditer(text)]
    found: list[Quotation] = []
    at = 0
    while at < len(marks):
        if _opens(text, marks[at]):
            quotation, at = _quotation(text, marks, at)
            found.append(quotation)
        else:
            at += 1
    return tuple(found)


def within(found: tuple[Quotation, ...], start: int, end: int) -> tuple[Quotation, ...]:
    """Those that touch ``text[start:end]``; ``found`` is in order."""
    first = bisect_left(found, start, key=lambda quotation: quotation.end)
    last = bisect_left(found, end, key=lambda quotation: quotation.start)
    return tuple(quotation for quotation in found[first:last] if quotation.end > start)


def _opens(text: str, at: int) -> bool:
    """Whether the mark at ``at`` opens a quotation: it touches what follows and nothing before."""
    if text[at] not in _CLOSING:
        return False
    if at + 1 >= len(text) or text[at + 1].isspace():
        return False
    return text[at] in "«„" or at == 0 or text[at - 1].isspace() or text[at - 1] in "([—–-“‘\"'«"


def _quotation(text: str, marks: list[int], at: int) -> tuple[Quotation, int]:
    """The quotation that opens at the mark number ``at``, and the number of the first mark behind it."""
    start = marks[at]
    opening, closing = text[start], _CLOSING[text[start]]
    line_end = 0
    step = at + 1
    while step < len(marks) and marks[step] - start < _LONGEST:
        here = marks[step]
        if text[here] == "\n":
            line_end = line_end or step
        elif text[here] == opening and _opens(text, here):
            if not _starts_line(text, here):
                if not line_end:
                    step += 1
                    continue
                break
            line_end = 0
        elif text[here] == closing and _closes(text, marks, step, opening):
            return Quotation(start, here + 1, closed=True), step + 1
        step += 1
    if line_end:
        return Quotation(start, marks[line_end], closed=False), line_end + 1
    return Quotation(start, min(len(text), start + _LONGEST), closed=False), max(step, at + 1)


def _starts_line(text: str, at: int) -> bool:
    before = text.rfind("\n", max(0, at - 8), at)
    return (before >= 0 and not text[before:at].strip()) or at == 0


def _closes(text: str, marks: list[int], step: int, opening: str) -> bool:
    """Whether a closing mark closes, rather than being an apostrophe or the opening of another quotation."""
    at = marks[step]
    before = text[at - 1]
    behind = text[at + 1] if at + 1 < len(text) else " "
    if behind.isalnum():
        return False
    if before.isspace():
        return False
    if text[at] not in "’'" or before != "s":
        return True
    return not _closed_behind(text, marks, step, opening)


def _closed_behind(text: str, marks: list[int], step: int, opening: str) -> bool:
    """Whether a later mark on the line closes before another opens: then this one is a plural's apostrophe."""
    for here in marks[step + 1 : step + 12]:
        if text[here] == "\n" or (text[here] == opening and _opens(text, here)):
            return False
        if text[here] == text[marks[step]] and not (here + 1 < len(text) and text[here + 1].isalnum()):
            return text[here - 1] in ".,?!…" or text[here - 1].isalnum()
    return False
