"""Assignment: which row goes with which column so that the sum of weights is greatest.

Exact, whatever the size: by a bound that is often met, by trying all where there are few, else by scipy's
``linear_sum_assignment`` (the extra ``score``). The result depends on the weights and on their order alone.
"""

import importlib.util
from collections.abc import Sequence
from functools import cache

from reportedly.errors import MissingExtraError

_FEW = 3

Weights = Sequence[Sequence[float]]
"""One row for each left item; 0 forbids a pair, and rows and columns may stay alone."""


@cache
def require_solver() -> None:
    """Raise ``MissingExtraError`` if scipy is not installed, without importing it."""
    if importlib.util.find_spec("scipy") is None:
        raise MissingExtraError("scoring needs scipy: pip install 'reportedly[score]'")


def assign(weights: Weights) -> list[tuple[int, int]]:
    """The pairs (row, column) of greatest total weight, by row; pairs of weight 0 are left out."""
    if not weights or not weights[0]:
        return []
    found = _each_its_best(weights)
    if found is not None:
        return found
    if len(weights) <= _FEW and len(weights[0]) <= _FEW:
        return _tried(weights, 0, frozenset())[1]
    return _solved(weights)


def turned_back(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs of an assignment that was made with rows and columns exchanged."""
    return [(row, column) for column, row in pairs]


def _each_its_best(weights: Weights) -> list[tuple[int, int]] | None:
    """The rows' best columns, if no two rows want the same: no assignment can weigh more."""
    taken: set[int] = set()
    pairs = []
    for row, values in enumerate(weights):
        best = max(values)
        if best > 0:
            column = values.index(best)
            if column in taken:
                return None
            taken.add(column)
            pairs.append((row, column))
    return pairs


def _tried(weights: Weights, row: int, taken: frozenset[int]) -> tuple[float, list[tuple[int, int]]]:
    if row == len(weights):
        return 0.0, []
    best, pairs = _tried(weights, row + 1, taken)
    for column, weight in enumerate(weights[row]):
        if weight > 0 and column not in taken:
            rest, others = _tried(weights, row + 1, taken | {column})
            if weight + rest > best:
                best, pairs = weight + rest, [(row, column), *others]
    return best, pairs


def _solved(weights: Weights) -> list[tuple[int, int]]:
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - an extra, loaded when it is needed

    rows, columns = linear_sum_assignment(weights, maximize=True)
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    return [(row, column) for row, column in pairs if weights[row][column] > 0]
