"""OpenAI batches: a server at ``--api-base`` that has ``/files`` and ``/batches`` beside ``/chat/completions``.

It is spoken to as ``OpenAIEndpoint`` speaks: no provider's key, no header of the environment, no redirect.
"""

import asyncio
from typing import Any, TypeVar
from urllib.parse import quote

from reportedly.extract.llm.deferred.batches import TOKEN, Page, Told, file_of, page_of, told_of
from reportedly.extract.llm.exchange import Price, Request
from reportedly.extract.llm.faults import Cure, Fault, of_openai
from reportedly.extract.llm.openai_endpoint import OpenAIEndpoint, parsed

_PAGE = 100
_FILE_SECONDS = 900.0
"""For a file at least, whatever the wait for one answer: 100 MB take minutes."""
Options = dict[str, Any]
_Value = TypeVar("_Value")


class OpenAIBatches:
    """Batches of a server at ``--api-base``."""

    url = "/v1/chat/completions"

    def __init__(self, model: str, api_base: str, seconds: float, price: Price | None = None) -> None:
        """Batches of ``model`` at ``api_base``.

        Args:
            model: The server's own name for it.
            api_base: The server's address.
            seconds: Longest wait for one answer.
            price: Of a token in a batch.

        Raises:
            ExtractorError: It is no http or https address.
        """
        self._endpoint = OpenAIEndpoint(model, api_base, price)
        self._seconds = seconds
        self.model, self.price = model, price
        self.origin, self.capabilities = self._endpoint.origin, self._endpoint.capabilities

    def body(self, request: Request) -> dict[str, Any]:
        """The body as it would be sent."""
        return request.body()

    async def upload(self, name: str, content: bytes) -> str:
        """Send a file of requests; its id."""
        form: Options = {"headers": {"Content-Type": "multipart/form-data"}}
        data = await self._called(
            "POST", "/files", {"purpose": "batch"}, form, [("file", (name, content, "application/jsonl"))]
        )
        return answered(file_of(parsed(data)), "an uploaded file")

    async def create(self, file: str, token: str) -> Told:
        """Begin a batch of a file."""
        asked = {"input_file_id": file, "endpoint": self.url, "completion_window": "24h", "metadata": {TOKEN: token}}
        return answered(told_of(parsed(await self._called("POST", "/batches", asked))), "a batch")

    async def retrieve(self, batch: str) -> Told:
        """How far a batch is."""
        return answered(told_of(parsed(await self._called("GET", f"/batches/{quote(batch, safe='')}"))), "a batch")

    async def listed(self, after: str | None) -> Page:
        """The batches that there are."""
        query = {"limit": str(_PAGE)} | ({} if after is None else {"after": after})
        data = await self._called("GET", "/batches", options={"params": query})
        return answered(page_of(parsed(data)), "a list of batches")

    async def content(self, file: str) -> bytes:
        """A file of results."""
        return await self._called("GET", f"/files/{quote(file, safe='')}/content")

    async def close(self) -> None:
        """Let go of the connections of the running event loop."""
        await self._endpoint.close()

    async def _called(
        self, method: str, path: str, body: object = None, options: Options | None = None, files: Any = None
    ) -> bytes:
        """The bytes of an answer: typed calls would read what a server made up as if it were a batch."""
        seconds = max(self._seconds, _FILE_SECONDS) if path.startswith("/files") else self._seconds
        timed: Any = {"timeout": seconds, **(options or {})}
        async with self._endpoint.connections().one() as client:
            import httpx  # noqa: PLC0415 - comes with openai, of which a missing one is named by now

            form: Any = {"cast_to": httpx.Response, "options": timed}
            try:
                async with asyncio.timeout(seconds):
                    if method == "GET":
                        response = await client.get(path, **form)
                    else:
                        response = await client.post(path, body=body, files=files, **form)
            except Exception as error:  # every failure of the library is read as a fault; a fault is never swallowed
                raise of_openai(error) from error
        content: bytes = response.content
        return content


def answered(value: _Value | None, what: str) -> _Value:
    """What was read of an answer.

    Raises:
        Fault: It is something else: a page of a proxy, an error under status 200.
    """
    if value is None:
        raise Fault(f"an answer that is not {what}", Cure.WAIT, sent=True)
    return value
