"""Prompt: the versioned prompt and reply schema, and the messages of a request."""

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from reportedly.article import Article
from reportedly.extract.llm.windows import Window
from reportedly.extract.llm.wire import escaped, lines

VERSION = "1"
_PACKAGE = "reportedly.extract.llm"
_TEXT = re.compile(r'"text":"([^"]{20,})"')


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


@cache
def system_prompt() -> str:
    """The rules and the worked example."""
    return files(_PACKAGE).joinpath("prompts", f"extract-{VERSION}.md").read_text(encoding="utf-8")


@cache
def prompt_sha256() -> str:
    """SHA-256 of the prompt file, for the report."""
    return hashlib.sha256(system_prompt().encode()).hexdigest()


@cache
def reply_schema() -> dict[str, Any]:
    """The JSON Schema of a reply, the same for every window of every article; not to be changed."""
    text = files(_PACKAGE).joinpath("prompts", f"reply-{VERSION}.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


@cache
def example_texts() -> tuple[str, ...]:
    """The evidence of the worked example: a reply that holds it has copied the example."""
    return tuple(_TEXT.findall(system_prompt().rsplit("</article>", 1)[1]))


def messages(article: Article, window: Window, failures: tuple[Failure, ...] = ()) -> tuple[Message, ...]:
    """The messages that ask for the claims of a window, or for the failing ones alone.

    The article always comes before the failures, so that a provider's prefix cache serves both.
    """
    content = lines(article, window)
    if failures:
        content += "\n\n" + _again(failures)
    return Message("system", system_prompt()), Message("user", content)


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
