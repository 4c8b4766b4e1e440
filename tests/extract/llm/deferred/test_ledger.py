from __future__ import annotations

from pathlib import Path

import pytest

from reportedly import ReportedlyError
from reportedly.extract.llm.deferred.entries import Again, Answered, Failed, Limits, Outcome, Sent, State, Wanted
from reportedly.extract.llm.deferred.ledger import FILE, Ledger
from reportedly.extract.llm.exchange import Finish, Reply, ResponseMode

SENT = Sent("kept", ResponseMode.TEXT, None, "max_tokens", 100, 10)
REPLY = Reply("\ud800 yes", Finish.LENGTH, None, 7, 8)


def ledger(folder: Path, *keys: str) -> Ledger:
    opened = Ledger(folder / FILE)
    for key in keys:
        opened.want(Wanted(key, f"owner of {key}", SENT, f'{{"{key}": 1}}'))
    return opened


def test_what_is_wanted_goes_out_once_in_files_of_a_size(tmp_path: Path) -> None:
    books = ledger(tmp_path, "a", "b", "c", "b")
    first = books.prepare("1", Limits(2, 1_000))
    second = books.prepare("2", Limits(9, 1))
    assert first is not None
    assert second is not None
    assert first[1] + second[1] == b'{"a": 1}\n{"c": 1}\n{"b": 1}\n'
    assert books.prepare("3", Limits()) is None
    assert [job.requests for job in books.jobs()] == [2, 1]
    assert (books.used().reserved_prompt, books.used().reserved_completion) == (30, 300)
    books.give_up(second[0])
    assert books.standing("b").state is State.UNKNOWN
    books.close()


def test_what_became_of_requests_outlives_the_process(tmp_path: Path) -> None:
    books = ledger(tmp_path, "a", "b", "c", "d")
    prepared = books.prepare("1", Limits())
    assert prepared is not None
    outcomes: list[tuple[str, Outcome]] = [
        ("a", Answered(REPLY, ResponseMode.TEXT)),
        ("b", Again(1)),
        ("c", Failed("no")),
    ]
    books.settle(prepared[0], outcomes)
    books.close()
    books = ledger(tmp_path)
    found = books.standing("a")
    assert (found.state, found.reply, found.mode, found.owner, found.times) == (
        "answered",
        REPLY,
        "text",
        "owner of a",
        1,
    )
    assert [books.standing(key).state.value for key in "bcd"] == ["unknown", "failed", "unknown"]
    assert (books.jobs(), books.used().prompt_tokens, books.used().completion_tokens) == ((), 7, 8)
    books.forgive()
    assert books.standing("c").state is State.UNKNOWN
    books.close()


def test_only_one_process_has_it_open(tmp_path: Path) -> None:
    books = ledger(tmp_path)
    with pytest.raises(ReportedlyError, match="another run is writing this output"):
        Ledger(tmp_path / FILE)
    books.close()


def test_a_file_that_is_no_ledger(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"something else, and long enough to be looked at" * 99)
    with pytest.raises(ReportedlyError, match="no ledger of batches"):
        Ledger(tmp_path / FILE)
