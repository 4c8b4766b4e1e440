"""States: what an annotator says of gold values beyond their being there.

``states.json`` maps a JSON pointer (RFC 6901) into the golden report to ``optional``, ``absent``, ``unlabelled`` or
``{"alternates": [...]}``. What isn't listed is a plain value. A pointer to a claim marks the whole claim.

An alternate of a closed value is another value of it. An alternate of an item of a list is an object with the fields
that differ, or for a name or date alone, the string; of a field of an item, another value of the field; of a list,
another whole list.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from reportedly.errors import ReportError
from reportedly.schema.report import Report
from reportedly.validate.comparable import Policy

_POLICIES = {"optional": Policy.OPTIONAL, "absent": Policy.ABSENT, "unlabelled": Policy.UNLABELLED}
_CLAIM_DEPTH = 2


class State(NamedTuple):
    """The gold state of one value."""

    policy: Policy = Policy.PLAIN
    alternates: tuple[Any, ...] = ()
    """JSON values that count as right as well."""


States: TypeAlias = Mapping[str, State]
"""Gold states by JSON pointer."""


def load_states(path: Path) -> States:
    """The gold states of a file.

    Raises:
        ReportError: It can't be read, or holds something else than states; the message begins with the path.
    """
    try:
        document = json.loads(path.read_bytes())
    except OSError as error:
        raise ReportError(f"{path}: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise ReportError(f"{path}: not JSON: {error}") from error
    try:
        return read_states(document)
    except ReportError as error:
        raise ReportError(f"{path}: {error}") from error


def read_states(document: object) -> States:
    """The gold states of a JSON value.

    Raises:
        ReportError: It is no object of pointers and states.
    """
    if not isinstance(document, dict):
        raise ReportError("gold states are a JSON object from pointer to state")
    return {pointer: _state(pointer, value) for pointer, value in document.items()}


def check_pointers(report: Report, states: States) -> None:
    """Refuse states that point to nothing.

    Raises:
        ReportError: A pointer names no field of the report's claims, or a claim has alternates.
    """
    claims = [claim.model_dump(mode="json") for claim in report.claims] if states else []
    for pointer, state in states.items():
        parts = segments(pointer)
        if parts[:1] != ["claims"] or len(parts) < _CLAIM_DEPTH or not _exists(claims, parts[1:]):
            raise ReportError(f"gold state at {pointer!r}: the golden report has no such value in its claims")
        if state.alternates and len(parts) == _CLAIM_DEPTH:
            raise ReportError(f"gold state at {pointer!r}: a whole claim has no alternates; mark its values")


def segments(pointer: str) -> list[str]:
    """The parts of a JSON pointer (RFC 6901), unescaped."""
    return [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]


def _state(pointer: str, value: object) -> State:
    if isinstance(value, str) and value in _POLICIES:
        return State(_POLICIES[value])
    if isinstance(value, dict) and set(value) == {"alternates"} and isinstance(value["alternates"], list):
        if not value["alternates"]:
            raise ReportError(f"gold state at {pointer!r}: alternates are empty")
        return State(alternates=tuple(value["alternates"]))
    known = ", ".join(_POLICIES)
    raise ReportError(f"gold state at {pointer!r}: {json.dumps(value)[:60]} is none of {known}, {{'alternates': […]}}")


def _exists(value: Any, parts: list[str]) -> bool:
    """Whether the parts lead to a value; a null field is one."""
    for part in parts:
        if isinstance(value, list):
            if not part.isdecimal() or int(part) >= len(value):
                return False
            value = value[int(part)]
        elif isinstance(value, dict) and part in value:
            value = value[part]
        else:
            return False
    return True
