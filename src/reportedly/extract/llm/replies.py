"""Replies: a chat completion as JSON, whoever sent it, read as a plain value."""

from reportedly.extract.llm.exchange import Finish, Reply, Request
from reportedly.extract.llm.faults import Cure, Fault
from reportedly.extract.llm.tokens import estimated

_FILTERED = frozenset({"content_filter", "safety", "recitation", "blocklist", "prohibited_content"})
_LENGTH = frozenset({"length", "max_tokens", "model_length"})
_LONGEST_NAME = 200


def read(completion: object, request: Request) -> Reply:
    """The reply of a chat completion.

    Raises:
        Fault: It is no chat completion: a page of a proxy, an error under status 200.
    """
    return read_alone(completion, estimated(*(part.content for part in request.messages)))


def read_alone(completion: object, prompt_tokens: int) -> Reply:
    """The reply of a chat completion whose request is not at hand.

    Args:
        completion: The chat completion.
        prompt_tokens: An estimate of what was sent, where the provider doesn't say.

    Raises:
        Fault: It is no chat completion: a page of a proxy, an error under status 200.
    """
    whole = completion if isinstance(completion, dict) else {}
    choices = whole.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices and isinstance(choices[0], dict) else {}
    message = choice.get("message")
    if not isinstance(message, dict):
        raise Fault("an answer that is no chat completion", Cure.WAIT, sent=True)
    content, usage = message.get("content"), whole.get("usage")
    text = content if isinstance(content, str) else ""
    used = usage if isinstance(usage, dict) else {}
    return Reply(
        text=text,
        finish=_finish(choice.get("finish_reason"), message.get("refusal")),
        model=_name(whole.get("model")),
        prompt_tokens=_count(used.get("prompt_tokens"), prompt_tokens),
        completion_tokens=_count(used.get("completion_tokens"), estimated(text)),
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


def _count(value: object, default: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else default
