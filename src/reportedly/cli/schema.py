"""``reportedly schema``: the JSON Schema."""

import click

from reportedly.cli.exits import Exit
from reportedly.schema.json_schema import json_schema_text
from reportedly.schema.report import SCHEMA_VERSION


@click.command("schema")
@click.option("--version", "only_version", is_flag=True, help="Print the schema version alone.")
def command(*, only_version: bool) -> int:
    """Print the JSON Schema (draft 2020-12) of the report, or its version."""
    click.echo(f"{SCHEMA_VERSION}\n" if only_version else json_schema_text(), nl=False)
    return Exit.DONE
