"""Lines: which line ends also end a sentence.

A blank line always does. Inside a paragraph a line end does after closing punctuation, before an item of a list, and
after a line that stopped short though the next word would have fitted (a headline without a full stop); the rest are
the line ends of wrapped text, which mean a blank.
"""

import math
import re
from collections.abc import Iterator
from functools import cache

from reportedly.text.abbreviations import goes_on
from reportedly.text.lexicon import table

Range = tuple[int, int]

_BLANK = re.compile(r"(?:\n[^\S\n]*(?=\n)|\u2029)\s*")
_GAP = re.compile(r"\n\s*")
_CLOSED = re.compile(r"[.!?…。！？।؟][\"'”’»)\]]{0,3}$")
_BULLET = re.compile(r"[•▪‣◦●■·*]\s*\S")
_DASHED = re.compile(r"([-–—])\s+\S")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST = re.compile(r"[\"'“‘«(\[]*(\w)")
_NARROWEST = 60
"""Columns; narrower text is not wrapped, its lines are short."""
_SHORT = 0.75
"""Share of the usual width within which a line and the next word fit if the line stopped short."""
_SHARE_OF_LINES = 0.9


def stretches(text: str) -> Iterator[Range]:
    """The stretches of ``text`` that no sentence reaches beyond, in order."""
    width = _width(text)
    start = 0
    for gap in _BLANK.finditer(text):
        yield from _paragraph(text, start, gap.start(), width)
        start = gap.end()
    yield from _paragraph(text, start, len(text), width)


def _paragraph(text: str, start: int, end: int, width: int) -> Iterator[Range]:
    line = start
    for gap in _GAP.finditer(text, start, end):
        stop = before_blanks(text, line, gap.start())
        if gap.end() < end and _ends(text, start, line, stop, gap.end(), end, width):
            yield start, gap.end()
            start = gap.end()
        line = gap.end()
    yield start, end


def _ends(text: str, start: int, line: int, stop: int, following: int, end: int, width: int) -> bool:
    """Whether the sentence that began at ``start``, or another since, ends with the line ``text[line:stop]``."""
    if stop <= line:
        return False
    closed = _CLOSED.search(text, max(line, stop - 4), stop) is not None
    if _item(text, line, stop, following, closed=closed):
        return True
    first = _FIRST.match(text, following, end)
    if first is None:
        return closed
    if first.group(1).islower():
        return False
    if closed:
        return not goes_on(text, start, stop, following)
    return _stopped_short(text, line, stop, following, end, width)


def _item(text: str, line: int, stop: int, following: int, *, closed: bool) -> bool:
    """Whether an item of a list begins at ``following``."""
    if _BULLET.match(text, following):
        return True
    opened = closed or text[stop - 1] in ":;"
    dash = _DASHED.match(text, following)
    if dash:
        return opened or text[dash.end() - 1].isupper() or text.startswith(dash.group(1), line)
    return bool(_NUMBERED.match(text, following)) and (opened or bool(_NUMBERED.match(text, line)))


def _stopped_short(text: str, line: int, stop: int, following: int, end: int, width: int) -> bool:
    if text[stop - 1] in ",;:-–—(":
        return False
    last = _LAST_WORD.search(text, max(line, stop - 20), stop)
    if last and last.group().lower() in _unfinished():
        return False
    word = next((at for at in range(following, min(end, following + width)) if text[at].isspace()), end) - following
    return stop - line + 1 + word <= _SHORT * width


def _width(text: str) -> int:
    """The usual length of the long lines: the width of wrapped text, the length of paragraphs where there is none."""
    lengths = sorted(len(line) for line in text.split("\n") if line.strip())
    usual = lengths[math.ceil(_SHARE_OF_LINES * (len(lengths) - 1))] if lengths else 0
    return max(usual, _NARROWEST)


def before_blanks(text: str, start: int, end: int) -> int:
    """``end``, or where the white space before it begins."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


@cache
def _unfinished() -> frozenset[str]:
    return frozenset(table("abbreviations")["lines"]["unfinished"].split())
