"""Lists: the verdicts of a slot that holds a list, from the pairs of its items.

Gold items come in their order, then the predicted items that are left.
"""

from collections.abc import Iterator
from typing import NamedTuple

from reportedly.validate.alignment import Paired
from reportedly.validate.closed import ABSENT, EMPTY, MISSING, OPTIONAL, SPURIOUS, Found, closed
from reportedly.validate.comparable import LIST_POINTERS, Item, Named, Policy, Taken, relation
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
    suffix = LIST_POINTERS[name]
    at = gold.pointer + suffix if gold.pointer else None
    there = predicted.pointer + suffix if predicted.pointer else None
    if not part.gold and not part.predicted:
        unlabelled = gold.marks is not None and gold.marks.policy(f"{at}") is Policy.UNLABELLED
        return [] if unlabelled else [Verdict(article, name, EMPTY[0], None, None, None, None, at, there, EMPTY[1])]
    policy = gold.marks.policy(f"{at}") if gold.marks else Policy.PLAIN
    if policy is Policy.UNLABELLED:
        return []
    slot = _Slot(article, name, policy, at, there)
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


def relation_verdicts(article: str, gold: Taken, predicted: Taken, part: Paired) -> Iterator[Verdict]:
    """The verdicts of the relations of locations: those of paired locations, and of the locations that are left."""
    suffix = LIST_POINTERS["locations"]
    policy = gold.marks.policy(gold.pointer + suffix) if gold.marks else Policy.PLAIN
    if policy is Policy.UNLABELLED:
        return
    partners = {row: column for row, column, _ in part.pairs}
    for row, place in enumerate(part.gold):
        other = part.predicted[partners[row]] if row in partners else None
        if place.policy >= Policy.ABSENT or (other is None and Policy.OPTIONAL in (policy, place.policy)):
            continue
        yield from _relation(article, gold, predicted, place, other)
    used = set(partners.values())
    for column, other in enumerate(part.predicted):
        if column not in used and policy is not Policy.OPTIONAL:
            yield from _relation(article, gold, predicted, None, other)


def _relation(article: str, gold: Taken, predicted: Taken, place: Item | None, other: Item | None) -> Iterator[Verdict]:
    value = relation(place) if isinstance(place, Named) else None
    its = relation(other) if isinstance(other, Named) else None
    where = place.pointer.removeprefix(gold.pointer) + _RELATION if place else ""
    found = closed(gold, where, value, its)
    if found is None:
        return
    at = gold.pointer + (where or LIST_POINTERS["locations"]) if gold.pointer else None
    there = other.pointer + _RELATION if other else None
    if other is None and predicted.pointer:
        there = predicted.pointer + LIST_POINTERS["locations"]
    yield Verdict(article, "locations.relation", found[0], value, its, None, None, at, there, found[1])


def _paired(slot: _Slot, item: Item, other: Item, found: Decision) -> list[Verdict]:
    if item.policy is Policy.UNLABELLED:
        return []
    if item.policy is Policy.ABSENT:
        return [_spurious(slot, other, ABSENT)]
    return [
        Verdict(
            slot.article,
            slot.name,
            found.category,
            item.shown,
            other.shown,
            item.span,
            other.span,
            item.pointer,
            other.pointer,
            found.rule,
            found.critical,
        ),
    ]


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
