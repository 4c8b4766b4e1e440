from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.regression.sets import HARBOUR, harbour

from reportedly.errors import ReportError
from reportedly.regression.baseline import (
    Baseline,
    baseline_of,
    entry_of,
    gold_hash,
    load_baseline,
    read_baseline,
    write_baseline,
)
from reportedly.validate.comparison import flips
from reportedly.validate.golden import Golden
from reportedly.validate.scorer import score_reports
from reportedly.validate.states import read_states

GOLDEN = Golden(harbour(), name="harbour")
NOTHING = HARBOUR.report()


def accepted() -> Baseline:
    verdicts = score_reports(harbour(), GOLDEN).verdicts
    return baseline_of("rules", "1.0", {"harbour": entry_of(GOLDEN, verdicts)})


def test_a_baseline_comes_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(path, accepted())
    assert load_baseline(path) == accepted()
    assert path.read_text(encoding="utf-8") == accepted().to_json()
    assert [file.name for file in tmp_path.iterdir()] == ["baseline.json"]


def test_there_may_be_none(tmp_path: Path) -> None:
    assert load_baseline(tmp_path / "baseline.json") is None


def test_each_verdict_is_a_line_in_the_order_of_the_gold() -> None:
    lines = accepted().to_json().splitlines()
    assert lines[:6] == [
        "{",
        '"baseline": 1,',
        '"schema_version": "1.0",',
        '"extractor": "rules",',
        '"extractor_version": "1.0",',
        '"articles": {',
    ]
    assert (
        '   {"at": "/claims/0/units/0", "slot": "units", "verdict": "COR", "rule": "name.equal", '
        '"gold": "9th Brigade (actor)", "predicted": "9th Brigade (actor)"},'
    ) in lines
    pointers = [json.loads(line.rstrip(","))["at"] for line in lines if line.startswith("   ")]
    claims = [int(pointer.split("/")[2]) for pointer in pointers]
    assert claims == sorted(claims)


def test_spurious_values_are_counts() -> None:
    golden = Golden(NOTHING, name="harbour")
    entry = entry_of(golden, score_reports(harbour(), golden).verdicts)
    assert entry.verdicts == ()
    assert (entry.spurious["claim"], entry.spurious["units"]) == (2, 1)


def test_the_verdicts_come_back_as_the_scorer_compares_them() -> None:
    verdicts = score_reports(NOTHING, GOLDEN).verdicts
    entry = entry_of(GOLDEN, verdicts)
    named = tuple(verdict._replace(article="harbour") for verdict in verdicts)
    assert flips(entry.as_verdicts("harbour"), named) == ()


def test_the_gold_hash_is_that_of_what_is_scored_against() -> None:
    remade = harbour().model_copy(
        update={"extraction": harbour().extraction.model_copy(update={"created_at": "2025-01-01T00:00:00Z"})},
    )
    assert gold_hash(Golden(remade)) == gold_hash(GOLDEN)
    assert gold_hash(Golden(NOTHING)) != gold_hash(GOLDEN)
    assert gold_hash(Golden(harbour(), read_states({"/claims/0": "optional"}))) != gold_hash(GOLDEN)
    alternates = read_states({"/claims/0/kind": {"alternates": ["state"]}})
    assert gold_hash(Golden(harbour(), alternates)) != gold_hash(GOLDEN)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Invalid JSON"),
        (b"[]", "no baseline"),
        (b'{"baseline": 2}', "baseline: Input should be 1"),
        (b"[" * 100_000, "recursion"),
    ],
)
def test_what_is_no_baseline_is_one_line(data: bytes, words: str) -> None:
    with pytest.raises(ReportError, match=r"baseline\.json: no baseline") as caught:
        read_baseline(data, "baseline.json")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_unknown_verdict_is_refused() -> None:
    text = accepted().to_json().replace('"COR"', '"OK"', 1)
    with pytest.raises(ReportError, match=r"articles.harbour.verdicts.0.verdict"):
        read_baseline(text.encode(), "baseline.json")
