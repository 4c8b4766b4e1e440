from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench import models
from bench.reader import GOLDEN
from tests.extract.llm.server import ModelServer

from reportedly.extract.llm.client import Patience
from reportedly.validate.golden import load_golden_set

ARTICLE = "002_047189a6487e69ae"


@pytest.fixture
def server() -> Iterator[ModelServer]:
    running = ModelServer()
    yield running
    running.stop()


@pytest.fixture
def replies(server: ModelServer, tmp_path: Path) -> Path:
    """What a model answered that calls six claims right."""
    server.answers('{"right": [1, 2, 3, 4, 5, 6], "missing": []}')
    text = models.Text(ARTICLE, GOLDEN / ARTICLE / "article.txt")
    models.ask("scripted", server.base, "guided", [text], tmp_path, Patience(seconds=30), 2_048)
    assert len(server.asked) == 1
    models.ask("scripted", server.base, "guided", [text], tmp_path, Patience(seconds=30), 2_048)
    assert len(server.asked) == 1
    return tmp_path


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip("|").split("|")]


def test_recorded_replies_are_scored_beside_the_rules_and_joined_with_them(replies: Path) -> None:
    gold = load_golden_set(GOLDEN)
    text = models.Text(ARTICLE, GOLDEN / ARTICLE / "article.txt")
    found = dict(models.rows([text], replies, "scripted", ["whole", "guided"]))
    assert list(found) == ["rules", "guided", "hybrid, guided"]
    rules, guided, hybrid = (cells(models.golden_row(name, made, gold)) for name, made in found.items())
    names = cells(models.HEAD.splitlines()[0])
    assert len(names) == len(rules) == len(guided)
    row = dict(zip(names, guided, strict=True))
    assert (row["tokens sent"], row["received"]) == ("100", "10")
    found_here = float(row["gold claims found"])
    assert 1 <= found_here <= float(rules[names.index("gold claims found")])
    assert int(row["claims"]) < int(rules[names.index("claims")])
    assert float(row["found per 1,000 tokens"]) == pytest.approx(1000 * found_here / 110, abs=0.1)
    assert rules[names.index("tokens sent")] == ""
    assert float(hybrid[names.index("gold claims found")]) >= float(rules[names.index("gold claims found")])


def test_the_command_scores_kept_replies(
    replies: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["models", "--replies", str(replies), "--article", ARTICLE])
    models.main()
    printed = capsys.readouterr().out
    assert [line.split("|")[1].strip() for line in printed.splitlines() if line.startswith("|")][2:] == [
        "rules",
        "guided",
        "hybrid, guided",
    ]
