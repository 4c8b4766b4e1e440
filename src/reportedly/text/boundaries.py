"""Boundaries: where a quotation may begin and end in the original text.

An edge splits nothing that is read as one: no grapheme (UAX #29), no word (UAX #29; soft hyphens and zero-width
characters are inside it), no number with its separators, sign, currency and scale ('1,200', '−5', '$3 million', 'twenty
five'), no compound ('Su-25', 'non-combat', 'didn’t'), no designation ('3rd–5th', '1/3'). A possessive is no part of the
compound: a right edge may stand before it, a left edge never behind it.

Two tailorings of UAX #29: a colon joins no letters, and scripts written without spaces have no word edges to test.
Every test looks at a bounded stretch around the edge.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from reportedly.text.folding import INVISIBLE
from reportedly.text.lexicon import table

_REACH = 64
"""Code points that are looked at on either side of an edge."""

_SEEN_THROUGH = re.compile(f"[{INVISIBLE}]")
_EXTENDING = frozenset({"Mn", "Me", "Mc"})
_JOINER = "\u200d"
_MODIFIERS = re.compile("[\U0001f3fb-\U0001f3ff\ufe00-\ufe0f]")
_REGIONAL = re.compile("[\U0001f1e6-\U0001f1ff]")
_HANGUL_JAMO = re.compile("[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3007\u3040-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]",
)
_INSIDE_WORD = frozenset(".'’‘·‧․＇．")
"""UAX #29 MidLetter and MidNumLet, without the colon."""
_APOSTROPHES = frozenset("'’‘ʼ＇")
_INSIDE_NUMBER = frozenset(".,:/-–−‐‑'’٫٬")
_HYPHENS = frozenset("-‐‑")
_JOINING_FIGURES = frozenset("–−/&+.,")
"""Marks that join a designation or a range where a figure stands on both sides: '3rd–5th', '9K33/4'."""
_SIGNS = frozenset("-−+±–‑‐#№")
_AFTER_NUMBER = frozenset("%‰°")


def may_start(text: str, at: int) -> bool:
    """Whether a quotation may begin at ``at``."""
    return not _splits(text, at) and not _behind_possessive(text, at)


def may_end(text: str, at: int) -> bool:
    """Whether a quotation may end before ``at``."""
    return before_possessive(text, at) or not _splits(text, at)


def whole(text: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` may be quoted: neither edge splits what is read as one."""
    return may_start(text, start) and may_end(text, end)


def before_possessive(text: str, at: int) -> bool:
    """Whether a possessive ending begins at ``at``: '’s', or a final '’' behind an s."""
    if not 0 < at < len(text) or text[at] not in _APOSTROPHES or not _is_word(text[at - 1]):
        return False
    behind = text[at + 1 : at + 2]
    if behind in {"s", "S"}:
        return not _is_word(text[at + 2 : at + 3]) and text[at + 2 : at + 3] not in _HYPHENS
    return text[at - 1] in "sS" and not _is_word(behind)


def _behind_possessive(text: str, at: int) -> bool:
    if at and before_possessive(text, at - 1):
        return True
    return at > 1 and text[at - 1] in "sS" and before_possessive(text, at - 2) and not text[at : at + 1].isspace()


def _splits(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    pair = text[at - 1 : at + 1]
    if " " in pair and pair.isascii():
        return _splits_at_space(text, at)
    if _splits_grapheme(text, at):
        return True
    left, right = _left(text, at), _right(text, at)
    if left < 0 or right >= len(text):
        return False
    if left < at - _REACH or right > at + _REACH:
        return True
    before, after = text[left], text[right]
    if _is_word(before) and _is_word(after):
        return not (_UNSPACED.match(before) or _UNSPACED.match(after))
    return (
        _splits_joined(text, left, right)
        or _splits_figure(text, left, right)
        or ((text[at].isspace() or text[at - 1].isspace()) and _splits_at_space(text, at))
    )


def _left(text: str, at: int) -> int:
    """The nearest visible character before ``at``."""
    at -= 1
    stop = at - _REACH
    while at >= 0 and at >= stop and _SEEN_THROUGH.match(text[at]):
        at -= 1
    return at


def _right(text: str, at: int) -> int:
    """The nearest visible character from ``at`` on."""
    stop = at + _REACH
    while at < len(text) and at <= stop and _SEEN_THROUGH.match(text[at]):
        at += 1
    return at


def _splits_grapheme(text: str, at: int) -> bool:
    """GB9 and GB9a, emoji sequences (GB11), flags (GB12, GB13), Hangul syllables (GB6 to GB8), CR LF (GB3)."""
    before, after = text[at - 1], text[at]
    if unicodedata.category(after) in _EXTENDING or _MODIFIERS.match(after) or after == _JOINER:
        return True
    if before == _JOINER and not after.isalnum():
        return unicodedata.category(after) == "So"
    if _REGIONAL.match(before) and _REGIONAL.match(after):
        run = 1
        while run < _REACH and at - 1 - run >= 0 and _REGIONAL.match(text[at - 1 - run]):
            run += 1
        return run % 2 == 1 or run == _REACH
    if _HANGUL_JAMO.match(after) and (_HANGUL_JAMO.match(before) or "\uac00" <= before <= "\ud7a3"):
        return True
    return before == "\r" and after == "\n"


def _is_word(character: str) -> bool:
    """Whether it is of a word: a letter, a digit (superscripts too), a connector, a mark on one of these."""
    return bool(character) and (
        character.isalnum() or character == "_" or unicodedata.category(character) in _EXTENDING
    )


def _splits_joined(text: str, left: int, right: int) -> bool:
    """Inside 'U.S', 'didn’t', 'Su-25', '1,200', '3rd–5th': a mark with a word character on both sides."""
    return _joins(text, right) if _is_word(text[left]) else _joins(text, left) if _is_word(text[right]) else False


def _joins(text: str, at: int) -> bool:
    """Whether the mark at ``at`` makes one of what stands on its two sides."""
    left, right = _left(text, at), _right(text, at + 1)
    if left < 0 or right >= len(text):
        return False
    before, mark, after = text[left], text[at], text[right]
    if not (_is_word(before) and _is_word(after)):
        return False
    if before.isdigit() and after.isdigit() and mark in _INSIDE_NUMBER:
        return True
    if mark in _HYPHENS:
        return True
    if mark in _INSIDE_WORD:
        return before.isalpha() and after.isalpha()
    return mark in _JOINING_FIGURES and _has_figure(text, left, -1) and _has_figure(text, right, 1)


def _has_figure(text: str, at: int, step: int) -> bool:
    for _ in range(_REACH):
        if not 0 <= at < len(text) or not _is_word(text[at]):
            return False
        if text[at].isdigit():
            return True
        at += step
    return False


def _splits_figure(text: str, left: int, right: int) -> bool:
    """Between a sign or currency and its figure: '−5', '$1,200', '50%', '.5'."""
    before, after = text[left], text[right]
    if after.isdigit():
        if unicodedata.category(before) == "Sc":
            return True
        if before in _SIGNS or before == ".":
            return left == 0 or not (_is_word(text[left - 1]) or text[left - 1] in ")]")
        return False
    if before.isdigit():
        return after in _AFTER_NUMBER or unicodedata.category(after) == "Sc"
    if before in _SIGNS and unicodedata.category(after) == "Sc":
        return text[right + 1 : right + 2].isdigit()
    return unicodedata.category(after) == "Sc" and _is_word(before) and text[right + 1 : right + 2].isdigit()


_GROUP_BEFORE = re.compile(r"(?<![0-9.,])[0-9]{1,3}\Z")
_GROUP_AFTER = re.compile(r"[0-9]{3}(?![0-9])")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")


def _splits_at_space(text: str, at: int) -> bool:
    """Inside '1 200', '3 million', 'two hundred', 'twenty five', 'tens of thousands', 'half a dozen'."""
    start, first = at, max(0, at - _REACH)
    while start > first and text[start - 1].isspace():
        start -= 1
    end, last = at, min(len(text), at + _REACH)
    while end < last and text[end].isspace():
        end += 1
    if not start or end == len(text):
        return False
    if text[end].isdigit():
        before = text[max(0, start - 4) : start]
        return (
            end - start == 1 and _GROUP_AFTER.match(text, end) is not None and _GROUP_BEFORE.search(before) is not None
        )
    word = _WORD.match(text, end, end + _REACH)
    if word is None or word.group().casefold() not in _number_words().going_on:
        return False
    return _one_number(text[max(0, start - _REACH) : start], word.group().casefold(), text[word.end() : end + _REACH])


def _one_number(before: str, word: str, rest: str) -> bool:
    """Whether a number goes on from the words ``before`` to ``word``; ``rest`` are the words behind it."""
    known = _number_words()
    figure = before[-1:].isdigit()
    words = ["", "", *(found.casefold() for found in _WORD.findall(before))]
    last = "" if figure or not before[-1:].isalpha() else words[-1]
    earlier = words[-2]
    following = _WORD.match(rest.lstrip())
    after = following.group().casefold() if following is not None else ""
    if word in _PLURALS:
        return last == "of" and earlier in _PLURALS
    if word in known.scales:
        counted = figure or last in known.all or last in _QUANTIFIERS
        return counted or (last in {"a", "an"} and earlier == "half")
    if word in known.units or word in known.tens:
        summed = last == "and" and earlier in known.scales - _PLURALS and after not in known.scales
        return last in known.scales or (last in known.tens and word in known.units) or summed
    if word == "and":
        return last in known.scales - _PLURALS and after in known.all - known.scales
    if word == "of":
        return last in _PLURALS and after in _PLURALS
    return word in {"a", "an"} and last == "half" and after in known.scales


_QUANTIFIERS = frozenset({"several", "few", "many", "some", "couple"})
_PLURALS = frozenset({"tens", "dozens", "scores", "hundreds", "thousands", "millions", "billions"})


class _NumberWords(NamedTuple):
    scales: frozenset[str]
    tens: frozenset[str]
    units: frozenset[str]
    all: frozenset[str]
    """These, and tens with units: 'twenty-five'."""
    going_on: frozenset[str]
    """Words by which a number may go on."""


@cache
def _number_words() -> _NumberWords:
    numbers = table("numbers")
    cardinals: dict[str, int] = numbers["cardinals"]
    scales = frozenset(numbers["scales"]) - {"score"} | _PLURALS
    tens = frozenset(word for word, value in cardinals.items() if value >= 20)  # noqa: PLR2004 - twenty and up
    units = frozenset(word for word, value in cardinals.items() if value < 20)  # noqa: PLR2004 - one to nineteen
    digits = [unit for unit in units if cardinals[unit] < 10]  # noqa: PLR2004 - one to nine
    hyphened = frozenset(f"{ten}-{unit}" for ten in tens for unit in digits)
    together = frozenset(cardinals) | scales | hyphened
    return _NumberWords(scales, tens, units, together, together | {"and", "of", "a", "an"})
