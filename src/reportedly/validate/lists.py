"""Lists: the verdicts of a slot that holds a list, from the pairs of its items.

Gold items come in their order, then the predicted items that are left.
"""

from typing import NamedTuple

from reportedly.validate.alignment import Paired
from reportedly.validate.closed import ABSENT, EMPTY, MISSING, OPTIONAL, SPURIOUS, Found, closed, exactly
from reportedly.validate.comparable import LIST_POINTERS, Item, Policy, Taken, relation
from reportedly.validate.decisions import Decision
from reportedly.validate.verdicts import Category, Verdict

_NAMED = frozenset({"units", "parties", "locations", "sources"})
_UNPAIRED = "name.unpaired"
_RELATION = "/relation"


class _Slot(NamedTuple):
    """What the verdicts of one list share."""

    article: str
    name: str
    policy: Policy
    at: str | None
    """Pointer to the gold list."""
    there: str | None
    """Pointer to the predicted list."""


def list_verdicts(article: str, name: str, gold: Taken, predicted: Taken, part: Paired) -> list[Verdict]:
    """The verdicts of the slot ``name``."""
    items, others, pairs = part
    if gold.marks is None and items and len(pairs) == len(items) == len(others):
        return [_both(article, name, items[row], others[column], found) for row, column, found in pairs]
    suffix = LIST_POINTERS[name]
    at = gold.pointer + suffix if gold.pointer else None
    there = predicted.pointer + suffix if predicted.pointer else None
    policy = gold.marks.policy(f"{at}") if gold.marks is not None else Policy.PLAIN
    if policy is Policy.UNLABELLED:
        return []
    if not items and not others:
        return [Verdict(article, name, EMPTY[0], None, None, None, None, at, there, EMPTY[1])]
    return _each(_Slot(article, name, policy, at, there), part)


def _each(slot: _Slot, part: Paired) -> list[Verdict]:
    partners = {row: (column, found) for row, column, found in part.pairs}
    used = {column for _, column, _ in part.pairs}
    out: list[Verdict] = []
    for row, item in enumerate(part.gold):
        if row in partners:
            column, found = partners[row]
            out += _paired(slot, item, part.predicted[column], found)
        else:
            out += _missing(slot, item, others=bool(part.predicted))
    out += [
        _spurious(slot, other, _left(slot, others=bool(part.gold)))
        for column, other in enumerate(part.predicted)
        if column not in used
    ]
    return out


def relation_verdicts(article: str, gold: Taken, predicted: Taken, part: Paired) -> list[Verdict]:
    """The verdicts of the relations of locations: those of paired locations, and of the locations that are left."""
    items, others, pairs = part
    if not items and not others:
        return []
    suffix = LIST_POINTERS["locations"]
    policy = gold.marks.policy(gold.pointer + suffix) if gold.marks is not None else Policy.PLAIN
    if policy is Policy.UNLABELLED:
        return []
    loose = policy is Policy.OPTIONAL
    partners = {row: others[column] for row, column, _ in pairs}
    found = []
    for row, place in enumerate(items):
        other = partners.get(row)
        if place.policy < Policy.ABSENT and (other or not (loose or place.policy is Policy.OPTIONAL)):
            found.append(_relation(article, gold, predicted, place, other))
    if len(pairs) < len(others) and not loose:
        used = {column for _, column, _ in pairs}
        left = [other for column, other in enumerate(others) if column not in used]
        found += [_relation(article, gold, predicted, None, other) for other in left]
    return [verdict for verdict in found if verdict is not None]


def _relation(
    article: str,
    gold: Taken,
    predicted: Taken,
    place: Item | None,
    other: Item | None,
) -> Verdict | None:
    """The verdict of one relation; null where it is not annotated."""
    value = relation(place) if place is not None else None
    its = relation(other) if other is not None else None
    at = place.pointer + _RELATION if place is not None else gold.pointer + LIST_POINTERS["locations"]
    there = other.pointer + _RELATION if other is not None else predicted.pointer + LIST_POINTERS["locations"]
    if gold.marks is None:
        category, rule = exactly(value, its)
    else:
        found = closed(gold, at.removeprefix(gold.pointer), value, its)
        if found is None:
            return None
        category, rule = found
    place_at, place_there = at if gold.pointer else None, there if predicted.pointer else None
    return Verdict(article, "locations.relation", category, value, its, None, None, place_at, place_there, rule)


def _paired(slot: _Slot, item: Item, other: Item, found: Decision) -> list[Verdict]:
    if item.policy is Policy.UNLABELLED:
        return []
    if item.policy is Policy.ABSENT:
        return [_spurious(slot, other, ABSENT)]
    return [_both(slot.article, slot.name, item, other, found)]


def _both(article: str, name: str, item: Item, other: Item, found: Decision) -> Verdict:
    return Verdict(
        article,
        name,
        found.category,
        item.shown,
        other.shown,
        item.span,
        other.span,
        item.pointer,
        other.pointer,
        found.rule,
        found.critical,
    )


def _missing(slot: _Slot, item: Item, *, others: bool) -> list[Verdict]:
    if item.policy >= Policy.ABSENT:
        return []
    category, rule = OPTIONAL if Policy.OPTIONAL in (slot.policy, item.policy) else MISSING
    if category is Category.MIS and others and slot.name in _NAMED:
        rule = _UNPAIRED
    return [
        Verdict(slot.article, slot.name, category, item.shown, None, item.span, None, item.pointer, slot.there, rule),
    ]


def _left(slot: _Slot, *, others: bool) -> Found:
    """What a predicted item that no gold item takes comes to."""
    if slot.policy is Policy.OPTIONAL:
        return OPTIONAL
    if slot.policy is Policy.ABSENT:
        return ABSENT
    return (Category.SPU, _UNPAIRED) if others and slot.name in _NAMED else SPURIOUS


def _spurious(slot: _Slot, other: Item, found: Found) -> Verdict:
    category, rule = found
    return Verdict(slot.article, slot.name, category, None, other.shown, None, other.span, slot.at, other.pointer, rule)
