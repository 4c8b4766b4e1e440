"""Score lines: the figures as words, which every rendering for people shares."""

from collections.abc import Iterator
from typing import NamedTuple

from reportedly.validate.scores import ScoredArticle, Scores
from reportedly.validate.tally import Tally
from reportedly.validate.uncertainty import Difference, Interval
from reportedly.validate.verdicts import CLAIM, EVIDENCE, RULES, Critical, Verdict

NONE = "–"
"""For a figure that is undefined, and for a value that is lacking."""

CRITICAL_TITLES = {
    Critical.POLARITY: "polarity flipped",
    Critical.MODALITY: "asserted for hedged, or the reverse",
    Critical.BOUND: "another bound",
    Critical.DESIGNATION: "another designation number",
    Critical.SIDE: "the other side",
    Critical.ORIGIN: "the narrator in the place of the origin",
}


class CriticalLine(NamedTuple):
    """A critical error for reading."""

    article: str
    """The article's short name."""
    sort: Critical
    slot: str
    gold: str
    predicted: str
    rule: str
    place: str
    """Pointer to the gold claim."""
    words: str
    """Its first evidence."""


def percent(value: float | None) -> str:
    """A figure in percent with one decimal."""
    return NONE if value is None else f"{100 * value:.1f}"


def interval(value: Interval | None) -> str:
    """An interval in percent."""
    return "" if value is None else f"[{percent(value.low)}, {percent(value.high)}]"


def change(value: Difference) -> str:
    """A difference in percent points, with its sign and p-value."""
    if value.change is None or value.p is None:
        return f"{percent(value.before)} → {percent(value.after)}"
    return f"{percent(value.before)} → {percent(value.after)} ({100 * value.change:+.1f}, p = {value.p:.4f})"


def said(value: str | None) -> str:
    """A value, or a dash."""
    return NONE if value is None else value


def counted(number: int, noun: str) -> str:
    """'1 article', '2 articles'."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def scope(scores: Scores) -> str:
    """What was scored, in one line."""
    claims = scores.slots[CLAIM]
    missing = [article.name for article in scores.articles if not article.predicted]
    parts = [
        counted(len(scores.articles), "article"),
        f"{counted(claims.possible, 'claim')} in the gold",
        f"{claims.actual} predicted",
    ]
    if missing:
        parts.append(f"no prediction for {', '.join(missing)}: all missing")
    return " · ".join(parts)


def critical_lines(scores: Scores) -> Iterator[CriticalLine]:
    """The critical errors, in their order."""
    names = article_names(scores.articles)
    evidence = {
        (verdict.article, _claim_of(verdict)): verdict.gold or ""
        for verdict in reversed(scores.verdicts)
        if verdict.slot == EVIDENCE
    }
    for verdict in scores.critical:
        if verdict.critical is not None:
            place = _claim_of(verdict)
            yield CriticalLine(
                names[verdict.article],
                verdict.critical,
                verdict.slot,
                plain_value(verdict, verdict.gold),
                plain_value(verdict, verdict.predicted),
                RULES[verdict.rule],
                place,
                evidence.get((verdict.article, place), ""),
            )


def _claim_of(verdict: Verdict) -> str:
    """Pointer to the gold claim of a verdict."""
    return "/".join(f"{verdict.gold_pointer}".split("/")[:3])


def plain_value(verdict: Verdict, value: str | None) -> str:
    """A value for reading: in the slots of polarity and modality nothing means 'affirmed' and 'asserted'."""
    if value is None:
        return {"polarity": "affirmed", "modality": "asserted"}.get(verdict.slot, NONE)
    return value


def article_names(articles: tuple[ScoredArticle, ...]) -> dict[str, str]:
    """What tables call the articles, by id."""
    return {article.id: article.name for article in articles}


def figures(tally: Tally) -> tuple[str, str, str, str]:
    """Recall, precision, overgeneration and F1 of a tally."""
    return percent(tally.recall), percent(tally.precision), percent(tally.overgeneration), percent(tally.f1)
