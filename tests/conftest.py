from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "golden"
SAMPLES = sorted(GOLDEN.glob("*/article.txt"))


@pytest.fixture(params=SAMPLES, ids=lambda path: path.parent.name)
def sample(request: pytest.FixtureRequest) -> Path:
    """Each sample article in turn."""
    path: Path = request.param
    return path


@pytest.fixture
def published_schema() -> dict[str, Any]:
    """The JSON Schema as committed."""
    schema: dict[str, Any] = json.loads((ROOT / "schema" / "report-1.0.schema.json").read_text(encoding="utf-8"))
    return schema
