from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click
import pytest

from reportedly import extract_report
from reportedly.cli import cli
from reportedly.cli.show import shown
from reportedly.schema import vocabularies
from reportedly.schema.vocabularies import Term

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PAGES = [README, *sorted((ROOT / "docs").glob("*.md"))]
SAMPLE = ROOT / "golden" / "000_9a03156a548159c1" / "article.txt"
_PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
_OUTPUT = re.compile(r"<!-- output: show -->\n```text\n(.*?)\n```", re.DOTALL)
_COMMAND = re.compile(r"(?<![\w/.-])reportedly ([a-z]+)")
_CODE = re.compile(r"```(?:sh|console)\n(.*?)```|`([^`\n]+)`", re.DOTALL)
_WIDTH = 88
COMMANDS = set(cli.list_commands(click.Context(cli)))


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", [page for page in PAGES if _PYTHON.search(read(page))], ids=lambda page: page.name)
def test_the_examples_of_a_page_run_from_top_to_bottom(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {"__name__": "example"}
    for code in _PYTHON.findall(read(page)):
        exec(compile(code, str(page), "exec"), names)  # noqa: S102 - the project's own documentation


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"], ids=lambda page: page.name)
def test_links_to_files_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", read(page))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_output_in_the_readme_is_what_the_program_prints() -> None:
    printed = re.sub(r"\x1b\[\d+m", "", shown(extract_report(SAMPLE), _WIDTH))
    found = _OUTPUT.search(read(README))
    assert found is not None
    assert [piece for piece in found.group(1).split("\n\n…\n\n") if piece not in printed] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_is_named_exists(page: Path) -> None:
    code = "\n".join(block or inline for block, inline in _CODE.findall(read(page)))
    assert set(_COMMAND.findall(code)) <= COMMANDS


def test_the_schemas_page_names_every_closed_value() -> None:
    page = read(ROOT / "docs" / "schema.md")
    terms = [found for found in vars(vocabularies).values() if isinstance(found, type) and issubclass(found, Term)]
    rows = [" · ".join(f"`{member.value}`" for member in vocabulary) for vocabulary in terms if vocabulary is not Term]
    assert len(rows) >= 24
    assert [row for row in rows if f"| {row} |" not in page] == []


def test_the_command_page_names_every_command() -> None:
    page = read(ROOT / "docs" / "command.md")
    assert [name for name in sorted(COMMANDS) if f"| `reportedly {name}" not in page] == []
