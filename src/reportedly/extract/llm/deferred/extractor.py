"""Extractor: reads an article with the replies that are there; the same reader, prompt and reports as ``llm``."""

from reportedly._version import __version__
from reportedly.article import Article
from reportedly.errors import ExtractorError
from reportedly.extract.llm.client import ReplyAwaited
from reportedly.extract.llm.deferred.desk import Counter, Desk
from reportedly.extract.llm.extractor import LLMExtractor, proposal
from reportedly.extract.llm.reader import Reader
from reportedly.extract.llm.tally import Tally
from reportedly.extract.protocol import Check, Proposal


class DeferredExtractor:
    """A model that answers in batches. It is named as the model that answers at once: the reports are of one kind."""

    name = LLMExtractor.name
    version = __version__

    def __init__(self, desk: Desk, counter: Counter) -> None:
        """A reader of one article, which ``counter`` answers for."""
        self._desk = desk
        self._counter = counter

    async def propose(self, article: Article, check: Check) -> Proposal:
        """Propose the claims that the model finds.

        Raises:
            ExtractorError: The provider failed, or replies are awaited, as the counter says.
        """
        manner, tally = self._desk.manner, Tally(self._desk.price)
        reader = Reader(article, check, self._counter, tally, manner.max_attempts, manner.strategy)
        try:
            readout = await reader.read()
        except ReplyAwaited:
            raise ExtractorError(f"{self._desk.model}: replies are awaited") from None
        return proposal(readout, tally, self._desk.model, manner.strategy)
