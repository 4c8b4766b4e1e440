from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from reportedly.extract.llm.cache import ReplyCache
from reportedly.extract.llm.exchange import Finish, Reply


def _reply(number: int) -> Reply:
    return Reply(f"reply {number}", Finish.STOP, "scripted", 100, 10)


async def _put(cache: ReplyCache, count: int) -> None:
    await asyncio.gather(*(cache.put(str(number), _reply(number)) for number in range(count)))


def test_replies_that_come_together_are_written_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[int] = []
    insert = ReplyCache._insert

    def counted(cache: ReplyCache, statement: str, rows: list[tuple[str, str]]) -> None:
        written.append(len(rows))
        insert(cache, statement, rows)

    monkeypatch.setattr(ReplyCache, "_insert", counted)
    cache = ReplyCache(tmp_path)
    asyncio.run(_put(cache, 50))
    assert written == [50]
    assert [cache.get(str(number)) for number in range(50)] == [_reply(number) for number in range(50)]


def test_a_reply_is_on_disk_when_it_is_put(tmp_path: Path) -> None:
    async def put_and_get() -> Reply | None:
        await ReplyCache(tmp_path).put("0", _reply(0))
        return ReplyCache(tmp_path).get("0")

    assert asyncio.run(put_and_get()) == _reply(0)


def test_one_cache_serves_one_event_loop_after_another(tmp_path: Path) -> None:
    cache = ReplyCache(tmp_path)
    for _ in range(3):
        asyncio.run(_put(cache, 3))
    assert cache.info().replies == 3


def test_a_folder_that_cant_be_written_does_no_harm(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("")
    asyncio.run(_put(ReplyCache(tmp_path / "file"), 3))
    assert "can't be written" in caplog.text


def test_a_reply_is_kept_although_its_article_has_no_more_time(tmp_path: Path) -> None:
    cache = ReplyCache(tmp_path)

    async def give_up() -> None:
        first = asyncio.create_task(cache.put("0", _reply(0)))
        waits = asyncio.create_task(cache.put("1", _reply(1)))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        waits.cancel()
        await asyncio.gather(first, waits, return_exceptions=True)

    asyncio.run(give_up())
    assert [cache.get(str(number)) for number in range(2)] == [_reply(0), _reply(1)]
