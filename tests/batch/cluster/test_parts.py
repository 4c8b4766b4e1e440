from __future__ import annotations

import json
import random
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from reportedly import extract_report
from reportedly.batch.cluster.parts import Parts, is_finished
from reportedly.batch.result import BatchFailure, BatchResult, FailureReason
from reportedly.batch.row import RowOrigin
from reportedly.errors import BatchError

KEYS = [bytes([number]) * 16 for number in range(1, 5)]
TEXT = "The coastal ministry said 25 soldiers of the 9th Brigade surrendered. Shelling killed three people."


def good(number: int) -> BatchResult:
    return BatchResult.of(RowOrigin("/feed.jsonl", number, f"a-{number}"), extract_report(TEXT))


def failed(number: int) -> BatchResult:
    return BatchResult(RowOrigin("/feed.jsonl", number), failure=BatchFailure(FailureReason.TIMEOUT, "too slow"))


PART = [(KEYS[0], good(1)), (KEYS[1], failed(2)), (KEYS[2], good(3))]


def lines(folder: Path, kind: str) -> list[dict[str, object]]:
    return [json.loads(line) for path in sorted((folder / kind).iterdir()) for line in path.read_text().splitlines()]


def test_a_part_is_reports_errors_and_an_index(tmp_path: Path) -> None:
    Parts(str(tmp_path), parquet=False).write(PART)
    assert [report["article"] for report in lines(tmp_path, "reports")] == [
        json.loads(result.json or "")["article"] for _, result in PART if result.json
    ]
    assert lines(tmp_path, "errors") == [
        {"source": "/feed.jsonl", "row": 2, "reason": "timeout", "message": "too slow"}
    ]
    assert [(entry["key"], entry.get("line"), entry.get("reason")) for entry in lines(tmp_path, "index")] == [
        (KEYS[0].hex(), 1, None),
        (KEYS[1].hex(), None, "timeout"),
        (KEYS[2].hex(), 2, None),
    ]


def test_parquet_and_claims(tmp_path: Path) -> None:
    Parts(str(tmp_path / "a")).write(PART)
    Parts(str(tmp_path / "b"), claims=True).write(PART)
    reports = pq.read_table(tmp_path / "a" / "reports").to_pylist()
    claims = pq.read_table(tmp_path / "b" / "reports").to_pylist()
    assert [row["input"]["id"] for row in reports] == ["a-1", "a-3"]
    assert [row["claim"] for row in claims] == [claim for row in reports for claim in row["claims"]]
    assert len(claims) == 4


def test_a_part_that_is_read_again_takes_its_own_place(tmp_path: Path) -> None:
    parts = Parts(str(tmp_path))
    parts.write(PART)
    parts.write(list(reversed(PART)))
    assert [len(list((tmp_path / kind).iterdir())) for kind in ("reports", "errors", "index")] == [1, 1, 1]
    assert parts.finished() == KEYS[0] + KEYS[2]


def test_taken_up_again_reports_stay_and_errors_go(tmp_path: Path) -> None:
    parts = Parts(str(tmp_path), parquet=False)
    assert parts.begin({"extractor": "rules"}, overwrite=False) == b""
    parts.write(PART)
    assert parts.begin({"extractor": "rules"}, overwrite=False) == KEYS[0] + KEYS[2]
    assert len(lines(tmp_path, "reports")) == 2
    assert lines(tmp_path, "errors") == []


def test_reports_without_an_index_belong_to_no_part(tmp_path: Path) -> None:
    parts = Parts(str(tmp_path), parquet=False)
    parts.begin({}, overwrite=False)
    parts.write(PART)
    (tmp_path / "reports" / "part-0000000000000000.jsonl").write_bytes(b'{"half": ')
    parts.begin({}, overwrite=False)
    assert len(lines(tmp_path, "reports")) == 2


def test_other_settings_are_refused_and_overwritten(tmp_path: Path) -> None:
    parts = Parts(str(tmp_path), parquet=False)
    parts.begin({"extractor": "rules"}, overwrite=False)
    parts.write(PART)
    with pytest.raises(BatchError, match=r"begun with another extractor \('rules', now 'llm'\)"):
        parts.begin({"extractor": "llm"}, overwrite=False)
    assert parts.begin({"extractor": "llm"}, overwrite=True) == b""
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["settings.json"]


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("my only copy")
    for overwrite in (False, True):
        with pytest.raises(BatchError, match="it holds something else"):
            Parts(str(tmp_path)).begin({}, overwrite=overwrite)
    assert (tmp_path / "thesis.txt").read_text() == "my only copy"


def test_finished_keys_are_found() -> None:
    dice = random.Random(3)  # noqa: S311 - seeded on purpose
    keys = sorted(dice.randbytes(16) for _ in range(500))
    data = memoryview(b"".join(keys[::2]))
    assert [is_finished(key, data) for key in keys] == [True, False] * 250
    assert not is_finished(keys[0], memoryview(b""))
