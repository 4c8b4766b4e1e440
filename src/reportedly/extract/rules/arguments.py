"""Arguments: what a noun phrase names (a force, a person, a place …), and the words that identify it."""

import re
from typing import NamedTuple

from reportedly.extract.rules.groups import Nominal
from reportedly.extract.rules.phrases import Phrase, Sort
from reportedly.extract.rules.tags import Tag, Word
from reportedly.extract.rules.words import classes_of, closed, singular
from reportedly.normalise.formations import is_force_noun, read_formation
from reportedly.normalise.sides import is_country, is_nationality, side_of

_DIRECTIONS = frozenset(
    """
    north south east west northeast northwest southeast southwest north-east north-west south-east south-west
    """.split(),
)
_STRIPPED = frozenset({Tag.DET, Tag.POSS, Tag.NUM, Tag.ADV})
_EVALUATING = frozenset(
    """
    some many several few most all other more such additional further numerous various dozens hundreds thousands
    least most than up over around about nearly almost roughly approximately these those remaining own nearby
    first second third last heavy two-dozen fresh new successive entire whole large small big huge
    """.split(),
)
_ECHELON = re.compile(
    r"\b(?:brigades?|battalions?|regiments?|divisions?|corps|company|companies|platoons?|squadrons?|army|armies|fleet|"
    r"group|command|guards?|legion|units?|battery|batteries|wing|flotilla)\b",
    re.IGNORECASE,
)


class Sides(NamedTuple):
    """Words that name a side inside a noun phrase."""

    text: str
    start: int
    end: int


def classes(nominal: Nominal) -> frozenset[str]:
    """The classes that the nominal's head is of: those of nouns.toml, ``name`` for an unknown name, ``pronoun``."""
    head = nominal.head
    found = phrase_classes(head)
    if head.lemma in {"position", "line", "control", "area", "part", "territory"} and len(nominal.parts) > 1:
        return found | {"place"}
    return found


def phrase_classes(head: Phrase) -> frozenset[str]:
    """The classes of one noun phrase."""
    word = head.main
    if word.tag is Tag.PRON:
        return frozenset(
            {"neuter" if word.norm in {"it", "this", "that", "there", "something", "nothing"} else "pronoun"}
        )
    if word.tag is Tag.NUM:
        return frozenset({"number", "civilians"})
    if word.norm in closed("weekdays") or (word.norm in closed("months") and word.tag is Tag.NAME):
        return frozenset({"time"})
    text = _text(head)
    if word.tag is Tag.NAME:
        return _name_classes(head, text)
    found = classes_of(word.norm)
    if any(other.norm in {"unmanned", "uncrewed"} for other in head.words[: head.head]):
        return frozenset({"munition", "aircraft"})
    if word.norm in {"point", "points"} and any(other.norm in _POINTS for other in head.words[: head.head]):
        return frozenset({"facility"})
    if any(other.norm in {"captured", "captive", "imprisoned", "detained"} for other in head.words[: head.head]) and (
        found & {"force", "civilians", "person"} or is_force_noun(word.norm)
    ):
        return frozenset({"detainees"})
    if word.norm in {"members", "men", "elements", "operatives", "leaders"} and (
        _armed(head) or (side_of(text) or "").startswith("group:")
    ):
        found |= {"force"}
    if "organisation" in found and (_armed(head) or (side_of(text) or "").startswith("group:")):
        found |= {"force"}
    if is_force_noun(word.norm):
        found |= {"force"}
    if "organisation" in found and read_formation(text).echelon is not None:
        found |= {"force"}
    if _single(head):
        return (found - {"force"}) | {"person"}
    return found or frozenset({"thing"})


_SINGLES = frozenset(
    """
    soldier serviceman servicewoman fighter militant insurgent rebel gunman guerrilla militiaman separatist
    jihadist marine paratrooper commando infantryman sailor airman pilot conscript recruit mercenary volunteer
    reservist combatant sniper gunner sapper officer draftee terrorist extremist peacekeeper
    """.split(),
)


_POINTS = frozenset("deployment control collection supply firing assembly command observation distribution".split())
"""What makes a point a place that can be hit."""


def _single(head: Phrase) -> bool:
    """'a soldier', 'one of the fighters' told of alone: a person, not a force."""
    return head.main.norm in _SINGLES and not any(
        word.tag is Tag.NUM and word.norm not in {"one", "1"} for word in head.words
    )


def _text(phrase: Phrase) -> str:
    return " ".join(word.text for word in phrase.words if word.tag is not Tag.DET)


def _armed(phrase: Phrase) -> bool:
    return any(
        word.norm
        in {
            "armed",
            "militant",
            "rebel",
            "insurgent",
            "terror",
            "terrorist",
            "jihadist",
            "extremist",
            "guerrilla",
            "paramilitary",
            "islamist",
        }
        for word in phrase.words
    )


def _name_classes(head: Phrase, text: str) -> frozenset[str]:
    word = head.main
    lexical = classes_of(word.norm)
    formation = read_formation(text)
    if formation.echelon is not None or is_force_noun(word.norm):
        return frozenset({"force"})
    side = side_of(text)
    if word.norm in {"republic", "strip", "territory", "federation"}:
        return frozenset({"state", "place"})
    if is_country(text):
        return frozenset({"state", "place"})
    if side is not None and side.startswith("group:"):
        return frozenset({"organisation"}) if side in _CIVIL_GROUPS else frozenset({"force", "organisation"})
    if is_nationality(word.text):
        return frozenset({"force"})
    if side is not None and side.startswith("state:") and len(head.words) == 1:
        return frozenset({"state", "place", "name"})
    if lexical:
        return lexical | {"name"} if lexical & {"organisation", "place", "facility"} else lexical
    if head.words[0].norm.strip(".") in closed("titles") or any(w.norm in closed("titles") for w in head.words[:-1]):
        return frozenset({"person"})
    return frozenset({"name"})


_CIVIL_GROUPS = frozenset(
    {"group:nato", "group:un", "group:eu", "group:african-union", "group:arab-league", "group:ecowas"}
)


def is_force(nominal: Nominal) -> bool:
    """Whether it names armed people or formations."""
    return "force" in classes(nominal)


def force_range(nominal: Nominal) -> tuple[int, int]:
    """The words that identify a force, without article and number of people.

    '25 soldiers of the 38th Brigade' is '38th Brigade'; 'dozens of Ukrainian troops' is 'Ukrainian troops'.
    """
    parts = nominal.parts[nominal.semantic :]
    if nominal.parts[0].lemma in {"subunit", "sub-unit", "element", "unit"} and nominal.semantic:
        return trimmed(nominal.parts[0]).start, nominal.end
    for part in parts[1:]:
        if read_formation(_text(part)).designation is not None and not _ECHELON.search(_text(parts[0])):
            return trimmed(part).start, nominal.end
    end = parts[0].end
    for part in parts[1:]:
        if "force" in phrase_classes(part) or "state" in phrase_classes(part):
            end = part.end
        else:
            break
    return trimmed(parts[0]).start, end


def trimmed(phrase: Phrase, *, numbers: bool = True) -> Word:
    """The first word that identifies: articles, possessive pronouns and, if asked, counts are left out."""
    for index, word in enumerate(phrase.words):
        if index == len(phrase.words) - 1:
            return word
        if word.tag in {Tag.DET, Tag.ADV} or (not numbers and word.norm in {"nearby", "neighbouring", "neighboring"}):
            continue
        if numbers and (word.tag is Tag.NUM and not _designates(phrase, index)):
            continue
        if numbers and word.norm in _EVALUATING:
            continue
        return word
    return phrase.words[0]


def _designates(phrase: Phrase, index: int) -> bool:
    """Whether a number belongs to a formation's name: '57th Brigade', '155 OMBr', 'Unit 29155'."""
    word = phrase.words[index].norm
    if word.endswith(("st", "nd", "rd", "th")):
        return True
    following = phrase.words[index + 1] if index + 1 < len(phrase.words) else None
    return (
        following is not None
        and following.tag is Tag.NAME
        and read_formation(f"{phrase.words[index].text} {following.text}").echelon is not None
    )


def plain_range(nominal: Nominal, *, numbers: bool = True) -> tuple[int, int]:
    """The words that identify any other participant."""
    part = nominal.head
    return trimmed(part, numbers=numbers).start, nominal.end if nominal.semantic == 0 else part.end


def has_number(phrase: Phrase) -> bool:
    """Whether it counts something."""
    return any(word.tag is Tag.NUM and not word.norm.endswith(("st", "nd", "rd", "th")) for word in phrase.words)


def direction(phrase: Phrase) -> bool:
    """Whether it is a compass direction ('the south')."""
    return singular(phrase.main.norm) in _DIRECTIONS


_PEOPLE = frozenset({"force", "state", "civilians", "person", "detainees", "organisation"})


def owner(part: Phrase) -> Phrase | None:
    """Of 'Russia’s offensive', 'ISIS attack', 'coalition airstrikes': the words before the head that name who."""
    for at, word in enumerate(part.words[: part.head]):
        if word.tag is Tag.POSS and word.norm in {"'s", "'"} and at:
            whose = Phrase(Sort.NOUNS, part.words[:at], at - 1)
            return whose if phrase_classes(whose) & (_PEOPLE | {"name"}) else None
    before = [word for word in part.words[: part.head] if word.tag in {Tag.NOUN, Tag.NAME}]
    if before and not is_nationality(before[-1].text):
        at = part.words.index(before[-1])
        begin = at
        while begin and part.words[begin - 1].tag in {Tag.NAME, Tag.NOUN}:
            begin -= 1
        whose = Phrase(Sort.NOUNS, part.words[begin : at + 1], at - begin)
        if whose.main.norm in {"artillery", "air", "drone", "mortar", "tank"}:
            return None
        if phrase_classes(whose) & {"force"} and not phrase_classes(whose) & {"munition", "equipment", "aircraft"}:
            return whose
    return None
