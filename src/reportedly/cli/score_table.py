"""Score table: scores for a terminal, critical errors first."""

import click

from reportedly.cli.terminal import one_line
from reportedly.validate.comparison import Flip, flips, spurious_changes
from reportedly.validate.score_lines import (
    CRITICAL_TITLES,
    NONE,
    article_names,
    change,
    critical_lines,
    figures,
    interval,
    percent,
    plain_value,
    said,
    scope,
)
from reportedly.validate.scores import GroundingTally, Scores
from reportedly.validate.tally import Tally
from reportedly.validate.uncertainty import Significance, Uncertainty
from reportedly.validate.verdicts import CLAIM, EVIDENCE, Verdict

_SLOT = 20
_COUNT = 5
_FIGURE = 7
_VALUE = 44


def score_table(scores: Scores, uncertainty: Uncertainty) -> str:
    """The headline, the critical errors, slots in ALL TEMPLATES and MATCHED ONLY, the grounding axis."""
    lines = [one_line(scope(scores)), "", *_headline(scores, uncertainty), "", *_critical(scores), ""]
    lines += [*_slots(scores, uncertainty), "", *_core(scores), "", *_grounding(scores)]
    if len(scores.articles) > 1:
        lines += ["", *_articles(scores)]
    return "\n".join(line.rstrip() for line in lines)


def error_lines(scores: Scores) -> str:
    """Every verdict that costs credit: where, what was expected, what was found, and the rule.

    Of a claim without a partner only the claim row is told.
    """
    names = article_names(scores.articles)
    told = [verdict for verdict in scores.errors() if verdict.matched or verdict.slot == CLAIM]
    return "\n".join(verdict_line(names[verdict.article], verdict) for verdict in told)


def comparison_table(before: Scores, after: Scores, significance: Significance) -> str:
    """What changed from one run to another on the same golden set."""
    names = article_names(after.articles)
    found = flips(before.verdicts, after.verdicts)
    worse, better = [flip for flip in found if flip.worse], [flip for flip in found if flip.better]
    lines = [
        f"claim F1    {change(significance.claim)}",
        f"core slots  {change(significance.core)}",
        f"            paired permutation test over articles, {significance.permutations:,} permutations",
    ]
    lines += [f"            {significance.note}"] if significance.note else []
    lines += ["", click.style(f"worse  {len(worse)}", bold=True), *[_flip(names, flip) for flip in worse]]
    lines += ["", click.style(f"better {len(better)}", bold=True), *[_flip(names, flip) for flip in better]]
    spurious = spurious_changes(before.verdicts, after.verdicts)
    if spurious:
        lines += ["", click.style("spurious values", bold=True)]
        lines += [f"  {one_line(names[row.article])}  {row.slot}  {row.before} → {row.after}" for row in spurious]
    return "\n".join(lines)


def _headline(scores: Scores, uncertainty: Uncertainty) -> list[str]:
    claim, core = percent(scores.claim_f1), percent(scores.core_f1)
    basis = f"95 % bootstrap over articles, {uncertainty.resamples:,} resamples"
    lines = [
        click.style(f"claim F1    {claim:>5}", bold=True) + f"  {interval(uncertainty.claim)}",
        click.style(f"core slots  {core:>5}", bold=True) + f"  {interval(uncertainty.core)}  {basis}",
    ]
    return [*lines, *([f"            {uncertainty.note}"] if uncertainty.note else [])]


def _critical(scores: Scores) -> list[str]:
    count = len(scores.critical)
    head = click.style(f"critical errors {count}", bold=True, fg="red" if count else None)
    lines = [
        f"  {one_line(line.article)} {line.place}  {CRITICAL_TITLES[line.sort]}: "
        f"gold {one_line(line.gold)} · predicted {one_line(line.predicted)}  [{line.slot}]"
        for line in critical_lines(scores)
    ]
    return [head, *lines]


def _slots(scores: Scores, uncertainty: Uncertainty) -> list[str]:
    counts = "".join(f"{name:>{_COUNT}}" for name in ("COR", "PAR", "INC", "MIS", "SPU", "NON"))
    heads = "".join(f"{name:>{_FIGURE}}" for name in ("recall", "prec.", "overg.", "F1"))
    wide = len(counts) + len(heads)
    lines = [
        f"{'':{_SLOT}}{click.style('ALL TEMPLATES', bold=True)}{'':{wide + 18 - 13}}  MATCHED ONLY",
        f"{'slot':{_SLOT}}{counts}{heads}{'':18}{heads}",
    ]
    for slot, tally in scores.slots.items():
        matched = scores.matched[slot]
        row = _row(slot, tally) + f"  {interval(uncertainty.slots.get(slot)):<16}"
        lines.append(row + "".join(f"{figure:>{_FIGURE}}" for figure in figures(matched)))
    return lines


def _core(scores: Scores) -> list[str]:
    cells = [f"{name} {percent(tally.f1)}" for name, tally in scores.core.items()]
    return [f"core slots: {' · '.join(cells)}"]


def _grounding(scores: Scores) -> list[str]:
    heads = ("exact", "overlapping", "elsewhere", "ungrounded", "mean IoU")
    lines = [f"{'grounding':{_SLOT}}" + "".join(f"{head:>13}" for head in heads)]
    for slot, tally in scores.grounding.items():
        if slot == EVIDENCE or any(tally[:4]):
            lines.append(f"{slot:{_SLOT}}" + "".join(f"{cell:>13}" for cell in _places(tally)))
    if all(article.text is None for article in scores.articles):
        lines.append("no article text given: nothing can be found ungrounded")
    return lines


def _places(tally: GroundingTally) -> tuple[str, ...]:
    overlap = NONE if tally.overlap is None else f"{tally.overlap:.2f}"
    return (*[str(count) for count in tally[:4]], overlap)


def _articles(scores: Scores) -> list[str]:
    lines = [f"{'article':40}{'claim F1':>10}{'critical':>10}"]
    for article in scores.articles:
        critical = sum(verdict.article == article.id for verdict in scores.critical)
        f1 = percent(scores.by_article[article.id][CLAIM].f1)
        lines.append(f"{one_line(article.name)[:38]:40}{f1:>10}{critical:>10}")
    return lines


def _row(slot: str, tally: Tally) -> str:
    counts = "".join(f"{count:>{_COUNT}}" for count in tally)
    return f"{slot:{_SLOT}}{counts}" + "".join(f"{figure:>{_FIGURE}}" for figure in figures(tally))


def verdict_line(article: str, verdict: Verdict, sides: tuple[str, str] = ("gold", "predicted")) -> str:
    """A verdict on one line: where, what each side says, and the rule that decided."""
    place = verdict.gold_pointer or verdict.predicted_pointer or ""
    gold, predicted = (_short(plain_value(verdict, value)) for value in (verdict.gold, verdict.predicted))
    mark = f"  CRITICAL {verdict.critical}" if verdict.critical else ""
    return (
        f"{verdict.category}  {one_line(article)} {place}  {verdict.slot}: {sides[0]} {gold} · {sides[1]} {predicted}"
        f"  [{verdict.rule}]{mark}"
    )


def _flip(names: dict[str, str], flip: Flip) -> str:
    verdict = flip.after or flip.before
    gold = said(None if verdict is None else verdict.gold)
    before, after = (NONE if one is None else _outcome(one) for one in (flip.before, flip.after))
    return (
        f"  {one_line(names[flip.article])} {flip.pointer}  {flip.slot}: {before} → {after}  "
        f"gold {_short(gold)}{'  CRITICAL' if flip.newly_critical else ''}"
    )


def _outcome(verdict: Verdict) -> str:
    return f"{verdict.category} {_short(said(verdict.predicted))}"


def _short(value: str) -> str:
    shown = one_line(value)
    return shown if len(shown) <= _VALUE else shown[: _VALUE - 1] + "…"
