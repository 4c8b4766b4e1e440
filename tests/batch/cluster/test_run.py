"""A real cluster, of this machine alone: a worker that is killed, a run that is killed, articles that kill."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from tests.batch.articles import lines, text, write_lines
from tests.conftest import ROOT

from reportedly import load_report

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="needs pip install 'reportedly[ray]'"),
]
ENVIRONMENT = {**os.environ, "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0", "RAY_USAGE_STATS_ENABLED": "0"}


def begin(module: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.Popen(command, cwd=ROOT, text=True, stderr=subprocess.PIPE, env=ENVIRONMENT)


def options(feed: Path, out: Path, *more: str) -> tuple[str, ...]:
    return ("batch", str(feed), "-o", str(out), "--engine", "ray", "--workers", "2", *more)


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    _, said = process.communicate(timeout=600)
    return process.returncode, said


def part_lines(out: Path, kind: str) -> list[dict[str, Any]]:
    folder = out / kind
    return [line for path in sorted(folder.glob("*.jsonl")) for line in lines(path)] if folder.exists() else []


def workers() -> list[int]:
    """Processes of Ray's that are actors of ours."""
    found = []
    for status in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if status.read_bytes().startswith(b"ray::MapWorker(MapBatches(Reader))"):
                found.append(int(status.parent.name))
        except OSError:
            continue
    return found


def wait_for_parts(out: Path, number: int, process: subprocess.Popen[str]) -> None:
    while process.poll() is None and len(list((out / "index").glob("*.jsonl"))) < number:
        time.sleep(0.05)
    assert process.poll() is None, "it ended before it could be killed"


def seen(out: Path) -> Counter[int]:
    """How often each row is in the index with a report."""
    return Counter(entry["row"] for entry in part_lines(out, "index") if "article" in entry)


def test_reports_claims_and_errors_and_nothing_twice(tmp_path: Path) -> None:
    feed = write_lines(tmp_path / "feed.jsonl", [{"text": text(number)} for number in range(2, 62)] + [{"text": 7}])
    out = tmp_path / "out"
    code, said = ended(begin("reportedly", *options(feed, out, "--part-rows", "10", "--part-format", "jsonl")))
    assert (code, said.splitlines()[-1]) == (
        3,
        f"reportedly: 61 inputs: 60 reports (60 claims); 1 failed, see {out}/errors",
    )
    reports = [load_report(json.dumps(line)) for line in part_lines(out, "reports")]
    assert sorted(report.claims[0].event.quantities[0].minimum or 0 for report in reports) == list(range(2, 62))
    assert [error["reason"] for error in part_lines(out, "errors")] == ["unreadable"]
    more = [{"text": text(number)} for number in range(2, 62)] + [{"text": 7}, {"text": text(99)}]
    write_lines(feed, more)
    code, said = ended(begin("reportedly", *options(feed, out, "--part-rows", "10", "--part-format", "jsonl")))
    assert said.splitlines()[-1].startswith(
        "reportedly: 62 inputs: 1 reports (1 claims); 60 finished earlier; 1 failed"
    )
    assert seen(out) == Counter([*range(1, 61), 62])


def test_a_killed_worker_loses_nothing(tmp_path: Path) -> None:
    feed = write_lines(tmp_path / "feed.jsonl", [{"text": f"quiet {number}"} for number in range(160)])
    out, log = tmp_path / "out", tmp_path / "log"
    process = begin("tests.batch.cluster.hazard_run", str(log), "0.2", str(feed), str(out), "8", "60")
    wait_for_parts(out, 1, process)
    while len(victims := workers()) < 2 and process.poll() is None:
        time.sleep(0.05)
    os.kill(victims[0], signal.SIGKILL)
    code, said = ended(process)
    assert code == 0, said
    assert len(victims) == 2
    assert seen(out) == Counter(range(1, 161))
    begun = Counter(log.read_text(encoding="utf-8").splitlines())
    assert sum(begun.values()) - 160 <= 8, "no more than the killed worker's part is read twice"


def test_a_killed_run_is_taken_up_again(tmp_path: Path) -> None:
    feed = write_lines(tmp_path / "feed.jsonl", [{"text": f"quiet {number}"} for number in range(120)])
    out, log = tmp_path / "out", tmp_path / "log"
    arguments = (str(log), "0.1", str(feed), str(out), "8", "60")
    process = begin("tests.batch.cluster.hazard_run", *arguments)
    wait_for_parts(out, 3, process)
    process.kill()
    process.communicate(timeout=60)
    time.sleep(5)  # Ray's own processes see that it is gone
    before = seen(out)
    assert 0 < len(before) < 120
    code, said = ended(begin("tests.batch.cluster.hazard_run", *arguments))
    assert code == 0, said
    assert seen(out) == Counter(range(1, 121))
    begun = Counter(log.read_text(encoding="utf-8").splitlines())
    assert all(begun[f"quiet {row - 1}"] == 1 for row in before)


def test_an_article_that_crashes_or_hangs_is_an_error(tmp_path: Path) -> None:
    texts = ["quiet 1", "crash it", "quiet 2", "abort it", "hang it", "quiet 3"]
    feed = write_lines(tmp_path / "feed.jsonl", [{"text": text} for text in texts])
    out = tmp_path / "out"
    process = begin("tests.batch.cluster.hazard_run", str(tmp_path / "log"), "0", str(feed), str(out), "8", "3")
    code, said = ended(process)
    assert code == 3, said
    assert seen(out) == Counter([1, 3, 6])
    assert {error["row"]: error["reason"] for error in part_lines(out, "errors")} == {
        2: "crashed",
        4: "crashed",
        5: "timeout",
    }


def test_no_cluster_at_the_address_is_one_line(tmp_path: Path) -> None:
    feed = write_lines(tmp_path / "feed.jsonl", [{"text": "quiet"}])
    process = begin("reportedly", *options(feed, tmp_path / "out", "--ray-address", "127.0.0.1:1"))
    code, said = ended(process)
    assert code == 2, said
    assert "no cluster at 127.0.0.1:1" in said.splitlines()[-1]
