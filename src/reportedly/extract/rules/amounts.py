"""Amounts: the numbers and vague counts of a noun phrase, as words; bounds and units are computed elsewhere."""

import re
from dataclasses import dataclass

from reportedly.extract.rules.frames import frame_of
from reportedly.extract.rules.groups import Nominal
from reportedly.extract.rules.phrases import Phrase
from reportedly.extract.rules.tags import Tag
from reportedly.extract.rules.words import classes_of, singular
from reportedly.normalise.quantities import read_quantity
from reportedly.normalise.sides import is_nationality
from reportedly.schema.vocabularies import EventType, QuantityOf, UnitOfMeasure

_DURATIONS = {UnitOfMeasure.HOUR, UnitOfMeasure.DAY, UnitOfMeasure.WEEK, UnitOfMeasure.MONTH, UnitOfMeasure.YEAR}
_LENGTHS = {UnitOfMeasure.M, UnitOfMeasure.KM, UnitOfMeasure.MI}
_AREAS = {UnitOfMeasure.KM2, UnitOfMeasure.MI2, UnitOfMeasure.HA}
_KILLING = frozenset(
    """
    kill destroy die perish massacre slaughter murder assassinate execute eliminate liquidate behead
    """.split(),
)
_WOUNDING = frozenset("wound injure hurt maim hospitalise hospitalize".split())
_LOSSES = {"loss": QuantityOf.LOSSES, "casualty": QuantityOf.KILLED_OR_WOUNDED, "death": QuantityOf.KILLED,
           "fatality": QuantityOf.KILLED, "injury": QuantityOf.WOUNDED, "toll": QuantityOf.KILLED}  # fmt: skip
_COUNTED = {
    "equipment": QuantityOf.EQUIPMENT,
    "munition": QuantityOf.MUNITIONS,
    "building": QuantityOf.BUILDINGS,
}
_SETTLEMENTS = frozenset("settlement village town city hamlet".split())
_ATTACKS = frozenset(
    """
    attack strike airstrike raid assault clash offensive bombing battle sortie air-strike shelling
    """.split(),
)
_PEOPLE = {"force", "civilians", "person", "detainees", "number"}


@dataclass(frozen=True, slots=True)
class Amount:
    """The words of a quantity, and what it measures."""

    of: QuantityOf
    start: int
    end: int
    item: tuple[int, int] | None


def amounts(text: str, nominals: tuple[Nominal, ...], type_: EventType, lemma: str) -> tuple[Amount, ...]:
    """The quantities of the nominals of a claim of type ``type_`` whose trigger is ``lemma``."""
    found: list[Amount] = []
    for nominal in nominals:
        amount = _amount(text, nominal, type_, lemma)
        if amount is not None and all(other.start != amount.start for other in found):
            found.append(amount)
    return tuple(found)


def _amount(text: str, nominal: Nominal, type_: EventType, lemma: str) -> Amount | None:
    if _family(nominal):
        number = nominal.parts[1]
        of = measured(Nominal((number,)), None, type_, lemma)
        return Amount(of, number.start, number.end, (nominal.parts[0].main.start, nominal.parts[0].main.end))
    start, end = nominal.parts[0].start, nominal.head.end
    reading = read_quantity(text[start:end])
    if reading.minimum is None and reading.maximum is None and reading.vague is None:
        return None
    lasting = reading.unit in _DURATIONS and _LASTING.search(text[max(0, start - 9) : start]) is not None
    if not (_quantified(nominal) or lasting) or _known(nominal):
        return None
    if reading.unit in _DURATIONS and any(
        word.norm in {"past", "last", "next", "previous", "recent"} for word in nominal.parts[0].words
    ):
        return None
    of = measured(nominal, reading.unit, type_, lemma)
    if (
        of is QuantityOf.KILLED_OR_WOUNDED
        and lemma in _HURTING
        and _TO_DEATH.search(text[max(0, start - 40) : end + 40])
    ):
        of = QuantityOf.KILLED
    if of in {QuantityOf.KILLED, QuantityOf.WOUNDED} and _EITHER.search(text[max(0, start - 30) : end + 40]):
        of = QuantityOf.KILLED_OR_WOUNDED
    item = (
        None
        if nominal.head.main.tag is Tag.NUM or of in {QuantityOf.DURATION, QuantityOf.DISTANCE, QuantityOf.AREA}
        else _item(nominal)
    )
    first = start if lasting else _first(nominal.parts[0])
    if text[max(0, first - 7) : first].casefold() == "within ":
        first -= 7
    return Amount(of, first, end, item)


_LASTING = re.compile(r"\b(?:for|lasted|lasting|after|of) \Z")
_EITHER = re.compile(
    r"\b(?:killed|dead|killing) (?:or (?:wounded|injured|wounding|injuring)|and (?:wounded|injured)(?! [\d~]))\b"
)
"""'killed or wounded 1,230 troops': one number for both."""
_TO_DEATH = re.compile(r"\b(?:dead|to death|fatally)\b")
_HURTING = frozenset({"harm", "stab", "shoot", "hack", "electrocute"})
"""Verbs that leave open whether somebody died."""
_COLLECTIVE = frozenset("side army country nation state government party neighbour neighbor leader capital".split())
_DESCRIBED = 4


def _family(nominal: Nominal) -> bool:
    """'a family of five', 'a crew of 12': the number stands behind."""
    return (
        len(nominal.parts) > 1
        and nominal.parts[0].lemma in {"family", "crew", "group", "team", "party", "convoy"}
        and len(nominal.parts[1].words) == 1
        and nominal.parts[1].main.tag is Tag.NUM
        and not any(word.tag is Tag.NUM for word in nominal.parts[0].words)
    )


def _known(nominal: Nominal) -> bool:
    """'both sides', 'the two armies', 'one of the largest raids': words that count nothing that is told."""
    words = nominal.parts[0].words
    if words[0].norm == "both" or (
        words[0].norm in {"the", "all"} and nominal.lemma in _COLLECTIVE and len(words) < _DESCRIBED
    ):
        return True
    of = nominal.parts[1].words if len(nominal.parts) > 1 else ()
    return nominal.parts[0].main.norm == "one" and any(
        word.norm in {"most", "many", "several", "worst"} or (len(word.norm) > 5 and word.norm.endswith("est"))  # noqa: PLR2004
        for word in of
    )


_CLASSIFYING = frozenset(
    """
    unmanned aerial ballistic light heavy anti-tank anti-aircraft naval main regular
    """.split(),
) - {"heavy"}


def _item(nominal: Nominal) -> tuple[int, int]:
    """What is counted: the noun with the nouns and participles before it, without nationality or number."""
    part = (
        nominal.parts[0]
        if nominal.parts[0].main.tag is Tag.NOUN and nominal.parts[0].lemma in {"member", "piece", "unit"}
        else nominal.head
    )
    words = part.words[: part.head + 1]
    first = len(words) - 1
    while first and (
        words[first - 1].tag is Tag.NOUN
        or (
            words[first - 1].tag is Tag.ADJ
            and (
                words[first - 1].norm in _CLASSIFYING
                or words[first - 1].norm.endswith(("ed", "ing", "-up", "-off", "-propelled"))
            )
        )
    ):
        first -= 1
    return words[first].start, words[-1].end


def _first(phrase: Phrase) -> int:
    """Where the quantity's words begin: 'the 20 men' at '20'."""
    for index, word in enumerate(phrase.words):
        if index + 1 < len(phrase.words) and word.norm in {"the", "its", "their", "these", "those", "his", "a", "an"}:
            following = phrase.words[index + 1].norm
            if word.norm in {"a", "an"} and following in {
                "dozen",
                "few",
                "hundred",
                "thousand",
                "million",
                "single",
                "couple",
                "number",
                "third",
                "quarter",
                "half",
            }:
                return word.start
            continue
        return word.start
    return phrase.start


def _quantified(nominal: Nominal) -> bool:
    """Whether the phrase counts what its head names, rather than holding a year, an ordinal or a designation."""
    first = nominal.parts[0]
    for index, word in enumerate(first.words):
        model = index and first.words[index - 1].tag is Tag.NAME and index + 1 < len(first.words)
        if word.tag is Tag.NUM and not word.norm.endswith(("st", "nd", "rd", "th")) and not model:
            return True
        if word.norm in _VAGUE or singular(word.norm) in {"ten", "dozen", "hundred", "thousand", "million", "score"}:
            return True
    return False


_VAGUE = frozenset(
    """
    several few many most all some numerous heavy serious substantial significant scores severe massive half
    both countless
    """.split(),
)


def measured(nominal: Nominal, unit: UnitOfMeasure | None, type_: EventType, lemma: str) -> QuantityOf:
    """What a quantity of this noun measures in an event of this type."""
    if unit in _DURATIONS:
        return QuantityOf.DURATION
    if unit in _LENGTHS:
        return QuantityOf.DISTANCE
    if unit in _AREAS:
        return QuantityOf.AREA
    noun = singular(nominal.head.main.norm)
    classes = classes_of(noun)
    if noun in _ATTACKS:
        return QuantityOf.ATTACKS
    if noun == "time" and type_ in {EventType.STRIKE, EventType.CLASH, EventType.EXPLOSIVE_ATTACK}:
        return QuantityOf.ATTACKS
    if noun in _SETTLEMENTS:
        return QuantityOf.SETTLEMENTS
    if type_ is EventType.CASUALTIES:
        return _casualties(nominal, noun, lemma)
    if type_ in {
        EventType.EQUIPMENT_LOSS,
        EventType.INTERCEPTION,
        EventType.STRIKE,
        EventType.INFRASTRUCTURE_DAMAGE,
        EventType.DEPLOYMENT,
        EventType.SUPPLY,
    }:
        for name, of in _COUNTED.items():
            if name in classes and not (name == "equipment" and type_ in {EventType.INTERCEPTION, EventType.STRIKE}):
                return of
        if type_ is EventType.INTERCEPTION:
            return QuantityOf.MUNITIONS
    people = (
        noun == "number"
        or "reinforcement" in classes
        or bool(classes & _PEOPLE)
        or nominal.head.main.tag in {Tag.NUM, Tag.PRON}
        or is_nationality(nominal.head.main.text)
        or (nominal.head.main.tag is Tag.NAME and type_ is EventType.DISPLACEMENT)
    )
    if people:
        frame = frame_of(type_)
        if frame.quantity in {QuantityOf.SURRENDERED, QuantityOf.CAPTURED, QuantityOf.DISPLACED, QuantityOf.PERSONNEL}:
            return frame.quantity or QuantityOf.OTHER
        return QuantityOf.PERSONNEL if classes & {"force", "reinforcement"} else QuantityOf.OTHER
    return QuantityOf.OTHER


def _casualties(nominal: Nominal, noun: str, lemma: str) -> QuantityOf:
    if noun in _LOSSES:
        return _LOSSES[noun]
    if lemma in {"missing", "unaccounted"}:
        return QuantityOf.MISSING
    if lemma == "lose":
        return QuantityOf.LOSSES
    if lemma in _HURTING:
        return QuantityOf.KILLED_OR_WOUNDED
    if (
        lemma in _WOUNDING
        or lemma in {"wounded", "injured"}
        or any(word.norm in {"wounded", "injured"} for word in nominal.head.words)
    ):
        return QuantityOf.WOUNDED
    if lemma in _KILLING or lemma in {"death", "killing", "massacre", "dead"}:
        return QuantityOf.KILLED
    return _LOSSES.get(lemma, QuantityOf.KILLED)
