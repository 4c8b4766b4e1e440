"""Ranges: half-open code-point offsets into an article's text, and how two of them overlap."""

from typing import TypeAlias

Range: TypeAlias = tuple[int, int]
"""First code point, and one past the last."""


def overlap(one: Range, other: Range) -> float:
    """Intersection over union, in characters; 0 if they share none."""
    start, end = one
    its, last = other
    shared = min(end, last) - max(start, its)
    return shared / (max(end, last) - min(start, its)) if shared > 0 else 0.0
