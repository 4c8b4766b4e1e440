from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.validate.passages import Passages

RANGES = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda pair: (pair[0], sum(pair))), max_size=6)


@given(RANGES, st.integers(0, 40), st.integers(1, 10))
def test_passages_hold_and_meet_as_each_range_does(ranges: list[tuple[int, int]], start: int, length: int) -> None:
    end = start + length
    passages = Passages(ranges)
    assert passages.hold(start, end) == any(first <= start and end <= last for first, last in ranges)
    assert passages.meet(start, end) == any(first < end and start < last for first, last in ranges)
