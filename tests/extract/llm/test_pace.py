from __future__ import annotations

import asyncio
import pickle

import pytest

from reportedly import BudgetExceeded
from reportedly.extract.llm.budget import Budget
from reportedly.extract.llm.extractor import LLMExtractor
from reportedly.extract.llm.pace import Pace

WINDOW = 0.2


async def moments(pace: Pace, tokens: list[int], used: int | None = None) -> list[float]:
    loop = asyncio.get_running_loop()
    start = loop.time()
    found = []

    async def one(each: int) -> None:
        ticket = await pace.wait(each)
        found.append(loop.time() - start)
        if used is not None:
            ticket.used(used)

    await asyncio.gather(*(one(each) for each in tokens))
    return found


@pytest.mark.parametrize(
    ("pace", "tokens", "windows"),
    [
        (Pace(), [10**9] * 5, [0, 0, 0, 0, 0]),
        (Pace(requests=2, window=WINDOW), [1] * 5, [0, 0, 1, 1, 2]),
        (Pace(tokens=100, window=WINDOW), [50, 50, 50], [0, 0, 1]),
        (Pace(tokens=100, window=WINDOW), [500, 1], [0, 1]),
        (Pace(requests=1, tokens=10**9, window=WINDOW), [1, 1], [0, 1]),
    ],
)
def test_no_window_lets_more_through(pace: Pace, tokens: list[int], windows: list[int]) -> None:
    found = asyncio.run(moments(pace, tokens))
    assert all(moment >= number * WINDOW for moment, number in zip(found, windows, strict=True))
    assert [number == 0 for number in windows] == [moment < WINDOW for moment in found]


def test_what_was_not_used_is_free_for_others() -> None:
    pace = Pace(tokens=100, window=30)
    assert max(asyncio.run(moments(pace, [90, 90, 90], used=1))) < 5


def test_one_pace_serves_several_loops() -> None:
    pace = Pace(requests=1, window=0.05)
    for _ in range(2):
        asyncio.run(moments(pace, [1, 1, 1]))


def test_a_request_waits_for_what_others_leave_of_the_budget() -> None:
    async def reserve() -> str:
        budget = Budget(max_tokens=100)
        first = await budget.reserved(60, 0)
        second = asyncio.create_task(budget.reserved(60, 0))
        await asyncio.sleep(0)
        assert not second.done()
        budget.settle(first, 10, 0)
        budget.settle(await second, 50, 0)
        try:
            await budget.reserved(60, 0)
        except BudgetExceeded:
            return "refused"
        return "let through"

    assert asyncio.run(reserve()) == "refused"


def test_parts_share_the_limits() -> None:
    extractor = LLMExtractor("m", api_base="http://localhost:1", max_tokens=1_000, pace=Pace(requests=10, tokens=90))
    extractor.budget.carry(100, 100)
    part: LLMExtractor = pickle.loads(pickle.dumps(extractor.part(2)))  # noqa: S301 - its own
    assert part.budget.part(1) == (400, None)
    assert (part._pace.requests, part._pace.tokens) == (5, 45)
