"""Migrations: a report of an older schema version becomes one of the current version, by pure steps.

A step is a function from a JSON object of one version to a JSON object of the next; ``load_report`` chains them.
Published versions never change: a new version brings a step, and the old JSON Schema stays under ``schema/``.
"""

import json
import re
from collections import Counter
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

_VERSION = re.compile(r"([0-9]{1,4})\.([0-9]{1,4})\Z")
_SHOWN = 40
_LONGEST_MESSAGE = 500


def load_report(source: str | bytes | Path, *, steps: Mapping[str, tuple[str, Step]] = STEPS) -> Report:
    """Read a report of any known schema version.

    Args:
        source: JSON text or UTF-8 bytes, or the ``Path`` of a file with it. A ``str`` is JSON, never a path.
        steps: The migrations to use, from version to (next version, pure function).

    Raises:
        SchemaVersionError: ``schema_version`` is missing or unknown; the message names what is known.
        ReportError: The source can't be read, is no JSON object, or is not valid under its version.
    """
    name = str(source) if isinstance(source, Path) else "report"
    document = _parsed(source, name)
    version = document.get("schema_version")
    try:
        document = migrate(document, steps=steps)
    except SchemaVersionError as error:
        raise SchemaVersionError(f"{name}: {error}") from error
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise ReportError(f"{name}: not valid under schema {version}: {_line(repr(error))}") from error
    try:
        # Through JSON text, since strict models take enumerations and tuples from JSON alone.
        return Report.model_validate_json(json.dumps(document, ensure_ascii=False).encode())
    except ValidationError as error:
        raise ReportError(f"{name}: {_first(error)}") from error
    except UnicodeEncodeError as error:
        raise ReportError(f"{name}: a string holds a lone surrogate, which is no Unicode text") from error
    except RecursionError as error:
        raise ReportError(f"{name}: nested too deeply") from error


def migrate(document: Json, *, steps: Mapping[str, tuple[str, Step]] = STEPS) -> Json:
    """The document in the current version; the same object if it is already.

    Raises:
        SchemaVersionError: No chain of steps leads from its version to the current one.
    """
    seen: set[str] = set()
    while (version := document.get("schema_version")) != SCHEMA_VERSION:
        if not isinstance(version, str) or version not in steps or version in seen:
            raise SchemaVersionError(_unknown(document, steps))
        seen.add(version)
        following, step = steps[version]
        document = step(document) | {"schema_version": following}
    return document


def _unknown(document: Json, steps: Mapping[str, tuple[str, Step]]) -> str:
    knows = f"this program knows {', '.join([*sorted(steps), SCHEMA_VERSION])}"
    if "schema_version" not in document:
        return f"schema_version is missing; {knows}"
    version = document["schema_version"]
    shown = ascii(version)
    shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
    if _numbers(version) > _numbers(SCHEMA_VERSION):
        return f"schema_version is {shown}, newer than this program: upgrade reportedly; {knows}"
    return f"schema_version is {shown}; {knows}"


def _numbers(version: object) -> tuple[int, ...]:
    found = _VERSION.match(version) if isinstance(version, str) else None
    return tuple(int(part) for part in found.groups()) if found else ()


def _parsed(source: str | bytes | Path, name: str) -> Json:
    try:
        data = source.read_bytes() if isinstance(source, Path) else source
        text = data if isinstance(data, str) else data.decode()
        document = json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
    except OSError as error:
        raise ReportError(f"{name}: can't be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ReportError(f"{name}: not JSON: no UTF-8 (byte {error.start})") from error
    except RecursionError as error:
        raise ReportError(f"{name}: not JSON: nested too deeply") from error
    except ValueError as error:
        raise ReportError(f"{name}: not JSON: {_line(str(error))}") from error
    if not isinstance(document, dict):
        raise ReportError(f"{name}: a report is a JSON object, this is {type(document).__name__}")
    return document


def _object(pairs: list[tuple[str, Any]]) -> Json:
    made = dict(pairs)
    if len(made) < len(pairs):
        twice = Counter(name for name, _ in pairs).most_common(1)[0][0]
        raise ValueError(f"the key {twice!a} stands twice in one object")
    return made


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def _first(error: ValidationError) -> str:
    problems = error.errors(include_url=False, include_input=False)
    where = "".join(_step(part) for part in problems[0]["loc"]).removeprefix(".") or "report"
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    return f"{_line(where)}: {_line(problems[0]['msg'])}{more}"


def _step(part: str | int) -> str:
    if isinstance(part, int):
        return f"[{part}]"
    return "" if part in {"int", "float"} else f".{part}"  # the members of a number's union are no place in the file


def _line(text: str) -> str:
    """``text`` on one line of bounded length, with nothing in it that a terminal would obey."""
    shown = " ".join(text.encode("unicode_escape").decode("ascii").split()) if not text.isprintable() else text
    return shown if len(shown) <= _LONGEST_MESSAGE else shown[:_LONGEST_MESSAGE] + "…"
