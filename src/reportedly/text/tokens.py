"""Tokens: words, numbers and marks with their offsets, for reading clauses.

A word keeps inner hyphens, apostrophes and full stops ('Su-25', 'didn’t', 'U.S.'), a number its inner commas and full
stops, a web address its dots; a possessive ending ('’s') is a token of its own, a final '’' a mark. Soft hyphens and
zero-width characters are inside words.
"""

import re
from typing import NamedTuple

_INVISIBLE = "\u00ad\u200b-\u200d\u2060"
_HYPHENED = rf"(?:[-‐‑](?=\w)[\w{_INVISIBLE}]+)*"
_TOKEN = re.compile(
    rf"(?:[A-Z]\.){{2,}}{_HYPHENED}"
    rf"|[$€£¥]?[0-9][0-9{_INVISIBLE}]*(?:[.,:/][0-9]+)*[^\W\d_]*{_HYPHENED}"
    rf"|[’'][sS](?!\w)"
    rf"|[^\W_](?:[\w{_INVISIBLE}]|[-‐‑](?=\w)|[’'](?![sS]\b)(?=\w)|\.(?=[^\W\d_]\.|[a-z]{{2}}))*(?:(?<=\.[A-Za-z])\.)?"
    rf"|[^\w\s]"
    rf"|_",
)
_DROPPED = re.compile(f"[{_INVISIBLE}]")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-"})


class Token(NamedTuple):
    """A word, a number or a mark."""

    start: int
    """First code point."""
    end: int
    """One past the last."""
    text: str
    """As written."""
    norm: str
    """Casefolded, apostrophes as ``'``, hyphens as ``-``, invisible characters dropped."""


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of ``text[start:end]`` in order, with offsets into ``text``."""
    stop = len(text) if end is None else end
    return tuple(
        Token(found.start(), found.end(), found.group(), _norm(found.group()))
        for found in _TOKEN.finditer(text, start, stop)
    )


def _norm(word: str) -> str:
    return _DROPPED.sub("", word).translate(_APOSTROPHES).casefold()
