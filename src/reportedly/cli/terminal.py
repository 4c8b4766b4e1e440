"""Terminal: article text is hostile, so nothing of it reaches a terminal raw."""

import unicodedata

_KEPT = {"\n", "\t"}
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_TRANSPARENT = {"\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"}


def printable(text: str) -> str:
    r"""The text with control, format and bidirectional characters written as ``\x1b``, ``\u202e``.

    Soft hyphens and zero-width characters, harmless and invisible, are left out; line feeds and tabs stay.
    """
    return "".join(_shown(character) for character in text)


def one_line(text: str) -> str:
    """``printable`` text on one line, runs of white space as one space."""
    return printable(" ".join(text.split()))


def _shown(character: str) -> str:
    if character in _KEPT or unicodedata.category(character) not in _HIDDEN:
        return character
    if character in _TRANSPARENT:
        return ""
    return character.encode("unicode_escape", "backslashreplace").decode("ascii")
