from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.extract.llm.server import ModelServer


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """A scripted model server on loopback."""
    running = ModelServer()
    yield running
    running.stop()


@pytest.fixture(autouse=True)
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The reply cache of the test, never the user's."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("REPORTEDLY_CACHE_DIR", str(folder))
    for name in ("REPORTEDLY_API_KEY", "OPENAI_API_KEY", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy"):
        monkeypatch.delenv(name, raising=False)
    return folder
