"""Terminal: article text is hostile, so nothing of it reaches a terminal raw; and what fits into its columns."""

import math
import os
import shutil
import sys
import unicodedata
from collections.abc import Iterator

_KEPT = {"\n", "\t"}
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_TRANSPARENT = {"\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"}
_MARKS = "─—–…·→“”‘’"
_PLAIN = str.maketrans(
    {"─": "-", "—": "-", "–": "-", "…": "...", "·": "|", "→": ">", "“": '"', "”": '"', "‘": "'", "’": "'"}
)


def printable(text: str) -> str:
    r"""The text with control, format and bidirectional characters written as ``\x1b``, ``\u202e``.

    Soft hyphens and zero-width characters, harmless and invisible, are left out; line feeds and tabs stay.
    """
    return "".join(shown(character) for character in text)


def one_line(text: str) -> str:
    """``printable`` text on one line, runs of white space as one space."""
    return printable(" ".join(text.split()))


def shown(character: str) -> str:
    """How a character is printed."""
    if character in _KEPT or unicodedata.category(character) not in _HIDDEN:
        return character
    if character in _TRANSPARENT:
        return ""
    return character.encode("unicode_escape", "backslashreplace").decode("ascii")


def columns(text: str) -> int:
    """How many columns of a terminal printable text takes: wide characters (UAX #11) two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(character) else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )


def wrapped(text: str, width: int) -> list[str]:
    """Printable ``text`` in lines of at most ``width`` columns, cut at blanks, inside a word only if it is longer."""
    lines: list[str] = []
    line = ""
    for word in _words(text, width):
        if line and columns(line) + 1 + columns(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def _words(text: str, width: int) -> Iterator[str]:
    for word in text.split(" "):
        start, taken = 0, 0
        for at, character in enumerate(word):
            taken += columns(character)
            if taken > width and at > start:
                yield word[start:at]
                start, taken = at, columns(character)
        yield word[start:]


def padded(text: str, width: int) -> str:
    """``text`` with blanks up to ``width`` columns."""
    return text + " " * (width - columns(text))


def terminal_width(usual: int, most: int) -> int:
    """The columns of the terminal, ``usual`` if there is none, never more than ``most``."""
    return min(shutil.get_terminal_size((usual, 24)).columns, most)


def spoken(text: str) -> str:
    """``text`` in the characters of standard output: plain marks and escapes where its encoding has no others."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        _MARKS.encode(encoding)
    except UnicodeEncodeError:
        text = text.translate(_PLAIN)
    return text.encode(encoding, "backslashreplace").decode(encoding)


def coloured() -> bool | None:
    """No colour where ``NO_COLOR`` is set (no-color.org); else as the output is a terminal or not."""
    return False if os.environ.get("NO_COLOR") else None


def dollars(amount: float) -> str:
    """US dollars with cents, and of less than ten cents two significant figures: ``$1,234.50``, ``$0.0021``."""
    decimals = 2 if amount <= 0 else max(2, 1 - math.floor(math.log10(amount)))
    return f"${amount:,.{decimals}f}"
