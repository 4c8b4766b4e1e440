"""Parse: a model's reply to the claims in it, each judged alone.

Replies come fenced, commented, with trailing commas, cut off, encoded twice, as a bare list, after reasoning. A reply
that is JSON is read as it stands; of any other, each claim is cut out and mended by itself, so that a bad one never
takes the good ones with it. A claim that is cut off is dropped and told, never completed. No value is interpreted here.
"""

import json
import re
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
_LIST = re.compile(r'"claims"\s*:\s*\[')
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


def parse(reply: str) -> Parsed:
    """The claims of a reply."""
    text = reply[:MOST_CHARACTERS].removeprefix("\ufeff")
    text = _REASONED.sub("", text)
    if _REASONING.match(text):
        return Parsed((), found=False, cut=True)
    for candidate in (text, *(block.group(1) for block in _FENCED.finditer(text))):
        whole = _whole(candidate)
        if whole is not None:
            return whole
    return _pieces(text)


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


def _pieces(text: str) -> Parsed:
    """The claims of a text that is not JSON as a whole, cut out one by one."""
    named = _LIST.search(text)
    begin = named.end() if named else _first_bracket(text)
    if begin is None:
        return NOTHING
    listed = text[begin - 1] == "["
    starts = [at.start() for at in _CLAIM.finditer(text, begin)]
    edges = zip(starts, [*starts[1:], len(text)], strict=True) if starts else _objects(text, begin)
    items: list[object] = []
    cut, reached = False, begin
    for start, limit in edges:
        if len(items) == MOST_CLAIMS:
            break
        end = _balanced(text, start, limit)
        if end is None and limit == len(text):
            cut = True
            break
        reached = end or limit
        items.append(_piece(text, start, end, limit))
    if named is None:
        items = [item for item in items if not isinstance(item, dict) or "evidence" in item or "type" in item]
    closed = "]" in text[reached : reached + _TAIL]
    cut = cut or (listed and not closed and bool(named or items))
    empty = listed and text[begin : begin + _TAIL].lstrip().startswith("]")
    return Parsed(tuple(items), found=True, cut=cut) if items or cut or empty else NOTHING


def _piece(text: str, start: int, end: int | None, limit: int) -> object:
    """The claim from ``start``: to the bracket that closes it, else to where the next begins."""
    read, value = _load(text[start : end or limit])
    if not read and end is not None and end < limit:
        read, value = _load(text[start:limit].rstrip(_BETWEEN))
    return value if read else _mended(text[start : end or limit])


def _first_bracket(text: str) -> int | None:
    found = re.search(r"[\[{]", text)
    if found is None:
        return None
    return found.end() if found.group() == "[" else found.start()


def _objects(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """Where objects begin, with the end of the text as their limit; the next is sought behind the one before."""
    at = text.find("{", begin)
    while at >= 0:
        yield at, len(text)
        end = _balanced(text, at, len(text))
        if end is None:
            return
        at = text.find("{", end)


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
