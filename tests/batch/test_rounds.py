"""Batches that a provider answers in batches of its own, on a scripted server."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.batch.articles import errors, index, reports, sources, write_lines
from tests.conftest import ROOT
from tests.extract.llm.batch_server import BatchServer, Line, Wanted, answer, expired, refusal
from tests.extract.llm.claims import TEXT, reply, shelling, toll, withdrawal

from reportedly.cli import run
from reportedly.extract.llm.client import Patience
from reportedly.extract.llm.deferred import submitting

OUT = Path("out.jsonl")
STATE = Path("out.jsonl.state")
KEY = "sk-nobody-may-read-this-0123456789"
WAITING = 5
PAGE = ROOT / "docs" / "batch.md"
SUBMITTED = [
    "reportedly: batch batch_1: validating, 0 of 3 answered",
    "reportedly: 3 inputs: 0 reports (0 claims); 3 wait for replies",
    "reportedly: the same command collects the replies",
]
"""As the page shows it."""


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[BatchServer]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTEDLY_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("REPORTEDLY_API_KEY", KEY)
    monkeypatch.setattr(submitting, "SETTLED", 0.05)
    defaults = dict(zip(("seconds", "retries", "backoff", "longest"), (120.0, 2, 0.001, 1.0), strict=True))
    monkeypatch.setattr(Patience.__init__, "__defaults__", tuple(defaults.values()))
    running = BatchServer()
    running.does.script = lambda _: answer(reply(toll(), shelling()), usage=(1_000, 100))
    yield running
    running.stop()


def feed(count: int) -> None:
    write_lines(Path("feed.jsonl"), [{"id": str(at), "text": f"{TEXT} Dispatch {at}."} for at in range(count)])


def arguments(server: BatchServer, *options: object) -> list[str]:
    fixed = ["batch", "feed.jsonl", "-o", str(OUT), "-m", "scripted", "--api-base", server.base, "--provider-batch"]
    return [*fixed, *map(str, options)]


def batch(server: BatchServer, *options: object) -> int:
    return run(arguments(server, *options))


def at_once(server: BatchServer, *options: object) -> int:
    """The batch to its end: every batch of the server is done at the first look."""
    server.does.states = ("validating", "completed")
    return batch(server, "--wait", "--poll", "0.01", *options)


def users(server: BatchServer) -> Counter[str]:
    return Counter(one.user for one in server.sent)


def test_submit_leave_collect(server: BatchServer, capsys: pytest.CaptureFixture[str]) -> None:
    feed(3)
    assert batch(server) == WAITING
    assert capsys.readouterr().err.splitlines() == SUBMITTED
    said = PAGE.read_text(encoding="utf-8")
    assert "\n".join(SUBMITTED) in said
    assert (reports(OUT), errors(OUT)) == ([], [])
    assert batch(server) == WAITING
    assert "batch batch_1: in_progress, 0 of 3 answered" in capsys.readouterr().err
    assert batch(server, "--price", "1,2") == 0
    collected = capsys.readouterr().err
    assert collected == "reportedly: 3 inputs: 3 reports (6 claims); 3,300 tokens, $0.0036\n"
    assert collected in said
    assert set(users(server).values()) == {1}
    made = reports(OUT)[0].extraction
    assert (made.extractor, made.model, made.model_reported) == ("llm", "scripted", "scripted-1")
    assert (made.requests, made.cached, made.response_mode) == (1, False, "json_schema")
    assert made.usage is not None
    assert (made.usage.prompt_tokens, made.usage.completion_tokens) == (1_000, 100)
    assert made.usage.cost_usd == pytest.approx(0.0012)
    before = OUT.read_bytes()
    assert batch(server) == 0
    assert OUT.read_bytes() == before
    assert server.calls["POST batches"] == 1


def test_a_file_of_requests_has_the_requests_that_would_be_asked_at_once(server: BatchServer) -> None:
    feed(1)
    batch(server)
    (one,) = server.sent
    assert len(one.key) == 64
    assert one.body["model"] == "scripted"
    assert [message["role"] for message in one.body["messages"]] == ["system", "user"]
    assert (one.body["max_tokens"], one.body["temperature"]) == (8_192, 0.0)
    assert one.body["response_format"]["json_schema"]["strict"] is True
    (made,) = server.made.values()
    assert list(made.metadata) == ["reportedly"]


@pytest.mark.slow
def test_requests_go_in_as_many_batches_as_their_number_asks_for(server: BatchServer) -> None:
    feed(5)
    assert batch(server, "--batch-requests", 2) == WAITING
    assert server.calls["POST batches"] == 3
    assert at_once(server, "--batch-requests", 2) == 0
    assert len(reports(OUT)) == 5
    assert set(users(server).values()) == {1}


@pytest.mark.slow
def test_what_has_ended_is_written_while_the_rest_is_out(server: BatchServer) -> None:
    feed(4)
    batch(server, "--batch-requests", 2)
    server.made["batch_1"].looks = 5
    server.does.states = ("validating", "in_progress", "in_progress", "completed")
    assert batch(server) == WAITING
    assert len(reports(OUT)) == 2
    server.made["batch_2"].looks = 5
    assert batch(server) == 0
    assert sorted(entry["id"] for entry in index(OUT)) == ["0", "1", "2", "3"]


@pytest.mark.slow
def test_a_new_input_goes_with_the_next_round(server: BatchServer) -> None:
    feed(1)
    batch(server)
    feed(2)
    assert at_once(server) == 0
    assert len(reports(OUT)) == 2
    assert set(users(server).values()) == {1}


def test_a_failing_claim_is_mended_in_a_second_round(server: BatchServer) -> None:
    def script(one: Wanted) -> Line:
        mended = "can't stand" in one.user
        bad = toll(evidence=[{"n": 2, "text": "At least 41 inland soldiers were killed"}])
        return answer(reply(toll()) if mended else reply(shelling(), bad), usage=(500, 50))

    server.does.script = script
    feed(2)
    assert at_once(server) == 0
    assert server.calls["POST batches"] == 2
    assert [len(report.claims) for report in reports(OUT)] == [2, 2]
    assert {report.extraction.requests for report in reports(OUT)} == {2}


def test_a_cut_reply_is_continued(server: BatchServer) -> None:
    def script(one: Wanted) -> Line:
        whole = "9th Brigade" not in one.user.split("[2]")[0].split("<article>")[-1]
        if whole:
            return answer(reply(toll(evidence=[{"n": 1, "text": toll()["evidence"][0]["text"]}])))
        cut = reply(withdrawal(), toll())[:-2] + ", {"
        return answer(cut, finish="length")

    server.does.script = script
    feed(1)
    at_once(server)
    assert len(server.sent) >= 2
    (report,) = reports(OUT)
    assert {"withdrawal", "casualties"} <= {claim.event.type.value for claim in report.claims}
    assert ("truncated", 1) in [(one.name.value, one.count) for one in report.extraction.outcomes]


def test_an_expired_line_is_sent_again_and_then_fails(server: BatchServer) -> None:
    left = Counter({"Dispatch 0": 1, "Dispatch 1": 9})

    def script(one: Wanted) -> Line:
        for name in left:
            if name in one.user and left[name]:
                left[name] -= 1
                return expired()
        return answer(reply(toll()))

    server.does.script = script
    feed(3)
    assert at_once(server) == 3
    assert len(reports(OUT)) == 2
    (error,) = errors(OUT)
    assert (error["id"], error["reason"]) == ("1", "extractor_failed")
    assert error["message"].startswith("scripted: This request could not be executed before the completion window")
    assert error["message"].endswith("(tried 3 times)")
    assert sorted(users(server).values()) == [1, 2, 3]
    left.clear()
    assert at_once(server) == 0
    assert len(reports(OUT)) == 3


@pytest.mark.slow
@pytest.mark.parametrize(("state", "words"), [("expired", "the batch has expired"), ("cancelled", "was cancelled")])
def test_requests_that_a_batch_did_not_come_to(server: BatchServer, state: str, words: str) -> None:
    server.does.script = lambda one: None if "Dispatch 1" in one.user else answer(reply(toll()))
    feed(2)
    server.does.states = ("validating", state)
    assert batch(server, "--wait", "--poll", 0.01) == 3
    assert len(reports(OUT)) == 1
    assert words in errors(OUT)[0]["message"]


def test_a_batch_that_fails_as_a_whole_says_why(server: BatchServer, capsys: pytest.CaptureFixture[str]) -> None:
    server.does.errors = [{"code": "model_not_found", "message": f"no batches of scripted with {KEY}", "line": None}]
    server.does.states = ("validating", "failed")
    feed(2)
    assert batch(server, "--wait", "--poll", 0.01) == 3
    assert "batch batch_1 failed: model_not_found · no batches of scripted with [key]" in capsys.readouterr().err
    assert [error["message"] for error in errors(OUT)] == [
        "scripted: the batch failed: model_not_found · no batches of scripted with [key]"
    ] * 2
    assert at_once(server) == 0


@pytest.mark.slow
def test_a_full_queue_is_waited_for(server: BatchServer) -> None:
    feed(3)
    batch(server, "--batch-requests", 2)
    server.does.errors = [{"code": "token_limit_exceeded", "message": "Enqueued token limit reached"}]
    server.does.states = ("in_progress", "failed")
    server.made["batch_2"].looks, server.made["batch_1"].looks = 3, -1
    assert batch(server, "--batch-requests", 2) == WAITING
    assert server.calls["POST batches"] == 2
    assert at_once(server) == 0
    assert server.calls["POST batches"] == 3
    assert len(reports(OUT)) == 3


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (answer(None, refusal="no"), "refused"),
        (answer("", finish="content_filter"), "content_filtered"),
        (refusal(400, "content management policy"), "content_filtered"),
    ],
)
def test_refusals_are_named_as_ever(server: BatchServer, line: Line, reason: str) -> None:
    server.does.script = lambda _: line
    feed(1)
    assert at_once(server) == 3
    (report,) = reports(OUT)
    assert {passage.reason for passage in report.extraction.unread} == {reason}


@pytest.mark.slow
def test_the_form_is_adapted_round_by_round(server: BatchServer) -> None:
    def script(one: Wanted) -> Line:
        if one.form != "json_object" or "schema" in one.body["response_format"]:
            return refusal(400, "response_format is not supported")
        if "temperature" in one.body:
            return refusal(400, "temperature is not supported")
        return answer(reply(toll()))

    server.does.script = script
    feed(2)
    assert at_once(server) == 0
    assert {report.extraction.response_mode for report in reports(OUT)} == {"json_object"}
    assert server.calls["POST batches"] == 4
    feed(3)
    assert at_once(server) == 0
    assert len(server.sent) == 9


def test_duplicates_are_asked_for_once(server: BatchServer) -> None:
    rows = [{"id": str(at), "text": TEXT} for at in range(3)] + [{"id": "other", "text": TEXT, "publisher": "P"}]
    write_lines(Path("feed.jsonl"), rows)
    assert at_once(server) == 0
    assert len(server.sent) == 1
    costs = [report.extraction.usage.prompt_tokens for report in reports(OUT) if report.extraction.usage]
    assert sorted(costs) == [0, 0, 0, 1_000]


def test_a_round_keeps_to_the_budget(server: BatchServer) -> None:
    server.does.script = lambda _: answer(reply(toll(), shelling()), usage=(4_000, 1_000))
    feed(3)
    assert batch(server, "--max-tokens", 30_000) == WAITING
    assert len(server.sent) == 2
    assert at_once(server, "--max-tokens", 30_000) == 0
    assert server.calls["POST batches"] == 2
    feed(8)
    assert at_once(server, "--max-tokens", 30_000) == 3
    assert 3 < len(reports(OUT)) == len(server.sent) <= 6
    assert {error["reason"] for error in errors(OUT)} == {"budget_exceeded"}
    assert len(reports(OUT)) + len(errors(OUT)) == 8
    assert at_once(server) == 0
    assert set(users(server).values()) == {1}


@pytest.mark.slow
def test_replies_of_other_runs_are_taken_and_replies_are_kept_for_them(server: BatchServer) -> None:
    feed(2)
    assert at_once(server) == 0
    Path("again").mkdir()
    assert run([*arguments(server)[:2], "-o", "again/out.jsonl", *arguments(server)[4:]]) == 0
    assert len(server.sent) == 2
    assert all(report.extraction.cached for report in reports(Path("again/out.jsonl")))


@pytest.mark.slow
def test_exchanges_are_recorded_as_ever(server: BatchServer) -> None:
    feed(1)
    assert at_once(server, "--record", "kept") == 0
    assert run(["batch", "feed.jsonl", "-o", "replayed.jsonl", "--replies", "kept"]) == 0
    assert [one.claims for one in reports(Path("replayed.jsonl"))] == [one.claims for one in reports(OUT)]


@pytest.mark.slow
@pytest.mark.parametrize("call", ["POST files", "POST batches", "GET batches/id", "GET files/id/content"])
@pytest.mark.parametrize("status", [429, 500])
def test_faults_of_the_interface_pass(server: BatchServer, call: str, status: int) -> None:
    server.does.faults[call] = [status, status]
    feed(2)
    assert at_once(server) == 0
    assert len(reports(OUT)) == 2
    assert len(server.sent) == 2


@pytest.mark.slow
@pytest.mark.parametrize("call", ["POST files", "POST batches", "GET batches/id", "GET files/id/content"])
def test_faults_that_stay_end_the_command_and_nothing_is_lost(
    server: BatchServer, call: str, capsys: pytest.CaptureFixture[str]
) -> None:
    server.does.faults[call] = [503] * 3
    feed(2)
    assert at_once(server) == 4
    assert "HTTP 503: scripted (tried 3 times)" in capsys.readouterr().err
    assert at_once(server) == 0
    assert len(reports(OUT)) == 2
    assert len(server.sent) == 2


@pytest.mark.slow
def test_a_refused_batch_is_no_batch(server: BatchServer, capsys: pytest.CaptureFixture[str]) -> None:
    server.does.faults["POST batches"] = [401]
    feed(1)
    assert batch(server) == 4
    assert "HTTP 401" in capsys.readouterr().err
    assert at_once(server) == 0
    assert len(server.sent) == 1


def test_a_batch_whose_making_was_not_seen_is_found_by_its_token(server: BatchServer) -> None:
    server.does.silent = ["POST batches"]
    feed(2)
    assert batch(server) == WAITING
    assert server.calls["POST batches"] == 1
    assert at_once(server) == 0
    assert len(server.sent) == 2


@pytest.mark.slow
def test_a_server_without_batches_is_one_line(server: BatchServer, capsys: pytest.CaptureFixture[str]) -> None:
    server.does.faults["POST files"] = [404]
    feed(1)
    assert batch(server) == 4
    assert f"{server.origin} has no /files for batches; leave --provider-batch out" in capsys.readouterr().err


@pytest.mark.slow
def test_a_provider_that_lists_nothing_leaves_the_question_to_a_person(
    server: BatchServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.does.silent = ["POST batches"]
    server.does.faults["GET batches"] = [404] * 3
    feed(1)
    assert batch(server) == 4
    assert "the provider doesn't list its batches; look there, and if there is none, add --resubmit" in (
        capsys.readouterr().err
    )
    assert batch(server) == 4
    assert at_once(server, "--resubmit") == 0
    assert server.calls["POST batches"] == 2


@pytest.mark.slow
def test_a_batch_that_the_provider_does_not_know(server: BatchServer, capsys: pytest.CaptureFixture[str]) -> None:
    feed(1)
    batch(server)
    server.does.faults["GET batches/id"] = [404, 404]
    assert batch(server) == 4
    assert "batch batch_1 is not known there" in capsys.readouterr().err
    assert at_once(server, "--resubmit") == 0
    assert len(server.sent) == 2


HOSTILE = [
    pytest.param(lambda content: b"\xff\x00\x1b[2J" * 99 + b"\n" + content, id="binary before"),
    pytest.param(lambda content: b"[" * 100_000 + b"\n" + content, id="deep"),
    pytest.param(lambda content: content + content.replace(b"killed", b"stolen"), id="duplicates"),
    pytest.param(lambda content: content.replace(b'"custom_id": "', b'"custom_id": "x', 1) + content, id="unknown id"),
    pytest.param(lambda content: b'{"custom_id": ["a"]}\n{"custom_id": null}\n7\n' + content, id="other types"),
    pytest.param(lambda content: content.replace(b"\n", b"\r\n\r\n"), id="line ends"),
]


@pytest.mark.slow
@pytest.mark.parametrize("tampered", HOSTILE)
def test_lines_that_are_none_are_left_out(server: BatchServer, tampered: Any) -> None:
    feed(2)
    server.does.tampered = tampered
    assert at_once(server) == 0
    assert [len(report.claims) for report in reports(OUT)] == [2, 2]
    assert len(server.sent) == 2


def test_a_half_written_result_is_looked_at_again(server: BatchServer) -> None:
    feed(2)
    looks = [len, len]

    def half(content: bytes) -> bytes:
        return content if not looks else content[: looks.pop()(content) // 2]

    server.does.tampered = half
    assert at_once(server) == 0
    assert len(reports(OUT)) == 2
    assert len(server.sent) == 2


@pytest.mark.slow
def test_results_that_stay_torn_are_asked_for_again(server: BatchServer) -> None:
    feed(2)
    server.does.tampered = lambda content: content[:40]
    assert at_once(server) == 3
    assert {error["reason"] for error in errors(OUT)} == {"extractor_failed"}
    assert "not among the results" in errors(OUT)[0]["message"]
    assert sources(OUT) == Counter({("feed.jsonl", 1): 1, ("feed.jsonl", 2): 1})


def test_the_key_is_in_no_file(server: BatchServer, tmp_path: Path) -> None:
    server.does.script = lambda one: refusal(403, f"{KEY} may not") if "Dispatch 1" in one.user else answer("{}")
    feed(2)
    assert at_once(server) == 3
    assert {headers["authorization"] for headers in server.headers} == {f"Bearer {KEY}"}
    found = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(found) >= 5
    assert [path for path in found if KEY.encode() in path.read_bytes()] == []
    assert "[key] may not" in errors(OUT)[0]["message"]


@pytest.mark.slow
def test_the_ledger_is_for_its_owner_alone(server: BatchServer) -> None:
    feed(1)
    batch(server)
    assert stat.S_IMODE((STATE / "batches.sqlite3").stat().st_mode) == 0o600


@pytest.mark.slow
def test_an_output_whose_batches_are_out_is_not_begun_anew(
    server: BatchServer, capsys: pytest.CaptureFixture[str]
) -> None:
    feed(1)
    batch(server)
    assert batch(server, "--overwrite") == 2
    assert "batches are out whose replies would be lost (batch_1)" in capsys.readouterr().err
    assert at_once(server) == 0
    assert batch(server, "--overwrite") == 0
    assert len(server.sent) == 1


@pytest.mark.slow
def test_an_output_is_of_one_way_of_asking(server: BatchServer, capsys: pytest.CaptureFixture[str]) -> None:
    feed(1)
    batch(server)
    plain = [word for word in arguments(server) if word != "--provider-batch"]
    assert run(plain) == 2
    assert "begun with another provider batch" in capsys.readouterr().err
    other = [word.replace("127.0.0.1", "localhost") for word in arguments(server)]
    assert run(other) == 2
    assert f"its batches are out at {server.origin}, not at" in capsys.readouterr().err


KILLED = """
import os, signal, sys
from unittest.mock import patch
from reportedly.cli import main
from reportedly.extract.llm.deferred.ledger import Ledger
from reportedly.extract.llm.deferred.openai_batches import OpenAIBatches

moment, number = sys.argv[1], 0
create, enter, settle = OpenAIBatches.create, Ledger.enter, Ledger.settle

def die():
    os.kill(os.getpid(), signal.SIGKILL)

async def created(self, file, token):
    if moment == "before create":
        die()
    told = await create(self, file, token)
    if moment == "after create":
        die()
    return told

def settled(self, job, outcomes):
    if moment == "before settle":
        die()
    settle(self, job, outcomes)
    if moment == "after settle":
        die()

def entered(self, job):
    if moment == "after upload":
        die()
    enter(self, job)
    if moment == "entered" and job.batch:
        die()

OpenAIBatches.create, Ledger.enter, Ledger.settle = created, entered, settled
main(sys.argv[2:])
"""
MOMENTS = ["after upload", "before create", "after create", "entered", "before settle", "after settle"]


@pytest.mark.parametrize(
    "moment", [pytest.param(name, marks=[] if name == "after create" else [pytest.mark.slow]) for name in MOMENTS]
)
def test_a_killed_process_neither_loses_a_batch_nor_pays_twice(server: BatchServer, moment: str) -> None:
    feed(3)
    server.does.states = ("validating", "completed")
    command = [sys.executable, "-c", KILLED, moment, *arguments(server, "--wait", "--poll", "0.01")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    ended = subprocess.run(command, env=environment, check=False, capture_output=True, timeout=60)
    assert ended.returncode == -signal.SIGKILL
    assert at_once(server) == 0
    assert len(reports(OUT)) == 3
    assert set(users(server).values()) == {1}
    assert len(server.made) == 1


@pytest.mark.slow
def test_an_interrupt_while_waiting_loses_nothing(server: BatchServer) -> None:
    feed(2)
    server.does.states = ("in_progress",)
    command = [sys.executable, "-m", "reportedly", *arguments(server, "--wait", "--poll", "0.05")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE) as process:
        while server.calls["GET batches/id"] < 2:
            assert process.poll() is None
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 130
        assert process.stderr is not None
        assert b"interrupted" in process.stderr.read()
    assert at_once(server) == 0
    assert len(server.sent) == 2


@pytest.mark.slow
def test_nothing_of_the_ledger_is_pickled(server: BatchServer) -> None:
    feed(1)
    assert at_once(server) == 0
    with sqlite3.connect(STATE / "batches.sqlite3") as database:
        kept = [json.loads(text) for (text,) in database.execute("SELECT reply FROM replies")]
    database.close()
    assert [one["finish"] for one in kept] == ["stop"]


@pytest.mark.slow
def test_parquet_is_made_of_what_is_there(server: BatchServer) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    feed(2)
    words = [word if word != str(OUT) else "out.parquet" for word in arguments(server)]
    server.does.states = ("validating", "completed")
    assert run(words) == WAITING
    assert run(words) == 0
    assert len(pq.read_table("out.parquet").to_pylist()) == 2
