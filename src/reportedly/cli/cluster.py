"""``reportedly batch --engine ray``: the options for a cluster, and a batch on it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import click

from reportedly.batch.cluster.actor import Duty
from reportedly.batch.cluster.parts import Parts
from reportedly.batch.cluster.run import PART_ROWS, ClusterPlan, read_on_cluster
from reportedly.batch.columns import Columns
from reportedly.batch.counts import Counts
from reportedly.batch.row import Reading
from reportedly.cli.exits import Exit
from reportedly.cli.options import gathered
from reportedly.cli.progress import Progress
from reportedly.cli.terminal import dollars, one_line
from reportedly.extract.protocol import Extractor

_WORKERS = 2
_F = TypeVar("_F", bound=Callable[..., Any])
_OPTIONS = (
    click.option(
        "--engine",
        type=click.Choice(["local", "ray"]),
        default="local",
        show_default=True,
        help="Read on this machine, or on a cluster of Ray's; there FILE is a folder.",
    ),
    click.option(
        "--workers",
        default=None,
        type=click.IntRange(1, 100_000),
        metavar="N",
        help=f"Of the cluster, for this batch.  [{_WORKERS}]",
    ),
    click.option(
        "--ray-address",
        default=None,
        metavar="ADDRESS",
        help="Of the cluster; without it, and without RAY_ADDRESS, this machine becomes one.",
    ),
    click.option(
        "--part-rows",
        default=None,
        type=click.IntRange(1, 1_000_000),
        metavar="N",
        help=f"Articles that a worker of the cluster reads and writes at once.  [{PART_ROWS}]",
    ),
    click.option(
        "--part-format",
        default=None,
        type=click.Choice(["parquet", "jsonl"]),
        help="Of the files that a cluster writes.  [parquet]",
    ),
)


@dataclass(frozen=True, slots=True)
class ClusterOptions:
    """What the options for a cluster say."""

    engine: str
    workers: int | None
    ray_address: str | None
    part_rows: int | None
    part_format: str | None

    @property
    def count(self) -> int:
        """Of workers."""
        return self.workers or _WORKERS

    def is_ray(self) -> bool:
        """Whether the batch runs on a cluster.

        Raises:
            click.UsageError: It doesn't, and an option is given that only a cluster has.
        """
        if self.engine == "ray":
            return True
        for name in ("workers", "ray_address", "part_rows", "part_format"):
            if getattr(self, name) is not None:
                raise click.UsageError(f"--{name.replace('_', '-')} goes with --engine ray")
        return False


@dataclass(frozen=True, slots=True)
class ClusterBatch:
    """A batch on a cluster."""

    inputs: tuple[str, ...]
    output: str
    columns: Columns
    reading: Reading
    extractor: Callable[[], Extractor]
    settings: dict[str, Any]
    claims: bool
    overwrite: bool
    time_limit: float | None
    concurrency: int | None

    def run(self, options: ClusterOptions, *, quiet: bool) -> Exit:
        """Run it, and say what became of the inputs."""
        parts = Parts(self.output, parquet=options.part_format != "jsonl", claims=self.claims)
        duty = Duty(self.extractor, self.reading, parts, self.time_limit, self.concurrency)
        plan = ClusterPlan(
            self.inputs,
            duty,
            {**self.settings, "part format": options.part_format or "parquet"},
            self.columns,
            workers=options.count,
            part_rows=options.part_rows or PART_ROWS,
            address=options.ray_address,
            overwrite=self.overwrite,
        )
        with Progress(quiet=quiet) as progress:
            counts = read_on_cluster(plan, progress.show)
        if not quiet:
            click.echo(_summary(counts, self.output), err=True)
        return Exit.INCOMPLETE if counts.failed or counts.incomplete else Exit.DONE


def cluster_options(function: _F) -> _F:
    """Whether and how a batch runs on a cluster; handed on as ``ClusterOptions`` by the name ``cluster``."""
    return gathered(_OPTIONS, ClusterOptions, "cluster")(function)


def _summary(counts: Counts, folder: str) -> str:
    words = [f"{counts.reports:,} reports ({counts.claims:,} claims)"]
    for number, said in (
        (counts.incomplete, "of them not of the whole article"),
        (counts.earlier, "finished earlier"),
        (counts.failed, f"failed, see {folder}/errors"),
        (counts.stale, f"more in {folder} of inputs that are no longer among these"),
    ):
        if number:
            words.append(f"{number:,} {said}")
    if counts.tokens:
        words.append(f"{counts.tokens:,} tokens" + (f", {dollars(counts.cost_usd)}" if counts.cost_usd else ""))
    return one_line(f"reportedly: {counts.inputs:,} inputs: {'; '.join(words)}")
