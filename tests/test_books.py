from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

from reportedly.books import Books
from reportedly.errors import BatchError


def opened(path: Path) -> Books:
    return Books(path, "CREATE TABLE IF NOT EXISTS things (name TEXT);", kind="list of things", synchronous="NORMAL")


def test_a_fact_is_there_when_the_books_are_opened_again(tmp_path: Path) -> None:
    books = opened(tmp_path / "books")
    assert books.fact("run") is None
    books.set_fact("run", "1")
    books.set_fact("run", "2")
    books.close()
    again = opened(tmp_path / "books")
    assert again.fact("run") == "2"
    again.close()


def test_they_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    opened(tmp_path / "books").close()
    assert stat.S_IMODE((tmp_path / "books").stat().st_mode) == 0o600


def test_one_process_has_them_open(tmp_path: Path) -> None:
    books = opened(tmp_path / "books")
    with pytest.raises(BatchError, match="another run is writing this output"):
        opened(tmp_path / "books")
    books.close()
    opened(tmp_path / "books").close()


def test_a_file_that_is_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "books").write_bytes(b"no database at all, but a text of some length" * 50)
    with pytest.raises(BatchError, match=r"no list of things \(file is not a database\); --overwrite"):
        opened(tmp_path / "books")
    assert (tmp_path / "books").read_bytes().startswith(b"no database")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BatchError, match=r"away/books: .*No such file"):
        opened(tmp_path / "away" / "books")


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    books = opened(tmp_path / "books")

    def fill_the_disk() -> None:
        with books._writing() as database:
            database.execute("INSERT INTO things VALUES ('one')")
            raise sqlite3.OperationalError("database or disk is full")

    with pytest.raises(BatchError, match="the same command goes on where this one stopped"):
        fill_the_disk()
    assert books._row("SELECT count(*) FROM things") == (0,)
    books.close()
