"""A scripted model server on loopback that speaks the chat-completions protocol, and Anthropic's messages."""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Asked:
    """A request as it came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def user(self) -> str:
        """The last message."""
        return str(self.body["messages"][-1]["content"])

    @property
    def form(self) -> str:
        """The response format: its type, with a plus where a schema stands beside it."""
        form = self.body.get("response_format") or {"type": "text"}
        return str(form["type"]) + ("+" if "schema" in form else "")


@dataclass(frozen=True)
class Answer:
    """What the server does with a request."""

    text: str | None = '{"claims": []}'
    finish: str = "stop"
    refusal: str | None = None
    status: int = 200
    error: str = "scripted"
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    raw: bytes | None = None
    """Sent as it is, as a page."""
    half: bool = False
    """Half of the body, then the connection ends."""
    reset: bool = False
    """The connection is reset before an answer."""
    usage: tuple[int, int] | None = (100, 10)
    model: str = "scripted-1"


Script = Callable[[Asked], Answer]


class ModelServer:
    """Answers from a list, the last one for ever, or from a function."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.script: Script = lambda _: Answer()
        self._lock = threading.Lock()
        self._http = _Http(("127.0.0.1", 0), _Handler, self)
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    @property
    def base(self) -> str:
        return f"{self.origin}/v1"

    def answers(self, *answers: Answer | str) -> None:
        left = [Answer(text=answer) if isinstance(answer, str) else answer for answer in answers]
        self.script = lambda _: left.pop(0) if len(left) > 1 else left[0]

    def respond(self, asked: Asked) -> Answer:
        with self._lock:
            self.asked.append(asked)
            return self.script(asked)

    def stop(self) -> None:
        if not self._thread.is_alive():
            return
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler], models: ModelServer) -> None:
        self.models = models
        super().__init__(address, handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Http

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
        answer = self.server.models.respond(asked)
        time.sleep(answer.delay)
        if answer.reset:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            self.close_connection = True
            return
        data = answer.raw if answer.raw is not None else json.dumps(_payload(asked, answer)).encode()
        self.send_response(answer.status)
        self.send_header("Content-Type", "application/json" if answer.raw is None else "text/html")
        self.send_header("Content-Length", str(len(data)))
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data[: len(data) // 2] if answer.half else data)
        if answer.half:
            self.wfile.flush()
            self.connection.shutdown(socket.SHUT_RDWR)
            self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Tests are quiet."""


def _payload(asked: Asked, answer: Answer) -> dict[str, Any]:
    if answer.status != 200:
        return {"error": {"message": answer.error, "type": "scripted", "param": None, "code": None}}
    if asked.path.endswith("/messages"):
        prompt, completion = answer.usage or (0, 0)
        return {
            "id": "msg_1",
            "type": "message",
            "role": "assistant",
            "model": answer.model,
            "content": [{"type": "text", "text": answer.text}],
            "stop_reason": "end_turn",
            "stop_sequence": None,
            "usage": {"input_tokens": prompt, "output_tokens": completion},
        }
    message = {"role": "assistant", "content": answer.text, "refusal": answer.refusal}
    payload: dict[str, Any] = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": answer.model,
        "choices": [{"index": 0, "message": message, "finish_reason": answer.finish, "logprobs": None}],
    }
    if answer.usage is not None:
        prompt, completion = answer.usage
        total = prompt + completion
        payload["usage"] = {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": total}
    return payload
