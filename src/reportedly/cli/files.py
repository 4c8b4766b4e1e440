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
    """Standard output for null or ``-``; else a file that appears under its name only when the block ends well."""
    if path is None or path == STANDARD:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")  # reports are UTF-8, whatever the locale says
        yield sys.stdout
        return
    target = Path(path)
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    except OSError as error:
        raise click.FileError(path, hint=error.strerror or str(error)) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
        temporary.chmod(_mode(target))
        temporary.replace(target)
    except OSError as error:
        raise click.FileError(path, hint=error.strerror or str(error)) from error
    finally:
        temporary.unlink(missing_ok=True)


def _mode(target: Path) -> int:
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
