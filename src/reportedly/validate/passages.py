"""Passages: ranges of a text that can be asked which of them holds or meets another, each in logarithmic time."""

import bisect
from collections.abc import Iterable

Range = tuple[int, int]


class Passages:
    """Half-open ranges, in any order; they may overlap."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        ordered = sorted(ranges)
        self._starts = [start for start, _ in ordered]
        self._reach: list[int] = []
        """How far the ranges up to this one reach."""
        for _, end in ordered:
            self._reach.append(max(end, self._reach[-1]) if self._reach else end)

    def hold(self, start: int, end: int) -> bool:
        """Whether one of them holds the whole of ``[start, end)``."""
        last = bisect.bisect_right(self._starts, start) - 1
        return last >= 0 and self._reach[last] >= end

    def meet(self, start: int, end: int) -> bool:
        """Whether one of them shares a code point with ``[start, end)``."""
        last = bisect.bisect_left(self._starts, end) - 1
        return last >= 0 and self._reach[last] > start
