"""Extractor: the model-backed reader, put together from its settings."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

from reportedly._version import __version__
from reportedly.article import Article
from reportedly.errors import ExtractorError
from reportedly.extract.llm.budget import Budget
from reportedly.extract.llm.cache import ReplyCache
from reportedly.extract.llm.client import Client, Patience
from reportedly.extract.llm.exchange import MOST_REPLY_TOKENS, Endpoint, Price
from reportedly.extract.llm.litellm_endpoint import LitellmEndpoint
from reportedly.extract.llm.llamacpp_endpoint import PREFIX, LlamacppEndpoint
from reportedly.extract.llm.openai_endpoint import OpenAIEndpoint
from reportedly.extract.llm.pace import Pace
from reportedly.extract.llm.reader import Reader, Readout
from reportedly.extract.llm.recording import Recorder
from reportedly.extract.llm.strategies import DEFAULT, strategy_named
from reportedly.extract.llm.strategy import Strategy
from reportedly.extract.llm.tally import Tally
from reportedly.extract.protocol import Check, Proposal, Run

MAX_ATTEMPTS = 2


class LLMExtractor:
    """Asks a language model, hosted or local; every value is grounded or refused."""

    name = "llm"
    version = __version__
    waits = True
    """For answers, so that many articles can be read at a time in one process."""

    def __init__(
        self,
        model: str | None = None,
        *,
        strategy: str = DEFAULT,
        api_base: str | None = None,
        max_attempts: int = MAX_ATTEMPTS,
        max_tokens: int | None = None,
        max_cost: float | None = None,
        max_reply_tokens: int = MOST_REPLY_TOKENS,
        price: Price | None = None,
        cache: bool = True,
        record: Path | None = None,
        patience: Patience | None = None,
        pace: Pace | None = None,
    ) -> None:
        """An extractor for one model; its budget covers all the articles that it reads.

        Args:
            model: ``PROVIDER/MODEL`` as litellm names them; with ``api_base`` the server's own name of the model;
                ``llamacpp:PATH.gguf`` for a model in this process.
            strategy: How the model is asked: ``whole``, ``sentences`` or ``guided``.
            api_base: Address of a server that speaks the chat-completions protocol, ``http://localhost:8080/v1``.
            max_attempts: Times that a window, or a failing claim, is asked for.
            max_tokens: Most tokens, sent and received, of all articles together.
            max_cost: Most US dollars of all articles together.
            max_reply_tokens: Longest reply; of one that is cut off the rest is asked for.
            price: US dollars a token, where the model's is not known or another.
            cache: Whether replies are kept on disk and taken from there.
            record: Folder to keep every exchange in, for ``replay``.
            patience: Time-outs and retries.
            pace: Requests and tokens a minute.

        Raises:
            ExtractorError: The settings don't fit together.
            MissingExtraError: The extra ``llm``, or ``local``, is not installed.
        """
        self._settings: dict[str, Any] = {
            "strategy": strategy,
            "api_base": api_base,
            "max_attempts": max_attempts,
            "max_reply_tokens": max_reply_tokens,
            "price": price,
            "cache": cache,
            "record": record,
            "patience": patience,
        }
        self._limits: dict[str, Any] = {"max_tokens": max_tokens, "max_cost": max_cost}
        self._pace = pace or Pace()
        self._model = model
        self._max_attempts = max_attempts
        self._strategy = strategy_named(strategy)
        self._client: Client | None = None
        self.budget = Budget()
        """What all articles together used and may use."""
        self._endpoint: Endpoint | None = None
        self._readers: Counter[int] = Counter()
        if model is None:
            return
        self._endpoint = _endpoint(model, api_base, price)
        if max_cost is not None and self._endpoint.price is None:
            raise ExtractorError(
                f"the price of {model} is not known, so --max-cost can't be kept; give --price or --max-tokens"
            )
        self.budget = Budget(self._endpoint.price, max_tokens=max_tokens, max_cost=max_cost)
        self._client = Client(
            self._endpoint,
            self.budget,
            cache=ReplyCache() if cache else None,
            recorder=None if record is None else Recorder(record),
            patience=patience,
            pace=self._pace,
            longest_reply=max_reply_tokens,
            prompt=self._strategy.prompt,
        )

    def __reduce__(self) -> tuple[Callable[[], "LLMExtractor"], tuple[()]]:
        """Pickled as what it was made with: another process has connections and a count of its own."""
        return partial(LLMExtractor, self._model, **self._settings, **self._limits, pace=self._pace), ()

    def part(self, parts: int) -> "LLMExtractor":
        """The same extractor for one of so many processes that share what is left of the budget, and the pace."""
        max_tokens, max_cost = self.budget.part(parts)
        shared: dict[str, Any] = {**self._settings, "pace": self._pace.part(parts)}
        return LLMExtractor(self._model, max_tokens=max_tokens, max_cost=max_cost, **shared)

    async def propose(self, article: Article, check: Check) -> Proposal:
        """Propose the claims that the model finds.

        Raises:
            ExtractorError: No model was given, or the provider failed before anything was read.
        """
        if self._client is None or self._endpoint is None:
            raise ExtractorError(
                "extractor 'llm' needs a model: -m PROVIDER/MODEL, -m NAME --api-base ADDRESS or -m llamacpp:PATH.gguf"
            )
        tally = Tally(self._endpoint.price)
        async with self._connected(self._endpoint):
            readout = await Reader(article, check, self._client, tally, self._max_attempts, self._strategy).read()
        return proposal(readout, tally, self._endpoint.model, self._strategy)

    @asynccontextmanager
    async def _connected(self, endpoint: Endpoint) -> AsyncIterator[None]:
        """Connections are closed when the last article of this event loop is read."""
        loop = id(asyncio.get_running_loop())
        self._readers[loop] += 1
        try:
            yield
        finally:
            self._readers[loop] -= 1
            if not self._readers[loop]:
                del self._readers[loop]
                await endpoint.close()


def _endpoint(model: str, api_base: str | None, price: Price | None) -> Endpoint:
    if model.startswith(PREFIX):
        if api_base is not None:
            raise ExtractorError(f"-m {PREFIX}PATH is read into this process; leave --api-base out")
        return LlamacppEndpoint(model, price)
    return OpenAIEndpoint(model, api_base, price) if api_base else LitellmEndpoint(model, price)


def proposal(readout: Readout, tally: Tally, model: str | None, strategy: Strategy) -> Proposal:
    """What was read, with how it was."""
    return Proposal(
        drafts=readout.drafts,
        unread=readout.unread,
        outcomes=tally.named_outcomes(),
        usage=tally.usage(),
        rejected=readout.rejected,
        lost=readout.lost,
        run=Run(
            model=model,
            model_reported=", ".join(tally.models) or None,
            strategy=strategy.name,
            prompt_version=strategy.prompt.version,
            prompt_sha256=strategy.prompt.sha256,
            response_mode=", ".join(tally.modes) or None,
            requests=tally.requests,
            cached=bool(tally.remembered) and not tally.requests,
        ),
    )
