from __future__ import annotations

import json
from collections.abc import Callable

Command = Callable[..., tuple[int, str, str]]


def test_the_schema_is_the_committed_one(reportedly: Command, published_schema: object) -> None:
    code, out, _ = reportedly("schema")
    assert code == 0
    assert json.loads(out) == published_schema


def test_the_version_of_the_schema(reportedly: Command) -> None:
    assert reportedly("schema", "--version") == (0, "1.0\n", "")
