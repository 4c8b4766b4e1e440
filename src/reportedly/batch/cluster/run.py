"""Run: a batch on a cluster, from its files to its parts, that can be ended anywhere and taken up again.

Nothing is known to one machine alone: what is finished stands in the output folder. Ray starts a worker that died
again and hands its part to it; a part is written in one place whoever reads it, so nothing is there twice.
"""

import logging
import os
import socket
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportedly.batch.cluster.actor import Duty, Reader
from reportedly.batch.cluster.inputs import input_files, rows_of
from reportedly.batch.cluster.parts import KEY_BYTES, is_finished
from reportedly.batch.cluster.table import Tally, to_table
from reportedly.batch.columns import Columns
from reportedly.batch.counts import Counts
from reportedly.batch.row import BatchRow
from reportedly.errors import BatchError, MissingExtraError

if TYPE_CHECKING:
    import pyarrow as pa

PART_ROWS = 256
"""Rows of a part, where nothing else is said."""
_YIELD = 64
"""Rows that are read of a file before they are handed on."""
_READING_CPUS = 0.25
"""Processors that a task asks for that reads a file. Were it as many as an actor asks for, Ray would join both, and one
actor would read and extract a whole file."""
_CONNECT_SECONDS = 10.0
_BLOCK_BYTES = 1 << 20
"""Of what is handed on at once."""

Watch = Callable[[Counts], None]


@dataclass(frozen=True, slots=True)
class ClusterPlan:
    """What a run does."""

    inputs: Sequence[str]
    """Files and folders of JSON Lines and Parquet: paths that every machine sees, or URIs."""
    duty: Duty
    """What is done with each part."""
    settings: dict[str, Any]
    """What the output depends on; a run with other settings doesn't go on with it."""
    columns: Columns = field(default_factory=Columns)
    """What the columns of rows are called."""
    workers: int = 2
    """Actors."""
    part_rows: int = PART_ROWS
    """Rows that are read and written at once: the most that a killed worker loses."""
    address: str | None = None
    """Of the cluster; null for ``RAY_ADDRESS``, and without that a cluster of this machine alone, for this run."""
    overwrite: bool = False
    """Whether an output that was begun is begun anew."""


def read_on_cluster(plan: ClusterPlan, watch: Watch | None = None) -> Counts:
    """Read everything that is left; what became of all inputs.

    Raises:
        ArticleError: An input doesn't exist, or is of a kind that a cluster can't share.
        BatchError: The output can't be written, was begun with other settings, or the cluster fails.
        MissingExtraError: The extra ``ray`` is not installed.
    """
    ray = _ray()
    files = input_files(plan.inputs)
    finished = plan.duty.parts.begin(plan.settings, overwrite=plan.overwrite)
    counts = Counts()
    given = 0
    with _connected(ray, plan) as data:
        try:
            for batch in _summaries(ray, data, plan, files, finished).iter_batches(
                batch_size=None, batch_format="pyarrow"
            ):
                for row in batch.to_pylist():
                    given += _add(counts, row)
                if watch is not None:
                    watch(counts)
        except (ray.exceptions.RayError, RuntimeError, OSError) as error:
            raise BatchError(
                f"the cluster failed: {_cause(error)}; the same command goes on where it stopped"
            ) from error
    _check(counts, given, len(plan.duty.parts.finished()) // KEY_BYTES, len(finished) // KEY_BYTES)
    return counts


def _summaries(ray: Any, data: Any, plan: ClusterPlan, files: Sequence[str], finished: bytes) -> Any:
    """The work as Ray has it: each file to rows, rows to parts, parts to counts."""
    import numpy as np  # noqa: PLC0415 - comes with Ray

    shared = ray.put(np.frombuffer(finished, dtype=np.uint8))

    def opened(batch: dict[str, Any]) -> Iterator["pa.Table"]:
        for name in batch["item"]:
            yield from _tables(str(name), plan.columns, plan.duty.reading.max_chars, memoryview(ray.get(shared)))

    names = data.from_items(list(files), override_num_blocks=len(files))
    rows = names.map_batches(opened, batch_size=1, num_cpus=_READING_CPUS)
    parts = rows.repartition(target_num_rows_per_block=plan.part_rows)
    return parts.map_batches(
        Reader,
        fn_constructor_args=(plan.duty,),
        batch_size=None,
        batch_format="pyarrow",
        compute=data.ActorPoolStrategy(size=plan.workers),
        num_cpus=1,
    )


def _tables(name: str, columns: Columns, max_chars: int, finished: memoryview) -> Iterator["pa.Table"]:
    """The rows of a file that are to be read, a few at a time, and behind them how many they were."""
    held: list[BatchRow | Tally] = []
    given = earlier = 0
    for row in rows_of(name, columns, max_chars):
        if is_finished(row.key(), finished):
            earlier += 1
            continue
        given += 1
        held.append(row)
        if len(held) >= _YIELD:
            yield to_table(held)
            held = []
    yield to_table([*held, Tally(given, earlier)])


def _add(counts: Counts, row: dict[str, Any]) -> int:
    counts.inputs += row["reports"] + row["failed"] + row["earlier"]
    for name in ("earlier", "reports", "failed", "incomplete", "claims", "tokens", "cost_usd"):
        setattr(counts, name, getattr(counts, name) + row[name])
    given: int = row["given"]
    return given


def _check(counts: Counts, given: int, finished: int, before: int) -> None:
    """Every row that was handed out ended as one report or one error, and every report is in the index.

    Raises:
        BatchError: The books don't agree.
    """
    counts.stale = before - counts.earlier
    if given != counts.reports + counts.failed or finished != before + counts.reports:
        raise BatchError(
            f"the counts don't agree: {given} inputs, {counts.reports} reports, {counts.failed} failed; in the index "
            f"{finished}, {before} of them from before"
        )


def _ray() -> Any:
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")  # what fails is raised; the rest is not for the terminal
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is sent to anybody
    try:
        import ray  # noqa: PLC0415 - an extra, imported where it is used
        import ray.data  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError("--engine ray needs the extra 'ray': pip install 'reportedly[ray]'") from error
    return ray


@contextmanager
def _connected(ray: Any, plan: ClusterPlan) -> Iterator[Any]:
    """Ray Data on a cluster that is there, or on one of this machine that ends with the run."""
    address = plan.address or os.environ.get("RAY_ADDRESS")
    own = not ray.is_initialized()
    if own and address:
        _reach(address)
    if own:
        more: dict[str, Any] = {} if address else {"num_cpus": plan.workers + 1, "include_dashboard": False}
        try:
            ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR, **more)
        except (ConnectionError, RuntimeError, ValueError, OSError) as error:
            raise BatchError(f"no cluster at {address or 'this machine'}: {_cause(error)}") from error
    context = ray.data.DataContext.get_current()
    context.target_max_block_size = _BLOCK_BYTES
    context.target_min_block_size = 0
    context.enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    warnings.filterwarnings(
        "ignore", category=UserWarning, module=r"ray\.data"
    )  # how many inputs suit how many workers
    try:
        yield ray.data
    finally:
        if own:
            ray.shutdown()


def _reach(address: str) -> None:
    """Find out whether anybody answers there: Ray itself tries for many minutes.

    Raises:
        BatchError: Nobody does.
    """
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if not host or not port.isdecimal():
        return  # 'auto' and the like, which Ray looks up
    try:
        socket.create_connection((host.strip("[]"), int(port)), _CONNECT_SECONDS).close()
    except (OSError, OverflowError) as error:
        raise BatchError(f"no cluster at {address}: {error}") from error


def _cause(error: BaseException) -> str:
    """What an error of another process says in its last line."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1] if lines else type(error).__name__
