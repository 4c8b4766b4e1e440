"""Parse: a model's reply to the claims in it, each judged alone.

Replies come fenced, commented, with trailing commas, cut off, encoded twice, as a bare list, after reasoning. A reply
that is JSON is read as it stands; of any other, each claim is cut out and mended by itself, so that a bad one never
takes the good ones with it. A claim that is cut off is dropped and told, never completed. No value is interpreted here.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.errors import MissingExtraError

MOST_CHARACTERS = 400_000
"""Of one reply: about ten times what 64 sentences give."""
MOST_CLAIMS = 500
_MOST_MENDED = 20_000
_DEEPEST = 20
_TAIL = 1_000
_BETWEEN = " \n\t\r,]}"

_REASONED = re.compile(r"\A.*</(?:think|thinking|reasoning)>", re.DOTALL | re.IGNORECASE)
_REASONING = re.compile(r"\A\s*<(?:think|thinking|reasoning)>", re.IGNORECASE)
_FENCED = re.compile(r"```(?:json\w*)?[ \t]*\n(.*?)```", re.DOTALL | re.IGNORECASE)
_CLAIM = re.compile(r'\{\s*"evidence"\s*:\s*\[')
_ONCE_A_CLAIM = tuple(re.compile(rf'"{key}"\s*:') for key in ("evidence", "type", "polarity"))
_LIST = re.compile(r'"claims"\s*:\s*\[')
_BRACKET = re.compile(r"[\[{]")
_SCALAR = re.compile(r'"(?:[^"\\]|\\.)*"|[^\s,\]}"]+', re.DOTALL)
_SEPARATORS = re.compile(r"(?:[\s,]+|//[^\n]*|/\*(?:(?!\*/).)*\*/)*", re.DOTALL)
_DECODER = json.JSONDecoder(strict=False)
_BARE_LIST = re.compile(r"[^\[{]*\[(?=\s*\{)")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|//[^\n]*|/\*.*?\*/|["{}\[\]]', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a reply holds."""

    items: tuple[object, ...]
    """Its claims as JSON values, in order; a string where one could not be read."""
    found: bool
    """Whether there was an answer at all: an empty list of claims is one."""
    cut: bool
    """Whether the reply ends inside a claim or before its list is closed."""


NOTHING = Parsed((), found=False, cut=False)


def answer(reply: str) -> str | None:
    """What a reply says when it has done reasoning; null where it never has."""
    text = _REASONED.sub("", reply[:MOST_CHARACTERS].removeprefix("\ufeff"))
    return None if _REASONING.match(text) else text


def parse(reply: str) -> Parsed:
    """The claims of a reply."""
    text = answer(reply)
    if text is None:
        return Parsed((), found=False, cut=True)
    for candidate in (text, *(block.group(1) for block in _FENCED.finditer(text))):
        whole = _whole(candidate)
        if whole is not None:
            return whole
    return _within(text) or _pieces(text)


def _whole(text: str, depth: int = 2) -> Parsed | None:
    """The claims of a text that is JSON from end to end; null if it is none or holds something else."""
    read, value = _load(text)
    if not read:
        return None
    if isinstance(value, str) and depth:
        return _whole(value, depth - 1) or _none_if_empty(_pieces(value))
    if isinstance(value, dict) and isinstance(value.get("claims"), str) and depth:
        return _whole(value["claims"], depth - 1)
    if isinstance(value, dict) and isinstance(value.get("claims"), list):
        value = value["claims"]
    elif isinstance(value, dict) and "evidence" in value:
        value = [value]
    if not isinstance(value, list):
        return None
    return Parsed(tuple(_decoded(item) for item in value[:MOST_CLAIMS]), found=True, cut=False)


def _none_if_empty(parsed: Parsed) -> Parsed | None:
    return parsed if parsed.found else None


def _decoded(item: object) -> object:
    """A claim that is encoded once more as a string."""
    if isinstance(item, str) and item.lstrip().startswith("{"):
        read, value = _load(item)
        return value if read else item
    return item


def _load(text: str) -> tuple[bool, object]:
    try:
        return True, json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return False, None


def _within(text: str) -> Parsed | None:
    """The claims of the first JSON value in a text with words around it; null if that is none, or holds none."""
    first = _BRACKET.search(text)
    named = _LIST.search(text)
    outer = -1 if named is None else text.rfind("{", 0, named.start())
    for start in [first.start() if first else -1, outer]:
        if start < 0:
            continue
        try:
            _, end = _DECODER.raw_decode(text, start)
        except (ValueError, RecursionError):
            continue
        whole = None if _CLAIM.search(text, end) else _whole(text[start:end])
        if whole is not None and (not whole.items or any(isinstance(item, dict) for item in whole.items)):
            return whole
    return None


def _pieces(text: str) -> Parsed:
    """The claims of a text that is not JSON as a whole, cut out one by one."""
    named, first = _LIST.search(text) or _BARE_LIST.match(text), _CLAIM.search(text)
    if named is not None:
        begin = named.end()
    elif first is not None:
        begin = first.start()
    else:
        bracket = _BRACKET.search(text)
        if bracket is None:
            return NOTHING
        begin = bracket.end() if bracket.group() == "[" else bracket.start()
    walk = _Walk(text, begin, named=named is not None)
    items = tuple(walk.items())
    bracket = _BRACKET.search(text)
    if named is None and items and (walk.passed or (bracket is not None and begin > bracket.end())):
        walk.cut = True  # what was passed over may have been a claim
    if max(len(key.findall(text)) for key in _ONCE_A_CLAIM) > len(items):
        walk.cut = True  # a claim may have been swallowed by a broken one
    empty = text[begin - 1 : begin] == "[" and text[begin : begin + _TAIL].lstrip().startswith("]")
    return Parsed(items, found=True, cut=walk.cut) if items or walk.cut or empty else NOTHING


class _Walk:
    """From claim to claim through a list that may be broken anywhere; nothing in a named list is passed over."""

    def __init__(self, text: str, begin: int, *, named: bool) -> None:
        self.cut = False
        self.passed = False
        self._text = text
        self._at = begin
        self._named = named
        self._starts = [found.start() for found in _CLAIM.finditer(text, begin)]

    def items(self) -> Iterator[object]:
        """The claims, each as JSON, mended, or the piece itself."""
        count = 0
        while count < MOST_CLAIMS and self._arrived():
            limit = self._next_claim()
            end = self._end(limit)
            if end is None and limit == len(self._text):
                self.cut = True
                return
            piece = self._text[self._at : end or limit]
            self._at = end or limit
            read, value = _load(piece)
            item = value if read else _mended(piece.rstrip(_BETWEEN) if end is None else piece)
            if self._named or (isinstance(item, dict) and ("evidence" in item or "type" in item)):
                count += 1
                yield item
            else:
                self.passed = True

    def _arrived(self) -> bool:
        """Move to where the next item begins; false where the list, or the text, is at its end."""
        while True:
            self._at = _between(self._text, self._at)
            if self._at >= len(self._text):
                self.cut = self._named
                return False
            mark = self._text[self._at]
            if mark == "]":
                self._at = self._next_claim(own=True)
                return self._at < len(self._text)
            if mark == "{" or (self._named and mark != "}"):
                return True
            self._at = self._at + 1 if self._named else self._next_object()

    def _next_claim(self, *, own: bool = False) -> int:
        """Where the next claim begins behind this place, or at it (``own``); else the end of the text."""
        at = bisect_left(self._starts, self._at if own else self._at + 1)
        return self._starts[at] if at < len(self._starts) else len(self._text)

    def _next_object(self) -> int:
        at = self._text.find("{", self._at + 1)
        return len(self._text) if at < 0 else at

    def _end(self, limit: int) -> int | None:
        """One past the item that begins here; null if it has no end before ``limit``."""
        if self._text[self._at] in "{[":
            return _balanced(self._text, self._at, limit)
        found = _SCALAR.match(self._text, self._at, limit)
        return found.end() if found else None


def _between(text: str, at: int) -> int:
    """Past white space, commas and comments."""
    found = _SEPARATORS.match(text, at)
    return found.end() if found else at


def _balanced(text: str, start: int, limit: int) -> int | None:
    """One past the bracket that closes the one at ``start``; null if none does before ``limit``."""
    depth = 0
    for token in _TOKEN.finditer(text, start, limit):
        mark = token.group()
        if mark in ("{", "["):
            depth += 1
        elif mark in ("}", "]"):
            depth -= 1
            if depth == 0:
                return token.end()
        if depth > _DEEPEST:
            return None
    return None


def _mended(piece: str) -> object:
    """One claim made JSON by ``json-repair``; the piece itself where it can't be."""
    if len(piece) > _MOST_MENDED:
        return piece
    try:
        from json_repair import loads  # noqa: PLC0415 - an extra, imported where it is used
    except ImportError as error:
        raise MissingExtraError("a reply needs mending: install reportedly[llm]") from error
    try:
        value: object = loads(piece)
    except (ValueError, RecursionError):
        return piece
    return value if isinstance(value, dict) else piece
