"""Sentences: half-open code-point ranges, from ``sentencex`` mended for war reporting.

Mended: breaks after military and diplomatic abbreviations ('Lt. Col.', 'No. 3 Bn.', 'U.S.' before a line end) are taken
back; a quotation over several sentences is split at them, its closing mark stays with the last; a blank line always
ends a sentence, a line end only after closing punctuation.
"""

import re
from collections.abc import Iterator
from functools import cache

from sentencex import get_sentence_boundaries

from reportedly.text.lexicon import table

Range = tuple[int, int]

_BLOCK = 4_000
"""Longest piece in code points that is handed to sentencex at once: it is quadratic in unclosed quotation marks."""

_CLOSERS = "\"'”’»)]"
_PARAGRAPH = re.compile(r"\n[ \t\r\f\v]*\n\s*")
_LINE_END = re.compile(rf"(?<=[.!?…])[{re.escape(_CLOSERS)}]{{0,3}}[ \t]*\n\s*")
_INNER_END = re.compile(rf"[.!?…]{{1,3}}[{re.escape(_CLOSERS)}]{{0,3}}\s+(?=[“‘\"'«(]?[A-Z0-9])")
_LAST_WORD = re.compile(r"(?:^|[\s(“‘\"'])((?:[A-Za-z]\.)+|[A-Za-z]+\.)$")
_NEXT_WORD = re.compile(r"[“‘\"'«(]*([\w’'-]+)")


def sentences(text: str, language: str = "en") -> tuple[Range, ...]:
    """The sentences of ``text`` in order, without surrounding white space; every other character is in one."""
    found = (
        piece for start, end in _paragraphs(text) for piece in _mended(text, _segments(text, start, end, language))
    )
    return tuple(trimmed for start, end in found if (trimmed := _trim(text, start, end)) is not None)


def _paragraphs(text: str) -> Iterator[Range]:
    """Stretches between blank lines, and between line ends that follow a sentence's end."""
    start = 0
    for gap in _PARAGRAPH.finditer(text):
        yield from _lines(text, start, gap.start())
        start = gap.end()
    yield from _lines(text, start, len(text))


def _lines(text: str, start: int, end: int) -> Iterator[Range]:
    for gap in _LINE_END.finditer(text, start, end):
        if not _abbreviated(text, start, gap.start(), gap.end()):
            yield start, gap.end()
            start = gap.end()
    yield start, end


def _segments(text: str, start: int, end: int, language: str) -> Iterator[Range]:
    for block_start, block_end in _blocks(text, start, end):
        at = block_start
        for boundary in get_sentence_boundaries(language, text[block_start:block_end]):
            length = len(boundary["text"])
            yield at, at + length
            at += length
        if at < block_end:
            yield at, block_end


def _blocks(text: str, start: int, end: int) -> Iterator[Range]:
    while end - start > _BLOCK:
        cut = max(text.rfind(". ", start, start + _BLOCK) + 1, text.rfind("\n", start, start + _BLOCK))
        if cut <= start:
            cut = text.rfind(" ", start, start + _BLOCK)
        cut = cut if cut > start else start + _BLOCK
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _mended(text: str, segments: Iterator[Range]) -> Iterator[Range]:
    """Join segments that a false break parts, then split quotations at the sentence ends inside them."""
    pending: Range | None = None
    for start, end in segments:
        if pending is not None and _abbreviated(text, pending[0], _stop(text, *pending), pending[1]):
            pending = (pending[0], end)
            continue
        if pending is not None:
            yield from _split(text, *pending)
        pending = (start, end)
    if pending is not None:
        yield from _split(text, *pending)


def _split(text: str, start: int, end: int) -> Iterator[Range]:
    for gap in _INNER_END.finditer(text, start, end):
        if not _abbreviated(text, start, _stop(text, start, gap.end()), gap.end()):
            yield start, gap.end()
            start = gap.end()
    yield start, end


def _abbreviated(text: str, start: int, stop: int, following: int) -> bool:
    """Whether the text up to ``stop`` ends in an abbreviation that the words from ``following`` go on."""
    last = _LAST_WORD.search(text, max(0, start - 1, stop - 24), stop)
    if last is None:
        return False
    word = last.group(1)
    following_word = _NEXT_WORD.match(text, following)
    if following_word is None:
        return False
    lexicon = _abbreviations()
    bare = word[:-1].lower()
    if bare in lexicon["before_name"]:
        return True
    if bare in lexicon["before_number"]:
        return following_word.group(1)[0].isdigit()
    if bare.replace(".", "") in lexicon["country"] and "." in word[:-1]:
        return following_word.group(1).lower() not in lexicon["starter"]
    return len(bare) == 1 and bare.isalpha() and word[0].isupper() and following_word.group(1)[0].isupper()


@cache
def _abbreviations() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table("abbreviations").items()}


def _stop(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _trim(text: str, start: int, end: int) -> Range | None:
    while start < end and text[start].isspace():
        start += 1
    end = _stop(text, start, end)
    return (start, end) if start < end else None
