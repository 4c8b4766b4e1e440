"""``reportedly validate``: reports to findings."""

import logging
from pathlib import Path
from typing import Any

import click

from reportedly.cli.exits import Exit
from reportedly.cli.files import STANDARD, opened_for_result
from reportedly.cli.findings import findings_table, github_annotations, rules_table
from reportedly.cli.options import output, source_bytes
from reportedly.errors import ArticleError, ReportedlyError, ReportError
from reportedly.text.decoding import decode
from reportedly.validate.findings import Severity
from reportedly.validate.findings_json import ReportFindings, findings_json
from reportedly.validate.located import ArticleFile, located
from reportedly.validate.sarif import sarif
from reportedly.validate.validation import validate_report

logger = logging.getLogger(__name__)

_BESIDE = "article.txt"


def _list_rules(context: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's interface
    if value and not context.resilient_parsing:
        click.echo(rules_table(), nl=False)
        context.exit()


class _Several(click.Option):
    """An option that may be given several times; a setting may be one string or a list."""

    def type_cast_value(self, ctx: click.Context, value: Any) -> Any:
        return super().type_cast_value(ctx, (value,) if isinstance(value, str) else value)


def _patterns(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(pattern.strip() for value in values for pattern in value.split(",") if pattern.strip())


@click.command("validate")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT... | -")
@click.option(
    "--article", default=None, metavar="TEXT", help="The report's article; 'article.txt' beside it if not given."
)
@output
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "sarif", "github"]),
    default="table",
    show_default=True,
    help="'github' prints annotations for a workflow's log.",
)
@click.option(
    "--select",
    cls=_Several,
    multiple=True,
    callback=_patterns,
    metavar="RULES",
    help="Check these rules or families only.",
)
@click.option(
    "--ignore",
    cls=_Several,
    multiple=True,
    callback=_patterns,
    metavar="RULES",
    help="Leave these rules or families out.",
)
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    default=Severity.ERROR.value,
    show_default=True,
    help="Exit with 1 on findings as bad as this, or worse.",
)
@click.option("--encoding", default=None, metavar="NAME", help="Encoding of the article; found out if not given.")
@click.option("--rules", is_flag=True, is_eager=True, expose_value=False, callback=_list_rules, help="List the rules.")
def command(
    reports: tuple[str, ...],
    article: str | None,
    output: str | None,
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    encoding: str | None,
) -> int:
    """Check reports: schema, words in the article, computed values, and what the values mean together.

    \b
    reportedly validate report.json --article article.txt
    reportedly validate golden/*/report.json --format github
    reportedly validate report.json --ignore denial,quote.outside_marks

    Exit codes: 0 no finding as bad as --fail-on, 1 findings, 2 usage, or a file that can't be read.
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    if article is not None and len(reports) > 1:
        raise click.UsageError("--article belongs to one report; there are several")
    checked: list[ReportFindings] = []
    failed = False
    for path in reports:
        try:
            checked.append(_checked(path, article, encoding, select, ignore))
        except ValueError as error:
            raise click.UsageError(str(error)) from error
        except ReportedlyError as error:
            if len(reports) == 1:
                raise
            logger.error("%s", error)  # noqa: TRY400 - one line for the user, no traceback
            failed = True
    with opened_for_result(output) as stream:
        click.echo(_shown(checked, form), file=stream, nl=False)
    if failed:
        return Exit.USAGE
    bad = any(report.validation.reaches(Severity(fail_on)) for report in checked)
    return Exit.FINDINGS if bad else Exit.DONE


def _checked(
    path: str,
    article: str | None,
    encoding: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> ReportFindings:
    name = "standard input" if path == STANDARD else path
    data = source_bytes(path)
    content = _bytes(Path(path)) if data is None else data
    if article is None and data is None and (beside := Path(path).parent / _BESIDE).is_file():
        article = str(beside)
    text = None if article is None else _text(Path(article), encoding)
    try:
        validation = validate_report(content, article=text, select=select, ignore=ignore)
    except ArticleError as error:
        raise ArticleError(f"{article}: {error}") from error
    file = None
    if article is not None and text is not None and validation.article is not None:
        file = ArticleFile(article, validation.article, text)
    return ReportFindings(name, validation, located(validation, name, content, file))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReportError(f"{path}: {error.strerror or error}") from error


def _text(path: Path, encoding: str | None) -> str:
    try:
        return decode(path.read_bytes(), encoding).removeprefix("\ufeff")
    except OSError as error:
        raise ArticleError(f"{path}: {error.strerror or error}") from error
    except ArticleError as error:
        raise ArticleError(f"{path}: {error}") from error


def _shown(reports: list[ReportFindings], form: str) -> str:
    if form == "json":
        return findings_json(reports)
    if form == "github":
        return github_annotations(reports)
    if form == "sarif":
        unchecked = [f"{report.name}: {text}" for report in reports for text in report.validation.unchecked]
        return sarif((item for report in reports for item in report.items), unchecked)
    return findings_table(reports)
