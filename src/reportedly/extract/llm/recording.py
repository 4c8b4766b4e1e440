"""Recording: exchanges with a model as JSON files, one each, and what is read back from them for a replay.

A recording is what a model answered to that very prompt. Its key is the model, the messages and the attempt; host, port
and key of the server are nowhere in it.
"""

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from reportedly.errors import ReplayError
from reportedly.extract.llm.exchange import Finish, Reply, Request, ResponseMode, recording_key

_SUFFIX = ".json"
_NAME = 16
_Count = Annotated[int, Field(ge=0)]


class Recorded(BaseModel):
    """One exchange."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal[1] = 1
    """Of this file."""
    key: str
    """SHA-256 of model, messages and attempt: what a replay looks for."""
    request_sha256: str
    """SHA-256 of the canonical body that was sent."""
    attempt: _Count
    """From 0."""
    model: str
    """The model asked for."""
    model_reported: str | None
    """The model that the provider says answered."""
    max_tokens: _Count
    """Longest reply that was asked for."""
    temperature: float | None
    """Null where none was sent."""
    response_mode: ResponseMode
    """How the reply's form was enforced."""
    strategy: str = "whole"
    """How the model was asked."""
    prompt_version: str
    """Of the prompt file."""
    prompt_sha256: str
    """Of the prompt file."""
    date: str
    """UTC."""
    finish: Finish
    """Why the reply ended."""
    reply: str
    """The raw reply."""
    prompt_tokens: _Count
    """As the provider counts them."""
    completion_tokens: _Count
    """The same."""

    def as_reply(self) -> Reply:
        """The reply as it came."""
        return Reply(self.reply, self.finish, self.model_reported, self.prompt_tokens, self.completion_tokens)


@dataclass(frozen=True, slots=True)
class Recorder:
    """Writes every exchange into a folder."""

    folder: Path

    def keep(self, request: Request, reply: Reply, attempt: int) -> None:
        """Write one exchange; the same one again takes its place."""
        key = recording_key(request.model, request.messages, attempt)
        recorded = Recorded(
            key=key,
            request_sha256=request.sha256(),
            attempt=attempt,
            model=request.model,
            model_reported=reply.model,
            max_tokens=request.max_tokens,
            temperature=request.temperature,
            response_mode=request.mode,
            strategy=request.prompt.strategy,
            prompt_version=request.prompt.version,
            prompt_sha256=request.prompt.sha256,
            date=dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            finish=reply.finish,
            reply=reply.text.encode("utf-8", "replace").decode("utf-8"),
            prompt_tokens=reply.prompt_tokens,
            completion_tokens=reply.completion_tokens,
        )
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{key[:_NAME]}{_SUFFIX}"
        part = path.with_suffix(".part")
        part.write_text(recorded.model_dump_json(indent=1) + "\n", encoding="utf-8")
        part.replace(path)


def recordings(folder: Path) -> tuple[Recorded, ...]:
    """The exchanges of a folder, in the order of their keys.

    Raises:
        ReplayError: It is no folder, holds none, or a file of it is no recording.
    """
    if not folder.is_dir():
        raise ReplayError(f"{folder}: no folder of recorded replies; make one with --record")
    found = [_read(path) for path in sorted(folder.glob(f"*{_SUFFIX}"))]
    if not found:
        raise ReplayError(f"{folder}: holds no recorded reply; make some with --record")
    return tuple(sorted(found, key=lambda recorded: recorded.key))


def _read(path: Path) -> Recorded:
    try:
        value: Any = json.loads(path.read_text(encoding="utf-8"))
        return Recorded.model_validate(value)
    except ValidationError as error:
        first = error.errors()[0]
        raise ReplayError(f"{path}: no recorded reply: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    except (OSError, ValueError, RecursionError) as error:
        raise ReplayError(f"{path}: no recorded reply: {error}") from error
