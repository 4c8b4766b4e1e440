"""Prompt: the versioned prompt and reply schema of a strategy, and the messages of a request."""

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any

from reportedly.extract.llm.wire import escaped

_PACKAGE = "reportedly.extract.llm"
_TEXT = re.compile(r'"text":"([^"]{20,})"')


@dataclass(frozen=True)
class Prompt:
    """A strategy's prompt file and reply schema; neither is ever changed, a new one gets a new version."""

    strategy: str
    """Name of the strategy that asks with it."""
    version: str
    """Of prompt and schema."""
    file: str
    """The prompt's file."""
    schema_file: str
    """The reply schema's file."""

    @cached_property
    def system(self) -> str:
        """The rules and the worked example."""
        return _read(self.file)

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the prompt file, for the report."""
        return hashlib.sha256(self.system.encode()).hexdigest()

    @cached_property
    def schema(self) -> dict[str, Any]:
        """The JSON Schema of a reply, the same for every window of every article; not to be changed."""
        schema: dict[str, Any] = json.loads(_read(self.schema_file))
        return schema

    @cached_property
    def example_texts(self) -> tuple[str, ...]:
        """The evidence of the worked example, or its answer: a reply that holds it has copied the example."""
        answer = self.system.rsplit("</article>", 1)[1]
        return tuple(_TEXT.findall(answer)) or (answer[answer.index("{") :].strip(),)


WHOLE = Prompt("whole", "1", "extract-1.md", "reply-1.schema.json")
"""Every field of a claim, in the model's hand."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a chat."""

    role: str
    """``system`` or ``user``."""
    content: str
    """Its text."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A claim of an earlier reply that can't stand, and why."""

    item: str
    """The claim as the model wrote it, JSON."""
    error: str
    """What is wrong with it, in words for the model."""


def messages(content: str, failures: tuple[Failure, ...] = (), prompt: Prompt = WHOLE) -> tuple[Message, ...]:
    """The messages that ask for the claims of a window's ``content``, or for the failing ones alone.

    The article always comes before the failures, so that a provider's prefix cache serves both.
    """
    if failures:
        content += "\n\n" + _again(failures)
    return Message("system", prompt.system), Message("user", content)


def _again(failures: tuple[Failure, ...]) -> str:
    listed = "\n".join(
        f"({number}) {escaped(failure.item)}\nWrong: {escaped(failure.error)}"
        for number, failure in enumerate(failures, start=1)
    )
    return (
        f"Claims of your answer that can't stand, {len(failures)} in number, are listed below. Answer with these "
        "alone, mended, in this order, in the same form; leave out what the article doesn't say. No other claims.\n"
        + listed
    )


def _read(name: str) -> str:
    return files(_PACKAGE).joinpath("prompts", name).read_text(encoding="utf-8")
