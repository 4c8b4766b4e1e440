"""Positions: the line and column in a JSON text where the value of a JSON pointer begins.

One pass over the text, without recursion. A pointer that leads nowhere gets the place of the nearest value above it.
The text must be JSON; of a key that stands twice, the last counts, as it does when the text is read.
"""

import bisect
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
_NEWLINE = re.compile("\n")


class Position(NamedTuple):
    """A place in a file, counted from 1."""

    line: int
    column: int
    """In code points."""


class _Wanted:
    """A value that is asked for, or lies above one that is."""

    __slots__ = ("below", "offset")

    def __init__(self) -> None:
        self.below: dict[str, _Wanted] = {}
        self.offset: int | None = None


def positions(text: str, pointers: Iterable[str]) -> Mapping[str, Position]:
    """Where the value of each pointer begins."""
    wanted = list(dict.fromkeys(pointers))
    root = _Wanted()
    for pointer in wanted:
        node = root
        for part in _parts(pointer):
            node = node.below.setdefault(part, _Wanted())
    _locate(text, root)
    newlines = [found.start() for found in _NEWLINE.finditer(text)]
    return {pointer: position(newlines, _offset(root, pointer)) for pointer in wanted}


def position(newlines: list[int], offset: int) -> Position:
    """The line and column of an offset; ``newlines`` are the offsets of the line feeds, in order."""
    line = bisect.bisect_left(newlines, offset)
    return Position(line + 1, offset - (newlines[line - 1] + 1 if line else 0) + 1)


def _parts(pointer: str) -> Iterator[str]:
    for part in pointer.split("/")[1:]:
        yield part.replace("~1", "/").replace("~0", "~")


def _offset(root: _Wanted, pointer: str) -> int:
    node, offset = root, root.offset or 0
    for part in _parts(pointer):
        node = node.below[part]
        if node.offset is None:
            break
        offset = node.offset
    return offset


def _locate(text: str, root: _Wanted) -> None:
    """Note the offsets of the wanted values; ``stack`` holds the open objects and arrays, null for those unasked."""
    stack: list[tuple[_Wanted | None, str]] = []
    node: _Wanted | None = root
    index: list[int] = []
    key = False
    for token in _TOKEN.finditer(text):
        sign = token.group()
        if sign in {"}", "]"}:
            stack.pop()
            index.pop()
            key = False
        elif sign == ",":
            key = stack[-1][1] == "{"
            if not key:
                index[-1] += 1
                node = _below(stack[-1][0], str(index[-1]))
        elif sign == ":":
            key = False
        elif key:
            node = _below(stack[-1][0], json.loads(sign)) if stack[-1][0] is not None else None
        else:
            if node is not None:
                node.offset = token.start()
            if sign in {"{", "["}:
                stack.append((node, sign))
                index.append(0)
                key = sign == "{"
                node = None if key else _below(node, "0")


def _below(node: _Wanted | None, part: str) -> _Wanted | None:
    return None if node is None else node.below.get(part)
