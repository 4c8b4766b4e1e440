"""Desk: readers' questions answered from the ledger; what it has no reply for is noted as wanted, within the budget.

Each pass over the articles asks the same questions again, since a reader does the same with the same replies; so a
desk needs no memory of how far an article is.
"""

from dataclasses import dataclass

from reportedly.errors import BudgetExceeded, ExtractorError
from reportedly.extract.llm.budget import Budget
from reportedly.extract.llm.cache import ReplyCache
from reportedly.extract.llm.client import ReplyAwaited
from reportedly.extract.llm.deferred.batches import Batches
from reportedly.extract.llm.deferred.entries import Sent, Standing, State, Wanted
from reportedly.extract.llm.deferred.ledger import Ledger
from reportedly.extract.llm.deferred.lines import line_of
from reportedly.extract.llm.exchange import MOST_REPLY_TOKENS, Price, Reply, Request, recording_key
from reportedly.extract.llm.extractor import MAX_ATTEMPTS
from reportedly.extract.llm.prompt import Message
from reportedly.extract.llm.recording import Recorder
from reportedly.extract.llm.strategies import EVERY_FIELD
from reportedly.extract.llm.strategy import Strategy
from reportedly.extract.llm.tally import Tally
from reportedly.extract.llm.tokens import estimated


@dataclass(frozen=True, slots=True)
class Manner:
    """How a model is asked, and within which limits."""

    strategy: Strategy = EVERY_FIELD
    """Prompt, windows, and the way back to claims."""
    max_attempts: int = MAX_ATTEMPTS
    """Times that a window, or a failing claim, is asked for."""
    max_reply_tokens: int = MOST_REPLY_TOKENS
    """Longest reply."""
    max_tokens: int | None = None
    """Of all articles together, sent and received."""
    max_cost: float | None = None
    """US dollars, of all articles together."""


class Desk:
    """One pass over the articles."""

    def __init__(
        self,
        batches: Batches,
        ledger: Ledger,
        manner: Manner | None = None,
        *,
        cache: ReplyCache | None = None,
        recorder: Recorder | None = None,
    ) -> None:
        """A desk for one pass. What was wanted before and is not out is wanted no more.

        Args:
            batches: Where the model is; what it is known to take counts for the form of requests.
            ledger: What was asked and answered.
            manner: How the model is asked.
            cache: Replies of other runs.
            recorder: Keeps every exchange.
        """
        self.batches = batches
        self.manner = manner or Manner()
        self._ledger = ledger
        self._cache = cache
        self._recorder = recorder
        used = ledger.used()
        self._under_way = bool(ledger.jobs())
        self._budget = Budget(batches.price, max_tokens=self.manner.max_tokens, max_cost=self.manner.max_cost)
        self._budget.carry(used.prompt_tokens + used.reserved_prompt, used.completion_tokens + used.reserved_completion)
        ledger.forget_wanted()

    @property
    def model(self) -> str:
        """The model, as reports name it."""
        return self.batches.model

    @property
    def price(self) -> Price | None:
        """Of a token in a batch."""
        return self.batches.price

    def counter(self, owner: str) -> "Counter":
        """Who answers for one article, by whatever name it is told from others."""
        return Counter(self, owner)

    def answer(
        self, messages: tuple[Message, ...], attempt: int, tally: Tally, temperature: float, owner: str
    ) -> Reply:
        """The reply, where it is there.

        Raises:
            ReplyAwaited: It is not; it is out, or noted as wanted, or will be when there is room in the budget.
            BudgetExceeded: It could pass a limit with nothing under way that might turn out cheaper.
            ExtractorError: It failed for good.
        """
        key = recording_key(self.model, messages, attempt)
        standing = self._ledger.standing(key)
        capabilities = self.batches.capabilities
        request = capabilities.request(
            self.model,
            messages,
            temperature=temperature,
            mode=standing.mode or capabilities.modes[0],
            longest=self.manner.max_reply_tokens,
            prompt=self.manner.strategy.prompt,
        )
        if standing.failure is not None:
            raise ExtractorError(f"{self.model}: {standing.failure}")
        if standing.state is State.OUT:
            raise ReplyAwaited
        kept_as = request.key(self.batches.origin, attempt)
        reply = self._known(standing, kept_as, tally, owner)
        if reply is None:
            self._want(key, kept_as, request, owner)
            raise ReplyAwaited
        if self._recorder is not None:
            self._recorder.keep(request, reply, attempt)
        tally.answered(reply, request.mode)
        return reply

    def _known(self, standing: Standing, kept_as: str, tally: Tally, owner: str) -> Reply | None:
        """A reply from the ledger, which the article that it was asked for pays, or from the cache."""
        reply = standing.reply
        if reply is not None and standing.owner == owner:
            tally.requests += standing.times
            tally.used(reply.prompt_tokens, reply.completion_tokens)
            return reply
        if reply is None and self._cache is not None:
            reply = self._cache.get(kept_as)
        tally.remembered += reply is not None
        return reply

    def _want(self, key: str, kept_as: str, request: Request, owner: str) -> None:
        if self._ledger.is_wanted(key):
            return
        prompt = estimated(
            *(message.content for message in request.messages), str(request.body().get("response_format", ""))
        )
        try:
            self._budget.reserve(prompt, request.max_tokens)
        except BudgetExceeded:
            if self._under_way:
                return  # what is under way will turn out cheaper than its worst case; the next pass asks again
            raise
        self._under_way = True
        sent = Sent(kept_as, request.mode, request.temperature, request.limit, request.max_tokens, prompt)
        line = line_of(key, self.batches.url, self.batches.body(request))
        self._ledger.want(Wanted(key, owner, sent, line))


class Counter:
    """Answers the questions of one article."""

    def __init__(self, desk: Desk, owner: str) -> None:
        self.awaits = False
        """Whether a reply was not there: what the reader makes of the others is not the end of it."""
        self._desk = desk
        self._owner = owner

    async def ask(self, messages: tuple[Message, ...], attempt: int, tally: Tally, *, temperature: float) -> Reply:
        """The reply to ``messages``, where it is there."""
        try:
            return self._desk.answer(messages, attempt, tally, temperature, self._owner)
        except ReplyAwaited:
            self.awaits = True
            raise
