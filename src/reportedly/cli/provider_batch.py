"""``reportedly batch --provider-batch``: its options, and a batch whose questions a provider answers in batches."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import click

from reportedly.batch.counts import Counts
from reportedly.batch.files import Files
from reportedly.batch.rounds import Pass, Rounds
from reportedly.batch.row import STANDARD
from reportedly.batch.run import Plan, Run
from reportedly.batch.sources import Sources
from reportedly.batch.store import Store
from reportedly.cli.exits import Exit
from reportedly.cli.interrupts import finished
from reportedly.cli.model import ModelOptions
from reportedly.cli.options import gathered
from reportedly.cli.progress import Progress, summary
from reportedly.cli.terminal import one_line
from reportedly.errors import BatchError, ExtractorError
from reportedly.extract.llm.budget import Budget
from reportedly.extract.llm.cache import ReplyCache
from reportedly.extract.llm.client import Patience
from reportedly.extract.llm.deferred.batches import Batches
from reportedly.extract.llm.deferred.collecting import Collection
from reportedly.extract.llm.deferred.desk import Desk, Manner
from reportedly.extract.llm.deferred.entries import Job, Limits
from reportedly.extract.llm.deferred.ledger import FILE, Ledger
from reportedly.extract.llm.deferred.litellm_batches import LitellmBatches
from reportedly.extract.llm.deferred.openai_batches import OpenAIBatches
from reportedly.extract.llm.deferred.steady import Steady
from reportedly.extract.llm.deferred.submitting import Submission
from reportedly.extract.llm.llamacpp_endpoint import PREFIX
from reportedly.extract.llm.recording import Recorder
from reportedly.extract.llm.strategies import DEFAULT, strategy_named

_F = TypeVar("_F", bound=Callable[..., Any])
_POLL = 60.0
_OPTIONS = (
    click.option(
        "--provider-batch",
        is_flag=True,
        help="Have the provider answer in batches, at half the price: submit, leave, and collect by the same command.",
    ),
    click.option("--wait", is_flag=True, help="Of provider batches: stay until all is collected."),
    click.option(
        "--poll",
        default=None,
        type=click.FloatRange(min=0.01),
        metavar="SECONDS",
        help=f"Between two looks of --wait.  [{_POLL:g}]",
    ),
    click.option(
        "--batch-requests",
        default=None,
        type=click.IntRange(1, 50_000),
        metavar="N",
        help=f"Most requests of one provider batch.  [{Limits().requests}]",
    ),
    click.option(
        "--resubmit",
        is_flag=True,
        help="Give up provider batches that the provider doesn't know or can't list, and submit anew.",
    ),
)


@dataclass(frozen=True, slots=True)
class ProviderBatchOptions:
    """What the options for provider batches say."""

    provider_batch: bool
    wait: bool
    poll: float | None
    batch_requests: int | None
    resubmit: bool

    def is_asked_for(self, inputs: tuple[str, ...], asked: ModelOptions, extractor: str | None, *, ray: bool) -> bool:
        """Whether a provider is to answer in batches.

        Raises:
            click.UsageError: It can't, or it isn't and an option is given that only such a batch has.
        """
        if not self.provider_batch:
            for name in ("wait", "poll", "batch_requests", "resubmit"):
                if getattr(self, name):
                    raise click.UsageError(f"--{name.replace('_', '-')} goes with --provider-batch")
            return False
        if ray:
            raise click.UsageError("--provider-batch goes with the local engine, not with --engine ray")
        if extractor not in (None, "llm") or asked.replies is not None:
            raise click.UsageError(
                "--provider-batch asks a model: give -m, and neither --replies nor another extractor"
            )
        if asked.model is None:
            raise click.UsageError("--provider-batch needs -m PROVIDER/MODEL, or -m NAME --api-base URL")
        if asked.model.startswith(PREFIX):
            raise click.UsageError(f"--provider-batch needs a provider; -m {PREFIX}PATH is read in this process")
        for name in ("rpm", "tpm"):
            if getattr(asked, name) is not None:
                raise click.UsageError(
                    f"--{name} paces requests that are answered at once; it can't go with --provider-batch"
                )
        if STANDARD in inputs:
            raise click.UsageError("--provider-batch reads its inputs again when replies come; give files, not '-'")
        return True

    def settings(self) -> dict[str, Any]:
        """What the output depends on: the books of the two ways of asking are not the same."""
        return {"provider batch": True} if self.provider_batch else {}


def provider_batch_options(function: _F) -> _F:
    """Whether and how a provider answers in batches; handed on as ``ProviderBatchOptions`` by the name ``provider``."""
    return gathered(_OPTIONS, ProviderBatchOptions, "provider")(function)


def refuse_if_out(files: Files) -> None:
    """Refuse to begin an output anew whose batches are out.

    Raises:
        BatchError: Their replies would be paid for and lost.
    """
    path = files.state / FILE
    if not path.exists():
        return
    ledger = Ledger(path)
    try:
        out = [job.batch or job.token for job in ledger.jobs()]
    finally:
        ledger.close()
    if out:
        raise BatchError(
            f"{files.output}: batches are out whose replies would be lost ({', '.join(out)}); "
            f"collect them first, or delete {files.state}"
        )


class ProviderBatch:
    """A batch whose questions a provider answers in batches."""

    def __init__(self, plan: Plan, asked: ModelOptions, options: ProviderBatchOptions) -> None:
        """A batch.

        Raises:
            ExtractorError: The provider has no batches, or the price is not known and a cost is to be kept.
            MissingExtraError: The extra ``llm`` is not installed.
        """
        self._plan = plan
        self._options = options
        self._batches = _batches(asked)
        if asked.max_cost is not None and self._batches.price is None:
            raise ExtractorError(
                f"the price of {asked.model} is not known, so --max-cost can't be kept; give --price or --max-tokens"
            )
        self._manner = Manner(
            strategy_named(asked.strategy or DEFAULT),
            asked.max_attempts,
            asked.max_reply_tokens,
            asked.max_tokens,
            asked.max_cost,
        )
        self._cache = None if asked.no_cache else ReplyCache()
        self._recorder = None if asked.record is None else Recorder(asked.record)
        self._patience = Patience(seconds=asked.timeout)
        self._sources: Sources = plan.sources

    @property
    def budget(self) -> Budget:
        """At the price of batches."""
        return Budget(self._batches.price)

    def run(self, *, quiet: bool) -> Exit:
        """Collect, read, submit, and say how far it is."""
        files = self._plan.files
        with Store(files, self._plan.settings):
            pass  # it is ours, and its folder is there
        ledger = Ledger(files.state / FILE)
        try:
            counts = asyncio.run(self._finish(ledger, quiet=quiet))
            out = ledger.jobs()
        finally:
            ledger.close()
        if not quiet:
            click.echo(summary(counts, self._sources, files), err=True)
        if counts.interrupted:
            click.echo("reportedly: interrupted; the same command goes on", err=True)
            return Exit.INTERRUPTED
        if out:
            if not quiet:
                click.echo("reportedly: the same command collects the replies", err=True)
            return Exit.WAITING
        return Exit.INCOMPLETE if counts.failed or counts.incomplete else Exit.DONE

    async def _finish(self, ledger: Ledger, *, quiet: bool) -> Counts:
        self._know(ledger)
        steady = Steady(self._batches, self._patience)
        options = self._options
        limits = Limits() if options.batch_requests is None else Limits(options.batch_requests)
        said = _Said(quiet=quiet)
        rounds = Rounds(
            ledger,
            Submission(ledger, steady, limits, options.resubmit),
            Collection(ledger, steady, self._cache, self._manner.max_reply_tokens, options.resubmit),
            self._batches.origin,
            lambda: self._read(ledger, quiet=quiet),
            said.show,
            (options.poll or _POLL) if options.wait else None,
        )
        try:
            return await rounds.finish()
        finally:
            await self._batches.close()

    def _know(self, ledger: Ledger) -> None:
        """What is known of the endpoint, from earlier rounds, else from other runs."""
        batches = self._batches
        known = ledger.capabilities()
        if known is None and self._cache is not None:
            known = self._cache.capabilities(batches.origin, batches.model)
        if known is not None:
            batches.capabilities = known

    async def _read(self, ledger: Ledger, *, quiet: bool) -> Counts:
        """A pass over all inputs."""
        plan = self._plan
        self._sources = replace(plan.sources, others=Counter())
        desk = Desk(self._batches, ledger, self._manner, cache=self._cache, recorder=self._recorder)
        engine = Pass(desk, ledger, plan.task.reading, time_limit=plan.task.time_limit)
        with Store(plan.files, plan.settings) as store, Progress(self._sources.count, quiet=quiet) as progress:
            counts = await finished(Run(replace(plan, sources=self._sources, engine=engine), store, progress.show))
            store.publish()
        return counts


class _Said:
    """Says how far batches are, when it has changed."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._last: dict[int, str] = {}

    def show(self, jobs: tuple[Job, ...]) -> None:
        for job in jobs:
            line = f"batch {job.batch}: {job.said}"
            if not self._quiet and self._last.get(job.number) != line:
                click.echo(f"reportedly: {one_line(line)}", err=True)
            self._last[job.number] = line


def _batches(asked: ModelOptions) -> Batches:
    """The provider's batch interface; ``--price`` is what a token in a batch costs."""
    model, price = str(asked.model), asked.given_price()
    if asked.api_base is not None:
        return OpenAIBatches(model, asked.api_base, asked.timeout, price)
    return LitellmBatches(model, asked.timeout, price)
