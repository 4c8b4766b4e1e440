"""Quantities: bounds, unit and vagueness of a count or measure, from its words.

The first number of the words counts, or the vague word where there is none. A number is never invented: 'no losses' and
'the soldiers' are no quantity, nor are years of a date, ordinals, designations, calibres, ages and model numbers.
Choices where usage differs: 'dozens' and 'scores' are ``dozens``; 'hundreds of thousands' and 'millions' are
``thousands``; 'a couple of' is ``few``; a bare plural of time ('for months') is no quantity; a ratio ('8 to 1') is none.
"""

import re
from dataclasses import dataclass
from functools import cache

from reportedly.schema.vocabularies import UnitOfMeasure, Vagueness
from reportedly.text.lexicon import table
from reportedly.text.numbers import Number, cardinals, exact, figure, parse_number, scales


@dataclass(frozen=True, slots=True)
class QuantityReading:
    """What the words of a quantity say; all null and false where they hold none."""

    minimum: Number | None = None
    maximum: Number | None = None
    approximate: bool = False
    unit: UnitOfMeasure | None = None
    vague: Vagueness | None = None


_TOKEN = re.compile(r"[$€£]?[0-9][0-9,.]*[0-9]|[$€£]?[0-9]|[a-z²]+(?:[-'][a-z0-9²]+)*|%|[-–—/+]|[^\s\w]", re.IGNORECASE)
_LONGEST = 400
_RANGE = frozenset({"to", "-", "–", "—", "and", "or"})
_NO_COUNT_AFTER = re.compile(r"(?:st|nd|rd|th|mm|cm|s)\b", re.IGNORECASE)
_AGE = re.compile(r"[0-9]+-(?:year|month|day|week)s?-old", re.IGNORECASE)


def read_quantity(text: str) -> QuantityReading:
    """The quantity that the words hold. Pure, linear, raises nothing.

    >>> read_quantity("at least two dozen soldiers").minimum
    24
    """
    words = _words(text[:_LONGEST])
    found = _number(words)
    if found is not None:
        return found
    return _vague(" ".join(words))


def _words(text: str) -> list[str]:
    plain = _AGE.sub(" ", text.casefold().replace("’", "'").replace("\u00ad", "").replace("\u00a0", " ").replace("\u202f", " "))
    plain = re.sub(r"(?<=\d) (?=\d{3}(?!\d))", ",", plain)
    plain = re.sub(r"(?<=[0-9])(m|mn|bn)(?= (?!wide|high|deep|long|away|from|of|above|below|tall|north|south|east|west)[a-z])", _scale, plain)
    found = []
    for match in _TOKEN.finditer(plain):
        word = match.group()
        start, end = match.span()
        if word[-1:].isdigit() and (_NO_COUNT_AFTER.match(plain, end) or (start and (plain[start - 1] in "-‑" or plain[start - 1].isalpha()) and not _ranged(plain, start))):
            found.append("#")
            continue
        if word[-1:].isdigit() and re.match(r"[-‑](?:year|month|day|week|hour|km|mile|metre|meter|kilomet)", plain[end:]):
            found.append(word)
            continue
        found += _pieces(word)
    return found


def _scale(match: "re.Match[str]") -> str:
    """'1.3m people' is 1.3 million; 'a 20m high wall' is metres."""
    return " billion" if match.group(1) == "bn" else " million"


def _ranged(plain: str, start: int) -> bool:
    """Whether the hyphen before a number joins a range ('20-30') rather than a name ('Su-25')."""
    return start >= 2 and plain[start - 1] in "-‑" and plain[start - 2].isdigit()  # noqa: PLR2004


def _pieces(word: str) -> list[str]:
    if "-" in word and word not in _units():
        parts = word.split("-")
        if all(part in cardinals() or part in scales() or part in _fractions() for part in parts):
            return parts
        if parts[0] in cardinals() and parts[1] in _units() and len(parts) == 2:  # noqa: PLR2004
            return parts
    return [word]


@cache
def _fractions() -> dict[str, tuple[int, int]]:
    return {word: (top, bottom) for word, (top, bottom) in table("numbers")["fractions"].items()}


@cache
def _units() -> dict[str, UnitOfMeasure]:
    return {word: UnitOfMeasure(unit) for unit, words in table("numbers")["units"].items() for word in words.split()}


def _number(words: list[str]) -> QuantityReading | None:
    for at in range(len(words)):
        share = _share(words, at)
        if share is not None:
            return share
        end, value = _value(words, at)
        if value is None:
            continue
        if _year(words, at, end, value) or _ratio(words, at, end):
            return None
        second = _second(words, end)
        unit_end = second[0] if second else end
        unit = _unit(words, at, unit_end)
        low, high = (value, second[1]) if second and second[1] >= value else (value, value)
        if second and second[1] < value:
            second = None
        if unit is UnitOfMeasure.SHARE:
            low, high = exact(low / 100), exact(high / 100)
            if high > 1:
                return None
        return _bounded(words, at, low, high, unit, ranged=second is not None)
    return None


def _value(words: list[str], at: int) -> tuple[int, Number | None]:
    """The longest number that begins at ``at``."""
    word = words[at].lstrip("$€£")
    if word in {"a", "an"}:
        return _indefinite(words, at)
    if figure(word) is None and word not in cardinals() and word not in scales():
        if word in {"both", "pair"}:
            return at + 1, 2
        return at, None
    if word in scales() and word not in {"dozen", "hundred", "thousand", "million", "billion"}:
        return at, None
    if word in {"dozen", "hundred", "thousand", "million"} and at and words[at - 1] in {"several", "few", "many"}:
        return at, None
    if word == "one" and at + 1 < len(words) and words[at + 1] == "of":
        return at + 1, 1
    end = at + 1
    best: tuple[int, Number | None] = (at, None)
    while end <= min(len(words), at + 8):
        value = parse_number(" ".join([word, *words[at + 1 : end]]))
        if value is not None:
            best = (end, value)
        elif end > at + 1 and words[end - 1] != "and":
            break
        end += 1
    return best


def _indefinite(words: list[str], at: int) -> tuple[int, Number | None]:
    """'a dozen', 'a week', 'half a year' have a number; 'a soldier' has none."""
    following = words[at + 1] if at + 1 < len(words) else ""
    if following in {"dozen", "hundred", "thousand", "million", "billion"}:
        return at + 2, scales()[following]
    if following == "single":
        return at + 2, 1
    if following == "pair":
        return at + 2, 2
    unit = _units().get(following)
    if unit in {UnitOfMeasure.HOUR, UnitOfMeasure.DAY, UnitOfMeasure.WEEK, UnitOfMeasure.MONTH, UnitOfMeasure.YEAR} and not following.endswith("s"):
        if at + 2 < len(words) and words[at + 2] in {"ago", "earlier", "later"}:
            return at, None
        if at and words[at - 1] == "half":
            return at + 1, exact(0.5)
        return at + 1, 1
    return at, None


def _share(words: list[str], at: int) -> QuantityReading | None:
    """'half of', 'two-thirds', 'nearly a quarter', 'half a year'."""
    word = words[at]
    if word == "half" and at + 2 < len(words) and words[at + 1] in {"a", "an"}:
        unit = _units().get(words[at + 2])
        if unit is not None:
            return _bounded(words, at, exact(0.5), exact(0.5), unit)
        if words[at + 2] == "dozen":
            return _bounded(words, at, 6, 6, None)
        if words[at + 2] in {"million", "billion"}:
            half = exact(scales()[words[at + 2]] / 2)
            return _bounded(words, at, half, half, None)
    top = cardinals().get(word)
    following = words[at + 1] if at + 1 < len(words) else ""
    if top is not None and following in _fractions() and following not in {"half", "third", "quarter", "fifth", "tenth"}:
        return _fraction(words, at, top, _denominator(following))
    if (word in {"a", "one"} and following in {"third", "quarter", "fifth", "tenth"}) and (at + 2 >= len(words) or words[at + 2] in {"of", ",", ".", "its", "the"}):
        return _fraction(words, at, 1, _denominator(following))
    if word == "half" and (at == 0 or words[at - 1] not in {"first", "second", "a"}):
        return _fraction(words, at, 1, 2)
    return None


def _denominator(word: str) -> int:
    return _fractions()[word.removesuffix("s") if word.removesuffix("s") in _fractions() else word][1]


def _fraction(words: list[str], at: int, top: int, bottom: int) -> QuantityReading:
    value = exact(top / bottom)
    return _bounded(words, at, value, value, UnitOfMeasure.SHARE)


def _year(words: list[str], at: int, end: int, value: Number) -> bool:
    """'in 2024': four bare digits behind a preposition of time, or after a month."""
    bare = end == at + 1 and words[at].isdigit() and len(words[at]) == 4 and 1800 <= value <= 2100  # noqa: PLR2004
    if not bare:
        return False
    before = words[at - 1] if at else ""
    alone = len(words) == 1
    return before in {"in", "since", "of", "year", "early", "late", ","} or (alone and 1900 <= value <= 2100) or (  # noqa: PLR2004
        at == 1 and before in {"'s", "the"} or (at == 0 and end < len(words) and words[end] in {"offensive", "invasion", "counteroffensive", "war", "agreement"})
    )


def _ratio(words: list[str], at: int, end: int) -> bool:
    """'8 to 1', 'outnumbered 10 to one'."""
    return end + 1 < len(words) and words[end] in {"to", ":", "-"} and words[end + 1] in {"1", "one"} and at >= 0


def _second(words: list[str], end: int) -> tuple[int, Number] | None:
    """The upper end of '20 to 30', 'between 20 and 30', '20-30'."""
    if end + 1 >= len(words) or words[end] not in _RANGE:
        return None
    if words[end] in {"and", "or"} and "between" not in words[:end] and words[end] == "and":
        return None
    after, value = _value(words, end + 1)
    return (after, value) if value is not None else None


def _unit(words: list[str], at: int, end: int) -> UnitOfMeasure | None:
    if words[at][:1] in "$€£" and words[at][:1]:
        return UnitOfMeasure.USD if words[at].startswith("$") else None
    rest = [word for word in words[end : end + 4] if word not in {"-", "more", "or"}]
    if rest[:1] == ["per"] and rest[1:2] == ["cent"]:
        return UnitOfMeasure.SHARE
    if rest[:1] in (["square"], ["sq"]) and len(rest) > 1:
        return _units().get(f"square-{rest[1]}") or _units().get(f"sq-{rest[1]}")
    if rest[:1] in (["u.s"], ["us"]) and "dollars" in rest[:3]:
        return UnitOfMeasure.USD
    unit = _units().get(rest[0]) if rest else None
    if unit is UnitOfMeasure.M and rest[0] == "m" and "/" in words[end : end + 3]:
        return None
    if unit is None and rest and "-" in rest[0]:
        unit = _units().get(rest[0].split("-")[0])
    return unit


@cache
def _bounds() -> tuple[tuple[str, str], ...]:
    rows = [(phrase, name) for name, phrases in table("numbers")["bounds"].items() for phrase in phrases]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def _bounded(
    words: list[str],
    at: int,
    low: Number,
    high: Number,
    unit: UnitOfMeasure | None,
    *,
    ranged: bool = False,
) -> QuantityReading:
    before = " ".join(words[max(0, at - 6) : at])
    after = " ".join(words[at : at + 6])
    for phrase, name in _bounds():
        if before == phrase or before.endswith((f" {phrase}", f" {phrase} the", f" {phrase} a")):
            if name == "minimum":
                return QuantityReading(low, high if ranged else None, approximate=True, unit=unit)
            if name == "maximum":
                return QuantityReading(low if ranged else None, high, approximate=True, unit=unit)
            return QuantityReading(low, high, approximate=True, unit=unit)
    if re.search(r"\bor more\b|\bat least\b|\+", after) and not ranged:
        return QuantityReading(low, None, approximate=True, unit=unit)
    if re.search(r"\bor so\b", after):
        return QuantityReading(low, high, approximate=True, unit=unit)
    return QuantityReading(low, high, approximate=False, unit=unit)


@cache
def _vagues() -> tuple[tuple[re.Pattern[str], Vagueness], ...]:
    rows = [(phrase, Vagueness(name)) for name, phrases in table("numbers")["vague"].items() for phrase in phrases]
    rows.sort(key=lambda row: -len(row[0]))
    return tuple((re.compile(rf"(?<![\w-]){re.escape(phrase)}(?![\w-])"), vague) for phrase, vague in rows)


def _vague(text: str) -> QuantityReading:
    for pattern, vague in _vagues():
        if pattern.search(text) is not None:
            unit = next((_units()[word] for word in text.split() if word in _units()), None)
            return QuantityReading(vague=vague, unit=unit if unit is not UnitOfMeasure.SHARE else None)
    return QuantityReading()
