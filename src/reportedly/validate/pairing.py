"""Pairing: which item of one list is compared with which item of another.

The pairs maximise credit (COR 1, PAR 0.5), then the number of COR, then of pairs, then nearness. Ties break by content,
and the list whose content sorts first is always the rows, so that neither order nor side can change the result.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias, TypeVar

from reportedly.validate.assignment import assign, turned_back
from reportedly.validate.comparable import Item, Policy, item_content
from reportedly.validate.decisions import Decision
from reportedly.validate.verdicts import Category

T = TypeVar("T", bound=Item)
Decide: TypeAlias = Callable[[T, T], Decision | None]
Pair: TypeAlias = tuple[int, int, Decision]
"""Index of the gold item, index of the predicted item, and what their comparison came to."""

_TIE = 1e-5
_SPAN = 1e-6


def pair(gold: Sequence[T], predicted: Sequence[T], decide: Decide[T]) -> tuple[Pair, ...]:
    """The pairs of two lists, by gold index."""
    if not gold or not predicted:
        return ()
    if len(gold) == 1 and len(predicted) == 1:
        found = decided(gold[0], predicted[0], decide)
        return () if found is None else ((0, 0, found),)
    return _assigned(gold, predicted, decide)


def decided(gold: T, predicted: T, decide: Decide[T]) -> Decision | None:
    """What comparing two items comes to; an alternate of the gold state counts as the gold value.

    A gold item that is absent or unlabelled takes a prediction only if the two are alike, so that it takes none away
    from the others.
    """
    found = decide(gold, predicted)
    if not gold.variants and gold.policy < Policy.ABSENT:
        return found
    for variant in gold.variants:
        other = decide(variant, predicted)  # type: ignore[arg-type]  # variants are of the item's own type
        if other is not None and (found is None or other.weight > found.weight):
            found = other._replace(rule="value.alternate") if other.category is Category.COR else other
    if gold.policy >= Policy.ABSENT and found is not None and not found.credit:
        return None
    return found


def _assigned(gold: Sequence[T], predicted: Sequence[T], decide: Decide[T]) -> tuple[Pair, ...]:
    rows, columns = _ordered(gold), _ordered(predicted)
    cells = {(row, column): decided(gold[row], predicted[column], decide) for row in rows for column in columns}
    turned = [item_content(gold[row]) for row in rows] > [item_content(predicted[column]) for column in columns]
    weights = [[_weight(gold[row], predicted[column], cells[row, column]) for column in columns] for row in rows]
    found = turned_back(assign(list(zip(*weights, strict=True)))) if turned else assign(weights)
    places = sorted((rows[row], columns[column]) for row, column in found)
    return tuple((row, column, cell) for row, column in places if (cell := cells[row, column]) is not None)


def _ordered(items: Sequence[Item]) -> list[int]:
    return sorted(range(len(items)), key=lambda index: item_content(items[index]))


def _weight(gold: Item, predicted: Item, found: Decision | None) -> float:
    if found is None:
        return 0.0
    return found.weight + _TIE * (gold.tie == predicted.tie) + _SPAN * (gold.span == predicted.span)
