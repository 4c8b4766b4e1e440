"""Uncounted: numbers that count nothing: years, days of a month, ages, names, models, multiples, shares in words.

Decided from the words on either side, never from the theme. A bare '2014' is a year; a bare '2000' before a plural is
a count.
"""

from functools import cache

from reportedly.normalise.wording import Wording, months
from reportedly.text.lexicon import table
from reportedly.text.numbers import cardinals, figure, leading_number

_YEARS = range(1900, 2100)
_BEFORE_YEAR = frozenset(
    {"in", "since", "of", "until", "till", "by", "during", "before", "after", "from", "to", "through", "between", "and"}
    | {"early", "late", "mid", "year", "spring", "summer", "autumn", "fall", "winter", "back", "beginning", "start"}
    | {"end", ","},
)
_BEFORE_ADJECTIVE = frozenset({"the", "its", "their", "his", "this", "that", "'s", "'"})
_ABOUT = frozenset({"about", "around", "circa", "approximately", "roughly"})
_MULTIPLIED = frozenset({"more", "as", "larger", "higher", "greater", "less", "fewer", "bigger", "faster", "smaller"})
_PRONOUN_BEFORE = frozenset({"no", "any", "each", "this", "that", "which", "another", "every", "not"})
_PLURALS = frozenset({"people", "men", "women", "children", "police"})
_LARGEST_SHARE = 10
_MONTH_DAYS = 31


def uncounted(words: Wording, start: int, end: int) -> int | None:
    """Where to go on if the number ``words[start:end]`` counts nothing; null if it counts something."""
    if _is_share_in_words(words, start, end):
        return leading_end(words, end + 1)
    nothing = (
        _is_year(words, start, end)
        or _is_day(words, start, end)
        or _is_age(words, start, end)
        or _is_name(words, start)
        or _is_pronoun(words, start, end)
        or _is_none_of(words, start)
        or (words.norm(end) == "times" and words.norm(end + 1) in _MULTIPLIED)
    )
    return end if nothing else None


def leading_end(words: Wording, at: int) -> int:
    """Where the number at ``at`` ends; ``at`` if there is none."""
    number = leading_number(words.norms, at)
    return at if number is None else number.end


def _is_year(words: Wording, start: int, end: int) -> bool:
    word = words.norm(start)
    if end != start + 1 or not word.isdecimal() or figure(word) not in _YEARS:
        return False
    before, behind = words.norm(start - 1), words.norm(end)
    plural = behind.isalpha() and (behind.endswith("s") or behind in _PLURALS)
    if word.endswith("00"):
        return before in _BEFORE_YEAR and not plural
    if before in _ABOUT and not behind.isalpha():
        return True
    if before in _BEFORE_YEAR or before in _BEFORE_ADJECTIVE or before in months() or not (before or plural):
        return True
    return behind.isalpha() and not plural


def _is_day(words: Wording, start: int, end: int) -> bool:
    """'15 November', 'May 3', 'the night of 12 to 13 May'."""
    if end != start + 1 or not words.norm(start).isdecimal() or int(words.norm(start)) > _MONTH_DAYS:
        return False
    first = end
    if words.norm(end) in {"-", "–", "—", "to", "and"} and words.norm(end + 1).isdecimal():
        first = end + 2
    before = start - 1
    if words.norm(before) in {"-", "–", "—", "to", "and"} and words.norm(before - 1).isdecimal():
        before -= 2
    if words.norm(before) == ".":
        before -= 1
    behind = first + (words.norm(first) == "of")
    return any(words.norm(at) in months() and words.capital(at) for at in (behind, before))


def _is_age(words: Wording, start: int, end: int) -> bool:
    if words.norm(start - 1) in {"aged", "age", "ages"}:
        return True
    if words.norm(start - 1) == "of" and words.norm(start - 2) == "age":
        return True
    return words.norm(end) in {"year", "years", "month", "months"} and (
        words.norm(end + 1) == "old" or (words.norm(end + 1) == "of" and words.norm(end + 2) == "age")
    )


def _is_name(words: Wording, start: int) -> bool:
    """'Hill 112', 'No. 3', 'number 5', 'per 100,000'."""
    before = start - 1 - (words.norm(start - 1) == ".")
    if words.norm(before) in {"number", "per", "nr", "№"}:
        return words.norm(before - 1) not in {"a", "the", "total"} or words.norm(before) != "number"
    return words.capital(before) and words.norm(before) in _designators()


def _is_share_in_words(words: Wording, start: int, end: int) -> bool:
    """'One in five', 'nine in ten': a share that may as well be a count, so neither."""
    part, whole = leading_number(words.norms, start), leading_number(words.norms, end + 1)
    if words.norm(end) != "in" or part is None or whole is None:
        return False
    spelt = words.norm(start) in cardinals() and words.norm(end + 1) in cardinals()
    return spelt and part.value < whole.value <= _LARGEST_SHARE


def _is_none_of(words: Wording, start: int) -> bool:
    """'None of the 25'."""
    of = start - 1 - (words.norm(start - 1) in {"the", "its", "their", "these", "those"})
    return words.norm(of) == "of" and words.norm(of - 1) in {"none", "neither"}


def _is_pronoun(words: Wording, start: int, end: int) -> bool:
    """'No one', 'not one', 'one another', 'one by one'."""
    if words.norm(start) != "one" or end != start + 1:
        return False
    return words.norm(start - 1) in _PRONOUN_BEFORE or words.norm(end) in {"another", "by"}


@cache
def _designators() -> frozenset[str]:
    return frozenset(table("numbers")["designators"]["words"].split())
