"""Sentences: half-open code-point ranges, from ``sentencex`` mended for war reporting.

``lines`` parts the text at line ends that end sentences. Each stretch is handed to sentencex with quotation marks,
brackets and line ends blanked out, so that a quotation over several sentences is parted at them; a closing mark stays
with the sentence before it, an opening one with the sentence after. Breaks after abbreviations ('Lt. Col.', 'No. 3
Bn.', 'U.S.') and before a small letter are taken back; breaks after '…', footnote marks, 'U.S.' and 'No.', where
sentencex makes none, are added.
"""

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from reportedly.text.abbreviations import goes_on
from reportedly.text.lines import before_blanks, stretches

Range = tuple[int, int]

_BLOCK = 4_000
"""Longest piece in code points that is handed to sentencex at once; a longer sentence is parted at its blanks."""
_DENSE_BLOCK = 400
"""The same where closing punctuation is dense: the cost of a piece is its length times its breaks."""
_DENSE = 200

_OPENERS = "“‘«„‹「『([{"
_CLOSERS = "\"'”’»›」』)]}"
_STRAIGHT = "\"'"
_BLANKED = str.maketrans(dict.fromkeys(_OPENERS + _CLOSERS + "‚`´\n\r", " "))
_TERMINATORS = ".!?…。！？।؟"
_STOPS = _TERMINATORS + "•"
_CUT = re.compile(r"(?:[.!?…]\s|[。！？।؟])")

_CLOSED = rf"[{re.escape(_CLOSERS)}]{{0,3}}"
_ADDED = re.compile(
    rf"(?:…{_CLOSED}|[.!?…]{_CLOSED}(?:\[\d{{1,3}}\]){{1,4}}|(?<![A-Za-z.])(?:[A-Z]\.){{2,6}}{_CLOSED}"
    rf"|(?<!\w)[Nn]o\.{_CLOSED})\s+"
)
_NEXT = re.compile(r"[^\w\s]{0,3}\s?(\w)")
_MARKER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z])[.)]\s*")
_SPEECH_TAG = re.compile(
    r"(?:[A-Z][\w’'.-]*\s+){1,4}(?:said|asked|added|told|wrote|replied|shouted|cried|exclaimed|demanded)\b(?:\s+[a-z]|[.,])"
)


def sentences(text: str, language: str = "en") -> tuple[Range, ...]:
    """The sentences of ``text`` in order, without surrounding white space; every other character is in one.

    Linear in the text: no sentence has more than 8,000 code points. ``language`` is ISO 639; sentencex falls back to
    English for one that it doesn't know.
    """
    trimmed = (_trim(text, start, end) for start, end in stretches(text))
    found = (piece for start, end in trimmed if start < end for piece in _sentences(text, start, end, language))
    return tuple((start, end) for start, end in (_trim(text, *piece) for piece in found) if start < end)


def _sentences(text: str, start: int, end: int, language: str) -> Iterator[Range]:
    for at in _breaks(text, start, end, language):
        if start < at < end and (at - start >= _BLOCK or _is_end(text, start, at, end)):
            yield start, at
            start = at
    yield start, end


def _breaks(text: str, start: int, end: int, language: str) -> Iterator[int]:
    """Where sentences may begin, in order."""
    for block_start, block_end in _blocks(text, start, end):
        proposed = {_before_openers(text, at, block_start) for at in _proposed(text, block_start, block_end, language)}
        added = {gap.end() for gap in _ADDED.finditer(text, block_start, block_end) if gap.end() < block_end}
        yield from sorted(proposed | added)
        if block_end < end:
            yield block_end


def _proposed(text: str, start: int, end: int, language: str) -> Iterator[int]:
    at = start
    for boundary in get_sentence_boundaries(language, text[start:end].translate(_BLANKED)):
        at += len(boundary["text"])
        if at < end:
            yield at


def _blocks(text: str, start: int, end: int) -> Iterator[Range]:
    while start < end:
        limit = start + _BLOCK
        if end - start > _DENSE and sum(text.count(mark, start, min(limit, end)) for mark in _STOPS) > _DENSE:
            limit = start + _DENSE_BLOCK
        cut = end if limit >= end else _cut(text, start, limit)
        yield start, cut
        start = cut


def _cut(text: str, start: int, limit: int) -> int:
    """After the last sentence end before ``limit``, else after the last blank, else there."""
    stop = max((found.end() for found in _CUT.finditer(text, start, limit)), default=0)
    if stop:
        return stop
    return max(text.rfind(" ", start, limit), text.rfind("\n", start, limit)) + 1 or limit


def _before_openers(text: str, at: int, start: int) -> int:
    """``at``, or before the opening marks that stand there: they belong to the sentence that begins."""
    while at > start and (
        text[at - 1] in _OPENERS or (text[at - 1] in _STRAIGHT and at - 1 > start and text[at - 2].isspace())
    ):
        at -= 1
    return at


def _is_end(text: str, start: int, at: int, end: int) -> bool:
    """Whether the sentence from ``start`` ends where the next would begin, at ``at``."""
    stop = before_blanks(text, start, at)
    if stop == start or _MARKER.fullmatch(text, start, at):
        return False
    following = _NEXT.match(text, at, end)
    if following is not None and following.group(1).islower():
        return False
    closed = stop
    while closed > start and text[closed - 1] in _CLOSERS:
        closed -= 1
    if stop == at and not _joined(text, stop):
        return False
    if text[closed - 1] in "!?" and closed < stop and _SPEECH_TAG.match(text, at, end):
        return False
    return text[closed - 1] != "." or not goes_on(text, start, closed, at)


def _joined(text: str, stop: int) -> bool:
    """Whether a sentence may end at ``stop`` with no blank after it: after a full-width mark, or 'town.The'."""
    if text[stop - 1] not in _TERMINATORS[:4]:
        return True
    return text[stop - 3 : stop - 1].islower() and text[stop - 3 : stop - 1].isalpha() and text[stop].isupper()


def _trim(text: str, start: int, end: int) -> Range:
    while start < end and text[start].isspace():
        start += 1
    return start, before_blanks(text, start, end)
