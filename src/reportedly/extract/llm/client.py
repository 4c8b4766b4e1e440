"""Client: one question to a model, over cache and recording, within the budget, with retries where they may help."""

import asyncio
import logging
import random
from dataclasses import dataclass
from typing import Protocol

from reportedly.errors import ExtractorError
from reportedly.extract.llm.adapting import adapted, shorter_reply
from reportedly.extract.llm.budget import Budget, Reserved
from reportedly.extract.llm.cache import ReplyCache
from reportedly.extract.llm.exchange import MOST_REPLY_TOKENS, Endpoint, Reply, Request, ResponseMode
from reportedly.extract.llm.faults import Cure, Fault
from reportedly.extract.llm.pace import Pace, Ticket
from reportedly.extract.llm.prompt import WHOLE, Message, Prompt
from reportedly.extract.llm.recording import Recorder
from reportedly.extract.llm.tally import Tally
from reportedly.extract.llm.turns import Turns

logger = logging.getLogger(__name__)

_INTERNAL_ERROR = 500


class ReplyAwaited(Exception):  # noqa: N818 - no failure: who asks again later gets the reply
    """The reply is not there yet; the question is noted, and what else there is to ask can be asked meanwhile."""


class Asks(Protocol):
    """Whoever answers a question: the client, or a replay."""

    async def ask(self, messages: tuple[Message, ...], attempt: int, tally: Tally, *, temperature: float) -> Reply:
        """The reply to ``messages``; ``tally`` counts what it took.

        Raises:
            ReplyAwaited: It comes later; a client that waits for it never says so.
        """
        ...


@dataclass(frozen=True, slots=True)
class Patience:
    """How long and how often."""

    seconds: float = 120.0
    """For one reply."""
    retries: int = 4
    """Of one request, after faults that may pass."""
    backoff: float = 1.0
    """Seconds before the first retry where the provider names none; doubled for each, with jitter."""
    longest: float = 60.0
    """Longest wait between two tries; a provider that asks for more is not waited for."""

    async def wait(self, name: str, fault: Fault, failures: int) -> None:
        """Wait before the next try, after so many failures.

        Raises:
            ExtractorError: There were too many, or the provider asks for too long a wait; ``name`` says of whom.
        """
        if failures > self.retries:
            raise ExtractorError(f"{name}: {fault} (tried {failures} times)") from fault
        if fault.retry_after is not None and fault.retry_after > self.longest:
            raise ExtractorError(f"{name}: {fault} (asks to wait {fault.retry_after:.0f} s)") from fault
        jitter = 0.5 + random.random()  # noqa: S311 - spreads retries, no secret
        planned = min(self.backoff * 2 ** (failures - 1) * jitter, self.longest)
        await asyncio.sleep(planned if fault.retry_after is None else fault.retry_after + self.backoff * jitter / 10)


class Client:
    """Asks one endpoint."""

    def __init__(
        self,
        endpoint: Endpoint,
        budget: Budget,
        *,
        cache: ReplyCache | None = None,
        recorder: Recorder | None = None,
        patience: Patience | None = None,
        pace: Pace | None = None,
        longest_reply: int = MOST_REPLY_TOKENS,
        prompt: Prompt = WHOLE,
    ) -> None:
        self._pace = pace or Pace()
        self._turns = Turns()
        self._prompt = prompt
        self._endpoint = endpoint
        self._budget = budget
        self._cache = cache
        self._recorder = recorder
        self._patience = patience or Patience()
        self._longest = longest_reply
        known = None if cache is None else cache.capabilities(endpoint.origin, endpoint.model)
        if known is not None:
            endpoint.capabilities = known

    async def ask(self, messages: tuple[Message, ...], attempt: int, tally: Tally, *, temperature: float) -> Reply:
        """The reply to ``messages``, from the cache where it is known.

        Raises:
            BudgetExceeded: The request could pass a limit; it is not sent.
            ExtractorError: The provider failed for good.
        """
        request = self._request(messages, temperature, self._endpoint.capabilities.modes[0])
        kept = self._cache.get(request.key(self._endpoint.origin, attempt)) if self._cache else None
        if kept is not None:
            tally.remembered += 1
            reply = kept
        else:
            request, reply = await self._persist(messages, temperature, tally)
            if self._cache is not None:
                await self._cache.put(request.key(self._endpoint.origin, attempt), reply)
            await self._turns.wait()
        if self._recorder is not None:
            self._recorder.keep(request, reply, attempt)
        tally.answered(reply, request.mode)
        return reply

    def _request(self, messages: tuple[Message, ...], temperature: float, mode: ResponseMode) -> Request:
        return self._endpoint.capabilities.request(
            self._endpoint.model,
            messages,
            temperature=temperature,
            mode=mode,
            longest=self._longest,
            prompt=self._prompt,
        )

    async def _persist(self, messages: tuple[Message, ...], temperature: float, tally: Tally) -> tuple[Request, Reply]:
        """Ask until there is a reply, or nothing more helps."""
        failures = 0
        probe: ResponseMode | None = None
        while True:
            mode = probe or self._endpoint.capabilities.modes[0]
            request = self._request(messages, temperature, mode)
            try:
                reply = await self._send(request, tally)
            except Fault as fault:
                logger.info("%s: %s", self._endpoint.model, fault)
                ended = fault.ending
                if fault.cure is Cure.SHORTER and shorter_reply(self._endpoint.capabilities, self._longest):
                    continue
                if ended is not None:
                    return request, Reply("", ended, None, 0, 0)
                if probe is None and adapted(self._endpoint.capabilities, fault, request):
                    continue
                if fault.cure is not Cure.WAIT and probe is None:
                    raise ExtractorError(f"{self._endpoint.model}: {fault}") from fault
                probe = self._next_probe(fault, mode) if failures == 0 and probe is None else None
                if probe is None:
                    failures += 1
                    await self._patience.wait(self._endpoint.model, fault, failures)
            else:
                self._settle(mode)
                return request, reply

    async def _send(self, request: Request, tally: Tally) -> Reply:
        """Send once; what it used, or may have used, is counted."""
        prompt = request.estimated()
        reserved = await self._budget.reserved(prompt, request.max_tokens)
        ticket = await self._in_pace(reserved)
        tally.requests += 1
        try:
            reply = await self._endpoint.send(request, self._patience.seconds)
        except Fault as fault:
            if fault.sent:
                tally.used(prompt, 0)
                self._budget.settle(reserved, reserved.prompt_tokens, reserved.completion_tokens)
            else:
                self._budget.settle(reserved, 0, 0)
                ticket.used(0)
            raise
        except BaseException:  # given up by who asked: it may have been answered
            self._budget.settle(reserved, reserved.prompt_tokens, reserved.completion_tokens)
            raise
        self._budget.settle(reserved, reply.prompt_tokens, reply.completion_tokens)
        ticket.used(reply.prompt_tokens + reply.completion_tokens)
        tally.used(reply.prompt_tokens, reply.completion_tokens)
        return reply

    async def _in_pace(self, reserved: Reserved) -> Ticket:
        try:
            return await self._pace.wait(reserved.prompt_tokens + reserved.completion_tokens)
        except asyncio.CancelledError:
            self._budget.settle(reserved, 0, 0)
            raise

    def _next_probe(self, fault: Fault, mode: ResponseMode) -> ResponseMode | None:
        """The server's own form, once, where an unknown server breaks on the strict one: some answer 500 to it."""
        capabilities = self._endpoint.capabilities
        strict = mode is ResponseMode.JSON_SCHEMA and ResponseMode.SERVER_SCHEMA in capabilities.modes
        if strict and fault.status == _INTERNAL_ERROR and not capabilities.settled:
            return ResponseMode.SERVER_SCHEMA
        return None

    def _settle(self, mode: ResponseMode) -> None:
        if self._endpoint.capabilities.settle(mode) and self._cache is not None:
            self._cache.learn(self._endpoint.origin, self._endpoint.model, self._endpoint.capabilities)
