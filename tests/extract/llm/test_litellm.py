"""A provider of another form through the real litellm, against a server on loopback."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.extract.llm.claims import TEXT, reply, shelling, toll
from tests.extract.llm.server import Answer, ModelServer

from reportedly import ExtractorError, extract_report
from reportedly.extract.llm.client import Patience
from reportedly.extract.llm.extractor import LLMExtractor
from reportedly.extract.llm.litellm_endpoint import LitellmEndpoint

MODEL = "anthropic/claude-3-haiku-20240307"
HASTE = Patience(seconds=20, retries=1, backoff=0.001)


@pytest.fixture
def provider(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> ModelServer:
    monkeypatch.setenv("ANTHROPIC_API_BASE", server.origin)
    monkeypatch.setenv("ANTHROPIC_API_KEY", "the-provider-s-own")
    return server


@pytest.mark.slow
def test_another_form_fills_the_same_report(provider: ModelServer) -> None:
    provider.answers(Answer(text=reply(toll(), shelling()), usage=(2_000, 300), model="claude-3-haiku-20240307"))
    extractor = LLMExtractor(MODEL, cache=False, patience=HASTE)
    report = extract_report(TEXT, extractor=extractor)
    assert [claim.event.type for claim in report.claims] == ["casualties", "strike"]
    made = report.extraction
    assert (made.model, made.model_reported) == (MODEL, "claude-3-haiku-20240307")
    assert made.usage is not None
    assert (made.usage.prompt_tokens, made.usage.completion_tokens) == (2_000, 300)
    assert made.usage.cost_usd == pytest.approx(2_000 * 0.25e-6 + 300 * 1.25e-6)
    (asked,) = provider.asked
    assert asked.path == "/v1/messages"
    assert asked.headers["x-api-key"] == "the-provider-s-own"
    assert len(extract_report(TEXT + " It rained.", extractor=extractor).claims) == 2


@pytest.mark.slow
def test_its_faults_are_read_alike(provider: ModelServer) -> None:
    provider.answers(Answer(status=529, error="overloaded"), Answer(text=reply(toll())))
    extractor = LLMExtractor(MODEL, cache=False, patience=HASTE)
    assert len(extract_report(TEXT, extractor=extractor).claims) == 1
    asked = len(provider.asked)
    provider.answers(Answer(status=401, error="invalid x-api-key"))
    with pytest.raises(ExtractorError, match="HTTP 401"):
        extract_report(TEXT, extractor=LLMExtractor(MODEL, cache=False, patience=HASTE))
    assert len(provider.asked) == asked + 1


@pytest.mark.slow
def test_importing_it_makes_no_connection_and_reads_no_env_file() -> None:
    program = """
import os, socket, sys
def refuse(*args, **kwargs):
    raise AssertionError("a connection was made")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
from reportedly.extract.llm.litellm_endpoint import LitellmEndpoint
assert "litellm" not in sys.modules
endpoint = LitellmEndpoint("openai/gpt-4o-mini")
print(endpoint.price.prompt * 1e6, *endpoint.capabilities.modes, os.environ["LITELLM_LOCAL_MODEL_COST_MAP"])
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=100)
    assert ended.stdout.split()[1:] == ["json_schema", "json_object", "text", "True"]
    assert float(ended.stdout.split()[0]) == pytest.approx(0.15)


@pytest.mark.slow
def test_a_model_that_the_table_does_not_know_is_asked_all_the_same() -> None:
    endpoint = LitellmEndpoint("nobody/knows-it")
    assert (endpoint.price, endpoint.origin, endpoint.capabilities.modes) == (None, "nobody", ("text",))
