"""Files: results are written whole or not at all."""

import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click

STANDARD = "-"


@contextmanager
def opened_for_result(path: str | None) -> Iterator[TextIO]:
    """Standard output, in UTF-8, for null or ``-``; else a file that appears only when the block ends well.

    What is there and is no regular file (a pipe, a device) is written to as it is.

    Raises:
        click.FileError: The file can't be written.
    """
    if path is None or path == STANDARD:
        with _standard_output() as stream:
            yield stream
        return
    if "\0" in path:
        raise click.FileError(path, hint="no name of a file")
    try:
        if os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113 - unlike Path's, they raise nothing
            with open(path, "w", encoding="utf-8", newline="\n") as stream:  # noqa: PTH123
                yield stream
            return
        with _replacing(Path(os.path.realpath(path))) as stream:
            yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise click.FileError(path, hint=error.strerror or str(error)) from error


@contextmanager
def _replacing(target: Path) -> Iterator[TextIO]:
    """A file beside the target that takes its name in the end, so that nobody ever sees half a result."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
        temporary.chmod(_mode(target))
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def _standard_output() -> Iterator[TextIO]:
    if sys.stdout is None or sys.stdout.closed:
        raise click.UsageError("standard output is closed")
    if not hasattr(sys.stdout, "buffer"):
        yield sys.stdout
        return
    sys.stdout.flush()
    stream = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="\n")
    try:
        yield stream
    finally:
        stream.detach()  # writes what is left, and leaves standard output open


def _mode(target: Path) -> int:
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
