"""A loopback model server for benchmarks: it answers every chat completion with one text after a fixed time.

    python -m bench.stub REPLY_FILE MILLISECONDS

It prints its address and serves until it is stopped. One process of its own, so that its work is not counted as a
client's, and as little work as can be: it shares the processors with what is measured. It reads of a request no more
than its length, and answers with bytes that are made once.
"""

import asyncio
import json
import re
import sys
from pathlib import Path

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_END = b"\r\n\r\n"


def _payload(text: str) -> bytes:
    message = {"role": "assistant", "content": text, "refusal": None}
    choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
    usage = {"prompt_tokens": 1_000, "completion_tokens": 300, "total_tokens": 1_300}
    whole = {"id": "1", "object": "chat.completion", "created": 1, "model": "stub", "choices": [choice], "usage": usage}
    body = json.dumps(whole).encode()
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body


class _Connection(asyncio.Protocol):
    """One connection; a client sends the next request when it has the answer."""

    def __init__(self, payload: bytes, seconds: float) -> None:
        self._payload = payload
        self._seconds = seconds
        self._head = b""
        self._missing = 0
        """Bytes of the body that are still to come."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        if self._missing:
            self._missing -= len(data)
        else:
            head, end, body = (self._head + data).partition(_END)
            if not end:
                self._head = head
                return
            found = _LENGTH.search(head)
            self._head, self._missing = b"", int(found[1] if found else 0) - len(body)
        if self._missing <= 0:
            self._missing = 0
            asyncio.get_running_loop().call_later(self._seconds, self._answer)

    def _answer(self) -> None:
        if isinstance(self._transport, asyncio.WriteTransport) and not self._transport.is_closing():
            self._transport.write(self._payload)


async def serve(text: str, seconds: float) -> None:
    """Answer until stopped."""
    payload = _payload(text)
    server = await asyncio.get_running_loop().create_server(lambda: _Connection(payload, seconds), "127.0.0.1", 0)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]).read_text(encoding="utf-8"), int(sys.argv[2]) / 1000))
