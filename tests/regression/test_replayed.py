from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import GOLDEN, ROOT
from tests.extract.llm.claims import claim, reply
from tests.extract.llm.server import Answer, ModelServer
from tests.regression.sets import HARBOUR, HILL, write_set

from reportedly import Article, ReplayError, extract_report
from reportedly.cli import run
from reportedly.extract.llm.extractor import LLMExtractor
from reportedly.extract.llm.recording import recordings
from reportedly.regression.gate import GoldenSet, load_golden_folder
from reportedly.regression.replayed import GoldenReplay, file_name, recorded_model, replies_folder

MODEL = "maker/model-1"
FILE = "baseline.maker-model-1.json"
REPLAY = ["--extractor", "replay"]
TAKEN = "The army said the 9th Brigade took Harbour Town on Sunday"
SHELLED = "Shells fell on the hill, the ministry said"


@pytest.fixture
def server() -> Iterator[ModelServer]:
    running = ModelServer()
    yield running
    running.stop()


@pytest.fixture
def folder(tmp_path: Path, server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A golden set of two articles with the replies of one model, nothing accepted."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CI", raising=False)
    made = write_set(tmp_path / "golden")
    record(server, made, MODEL)
    return made


def record(server: ModelServer, folder: Path, model: str) -> None:
    server.answers(
        reply(claim(1, TAKEN, "advance", "took", chain=["army"], cues=["said"])),
        reply(claim(1, SHELLED, "strike", "fell", chain=["ministry"], cues=["said"])),
    )
    for slug, page in (("harbour", HARBOUR), ("hill", HILL)):
        kept = replies_folder(folder, slug, model)
        extractor = LLMExtractor(model, api_base=server.base, cache=False, record=kept)
        extract_report(page.text, extractor=extractor)


def said(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    captured = capsys.readouterr()
    return captured.out, captured.err


def test_the_verdicts_on_a_model_s_replies_have_a_baseline_of_their_own(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["golden", "accept"]) == 0
    rules = (folder / "baseline.json").read_bytes()
    said(capsys)
    assert run(["golden", "check", *REPLAY]) == 1
    assert said(capsys)[0].splitlines()[-1] == (
        f"accept the present verdicts with: reportedly golden accept --extractor replay -m {MODEL}"
    )
    assert run(["golden", "accept", *REPLAY, "-m", MODEL]) == 0
    assert said(capsys)[0].startswith(f"golden/{FILE}: written: ")
    assert run(["golden", "check", *REPLAY]) == 0
    assert said(capsys)[0].splitlines() == ["harbour: no change", "hill: no change"]
    assert run(["golden", "diff", *REPLAY]) == 0
    kept = json.loads((folder / FILE).read_text(encoding="utf-8"))
    assert (kept["extractor"], kept["model"]) == ("replay", MODEL)
    found = [verdict["verdict"] for verdict in kept["articles"]["hill"]["verdicts"] if verdict["slot"] == "claim"]
    assert found == ["COR"]
    assert (folder / "baseline.json").read_bytes() == rules
    assert b'"model"' not in rules


def test_what_a_replay_lost_fails(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["golden", "accept", *REPLAY]) == 0
    (kept,) = (folder / "hill" / "replies" / "maker-model-1").iterdir()
    exchange = json.loads(kept.read_text(encoding="utf-8"))
    kept.write_text(json.dumps(exchange | {"reply": '{"claims": []}'}), encoding="utf-8")
    said(capsys)
    assert run(["golden", "check", *REPLAY]) == 1
    assert "worse: claim at /claims/0" in said(capsys)[0]


def test_a_stale_recording_is_exit_2_and_the_command_to_record_anew(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (kept,) = (folder / "hill" / "replies" / "maker-model-1").iterdir()
    exchange = json.loads(kept.read_text(encoding="utf-8"))
    kept.write_text(json.dumps(exchange | {"key": "0" * 64, "prompt_sha256": "0" * 64}), encoding="utf-8")
    assert run(["golden", "check", *REPLAY]) == 2
    err = said(capsys)[1]
    assert "made with another prompt than 1" in err
    assert (
        f"record anew: reportedly extract golden/hill/article.txt --language en -m {MODEL} --no-cache "
        "--record golden/hill/replies/maker-model-1" in err
    )
    assert err.count("\n") == 1


def test_the_command_to_record_anew_names_the_strategy(
    folder: Path, server: ModelServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.script = lambda _: Answer(text='{"claims": []}')
    for slug, page in (("harbour", HARBOUR), ("hill", HILL)):
        kept = replies_folder(folder, slug, "small")
        extractor = LLMExtractor("small", strategy="sentences", api_base=server.base, cache=False, record=kept)
        extract_report(page.text, extractor=extractor)
    (exchange,) = (folder / "hill" / "replies" / "small").iterdir()
    changed = json.loads(exchange.read_text(encoding="utf-8")) | {"key": "0" * 64}
    exchange.write_text(json.dumps(changed), encoding="utf-8")
    assert run(["golden", "check", *REPLAY, "-m", "small"]) == 2
    assert "-m small --strategy sentences --no-cache --record golden/hill/replies/small" in said(capsys)[1]


def test_an_article_without_replies_is_exit_2_and_the_command_to_record_them(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "hill" / "replies").rename(folder / "elsewhere")
    assert run(["golden", "check", *REPLAY]) == 2
    assert "golden/hill/replies/maker-model-1: no replies of maker/model-1 to this article" in said(capsys)[1]


def test_of_several_models_one_must_be_named(
    folder: Path, server: ModelServer, capsys: pytest.CaptureFixture[str]
) -> None:
    record(server, folder, "other")
    assert run(["golden", "check", *REPLAY]) == 2
    assert f"say which with -m: {MODEL}, other" in said(capsys)[1]
    assert run(["golden", "accept", *REPLAY, "-m", "other"]) == 0
    assert (folder / "baseline.other.json").exists()


def test_no_replies_at_all_say_how_to_record_some(tmp_path: Path) -> None:
    with pytest.raises(ReplayError, match=r"no recorded replies; .*--record .*/SLUG/replies/MODEL"):
        recorded_model(write_set(tmp_path), None)


def test_a_model_without_replay_is_wrong_usage_unless_it_is_a_setting(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["golden", "check", "-m", MODEL]) == 2
    assert "give --extractor replay too" in said(capsys)[1]
    monkeypatch.setenv("REPORTEDLY_MODEL", MODEL)
    assert run(["golden", "accept"]) == 0
    assert (folder / "baseline.json").exists()


def test_a_baseline_under_another_model_s_name_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["golden", "accept", *REPLAY]) == 0
    (folder / FILE).rename(folder / "baseline.other.json")
    assert run(["golden", "check", *REPLAY, "-m", "other"]) == 2
    assert f"holds the verdicts on replies of {MODEL}" in said(capsys)[1]


def test_an_article_of_another_set_is_refused(folder: Path) -> None:
    golden = load_golden_folder(folder).golden
    with pytest.raises(ReplayError, match="no golden article is this one"):
        extract_report("It rained.", extractor=GoldenReplay(folder, golden, MODEL))


@pytest.mark.parametrize(
    ("model", "name"),
    [("openai/gpt-4o-mini", "openai-gpt-4o-mini"), ("qwen2.5:7b", "qwen2.5-7b"), ("../..", "model"), ("", "model")],
)
def test_a_model_s_name_is_no_path(model: str, name: str) -> None:
    assert file_name(model) == name


# The golden set of this project, as real models once answered


def recorded_sets() -> list[GoldenSet]:
    models = {exchange.model for place in GOLDEN.glob("*/replies/*") for exchange in recordings(place)}
    return [load_golden_folder(GOLDEN, model=model) for model in sorted(models)]


def test_the_golden_articles_have_replies_of_a_real_model() -> None:
    assert recorded_sets()
    assert all(recorded.baseline is not None for recorded in recorded_sets())


BLOCKED = """
import socket, sys
def refuse(*args, **kwargs):
    raise AssertionError("a connection was made")
socket.socket.connect = socket.socket.connect_ex = socket.create_connection = socket.getaddrinfo = refuse
sys.modules["openai"] = sys.modules["litellm"] = sys.modules["httpx"] = None
from reportedly.cli import run
sys.exit(run(["golden", "check", "--extractor", "replay", "-m", sys.argv[1]]))
"""


@pytest.mark.parametrize("recorded", recorded_sets(), ids=lambda recorded: str(recorded.model))
def test_real_replies_still_give_what_was_accepted_without_network_and_client_libraries(recorded: GoldenSet) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("REPORTEDLY_")}
    ended = subprocess.run(
        [sys.executable, "-c", BLOCKED, str(recorded.model)],
        cwd=ROOT,
        env=environment | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )
    assert (ended.returncode, ended.stderr) == (0, ""), ended.stdout
    assert len(ended.stdout.splitlines()) == len(recorded.golden)


@pytest.mark.parametrize("recorded", recorded_sets(), ids=lambda recorded: str(recorded.model))
def test_every_real_reply_is_read(recorded: GoldenSet) -> None:
    """A recording that nothing asks for any more is taken out."""
    for golden in recorded.golden:
        kept = recordings(replies_folder(GOLDEN, golden.title, str(recorded.model)))
        article = Article.from_text(golden.text or "", language=golden.report.article.language)
        report = extract_report(article, extractor=recorded.extractor(None))
        assert report.extraction.usage is not None
        assert report.extraction.usage.completion_tokens == sum(one.completion_tokens for one in kept)
