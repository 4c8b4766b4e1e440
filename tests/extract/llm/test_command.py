from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.extract.llm.claims import TEXT, reply, shelling, toll
from tests.extract.llm.server import Answer, ModelServer

from reportedly import load_report
from reportedly.cli import run


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    return "article.txt"


def test_a_model_makes_a_report(article: str, server: ModelServer, capsys: pytest.CaptureFixture[str]) -> None:
    server.answers(reply(toll(), shelling()))
    assert run(["extract", article, "-m", "scripted", "--api-base", server.base]) == 0
    report = load_report(capsys.readouterr().out)
    assert [claim.event.type for claim in report.claims] == ["casualties", "strike"]
    assert report.extraction.model == "scripted"


def test_the_model_may_be_set_by_variables(
    article: str, server: ModelServer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTEDLY_MODEL", "scripted")
    monkeypatch.setenv("REPORTEDLY_API_BASE", server.base)
    assert run(["extract", article]) == 0
    assert load_report(capsys.readouterr().out).extraction.extractor == "llm"
    assert run(["extract", article, "--extractor", "rules"]) == 0
    assert load_report(capsys.readouterr().out).extraction.extractor == "rules"


def test_a_provider_that_fails_is_one_line_and_exit_4(
    article: str, server: ModelServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.answers(Answer(status=401, error="Incorrect API key"))
    assert run(["extract", article, "-m", "scripted", "--api-base", server.base]) == 4
    assert capsys.readouterr().err == ("reportedly: article.txt: scripted: HTTP 401: Incorrect API key · scripted\n")
    assert len(server.asked) == 1


def test_a_passage_unread_is_exit_3(article: str, server: ModelServer, caplog: pytest.LogCaptureFixture) -> None:
    server.answers(Answer(text="", refusal="no"))
    assert run(["extract", article, "-m", "scripted", "--api-base", server.base]) == 3
    assert "not fully read: refused" in caplog.text


def test_a_price_makes_the_cost_known(article: str, server: ModelServer, capsys: pytest.CaptureFixture[str]) -> None:
    server.answers(Answer(text=reply(toll()), usage=(1_000_000, 500_000)))
    options = ["-m", "scripted", "--api-base", server.base, "--price", "0.15,0.60", "--max-cost", "2"]
    assert run(["extract", article, *options]) == 0
    usage = load_report(capsys.readouterr().out).extraction.usage
    assert usage is not None
    assert usage.cost_usd == pytest.approx(0.45)


def test_a_key_is_in_no_log_error_cache_recording_or_report(
    article: str,
    server: ModelServer,
    tmp_path: Path,
    cache_folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    key = "sk-mine-0123456789"
    monkeypatch.setenv("REPORTEDLY_API_KEY", key)
    monkeypatch.chdir(tmp_path)
    server.answers(Answer(status=503, error=f"Busy, {key}", headers={"Retry-After": "0"}), reply(toll()))
    options = ["-m", "scripted", "--api-base", server.base]
    assert run(["extract", article, *options, "-vv", "--record", "replies", "-o", "report.json"]) == 0
    server.answers(Answer(status=401, error=f"Incorrect API key provided: {key}"))
    assert run(["extract", article, *options, "--no-cache"]) == 4
    captured = capsys.readouterr()
    assert "Incorrect API key provided: [key]" in captured.err
    assert {asked.headers["authorization"] for asked in server.asked} == {f"Bearer {key}"}
    files = [*Path("replies").iterdir(), *cache_folder.iterdir(), Path("report.json")]
    assert len(files) == 3
    assert [path.name for path in files if key.encode() in path.read_bytes()] == []
    assert key not in captured.out + captured.err


@pytest.mark.parametrize("price", ["cheap", "1", "1,2,3", "-1,2", "nan,1", "inf,1"])
def test_a_price_that_is_none_is_refused(article: str, price: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", article, "-m", "x", "--api-base", "http://localhost:9/v1", "--price", price]) == 2
    assert "--price" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options",
    [
        ["--extractor", "llm"],
        ["--extractor", "replay"],
        ["--replies", "here", "--record", "there"],
        ["--extractor", "llm", "-m", "x", "--replies", "here"],
        ["-m", "no-provider-and-no-base"],
    ],
)
def test_options_that_don_t_fit_together_are_named(
    article: str, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["extract", article, *options]) in (2, 4)
    assert capsys.readouterr().err.count("\n") == 1


def test_a_recording_is_replayed_with_no_network_and_no_client_library(
    article: str, server: ModelServer, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    server.answers(reply(toll(), shelling(modality="asserted")), reply(shelling()))
    recorded = tmp_path / "replies"
    assert run(["extract", article, "-m", "scripted", "--api-base", server.base, "--record", str(recorded)]) == 0
    live = load_report(capsys.readouterr().out)
    server.stop()
    program = f"""
import socket, sys
def refuse(*args, **kwargs):
    raise AssertionError("a connection was made")
socket.socket.connect = socket.create_connection = refuse
sys.modules["openai"] = sys.modules["litellm"] = None
from reportedly.cli import run
sys.exit(run(["extract", {article!r}, "--replies", {str(recorded)!r}]))
"""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, env=environment, timeout=60
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    replayed = load_report(ended.stdout)
    assert replayed.claims == live.claims
    assert (replayed.extraction.extractor, replayed.extraction.model) == ("replay", "scripted")
    assert (replayed.extraction.requests, replayed.extraction.cached) == (0, True)
    assert replayed.extraction.usage == live.extraction.usage
