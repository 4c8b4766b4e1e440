"""Rules: articles a second and peak memory on one core, and that the cost is linear in the length of the text.

The text is the two sample articles' paragraphs, shuffled with a seed and repeated, 1x to 100x; the peer, where it is
installed, is spaCy's small English pipeline (``en_core_web_sm``) on the same text in the same run.

    python bench/rules.py [--peer]
"""

import random
import sys
import time
import tracemalloc
from pathlib import Path
from typing import Any

from reportedly import extract_report

GOLDEN = Path(__file__).parent.parent / "golden"
LENGTHS = (1, 3, 10, 30, 100)
SECONDS = 3.0


def article(times: int, seed: int = 7) -> str:
    """The samples' paragraphs ``times`` over, in seeded order."""
    paragraphs = [
        paragraph
        for path in sorted(GOLDEN.glob("*/article.txt"))
        for paragraph in path.read_text(encoding="utf-8").split("\n")
        if paragraph.strip()
    ]
    order = random.Random(seed)
    return "\n\n".join(paragraph for _ in range(times) for paragraph in order.sample(paragraphs, len(paragraphs)))


def rate(work: Any, text: str) -> float:
    """Runs a second of ``work(text)``, over a few seconds or five runs."""
    work(text)
    start, runs = time.perf_counter(), 0
    while runs < 5 and time.perf_counter() - start < SECONDS:
        work(text)
        runs += 1
    return runs / (time.perf_counter() - start)


def peak(work: Any, text: str) -> float:
    """Peak memory in MiB of Python objects made while ``work(text)`` runs."""
    tracemalloc.start()
    work(text)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 2**20


def linearity() -> None:
    """Print the cost of a thousand characters at each length."""
    print(f"{'length':>8}{'characters':>12}{'runs/s':>10}{'ms per 1,000 characters':>26}{'peak MiB':>10}")
    base = 0.0
    for times in LENGTHS:
        text = article(times)
        runs = rate(extract_report, text)
        cost = 1e6 / runs / len(text)
        base = base or cost
        most = peak(extract_report, text)
        print(f"{times:7}x{len(text):12,}{runs:10.2f}{cost:16.2f} ({cost / base:4.2f}x){most:10.1f}")


def against_peer() -> None:
    """Print articles a second of this reader and of spaCy's small pipeline."""
    import en_core_web_sm  # type: ignore[import-not-found]  # noqa: PLC0415 - installed by hand, not on the index

    nlp = en_core_web_sm.load()
    texts = [path.read_text(encoding="utf-8") for path in sorted(GOLDEN.glob("*/article.txt"))]
    ours = sum(rate(extract_report, text) for text in texts) / len(texts)
    theirs = sum(rate(nlp, text) for text in texts) / len(texts)
    print(f"articles a second: rules {ours:.1f}, spaCy small {theirs:.1f}, ratio {ours / theirs:.1f}x")


if __name__ == "__main__":
    linearity()
    if "--peer" in sys.argv:
        against_peer()
