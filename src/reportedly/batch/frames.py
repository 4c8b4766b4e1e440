"""Frames: what a run and its workers say to each other over pipes: a length of four bytes, and a pickled value.

Both ends are this program; nothing from outside is ever unpickled, articles travel as plain strings and bytes.
"""

import asyncio
import pickle
import struct
from dataclasses import dataclass
from typing import Any

from reportedly.batch.result import BatchResult
from reportedly.batch.row import BatchRow, Reading
from reportedly.extract.protocol import Extractor

_LENGTH = struct.Struct(">I")


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker does from its start to its end."""

    extractor: Extractor
    """Who reads."""
    reading: Reading
    """How."""
    time_limit: float | None
    """Seconds for one article."""


@dataclass(frozen=True, slots=True)
class Question:
    """One row to read."""

    number: int
    """By which the answer is known."""
    row: BatchRow
    """What to read."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of it."""

    number: int
    """Of the question."""
    result: BatchResult
    """The result."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has loaded its extractor, or says why it can't."""

    fault: str | None = None
    """Why not."""


def framed(value: object) -> bytes:
    """A value as a frame."""
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    return _LENGTH.pack(len(data)) + data


async def next_frame(stream: asyncio.StreamReader) -> Any:
    """The next value.

    Raises:
        asyncio.IncompleteReadError: The other end is gone.
    """
    (length,) = _LENGTH.unpack(await stream.readexactly(_LENGTH.size))
    return pickle.loads(await stream.readexactly(length))  # noqa: S301 - from our own process
