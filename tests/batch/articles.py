"""Invented articles, told apart by a number, and the files of a batch read back."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from reportedly import Report, load_report


def text(number: int) -> str:
    return f"The army said {number} soldiers were killed near Harbour Town on Sunday."


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON Lines; a torn line is an error."""
    if not path.exists():
        return []
    content = path.read_text(encoding="utf-8")
    assert content == "" or content.endswith("\n")
    return [json.loads(line) for line in content.split("\n")[:-1]]


def reports(path: Path) -> list[Report]:
    return [load_report(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1]]


def errors(path: Path) -> list[dict[str, Any]]:
    return lines(path.with_name(path.name + ".errors.jsonl"))


def index(path: Path) -> list[dict[str, Any]]:
    return lines(path.with_name(path.name + ".index.jsonl"))


def sources(path: Path) -> Counter[tuple[str, int | None]]:
    """How often each input is among the reports and errors of an output."""
    return Counter((entry["source"], entry.get("row")) for entry in [*index(path), *errors(path)])


def write_lines(path: Path, rows: list[Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path
