"""Quotation: which passages of a text stand in quotation marks.

Where a mark can be read in two ways (an apostrophe after an s), the reading with the longer passage is taken: a passage
that this module calls unquoted surely is. It does not say who is quoted.
"""

import re
from collections.abc import Iterator

from reportedly.validate.passages import Range

_PAIRS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "‚": "‘’"}
_MARK = re.compile(r"[“”„«»‹›‚‘’\"']|\n[^\S\n]*\n\s*")


def quotations(text: str) -> tuple[Range, ...]:
    """The passages in quotation marks, marks included, in order; a quotation inside another has its own."""
    found: list[Range] = []
    waiting: dict[str, int] = {}  # by the marks that close it: where the quotation began
    unsure: dict[str, int] = {}  # by the same: the last mark that may have closed it, or have been an apostrophe
    for mark in _MARK.finditer(text):
        at, sign = mark.start(), mark.group()
        if sign.startswith("\n"):
            found += _paragraph_end(text, mark, waiting, unsure)
            continue
        for closing in [closing for closing in waiting if sign in closing and _closes(text, at)]:
            if _apostrophe(text, at):
                unsure[closing] = at
            else:
                unsure.pop(closing, None)
                found.append((waiting.pop(closing), at + 1))
            break
        else:
            closing = _opens(text, at, sign)
            if closing and closing in unsure:
                found.append((waiting.pop(closing), unsure.pop(closing) + 1))
            if closing:
                waiting.setdefault(closing, at)
    found += [(start, unsure.get(closing, len(text) - 1) + 1) for closing, start in waiting.items()]
    return tuple(sorted(found))


def _paragraph_end(text: str, gap: re.Match[str], waiting: dict[str, int], unsure: dict[str, int]) -> Iterator[Range]:
    """A quotation ends with its paragraph, unless the next one opens with its mark again."""
    following = text[gap.end() : gap.end() + 1]
    for closing in list(waiting):
        if _opens(text, gap.end(), following) == closing:
            continue
        yield waiting.pop(closing), unsure.pop(closing, gap.start() - 1) + 1


def _opens(text: str, at: int, sign: str) -> str:
    """The marks that close the quotation that ``sign`` opens here; empty if it opens none."""
    if sign in _PAIRS:
        return _PAIRS[sign]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    free = not before or not before.isalnum()
    if sign in {"‘", '"', "'"} and free and after and not after.isspace():
        return "’" if sign == "‘" else sign
    return ""


def _closes(text: str, at: int) -> bool:
    """Whether the mark can close a quotation: it stands inside no word, and something stands before it."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before) and not before.isspace() and not (before.isalnum() and after.isalnum())


def _apostrophe(text: str, at: int) -> bool:
    """Whether a single mark may be a possessive: 'the soldiers’ morale'."""
    following = text[at + 1 : at + 3]
    return text[at] in "’'" and text[at - 1].casefold() == "s" and following[:1] == " " and following[1:].islower()
