"""A run is killed at random moments and taken up again: nothing is lost, nothing is twice, nothing is read again."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from tests.batch.articles import errors, index, reports, sources, text, write_lines
from tests.conftest import ROOT

BAD = [{"body": "no text"}, {"text": 7}, {"text": ""}]


def begin(folder: Path, run: int, out: Path, *options: str) -> subprocess.Popen[bytes]:
    log = str(folder / "log")
    command = [sys.executable, "-m", "tests.batch.noted_run", log, str(run), "batch", str(folder / "feed.jsonl")]
    return subprocess.Popen([*command, "-o", str(out), "--processes", "1", "-q", *options], cwd=ROOT)


def whole_lines(path: Path) -> list[bytes]:
    return path.read_bytes().split(b"\n")[:-1] if path.exists() else []


def at_work(process: subprocess.Popen[bytes], log: Path, run: int) -> bool:
    """Wait until this run has begun an article; false if it ended without one."""
    while process.poll() is None:
        if log.exists() and f"\n{run} " in "\n" + log.read_text(encoding="utf-8"):
            return True
        time.sleep(0.02)
    return False


def kill_often(folder: Path, out: Path, kills: int, longest: float, seed: int) -> dict[str, int]:
    """Kill so many runs, each at a random moment of its work; in which run each article was first seen finished."""
    rng = random.Random(seed)  # noqa: S311 - seeded moments
    finished: dict[str, int] = {}
    spool = out if out.suffix == ".jsonl" else Path(f"{out}.state") / "reports.jsonl"
    for run in range(kills):
        process = begin(folder, run, out)
        working = at_work(process, folder / "log", run)
        assert working, "too few articles for so many kills"
        time.sleep(rng.uniform(0, longest))
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=60)
        for line in whole_lines(spool):
            finished.setdefault(json.loads(line)["article"]["id"], run)
    return finished


def check_log(folder: Path, finished: dict[str, int]) -> None:
    """No article was begun again in a run after the one in which its report was there."""
    begun = [line.split() for line in (folder / "log").read_text(encoding="utf-8").splitlines()]
    assert [article for run, article in begun if int(run) > finished.get(article, 10**9)] == []


@pytest.mark.parametrize(
    ("kills", "articles", "longest", "name"),
    [
        pytest.param(3, 60, 0.1, "out.jsonl", id="three kills"),
        pytest.param(50, 1_500, 0.4, "out.jsonl", id="fifty kills", marks=[pytest.mark.slow, pytest.mark.timeout(900)]),
        pytest.param(8, 300, 0.4, "out.parquet", id="parquet", marks=[pytest.mark.slow, pytest.mark.timeout(900)]),
    ],
)
def test_a_killed_run_loses_nothing(tmp_path: Path, kills: int, articles: int, longest: float, name: str) -> None:
    rows = [{"id": f"a-{number}", "text": text(number)} for number in range(2, articles + 2)]
    again = [{"id": "again", "text": text(number)} for number in range(2, 12)]
    write_lines(tmp_path / "feed.jsonl", [*rows, *BAD, *again])
    out = tmp_path / name
    finished = kill_often(tmp_path, out, kills, longest, seed=7)
    last = begin(tmp_path, kills, out)
    assert last.wait(timeout=600) == 3
    check_log(tmp_path, finished)
    if name.endswith(".parquet"):
        import pyarrow.parquet as pq  # noqa: PLC0415 - here alone

        table = pq.read_table(out).to_pylist()
        numbers = Counter(row["claims"][0]["event"]["quantities"][0]["minimum"] for row in table)
        places = Counter(row["input"]["row"] for row in table)
    else:
        numbers = Counter(report.claims[0].event.quantities[0].minimum for report in reports(out))
        places = Counter(entry["row"] for entry in index(out))
        assert set(sources(out).values()) == {1}
    good = set(range(1, articles + 1)) | set(range(articles + 4, articles + 14))
    assert places == Counter(dict.fromkeys(good, 1))
    assert numbers == Counter(range(2, articles + 2)) + Counter(range(2, 12))
    assert sorted(error["row"] for error in errors(out)) == [articles + 1, articles + 2, articles + 3]
