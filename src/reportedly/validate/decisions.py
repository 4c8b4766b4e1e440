"""Decisions: how one value of a slot compares with another, one function per sort of value.

Each function is pure and returns one of a few constants, or null where the two are never paired. Which values are
compared with which is decided elsewhere (``pairing``).
"""

from collections.abc import Mapping
from typing import NamedTuple

from reportedly.schema.vocabularies import QuantityOf
from reportedly.text.edtf import contains
from reportedly.validate.comparable import Dated, Named, Quantified
from reportedly.validate.names import Likeness, best_likeness
from reportedly.validate.verdicts import Category, Critical

_CREDIT = {Category.COR: 1.0, Category.PAR: 0.5, Category.INC: 0.0}
_PAIRED = 1e-3
_RIGHT = 4e-3


class Decision(NamedTuple):
    """What a comparison came to."""

    category: Category
    """COR, PAR or INC."""
    rule: str
    """The rule that decided."""
    critical: Critical | None
    """The critical error, if it is one."""
    credit: float
    """1, 0.5 or 0."""
    weight: float
    """Credit, and a little for being right and for being paired at all: what the pairing maximises."""


def decision(category: Category, rule: str, critical: Critical | None = None, nearness: int = 0) -> Decision:
    """A decision; among pairs of equal credit those with more COR are preferred, then ``nearness`` (0 to 9)."""
    credit = _CREDIT[category]
    preference = _PAIRED + nearness * _PAIRED / 10 + (_RIGHT if category is Category.COR else 0)
    return Decision(category, rule, critical, credit, credit + preference)


EQUAL = decision(Category.COR, "name.equal", nearness=9)
CONTAINED = decision(Category.PAR, "name.contained", nearness=8)
JACCARD = decision(Category.PAR, "name.jaccard", nearness=7)
EQUAL_ROLE = decision(Category.PAR, "name.role", nearness=9)
OPPOSED = decision(Category.INC, "name.role_opposed", nearness=6)
SIDE = decision(Category.INC, "name.side", Critical.SIDE, nearness=1)
SIDE_ALIKE = decision(Category.INC, "name.side", Critical.SIDE, nearness=5)
NATIONALITY = decision(Category.INC, "name.nationality", Critical.SIDE, nearness=1)
DESIGNATION = decision(Category.INC, "name.designation", Critical.DESIGNATION, nearness=1)
PLACE_NATIONALITY = decision(Category.INC, "name.nationality", nearness=1)
PLACE_NUMBER = decision(Category.INC, "name.designation", nearness=1)

QUANTITY = decision(Category.COR, "quantity.equal", nearness=9)
OVERLAP = decision(Category.PAR, "quantity.overlap", nearness=8)
OVERLAP_BOUND = decision(Category.PAR, "quantity.overlap", Critical.BOUND, nearness=8)
PART = decision(Category.PAR, "quantity.part", nearness=6)
OTHER_BOUND = decision(Category.INC, "quantity.unequal", Critical.BOUND, nearness=7)
OTHER_QUANTITY = decision(Category.INC, "quantity.unequal")

DATE = decision(Category.COR, "date.equal", nearness=9)
LESS_SPECIFIC = decision(Category.PAR, "date.less_specific", nearness=8)
MORE_SPECIFIC = decision(Category.INC, "date.more_specific", nearness=8)
DATE_ROLE = decision(Category.INC, "date.role", nearness=2)
OTHER_DATE = decision(Category.INC, "date.unequal", nearness=1)

_CASUALTIES = frozenset({QuantityOf.KILLED, QuantityOf.WOUNDED})
_PARTS: Mapping[str, frozenset[QuantityOf]] = {
    QuantityOf.KILLED_OR_WOUNDED: _CASUALTIES,
    QuantityOf.LOSSES: _CASUALTIES
    | {QuantityOf.KILLED_OR_WOUNDED, QuantityOf.MISSING, QuantityOf.CAPTURED, QuantityOf.EQUIPMENT},
}
"""What a total is made of: 'losses' of people and equipment, 'killed or wounded' of both."""

_OPPOSED = frozenset({"actor", "target"})
_LIKENESSES = {
    Likeness.EQUAL: EQUAL,
    Likeness.CONTAINED: CONTAINED,
    Likeness.JACCARD: JACCARD,
    Likeness.NATIONALITY: NATIONALITY,
    Likeness.DESIGNATION: DESIGNATION,
    Likeness.NONE: None,
}
_PLACES = {**_LIKENESSES, Likeness.NATIONALITY: PLACE_NATIONALITY, Likeness.DESIGNATION: PLACE_NUMBER}


def of_places(gold: Named, predicted: Named) -> Decision | None:
    """Locations: by name alone. Another number or nationality word is wrong, but no critical error."""
    return _PLACES[best_likeness(gold.names, predicted.names)]


def of_sources(gold: Named, predicted: Named) -> Decision | None:
    """Sources: by name and side."""
    alike = best_likeness(gold.names, predicted.names)
    if gold.side and predicted.side and gold.side != predicted.side:
        return SIDE_ALIKE if alike >= Likeness.JACCARD else SIDE
    return _LIKENESSES[alike]


def of_participants(gold: Named, predicted: Named) -> Decision | None:
    """Units and parties: by name, side and role. Equal role for COR; actor for target is INC."""
    found = of_sources(gold, predicted)
    if found is None or found.credit == 0 or gold.role == predicted.role or gold.role is None:
        return found
    if gold.role in _OPPOSED and predicted.role in _OPPOSED:
        return OPPOSED
    return EQUAL_ROLE if found is EQUAL else found


def of_quantities(gold: Quantified, predicted: Quantified) -> Decision:
    """Quantities: by measure, bounds, unit and vagueness; whether a number is approximate is not compared.

    Other bounds of the same measure and unit are a critical error, whatever their credit: '25' is not 'up to 25'.
    """
    if gold.of != predicted.of:
        parts = predicted.of in _PARTS.get(gold.of, ()) or gold.of in _PARTS.get(predicted.of, ())
        return PART if parts else OTHER_QUANTITY
    if gold.unit != predicted.unit:
        return OTHER_QUANTITY
    same_bounds = gold.minimum == predicted.minimum and gold.maximum == predicted.maximum
    if same_bounds and gold.vague == predicted.vague:
        return QUANTITY
    if _overlap(gold, predicted):
        return OVERLAP if same_bounds else OVERLAP_BOUND
    return OTHER_QUANTITY if same_bounds else OTHER_BOUND


def of_dates(gold: Dated, predicted: Dated) -> Decision:
    """Dates: role and EDTF value; a prediction may be less specific than the gold, never more. Raises nothing.

    Two dates without a value are equal if they stand on overlapping or equal words; a value against none is INC.
    """
    if gold.role != predicted.role and gold.role is not None:
        return DATE_ROLE
    if gold.edtf == predicted.edtf:
        return DATE if gold.edtf is not None or _same_words(gold, predicted) else OTHER_DATE
    if gold.edtf is None or predicted.edtf is None:
        return OTHER_DATE
    if _less_specific(predicted.edtf, gold.edtf):
        return LESS_SPECIFIC
    return MORE_SPECIFIC if _less_specific(gold.edtf, predicted.edtf) else OTHER_DATE


def _less_specific(wide: str, narrow: str) -> bool:
    """Whether ``wide`` contains ``narrow`` and says less; an end that is not known says less than one that is open."""
    if not contains(wide, narrow):
        return False
    return not contains(narrow, wide) or (wide.endswith("/") and narrow.endswith("/.."))


def _overlap(gold: Quantified, predicted: Quantified) -> bool:
    """Whether the bounds overlap or one is equal; without any bound there is nothing to overlap."""
    if (gold.minimum is None and gold.maximum is None) or (predicted.minimum is None and predicted.maximum is None):
        return False
    low = max(gold.minimum or 0, predicted.minimum or 0)
    tops = [top for top in (gold.maximum, predicted.maximum) if top is not None]
    return not tops or low <= min(tops)


def _same_words(gold: Dated, predicted: Dated) -> bool:
    """Whether two dates without a value stand on overlapping or equal words."""
    if gold.span and predicted.span and gold.span[0] < predicted.span[1] and predicted.span[0] < gold.span[1]:
        return True
    return gold.words.casefold() == predicted.words.casefold()
