"""Llama.cpp endpoint: a GGUF file read into this process, no server and no network.

One call at a time, in a thread, so that the event loop stays free. The model keeps what it has read: a request that
begins as the last one did (the prompt always does) is read from where it differs. The form of a reply is enforced by a
grammar made of the schema. A reply that takes too long, or that nobody waits for any more, stops at its next token.
"""

import asyncio
import json
import os
import threading
import time
from functools import lru_cache
from pathlib import Path
from typing import Any

from reportedly.errors import ExtractorError, MissingExtraError
from reportedly.extract.llm.exchange import Capabilities, Price, Reply, Request, ResponseMode
from reportedly.extract.llm.faults import Cure, Fault
from reportedly.extract.llm.replies import read

PREFIX = "llamacpp:"
"""What a model's name begins with that is read into this process."""
CONTEXT = 8_192
"""Longest prompt and reply together, in tokens; less where the model was trained on less."""
_MAGIC = b"GGUF"
_MODES = (ResponseMode.SERVER_SCHEMA, ResponseMode.JSON_OBJECT, ResponseMode.TEXT)
_LONGEST = 300


class _Stopped(Exception):  # noqa: N818 - raised inside the sampler, caught right around it
    """The reply is not waited for any longer."""


class LlamacppEndpoint:
    """A model in this process."""

    def __init__(self, name: str, price: Price | None = None, *, context: int = CONTEXT) -> None:
        """The model of ``llamacpp:PATH.gguf``; it is loaded when it is first asked.

        Raises:
            ExtractorError: There is no such file, or it is no GGUF file.
            MissingExtraError: The extra ``local`` is not installed.
        """
        self._path = Path(name.removeprefix(PREFIX)).expanduser()
        _refuse(self._path)
        self._library = _llama_cpp()
        self._context = context
        self._llama: Any = None
        self._turn = threading.Lock()
        self.model = self._path.stem
        self.origin = PREFIX.rstrip(":")
        self.capabilities = Capabilities(modes=_MODES)
        self.price = price

    async def send(self, request: Request, seconds: float) -> Reply:
        """Ask once; time is counted from when the model is free.

        Raises:
            Fault: It failed; the fault says how.
            ExtractorError: The file can't be loaded.
        """
        given_up = threading.Event()
        try:
            return await asyncio.to_thread(self._answer, request, seconds, given_up)
        finally:
            given_up.set()

    async def close(self) -> None:
        """Nothing: the model is kept for the next article and goes with this object."""

    def _answer(self, request: Request, seconds: float, given_up: threading.Event) -> Reply:
        with self._turn:
            if given_up.is_set():
                raise Fault("nobody waits for it", Cure.NONE)
            llama, grammar = self._loaded(), self._grammar(request)
            until = time.monotonic() + seconds

            def watched(_: Any, scores: Any) -> Any:
                if given_up.is_set() or time.monotonic() > until:
                    raise _Stopped
                return scores

            try:
                completion = llama.create_chat_completion(
                    messages=request.body()["messages"],
                    max_tokens=request.max_tokens,
                    temperature=request.temperature or 0.0,
                    logits_processor=self._library.LogitsProcessorList([watched]),
                    grammar=grammar,
                )
            except _Stopped as error:
                raise Fault("no answer in time", Cure.WAIT, sent=True) from error
            except ValueError as error:
                raise Fault(_line(error), Cure.SHORTER if "context window" in str(error) else Cure.NONE) from error
            except Exception as error:  # the library fails in its own ways; a fault is never swallowed
                raise Fault(f"llama.cpp failed: {_line(error)}", Cure.NONE, sent=True) from error
        return read(completion | {"model": self.model}, request)

    def _loaded(self) -> Any:
        if self._llama is None:
            self._llama = self._load(self._context)
            trained = _trained_on(self._llama.metadata)
            if trained is not None and trained < self._context:
                self._llama.close()
                self._llama = self._load(trained)
        return self._llama

    def _load(self, context: int) -> Any:
        threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
        try:
            return self._library.Llama(
                str(self._path), n_ctx=context, n_threads=threads, n_threads_batch=threads, verbose=False
            )
        except (ValueError, OSError, AssertionError, RuntimeError) as error:
            raise ExtractorError(f"{self._path}: llama.cpp can't load it: {_line(error)}") from error

    def _grammar(self, request: Request) -> Any:
        """The grammar of the reply's form; none where only the prompt asks for it."""
        if request.mode is ResponseMode.TEXT:
            return None
        schema = request.prompt.schema if request.mode is ResponseMode.SERVER_SCHEMA else {"type": "object"}
        try:
            return _made(self._library, json.dumps(schema))
        except Exception as error:
            raise Fault(f"no grammar can be made of the schema: {_line(error)}", Cure.OTHER_FORM) from error


@lru_cache(maxsize=8)
def _made(library: Any, schema: str) -> Any:
    return library.LlamaGrammar.from_json_schema(schema, verbose=False)


def _refuse(path: Path) -> None:
    try:
        with path.open("rb") as stream:
            magic = stream.read(len(_MAGIC))
    except OSError as error:
        raise ExtractorError(f"-m {PREFIX}{path}: {error.strerror or error}") from error
    if magic != _MAGIC:
        raise ExtractorError(f"-m {PREFIX}{path}: no GGUF file; give a model in the form of llama.cpp")


def _llama_cpp() -> Any:
    try:
        import llama_cpp  # noqa: PLC0415 - an extra, imported where it is used
    except ImportError as error:
        raise MissingExtraError(f"-m {PREFIX}PATH needs the extra 'local': pip install 'reportedly[local]'") from error
    return llama_cpp


def _trained_on(metadata: dict[str, str]) -> int | None:
    """The context that the model was trained on, as its file says."""
    lengths = [value for name, value in metadata.items() if name.endswith(".context_length") and value.isdecimal()]
    return int(lengths[0]) if lengths else None


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:_LONGEST] or type(error).__name__
