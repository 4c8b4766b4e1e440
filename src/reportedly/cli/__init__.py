"""The command ``reportedly``: a thin shell over the public API.

Commands are imported when they are run, so that ``--version`` and ``--help`` start fast. Errors are one line on
standard error, never a traceback.
"""

import io
import logging
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn, TextIO

import click

from reportedly._version import __version__
from reportedly.cli.exits import Exit, exit_of
from reportedly.cli.settings import bind_variables, check_settings, defaults_for, project_settings
from reportedly.cli.terminal import one_line
from reportedly.errors import ReportedlyError

_COMMANDS = {
    "cache": "Look at, or empty, the kept replies of models.",
    "agree": "Say how far two annotations of the same articles agree.",
    "batch": "Read many articles; a run that was stopped goes on.",
    "extract": "Read articles and print their reports.",
    "extractors": "List the extractors that can be asked for.",
    "golden": "Keep a golden set, and notice when less of it is found.",
    "schema": "Print the JSON Schema of the report.",
    "score": "Score reports against golden annotations.",
    "show": "Show a report for reading: who says what, on which words.",
    "text": "Print an article's normalised text, which a report's offsets count in.",
    "validate": "Check reports: schema, words, computed values, meaning.",
}
_LEVELS = {-1: logging.ERROR, 0: logging.WARNING, 1: logging.INFO}


class Commands(click.Group):
    """The group of commands, each in a module of its own name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's interface
        """The commands by name."""
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command, and give its options their variables and project settings."""
        if cmd_name not in _COMMANDS:
            return None
        command = _imported(cmd_name)
        bind_variables(command)
        if not ctx.resilient_parsing:
            settings = project_settings(Path.cwd())
            check_settings(settings, [cmd_name, *_COMMANDS], _imported)
            ctx.default_map = {cmd_name: defaults_for(command, settings)}
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(_COMMANDS.items()))


def _imported(name: str) -> click.Command:
    command: click.Command = import_module(f"reportedly.cli.{name}").command
    return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="reportedly")
@click.option("-v", "verbose", count=True, help="Say more on standard error; twice for everything.")
@click.option("-q", "quiet", is_flag=True, help="Say nothing on standard error but errors.")
def cli(verbose: int, *, quiet: bool) -> None:
    """Turn news articles on armed conflicts into reports of claims.

    Who is said to have done what, to which unit, where and when, on whose word, and how far it is verified: every value
    traceable to the exact words it came from.

    Exit codes: 0 done, 1 findings, 2 usage or input, 3 not fully read, 4 extractor failed, 5 waiting for a provider's
    batch, 130 interrupted.
    """
    set_verbosity(verbose, quiet=quiet)


def set_verbosity(verbose: int, *, quiet: bool) -> None:
    """Set what is logged to standard error: ours in lines of our own, other libraries' only at ``-vv``."""
    level = _LEVELS.get(-1 if quiet else verbose, logging.DEBUG)
    handler = _ToStandardError(sys.stderr)
    handler.setFormatter(_OneLine("reportedly: %(message)s"))
    ours = logging.getLogger("reportedly")
    ours.setLevel(level)
    ours.handlers = [handler]
    others = logging.getLogger()
    for earlier in [each for each in others.handlers if isinstance(each, _ToStandardError | _Nowhere)]:
        others.removeHandler(earlier)  # of an earlier command in this process: its stream may be closed
    others.addHandler(handler if level == logging.DEBUG else _Nowhere())


class _ToStandardError(logging.StreamHandler[TextIO]):
    """Ours, told from the handlers of others."""


class _Nowhere(logging.NullHandler):
    """The same."""


class _OneLine(logging.Formatter):
    """Records on one line, with nothing raw in them."""

    def format(self, record: logging.LogRecord) -> str:
        """The record; a traceback, which only ``-vv`` asks for, keeps its lines."""
        if record.exc_info:
            return super().format(record)
        return one_line(super().format(record))


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command and exit with its code."""
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Run the command; the exit code of the architecture."""
    _show_whatever_is_written()
    try:
        result: Any = cli.main(arguments, prog_name="reportedly", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
        return int(result) if isinstance(result, int) else Exit.DONE
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        return _complain_of_usage(error)
    except (click.Abort, KeyboardInterrupt):
        return _complain("interrupted", Exit.INTERRUPTED)
    except ReportedlyError as error:
        return _complain(str(error), exit_of(error))
    except BrokenPipeError:
        return _abandon_output()
    except SystemExit as end:  # click's own: it completes words for a shell, or the reader of its output is gone
        gone = type(sys.stdout).__name__.endswith("PacifyFlushWrapper")
        return _abandon_output() if gone else int(end.code or 0)
    except OSError as error:
        return _complain(f"{error.filename or 'output'}: {error.strerror or error}", Exit.USAGE)
    except Exception as error:  # the last resort, so that no user ever sees a traceback
        logging.getLogger("reportedly").debug("traceback", exc_info=True)
        return _complain(f"internal error, please report it: {type(error).__name__}: {error}", Exit.EXTRACTOR)


def _show_whatever_is_written() -> None:
    """What an encoding of the terminal does not have is written as an escape; it is no reason to fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _complain_of_usage(error: click.ClickException) -> int:
    if type(error).__name__ == "NoArgsIsHelpError":  # of click 8.2; before it, help is no error
        click.echo(error.format_message(), err=True)
        return Exit.USAGE
    context = error.ctx if isinstance(error, click.UsageError) else None
    hint = f" (see '{context.command_path} --help')" if context is not None else ""
    return _complain(error.format_message() + hint, Exit.USAGE)


def _complain(message: str, code: Exit) -> int:
    click.echo(f"reportedly: {one_line(message)}", err=True)
    return code


def _abandon_output() -> Exit:
    """The reader of standard output is gone, which is its right; the interpreter must not try to flush to it again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return Exit.DONE
