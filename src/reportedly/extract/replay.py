"""Replay: recorded replies of real models in place of the models. No network, no optional library but for mending."""

import shlex
from collections.abc import Callable
from pathlib import Path

from reportedly._version import __version__
from reportedly.article import Article
from reportedly.errors import ReplayError
from reportedly.extract.llm.exchange import Reply, recording_key
from reportedly.extract.llm.extractor import MAX_ATTEMPTS, proposal
from reportedly.extract.llm.prompt import Message
from reportedly.extract.llm.reader import Reader
from reportedly.extract.llm.recording import Recorded, recordings
from reportedly.extract.llm.strategies import DEFAULT, strategy_named
from reportedly.extract.llm.strategy import Strategy
from reportedly.extract.llm.tally import Tally
from reportedly.extract.protocol import Check, Proposal


class ReplayExtractor:
    """Answers from recorded replies of a model, with no network."""

    name = "replay"
    version = __version__

    def __init__(
        self,
        folder: Path | None = None,
        *,
        model: str | None = None,
        strategy: str | None = None,
        max_attempts: int = MAX_ATTEMPTS,
        command: str | None = None,
    ) -> None:
        """A replay of the exchanges in ``folder``, made with ``--record``.

        Args:
            folder: Where the recordings are.
            model: Which model's, where there are several.
            strategy: Which strategy's, where there are several.
            max_attempts: As when they were recorded.
            command: How the article was recorded, where that is known; told when a recording is stale.

        Raises:
            ReplayError: The folder holds none, or those of several models or strategies, and it is not said which.
            ExtractorError: There is no such strategy.
        """
        self._max_attempts = max_attempts
        self._replies: _Replies | None = None
        if folder is not None:
            self._replies = _Replies(folder, _of_one(folder, model, strategy), command)

    async def propose(self, article: Article, check: Check) -> Proposal:
        """Propose what the model proposed.

        Raises:
            ReplayError: No folder was given, or no recording answers a request that is made.
        """
        if self._replies is None:
            raise ReplayError("extractor 'replay' needs a folder of recorded replies: --replies DIR")
        tally = Tally()
        asked = self._replies.strategy
        readout = await Reader(article, check, self._replies, tally, self._max_attempts, asked).read()
        return proposal(readout, tally, self._replies.model, asked)


class _Replies:
    """Recorded replies by their keys."""

    def __init__(self, folder: Path, recorded: tuple[Recorded, ...], command: str | None) -> None:
        self._folder = folder
        self._by_key = {one.key: one for one in recorded}
        self.model = recorded[0].model
        self.strategy: Strategy = strategy_named(recorded[0].strategy)
        self._stale = all(one.prompt_sha256 != self.strategy.prompt.sha256 for one in recorded)
        place = shlex.quote(str(folder))
        self._command = command or (
            f"reportedly extract ARTICLE -m {shlex.quote(self.model)}{self._option()} --no-cache --record {place}"
        )

    async def ask(self, messages: tuple[Message, ...], attempt: int, tally: Tally, *, temperature: float) -> Reply:  # noqa: ARG002 - no part of a recording's key
        """The recorded reply to these very messages."""
        recorded = self._by_key.get(recording_key(self.model, messages, attempt))
        if recorded is None:
            raise ReplayError(self._missing())
        reply = recorded.as_reply()
        tally.remembered += 1
        tally.used(reply.prompt_tokens, reply.completion_tokens)
        tally.answered(reply, recorded.response_mode)
        return reply

    def _missing(self) -> str:
        why = (
            f"they were made with another prompt than {self.strategy.prompt.version}"
            if self._stale
            else "none is of this article and prompt"
        )
        return f"{self._folder}: no recorded reply answers this request ({why}); record anew: {self._command}"

    def _option(self) -> str:
        """How the strategy is asked for on the command line."""
        return "" if self.strategy.name == DEFAULT else f" --strategy {self.strategy.name}"


def _of_one(folder: Path, model: str | None, strategy: str | None) -> tuple[Recorded, ...]:
    """The recordings of one model and strategy."""
    found = recordings(folder)
    by_model = _chosen(folder, found, model, lambda one: one.model, "models", "-m")
    return _chosen(folder, by_model, strategy, lambda one: one.strategy, "strategies", "--strategy")


def _chosen(
    folder: Path,
    found: tuple[Recorded, ...],
    wanted: str | None,
    named: Callable[[Recorded], str],
    what: str,
    option: str,
) -> tuple[Recorded, ...]:
    names = sorted({named(one) for one in found})
    if wanted is None and len(names) > 1:
        raise ReplayError(f"{folder}: replies of several {what}; say which with {option}: {', '.join(names)}")
    chosen = tuple(one for one in found if wanted in (None, named(one)))
    if not chosen:
        raise ReplayError(f"{folder}: no replies of {wanted}; there are those of {', '.join(names)}")
    return chosen
