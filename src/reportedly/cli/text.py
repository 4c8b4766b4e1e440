"""``reportedly text``: the normalised text."""

from pathlib import Path

import click

from reportedly.cli.exits import Exit
from reportedly.cli.files import opened_for_result
from reportedly.cli.options import longest_input, output, reading, source_bytes
from reportedly.extract.pipeline import to_article


@click.command("text")
@click.argument("path", metavar="ARTICLE | -")
@output
@reading
def command(path: str, output: str | None, language: str | None, encoding: str | None, max_chars: int) -> int:
    """Print an article's normalised text, which a report's offsets count in, and nothing else."""
    data = source_bytes(path, longest_input(max_chars))
    article = to_article(
        Path(path) if data is None else data,
        language=language,
        encoding=encoding,
        max_chars=max_chars,
    )
    with opened_for_result(output) as stream:
        stream.write(article.text)
    return Exit.DONE
