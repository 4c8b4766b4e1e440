"""Settings: flags win over ``REPORTEDLY_*`` variables, these over ``[tool.reportedly]`` of a pyproject.toml.

The nearest pyproject.toml at or above the working folder counts. A key is an option's name (``max-chars`` or
``max_chars``), at the top for every command that has it, or in a table named after a command for that one.
"""

import tomllib
from pathlib import Path
from typing import Any

import click

PREFIX = "REPORTEDLY_"


def variable(option: str) -> str:
    """The environment variable of an option: ``max_chars`` is ``REPORTEDLY_MAX_CHARS``."""
    return PREFIX + option.upper().replace("-", "_")


def defaults_for(command: click.Command, settings: dict[str, Any]) -> dict[str, Any]:
    """The settings that this command's options take; a command's own table wins."""
    options = {option.name for option in command.params if option.name is not None}
    shared = {_name(key): value for key, value in settings.items() if not isinstance(value, dict)}
    own = {_name(key): value for key, value in settings.get(str(command.name), {}).items()}
    unknown = sorted(set(own) - options)
    if unknown:
        raise click.UsageError(f"[tool.reportedly.{command.name}] has no option {unknown[0]!r}")
    return {name: value for name, value in (shared | own).items() if name in options}


def project_settings(folder: Path) -> dict[str, Any]:
    """``[tool.reportedly]`` of the nearest pyproject.toml at or above ``folder``; empty if there is none."""
    for place in (folder, *folder.parents):
        path = place / "pyproject.toml"
        if path.is_file():
            return _read(path)
    return {}


def _read(path: Path) -> dict[str, Any]:
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise click.UsageError(f"{path}: {error}") from error
    tool = document.get("tool", {})
    settings = tool.get("reportedly", {}) if isinstance(tool, dict) else {}
    if not isinstance(settings, dict):
        raise click.UsageError(f"{path}: [tool.reportedly] is no table")
    return settings


def _name(key: str) -> str:
    return key.replace("-", "_")
