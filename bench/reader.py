"""Reader: the scores of an extractor on annotated articles, per slot, beside the agreement of the annotators.

    python bench/reader.py [--extractor NAME] [--devset FOLDER]

Without ``--devset`` the golden articles of this repository alone are scored, by this project's own scorer. ``FOLDER``
holds further articles that are not ours to publish: ``articles/ID.txt``, ``annotations/A`` and ``B`` with ``ID.json``
in a flat form, and the modules ``flatten.py`` and ``score.py`` that make and score it. ``--published ID=DATE`` gives
an article its date.
"""

import argparse
import importlib.util
import json
import statistics
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

from reportedly import extract_report, score_reports
from reportedly.validate.golden import load_golden_set

GOLDEN = Path(__file__).parent.parent / "golden"
SLOTS = ("event_type", "units", "locations", "date", "origin", "status", "quantities")
CORE = SLOTS[:6]


def module(path: Path) -> ModuleType:
    """A module from its file."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: no Python module")
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def devset(folder: Path, published: dict[str, str], extractor: str) -> None:
    """Print claim F1 and slot F1 of each article and of all, the mean over both annotators, and their agreement."""
    flatten, score = module(folder / "flatten.py"), module(folder / "score.py")
    ids = sorted(path.stem for path in (folder / "articles").glob("*.txt"))
    annotators = [folder / "annotations" / name for name in ("A", "B")]
    with tempfile.TemporaryDirectory() as place:
        for name in ids:
            report = extract_report(
                folder / "articles" / f"{name}.txt", extractor=extractor, published=published.get(name)
            )
            flat = flatten.flatten(json.loads(report.to_json()), name)
            (Path(place) / f"{name}.json").write_text(json.dumps(flat), encoding="utf-8")
        print(f"{'':12}{'claim F1':>10}{'core':>8}" + "".join(f"{slot:>12}" for slot in SLOTS))
        for chosen in ([name] for name in ids):
            row(score, annotators, place, chosen, chosen[0])
        row(score, annotators, place, ids, "all")
        claim, slots, _ = score.score(str(annotators[0]), str(annotators[1]), ids)
        print_row("A against B", [(claim, slots)], score)


def row(score: ModuleType, annotators: list[Path], place: str, ids: list[str], name: str) -> None:
    """Print one row: the mean over the annotators."""
    print_row(name, [score.score(str(gold), place, ids)[:2] for gold in annotators], score)


def print_row(name: str, results: list[tuple[Any, Any]], score: ModuleType) -> None:
    """Print the means of claim F1, the core slots and each slot."""

    def f1(tally: Any) -> float:
        value = float(score.prf(tally)[2])
        return 0.0 if value != value else value  # noqa: PLR0124 - NaN is the one value that differs from itself

    claim = statistics.mean(f1(claim) for claim, _ in results)
    by_slot = {
        slot: statistics.mean(f1(slots[slot]) if slot in slots else 0.0 for _, slots in results) for slot in SLOTS
    }
    core = statistics.mean(statistics.mean(f1(slots[slot]) for slot in CORE if slot in slots) for _, slots in results)
    print(f"{name:12}{claim:10.3f}{core:8.3f}" + "".join(f"{by_slot[slot]:12.3f}" for slot in SLOTS))


def main() -> None:
    """Parse the command line and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--extractor", default="rules")
    parser.add_argument("--devset", type=Path)
    parser.add_argument("--published", action="append", default=[], metavar="ID=DATE")
    arguments = parser.parse_args()
    golden(arguments.extractor)
    if arguments.devset:
        dates = dict(item.split("=", maxsplit=1) for item in arguments.published)
        devset(arguments.devset, dates, arguments.extractor)


def golden(extractor: str) -> None:
    """Print the scores on the golden articles, by this project's own scorer, critical errors first."""
    gold = load_golden_set(GOLDEN)
    scores = score_reports(
        [extract_report(GOLDEN / item.title / "article.txt", extractor=extractor) for item in gold], gold
    )
    figures = f"claim F1 {scores.claim_f1 or 0.0:.3f}, core slots {scores.core_f1 or 0.0:.3f}"
    print(f"golden, {len(gold)} articles: {figures}, critical errors {len(scores.critical)}")
    for verdict in scores.critical:
        print(f"  {verdict.critical}: {verdict.slot}: gold {verdict.gold}, predicted {verdict.predicted}")
    print()


if __name__ == "__main__":
    main()
