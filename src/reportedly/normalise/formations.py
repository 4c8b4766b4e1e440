"""Formations: designation, echelon, branch and subunit of a force, from its name as written."""

import re
from dataclasses import dataclass
from functools import cache

from reportedly.normalise.sides import side_of
from reportedly.schema.vocabularies import Branch, Echelon
from reportedly.text.lexicon import table


@dataclass(frozen=True, slots=True)
class FormationReading:
    """What a name says of a formation."""

    designation: str | None = None
    """Number or name as written: '57', '1st-2nd', 'Golani'; null for a force without one."""
    echelon: Echelon | None = None
    branch: Branch | None = None
    subunit: bool = False
    """'subunits of …', 'elements of …'."""


_SUBUNIT = re.compile(r"\A\W*(?:the\s+)?(?:sub-?units?|elements?|units?|parts?|detachments?|companies|battalions)\s+(?:of|from)\s+", re.IGNORECASE)
_ARTICLE = re.compile(r"\A(?:[Tt]he|an?|[Ii]ts|[Tt]heir|[Oo]ur)\s+")
_ORDINAL = re.compile(r"(?<![\w-])([0-9]{1,5}(?:st|nd|rd|th)?(?:[-–/][0-9]{1,5}(?:st|nd|rd|th)?)?)(?![\w%])", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_WORD_ORDINAL = re.compile(
    r"\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)\b", re.IGNORECASE
)
_ROMAN = re.compile(r"\b([IVX]{1,5})\s+(?:Corps|Army)\b")
_LETTER = re.compile(r"\b(?:([A-K])\s+(?:Company|Troop|Battery|Squadron)|(?:Company|Troop|Battery)\s+([A-K]))\b")


def read_formation(name: str) -> FormationReading:
    """What a name says; all null for words that name no formation ('Ukrainian forces').

    Of '3rd Battalion, 5th Marine Regiment' the first formation counts. Pure, linear, raises nothing.
    """
    subunit = _SUBUNIT.match(name) is not None
    words = _SUBUNIT.sub("", name) if subunit else name
    words = _ARTICLE.sub("", words.strip())[:300]
    head = re.split(r",\s| of the (?=[0-9A-Z])| of (?=[A-Z])", words, maxsplit=1)[0]
    echelon, at = _echelon(head)
    if echelon is None:
        echelon, at = _abbreviated(head)
    return FormationReading(
        designation=_designation(head, echelon, at) or _lone(words),
        echelon=echelon,
        branch=_branch(words),
        subunit=subunit,
    )


def is_force_noun(word: str) -> bool:
    """Whether a word, singular or plural, means armed people or formations ('troops', 'militants', 'paratroopers')."""
    return word.casefold() in _forces()


@cache
def _forces() -> frozenset[str]:
    return frozenset(table("echelons")["forces"]["nouns"].split())


@cache
def _echelons() -> tuple[tuple[re.Pattern[str], Echelon], ...]:
    rows = table("echelons")["echelons"]
    return tuple((re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE), Echelon(name)) for name, words in rows.items())


def _echelon(name: str) -> tuple[Echelon | None, int]:
    best: tuple[int, int, Echelon] | None = None
    for pattern, echelon in _echelons():
        found = pattern.search(name)
        if found is not None and (best is None or found.end() > best[1]):
            best = (found.start(), found.end(), echelon)
    return (best[2], best[0]) if best else (None, 0)


def _abbreviated(name: str) -> tuple[Echelon | None, int]:
    for pattern, row in _abbreviations():
        found = pattern.search(name)
        if found is not None:
            return Echelon(row), found.start()
    return None, 0


@cache
def _abbreviations() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"\b(?:{words})\b"), name) for name, words in table("echelons")["abbreviations"].items())


def _designation(name: str, echelon: Echelon | None, at: int) -> str | None:  # noqa: PLR0911
    if echelon is None or echelon is Echelon.ARMED_FORCES:
        unit = re.search(r"\b(?:Unit|Task Force|Military Unit|Battalion)\s+(?:No\.\s*)?([0-9]{1,6})\b", name)
        return unit.group(1) if unit else None
    number = _ORDINAL.search(name)
    if number is not None:
        text = number.group(1)
        return text if re.search(r"[-–/]", text) else _SUFFIX.sub("", text)
    for pattern in (_ROMAN, _LETTER):
        found = pattern.search(name)
        if found is not None:
            return next(group for group in found.groups() if group)
    ordinal = _WORD_ORDINAL.search(name)
    if ordinal is not None:
        return ordinal.group(1)
    return _name(name[:at])


_DESCRIBING = re.compile(
    r"\b(?:the|armed|separate|mechani[sz]ed|motori[sz]ed|tank|armou?red|assault|air|airborne|marine|naval|infantry|artillery|"
    r"mountain|guards?|territorial|defen[cs]e|special|operations|national|presidential|reserve|rifle|motor|rocket|missile|"
    r"unmanned|systems|drone|engineer|support|logistics|parachute|paratroop|light|heavy|elite|joint|combined|arms|border|"
    r"field|expeditionary|rapid|reaction|volunteer|international|foreign|strike|storm|shock|reconnaissance|republican|army|"
    r"military|ground|northern|southern|eastern|western|central|group|command|an?|some|several|two|three|four|five|tactical|operational)\b",
    re.IGNORECASE,
)


def _name(before: str) -> str | None:
    """'Golani' before 'Brigade', 'Black Sea' before 'Fleet': capitalised words that are no description and no country."""
    words = [word for word in before.split() if word[:1].isupper() and word[0] not in "([{"]
    kept = [word for word in words if not _DESCRIBING.fullmatch(word.strip("’'\"“”,.")) and side_of(word) is None]
    if not kept:
        return None
    start = before.find(kept[0])
    end = before.rfind(kept[-1]) + len(kept[-1])
    return before[start:end].strip("’'\"“”,. ") or None


def _lone(name: str) -> str | None:
    plain = re.sub(r"\s+(?:battalions?|regiments?|brigades?|fighters|forces|group)\Z", "", name.strip(), flags=re.IGNORECASE)
    return plain if plain.casefold() in _named() else None


@cache
def _named() -> frozenset[str]:
    return frozenset(word.casefold() for word in table("echelons")["named"]["formations"])


@cache
def _branches() -> tuple[tuple[re.Pattern[str], Branch], ...]:
    rows = table("echelons")["branches"]
    return tuple((re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE), Branch(name)) for name, words in rows.items())


def _branch(name: str) -> Branch | None:
    for pattern, branch in _branches():
        if pattern.search(name):
            return branch
    return None
