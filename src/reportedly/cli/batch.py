"""``reportedly batch``: many articles in, one output that can be taken up again."""

import asyncio
import os
from collections.abc import Callable
from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click

from reportedly.batch.arrow import arrow
from reportedly.batch.columns import Columns
from reportedly.batch.engine import CONCURRENCY, TIME_LIMIT
from reportedly.batch.estimate import estimate
from reportedly.batch.files import Files, remove
from reportedly.batch.frames import Task
from reportedly.batch.journal import Journal
from reportedly.batch.row import STANDARD, Reading
from reportedly.batch.run import Plan, Run, settings_of
from reportedly.batch.sources import Sources
from reportedly.batch.store import Store
from reportedly.cli import set_verbosity
from reportedly.cli.cluster import ClusterBatch, ClusterOptions, cluster_options
from reportedly.cli.exits import Exit
from reportedly.cli.interrupts import finished
from reportedly.cli.model import ModelOptions, model_options
from reportedly.cli.options import reading, verbosity
from reportedly.cli.progress import Progress, summary
from reportedly.cli.provider_batch import ProviderBatch, ProviderBatchOptions, provider_batch_options, refuse_if_out
from reportedly.cli.terminal import dollars
from reportedly.extract.llm.budget import Budget
from reportedly.extract.llm.extractor import LLMExtractor
from reportedly.extract.llm.strategies import DEFAULT, strategy_named
from reportedly.extract.llm.strategy import Strategy

_F = TypeVar("_F", bound=Callable[..., Any])


def _columns(function: _F) -> _F:
    """The names of the columns."""
    for field in reversed(fields(Columns)):
        function = click.option(
            f"--{field.name}-column",
            default=field.name,
            show_default=True,
            metavar="NAME",
            help=f"Column of JSON Lines and Parquet that holds the {field.name}.",
        )(function)
    return function


@click.command("batch")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT... | -")
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    help="JSON Lines, or Parquet where it is called so.",
)
@click.option("--claims", is_flag=True, help="Write one row a claim instead of one a report.")
@click.option("--dry-run", is_flag=True, help="Say what there is to read and what it may cost, and read nothing.")
@click.option("--overwrite", is_flag=True, help="Begin anew instead of going on with an output that exists.")
@click.option(
    "--extractor",
    default=None,
    metavar="NAME",
    help="See 'reportedly extractors'; 'rules' if nothing says otherwise.",
)
@model_options
@click.option(
    "--concurrency",
    default=None,
    type=click.IntRange(1, 10_000),
    metavar="N",
    help=f"Articles that wait for a model at the same time.  [{CONCURRENCY}]",
)
@click.option(
    "--processes",
    default=None,
    type=click.IntRange(0, 1_000),
    metavar="N",
    help="Processes that read, 0 for none beside this one.  [rules: one a processor]",
)
@click.option(
    "--article-timeout",
    default=TIME_LIMIT,
    type=click.FloatRange(min=0),
    show_default=True,
    metavar="SECONDS",
    help="Longest time for one article; 0 for any.",
)
@click.option("--published", default=None, metavar="DATE", help="Publication date of articles that don't say theirs.")
@click.option("--publisher", default=None, help="Who published the articles that don't say so.")
@click.option("--strict", is_flag=True, help="An article that loses a load-bearing value, or isn't fully read, fails.")
@_columns
@cluster_options
@provider_batch_options
@reading
@verbosity
def command(
    inputs: tuple[str, ...],
    output: str,
    extractor: str | None,
    concurrency: int | None,
    processes: int | None,
    article_timeout: float,
    published: str | None,
    publisher: str | None,
    language: str | None,
    encoding: str | None,
    max_chars: int,
    verbose: int,
    asked: ModelOptions,
    cluster: ClusterOptions,
    provider: ProviderBatchOptions,
    *,
    claims: bool,
    dry_run: bool,
    overwrite: bool,
    strict: bool,
    quiet: bool,
    **columns: str,
) -> int:
    """Read many articles: folders, globs, files, JSON Lines and Parquet ('-' is JSON Lines on standard input).

    \b
    reportedly batch articles/ -o reports.jsonl
    reportedly batch feed.jsonl -o reports.parquet --text-column body
    reportedly batch articles/ -o reports.jsonl -m anthropic/claude-sonnet-4-5 --max-cost 50

    What has no report is in FILE.errors.jsonl, with the reason. The same command again goes on where it was stopped,
    tries again what failed, and reads what is new.
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    if verbose or quiet:
        set_verbosity(verbose, quiet=quiet)
    if output == STANDARD:
        raise click.UsageError("a batch is written to a file, so that it can go on; give its name to -o")
    named = Columns(**{name.removesuffix("_column"): value for name, value in columns.items()})
    read_how = Reading(published, publisher, language, encoding, max_chars, strict)
    in_batches = provider.is_asked_for(inputs, asked, extractor, ray=cluster.is_ray())
    if in_batches and (concurrency, processes) != (None, None):
        raise click.UsageError("--concurrency and --processes are of articles that are read at once; leave them out")
    if cluster.is_ray():
        if dry_run or processes is not None:
            raise click.UsageError("--dry-run and --processes go with the local engine, not with --engine ray")
        return ClusterBatch(
            inputs,
            output,
            named,
            read_how,
            partial(_on_cluster(asked, cluster.count).extractor, extractor),
            _settings(Task(asked.extractor(extractor), read_how, None), asked, columns, claims=claims),
            claims=claims,
            overwrite=overwrite,
            time_limit=article_timeout or None,
            concurrency=concurrency,
        ).run(cluster, quiet=quiet)
    if Path(output).is_dir():
        raise click.UsageError(f"{output} is a folder; name a file")
    files = Files(Path(output), claims=claims)
    sources = Sources(
        inputs,
        named,
        max_chars,
        frozenset(os.path.abspath(path) for path in files.all()),  # noqa: PTH100 - compared with names as they are
    )
    sources.check()
    task = Task(LLMExtractor() if in_batches else asked.extractor(extractor), read_how, article_timeout or None)
    settings = _settings(task, asked, columns, claims=claims) | provider.settings()
    plan = Plan(sources, files, task, settings, concurrency, processes)
    batch = ProviderBatch(plan, asked, provider) if in_batches else None
    if dry_run:
        budget = getattr(task.extractor, "budget", None) if batch is None else batch.budget
        strategy = strategy_named(asked.strategy or DEFAULT)
        click.echo(_estimated(sources, files, read_how, strategy, budget if isinstance(budget, Budget) else None))
        return Exit.DONE
    if files.parquet:
        arrow()  # else a run would end without its output
    if overwrite:
        refuse_if_out(files)
        remove(files)
    if batch is not None:
        return batch.run(quiet=quiet)
    with Store(files, settings) as store, Progress(sources.count, quiet=quiet) as progress:
        counts = asyncio.run(finished(Run(plan, store, progress.show)))
        store.publish()
    if not quiet:
        click.echo(summary(counts, sources, files), err=True)
    if counts.interrupted:
        click.echo("reportedly: interrupted; the same command goes on", err=True)
        return Exit.INTERRUPTED
    return Exit.INCOMPLETE if counts.failed or counts.incomplete else Exit.DONE


def _settings(task: Task, asked: ModelOptions, columns: dict[str, str], *, claims: bool) -> dict[str, Any]:
    """What the output depends on; where a model is served, and what it may cost, are no part of it."""
    return settings_of(
        task,
        claims=claims,
        columns=columns,
        model=asked.model,
        strategy=asked.strategy,
        max_attempts=asked.max_attempts,
        max_reply_tokens=asked.max_reply_tokens,
        replies=None if asked.replies is None else str(asked.replies),
    )


def _estimated(sources: Sources, files: Files, read_how: Reading, strategy: Strategy, budget: Budget | None) -> str:
    journal = Journal(files.journal) if files.journal.exists() else None
    try:
        found = estimate(
            sources, read_how, lambda key: journal is not None and journal.is_finished(key) is not None, strategy
        )
    finally:
        if journal is not None:
            journal.close()
    lines = [
        f"inputs      {found.inputs:>15,}",
        f"unreadable  {found.unreadable:>15,}",
        f"finished    {found.finished:>15,}",
        f"duplicates  {found.duplicates:>15,}",
        f"to be read  {found.articles:>15,}  ({found.characters:,} characters)",
    ]
    if budget is not None:
        cost = found.cost(budget.price)
        lines += [
            f"tokens sent {found.prompt_tokens:>15,}  about, at most",
            f"received    {found.reply_tokens:>15,}  about, at most",
            f"cost        {'unknown; give --price' if cost is None else dollars(cost):>15}",
        ]
    return "\n".join(lines)


def _on_cluster(asked: ModelOptions, workers: int) -> ModelOptions:
    """The options for models as each worker of a cluster keeps them.

    A pace is shared out. A budget is refused: a worker that died is started again, and doesn't know what was spent.
    """
    for name in ("max_cost", "max_tokens", "record"):
        if getattr(asked, name) is not None:
            raise click.UsageError(f"--{name.replace('_', '-')} holds for one machine; it can't go with --engine ray")
    for name in ("rpm", "tpm"):
        limit = getattr(asked, name)
        if limit is not None and limit < workers:
            raise click.UsageError(f"--{name} {limit} can't be shared by {workers} workers")
    return replace(
        asked,
        rpm=None if asked.rpm is None else asked.rpm // workers,
        tpm=None if asked.tpm is None else asked.tpm // workers,
    )
