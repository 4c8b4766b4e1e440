"""Migrations: a report of an older schema version becomes one of the current version, by pure steps.

A step is a function from a JSON object of one version to a JSON object of the next; ``load_report`` chains them.
Published versions never change: a new version brings a step, and the old JSON Schema stays under ``schema/``.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from reportedly.errors import ReportError, SchemaVersionError
from reportedly.schema.report import SCHEMA_VERSION, Report

Json = dict[str, Any]
Step = Callable[[Json], Json]

STEPS: Mapping[str, tuple[str, Step]] = {}
"""From version to (next version, step)."""


def load_report(
    source: str | bytes | Path,
    *,
    steps: Mapping[str, tuple[str, Step]] = STEPS,
) -> Report:
    """Read a report of any known schema version.

    Args:
        source: JSON text or UTF-8 bytes, or the ``Path`` of a file with it. A ``str`` is JSON, never a path.
        steps: The migrations to use, from version to (next version, pure function).

    Raises:
        SchemaVersionError: ``schema_version`` is missing or unknown; the message names what is known.
        ReportError: The source can't be read, is no JSON object, or is not valid under its version.
    """
    document, name = _parse(source)
    version = document.get("schema_version")
    migrated = migrate(document, steps=steps)
    try:
        # Back through JSON text, since strict models take enumerations and tuples from JSON alone.
        return Report.model_validate_json(json.dumps(migrated) if version != SCHEMA_VERSION else _text(source))
    except ValidationError as error:
        raise ReportError(f"{name}: {_first(error)}") from error


def migrate(document: Json, *, steps: Mapping[str, tuple[str, Step]] = STEPS) -> Json:
    """The document in the current version; the same object if it is already.

    Raises:
        SchemaVersionError: No chain of steps leads from its version to the current one.
    """
    seen: set[str] = set()
    while (version := document.get("schema_version")) != SCHEMA_VERSION:
        if not isinstance(version, str) or version not in steps or version in seen:
            known = ", ".join([*sorted(steps), SCHEMA_VERSION])
            raise SchemaVersionError(f"schema_version is {version!r}; this program knows {known}")
        seen.add(version)
        following, step = steps[version]
        document = step(document) | {"schema_version": following}
    return document


def _text(source: str | bytes | Path) -> str | bytes:
    return source.read_bytes() if isinstance(source, Path) else source


def _parse(source: str | bytes | Path) -> tuple[Json, str]:
    name = str(source) if isinstance(source, Path) else "report"
    try:
        document = json.loads(_text(source))
    except OSError as error:
        raise ReportError(f"{name}: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise ReportError(f"{name}: not JSON: {error}") from error
    if not isinstance(document, dict):
        raise ReportError(f"{name}: a report is a JSON object, this is {type(document).__name__}")
    return document, name


def _first(error: ValidationError) -> str:
    problems = error.errors(include_url=False, include_input=False)
    where = ".".join(str(part) for part in problems[0]["loc"]) or "report"
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    return f"{where}: {problems[0]['msg']}{more}"
