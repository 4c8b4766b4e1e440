"""Batch: articles a second, overhead over the bare loop, peak memory, and the rate against a model that takes 200 ms.

    python -m bench.batch [ARTICLES] [ROUNDS]

ARTICLES (100,000) generated articles of invented sentences, seeded, in JSON Lines, each run in a process of its own.
The bare loop calls ``extract_report`` for each article in one process and writes the report as a line; it and the batch
in its own process read a tenth of the articles. Memory is the peak of the resident set of the run and of its largest
worker, at ARTICLES, a tenth and a hundredth of it. The cluster is this machine. Goals: overhead below 10 %, memory
within 10 %, the cluster's rate 0.9 of that of 2 processes. ROUNDS (25) are of ``bench.rate``, the rate against a model.
0 leaves a part out.
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
    """An invented article of a number and one to four sentences."""
    return f"Report {number}. " + " ".join(
        rng.choice(_SENTENCES).format(
            source=rng.choice(_SOURCES),
            unit=rng.choice(_UNITS),
            place=rng.choice(_PLACES),
            number=rng.randint(2, 400),
        )
        for _ in range(rng.randint(1, 4))
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
    sizes = (count // 100, count // 10, count)
    feeds = {size: folder / f"{size}.jsonl" for size in sizes}
    for size, feed in feeds.items():
        write_feed(feed, articles(size))
    feed, tenth, empty = feeds[count], feeds[sizes[-2]], _empty(folder)
    few = sizes[-2]
    runs = {
        "bare loop": (few, measured("bare", tenth, folder / "bare"), measured("bare", empty, folder / "bare.none")),
        "batch, in this process": (few, _batch(tenth, folder / "0", 0), _batch(empty, folder / "0.none", 0)),
        "batch, 1 process": (count, _batch(feed, folder / "1", 1), _batch(empty, folder / "1.none", 1)),
        "batch, 2 processes": (count, _batch(feed, folder / "2", 2), _batch(empty, folder / "2.none", 2)),
    }
    print("rules; what an empty feed takes, the start, is taken off every row")
    print(f"{'':24}{'articles':>10}{'a second':>10}{'of bare':>9}{'CPU ms each':>13}{'to bare':>9}", flush=True)
    rates = {name: size / (run.seconds - begun.seconds) for name, (size, run, begun) in runs.items()}
    each = {name: 1000 * (run.processor - begun.processor) / size for name, (size, run, begun) in runs.items()}
    for name, (size, _, _) in runs.items():
        print(
            f"{name:24}{size:10,}{rates[name]:10.1f}{rates[name] / rates['bare loop']:9.2f}"
            f"{each[name]:13.2f}{each[name] / each['bare loop']:9.2f}",
            flush=True,
        )
    ray(folder, feed, count, rates["batch, 2 processes"])
    print("peak MiB of the run, and of its worker, 1 process")
    _, whole, _ = runs["batch, 1 process"]
    for size in sizes:
        run = whole if size == count else _batch(feeds[size], folder / f"{size}.out.jsonl", 1)
        print(f"{size:10,}{run.own_mib:9.1f}{run.worker_mib:9.1f}", flush=True)


def ray(folder: Path, feed: Path, count: int, two_processes: float) -> None:
    """Print the rate on a cluster of this machine, beside that of two processes."""
    few = folder / "few.jsonl"
    write_feed(few, articles(2))
    try:
        start = measured("run", "batch", few, "-o", folder / "few", "--engine", "ray", "--workers", 2, "-q")
        run = measured("run", "batch", feed, "-o", folder / "ray", "--engine", "ray", "--workers", 2, "-q")
    except subprocess.CalledProcessError as error:
        print(f"no run on a cluster: {(error.stderr.strip().splitlines() or ['no reason given'])[-1]}")
        return
    rate, whole = count / (run.seconds - start.seconds), count / run.seconds
    print(f"{'ray, 2 workers':24}{count:10,}{rate:10.1f}   {rate / two_processes:.2f} of 2 processes", flush=True)
    print(f"  with the start of the cluster, {start.seconds:.0f} s: {whole / two_processes:.2f}", flush=True)


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
