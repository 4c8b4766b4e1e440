"""Lines: a request as a line of a file that is sent, and what the lines of a file of results say of each request.

A file of results is hostile: lines that are no JSON, are cut off, or name requests that were never sent are left out of
account; of several that name the same request the first counts.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from reportedly.extract.llm.deferred.entries import Sent
from reportedly.extract.llm.exchange import Reply
from reportedly.extract.llm.faults import Cure, Fault, of_status, told
from reportedly.extract.llm.replies import read_alone

_OK = range(200, 300)
_LONGEST_COUNT = 2**40


def line_of(key: str, url: str, body: dict[str, Any]) -> str:
    """A request as a line, without its line feed."""
    return json.dumps(
        {"custom_id": key, "method": "POST", "url": url, "body": body}, ensure_ascii=False, separators=(",", ":")
    )


def results(content: bytes, sent: Mapping[str, Sent]) -> Iterator[tuple[str, Reply | Fault]]:
    """What became of requests, each once, as far as the lines say.

    Args:
        content: A file of results.
        sent: The requests of the batch.
    """
    seen: set[str] = set()
    for line in content.split(b"\n"):
        entry = _entry(line)
        key = entry.get("custom_id")
        if isinstance(key, str) and key in sent and key not in seen:
            seen.add(key)
            yield key, _result(entry, sent[key])


def _entry(line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _result(entry: dict[str, Any], sent: Sent) -> Reply | Fault:
    response, error = entry.get("response"), entry.get("error")
    if isinstance(response, dict):
        status, body = response.get("status_code"), response.get("body")
        if isinstance(status, int) and not isinstance(status, bool) and status not in _OK:
            return of_status(status, _words(body) or _words(error) or "no reason given")
        if body is not None and not error:
            return _read(body, sent)
    words = _words(error)
    return Fault(told(words) if words else "the provider gave neither a reply nor a reason", Cure.WAIT)


def _read(body: object, sent: Sent) -> Reply | Fault:
    try:
        reply = read_alone(body, sent.prompt_tokens)
    except Fault as fault:
        return fault
    return replace(
        reply,
        text=reply.text.encode("utf-8", "replace").decode(),
        prompt_tokens=min(reply.prompt_tokens, _LONGEST_COUNT),
        completion_tokens=min(reply.completion_tokens, _LONGEST_COUNT),
    )


def _words(value: object) -> str:
    """The provider's words of an error, wherever they stand."""
    whole = value if isinstance(value, dict) else {}
    inner = whole.get("error", whole)
    if isinstance(inner, str):
        return inner
    known = inner if isinstance(inner, dict) else {}
    return " · ".join(str(known[name]) for name in ("message", "code", "type", "param") if known.get(name))
