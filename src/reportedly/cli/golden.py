"""``reportedly golden``: a golden set, what was accepted on it, and whether the extractor still finds it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click

from reportedly.cli.exits import Exit
from reportedly.cli.settings import bind_variables, defaults_for, project_settings
from reportedly.cli.terminal import printable
from reportedly.errors import ReportError
from reportedly.extract.registry import extractor_named
from reportedly.regression.baseline import write_baseline
from reportedly.regression.change import Change, change
from reportedly.regression.gate import (
    DEFAULT_EXTRACTOR,
    GoldenSet,
    Outcome,
    accept_command,
    accepted,
    check,
    load_golden_folder,
)
from reportedly.regression.golden_folder import README, add_golden
from reportedly.regression.lines import advice, change_lines, counts
from reportedly.regression.replayed import NAME as REPLAY
from reportedly.regression.replayed import REPLIES, recorded_model
from reportedly.regression.runs import Run, fresh_run, load_run
from reportedly.validate.golden import STATES, Golden

_F = TypeVar("_F", bound=Callable[..., Any])


class GoldenCommands(click.Group):
    """The group; its commands' options take variables and project settings as those of every command do."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, with its options' variables and the settings of ``[tool.reportedly.golden]``."""
        command = super().get_command(ctx, cmd_name)
        if command is None:
            return None
        bind_variables(command)
        if not ctx.resilient_parsing:
            settings = project_settings(Path.cwd())
            own = settings.get(str(self.name), {})
            self._refuse_unknown(own)
            ctx.default_map = {cmd_name: defaults_for(command, settings | own)}
        return command

    def _refuse_unknown(self, own: dict[str, Any]) -> None:
        known = {option.name for command in self.commands.values() for option in command.params}
        unknown = sorted(key for key in own if key.replace("-", "_") not in known)
        if unknown:
            raise click.UsageError(f"[tool.reportedly.{self.name}] has no option {unknown[0]!r}")


@click.group("golden", cls=GoldenCommands)
def command() -> None:
    """Keep a golden set, and notice when the extractor finds less of it than was accepted.

    A golden folder has a folder for each article: article.txt, report.json (a person's), states.json, README.md. The
    verdicts that were last accepted stand in baseline.json beside them; those on a model's recorded replies, which a
    golden folder may hold in replies/MODEL, in baseline.MODEL.json.
    """


def _golden(function: _F) -> _F:
    return click.option(
        "--golden",
        "golden_dir",
        default="golden",
        show_default=True,
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="The folder of golden articles.",
    )(function)


def _extractor(function: _F) -> _F:
    model = click.option(
        "-m",
        "--model",
        default=None,
        metavar="MODEL",
        help="Whose recorded replies, for --extractor replay; not needed where there is one model.",
    )
    return click.option(
        "--extractor",
        default=None,
        metavar="NAME",
        help=f"Which extractor; that of the baseline, or {DEFAULT_EXTRACTOR!r}, if not given. 'replay' reads the "
        f"replies in each golden folder's {REPLIES}/MODEL.",
    )(model(function))


def _golden_set(folder: Path, extractor: str | None, model: str | None) -> GoldenSet:
    """The golden set, with the baseline that belongs to the extractor.

    A model that is set in the environment or a project's settings is no hindrance to another extractor than 'replay'.
    """
    if extractor == REPLAY:
        return load_golden_folder(folder, model=recorded_model(folder, model))
    source = click.get_current_context().get_parameter_source("model")
    if source is click.core.ParameterSource.COMMANDLINE:
        raise click.UsageError("-m says whose recorded replies are read; give --extractor replay too")
    return load_golden_folder(folder)


@command.command("add")
@click.argument("slug")
@click.argument("article", type=click.Path(path_type=Path), metavar="ARTICLE")
@click.argument("report", type=click.Path(path_type=Path), metavar="REPORT")
@_golden
def add(slug: str, article: Path, report: Path, golden_dir: Path) -> int:
    """Make DIR/SLUG from an article and a person's report on it, which must be valid."""
    made = add_golden(golden_dir, slug, article, report)
    click.echo(f"{made}: fill in {README} and {STATES}, then: {accept_command(golden_dir)}")
    return Exit.DONE


@command.command("check")
@_golden
@_extractor
def check_command(golden_dir: Path, extractor: str | None, model: str | None) -> int:
    """Run the extractor on every golden article; exit with 1 if anything is worse than what was accepted."""
    golden_set = _golden_set(golden_dir, extractor, model)
    outcome = check(golden_set, golden_set.extractor(extractor))
    _say(_outcome_lines(golden_set, outcome, extractor))
    return Exit.DONE if outcome.passed else Exit.FINDINGS


@command.command("accept")
@_golden
@_extractor
def accept(golden_dir: Path, extractor: str | None, model: str | None) -> int:
    """Run the extractor and write its verdicts as the new baseline. Refused where CI is set: a person accepts."""
    if os.environ.get("CI"):
        raise ReportError("CI is set; a person accepts verdicts, and commits baseline.json")
    golden_set = _golden_set(golden_dir, extractor, model)
    before = golden_set.baseline
    if golden_set.model is not None:
        chosen = golden_set.extractor(None)
    else:
        chosen = extractor_named(extractor or (before.extractor if before else DEFAULT_EXTRACTOR))
    baseline = accepted(golden_set, chosen)
    write_baseline(golden_set.file, baseline)
    same = before is not None and before.to_json() == baseline.to_json()
    verdicts = sum(len(entry.verdicts) for entry in baseline.articles.values())
    articles = len(baseline.articles)
    click.echo(
        f"{golden_set.file}: {'unchanged' if same else 'written'}: {verdicts} verdicts on {articles} "
        f"article{'' if articles == 1 else 's'}, extractor {baseline.extractor} {baseline.extractor_version}",
    )
    return Exit.DONE


@command.command("diff")
@click.argument("before", required=False, type=click.Path(path_type=Path), metavar="[BEFORE]")
@click.argument("after", required=False, type=click.Path(path_type=Path), metavar="[AFTER]")
@_golden
@_extractor
def diff(before: Path | None, after: Path | None, golden_dir: Path, extractor: str | None, model: str | None) -> int:
    """Show every verdict that changed from BEFORE (the baseline) to AFTER (a run made now).

    Each may be a baseline file or reports (a file, JSON Lines, a folder), which are scored.

    \b
    reportedly golden diff
    git show main:golden/baseline.json > main.json; reportedly golden diff main.json golden/baseline.json
    reportedly golden diff old.jsonl new.jsonl
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    golden_set = _golden_set(golden_dir, extractor, model)
    if before is not None:
        old = load_run(before, golden_set)
    elif golden_set.baseline is not None:
        old = golden_set.baseline.articles
    else:
        command = accept_command(golden_dir, model=golden_set.model)
        raise ReportError(f"{golden_set.file}: no verdicts were accepted yet; {command}")
    if after is None:
        of_baseline = before is None or golden_set.model is not None
        chosen = golden_set.extractor(extractor) if of_baseline else extractor_named(extractor or DEFAULT_EXTRACTOR)
        new = fresh_run(golden_set, chosen)
    else:
        new = load_run(after, golden_set)
    _say(_diff_lines(golden_set, old, new))
    return Exit.DONE


def _diff_lines(golden_set: GoldenSet, old: Run, new: Run) -> Iterator[str]:
    for golden in golden_set.golden:
        name = golden.title
        if name not in old or name not in new:
            yield f"{name}: no verdicts {'before' if name not in old else 'now'}"
        elif old[name].gold != new[name].gold:
            yield f"{name}: the golden report or its states changed between the two; its verdicts can't be compared"
        else:
            yield from _change_lines(change(name, old[name], new[name]), golden, everything=True)


def _outcome_lines(golden_set: GoldenSet, outcome: Outcome, extractor: str | None) -> Iterator[str]:
    for golden, item in zip(golden_set.golden, outcome.changes, strict=True):
        yield from _change_lines(item, golden, everything=False)
    command = accept_command(golden_set.folder, extractor, model=golden_set.model)
    yield from advice(outcome.changes, outcome.orphans, command)


def _change_lines(item: Change, golden: Golden, *, everything: bool) -> Iterator[str]:
    yield f"{item.article}: {counts(item)}"
    if item.problem is None:
        yield from (f"  {line}" for line in change_lines(item, golden, everything=everything))


def _say(lines: Iterator[str]) -> None:
    for line in lines:
        click.echo(printable(line))
