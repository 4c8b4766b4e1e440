"""Batch: articles a second, overhead over the bare loop, peak memory, and the rate against a model that takes 200 ms.

    python -m bench.batch [ARTICLES] [ROUNDS]

ARTICLES (100,000) generated articles of invented sentences, seeded, in JSON Lines, each run in a process of its own.
The bare loop calls ``extract_report`` for each article in one process and writes the report as a line. Memory is the
peak of the resident set of the run and of its largest worker, at ARTICLES and at a tenth of it. Goals: overhead below
10 %, memory within 10 %. ROUNDS (25) are of ``bench.rate``, the rate against a model. 0 leaves a part out.
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.rate import prompted

from reportedly import extract_report

_PLACES = "Harbour Town, Mill Bridge, Osk, Lower Venn, the Salt Road, Hill Town, Port Arvel, the Northern Quarry".split(
    ", "
)
_UNITS = "the 9th Brigade, the 4th Rifle Regiment, a reserve battalion, the 21st Division, coastal gunners".split(", ")
_SOURCES = "The coastal ministry, A hospital doctor, The Merovan army, Radio Merova, Two residents".split(", ")
_SENTENCES = (
    "{source} said {number} soldiers of {unit} were killed near {place} on Sunday.",
    "{source} reported that {unit} had withdrawn from {place}.",
    "According to {source}, {unit} has not received ammunition for {number} days.",
    "Shells fell on {place}, wounding at least {number} people, {source} said.",
    "The claim could not be independently verified.",
    "{source} denied that {number} tanks were lost at {place}.",
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One run."""

    seconds: float
    processor: float
    """Seconds of processor time, of all its processes."""
    own_mib: float
    """Peak of the run's own process."""
    worker_mib: float
    """Peak of its largest child."""


def article(rng: random.Random, number: int) -> str:
    """An invented article of a number and three to nine sentences."""
    return f"Report {number}. " + " ".join(
        rng.choice(_SENTENCES).format(
            source=rng.choice(_SOURCES),
            unit=rng.choice(_UNITS),
            place=rng.choice(_PLACES),
            number=rng.randint(2, 400),
        )
        for _ in range(rng.randint(3, 9))
    )


def articles(count: int, seed: int = 11) -> Iterator[str]:
    """So many invented articles, always the same."""
    rng = random.Random(seed)
    return (article(rng, number) for number in range(count))


def write_feed(path: Path, texts: Iterable[str]) -> None:
    """Articles as JSON Lines."""
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps({"id": str(at), "text": text}) + "\n" for at, text in enumerate(texts))


def bare(feed: Path, out: Path) -> None:
    """The bare loop."""
    with feed.open(encoding="utf-8") as rows, out.open("w", encoding="utf-8") as stream:
        for row in rows:
            stream.write(extract_report(json.loads(row)["text"]).to_json(indent=None) + "\n")


def measured(*arguments: object) -> Measured:
    """This module, or the command, in a process of its own."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "bench.batch", "--child", *map(str, arguments)]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - started
    processor, own, worker = ended.stdout.splitlines()[-1].split()
    return Measured(seconds, float(processor), int(own) / 1024, int(worker) / 1024)


def child(kind: str, arguments: Sequence[str]) -> None:
    """Do one thing, and print its processor time, and the peaks of its and its largest child's resident set in KiB."""
    if kind == "bare":
        bare(Path(arguments[0]), Path(arguments[1]))
    else:
        from reportedly.cli import run  # noqa: PLC0415 - the bare loop needs none of it

        code = run(list(arguments))
        if code:
            sys.exit(code)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(sum(each.ru_utime + each.ru_stime for each in used), *(each.ru_maxrss for each in used))


def rules(folder: Path, count: int) -> None:
    """Print articles a second and memory."""
    feed, tenth = folder / "feed.jsonl", folder / "tenth.jsonl"
    write_feed(feed, articles(count))
    write_feed(tenth, articles(count // 10))
    start = measured("bare", _empty(folder), folder / "none.jsonl")
    runs = {
        "bare loop": measured("bare", feed, folder / "bare.jsonl"),
        "batch, in this process": _batch(feed, folder / "0.jsonl", 0),
        "batch, 1 process": _batch(feed, folder / "1.jsonl", 1),
        "batch, 2 processes": _batch(feed, folder / "2.jsonl", 2),
    }
    floor = runs["bare loop"]
    print(f"rules, {count:,} articles; start-up ({start.seconds:.1f} s) is taken off the bare loop, not off the others")
    print(f"{'':26}{'articles/s':>12}{'of bare':>9}{'CPU ms each':>13}{'to bare':>9}{'own MiB':>9}{'worker MiB':>12}")
    for name, run in runs.items():
        off = start if run is floor else None
        seconds = run.seconds - (off.seconds if off else 0)
        processor = run.processor - (off.processor if off else 0)
        print(
            f"{name:26}{count / seconds:12.1f}{(floor.seconds - start.seconds) / seconds:9.2f}"
            f"{1000 * processor / count:13.2f}{processor / (floor.processor - start.processor):9.2f}"
            f"{run.own_mib:9.0f}{run.worker_mib:12.0f}"
        )
    small = _batch(tenth, folder / "tenth.out.jsonl", 1)
    for name, most, less in (
        ("run", runs["batch, 1 process"].own_mib, small.own_mib),
        ("worker", runs["batch, 1 process"].worker_mib, small.worker_mib),
    ):
        print(f"peak of the {name}: {less:.0f} MiB at {count // 10:,}, {most:.0f} MiB at {count:,}: {most / less:.2f}x")


def _batch(feed: Path, out: Path, processes: int) -> Measured:
    return measured("run", "batch", feed, "-o", out, "--processes", processes, "-q")


def _empty(folder: Path) -> Path:
    path = folder / "empty.jsonl"
    path.write_text("", encoding="utf-8")
    return path


def main(count: int = 100_000, rounds: int = 25) -> None:
    """Print both tables."""
    with tempfile.TemporaryDirectory() as name:
        if count:
            rules(Path(name), count)
        if rounds:
            prompted(Path(name), rounds)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2], sys.argv[3:])
    else:
        main(*map(int, sys.argv[1:]))
