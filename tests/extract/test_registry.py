from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from reportedly.errors import ExtractorError
from reportedly.extract.registry import extractor_named, registered

MODULE = '''
from reportedly import ClaimDraft, Proposal, Quote
from reportedly.schema.vocabularies import EventType, Kind

class Lines:
    """Claims that every line with 'fled' is displacement."""
    name = "lines"
    version = "7.1"
    async def propose(self, article, check):
        lines = [line for line in article.text.splitlines() if "fled" in line]
        return Proposal(drafts=tuple(
            ClaimDraft(type=EventType.DISPLACEMENT, kind=Kind.EVENT, evidence=(Quote(line),)) for line in lines
        ))
'''


@pytest.fixture
def elsewhere(tmp_path: Path) -> dict[str, str]:
    """An environment with a third-party package that registers two extractors, one of them broken."""
    (tmp_path / "lines_extractor.py").write_text(MODULE, encoding="utf-8")
    metadata = tmp_path / "lines_extractor-7.1.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: lines-extractor\nVersion: 7.1\n", encoding="utf-8")
    entry_points = """
        [reportedly.extractors]
        lines = lines_extractor:Lines
        broken = lines_extractor:NoSuchThing
        rules = lines_extractor:Lines
    """
    (metadata / "entry_points.txt").write_text(textwrap.dedent(entry_points), encoding="utf-8")
    return os.environ | {"PYTHONPATH": str(tmp_path)}


def run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reportedly", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)


def test_a_third_party_extractor_works_with_no_change_here(elsewhere: dict[str, str], tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Hundreds of families fled the hills.\nThe road was quiet.\n", encoding="utf-8")
    ended = run(elsewhere, "extract", str(article), "--extractor", "lines")
    assert (ended.returncode, ended.stderr) == (0, "")
    report = json.loads(ended.stdout)
    assert report["extraction"]["extractor_version"] == "7.1"
    assert [claim["event"]["type"] for claim in report["claims"]] == ["displacement"]


def test_the_list_shows_it_and_says_why_another_is_broken(elsewhere: dict[str, str]) -> None:
    lines = run(elsewhere, "extractors").stdout.splitlines()
    assert any(line.startswith("lines  7.1  [lines-extractor]") for line in lines)
    assert any(line.startswith("broken  not loadable") and "NoSuchThing" in line for line in lines)
    assert any(line.startswith("rules") and "[reportedly]" in line for line in lines)


def test_a_broken_one_is_one_line_and_exit_4(elsewhere: dict[str, str], tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Hundreds fled.", encoding="utf-8")
    ended = run(elsewhere, "extract", str(article), "--extractor", "broken")
    assert ended.returncode == 4
    assert ended.stderr.startswith("reportedly: extractor 'broken' can't be loaded: AttributeError")
    assert ended.stderr.count("\n") == 1


def test_the_built_in_reader_is_there() -> None:
    assert extractor_named("rules").name == "rules"
    assert "rules" in {item.name for item in registered()}


def test_an_unknown_name_lists_the_known() -> None:
    with pytest.raises(ExtractorError, match=r"there are: .*rules"):
        extractor_named("nobody")
