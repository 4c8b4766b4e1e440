"""Score Markdown: scores for a pull request or a note, critical errors first."""

import re

from reportedly.validate.score_lines import (
    CRITICAL_TITLES,
    critical_lines,
    figures,
    interval,
    percent,
    scope,
)
from reportedly.validate.scores import Scores
from reportedly.validate.uncertainty import Uncertainty
from reportedly.validate.verdicts import CLAIM

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+!|~&:@-])")


def score_markdown(scores: Scores, uncertainty: Uncertainty) -> str:
    """The headline, the critical errors, the table of slots."""
    lines = ["# Scores", "", escaped(scope(scores)), ""]
    lines += [
        "| | F1 | 95 % interval |",
        "| --- | ---: | --- |",
        f"| **claims** | **{percent(scores.claim_f1)}** | {interval(uncertainty.claim)} |",
        f"| **core slots, mean** | **{percent(scores.core_f1)}** | {interval(uncertainty.core)} |",
        "",
    ]
    lines += [f"{uncertainty.note[0].upper()}{uncertainty.note[1:]}.", ""] if uncertainty.note else []
    lines += [f"## Critical errors: {len(scores.critical)}", "", *_critical(scores)]
    lines += ["## Slots", "", *_slots(scores, uncertainty), ""]
    lines += ["## Grounding", "", *_grounding(scores), ""]
    if len(scores.articles) > 1:
        lines += ["## Articles", "", *_articles(scores), ""]
    return "\n".join(lines)


def escaped(text: str) -> str:
    """Text of an article or a file on one line, with nothing left that Markdown or HTML would read as markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _critical(scores: Scores) -> list[str]:
    lines = [
        f"- **{CRITICAL_TITLES[line.sort]}** in {line.slot}: gold {escaped(line.gold)}, predicted "
        f"{escaped(line.predicted)} ({escaped(line.article)} `{line.place}`)"
        for line in critical_lines(scores)
    ]
    return [*lines, ""] if lines else []


def _slots(scores: Scores, uncertainty: Uncertainty) -> list[str]:
    heads = ("slot", "COR", "PAR", "INC", "MIS", "SPU", "NON", "recall", "precision", "overgen.", "F1", "95 %")
    matched = ("recall", "precision", "overgen.", "F1, matched only")
    lines = [f"| {' | '.join((*heads, *matched))} |", f"| --- |{' ---: |' * 10} --- |{' ---: |' * 4}"]
    for slot, tally in scores.slots.items():
        cells = [slot, *[str(count) for count in tally], *figures(tally), interval(uncertainty.slots.get(slot))]
        lines.append(f"| {' | '.join([*cells, *figures(scores.matched[slot])])} |")
    core = " · ".join(f"{name} {percent(tally.f1)}" for name, tally in scores.core.items())
    return [*lines, "", f"Core slots: {core}."]


def _grounding(scores: Scores) -> list[str]:
    lines = [
        "| | exact | overlapping | elsewhere | ungrounded | mean IoU |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for slot, tally in scores.grounding.items():
        overlap = "–" if tally.overlap is None else f"{tally.overlap:.2f}"
        lines.append(f"| {slot} | {' | '.join(str(count) for count in tally[:4])} | {overlap} |")
    return lines


def _articles(scores: Scores) -> list[str]:
    lines = ["| article | claim F1 | critical errors |", "| --- | ---: | ---: |"]
    for article in scores.articles:
        critical = sum(verdict.article == article.id for verdict in scores.critical)
        f1 = percent(scores.by_article[article.id][CLAIM].f1)
        lines.append(f"| {escaped(article.name)} | {f1} | {critical} |")
    return lines
