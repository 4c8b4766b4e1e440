"""``reportedly score``: predictions against golden annotations."""

import logging
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from reportedly.cli.exits import Exit
from reportedly.cli.files import opened_for_result
from reportedly.cli.options import output, source_bytes
from reportedly.cli.score_table import comparison_table, error_lines, score_table
from reportedly.errors import ReportError
from reportedly.validate.golden import Golden, load_golden_set
from reportedly.validate.predictions import Predictions, load_predictions, read_predictions
from reportedly.validate.score_json import score_json
from reportedly.validate.score_markdown import score_markdown
from reportedly.validate.score_page import score_page
from reportedly.validate.scorer import score_reports
from reportedly.validate.scores import Scores
from reportedly.validate.uncertainty import Uncertainty, bootstrap, permutation_test

logger = logging.getLogger(__name__)

_FORMS: Mapping[str, Callable[[Scores, Uncertainty], str]] = {
    "table": score_table,
    "json": score_json,
    "markdown": score_markdown,
    "html": score_page,
    "sarif": lambda scores, _: _sarif(scores),
}


@click.command("score")
@click.argument("predicted", metavar="PREDICTED | -")
@click.argument("golden", type=click.Path(path_type=Path), metavar="GOLDEN")
@output
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_FORMS)),
    default="table",
    show_default=True,
    help="How the scores are shown; JSON holds every verdict.",
)
@click.option("--errors", is_flag=True, help="Below the table, list every verdict that costs credit.")
@click.option("--against", default=None, metavar="PREDICTED", help="Compare with an earlier run: what changed.")
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    default=None,
    metavar="PERCENT",
    help="Exit with 1 if claim F1 or the mean F1 of the core slots is lower.",
)
@click.option("--fail-on-critical", is_flag=True, help="Exit with 1 on any critical error.")
def command(
    predicted: str,
    golden: Path,
    output: str | None,
    form: str,
    against: str | None,
    fail_under: float | None,
    *,
    errors: bool,
    fail_on_critical: bool,
) -> int:
    """Score reports (a file, JSON Lines, a folder, or '-') against a golden report or a folder of them.

    A golden folder has a folder for each article, with report.json, and states.json and article.txt if there are any. A
    folder of predictions has <slug>.json or <slug>/report.json; other files are matched by article id.

    \b
    reportedly score predictions/ golden/
    reportedly score report.json golden/some_article --errors
    reportedly score new.jsonl golden/ --against old.jsonl
    reportedly score predictions/ golden/ --format html -o scores.html
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    gold = load_golden_set(golden)
    scores = _scores(predicted, gold)
    with opened_for_result(output) as stream:
        if against is None:
            click.echo(_FORMS[form](scores, bootstrap(scores)).rstrip("\n"), file=stream)
        else:
            before = _scores(against, gold)
            click.echo(comparison_table(before, scores, permutation_test(before, scores)), file=stream)
        if errors and form == "table":
            click.echo("\n" + error_lines(scores), file=stream)
    return _code(scores, fail_under, fail_on_critical=fail_on_critical)


def _scores(path: str, golden: tuple[Golden, ...]) -> Scores:
    found = _predictions(path, golden)
    for line in found.failed:
        logger.warning("%s; all its gold counts as missing", line)
    scores = score_reports(found.reports, golden)
    if scores.unscored:
        logger.warning(
            "%d of %d predictions are about articles that the golden set does not have; they are left out",
            len(scores.unscored),
            len(found.reports),
        )
    return scores


def _predictions(path: str, golden: tuple[Golden, ...]) -> Predictions:
    data = source_bytes(path)
    if data is None:
        return load_predictions(Path(path), golden)
    found = read_predictions(data, "standard input")
    if not found.reports:
        raise ReportError(found.failed[0] if found.failed else "standard input: no report in it")
    return found


def _sarif(scores: Scores) -> str:
    from reportedly.validate.score_sarif import score_sarif  # noqa: PLC0415 - it brings the whole of validation along

    return score_sarif(scores)


def _code(scores: Scores, fail_under: float | None, *, fail_on_critical: bool) -> Exit:
    figures = [figure for figure in (scores.claim_f1, scores.core_f1) if figure is not None]
    if fail_under is not None and min(figures, default=1.0) * 100 < fail_under:
        logger.warning("below --fail-under %s", fail_under)
        return Exit.FINDINGS
    if fail_on_critical and scores.critical:
        logger.warning("critical errors: %d", len(scores.critical))
        return Exit.FINDINGS
    return Exit.DONE
