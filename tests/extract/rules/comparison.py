"""A case against the report of its text: claims of a type are paired so that the least differs, then told apart."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from tests.extract.rules.notation import ORDERED, OTHERS, Item, inside, lists_agree, parse_items
from tests.extract.rules.table import Case, ExpectedClaim, Items, Words

import reportedly
from reportedly.schema.claim import Claim
from reportedly.schema.event import Quantity
from reportedly.schema.participants import Participant, Party, Unit
from reportedly.schema.setting import Location
from reportedly.schema.vocabularies import EventType

MISSING = "missing claim"
SURPLUS = "surplus claim"
_WORST = 100
"""What a missing claim costs in the pairing: more than any pair can differ in."""


class Mismatch(NamedTuple):
    """One difference between a case and its report."""

    field: str
    text: str


def differences(case: Case) -> list[Mismatch]:
    """Read the case's text by the rules and compare; nothing if it passes."""
    return mismatches(case, reportedly.extract_report(case.article, published=case.published).claims)


def mismatches(case: Case, claims: Sequence[Claim]) -> list[Mismatch]:
    """What differs between a case and the claims found in its text."""
    return [
        mismatch
        for type_ in EventType
        for mismatch in _of_type(
            [claim for claim in case.claim if claim.type is type_],
            [claim for claim in claims if claim.event.type is type_],
            more=case.more,
        )
    ]


def _of_type(expected: Sequence[ExpectedClaim], found: Sequence[Claim], *, more: bool) -> list[Mismatch]:
    costs = [[compare(claim, other) for other in found] for claim in expected]
    pairings = itertools.permutations([*range(len(found)), *[len(found)] * len(expected)], len(expected))
    chosen = min(set(pairings), key=lambda pairing: (_cost(expected, costs, pairing), pairing))
    result = [
        mismatch for cost, index in zip(costs, chosen, strict=True) if index < len(found) for mismatch in cost[index]
    ]
    result += [
        Mismatch(MISSING, f"{claim.type}: {claim.model_dump(exclude_unset=True, mode='json')}")
        for claim, index in zip(expected, chosen, strict=True)
        if index == len(found) and not claim.optional
    ]
    if not more:
        surplus = [claim for index, claim in enumerate(found) if index not in chosen]
        result += [Mismatch(SURPLUS, f"{claim.event.type}: {claim.evidence[0].text!r}") for claim in surplus]
    return result


def _cost(
    expected: Sequence[ExpectedClaim], costs: Sequence[Sequence[list[Mismatch]]], pairing: tuple[int, ...]
) -> int:
    """An unpaired claim costs ``_WORST``, an optional one 1 less than a bad pair would, a pair its differences."""
    return sum(
        len(cost[index]) if index < len(cost) else 1 if claim.optional else _WORST
        for claim, cost, index in zip(expected, costs, pairing, strict=True)
    )


def compare(expected: ExpectedClaim, claim: Claim) -> list[Mismatch]:
    """Every listed field in which a found claim differs from the expected one."""
    return [
        Mismatch(item.field, f"{claim.event.type} {item.field}: {item.text}")
        for item in (*_closed(expected, claim), *_worded(expected, claim), *_listed(expected, claim))
    ]


def _closed(expected: ExpectedClaim, claim: Claim) -> Iterator[Mismatch]:
    found = {
        "polarity": claim.event.polarity,
        "modality": claim.event.modality,
        "kind": claim.kind,
        "voice": claim.attribution.voice,
        "status": claim.verification.status,
        "contested": claim.verification.contested,
    }
    for field, value in found.items():
        wanted = getattr(expected, field)
        if wanted is not None and wanted != value:
            yield Mismatch(field, f"expected {wanted}, found {value}")


def _worded(expected: ExpectedClaim, claim: Claim) -> Iterator[Mismatch]:
    event = claim.event
    found = {
        "cue": [span.text for span in (event.polarity_cue, event.modality_cue) if span],
        "reporting": [span.text for span in claim.attribution.cues],
        "quote": [span.text for span in claim.attribution.quotes],
        "evidence": [span.text for span in claim.evidence],
    }
    for field, spans in found.items():
        for words in as_tuple(getattr(expected, field)):
            if not any(inside(words, span) for span in spans):
                yield Mismatch(field, f"expected {words!r} inside, found {spans}")


def _listed(expected: ExpectedClaim, claim: Claim) -> Iterator[Mismatch]:
    for field, read in READERS.items():
        texts: Items = getattr(expected, field)
        if texts is None:
            continue
        found = read(claim)
        if not lists_agree(parse_items(field, texts), found, others=OTHERS in texts, ordered=field in ORDERED):
            yield Mismatch(field, f"expected {list(texts)}, found {[str(item) for item in found]}")


def as_tuple(words: Words) -> tuple[str, ...]:
    """One string or several, as several."""
    return (words,) if isinstance(words, str) else words


def bounds(quantity: Quantity) -> str:
    """The amount of a quantity in the notation."""
    least, most = quantity.minimum, quantity.maximum
    if quantity.vague is not None:
        amount = quantity.vague.value
    elif least is None:
        amount = f"<={most:.12g}"
    elif most is None:
        amount = f">={least:.12g}"
    elif least == most:
        amount = f"{'~' if quantity.approximate else ''}{least:.12g}"
    else:
        amount = f"{least:.12g}..{most:.12g}"
    return f"{amount} {quantity.unit}" if quantity.unit else amount


def _traits(**values: str | None) -> tuple[tuple[str, str], ...]:
    return tuple((key, value or "-") for key, value in values.items())


def _participant(one: Participant, **traits: str | None) -> Item:
    alternates = tuple(other.name for other in one.alternate_names)
    return Item(one.role, (one.name,), alternates, _traits(side=one.side, **traits))


def _unit(unit: Unit) -> Item:
    return _participant(
        unit,
        designation=unit.designation,
        echelon=unit.echelon,
        branch=unit.branch,
        subunit="yes" if unit.subunit else "no",
    )


def _party(party: Party) -> Item:
    return _participant(party, kind=party.kind)


def _location(place: Location, claim: Claim) -> Item:
    within = None if place.within is None else claim.locations[place.within].name
    alternates = tuple(other.name for other in place.alternate_names)
    return Item(place.relation, (place.name,), alternates, _traits(kind=place.kind, within=within))


def _dates(claim: Claim) -> list[Item]:
    return [
        Item(date.role, (date.edtf or f"~{date.span.text}",), (), _traits(basis=date.basis, words=date.span.text))
        for date in claim.dates
    ]


def _quantities(claim: Claim) -> list[Item]:
    return [
        Item(one.of, (bounds(one),), (), _traits(item=one.item.text if one.item else None, words=one.span.text))
        for one in claim.event.quantities
    ]


def _means(claim: Claim) -> list[Item]:
    return [Item("", (weapon.kind,), (), _traits(words=weapon.span.text)) for weapon in claim.event.means]


def _chain(claim: Claim) -> list[Item]:
    return [
        Item("", (link.name,), (), _traits(kind=link.kind, side=link.side, anonymity=link.anonymity))
        for link in claim.attribution.chain
    ]


def _responses(claim: Claim) -> list[Item]:
    return [Item(answer.stance, (answer.source.name,)) for answer in claim.verification.responses]


READERS: dict[str, Callable[[Claim], list[Item]]] = {
    "units": lambda claim: [_unit(unit) for unit in claim.units],
    "parties": lambda claim: [_party(party) for party in claim.parties],
    "participants": lambda claim: [*map(_unit, claim.units), *map(_party, claim.parties)],
    "locations": lambda claim: [_location(place, claim) for place in claim.locations],
    "dates": _dates,
    "quantities": _quantities,
    "means": _means,
    "chain": _chain,
    "responses": _responses,
}
