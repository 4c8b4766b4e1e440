"""Counterfactual: the golden articles with every name changed, seed after seed, beside the articles as they are.

    python -m bench.counterfactual [SEEDS]

Run from the root of the repository. The means over the seeds must stay within 0.03 of the originals.
"""

import statistics
import sys
from pathlib import Path

from tests.extract.rules.counterfactual import moved

from reportedly import extract_report, load_report, score_reports

GOLDEN = Path(__file__).parent.parent / "golden"


def main(seeds: int) -> None:
    """Print claim F1 and core F1 of each article, as it is and moved."""
    print(
        f"{'article':28}{'claim F1':>10}{'moved':>8}{'min':>7}{'max':>7}{'core F1':>10}{'moved':>8}{'min':>7}{'max':>7}"
    )
    for folder in sorted(path.parent for path in GOLDEN.glob("*/report.json")):
        text = (folder / "article.txt").read_text(encoding="utf-8")
        report = (folder / "report.json").read_text(encoding="utf-8")
        there = [moved(folder.name, text, report, seed) for seed in range(1, seeds + 1)]
        rows = [score_reports(extract_report(one.text), one.report) for one in there]
        as_it_is = score_reports(extract_report(text), load_report(report))
        line = f"{folder.name:28}"
        for before, after in (
            (as_it_is.claim_f1 or 0.0, [row.claim_f1 or 0.0 for row in rows]),
            (as_it_is.core_f1 or 0.0, [row.core_f1 or 0.0 for row in rows]),
        ):
            line += f"{before:10.3f}{statistics.mean(after):8.3f}{min(after):7.3f}{max(after):7.3f}"
        print(line)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
