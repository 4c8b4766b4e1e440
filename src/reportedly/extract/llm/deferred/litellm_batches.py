"""Litellm batches: the batch interfaces of providers that litellm knows and that take OpenAI's form of files.

litellm's calls that wait are made in threads: its others make a client for each call and never close it.
"""

import asyncio
from typing import Any

from reportedly.errors import ExtractorError
from reportedly.extract.llm.deferred.batches import HALF, TOKEN, Page, Told, file_of, page_of, told_of
from reportedly.extract.llm.deferred.openai_batches import answered
from reportedly.extract.llm.exchange import Price, Request
from reportedly.extract.llm.faults import Cure, Fault, of_openai, told
from reportedly.extract.llm.litellm_endpoint import LitellmEndpoint, library

PROVIDERS = {"openai": "/v1/chat/completions", "azure": "/chat/completions"}
"""Where a request of a file goes, by provider."""
_FORM = ("max_tokens", "max_completion_tokens", "temperature")
_PAGE = 100
_QUIET = {"batch_ignore_default_logging": True}
"""Else litellm downloads the results of a finished batch once more, for a price that nobody asked for."""


class LitellmBatches:
    """Batches of a provider's model."""

    def __init__(self, model: str, seconds: float, price: Price | None = None) -> None:
        """Batches of ``PROVIDER/MODEL``.

        Args:
            model: As litellm names it.
            seconds: Longest wait for one answer.
            price: Of a token in a batch; litellm's own, or half of the ordinary one, where it is not given.

        Raises:
            ExtractorError: The provider has no batches that can be used.
            MissingExtraError: The extra ``llm`` is not installed.
        """
        provider, separator, self._name = model.partition("/")
        if separator and provider not in PROVIDERS:
            raise ExtractorError(
                f"-m {model}: no batches of this provider can be used; of {', '.join(sorted(PROVIDERS))} they can, "
                "and of a server at --api-base that has /files and /batches; leave --provider-batch out"
            )
        endpoint = LitellmEndpoint(model)
        self._litellm = library()
        self._provider = provider
        self._asked: dict[str, Any] = {
            "custom_llm_provider": provider,
            "timeout": seconds,
            "num_retries": 0,
            "max_retries": 0,
            "litellm_metadata": _QUIET,
        }
        self.model, self.origin, self.capabilities = model, endpoint.origin, endpoint.capabilities
        self.price = price or _price(self._litellm, model, endpoint.price)
        self.url = PROVIDERS[provider]

    def body(self, request: Request) -> dict[str, Any]:
        """The body with the provider's own name for the model, its limit and temperature as litellm would send them."""
        whole = request.body()
        form = {name: whole.pop(name) for name in _FORM if name in whole}
        sent = self._litellm.get_optional_params(
            model=self._name, custom_llm_provider=self._provider, drop_params=True, **form
        )
        return {**whole, "model": self._name, **{name: sent[name] for name in _FORM if name in sent}}

    async def upload(self, name: str, content: bytes) -> str:
        """Send a file of requests; its id."""
        file = (name, content, "application/jsonl")
        return answered(file_of(await self._called("create_file", file=file, purpose="batch")), "an uploaded file")

    async def create(self, file: str, token: str) -> Told:
        """Begin a batch of a file."""
        made = await self._called(
            "create_batch",
            completion_window="24h",
            endpoint=self.url,
            input_file_id=file,
            metadata={TOKEN: token},
        )
        return answered(told_of(made), "a batch")

    async def retrieve(self, batch: str) -> Told:
        """How far a batch is."""
        return answered(told_of(await self._called("retrieve_batch", batch_id=batch)), "a batch")

    async def listed(self, after: str | None) -> Page:
        """The batches that there are."""
        found = await self._called("list_batches", after=after, limit=_PAGE)
        return answered(page_of(found), "a list of batches")

    async def content(self, file: str) -> bytes:
        """A file of results."""
        found: Any = await self._called("file_content", file_id=file)
        content: bytes = found.content
        return content

    async def close(self) -> None:
        """Let go of the connections of the running event loop."""
        await self._litellm.close_litellm_async_clients()

    async def _called(self, name: str, **values: Any) -> object:
        try:
            found = await asyncio.to_thread(getattr(self._litellm, name), **values, **self._asked)
        except Exception as error:  # every failure of the library is read as a fault; a fault is never swallowed
            raise _fault(error) from error
        if hasattr(found, "model_dump"):
            return {"has_more": getattr(found, "has_more", False), **found.model_dump()}
        return found


def _fault(error: Exception) -> Fault:
    """As of any request; an error that is none of HTTP was raised before anything was sent: no key, for one."""
    import openai  # noqa: PLC0415 - an extra; loaded already where such an error was raised

    unsent = isinstance(error, openai.OpenAIError | ValueError) and not isinstance(error, openai.APIError)
    return Fault(told(str(error)), Cure.NONE) if unsent else of_openai(error)


def _price(litellm: Any, model: str, ordinary: Price | None) -> Price | None:
    """Of a token in a batch: the provider's own where litellm's table has it, else half."""
    entry = litellm.model_cost.get(model) or litellm.model_cost.get(model.partition("/")[2]) or {}
    prompt, completion = entry.get("input_cost_per_token_batches"), entry.get("output_cost_per_token_batches")
    if isinstance(prompt, int | float) and isinstance(completion, int | float):
        return Price(float(prompt), float(completion))
    return None if ordinary is None else Price(ordinary.prompt * HALF, ordinary.completion * HALF)
