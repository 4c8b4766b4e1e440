"""Score page: scores as one self-contained HTML page, for people.

No script, nothing fetched; a content security policy says so to the browser. Every string is escaped, control
characters are made visible, and words of articles are isolated from the page's text direction.
"""

from collections.abc import Sequence
from importlib.resources import files

from reportedly.validate.marked_text import marked_text, shown
from reportedly.validate.score_lines import (
    CRITICAL_TITLES,
    counted,
    critical_lines,
    figures,
    interval,
    percent,
    plain_value,
    scope,
)
from reportedly.validate.scores import ScoredArticle, Scores, claims_of
from reportedly.validate.tally import Tally
from reportedly.validate.uncertainty import Interval, Uncertainty
from reportedly.validate.verdicts import CLAIM, CORE, EVIDENCE, RULES, Category, Verdict

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_CORE = frozenset(slot for slots in CORE.values() for slot in slots)
_MEANINGS = {
    Category.COR: "right",
    Category.PAR: "partly right, half a credit",
    Category.INC: "wrong",
    Category.MIS: "in the gold only",
    Category.SPU: "in the prediction only",
    Category.NON: "in neither",
}


def score_page(scores: Scores, uncertainty: Uncertainty) -> str:
    """The page."""
    style = (files("reportedly.validate") / "data" / "page.css").read_text(encoding="utf-8")
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            "<title>Scores</title>",
            f"<style>\n{style}</style></head><body><main>",
            f'<h1>Scores</h1><p class="soft">{shown(scope(scores))}</p>',
            _head(scores, uncertainty),
            _critical(scores),
            "<h2>Slots</h2>",
            _slots(scores, uncertainty),
            "<h2>Grounding</h2>",
            _grounding(scores),
            "<h2>Claims</h2>",
            *[_article(scores, article, opened=len(scores.articles) == 1) for article in scores.articles],
            f"<footer>{_key()}</footer>",
            "</main></body></html>",
            "",
        ]
    )


def _head(scores: Scores, uncertainty: Uncertainty) -> str:
    count = len(scores.critical)
    sorts = ", ".join(f"{number} {sort}" for sort, number in scores.critical_counts.items() if number)
    basis = f"95 % intervals: bootstrap over articles, {uncertainty.resamples:,} resamples"
    note = f'<p class="note">{shown(uncertainty.note.capitalize())}.</p>' if uncertainty.note else ""
    return (
        '<div class="head">'
        f'<div class="figure{" alarm" if count else ""}"><span class="soft">Critical errors</span><b>{count}</b>'
        f'<span class="soft">{shown(sorts) or "none"}</span></div>'
        f"{_figure('Claim F1', scores.claim_f1, uncertainty.claim)}"
        f"{_figure('Core slots, mean F1', scores.core_f1, uncertainty.core)}"
        f'</div><p class="soft">{basis}</p>{note}'
    )


def _figure(title: str, value: float | None, between: Interval | None) -> str:
    return (
        f'<div class="figure"><span class="soft">{title}</span><b>{percent(value)}</b>'
        f'<span class="soft">{interval(between) or "no interval"}</span>{_gauge(value, between)}</div>'
    )


def _gauge(value: float | None, between: Interval | None = None) -> str:
    if value is None:
        return ""
    mark = ""
    if between is not None:
        mark = f'<u style="left:{100 * between.low:.1f}%;right:{100 * (1 - between.high):.1f}%"></u>'
    return f'<div class="gauge"><i style="width:{100 * value:.1f}%"></i>{mark}</div>'


def _critical(scores: Scores) -> str:
    items = [
        f'<li><span class="loud">{CRITICAL_TITLES[line.sort]}</span> in {line.slot}: '
        f"gold <b><bdi>{shown(line.gold)}</bdi></b>, predicted <b><bdi>{shown(line.predicted)}</bdi></b>"
        f'<q>{shown(line.words)}</q><span class="soft">{shown(line.article)} {shown(line.place)}</span></li>'
        for line in critical_lines(scores)
    ]
    return f'<h2>Critical errors</h2><ul class="critical">{"".join(items)}</ul>' if items else ""


def _slots(scores: Scores, uncertainty: Uncertainty) -> str:
    heads = ("slot", *Category, "recall", "precision", "overgen.", "F1", "95 %", "", "matched F1")
    rows = [_slot(slot, tally, scores, uncertainty) for slot, tally in scores.slots.items()]
    core = " · ".join(f"{name} {percent(tally.f1)}" for name, tally in scores.core.items())
    return (
        f"{_table(heads, rows)}"
        f'<p class="soft">Counts and figures are ALL TEMPLATES; matched F1 counts aligned claims alone. Core slots ◆: '
        f"{core}.</p>"
    )


def _slot(slot: str, tally: Tally, scores: Scores, uncertainty: Uncertainty) -> str:
    between = uncertainty.slots.get(slot)
    counts = "".join(f"<td{'' if count else _ZERO}>{count}</td>" for count in tally)
    cells = "".join(f"<td>{cell}</td>" for cell in figures(tally))
    name = f'<td class="core">{slot}</td>' if slot in _CORE else f"<td>{slot}</td>"
    matched = f"<td>{percent(scores.matched[slot].f1)}</td>"
    head = '<tr class="claims">' if slot == CLAIM else "<tr>"
    bar = f"<td>{interval(between)}</td><td>{_gauge(tally.f1, between)}</td>"
    return f"{head}{name}{counts}{cells}{bar}{matched}</tr>"


_ZERO = ' class="zero"'


def _grounding(scores: Scores) -> str:
    rows = []
    for slot, tally in scores.grounding.items():
        overlap = "–" if tally.overlap is None else f"{tally.overlap:.2f}"
        counts = "".join(f"<td{'' if count else _ZERO}>{count}</td>" for count in tally[:4])
        rows.append(f"<tr><td>{slot}</td>{counts}<td>{overlap}</td></tr>")
    known = any(article.text is not None for article in scores.articles)
    note = "" if known else '<p class="soft">No article text was given: nothing can be found ungrounded.</p>'
    return _table(("", "exact", "overlapping", "elsewhere", "ungrounded", "mean IoU"), rows) + note


def _table(heads: Sequence[str], rows: Sequence[str]) -> str:
    head = "".join(f"<th>{cell}</th>" for cell in heads)
    return f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>'


def _article(scores: Scores, article: ScoredArticle, *, opened: bool) -> str:
    verdicts = [verdict for verdict in scores.verdicts if verdict.article == article.id]
    claims = claims_of(verdicts)
    critical = sum(verdict.critical is not None for verdict in verdicts)
    facts = [f"claim F1 {percent(scores.by_article[article.id][CLAIM].f1)}", counted(len(claims), "claim")]
    facts += [f'<span class="loud">{counted(critical, "critical error")}</span>'] if critical else []
    facts += [] if article.predicted else ['<span class="loud">no prediction</span>']
    body = f"<div>{''.join(_claim(claim) for claim in claims)}</div>"
    if article.text is not None:
        body = f"<div>{_TEXT_KEY}{marked_text(article.text, verdicts)}</div>{body}"
    return (
        f"<details{' open' if opened else ''}><summary>{shown(article.name)} "
        f'<span class="soft">{" · ".join(facts)}</span></summary>'
        f'<div class="article{"" if article.text is not None else " plain"}">{body}</div></details>'
    )


_TEXT_KEY = (
    '<p class="key"><span><mark class="both">evidence of both</mark></span>'
    '<span><mark class="gold">of the gold only</mark></span>'
    '<span><mark class="predicted">of the prediction only</mark></span></p>'
)


def _claim(verdicts: Sequence[Verdict]) -> str:
    row = verdicts[0]
    evidence = next((verdict for verdict in verdicts if verdict.slot == EVIDENCE), None)
    words = (evidence.gold or evidence.predicted or "") if evidence else ""
    title = row.gold or row.predicted or ""
    if row.gold and row.predicted and row.gold != row.predicted:
        title = f"{row.gold} → {row.predicted}"
    wrong = [verdict for verdict in verdicts[1:] if verdict.category not in (Category.COR, Category.NON)]
    right = [verdict.slot for verdict in verdicts[1:] if verdict.category is Category.COR and verdict.slot != EVIDENCE]
    lone = not row.matched
    lines = "" if lone else "".join(_verdict(verdict) for verdict in wrong)
    fine = f'<p class="fine">right: {", ".join(dict.fromkeys(right))}</p>' if right and not lone else ""
    return (
        f'<div class="claim"><h3>{_chip(row.category)} {shown(title.replace("_", " "))}'
        f' <span class="soft">{shown(row.gold_pointer or row.predicted_pointer or "")}</span></h3>'
        f'<q>{shown(words)}</q><ul class="verdicts">{lines}</ul>{fine}</div>'
    )


def _verdict(verdict: Verdict) -> str:
    gold, predicted = (shown(plain_value(verdict, value)) for value in (verdict.gold, verdict.predicted))
    values = f"{gold} → {predicted}"
    if verdict.rule == "evidence.overlapping":
        values = f"overlap {verdict.overlap:.2f}"
    loud = f' <span class="loud">critical: {verdict.critical}</span>' if verdict.critical else ""
    return (
        f'<li>{_chip(verdict.category)}<span>{verdict.slot}</span><span><span class="values">{values}'
        f'</span> <span class="why">{shown(RULES[verdict.rule])}</span>{loud}</span></li>'
    )


def _chip(category: Category) -> str:
    return f'<span class="chip {category}" title="{_MEANINGS[category]}">{category}</span>'


def _key() -> str:
    return " ".join(f"{_chip(category)} {meaning} " for category, meaning in _MEANINGS.items())
