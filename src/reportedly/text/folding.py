"""Folding: texts made alike in what does not matter for a quotation, with a map back to the original.

Five tiers, cumulative, from ``exact`` (nothing is folded) to ``case``; ``text.boundaries`` and ``grounding.placing``
say where a match of folded texts may be believed. Folding never makes other characters of a number or a designation
equal: no NFKC (it turns 10⁵ into 105), no transliteration, no fuzziness.

White space: a run equals one space, none is added or removed. Typography: quotation marks, apostrophes and dashes of
any kind are equal; soft hyphens and zero-width characters are transparent. Normal form: NFC. Case: lower case, code
point by code point.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
"""Soft hyphens, zero-width characters and direction marks, as the inside of a character class."""


class Tier(StrEnum):
    """What is folded; each tier folds what those before it fold. The values are those of ``Span.match``."""

    EXACT = "exact"
    WHITE_SPACE = "white_space"
    TYPOGRAPHY = "typography"
    NORMAL_FORM = "normal_form"
    CASE = "case"


_ABOVE_WHITE_SPACE = (Tier.TYPOGRAPHY, Tier.NORMAL_FORM, Tier.CASE)
_SPACES = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_SINGLE = "‘’‚‛ʼʹʻ′`´‹›＇"
_DOUBLE = "“”„‟«»″〝〞＂"
_DASHES = "‐‑‒–—―−⁃﹘﹣－"
_TO_PLAIN = (
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_SINGLE, "'")
    | dict.fromkeys(_DOUBLE, '"')
    | dict.fromkeys(_DASHES, "-")
)
_ODD_SPACE = re.compile(f"[{_SPACES}]")
_ODD = re.compile(f"[{_SPACES}{_SINGLE}{_DOUBLE}{_DASHES}]")
_PLAIN = re.compile(r"[!-_a-~]+(?: [!-_a-~]+)*")
"""Text that no tier but case changes: ASCII words (without the grave accent) and single spaces."""
_SPACE = re.compile(r"\s")
_RUN = re.compile(r"\s{2,}")
_TRANSPARENT = re.compile(rf"[\s{INVISIBLE}]{{2,}}|[{INVISIBLE}]")
_OUTSIDE_ASCII = re.compile(r"[^\x00-\x7f]")
_COMPOSING = re.compile(
    "[\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e\u1161-\u1175\u11a8-\u11c2"
    "\u1b35\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af\U00011930]",
)
"""Characters without a combining class that NFC joins to the one before them (UAX #15, NFC_Quick_Check=Maybe)."""
_LONGEST_SEQUENCE = 30
"""Combining marks that are composed at once: the bound of the Stream-Safe Text Format (UAX #15) keeps it linear."""


@dataclass(frozen=True, slots=True)
class _Edits:
    """Where one step of folding changed the length: half-open ranges before and after, in order."""

    before: tuple[tuple[int, int], ...]
    after: tuple[tuple[int, int], ...]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The range before the step that became ``[start, end)``; whole edits where it cuts into one."""
        return _across(self.after, self.before, start, end)

    def forward(self, start: int, end: int) -> tuple[int, int]:
        """What ``[start, end)`` became."""
        return _across(self.before, self.after, start, end)


def _across(
    source: tuple[tuple[int, int], ...], target: tuple[tuple[int, int], ...], start: int, end: int
) -> tuple[int, int]:
    first = bisect_right(source, (start, _FAR)) - 1
    last = bisect_right(source, (end - 1, _FAR)) - 1 if end > start else first
    left = _place(source, target, first, start, upper=False)
    right = _place(source, target, last, end, upper=True) if end > start else left
    return left, max(left, right)


_FAR = 1 << 62


def _place(
    source: tuple[tuple[int, int], ...], target: tuple[tuple[int, int], ...], index: int, at: int, *, upper: bool
) -> int:
    if index < 0:
        return at
    (low, high), (new_low, new_high) = source[index], target[index]
    if (low < at <= high) if upper else (low <= at < high):
        return new_high if upper else new_low
    return new_high + at - high


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that knows where its characters came from."""

    text: str
    """The folded text."""
    steps: tuple[_Edits, ...] = ()
    """The steps that changed lengths, in order."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original text that became ``[start, end)``, without transparent characters at its edges."""
        for step in reversed(self.steps):
            start, end = step.back(start, end)
        return start, end

    def folded(self, start: int, end: int) -> tuple[int, int]:
        """What the range ``[start, end)`` of the original text became."""
        for step in self.steps:
            start, end = step.forward(start, end)
        return start, end


def fold(text: str, tier: Tier) -> Folded:
    """The text folded by ``tier`` and all tiers below it. Linear in the length of the text."""
    if tier is Tier.EXACT:
        return Folded(text)
    if text.isascii() and _PLAIN.fullmatch(text):
        return Folded(text.lower() if tier is Tier.CASE else text)
    if tier is Tier.WHITE_SPACE:
        spaced, edits = _replaced(text, ((run.span(), " ") for run in _RUN.finditer(text)))
        return Folded(_ODD_SPACE.sub(" ", spaced), _kept(edits))
    plain, edits = _replaced(text, _transparent(text))
    plain, steps = _ODD.sub(_plain, plain), _kept(edits)
    if tier is not Tier.TYPOGRAPHY:
        plain, edits = _replaced(plain, _composed(plain))
        steps += _kept(edits)
    return Folded(_lowered(plain) if tier is Tier.CASE else plain, steps)


def lowest_tier(left: str, right: str) -> Tier | None:
    """The first tier by which two texts are equal; null if none makes them so."""
    if left == right:
        return Tier.EXACT
    if _same_words(left, right):
        return Tier.WHITE_SPACE
    return next((tier for tier in _ABOVE_WHITE_SPACE if fold(left, tier).text == fold(right, tier).text), None)


def _same_words(left: str, right: str) -> bool:
    """Whether white space alone differs, none of it added or removed: ``str.split`` knows the same characters."""
    edges = (left[:1].isspace(), left[-1:].isspace()) == (right[:1].isspace(), right[-1:].isspace())
    return edges and left.split() == right.split()


def _plain(odd: re.Match[str]) -> str:
    return _TO_PLAIN[odd.group()]


def _kept(edits: _Edits) -> tuple[_Edits, ...]:
    return (edits,) if edits.before else ()


def _transparent(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    for run in _TRANSPARENT.finditer(text):
        yield run.span(), " " if _SPACE.search(run.group()) else ""


def _composed(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """The sequences that NFC changes. Only characters that stand in the text are asked for their class."""
    if text.isascii():
        return
    present = set(_OUTSIDE_ASCII.findall(text))
    marks = [character for character in present if unicodedata.combining(character) or _COMPOSING.match(character)]
    single = [character for character in present if unicodedata.normalize("NFC", character) != character]
    if not marks and not single:
        return
    ordered = "".join(re.escape(character) for character in sorted(marks))
    alone = "".join(re.escape(character) for character in sorted(single))
    sequence = rf".[{ordered}]{{1,{_LONGEST_SEQUENCE}}}" if marks else ""
    pattern = re.compile("|".join(part for part in (sequence, f"[{alone}]" if single else "") if part), re.DOTALL)
    for found in pattern.finditer(text):
        new = unicodedata.normalize("NFC", found.group())
        if new != found.group():
            yield found.span(), new


def _lowered(text: str) -> str:
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := character.lower()) == 1 else character for character in text)
    return lower.replace("ς", "σ")


def _replaced(text: str, changes: Iterator[tuple[tuple[int, int], str]]) -> tuple[str, _Edits]:
    pieces: list[str] = []
    before: list[tuple[int, int]] = []
    after: list[tuple[int, int]] = []
    read = written = 0
    for (start, end), new in changes:
        pieces += (text[read:start], new)
        written += start - read
        before.append((start, end))
        after.append((written, written + len(new)))
        written += len(new)
        read = end
    if not before:
        return text, _Edits((), ())
    pieces.append(text[read:])
    return "".join(pieces), _Edits(tuple(before), tuple(after))
