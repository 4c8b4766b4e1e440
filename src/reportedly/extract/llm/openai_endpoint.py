"""OpenAI endpoint: any server that speaks the chat-completions protocol, through the ``openai`` client.

The client's connections, time-outs and errors are used, not its typed calls: walking the reply schema for every request
would cost more than the rest together.

Nothing of a provider's environment is sent to another host: the key is ``REPORTEDLY_API_KEY`` or a placeholder, of all
headers only those that HTTP needs are sent (the client takes organisation, project and more from ``OPENAI_*`` variables
and describes the machine), and redirects are not followed.
"""

import asyncio
import json
import os
import ssl
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from reportedly.errors import ExtractorError, MissingExtraError
from reportedly.extract.llm.connections import Connections
from reportedly.extract.llm.exchange import Capabilities, Price, Reply, Request
from reportedly.extract.llm.faults import of_openai
from reportedly.extract.llm.replies import read

if TYPE_CHECKING:
    from openai import AsyncOpenAI

KEY_VARIABLE = "REPORTEDLY_API_KEY"
_PLACEHOLDER = "none"
_HEADERS = ("host", "accept", "accept-encoding", "connection", "content-length", "content-type", "user-agent")


class OpenAIEndpoint:
    """A server at ``--api-base``."""

    def __init__(self, model: str, api_base: str, price: Price | None = None) -> None:
        parts = urlsplit(api_base)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ExtractorError(
                f"--api-base {api_base!r} is no http or https address, such as http://localhost:8080/v1"
            )
        self.model = model
        self.origin = f"{parts.scheme}://{parts.hostname}:{parts.port or (443 if parts.scheme == 'https' else 80)}"
        self.capabilities = Capabilities()
        self.price = price
        self._api_base = api_base
        self._tls: ssl.SSLContext | None = None
        self._connections: WeakKeyDictionary[asyncio.AbstractEventLoop, Connections] = WeakKeyDictionary()

    async def send(self, request: Request, seconds: float) -> Reply:
        """Ask once.

        Raises:
            Fault: It failed; the fault says how.
        """
        async with self.connections().one() as client:
            import httpx  # noqa: PLC0415 - comes with openai, of which a missing one is named by now

            try:
                async with asyncio.timeout(seconds):
                    response = await client.post(
                        "/chat/completions", cast_to=httpx.Response, body=request.body(), options={"timeout": seconds}
                    )
            except Exception as error:  # every failure of the library is read as a fault; a fault is never swallowed
                raise of_openai(error) from error
        return read(parsed(response.content), request)

    async def close(self) -> None:
        """Let go of the connections of the running event loop."""
        connections = self._connections.pop(asyncio.get_running_loop(), None)
        if connections is not None:
            await connections.close()

    def connections(self) -> Connections:
        """Those of the running event loop: connections can't be shared between loops."""
        loop = asyncio.get_running_loop()
        connections = self._connections.get(loop)
        if connections is None:
            connections = self._connections[loop] = Connections(self._made)
        return connections

    def _made(self) -> "AsyncOpenAI":
        try:
            import httpx  # noqa: PLC0415 - comes with openai
            from openai import AsyncOpenAI  # noqa: PLC0415 - an extra, imported where it is used
        except ImportError as error:
            raise MissingExtraError("--api-base needs the extra 'llm': pip install 'reportedly[llm]'") from error
        key = os.environ.get(KEY_VARIABLE) or _PLACEHOLDER

        async def bare(request: httpx.Request) -> None:
            request.headers = httpx.Headers(
                {name: request.headers[name] for name in _HEADERS if name in request.headers}
            )
            request.headers["authorization"] = f"Bearer {key}"

        self._tls = self._tls or httpx.create_ssl_context()
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=1)
        return AsyncOpenAI(
            base_url=self._api_base,
            api_key=key,
            max_retries=0,
            http_client=httpx.AsyncClient(
                follow_redirects=False, limits=limits, verify=self._tls, event_hooks={"request": [bare]}
            ),
        )


def parsed(content: bytes) -> object:
    """An answer as JSON; null where it is none."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None
