"""Bounds: a number's span grown to the words that bound it: 'up to 1,200', '40 or more', '20 to 30'.

The bounding words are those of ``numbers.toml``, which ``normalise.quantities`` reads; a number without them would say
more than the article does.
"""

import re
from functools import cache

from reportedly.text.boundaries import whole
from reportedly.text.lexicon import table
from reportedly.text.sentences import Range

_LONGEST = 40
"""Code points that are looked at on either side."""
_STEPS = 3
"""Bounds that may stand before one another: 'at least between 20 and'."""


def with_bounds(text: str, span: Range, sentence: Range) -> Range:
    """``span``, grown inside its sentence to the bounds and range ends that stand right at its numbers."""
    start, end = span
    for _ in range(_STEPS):
        low = max(sentence[0], start - _LONGEST)
        before = _found_before(text, low, start) if _number().match(text, start, min(end, start + _LONGEST)) else None
        if before is None or not whole(text, before, end):
            break
        start = before
    if _number().search(text, start, end):
        after = _after().match(text, end, min(sentence[1], end + _LONGEST))
        if after is not None and whole(text, start, after.end()):
            end = after.end()
    return start, end


def is_cut_off(text: str, start: int) -> bool:
    """Whether bounding words stand right before ``start`` that the span can't grow to."""
    return _before().search(text[max(0, start - _LONGEST) : start]) is not None


def _found_before(text: str, low: int, start: int) -> int | None:
    before = text[low:start]
    found = _before().search(before) or _range_before().search(before)
    return None if found is None else low + found.start()


@cache
def _number() -> re.Pattern[str]:
    """A figure, a number word or a vague number, with an article before a scale: 'a hundred'."""
    numbers = table("numbers")
    words = {*numbers["cardinals"], *numbers["scales"], "tens", "dozens", "scores", "hundreds", "thousands", "millions"}
    spelt = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(rf"[$€£¥]?\d|(?:(?:an?|the)\s+)?(?<!\w)(?:{spelt})(?!\w)", re.IGNORECASE)


@cache
def _range_before() -> re.Pattern[str]:
    """The lower end of a range: '20 to', 'between 20 and'. A change is no range: 'rose from 20 to 30'."""
    number = rf"(?:{_number().pattern})[\d,.]*"
    return re.compile(rf"(?<![\w-])(?:between\s+{number}\s+and|(?<!from\s){number}\s+(?:to|or))\s+\Z", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    """'or more', 'at most', the upper end of a range."""
    number = rf"(?:{_number().pattern})[\d,.]*(?<=\w)"
    return re.compile(
        rf"\+|\s+(?:or\s+(?:more|so|fewer|less)|at\s+(?:least|most)|(?:to|or)\s+{number})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _before() -> re.Pattern[str]:
    phrases = {phrase for rows in table("numbers")["bounds"].values() for phrase in rows} - {"or so"}
    words = "|".join(_bounding(phrase) for phrase in sorted(phrases, key=len)[::-1])
    return re.compile(rf"(?<![\w-])(?:{words})(?:\s+(?:the|an?))?\s+\Z", re.IGNORECASE)


def _bounding(phrase: str) -> str:
    """The pattern of one phrase; a sign stands free ('> 40'), since one that closes a tag bounds nothing."""
    words = r"\s+".join(re.escape(word) for word in phrase.split())
    return words if phrase[0].isalnum() else rf"(?<![^\s(]){words}"
