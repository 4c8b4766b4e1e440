"""Times: the date phrases of a sentence, as the longest run of words that says when; values are computed elsewhere."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from reportedly.extract.rules.words import closed
from reportedly.text.tokens import Token

_YEAR = re.compile(r"(?:1[4-9]|20)[0-9]{2}\Z")
_DAY = re.compile(r"(?:[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?:-(?:[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?)?\Z")
_ISO = re.compile(r"(?:19|20)[0-9]{2}-[01][0-9](?:-[0-3][0-9])?\Z|[0-3]?[0-9][./][01]?[0-9][./](?:19|20)[0-9]{2}\Z")
_PARTS = frozenset("morning afternoon evening night midday noon midnight dawn dusk".split())
_UNITS = frozenset(
    """
    day week month year night weekend days weeks months years hours hour minutes century
    """.split(),
)
_SEASONS = frozenset("spring summer autumn fall winter".split())
_RELATIVE = frozenset("last this next previous past coming that same".split())
_SINGLE = frozenset("yesterday today tonight tomorrow overnight".split())
_LEADING = frozenset("late early earlier mid- later".split())
_OPENING = frozenset({"since", "from", "until", "till", "between", "before", "after"})
_COUNT = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve several few couple dozen
    """.split(),
)
_RECENT = frozenset("recent coming past last previous following preceding".split())
_AGO = frozenset({"ago", "earlier", "later", "before"})


@dataclass(frozen=True, slots=True)
class Time:
    """A date phrase."""

    start: int
    end: int
    text: str


def times(text: str, words: tuple[Token, ...]) -> tuple[Time, ...]:
    """The date phrases of a sentence in order; none overlaps another."""
    found: list[Time] = []
    at = 0
    while at < len(words):
        end = _time(words, at)
        if end is None:
            at += 1
            continue
        end = _joined(words, end)
        first = at
        if at and words[at - 1].norm in _OPENING and _opens(words[at - 1].norm, words, at):
            first = at - 1
        elif (
            at > 1
            and words[at - 1].norm in {"in", "on"}
            and words[at - 2].norm in {"began", "begun", "started", "beginning", "starting"}
        ):
            first = at - 2
        start, stop = words[first].start, words[end - 1].end
        found.append(Time(start, stop, text[start:stop]))
        at = end
    return tuple(found)


def _opens(word: str, words: tuple[Token, ...], at: int) -> bool:
    if word == "since" and any(
        token.norm.endswith("est") or token.norm in {"first", "most", "worst"}
        for token in words[max(0, at - 5) : at - 1]
    ):
        return False
    return word in {"since", "between"} or (
        word == "from" and any(token.norm in {"to", "until"} for token in words[at : at + 5])
    )


def _joined(words: tuple[Token, ...], end: int) -> int:
    """'late Saturday and early Sunday', 'from March to May 2023', 'between 3 and 5 May'."""
    if end < len(words) and words[end].norm in {"and", "to", "until", "-", "–", "or"}:
        following = _time(words, end + 1) if end + 1 < len(words) else None
        if following is not None and words[end].norm != "or":
            return following
    return end


_Rule = Callable[[tuple[Token, ...], int], int | None]


@cache
def _starters() -> frozenset[str]:
    """The words that can begin a date phrase, besides figures and 'mid-…'."""
    fixed = _LEADING | _RELATIVE | _RECENT | _SINGLE | _SEASONS | _COUNT | {"a", "an", "the", "on", "mid"}
    return fixed | closed("months", "weekdays")


def _time(words: tuple[Token, ...], at: int) -> int | None:
    word = words[at].norm
    if word not in _starters() and not word[0].isdigit() and not word.startswith("mid-"):
        return None
    for rule in _RULES:
        end = rule(words, at)
        if end is not None:
            return end
    return None


def _norm(words: tuple[Token, ...], at: int) -> str:
    return words[at].norm if at < len(words) else ""


def _full(words: tuple[Token, ...], at: int) -> int | None:
    """'15 November 2024', 'November 15th, 2024', 'Nov. 15', '2024-11-15', '3 to 5 May'."""
    if _ISO.match(_norm(words, at)):
        return at + 1
    if _DAY.match(_norm(words, at)):
        step = at + 1
        if _norm(words, step) == "of":
            step += 1
        elif _norm(words, step) in {"to", "and", "-", "–"} and _DAY.match(_norm(words, step + 1)):
            step += 2
        if _month(words, step):
            return _year(words, _stop(words, step + 1))
        return None
    if _month(words, at):
        step = _stop(words, at + 1)
        if _DAY.match(_norm(words, step)) and not _YEAR.match(_norm(words, step)) and not _counted(words, step):
            step += 1
            if (
                _norm(words, step) in {"-", "–", "to", "and"}
                and _DAY.match(_norm(words, step + 1))
                and not _counted(words, step + 1)
            ):
                step += 2
            return _year(words, step)
        if _YEAR.match(_norm(words, step)):
            return step + 1
        if _norm(words, step) == "of" and _YEAR.match(_norm(words, step + 1)):
            return step + 2
        if _name_position(words, at):
            return at + 1
    return None


def _counted(words: tuple[Token, ...], at: int) -> bool:
    """'in May 20 soldiers': a count, not a day."""
    following = _norm(words, at + 1)
    return (
        bool(following)
        and following.isalpha()
        and following not in closed("prepositions") | closed("conjunctions") | closed("determiners")
        and (
            words[at].norm.isdigit()
            and following not in {"at", "when", "that", "as", "was", "were", "is", "has", "said"}
            and following.endswith("s")
        )
    )


def _month(words: tuple[Token, ...], at: int) -> bool:
    return at < len(words) and words[at].norm in closed("months") and words[at].text[0].isupper()


def _name_position(words: tuple[Token, ...], at: int) -> bool:
    word = words[at].norm
    if word in {"may", "march"}:
        return at > 0 and words[at - 1].norm in {
            "in",
            "since",
            "late",
            "early",
            "mid",
            "last",
            "of",
            "until",
            "from",
            "by",
            "and",
            "to",
            "during",
            "next",
            "this",
        }
    return len(word) > 3  # noqa: PLR2004 - 'Mar' alone is a name


def _stop(words: tuple[Token, ...], at: int) -> int:
    return (
        at + 1
        if _norm(words, at) == "." and at and words[at - 1].end == words[at].start and len(words[at - 1].text) <= 4  # noqa: PLR2004 - 'Sept'
        else at
    )


def _year(words: tuple[Token, ...], at: int) -> int:
    if _YEAR.match(_norm(words, at)):
        return at + 1
    if _norm(words, at) == "," and _YEAR.match(_norm(words, at + 1)):
        return at + 2
    return at


def _weekday(words: tuple[Token, ...], at: int) -> int | None:
    """'Sunday', 'late Sunday', 'Sunday night', 'last Sunday', 'Sunday, 3 March'."""
    step = at
    while _norm(words, step) in _LEADING | _RELATIVE | {"on"} and step < at + 3 and _norm(words, step) != "on":
        step += 1
    if not (step < len(words) and words[step].norm in closed("weekdays") and words[step].text[0].isupper()):
        return None
    if len(words[step].text) < 4 and _norm(words, step + 1) != ".":  # noqa: PLR2004 - 'Sun', 'Sat'
        return None
    step += 1
    if _norm(words, step) in _PARTS:
        step += 1
    if _norm(words, step) in {",", "the"}:
        dated = _full(words, step + 1)
        if dated is not None and _YEAR.match(words[step + 1].norm) is None:
            return dated
    return step


def _single(words: tuple[Token, ...], at: int) -> int | None:
    step = at + 1 if _norm(words, at) in {"late", "early", "earlier", "later"} else at
    if _norm(words, step) in _SINGLE and not (words[step].norm == "today" and words[step].text == "TODAY"):
        return step + 2 if _norm(words, step + 1) in _PARTS else step + 1
    return None


def _relative(words: tuple[Token, ...], at: int) -> int | None:
    """'last year', 'earlier this month', 'the previous night', 'in recent days', 'the past three weeks'."""
    step = at + 1 if _norm(words, at) in _LEADING else at
    if _norm(words, step) == "the" and _norm(words, step + 1) in _RECENT:
        step += 1
    if _norm(words, step) not in _RELATIVE | _RECENT:
        return None
    step += 1
    if _norm(words, step) in _COUNT or _norm(words, step).isdigit():
        step += 1
    word = _norm(words, step).rstrip("s")
    if word in _UNITS | _SEASONS | _PARTS or _month(words, step):
        if words[at].norm in {"that", "same"} and word not in {"day", "night"}:
            return None
        return step + 1
    return None


def _ago(words: tuple[Token, ...], at: int) -> int | None:
    """'two days ago', 'a year ago', '48 hours earlier'."""
    word = _norm(words, at)
    if not (word in _COUNT | {"a", "an"} or word.isdigit()):
        return None
    step = at + 1
    if _norm(words, step) in {"of", "few", "couple"}:
        step += 1
    if _norm(words, step) in _UNITS and _norm(words, step + 1) in _AGO:
        return step + 2
    return None


def _season(words: tuple[Token, ...], at: int) -> int | None:
    """'spring 2024', 'the summer of 2023', 'mid-2022', 'early 2024'."""
    if _norm(words, at) in _SEASONS:
        if _YEAR.match(_norm(words, at + 1)):
            return at + 2
        if _norm(words, at + 1) == "of" and _YEAR.match(_norm(words, at + 2)):
            return at + 3
        return (
            at + 1 if at and words[at - 1].norm in {"the", "this", "last", "in"} and words[at].norm != "fall" else None
        )
    if _norm(words, at) in {"early", "late", "mid"} and (_YEAR.match(_norm(words, at + 1)) or _month(words, at + 1)):
        return _year(words, at + 2)
    if (
        re.match(r"mid-(?:(?:19|20)[0-9]{2}|[a-z]+)\Z", _norm(words, at))
        and _norm(words, at)[4:] in closed("months") | {_norm(words, at)[4:]}
        and (_norm(words, at)[4:].isdigit() or _norm(words, at)[4:] in closed("months"))
    ):
        return _year(words, at + 1)
    return None


def _bare_year(words: tuple[Token, ...], at: int) -> int | None:
    """'in 2024', 'since 2022', 'of 2023'."""
    if (
        _YEAR.match(_norm(words, at))
        and at
        and words[at - 1].norm
        in {"in", "since", "of", "from", "until", "by", "during", "and", "to", "before", "after", "between"}
    ):
        following = _norm(words, at + 1)
        return at + 1 if not following.endswith("s") or following in {"as", "was", "is", "has"} else None
    return None


_RULES: tuple[_Rule, ...] = (_full, _weekday, _single, _relative, _ago, _season, _bare_year)
