"""Quantities: bounds, unit and vagueness of a count or measure, from its words.

The first number of the words counts, or the vague word where there is no number or the number is only the whole of
which it takes a part ('most of the 20'). A number is never invented: 'no losses' and 'the soldiers' hold no quantity,
and years, days of a month, ordinals, designations, calibres, model numbers, ages and times of day are none.

Where usage differs: a ratio 'N to 1' is N; a falling range ('from 30 to 20') is a change, and no quantity; 'one in
three' is none; a bare plural of time ('for months') is none, 'a month' is one month; 'both' and 'a pair' are two.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from reportedly.normalise.hedges import Hedge, hedge_before, hedge_behind, hedge_later
from reportedly.normalise.measures import Excluded, Measure, measure
from reportedly.normalise.shares import part_at
from reportedly.normalise.uncounted import uncounted
from reportedly.normalise.vagueness import Vague, first_vague
from reportedly.normalise.wording import CURRENCIES, Wording, wording
from reportedly.schema.vocabularies import UnitOfMeasure, Vagueness
from reportedly.text.lexicon import table
from reportedly.text.numbers import Number, as_number, leading_number, may_begin, scales


@dataclass(frozen=True, slots=True)
class QuantityReading:
    """What the words of a quantity say; all null and false where they hold none."""

    minimum: Number | None = None
    """Lower bound; equal to ``maximum`` when exact, null when open."""
    maximum: Number | None = None
    """Upper bound; equal to ``minimum`` when exact, null when open."""
    approximate: bool = False
    """Whether the words mark the number as not exact."""
    unit: UnitOfMeasure | None = None
    """Null for counts."""
    vague: Vagueness | None = None
    """The vague word, where there is no number."""


class _Amount(NamedTuple):
    """A number of the words, with its unit, before the words around it are read."""

    start: int
    end: int
    low: Fraction
    high: Fraction
    unit: UnitOfMeasure | None = None
    hedge: Hedge = Hedge.NONE
    indefinite: bool = False
    """'A week': yields to any other quantity."""


_TIMES = frozenset(
    {UnitOfMeasure.HOUR, UnitOfMeasure.DAY, UnitOfMeasure.WEEK, UnitOfMeasure.MONTH, UnitOfMeasure.YEAR},
)
_TO = frozenset({"to", "-", "–", "—"})
_ARTICLES = frozenset({"a", "an", "another"})
_NOT_TIMED = frozenset({"ago", "earlier", "later", "before", "after", "from"})
_VAGUE_BEFORE_SCALE = frozenset({"several", "few", "many", "couple", "of"})
_WHOLE_WITHIN = 3
"""How many words after a vague one the whole may begin of which it takes a part: 'most of the 20'."""
_NEGATIONS = frozenset({"not", "without", "nor", "never"})


def read_quantity(text: str) -> QuantityReading:
    """The quantity that the words hold. Pure, linear, raises nothing.

    >>> read_quantity("at least two dozen soldiers").minimum
    24
    """
    words = wording(text)
    vague = first_vague(words)
    amount = _first_amount(words)
    if amount is not None and not (vague is not None and _yields(words, amount, vague)):
        return _bounded(words, amount)
    if vague is not None:
        return QuantityReading(vague=vague.term, unit=vague.unit)
    return QuantityReading()


def _yields(words: Wording, amount: _Amount, vague: Vague) -> bool:
    """'Several hundred', 'most of the 20': whether the vague words are the quantity."""
    if amount.indefinite or vague.start < amount.start < vague.end:
        return True
    of = words.norm(vague.end) == "of" or words.norm(vague.end - 1) == "of"
    return vague.term is not Vagueness.ALL and of and vague.end <= amount.start <= vague.end + _WHOLE_WITHIN


def _first_amount(words: Wording) -> _Amount | None:
    """The first number; an indefinite duration only where there is no other."""
    at, fallback = 0, None
    while at < len(words.norms):
        found = _amount_at(words, at)
        if isinstance(found, _Amount) and not found.indefinite:
            return found
        if isinstance(found, _Amount):
            fallback = fallback or found
        at = found if isinstance(found, int) else at + 1
    return fallback


def _amount_at(words: Wording, at: int) -> _Amount | int | None:
    """The amount at ``at``; where to go on behind a number that counts nothing; null if there is no number."""
    if not may_begin(words.norm(at)):
        return _named(words, at)
    number = leading_number(words.norms, at)
    part = part_at(words, at) if number is None or number.end == at + 1 else None
    if part is not None:
        return _Amount(at, part.end, part.value, part.value, part.unit)
    if number is None:
        return _named(words, at)
    if words.norm(at) in scales() and words.norm(at - 1) in _VAGUE_BEFORE_SCALE:
        return number.end
    behind = uncounted(words, at, number.end)
    return behind if behind is not None else _measured(words, at, number.end, number.value)


def _named(words: Wording, at: int) -> _Amount | None:
    """'Both', 'a pair of', 'a single', 'a week'."""
    word, following = words.norm(at), words.norm(at + 1)
    if word == "both":
        return None if "and" in words.norms[at + 1 : at + 8] else _exactly(at, at + 1, 2)
    if word not in _ARTICLES:
        return None
    if following == "single":
        return None if words.norm(at - 1) in _NEGATIONS else _exactly(at, at + 2, 1)
    pair = table("numbers")["pairs"].get(following)
    return _exactly(at, at + 2, pair) if pair is not None else _indefinite(words, at)


def _exactly(start: int, end: int, value: int) -> _Amount:
    return _Amount(start, end, Fraction(value), Fraction(value))


def _indefinite(words: Wording, at: int) -> _Amount | None:
    """'A week', 'an entire year', 'a year and a half'; not 'a week ago'."""
    found = measure(words, at + 1, at + 1)
    if isinstance(found, Excluded) or found.unit not in _TIMES or words.norm(found.end - 1).endswith("s"):
        return None
    if words.norm(found.end) in _NOT_TIMED or words.norm(at - 1) in {"times", "once", "twice"}:
        return None
    half = words.norms[found.end : found.end + 3] == ("and", "a", "half")
    value = Fraction(found.factor) * (Fraction(3, 2) if half else 1)
    return _Amount(at, found.end + 3 * half, value, value, found.unit, indefinite=not half)


def _measured(words: Wording, start: int, end: int, value: Fraction) -> _Amount | int | None:
    """The number with its unit, its range and the hedge right behind it."""
    behind, after = hedge_behind(words.norms, end)
    one = measure(words, start, after)
    if isinstance(one, Excluded):
        return end
    if behind is Hedge.NONE:
        upper = _upper(words, start, end, value, one)
        if upper is not None:
            return upper
    return _scaled(_Amount(start, max(after, one.end), value * one.factor, value * one.factor, one.unit, behind))


def _upper(words: Wording, start: int, end: int, low: Fraction, one: Measure) -> _Amount | int | None:
    """'20 to 30', 'between 20 and 30', '2-3 million', '20 percent to 30 percent', 'two or three', '8 to 1'."""
    at = one.end if one.unit is not None else end
    mark = words.norm(at)
    opened = words.norm(start - 1)
    if not (mark in _TO or mark == "or" or (mark == "and" and opened == "between")):
        return None
    first = at + 1 + (words.norm(at + 1) in CURRENCIES)
    number = leading_number(words.norms, first)
    other = None if number is None else measure(words, first, number.end)
    if number is None or other is None or uncounted(words, first, number.end) is not None:
        return None
    if isinstance(other, Excluded):
        return number.end
    return _range(words, _Amount(start, number.end, low, number.value), one, other)


def _range(words: Wording, ends: _Amount, one: Measure, other: Measure) -> _Amount | int | None:
    low, high = ends.low, ends.high
    if one.unit is not None and other.unit is not None and one.unit is not other.unit:
        return None
    scale = scales().get(words.norm(ends.end - 1), 1)
    if low < high and low * scale <= high and low < scale:
        low *= scale
    if one.unit is None:
        low *= other.factor if low <= high else 1
    else:
        low *= one.factor
    high *= other.factor
    unit = one.unit or other.unit
    if low <= high:
        return _scaled(_Amount(ends.start, max(ends.end, other.end), low, high, unit))
    if high == 1 and unit is None and words.norm(ends.start - 1) != "from":
        return _Amount(ends.start, ends.end, ends.low, ends.low)
    return ends.end if words.norm(ends.start - 1) == "from" else None


def _scaled(amount: _Amount) -> _Amount | int:
    """Percentages as shares; more than the whole is no share, and no quantity."""
    if amount.unit is not UnitOfMeasure.SHARE:
        return amount
    low, high = amount.low / 100, amount.high / 100
    return amount.end if high > 1 else amount._replace(low=low, high=high)


def _bounded(words: Wording, amount: _Amount) -> QuantityReading:
    start = amount.start - (words.norm(amount.start - 1) in {"between", "from"})
    found = hedge_before(words.norms, start)
    if found not in {Hedge.MINIMUM, Hedge.MAXIMUM}:
        later = amount.hedge if amount.hedge is not Hedge.NONE else hedge_later(words.norms, amount.end)
        found = later if later is not Hedge.NONE else found
    low: Number | None = as_number(amount.low)
    high: Number | None = as_number(amount.high)
    if amount.low == amount.high:
        low = None if found is Hedge.MAXIMUM else low
        high = None if found is Hedge.MINIMUM else high
    return QuantityReading(low, high, approximate=found is not Hedge.NONE, unit=amount.unit)
