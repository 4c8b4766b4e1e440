"""``reportedly cache``: the replies of models that are kept on disk."""

import sqlite3

import click

from reportedly.cli.exits import Exit
from reportedly.errors import ExtractorError
from reportedly.extract.llm.cache import ReplyCache


@click.group("cache")
def command() -> None:
    """Look at, or empty, the replies of models that are kept so that a rerun costs nothing.

    They lie in REPORTEDLY_CACHE_DIR, else in 'reportedly' in the user's cache folder, readable by their owner alone.
    """


@command.command("info")
def info() -> int:
    """Print where the cache is, how many replies it holds, and its size."""
    cache = ReplyCache()
    try:
        found = cache.info()
    except sqlite3.Error as error:
        raise ExtractorError(f"{cache.path}: {error}; 'reportedly cache clear' empties it") from error
    click.echo(f"{found.path}\n{found.replies:,} replies, {found.size:,} bytes")
    return Exit.DONE


@command.command("clear")
def clear() -> int:
    """Delete all kept replies."""
    click.echo(f"{ReplyCache().clear():,} replies deleted")
    return Exit.DONE
