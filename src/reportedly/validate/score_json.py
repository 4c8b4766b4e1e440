"""Score JSON: scores as a document for programs, with every verdict."""

import json
from typing import Any

from reportedly.schema.report import SCHEMA_VERSION
from reportedly.validate.scores import Scores
from reportedly.validate.tally import Tally
from reportedly.validate.uncertainty import Interval, Uncertainty
from reportedly.validate.verdicts import CLAIM, RULES, Verdict

FORMAT = "reportedly-scores-1"
_DIGITS = 6


def score_json(scores: Scores, uncertainty: Uncertainty) -> str:
    """The document: figures, critical errors, tallies, grounding, articles, verdicts; an undefined figure is null.

    Spans are ``[start, end]``; ``rules`` says what the rule ids mean.
    """
    document = {
        "format": FORMAT,
        "schema_version": SCHEMA_VERSION,
        "critical": [_verdict(verdict) for verdict in scores.critical],
        "claim_f1": _rounded(scores.claim_f1),
        "core_f1": _rounded(scores.core_f1),
        "uncertainty": {
            "articles": uncertainty.articles,
            "resamples": uncertainty.resamples,
            "claim_f1": _interval(uncertainty.claim),
            "core_f1": _interval(uncertainty.core),
            "slots": {slot: _interval(value) for slot, value in uncertainty.slots.items()},
            "note": uncertainty.note,
        },
        "all_templates": {slot: _tally(tally) for slot, tally in scores.slots.items()},
        "matched_only": {slot: _tally(tally) for slot, tally in scores.matched.items()},
        "core": {name: _tally(tally) for name, tally in scores.core.items()},
        "grounding": {
            slot: {**tally._asdict(), "overlap": _rounded(tally.overlap)} for slot, tally in scores.grounding.items()
        },
        "articles": [
            {
                "id": article.id,
                "name": article.name,
                "predicted": article.predicted,
                "claim": _tally(scores.by_article[article.id][CLAIM]),
            }
            for article in scores.articles
        ],
        "unscored": list(scores.unscored),
        "verdicts": [_verdict(verdict) for verdict in scores.verdicts],
        "rules": dict(RULES),
    }
    return json.dumps(document, indent=1, ensure_ascii=False)


def _verdict(verdict: Verdict) -> dict[str, Any]:
    grounding = verdict.grounding
    found = verdict._asdict() | {"grounding": grounding}
    return {name: value for name, value in found.items() if value is not None}


def _tally(tally: Tally) -> dict[str, float | None]:
    figures = {
        "recall": tally.recall,
        "precision": tally.precision,
        "overgeneration": tally.overgeneration,
        "f1": tally.f1,
    }
    return tally._asdict() | {name: _rounded(value) for name, value in figures.items()}


def _interval(value: Interval | None) -> list[float] | None:
    return None if value is None else [round(value.low, _DIGITS), round(value.high, _DIGITS)]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)
