from __future__ import annotations

import itertools
import random

import pytest

from reportedly.validate.assignment import Weights, assign, turned_back


def best(weights: Weights) -> float:
    """The greatest total, by trying everything."""
    rows, columns = len(weights), len(weights[0])
    slots = [*range(columns), *[None] * rows]
    return max(
        sum([weights[row][column] for row, column in enumerate(choice) if column is not None], 0.0)
        for choice in itertools.permutations(slots, rows)
    )


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ([], []),
        ([[]], []),
        ([[0.0]], []),
        ([[1.0]], [(0, 0)]),
        ([[1.0, 2.0]], [(0, 1)]),
        ([[2.0, 1.0], [2.0, 0.0]], [(0, 1), (1, 0)]),
        ([[3.0, 1.0], [1.0, 0.0]], [(0, 0)]),
        ([[0.0, 0.0], [0.0, 5.0]], [(1, 1)]),
        ([[5.0, 4.0], [4.0, 1.0], [0.0, 0.0]], [(0, 1), (1, 0)]),
    ],
)
def test_the_pairs_of_greatest_weight(weights: Weights, expected: list[tuple[int, int]]) -> None:
    assert assign(weights) == expected


@pytest.mark.parametrize("seed", range(40))
def test_the_total_is_the_greatest_whatever_the_size(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - seeded test data
    rows, columns = rng.randint(1, 4), rng.randint(1, 5)
    weights = [[rng.choice([0.0, 0.0, 1.0, 2.0, 3.5]) for _ in range(columns)] for _ in range(rows)]
    pairs = assign(weights)
    assert sum(weights[row][column] for row, column in pairs) == best(weights)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(weights[row][column] > 0 for row, column in pairs)


def test_rows_and_columns_can_be_exchanged() -> None:
    weights = [[5.0, 4.0], [4.0, 1.0], [0.0, 2.0]]
    assert sorted(turned_back(assign(list(zip(*weights, strict=True))))) == sorted(assign(weights))
