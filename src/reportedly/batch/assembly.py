"""Assembly: the Parquet output of a batch, made of its reports in the end, a few at a time."""

import json
import os
from collections.abc import Iterator
from typing import Any

from reportedly.batch.arrow import arrow, claim_schema, report_schema
from reportedly.batch.files import Files
from reportedly.errors import BatchError

_MOST_ROWS, _MOST_CHARACTERS = 5_000, 16 << 20
"""Rows, and characters of JSON, of a row group."""


def assemble(files: Files) -> None:
    """Make the Parquet output of the reports that are finished; it takes its name when it is whole.

    Raises:
        BatchError: It can't be written.
    """
    pa = arrow()
    schema = claim_schema() if files.claims else report_schema()
    part = files.output.with_name(f".{files.output.name}.part")
    try:
        with pa.parquet.ParquetWriter(part, schema, compression="zstd") as writer:
            for rows in _groups(files):
                writer.write_table(pa.Table.from_pylist(rows, schema=schema))
        os.replace(part, files.output)  # noqa: PTH105
    except (pa.ArrowException, OSError) as error:
        raise BatchError(f"{files.output}: {' '.join(str(error).split())}") from error
    finally:
        part.unlink(missing_ok=True)


def _groups(files: Files) -> Iterator[list[dict[str, Any]]]:
    rows: list[dict[str, Any]] = []
    characters = 0
    for line, row in _rows(files):
        rows.append(row)
        characters += line
        if len(rows) >= _MOST_ROWS or characters >= _MOST_CHARACTERS:
            yield rows
            rows, characters = [], 0
    yield rows


def _rows(files: Files) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each row, with about how many characters it has."""
    with files.reports.open(encoding="utf-8") as reports, files.index.open(encoding="utf-8") as index:
        for line, entry in zip(reports, index, strict=True):
            report, named = json.loads(line), json.loads(entry)
            origin = {name: named.get(name) for name in ("id", "source", "row")}
            if not files.claims:
                yield len(line), {"input": origin, **report}
                continue
            for claim in report["claims"]:
                size = len(line) // len(report["claims"])
                yield size, {"input": origin, "article": report["article"], "claim": claim}
