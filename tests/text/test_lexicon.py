from __future__ import annotations

from importlib.resources import files

import pytest

from reportedly.text.lexicon import table

NAMES = sorted(path.name.removesuffix(".toml") for path in (files("reportedly.text") / "data").iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_every_table_can_be_read(name: str) -> None:
    assert table(name)


def test_a_table_is_read_once() -> None:
    assert table("abbreviations") is table("abbreviations")


def test_a_table_that_does_not_exist_is_a_programming_error() -> None:
    with pytest.raises(FileNotFoundError):
        table("no_such_table")
