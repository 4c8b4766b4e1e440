from __future__ import annotations

import asyncio

from reportedly.extract.llm.turns import Turns


def test_who_had_a_turn_goes_on_before_the_next_one_has() -> None:
    done: list[tuple[str, int]] = []

    async def one(turns: Turns, number: int) -> None:
        await turns.wait()
        done.append(("computed", number))
        await asyncio.sleep(0)
        done.append(("asked", number))

    async def all_at_once() -> None:
        turns = Turns()
        await asyncio.gather(*(one(turns, number) for number in range(20)))

    asyncio.run(all_at_once())
    assert done == [(what, number) for number in range(20) for what in ("computed", "asked")]


def test_turns_serve_one_event_loop_after_another() -> None:
    turns = Turns()
    for _ in range(2):
        asyncio.run(turns.wait())
