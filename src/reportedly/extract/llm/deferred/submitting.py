"""Submitting: wanted requests go out as batches, and no batch is lost or begun twice, whenever the process dies.

A batch is entered as ``CREATING`` before the provider is told to create it. If its answer is not seen (the process was
killed, the connection broke), the provider's batches are listed and ours is looked for by its file and its token; only
when it is not there is it created anew. A provider that can't list its batches leaves that question open, and a person
must answer it.
"""

import asyncio
import logging
import time
import uuid
from dataclasses import dataclass, replace

from reportedly.errors import ExtractorError
from reportedly.extract.llm.deferred.batches import Told
from reportedly.extract.llm.deferred.entries import Job, JobState, Limits
from reportedly.extract.llm.deferred.ledger import Ledger
from reportedly.extract.llm.deferred.steady import Steady
from reportedly.extract.llm.faults import Cure, Fault

logger = logging.getLogger(__name__)

SETTLED = 5.0
"""Seconds from its making until a batch that was created is among those that are listed."""
_OLDER = 86_400.0
"""Seconds by which a provider's clock may differ from ours: batches that are older than that are not ours."""
_QUEUE_FULL = "queue full"
_SERVER = 500
_UNDECIDED = frozenset({408, 409})


@dataclass(frozen=True, slots=True)
class Submission:
    """Sends what is wanted."""

    ledger: Ledger
    steady: Steady
    limits: Limits = Limits()  # noqa: RUF009 - frozen
    resubmit: bool = False
    """Whether batches of which the provider doesn't say that they exist are given up."""

    async def recover(self) -> None:
        """See what became of batches whose creation was not seen to its end.

        Raises:
            ExtractorError: The provider failed, or can't say whether there is such a batch.
        """
        for job in self.ledger.jobs():
            if job.state is JobState.PREPARED:
                self.ledger.give_up(job)
            elif job.state is JobState.CREATING:
                found = await self._looked_for(job)
                if found is None:
                    self.ledger.give_up(job)
                else:
                    logger.warning("batch %s was found again", found.id)
                    self._exists(job, found)

    async def submit(self) -> None:
        """Send all that is wanted, unless the provider's queue is full.

        Raises:
            ExtractorError: The provider failed, or refuses; what was not sent is wanted again by the next pass.
        """
        if self.ledger.fact(_QUEUE_FULL) and self.ledger.jobs():
            return
        hold(self.ledger, full=False)
        while prepared := self.ledger.prepare(uuid.uuid4().hex, self.limits):
            await self._sent(*prepared)

    async def _sent(self, job: Job, content: bytes) -> None:
        file = await self.steady.upload(f"reportedly-{job.token}.jsonl", content)
        job = replace(job, file=file, state=JobState.CREATING)
        self.ledger.enter(job)
        failures = 0
        while True:
            try:
                self._exists(job, await self.steady.batches.create(file, job.token))
            except Fault as fault:
                failures += 1
                found = await self._looked_for(job) if _may_exist(fault) else None
                if found is not None:
                    self._exists(job, found)
                    return
                if fault.cure is not Cure.WAIT:
                    self.ledger.give_up(job)
                await self.steady.wait(fault, failures)
            else:
                return

    def _exists(self, job: Job, told: Told) -> None:
        self.ledger.enter(replace(job, state=JobState.OUT, batch=told.id, said=words(told)))

    async def _looked_for(self, job: Job) -> Told | None:
        """The batch, if the provider has it."""
        found = await self._among_all(job)
        waiting = job.begun + SETTLED - time.time()
        if found is None and 0 < waiting <= SETTLED:
            await asyncio.sleep(waiting)
            found = await self._among_all(job)
        return found

    async def _among_all(self, job: Job) -> Told | None:
        after: str | None = None
        while True:
            page = await self.steady.listed(after)
            if page is None:
                if self.resubmit:
                    return None
                raise ExtractorError(
                    f"{self.steady.batches.model}: it is not known whether a batch of file {job.file} was created, and "
                    "the provider doesn't list its batches; look there, and if there is none, add --resubmit"
                )
            for told in page.batches:
                if told.token == job.token or (told.file is not None and told.file == job.file):
                    return told
            oldest = page.batches[-1].created if page.batches else None
            if not page.more or (oldest is not None and oldest < job.begun - _OLDER) or page.batches[-1].id == after:
                return None
            after = page.batches[-1].id


def _may_exist(fault: Fault) -> bool:
    """Whether a batch may have been created all the same: the answer was lost, or the server failed in the middle."""
    return fault.status is None or fault.status >= _SERVER or fault.status in _UNDECIDED


def hold(ledger: Ledger, *, full: bool) -> None:
    """Note whether the provider's queue is full, so that nothing more is sent before something ends."""
    if bool(ledger.fact(_QUEUE_FULL)) is not full:
        ledger.set_fact(_QUEUE_FULL, "yes" if full else "")


def words(told: Told) -> str:
    """How far a batch is, in words."""
    failed = f", {told.failed:,} failed" if told.failed else ""
    counts = f", {told.answered:,} of {told.total:,} answered{failed}" if told.total else ""
    return f"{told.status}{counts}"
