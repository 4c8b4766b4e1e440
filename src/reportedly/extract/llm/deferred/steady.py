"""Steady: a provider's batch interface with retries, where the same call twice does no harm."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from reportedly.errors import ExtractorError
from reportedly.extract.llm.client import Patience
from reportedly.extract.llm.deferred.batches import Batches, Page, Told
from reportedly.extract.llm.faults import Cure, Fault

logger = logging.getLogger(__name__)

_T = TypeVar("_T")
_UNKNOWN = frozenset({404, 405, 410, 501})


@dataclass(frozen=True, slots=True)
class Steady:
    """Calls that may be made again. Creating a batch is none of them."""

    batches: Batches
    patience: Patience

    async def upload(self, name: str, content: bytes) -> str:
        """The id of a file. One that was sent twice costs nothing and lies there unused.

        Raises:
            ExtractorError: The provider failed for good.
        """
        found = await self._found(lambda: self.batches.upload(name, content))
        if found is None:
            raise ExtractorError(
                f"{self.batches.model}: {self.batches.origin} has no /files for batches; leave --provider-batch out"
            )
        return found

    async def retrieve(self, batch: str) -> Told | None:
        """How far a batch is; null where the provider knows none of this name.

        Raises:
            ExtractorError: The provider failed for good.
        """
        return await self._found(lambda: self.batches.retrieve(batch))

    async def listed(self, after: str | None) -> Page | None:
        """Batches that there are; null where the provider can't say.

        Raises:
            ExtractorError: The provider failed for good.
        """
        return await self._found(lambda: self.batches.listed(after))

    async def content(self, file: str) -> bytes | None:
        """A file of results; null where it is there no more.

        Raises:
            ExtractorError: The provider failed for good.
        """
        return await self._found(lambda: self.batches.content(file))

    async def wait(self, fault: Fault, failures: int) -> None:
        """Wait before the next try.

        Raises:
            ExtractorError: There is none.
        """
        logger.info("%s: %s", self.batches.model, fault)
        if fault.cure is not Cure.WAIT:
            raise ExtractorError(f"{self.batches.model}: {fault}") from fault
        await self.patience.wait(self.batches.model, fault, failures)

    async def _found(self, call: Callable[[], Awaitable[_T]]) -> _T | None:
        try:
            return await self._tried(call)
        except ExtractorError as error:
            if isinstance(error.__cause__, Fault) and error.__cause__.status in _UNKNOWN:
                return None
            raise

    async def _tried(self, call: Callable[[], Awaitable[_T]]) -> _T:
        failures = 0
        while True:
            try:
                return await call()
            except Fault as fault:
                failures += 1
                await self.wait(fault, failures)
