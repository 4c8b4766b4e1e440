"""``reportedly agree``: two annotations of the same articles."""

import json
import logging
from pathlib import Path

import click

from reportedly.cli.exits import Exit
from reportedly.cli.files import opened_for_result
from reportedly.cli.options import output
from reportedly.cli.score_table import verdict_line
from reportedly.validate.agreement import CLOSED, Agreement, annotation_agreement
from reportedly.validate.golden import load_golden_set
from reportedly.validate.score_lines import NONE, article_names, counted, percent

logger = logging.getLogger(__name__)

_DIGITS = 6
_SLOT = 20


@click.command("agree")
@click.argument("one", type=click.Path(path_type=Path), metavar="A")
@click.argument("other", type=click.Path(path_type=Path), metavar="B")
@output
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--differences", is_flag=True, help="Below the table, list every difference, to be decided one by one.")
def command(one: Path, other: Path, output: str | None, form: str, *, differences: bool) -> int:
    """Say how far two annotations agree: F1 per slot, and Krippendorff's alpha for closed slots.

    A and B are report files, or folders with a folder for each article that holds report.json. Gold states are set
    aside.

    \b
    reportedly agree first/ second/
    reportedly agree first/report.json second/report.json --differences
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    found = annotation_agreement(load_golden_set(one), load_golden_set(other))
    for name in found.alone:
        logger.warning("%s is annotated on one side alone; it is left out", name)
    with opened_for_result(output) as stream:
        if form == "json":
            click.echo(_json(found), file=stream)
            return Exit.DONE
        click.echo(_table(found), file=stream)
        if differences:
            names = article_names(found.scores.articles)
            click.echo(file=stream)
            for verdict in found.differences:
                line = verdict_line(names[verdict.article], verdict, sides=("A", "B"))
                click.echo(line, file=stream)
    return Exit.DONE


def _table(found: Agreement) -> str:
    heads = ("both", "partly", "differ", "A only", "B only", "neither")
    lines = [
        f"{counted(len(found.articles), 'article')} annotated twice",
        "",
        f"{'slot':{_SLOT}}" + "".join(f"{head:>8}" for head in heads) + f"{'F1':>8}{'alpha':>8}{'claims':>8}",
    ]
    for slot, (f1, tally, alpha, units) in found.slots.items():
        closed = f"{NONE if alpha is None else f'{alpha:.3f}':>8}{units:>8}" if slot in CLOSED else ""
        counts = "".join(f"{count:>8}" for count in tally)
        lines.append(f"{slot:{_SLOT}}{counts}{percent(f1):>8}{closed}")
    return "\n".join([*lines, "", "alpha: Krippendorff, nominal, over aligned claims"])


def _json(found: Agreement) -> str:
    document = {
        "articles": list(found.articles),
        "alone": list(found.alone),
        "slots": {
            slot: {
                "f1": _rounded(row.f1),
                "both": row.tally.cor,
                "partly": row.tally.par,
                "differ": row.tally.inc,
                "a_only": row.tally.mis,
                "b_only": row.tally.spu,
                "neither": row.tally.non,
                **({"alpha": _rounded(row.alpha), "claims": row.units} if slot in CLOSED else {}),
            }
            for slot, row in found.slots.items()
        },
        "differences": [
            {name: value for name, value in verdict._asdict().items() if value is not None}
            for verdict in found.differences
        ],
    }
    return json.dumps(document, indent=1, ensure_ascii=False)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)
