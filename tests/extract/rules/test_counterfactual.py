from __future__ import annotations

from pathlib import Path

import pytest
from tests.extract.rules.counterfactual import moved

from reportedly import extract_report, load_report, score_reports
from reportedly.schema.report import spans

GOLDEN = Path(__file__).parents[3] / "golden"

SEEDS = (1, 2, 3)
TOLERANCE = 0.03


def headline(text: str, gold: object) -> tuple[float, float]:
    scores = score_reports(extract_report(text), gold)  # type: ignore[arg-type]
    return scores.claim_f1 or 0.0, scores.core_f1 or 0.0


def original(slug: str) -> tuple[str, str]:
    folder = GOLDEN / slug
    return (folder / "article.txt").read_text(encoding="utf-8"), (folder / "report.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", sorted(GOLDEN.glob("*/report.json")), ids=lambda path: path.parent.name)
def test_in_another_theatre_it_reads_as_well(folder: Path) -> None:
    slug = folder.parent.name
    text, report = original(slug)
    before = headline(text, load_report(report))
    after = [headline(there.text, there.report) for seed in SEEDS for there in [moved(slug, text, report, seed)]]
    means = [sum(values) / len(SEEDS) for values in zip(*after, strict=True)]
    assert means == pytest.approx(before, abs=TOLERANCE)


@pytest.mark.parametrize("folder", sorted(GOLDEN.glob("*/report.json")), ids=lambda path: path.parent.name)
def test_the_moved_report_is_grounded_in_the_moved_text_and_keeps_no_old_name(folder: Path) -> None:
    text, report = original(folder.parent.name)
    there = moved(folder.parent.name, text, report, 1)
    assert [path for path, span in spans(there.report) if there.text[span.start : span.end] != span.text] == []
    assert not any(
        word in there.text for word in ("Ukrain", "Russia", "57th", "Kharkiv", "Pokrovsk", "Gazeta", "Novosti")
    )
