from __future__ import annotations

import asyncio
import sys
from typing import Any

import pytest

from reportedly import extract_report
from reportedly.errors import MissingExtraError
from reportedly.extract.llm import connections
from reportedly.extract.llm.connections import Connections
from reportedly.extract.llm.extractor import LLMExtractor


class Client:
    """Stands for a client of ``openai``."""

    def __init__(self) -> None:
        self.users = 0
        self.closed = False

    async def close(self) -> None:
        self.closed = True


async def _used(lender: Connections, seconds: float) -> None:
    async with lender.one() as lent:
        client: Any = lent
        client.users += 1
        assert client.users == 1
        await asyncio.sleep(seconds)
        client.users -= 1


def _lender(made: list[Client]) -> Connections:
    def make() -> Any:
        made.append(Client())
        return made[-1]

    return Connections(make)


def test_each_request_has_a_client_of_its_own_and_the_next_takes_it_over() -> None:
    made: list[Client] = []

    async def run() -> None:
        lender = _lender(made)
        for _ in range(3):
            await asyncio.gather(*(_used(lender, 0.01) for _ in range(5)))
        assert len(made) == 5
        await lender.close()

    asyncio.run(run())
    assert all(client.closed for client in made)


def test_a_request_that_is_given_up_gives_its_client_back() -> None:
    made: list[Client] = []

    async def run() -> None:
        lender = _lender(made)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01):
                await _used(lender, 10)
        made[0].users = 0
        await _used(lender, 0)

    asyncio.run(run())
    assert len(made) == 1


def test_no_more_are_open_than_a_process_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "MOST", 2)
    made: list[Client] = []

    async def run() -> None:
        lender = _lender(made)
        await asyncio.gather(*(_used(lender, 0.001) for _ in range(9)))

    asyncio.run(run())
    assert len(made) == 2


@pytest.mark.parametrize("module", ["openai", "httpx"])
def test_a_missing_extra_is_named(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    extractor = LLMExtractor("scripted", api_base="http://127.0.0.1:9/v1", cache=False)
    with pytest.raises(MissingExtraError, match=r"--api-base needs the extra 'llm'"):
        extract_report("It rained.", extractor=extractor)
