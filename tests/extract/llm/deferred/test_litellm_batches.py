"""Providers' batches through the real litellm, against a server on loopback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.batch.articles import reports, write_lines
from tests.extract.llm.batch_server import BatchServer, answer
from tests.extract.llm.claims import TEXT, reply, toll

from reportedly import ExtractorError
from reportedly.cli import run
from reportedly.extract.llm.deferred.litellm_batches import LitellmBatches

OUT = Path("out.jsonl")
Batch = Callable[..., int]


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[BatchServer]:
    monkeypatch.chdir(tmp_path)
    running = BatchServer()
    running.does.script = lambda _: answer(reply(toll()), usage=(1_000_000, 100_000))
    running.does.states = ("validating", "completed")
    monkeypatch.setenv("OPENAI_BASE_URL", running.base)
    monkeypatch.setenv("OPENAI_API_KEY", "the-provider-s-own")
    monkeypatch.setenv("AZURE_API_BASE", running.origin)
    monkeypatch.setenv("AZURE_API_KEY", "azure-s-own")
    monkeypatch.setenv("AZURE_API_VERSION", "2024-10-21")
    write_lines(Path("feed.jsonl"), [{"text": TEXT}])
    yield running
    running.stop()


def batch(model: str) -> int:
    return run(["batch", "feed.jsonl", "-o", str(OUT), "-m", model, "--provider-batch", "--wait", "--poll", "0.01"])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("model", "key", "header", "cost"),
    [
        ("openai/gpt-4o-mini", "Bearer the-provider-s-own", "authorization", 0.075 + 0.03),
        ("azure/gpt-4o-mini", "azure-s-own", "api-key", 0.0825 + 0.033),
    ],
)
def test_a_provider_answers_a_file_at_half_the_price(
    server: BatchServer, model: str, key: str, header: str, cost: float
) -> None:
    assert batch(model) == 0
    (report,) = reports(OUT)
    made = report.extraction
    assert (made.model, len(report.claims)) == (model, 1)
    assert made.usage is not None
    assert made.usage.cost_usd == pytest.approx(cost)
    assert {headers[header] for headers in server.headers} == {key}
    (one,) = server.sent
    assert (one.body["model"], one.form) == ("gpt-4o-mini", "json_schema")
    assert server.calls["GET files/id/content"] == 1


@pytest.mark.slow
def test_a_model_that_reasons_is_asked_in_its_own_form(server: BatchServer) -> None:
    assert batch("openai/o3-mini") == 0
    (one,) = server.sent
    assert one.body["max_completion_tokens"] == 8_192
    assert {"temperature", "max_tokens"} & set(one.body) == set()


@pytest.mark.slow
def test_a_missing_key_is_told_at_once(
    server: BatchServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    assert batch("openai/gpt-4o-mini") == 4
    assert "OPENAI_API_KEY" in capsys.readouterr().err
    assert server.calls.total() == 0


def test_a_provider_without_batches_is_refused_before_litellm_is_loaded() -> None:
    with pytest.raises(ExtractorError, match="no batches of this provider can be used; of azure, openai they can"):
        LitellmBatches("anthropic/claude-sonnet-4-5", 1.0)
