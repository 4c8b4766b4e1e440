"""Exchange: one request to a model and its reply, as plain values; and the keys by which they are found again."""

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Protocol

from reportedly.extract.llm.prompt import WHOLE, Message, Prompt
from reportedly.extract.llm.tokens import estimated

MOST_REPLY_TOKENS = 8_192
"""About what a window of 64 sentences gives; of a reply that is cut off, the rest is asked for."""


class ResponseMode(StrEnum):
    """How the reply's form is enforced, strictest first; kept in ``extraction.response_mode``."""

    JSON_SCHEMA = "json_schema"
    """The provider's strict JSON Schema."""
    SERVER_SCHEMA = "server_schema"
    """JSON mode with a schema beside it, the form of llama.cpp and its kin."""
    JSON_OBJECT = "json_object"
    """JSON mode: any object."""
    TEXT = "text"
    """The prompt alone."""


class Finish(StrEnum):
    """Why a model stopped."""

    STOP = "stop"
    LENGTH = "length"
    REFUSED = "refused"
    FILTERED = "filtered"
    TOO_LONG = "too_long"
    """The request did not fit into the model's context: nothing was answered."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked, without where."""

    model: str
    """The model's name as the endpoint knows it."""
    messages: tuple[Message, ...]
    """System and user."""
    max_tokens: int
    """Longest reply."""
    mode: ResponseMode
    """How its form is enforced."""
    temperature: float | None = 0.0
    """Null where the model takes none."""
    limit: str = "max_tokens"
    """The name that the endpoint has for ``max_tokens``."""
    prompt: Prompt = WHOLE
    """The prompt that the messages begin with; its schema is the reply's form."""

    def body(self) -> dict[str, Any]:
        """The JSON body that is sent."""
        body: dict[str, Any] = {
            "model": self.model,
            "messages": [{"role": message.role, "content": message.content} for message in self.messages],
            self.limit: self.max_tokens,
        }
        if self.temperature is not None:
            body["temperature"] = self.temperature
        form = _response_format(self.mode, self.prompt.schema)
        return body if form is None else body | {"response_format": form}

    def estimated(self) -> int:
        """Tokens that it may take, estimated from above: its messages and the reply's form."""
        return estimated(*(message.content for message in self.messages)) + _form_tokens(self.mode, self.prompt)

    def sha256(self) -> str:
        """Of the canonical body: keys sorted, no white space, UTF-8."""
        return _digest(self.body())

    def key(self, origin: str, attempt: int) -> str:
        """The cache's key: what was sent, where to, and which attempt it was."""
        return _digest([self.body(), origin, attempt])


def recording_key(model: str, messages: tuple[Message, ...], attempt: int) -> str:
    """A recording's key: the model and the very prompt, wherever it was served and however its form was enforced."""
    return _digest([model, [[message.role, message.content] for message in messages], attempt])


def _digest(value: object) -> str:
    canonical = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _response_format(mode: ResponseMode, schema: dict[str, Any]) -> dict[str, Any] | None:
    if mode is ResponseMode.JSON_SCHEMA:
        return {"type": "json_schema", "json_schema": {"name": "claims", "strict": True, "schema": schema}}
    if mode is ResponseMode.SERVER_SCHEMA:
        return {"type": "json_object", "schema": schema}
    return {"type": "json_object"} if mode is ResponseMode.JSON_OBJECT else None


@cache
def _form_tokens(mode: ResponseMode, prompt: Prompt) -> int:
    return estimated(str(_response_format(mode, prompt.schema) or ""))


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    text: str
    """The answer."""
    finish: Finish
    """Why it ended."""
    model: str | None
    """The model that the provider says answered."""
    prompt_tokens: int
    """As the provider counts them; an estimate where it doesn't."""
    completion_tokens: int
    """The same."""


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars a token."""

    prompt: float
    completion: float

    def of(self, prompt_tokens: int, completion_tokens: int) -> float:
        """What these tokens cost."""
        return self.prompt * prompt_tokens + self.completion * completion_tokens


@dataclass(slots=True)
class Capabilities:
    """What an endpoint takes, as far as it is known; found out once, kept for later requests and in the cache."""

    modes: tuple[ResponseMode, ...] = tuple(ResponseMode)
    """The modes that it may take, to be tried in this order."""
    settled: bool = False
    """Whether the first of them is known to work."""
    temperature: bool = True
    """Whether it takes one."""
    limit: str = "max_tokens"
    """How it calls the longest reply."""
    reply_tokens: int = MOST_REPLY_TOKENS
    """Longest reply that it may be asked for."""

    def settle(self, mode: ResponseMode) -> bool:
        """A request in this mode was answered: no stricter one is tried again; false if that was known."""
        if self.settled:
            return False
        self.modes = self.modes[self.modes.index(mode) :]
        self.settled = True
        return True

    def request(
        self,
        model: str,
        messages: tuple[Message, ...],
        *,
        temperature: float,
        mode: ResponseMode,
        longest: int,
        prompt: Prompt = WHOLE,
    ) -> Request:
        """The request in the form that the endpoint takes, for a reply of at most ``longest`` tokens."""
        return Request(
            model=model,
            messages=messages,
            max_tokens=min(self.reply_tokens, longest),
            mode=mode,
            temperature=temperature if self.temperature else None,
            limit=self.limit,
            prompt=prompt,
        )


class Endpoint(Protocol):
    """Where a model answers. It sends once: retries, budget and cache are the client's."""

    model: str
    """The model's name as the endpoint knows it."""
    origin: str
    """Scheme, host and port of ``--api-base``; the provider's name elsewhere. No part of a recording's key."""
    capabilities: Capabilities
    """What it takes."""
    price: Price | None
    """Null where it is not known."""

    async def send(self, request: Request, seconds: float) -> Reply:
        """Ask once.

        Raises:
            Fault: It failed; the fault says how.
        """
        ...

    async def close(self) -> None:
        """Let go of the connections of the running event loop."""
        ...
