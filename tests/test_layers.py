"""What import-linter can't say of the layers; the rest is its contract in pyproject.toml."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import reportedly

PACKAGE = Path(reportedly.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))


def names_from_the_root(path: Path) -> Iterator[str]:
    """Imports of the root package itself: they would load through its lazy names what a layer must not know."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name == "reportedly")
        elif isinstance(node, ast.ImportFrom) and node.module == "reportedly":
            yield from (f"{node.module}.{name.name}" for name in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_imports_the_root_package(path: Path) -> None:
    assert list(names_from_the_root(path)) == []
