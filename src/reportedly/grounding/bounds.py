"""Bounds: a number's span grown to the words that bound it: 'up to 1,200', '40 or more'.

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


def with_bounds(text: str, span: Range, sentence: Range) -> Range:
    """``span``, grown inside its sentence to the bounding words that stand right at it, if it begins with a number."""
    start, end = span
    if _number().match(text, start, min(end, start + _LONGEST)):
        low = max(sentence[0], start - _LONGEST)
        before = _before().search(text[low:start])
        if before is not None and whole(text, low + before.start(), end):
            start = low + before.start()
    if _number().search(text, start, end):
        after = _AFTER.match(text, end, min(sentence[1], end + _LONGEST))
        if after is not None and whole(text, start, after.end()):
            end = after.end()
    return start, end


_AFTER = re.compile(r"\+|\s+(?:or\s+(?:more|so|fewer|less)|at\s+(?:least|most))(?!\w)", re.IGNORECASE)


@cache
def _number() -> re.Pattern[str]:
    """A figure, a number word or a vague number, with an article before a scale: 'a hundred'."""
    numbers = table("numbers")
    words = {*numbers["cardinals"], *numbers["scales"], "tens", "dozens", "scores", "hundreds", "thousands", "millions"}
    spelt = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(rf"[$€£¥]?\d|(?:(?:an?|the)\s+)?(?<!\w)(?:{spelt})(?!\w)", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    phrases = {phrase for rows in table("numbers")["bounds"].values() for phrase in rows} - {"or so"}
    words = "|".join(
        r"\s+".join(re.escape(word) for word in phrase.split()) for phrase in sorted(phrases, key=len)[::-1]
    )
    return re.compile(rf"(?<![\w-])(?:{words})(?:\s+(?:the|an?))?\s+\Z", re.IGNORECASE)
