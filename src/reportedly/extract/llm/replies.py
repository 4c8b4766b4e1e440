"""Replies: a chat completion, openai's or litellm's object, read as a plain value."""

from typing import Any

from reportedly.extract.llm.exchange import Finish, Reply, Request
from reportedly.extract.llm.faults import Cure, Fault
from reportedly.extract.llm.tokens import estimated

_FILTERED = frozenset({"content_filter", "safety", "recitation", "blocklist", "prohibited_content"})
_LENGTH = frozenset({"length", "max_tokens", "model_length"})
_LONGEST_NAME = 200


def read(completion: Any, request: Request) -> Reply:
    """The reply of a chat completion.

    Raises:
        Fault: It is no chat completion: a page of a proxy, an error under status 200.
    """
    choices = getattr(completion, "choices", None)
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = getattr(choice, "message", None)
    if message is None:
        raise Fault("an answer that is no chat completion", Cure.WAIT, sent=True)
    refusal = getattr(message, "refusal", None)
    content = getattr(message, "content", None)
    text = content if isinstance(content, str) else ""
    usage = getattr(completion, "usage", None)
    model = getattr(completion, "model", None)
    return Reply(
        text=text,
        finish=_finish(getattr(choice, "finish_reason", None), refusal),
        model=_name(model),
        prompt_tokens=_count(usage, "prompt_tokens", estimated(*(message.content for message in request.messages))),
        completion_tokens=_count(usage, "completion_tokens", estimated(text)),
    )


def _finish(reason: object, refusal: object) -> Finish:
    if isinstance(refusal, str) and refusal.strip():
        return Finish.REFUSED
    named = reason.casefold() if isinstance(reason, str) else ""
    if named in _FILTERED:
        return Finish.FILTERED
    if named == "refusal":
        return Finish.REFUSED
    return Finish.LENGTH if named in _LENGTH else Finish.STOP


def _name(model: object) -> str | None:
    """The name as one printable line: a server may answer anything."""
    if not isinstance(model, str):
        return None
    plain = "".join(letter if letter.isprintable() else " " for letter in model)
    return " ".join(plain.split())[:_LONGEST_NAME] or None


def _count(usage: Any, name: str, default: int) -> int:
    value = getattr(usage, name, None)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else default
