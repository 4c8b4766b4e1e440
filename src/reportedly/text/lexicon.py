"""Lexicon: the tables of words that ship as data files."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> Mapping[str, Any]:
    """The data file ``name``.toml, read once.

    Raises:
        FileNotFoundError: There is no such table, a programming error.
    """
    return tomllib.loads((files("reportedly.text") / "data" / f"{name}.toml").read_text(encoding="utf-8"))
