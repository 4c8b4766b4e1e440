"""Worker: the process that reads rows and answers with results, for as long as somebody asks.

    python -m reportedly.batch.worker

It speaks ``frames`` on standard input and output, and ends when its input does, so that none outlives a run that was
killed; one that computes and can't be stopped ends itself a while after its time limit.
"""

import asyncio
import os
import signal
import sys
from typing import BinaryIO

from reportedly.batch.frames import Answer, Question, Ready, Task, framed, next_frame
from reportedly.batch.mapping import aread_row

_GRACE = 30
"""Seconds after an article's time limit at which a worker that nobody stopped ends itself."""


async def serve(source: BinaryIO, target: BinaryIO) -> None:
    """Answer until the input ends."""
    stream = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(stream), source)
    tasks: set[asyncio.Task[None]] = set()
    try:
        sys.path[:] = await next_frame(stream)
        try:
            task: Task = await next_frame(stream)
        except asyncio.IncompleteReadError:
            raise
        except Exception as error:  # noqa: BLE001 - unpickling a plug-in runs its code; the run is told
            _write(target, Ready(f"{type(error).__name__}: {error}"))
            return
        _write(target, Ready())
        while True:
            question: Question = await next_frame(stream)
            asked = loop.create_task(_answer(question, task, target))
            tasks.add(asked)
            asked.add_done_callback(tasks.discard)
    except (asyncio.IncompleteReadError, BrokenPipeError):
        return


async def _answer(question: Question, task: Task, target: BinaryIO) -> None:
    if task.time_limit is not None and hasattr(signal, "alarm"):
        signal.alarm(int(task.time_limit) + _GRACE)
    result = await aread_row(question.row, task.extractor, task.reading, time_limit=task.time_limit)
    if hasattr(signal, "alarm"):
        signal.alarm(0)
    try:
        _write(target, Answer(question.number, result))
    except BrokenPipeError:
        os._exit(0)


def _write(target: BinaryIO, value: object) -> None:
    target.write(framed(value))
    target.flush()


def main() -> None:
    """Serve on standard input and output; what an extractor prints goes to standard error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run decides when to stop
    target = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    asyncio.run(serve(sys.stdin.buffer, target))


if __name__ == "__main__":
    main()
