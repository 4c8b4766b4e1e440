"""Options that several commands share."""

import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from reportedly.cli.files import STANDARD

_F = TypeVar("_F", bound=Callable[..., Any])
DEFAULT_MAX_CHARS = 5_000_000
_MAX_BYTES_A_CHARACTER = 4


def reading(function: _F) -> _F:
    """How an article file is read."""
    for option in (
        click.option("--language", default=None, metavar="TAG", help="BCP 47 tag of the article's language [en]."),
        click.option("--encoding", default=None, metavar="NAME", help="Encoding of the files; found out if not given."),
        click.option(
            "--max-chars",
            default=DEFAULT_MAX_CHARS,
            type=click.IntRange(min=1),
            show_default=True,
            metavar="N",
            help="Refuse a longer article; it is never cut.",
        ),
    ):
        function = option(function)
    return function


def output(function: _F) -> _F:
    """Where the result goes."""
    return click.option(
        "-o",
        "--output",
        default=None,
        metavar="FILE",
        help="Write here instead of standard output; the file appears whole or not at all.",
    )(function)


def verbosity(function: _F) -> _F:
    """How much is said on standard error; the same flags stand before the command's name."""
    function = click.option("-v", "--verbose", count=True, help="Say more on standard error.")(function)
    return click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors.")(function)


def gathered(options: Sequence[Callable[[_F], _F]], kind: type[Any], name: str) -> Callable[[_F], _F]:
    """These options, handed on together by the name ``name``: a ``kind``, a dataclass with a field for each."""

    def decorate(function: _F) -> _F:
        def call(*args: Any, **values: Any) -> Any:
            given = kind(**{field: values.pop(field) for field in kind.__dataclass_fields__})
            return function(*args, **{name: given}, **values)

        call.__name__, call.__doc__ = function.__name__, function.__doc__
        call.__click_params__ = getattr(function, "__click_params__", [])  # type: ignore[attr-defined]
        wrapped: Any = call
        for option in reversed(options):
            wrapped = option(wrapped)
        result: _F = wrapped
        return result

    return decorate


def source_bytes(path: str, most: int = -1) -> bytes | None:
    """Standard input's bytes for ``-``, at most so many; null for a path.

    Raises:
        click.UsageError: Standard input is closed.
    """
    if path != STANDARD:
        return None
    if sys.stdin is None or sys.stdin.closed:
        raise click.UsageError("standard input is closed, '-' has nothing to read")
    return sys.stdin.buffer.read(most)


def longest_input(max_chars: int) -> int:
    """Bytes that are enough to see that an article has more than ``max_chars`` characters."""
    return (max_chars + 1) * _MAX_BYTES_A_CHARACTER
