"""Summary: one neutral sentence from a claim's grounded fields, for people who skim; never compared.

It holds no number and no proper name that the claim's spans don't hold: names and quantities are the span's own words,
everything else is lower-case vocabulary of this module.
"""

import re

from reportedly.schema.claim import Claim
from reportedly.schema.participants import Participant
from reportedly.schema.vocabularies import DateRole, EventType, Modality, Polarity, Relation, Role, Voice

MAX_LENGTH = 200

_NOUNS: dict[EventType, tuple[str, str, bool]] = {
    # type: affirmed noun phrase, negated noun phrase, plural
    EventType.ADVANCE: ("an advance", "no advance", False),
    EventType.WITHDRAWAL: ("a withdrawal", "no withdrawal", False),
    EventType.CONTROL: ("control", "no control", False),
    EventType.ENCIRCLEMENT: ("an encirclement", "no encirclement", False),
    EventType.CLASH: ("fighting", "no fighting", False),
    EventType.STRIKE: ("a strike", "no strike", False),
    EventType.EXPLOSIVE_ATTACK: ("an explosive attack", "no explosive attack", False),
    EventType.INTERCEPTION: ("an interception", "no interception", False),
    EventType.CASUALTIES: ("casualties", "no casualties", True),
    EventType.DISPLACEMENT: ("displacement", "no displacement", False),
    EventType.EQUIPMENT_LOSS: ("a loss of equipment", "no loss of equipment", False),
    EventType.INFRASTRUCTURE_DAMAGE: ("damage to infrastructure", "no damage to infrastructure", False),
    EventType.SURRENDER: ("a surrender", "no surrender", False),
    EventType.CAPTURE: ("a capture of personnel", "no capture of personnel", False),
    EventType.DESERTION: ("desertion", "no desertion", False),
    EventType.PRISONER_EXCHANGE: ("a release or exchange of prisoners", "no release or exchange of prisoners", False),
    EventType.DETAINEE_TREATMENT: ("treatment of detainees", "no such treatment of detainees", False),
    EventType.DEPLOYMENT: ("a deployment", "no deployment", False),
    EventType.REINFORCEMENT_SHORTAGE: ("a lack of reinforcements", "no lack of reinforcements", False),
    EventType.SUPPLY: ("supply", "no supply", False),
    EventType.SUPPLY_SHORTAGE: ("a lack of supplies", "no lack of supplies", False),
    EventType.DEGRADED_EFFECTIVENESS: ("reduced effectiveness", "no reduced effectiveness", False),
    EventType.COMMAND: ("a matter of command", "no such matter of command", False),
    EventType.INFORMATION_OPERATION: ("an information operation", "no information operation", False),
    EventType.STATEMENT: ("a statement", "no such statement", False),
    EventType.OTHER: ("a happening", "no such happening", False),
}
_RELATIONS = {
    Relation.IN: "in",
    Relation.NEAR: "near",
    Relation.DIRECTION_OF: "to one side of",
    Relation.TOWARDS: "towards",
    Relation.FROM: "from",
    Relation.ALONG: "along",
}
_TARGET = {
    EventType.CASUALTIES: "among",
    EventType.EQUIPMENT_LOSS: "of",
    EventType.CAPTURE: "from",
    EventType.DETAINEE_TREATMENT: "from",
    EventType.SURRENDER: "to",
    EventType.ENCIRCLEMENT: "of",
    EventType.DISPLACEMENT: "of",
    EventType.SUPPLY: "to",
    EventType.STATEMENT: "to",
    EventType.INFORMATION_OPERATION: "towards",
    EventType.REINFORCEMENT_SHORTAGE: "for",
    EventType.SUPPLY_SHORTAGE: "for",
    EventType.DEGRADED_EFFECTIVENESS: "of",
}
_SPACE = re.compile(r"\s+")


def compose(claim: Claim) -> str:
    """One neutral sentence of at most 200 code points: who says what of whom, where, when.

    Parts that don't fit are left out, the least important first: the date, the quantities, the place, the participants.
    """
    lead, core = _lead(claim), _core(claim)
    parts = [_people(claim), _place(claim), _amounts(claim), _time(claim)]
    for kept in range(len(parts), -1, -1):
        sentence = _sentence(lead, core, parts[:kept])
        if len(sentence) <= MAX_LENGTH:
            return sentence
    return _sentence("", core, [])


def _sentence(lead: str, core: str, parts: list[str]) -> str:
    body = " ".join(part for part in [lead + core, *parts] if part)
    return body[0].upper() + body[1:] + "."


def _words(text: str) -> str:
    return _SPACE.sub(" ", text).strip().rstrip(".,;:")


def _lead(claim: Claim) -> str:
    if claim.attribution.voice is Voice.UNSPECIFIED:
        return "it was reported that "
    if not claim.attribution.chain:
        return ""
    names = [_words(source.name) for source in claim.attribution.chain]
    through = f" (through {', '.join(names[1:])})" if names[1:] else ""
    return f"according to {names[0]}{through}, "


def _core(claim: Claim) -> str:
    affirmed, negated, plural = _NOUNS[claim.event.type]
    verb = {
        Modality.ASSERTED: "there were" if plural else "there was",
        Modality.PROBABLE: "there probably were" if plural else "there probably was",
        Modality.POSSIBLE: "there may have been",
        Modality.PREDICTED: "there will be",
        Modality.CONDITIONAL: "there would be",
    }[claim.event.modality]
    return f"{verb} {affirmed if claim.event.polarity is Polarity.AFFIRMED else negated}"


def _people(claim: Claim) -> str:
    everyone: tuple[Participant, ...] = (*claim.units, *claim.parties)
    roles = {
        Role.ACTOR: "by",
        Role.TARGET: _TARGET.get(claim.event.type, "against"),
        Role.OTHER: "involving",
    }
    phrases = []
    for role, word in roles.items():
        names = [_words(person.name) for person in everyone if person.role is role]
        if names:
            phrases.append(f"{word} {' and '.join(names)}")
    return " ".join(phrases)


def _place(claim: Claim) -> str:
    return ", ".join(f"{_RELATIONS[place.relation]} {_words(place.name)}" for place in claim.locations)


def _amounts(claim: Claim) -> str:
    amounts = ", ".join(_words(quantity.span.text) for quantity in claim.event.quantities)
    return f"({amounts})" if amounts else ""


def _time(claim: Claim) -> str:
    dates = [_words(date.span.text) for date in claim.dates if date.role is DateRole.EVENT]
    return f"[{', '.join(dates)}]" if dates else ""
