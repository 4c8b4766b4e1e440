"""``reportedly extractors``: what can be asked for."""

import click

from reportedly.cli.exits import Exit
from reportedly.cli.terminal import one_line
from reportedly.extract.registry import registered


@click.command("extractors")
def command() -> int:
    """List the extractors that can be asked for by name, and the packages that bring them."""
    for item in registered():
        version = item.version or "not loadable"
        click.echo(f"{one_line(item.name)}  {version}  [{item.distribution}]  {one_line(item.description)}")
    return Exit.DONE
