"""Settings: flags win over ``REPORTEDLY_*`` variables, these over ``[tool.reportedly]`` of a pyproject.toml.

The nearest pyproject.toml at or above the working folder counts. A key is an option's name (``max-chars`` or
``max_chars``), at the top for every command that has it, or in a table named after a command for that one.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import click

PREFIX = "REPORTEDLY_"
_KEYS = {"form": "format"}
"""Options that the code can't call by their own name, since that is Python's."""

Settings = dict[str, Any]


def variable(option: str) -> str:
    """The environment variable of an option: ``max_chars`` is ``REPORTEDLY_MAX_CHARS``."""
    return PREFIX + option.upper().replace("-", "_")


def bind_variables(command: click.Command) -> None:
    """Give every option of the command its environment variable."""
    for key, option in _options(command):
        if not option.envvar:
            option.envvar = variable(key)


def defaults_for(command: click.Command, settings: Settings) -> Settings:
    """The settings that this command's options take; a command's own table wins.

    Raises:
        click.UsageError: The command's table has a key that no option of the command has.
    """
    names = {key: str(option.name) for key, option in _options(command)}
    shared = {_name(key): value for key, value in settings.items() if not isinstance(value, dict)}
    own = {_name(key): value for key, value in settings.get(str(command.name), {}).items()}
    if not isinstance(command, click.Group):
        _refuse(set(own) - set(names), f"[tool.reportedly.{command.name}] has no option")
    return {names[key]: _text(value) for key, value in (shared | own).items() if key in names}


def check_settings(settings: Settings, names: Iterable[str], command: Callable[[str], click.Command]) -> None:
    """Refuse what no command would ever read, so that a misspelt key is not lost in silence.

    Args:
        settings: What ``[tool.reportedly]`` says.
        names: The commands' names.
        command: A command by its name; asked for one after the other until every key is known.

    Raises:
        click.UsageError: A key or a table belongs to no command.
    """
    tables = {key for key, value in settings.items() if isinstance(value, dict)}
    _refuse(tables - set(names), "[tool.reportedly] has a table that is no command:")
    unknown = {_name(key) for key in settings if key not in tables}
    for name in names:
        if not unknown:
            return
        unknown -= {key for each in _with_commands(command(name)) for key, _ in _options(each)}
    _refuse(unknown, "[tool.reportedly] has a key that is no option of any command:")


def project_settings(folder: Path) -> Settings:
    """``[tool.reportedly]`` of the nearest pyproject.toml at or above ``folder``; empty if there is none.

    Raises:
        click.UsageError: The file can't be read.
    """
    for place in (folder, *folder.parents):
        path = place / "pyproject.toml"
        if path.is_file():
            return _read(path)
    return {}


def _read(path: Path) -> Settings:
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise click.UsageError(f"{path}: {error}") from error
    tool = document.get("tool", {})
    settings = tool.get("reportedly", {}) if isinstance(tool, dict) else {}
    if not isinstance(settings, dict):
        raise click.UsageError(f"{path}: [tool.reportedly] is no table")
    return settings


def _options(command: click.Command) -> Iterator[tuple[str, click.Option]]:
    """Each option with its key."""
    for option in command.params:
        if isinstance(option, click.Option) and option.name:
            yield _KEYS.get(option.name, option.name), option


def _with_commands(command: click.Command) -> Iterator[click.Command]:
    yield command
    if isinstance(command, click.Group):
        yield from command.commands.values()


def _refuse(keys: set[str], reason: str) -> None:
    if keys:
        raise click.UsageError(f"{reason} {min(keys)!r}")


def _text(value: Any) -> Any:
    """TOML's own dates as text, which options take."""
    return value if isinstance(value, bool | int | float | str | list) else str(value)


def _name(key: str) -> str:
    return key.replace("-", "_")
