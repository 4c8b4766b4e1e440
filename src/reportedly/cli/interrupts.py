"""Interrupts: the first lets what was begun be finished, the second doesn't."""

import asyncio
import signal
from contextlib import suppress

import click

from reportedly.batch.counts import Counts
from reportedly.batch.run import Run


async def finished(run: Run) -> Counts:
    """Run; the first interrupt lets the articles that are being read finish, the second doesn't.

    Raises:
        KeyboardInterrupt: At the second.
    """
    loop, task = asyncio.get_running_loop(), asyncio.current_task()

    def interrupted() -> None:
        if run.counts.interrupted and task is not None:
            task.cancel()
            return
        click.echo(
            "reportedly: stopping; the articles that were begun are finished, unless interrupted again", err=True
        )
        run.stop()

    with suppress(NotImplementedError, ValueError, RuntimeError):  # elsewhere an interrupt ends the run at once
        loop.add_signal_handler(signal.SIGINT, interrupted)
    try:
        return await run.finish()
    except asyncio.CancelledError:
        raise KeyboardInterrupt from None
    finally:
        with suppress(NotImplementedError, ValueError, RuntimeError):
            loop.remove_signal_handler(signal.SIGINT)
