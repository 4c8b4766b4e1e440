"""Collecting: what came of batches is brought into the ledger, and for each request it is decided what it means.

A reply is kept; to a refusal of the form the next one is adapted; what may pass is sent again, a few times; the rest
fails with the provider's words.
"""

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportedly.errors import ExtractorError
from reportedly.extract.llm.adapting import adapted, shorter_reply
from reportedly.extract.llm.cache import ReplyCache
from reportedly.extract.llm.deferred.batches import Told
from reportedly.extract.llm.deferred.entries import Again, Answered, Failed, Job, JobState, Outcome, Sent
from reportedly.extract.llm.deferred.ledger import Ledger
from reportedly.extract.llm.deferred.lines import results
from reportedly.extract.llm.deferred.steady import Steady
from reportedly.extract.llm.deferred.submitting import hold, words
from reportedly.extract.llm.exchange import MOST_REPLY_TOKENS, Reply
from reportedly.extract.llm.faults import Cure, Fault

logger = logging.getLogger(__name__)

TRIES = 3
"""Times that a request is sent that fails in a way that may pass."""
_LOOKS = 3
"""Times that results are looked at that hold less than the provider says, before the rest is sent again."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Brings what came."""

    ledger: Ledger
    steady: Steady
    cache: ReplyCache | None = None
    longest: int = MOST_REPLY_TOKENS
    """Longest reply that is asked for."""
    resubmit: bool = False
    """Whether batches that the provider doesn't know are given up."""

    async def collect(self) -> bool:
        """Ask after every batch that is out; whether one has ended.

        Raises:
            ExtractorError: The provider failed, or doesn't know a batch.
        """
        came = False
        for job in self.ledger.jobs():
            if job.state is not JobState.OUT or job.batch is None:
                continue
            told = await self.steady.retrieve(job.batch)
            if told is None:
                if not self.resubmit:
                    raise ExtractorError(
                        f"{self.steady.batches.model}: batch {job.batch} is not known there; with the key and address "
                        "that it was submitted with it is, or it is gone, and --resubmit asks anew"
                    )
                self.ledger.give_up(job)
                came = True
                continue
            job = replace(job, said=words(told))  # noqa: PLW2901 - the same batch, later
            if told.ended:
                came |= await self._ended(job, told)
            else:
                self.ledger.enter(job)
        return came

    async def _ended(self, job: Job, told: Told) -> bool:
        sent = self.ledger.sent(job)
        found: dict[str, Reply | Fault] = {}
        for file in (told.output, told.errors):
            content = None if file is None else await self.steady.content(file)
            for key, result in results(content or b"", sent):
                found.setdefault(key, result)
        if len(found) < min(told.answered, len(sent)) and job.looks + 1 < _LOOKS:
            logger.warning("batch %s: its results are torn; they are looked at again", told.id)
            self.ledger.enter(replace(job, looks=job.looks + 1))
            return False
        if told.status == "failed":
            logger.warning("batch %s failed: %s", told.id, told.reason or "no reason given")
        others = len(self.ledger.jobs()) > 1
        hold(self.ledger, full=told.queue_full and others)
        outcomes = list(self._outcomes(sent, found, told, others=others))
        self.ledger.settle(job, outcomes)
        if self.cache is not None:
            replies = [(key, outcome.reply) for key, outcome in outcomes if isinstance(outcome, Answered)]
            await asyncio.gather(*(self.cache.put(sent[key].kept_as, reply) for key, reply in replies))
        self.ledger.learn(self.steady.batches.capabilities)
        return True

    def _outcomes(
        self, sent: dict[str, Sent], found: dict[str, Reply | Fault], told: Told, *, others: bool
    ) -> Iterator[tuple[str, Outcome]]:
        for key, one in sent.items():
            result = found.get(key)
            if isinstance(result, Reply):
                yield key, self._answered(one, result)
            elif result is not None:
                yield key, self._refused(one, result)
            elif told.queue_full and others:
                yield key, Again(one.faults)
            else:
                yield key, self._refused(one, _missing(told))

    def _answered(self, sent: Sent, reply: Reply) -> Outcome:
        batches = self.steady.batches
        if sent.mode in batches.capabilities.modes and batches.capabilities.settle(sent.mode) and self.cache:
            self.cache.learn(batches.origin, batches.model, batches.capabilities)
        return Answered(reply, sent.mode)

    def _refused(self, sent: Sent, fault: Fault) -> Outcome:
        capabilities = self.steady.batches.capabilities
        if fault.cure is Cure.SHORTER:
            asked = min(capabilities.reply_tokens, self.longest)
            if sent.max_tokens > asked or shorter_reply(capabilities, self.longest):
                return Again(sent.faults)
        if fault.ending is not None:
            return Answered(Reply("", fault.ending, None, 0, 0), sent.mode)
        if adapted(capabilities, fault, sent.request(self.steady.batches.model)):
            return Again(sent.faults)
        if fault.cure is Cure.WAIT and sent.faults + 1 < TRIES:
            return Again(sent.faults + 1)
        tried = f" (tried {sent.faults + 1} times)" if sent.faults else ""
        return Failed(f"{fault}{tried}")


def _missing(told: Told) -> Fault:
    """Why a request has no line in the results."""
    if told.status == "failed":
        passing = told.queue_full or told.reason is None
        return Fault(f"the batch failed: {told.reason or 'no reason given'}", Cure.WAIT if passing else Cure.NONE)
    if told.status == "completed":
        return Fault("it is not among the results of its batch", Cure.WAIT)
    return Fault(f"the batch has {told.status}" if told.status == "expired" else "the batch was cancelled", Cure.WAIT)
