"""Date phrases: which dates some words name, and whether as a day, an interval, a beginning or an end."""

from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from reportedly.normalise.datewords import DateWords
from reportedly.normalise.moments import Moment, moment_at
from reportedly.normalise.relative import relative_at
from reportedly.text.lexicon import table


class Opening(Enum):
    """What the words around a date make of it."""

    NONE = auto()
    SINCE = auto()
    """It still holds: 'since X', 'from X to the present'."""
    FROM = auto()
    """It has no known end: 'from X', 'began in X', 'X onwards'."""
    UNTIL = auto()
    """It has no known beginning: 'until X'."""
    UNSAYABLE = auto()
    """'By X', 'before X', 'after X', 'on the eve of X', 'the first since X'."""


class Joint(Enum):
    """How several dates of a phrase belong together."""

    SINGLE = auto()
    RANGE = auto()
    """'From X to Y', 'between X and Y'."""
    LIST = auto()
    """'X and Y'."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The dates of a phrase."""

    moments: tuple[Moment, ...]
    """One, the two ends of a range, or a list."""
    joint: Joint
    opening: Opening
    night: int = 0
    """-1 for 'overnight on Sunday', the night before it; 1 for 'Sunday overnight', the night after it."""


_RANGE = frozenset({"to", "until", "till", "through", "into", "-", "–", "—"})
_LIST = frozenset({"and", "or", ",", "/", "&"})
_NOW = frozenset({"now", "present", "date"})
_BETWEEN = frozenset({"the", "on", "at", "around", "about", "from", "then", "a"})
"""Words that may stand before a date, beside those that blur it."""
_BEGAN = frozenset(
    {"began", "begun", "begins", "beginning", "starting", "started", "starts", "commenced", "commencing"}
)
_UNSAYABLE = frozenset({"by", "before", "after", "following", "preceding", "than", "eve"})
_EXTREMES = frozenset({"first", "not", "most", "least", "worst", "never"})
_LOOK_BACK = 5
_MOST_LISTED = 32


def date_phrase(words: DateWords) -> Phrase | None:
    """The first dates that the words name and what they make of them; null if they name none."""
    for at in range(len(words.norms)):
        moment = _moment(words, at)
        if moment is not None:
            return _overnight(words, at, moment) or _joined(words, at, moment)
    return None


def _moment(words: DateWords, at: int) -> Moment | None:
    return moment_at(words, at) or relative_at(words, at) if words.may_begin(at) else None


def _overnight(words: DateWords, at: int, moment: Moment) -> Phrase | None:
    """'Overnight into Sunday', 'overnight on 3 May', 'overnight from Saturday to Sunday'."""
    if words.norm(at) != "overnight":
        return None
    following = _before_date(words, moment.end + (words.norm(moment.end) in {"into", "to", "through", "between"}))
    named = moment_at(words, following)
    if named is None:
        return None
    phrase = _joined(words, following, named)
    if phrase.joint is not Joint.SINGLE:
        return Phrase(phrase.moments, Joint.RANGE, Opening.NONE)
    return Phrase(phrase.moments, Joint.SINGLE, Opening.NONE, night=-1)


def _joined(words: DateWords, at: int, first: Moment) -> Phrase:
    """The moment with those that are joined to it."""
    opening = _opening(words, at)
    end = _behind_date(words, first.end)
    mark = words.norm(end)
    between = mark == "and" and "between" in words.norms[max(0, at - _LOOK_BACK) : at]
    if mark in _RANGE or between:
        start = _before_date(words, end + 1)
        second = _moment(words, start)
        if second is not None:
            return Phrase((first, second), Joint.RANGE, Opening.NONE)
        if words.norm(start) in _NOW:
            return Phrase((first,), Joint.SINGLE, Opening.SINCE)
    if words.norm(first.end) == "overnight":
        return Phrase((first,), Joint.SINGLE, opening, night=1)
    if mark in {"on", "onward", "onwards"} and opening in {Opening.FROM, Opening.NONE}:
        closing = mark != "on" or opening is Opening.FROM
        return Phrase((first,), Joint.SINGLE, Opening.FROM if closing else opening)
    listed = _listed(words, first)
    return Phrase(listed, Joint.SINGLE if len(listed) == 1 else Joint.LIST, opening)


def _listed(words: DateWords, first: Moment) -> tuple[Moment, ...]:
    found = [first]
    while len(found) < _MOST_LISTED:
        end = _behind_date(words, found[-1].end)
        if words.norm(end) not in _LIST:
            break
        end += 1 + (words.norm(end + 1) == "and")
        following = _moment(words, _before_date(words, end))
        if following is None:
            break
        found.append(following)
    return tuple(found)


def _behind_date(words: DateWords, at: int) -> int:
    """Past the part of the day: 'Sunday night to …'."""
    while words.norm(at) in _vocabulary("parts_of_day"):
        at += 1
    return at


def _before_date(words: DateWords, at: int) -> int:
    """Past words that leave the date as it is: '… to early on Sunday'."""
    skipped = _BETWEEN | _vocabulary("blurring") | _vocabulary("parts_of_day")
    while words.norm(at) in skipped and _moment(words, at) is None:
        at += 1
    return at


def _opening(words: DateWords, at: int) -> Opening:
    """'Since' and 'began' anywhere before the date; 'from', 'until', 'by', 'before' only right before it."""
    skipped = _BETWEEN | _vocabulary("blurring") | _vocabulary("parts_of_day") | {"least", "far", "back", "as", "ever"}
    before = at - 1
    clock = False
    while words.norm(before) in skipped - {"from"} and not (words.norm(before) == "on" and before == 0):
        clock = clock or words.norm(before) in _vocabulary("parts_of_day")
        before -= 1
    word = words.norm(before)
    if word == "from":
        return Opening.FROM
    if word in {"until", "till"} or (word == "to" and words.norm(before - 1) == "up"):
        return Opening.UNTIL
    if word in _UNSAYABLE or (word == "to" and words.norm(before - 1) == "prior"):
        return Opening.NONE if clock else Opening.UNSAYABLE
    return _opened_earlier(words, at)


def _opened_earlier(words: DateWords, at: int) -> Opening:
    earlier = words.norms[:at]
    if "since" in earlier:
        since = earlier.index("since")
        extreme = any(word in _EXTREMES or word.endswith("est") for word in earlier[max(0, since - _LOOK_BACK) : since])
        return Opening.UNSAYABLE if extreme else Opening.SINCE
    begun = any(word in _BEGAN and words.norm(index + 1) != "of" for index, word in enumerate(earlier))
    return Opening.FROM if begun else Opening.NONE


@cache
def _vocabulary(name: str) -> frozenset[str]:
    return frozenset(table("months")["words"][name].split())
