"""A scripted server on loopback that has ``/files`` and ``/batches``, and answers requests as its script says."""

from __future__ import annotations

import json
import re
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Line = dict[str, Any]
_ROUTE = re.compile(r"(?:/v1|/openai)/(files|batches)(?:/([^/?]+))?(/content)?(?:\?.*)?\Z")


@dataclass(frozen=True)
class Wanted:
    """One request of a batch."""

    key: str
    body: dict[str, Any]

    @property
    def user(self) -> str:
        return str(self.body["messages"][-1]["content"])

    @property
    def form(self) -> str:
        return str((self.body.get("response_format") or {"type": "text"})["type"])


@dataclass
class Made:
    """A batch as the server has it."""

    id: str
    file: str
    metadata: dict[str, str]
    created: float
    looks: int = 0
    lines: list[Line] | None = None


def answer(text: str | None, finish: str = "stop", usage: tuple[int, int] | None = (100, 10), **more: Any) -> Line:
    """A response with a chat completion."""
    message = {"role": "assistant", "content": text, **more}
    body: dict[str, Any] = {"model": "scripted-1", "choices": [{"message": message, "finish_reason": finish}]}
    if usage is not None:
        body["usage"] = {"prompt_tokens": usage[0], "completion_tokens": usage[1]}
    return {"response": {"status_code": 200, "body": body}, "error": None}


def refusal(status: int, message: str) -> Line:
    """A response that is an error."""
    return {"response": {"status_code": status, "body": {"error": {"message": message}}}, "error": None}


def expired() -> Line:
    """What stands in place of a response that came too late."""
    words = "This request could not be executed before the completion window expired."
    return {"response": None, "error": {"code": "batch_expired", "message": words}}


Script = Callable[[Wanted], Line | None]


@dataclass
class Behaviour:
    """What the server does. A batch passes through ``states``, one for each look at it."""

    script: Script = lambda _: answer('{"claims": []}')
    states: tuple[str, ...] = ("validating", "in_progress", "completed")
    errors: list[dict[str, Any]] = field(default_factory=list)
    tampered: Callable[[bytes], bytes] = lambda content: content
    """Done to files of results."""
    faults: dict[str, list[int]] = field(default_factory=dict)
    """Statuses for the next calls of ``POST files`` and its like, instead of what was asked for."""
    silent: list[str] = field(default_factory=list)
    """Calls that are done, but answered with 500, once each."""


class BatchServer:
    """Keeps files and batches."""

    def __init__(self) -> None:
        self.does = Behaviour()
        self.calls: Counter[str] = Counter()
        self.headers: list[dict[str, str]] = []
        self.files: dict[str, bytes] = {}
        self.made: dict[str, Made] = {}
        self.sent: list[Wanted] = []
        self.lock = threading.Lock()
        self._http = _Http(("127.0.0.1", 0), _Handler, self)
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    @property
    def base(self) -> str:
        return f"{self.origin}/v1"

    def stop(self) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def keep(self, content: bytes, prefix: str) -> str:
        name = f"{prefix}-{len(self.files) + 1}"
        self.files[name] = content
        return name

    def create(self, asked: dict[str, Any]) -> dict[str, Any]:
        made = Made(f"batch_{len(self.made) + 1}", asked["input_file_id"], asked.get("metadata") or {}, time.time())
        self.made[made.id] = made
        for line in self.files[made.file].splitlines():
            entry = json.loads(line)
            assert entry["method"] == "POST"
            assert entry["url"] == asked["endpoint"]
            self.sent.append(Wanted(entry["custom_id"], entry["body"]))
        return self.told(made)

    def look(self, made: Made) -> dict[str, Any]:
        made.looks += 1
        return self.told(made)

    def told(self, made: Made) -> dict[str, Any]:
        status = self.does.states[min(made.looks, len(self.does.states) - 1)]
        wanted = [json.loads(line) for line in self.files[made.file].splitlines()]
        told: dict[str, Any] = {
            "id": made.id,
            "object": "batch",
            "endpoint": "/v1/chat/completions",
            "completion_window": "24h",
            "input_file_id": made.file,
            "metadata": made.metadata,
            "created_at": int(made.created),
            "status": status,
            "request_counts": {"total": len(wanted), "completed": 0, "failed": 0},
        }
        if status == "failed":
            return {**told, "errors": {"object": "list", "data": self.does.errors}}
        if status not in ("completed", "expired", "cancelled"):
            return told
        if made.lines is None:
            results = [(one["custom_id"], self.does.script(Wanted(one["custom_id"], one["body"]))) for one in wanted]
            made.lines = [{"id": f"r{key[:8]}", "custom_id": key, **line} for key, line in results if line is not None]
        good = [line for line in made.lines if (line["response"] or {}).get("status_code") == 200]
        bad = [line for line in made.lines if line not in good]
        for name, lines in (("output_file_id", good), ("error_file_id", bad)):
            if lines:
                content = "".join(json.dumps(line) + "\n" for line in lines).encode()
                told[name] = self.keep(self.does.tampered(content), "file-out")
        return {**told, "request_counts": {"total": len(wanted), "completed": len(good), "failed": len(bad)}}


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler], batches: BatchServer) -> None:
        self.batches = batches
        super().__init__(address, handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that is killed is part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Http

    def do_GET(self) -> None:
        self._do(b"")

    def do_POST(self) -> None:
        self._do(self.rfile.read(int(self.headers["Content-Length"])))

    def _do(self, body: bytes) -> None:
        server = self.server.batches
        with server.lock:
            server.headers.append({name.lower(): value for name, value in self.headers.items()})
            route = _ROUTE.match(self.path)
            if route is None:
                self._send(404, b'{"error": {"message": "no such path"}}')
                return
            kind, name, content = route.groups()
            call = f"{self.command} {kind}{'/id' if name else ''}{content or ''}"
            server.calls[call] += 1
            faults = server.does.faults.get(call)
            if faults:
                self._send(faults.pop(0), b'{"error": {"message": "scripted"}}')
                return
            done = self._done(server, call, name, body)
            if call in server.does.silent:
                server.does.silent.remove(call)
                self._send(500, b'{"error": {"message": "done, and not told"}}')
                return
            self._send(200, done if isinstance(done, bytes) else json.dumps(done).encode())

    def _done(self, server: BatchServer, call: str, name: str, body: bytes) -> Any:
        match call:
            case "POST files":
                kind = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
                parts = {
                    part.get_param("name", header="content-disposition"): part
                    for part in BytesParser().parsebytes(kind + body).walk()
                    if not part.is_multipart()
                }
                assert parts["purpose"].get_payload() == "batch"
                payload = parts["file"].get_payload(decode=True)
                assert isinstance(payload, bytes)
                return {
                    "id": server.keep(payload, "file"),
                    "object": "file",
                    "bytes": len(payload),
                    "created_at": 1,
                    "filename": parts["file"].get_filename(),
                    "purpose": "batch",
                    "status": "processed",
                }
            case "POST batches":
                return server.create(json.loads(body))
            case "GET batches":
                found = [server.told(made) for made in reversed(server.made.values())]
                return {"object": "list", "data": found, "has_more": False}
            case "GET batches/id":
                return server.look(server.made[name])
            case "GET files/id/content":
                return server.files[name]
        raise AssertionError(call)

    def _send(self, status: int, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Tests are quiet."""
