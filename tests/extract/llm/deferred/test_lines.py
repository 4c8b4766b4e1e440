from __future__ import annotations

import json
from typing import Any

import pytest
from tests.extract.llm.batch_server import answer, expired, refusal

from reportedly.extract.llm.deferred.entries import Sent
from reportedly.extract.llm.deferred.lines import line_of, results
from reportedly.extract.llm.exchange import Finish, Reply, ResponseMode
from reportedly.extract.llm.faults import Cure, Fault

SENT = Sent("kept", ResponseMode.JSON_SCHEMA, 0.0, "max_tokens", 100, 77)


def only(line: dict[str, Any]) -> Reply | Fault:
    ((key, found),) = results(json.dumps({"custom_id": "a", **line}).encode(), {"a": SENT})
    assert key == "a"
    return found


def test_a_request_as_a_line() -> None:
    line = line_of("a", "/v1/chat/completions", {"model": "m", "messages": [{"role": "user", "content": "ж\n"}]})
    assert "\n" not in line
    assert json.loads(line)["body"]["messages"][0]["content"] == "ж\n"
    assert {name: json.loads(line)[name] for name in ("custom_id", "method", "url")} == {
        "custom_id": "a",
        "method": "POST",
        "url": "/v1/chat/completions",
    }


def test_a_reply_is_read_as_any_other() -> None:
    assert only(answer("yes", usage=(5, 6))) == Reply("yes", Finish.STOP, "scripted-1", 5, 6)
    assert only(answer("ye", finish="length", usage=None)) == Reply("ye", Finish.LENGTH, "scripted-1", 77, 1)


@pytest.mark.parametrize(
    ("line", "cure", "words"),
    [
        (expired(), Cure.WAIT, "completion window expired. · batch_expired"),
        (refusal(429, "slow down"), Cure.WAIT, "HTTP 429: slow down"),
        (refusal(400, "response_format"), Cure.OTHER_FORM, "HTTP 400: response_format"),
        (refusal(400, "maximum context length"), Cure.SHORTER, "HTTP 400: maximum context length"),
        (refusal(401, "no"), Cure.NONE, "HTTP 401: no"),
        ({}, Cure.WAIT, "neither a reply nor a reason"),
        ({"response": 7, "error": [7]}, Cure.WAIT, "neither a reply nor a reason"),
        ({"response": {"status_code": 200, "body": "<html>"}}, Cure.WAIT, "no chat completion"),
    ],
)
def test_what_is_no_reply_is_a_fault(line: dict[str, Any], cure: Cure, words: str) -> None:
    found = only(line)
    assert isinstance(found, Fault)
    assert found.cure is cure
    assert words in str(found)


def test_characters_that_no_file_can_hold_are_replaced() -> None:
    found = only(answer("a\ud800b"))
    assert isinstance(found, Reply)
    assert found.text == "a?b"
