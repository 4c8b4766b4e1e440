"""OpenAI batches: a server at ``--api-base`` that has ``/files`` and ``/batches`` beside ``/chat/completions``.

It is spoken to as ``OpenAIEndpoint`` speaks: no provider's key, no header of the environment, no redirect.
"""

from typing import TYPE_CHECKING, Any, Literal, TypeVar

from reportedly.extract.llm.deferred.batches import TOKEN, Page, Told, file_of, page_of, told_of
from reportedly.extract.llm.exchange import Price, Request
from reportedly.extract.llm.faults import Cure, Fault, of_openai
from reportedly.extract.llm.openai_endpoint import OpenAIEndpoint, parsed

if TYPE_CHECKING:
    from openai import AsyncOpenAI

_PAGE = 100
_Value = TypeVar("_Value")


class OpenAIBatches:
    """Batches of a server at ``--api-base``."""

    url: Literal["/v1/chat/completions"] = "/v1/chat/completions"

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
        files = self._client().files.with_raw_response
        try:
            raw = await files.create(file=(name, content, "application/jsonl"), purpose="batch", timeout=self._seconds)
        except Exception as error:  # every failure of the library is read as a fault; a fault is never swallowed
            raise of_openai(error) from error
        return answered(file_of(parsed(raw.content)), "an uploaded file")

    async def create(self, file: str, token: str) -> Told:
        """Begin a batch of a file."""
        try:
            raw = await self._client().batches.with_raw_response.create(
                completion_window="24h",
                endpoint=self.url,
                input_file_id=file,
                metadata={TOKEN: token},
                timeout=self._seconds,
            )
        except Exception as error:  # as above
            raise of_openai(error) from error
        return answered(told_of(parsed(raw.content)), "a batch")

    async def retrieve(self, batch: str) -> Told:
        """How far a batch is."""
        try:
            raw = await self._client().batches.with_raw_response.retrieve(batch, timeout=self._seconds)
        except Exception as error:  # as above
            raise of_openai(error) from error
        return answered(told_of(parsed(raw.content)), "a batch")

    async def listed(self, after: str | None) -> Page:
        """The batches that there are."""
        since = {} if after is None else {"after": after}
        listing = self._client().batches.with_raw_response
        try:
            raw = await listing.list(limit=_PAGE, timeout=self._seconds, extra_query=since)
        except Exception as error:  # as above
            raise of_openai(error) from error
        return answered(page_of(parsed(raw.content)), "a list of batches")

    async def content(self, file: str) -> bytes:
        """A file of results."""
        try:
            found = await self._client().files.content(file, timeout=self._seconds)
        except Exception as error:  # as above
            raise of_openai(error) from error
        return found.content

    async def close(self) -> None:
        """Let go of the connections of the running event loop."""
        await self._endpoint.close()

    def _client(self) -> "AsyncOpenAI":
        return self._endpoint.client()


def answered(value: _Value | None, what: str) -> _Value:
    """What was read of an answer.

    Raises:
        Fault: It is something else: a page of a proxy, an error under status 200.
    """
    if value is None:
        raise Fault(f"an answer that is not {what}", Cure.WAIT, sent=True)
    return value
