"""Places: where an event is said to be, from the nominals that are its places."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.extract.rules.arguments import direction, trimmed
from reportedly.extract.rules.groups import Nominal
from reportedly.extract.rules.mentions import Place
from reportedly.extract.rules.phrases import Phrase
from reportedly.extract.rules.tags import DIRECTIONS, Tag
from reportedly.extract.rules.words import classes_of, singular
from reportedly.normalise.sides import is_country
from reportedly.schema.vocabularies import LocationKind, Relation

_SETTLEMENTS = frozenset("city town village settlement hamlet capital".split())
_KINDS = {
    LocationKind.SETTLEMENT: _SETTLEMENTS,
    LocationKind.DISTRICT: frozenset(
        """
    suburb district neighbourhood neighborhood quarter outskirts centre center block downtown street
    """.split(),
    ),
    LocationKind.REGION: frozenset(
        "region province oblast state county governorate territory republic peninsula".split()
    ),
    LocationKind.FRONT: frozenset("front frontline sector direction line axis bastion".split()),
    LocationKind.ROAD: frozenset("road highway motorway route crossroads junction".split()),
    LocationKind.WATER: frozenset("river lake sea bay coast shore bank canal delta waters ocean gulf strait".split()),
}
_AREAS = frozenset(
    """
    area position ground land border ridge mountain plain desert forest hill height pocket enclave zone strip
    valley
    """.split(),
)
_RELATIONS = {
    "near": Relation.NEAR,
    "around": Relation.NEAR,
    "outside": Relation.NEAR,
    "towards": Relation.TOWARDS,
    "toward": Relation.TOWARDS,
    "from": Relation.FROM,
    "along": Relation.ALONG,
    "off": Relation.NEAR,
    "close to": Relation.NEAR,
    "out of": Relation.FROM,
    "outside of": Relation.NEAR,
    "beside": Relation.NEAR,
}
_MODIFIERS = frozenset(
    """
    eastern western northern southern central northeastern northwestern southeastern southwestern upper lower
    occupied downtown
    """.split(),
)
_PLURALS = frozenset(
    """
    towns cities villages areas regions places territories lands positions settlements sites
    """.split(),
)
_VAGUE = frozenset(
    """
    situation ground area territory land position way place scene field home country region
    """.split(),
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as the text names it."""

    start: int
    end: int
    kind: LocationKind
    relation: Relation
    alternates: tuple[tuple[int, int], ...] = ()
    within: int | None = None
    """Index of the enclosing spot."""


def located(
    text: str, places: Sequence[Place], *, taken: tuple[int, ...], before: tuple[Spot, ...] = ()
) -> tuple[Spot, ...]:
    """The spots of the places, none twice; 'the town' is the last settlement of ``before``."""
    found: list[Spot] = []
    for spot in (spot for place in places for spot in _spots(place)):
        if spot.start in taken:
            continue
        spot = _pointed(text, spot, before)  # noqa: PLW2901 - the place that it points back to
        if all(text[other.start : other.end].casefold() != text[spot.start : spot.end].casefold() for other in found):
            found.append(spot)
    named = [spot for spot in found if any(character.isupper() for character in text[spot.start : spot.end])]
    if named:
        found = [
            spot
            for spot in found
            if spot in named or not (_generic(text[spot.start : spot.end]) or _indefinite(text, spot))
        ]
    return _enclosed(text, found)


_SMALL = {
    LocationKind.FACILITY: 0,
    LocationKind.DISTRICT: 1,
    LocationKind.ROAD: 1,
    LocationKind.SETTLEMENT: 2,
    LocationKind.AREA: 3,
    LocationKind.FRONT: 3,
    LocationKind.WATER: 3,
    LocationKind.REGION: 4,
    LocationKind.COUNTRY: 5,
}


def _enclosed(text: str, found: list[Spot]) -> tuple[Spot, ...]:
    """'Vasylkiv station in Zaporizhzhia region': a place directly followed by a larger one lies within it."""
    linked = []
    for spot in found:
        within = next(
            (
                index
                for index, other in enumerate(found)
                if other is not spot
                and re.fullmatch(
                    r"(?: \([^)]{1,60}\))?(?:, | (?:in|of) )(?:in )?(?:the )?(?:[a-z-]+ ){0,2}",
                    text[spot.end : other.start],
                )
                and spot.end < other.start
                and _SMALL[spot.kind] < _SMALL[other.kind]
            ),
            None,
        )
        linked.append(replace(spot, within=within))
    return tuple(linked)


_BACK = frozenset("town city village settlement capital port hamlet".split())


def _pointed(text: str, spot: Spot, before: tuple[Spot, ...]) -> Spot:
    """'the town' points back to the settlement named before (the guidelines let a definite noun do so)."""
    if (
        text[spot.start : spot.end].casefold() in _BACK
        and text[max(0, spot.start - 4) : spot.start].casefold() == "the "
    ):
        for other in reversed(before):
            if other.kind is LocationKind.SETTLEMENT:
                return replace(other, relation=spot.relation)
    return spot


_GENERIC = frozenset(
    """
    position line area ground territory land depot settlement village town hamlet zone part
    """.split(),
)


def _indefinite(text: str, spot: Spot) -> bool:
    """'a clinic', 'two depots': what was struck rather than where, beside a named place."""
    before = text[max(0, spot.start - 3) : spot.start].casefold()
    return spot.kind is LocationKind.FACILITY and (
        before.endswith((" a ", " an ")) or before in {"a ", "an "} or before.strip() in {"a", "an"}
    )


def _generic(name: str) -> bool:
    """'two positions', 'border areas': says nothing beside a name."""
    return singular(name.casefold().split()[-1]) in _GENERIC


def _spots(place: Place) -> tuple[Spot, ...]:
    """A place, and the one that its 'of' names: 'the Dahiyeh district of Beirut' is two."""
    spot = _spot(place)
    nominal = place.nominal
    first = nominal.parts[0]
    if (
        spot is not None
        and len(nominal.parts) > 1
        and any(word.tag is Tag.NAME for word in first.words)
        and _named(nominal.parts[1])
        and not direction(first)
    ):
        start = trimmed(first, numbers=False).start
        inner = Spot(start, first.end, _kind(first), _RELATIONS.get(place.prep, Relation.IN))
        outer = nominal.parts[1]
        return inner, Spot(trimmed(outer, numbers=False).start, outer.end, _kind(outer), Relation.IN, _glosses(nominal))
    return () if spot is None else (spot,)


def _spot(place: Place) -> Spot | None:
    nominal = place.nominal
    relation = _RELATIONS.get(place.prep, Relation.IN)
    if place.prep.endswith(" of") and place.prep.split()[0] in DIRECTIONS:
        relation = Relation.DIRECTION_OF
    if nominal.semantic:
        nominal = Nominal(nominal.parts[nominal.semantic :], 0, nominal.gloss)
    first = nominal.parts[0]
    if (
        len(nominal.parts) > 1
        and (direction(first) or singular(first.main.norm) in {"outskirts", "edge", "approaches"})
        and _named(nominal.parts[1])
    ):
        part = nominal.parts[1]
        relation = Relation.DIRECTION_OF if direction(first) else Relation.NEAR
        return _of(part, nominal, relation)
    if (
        len(nominal.parts) > 1
        and singular(first.main.norm)
        in _SETTLEMENTS
        | {"province", "region", "oblast", "district", "state", "governorate", "island", "port", "enclave"}
        and _named(nominal.parts[1])
    ):
        kind = _kind(first)
        part = nominal.parts[1]
        start = trimmed(part, numbers=False).start
        return Spot(start, part.end, kind, relation, _glosses(nominal))
    return _of(first, nominal, relation)


def _named(part: Phrase) -> bool:
    return part.main.tag is Tag.NAME


def _of(part: Phrase, nominal: Nominal, relation: Relation) -> Spot | None:
    start = trimmed(part, numbers=False)
    end = nominal.end if part is nominal.parts[0] and _extends(nominal) else part.end
    kind = _kind(part)
    if (
        part.main.tag is not Tag.NAME
        and len([word for word in part.words if word.tag not in {Tag.DET, Tag.POSS}]) == 1
        and (singular(part.main.norm) in _VAGUE or part.main.norm in _PLURALS)
        and end == part.end
    ):
        return None
    return Spot(start.start, end, kind, relation, _glosses(nominal))


def _extends(nominal: Nominal) -> bool:
    return len(nominal.parts) > 1 and nominal.parts[1].main.tag in {Tag.NAME, Tag.NOUN}


def _glosses(nominal: Nominal) -> tuple[tuple[int, int], ...]:
    return () if nominal.gloss is None else ((nominal.gloss.start, nominal.gloss.end),)


def _kind(part: Phrase) -> LocationKind:
    noun = singular(part.main.norm)
    for kind, nouns in _KINDS.items():
        if noun in nouns:
            return kind
    if part.main.tag is Tag.NAME:
        words = " ".join(word.text for word in part.words if word.tag is not Tag.DET)
        if is_country(words):
            return LocationKind.COUNTRY
        if re.search(r"\b(?:River|Sea|Lake|Gulf|Strait)\b", words):
            return LocationKind.WATER
        if part.words[0].norm in _MODIFIERS and len(part.words) > 1:
            return LocationKind.REGION
        return LocationKind.SETTLEMENT
    if "facility" in classes_of(noun):
        return LocationKind.FACILITY
    if noun in _AREAS:
        return LocationKind.AREA
    return LocationKind.AREA
