from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.cli import run

TEXT = "The army said ten soldiers were killed near Harbour Town on Sunday.\n"

Ended = tuple[int, str, str]


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An article in an empty working folder."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def reportedly(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ended]:
    """Run the command: exit code, standard output, standard error."""

    def ended(*arguments: object) -> Ended:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return ended
