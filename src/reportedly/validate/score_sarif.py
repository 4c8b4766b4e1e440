"""Score SARIF: verdicts that cost credit as results of a SARIF 2.1.0 log, at their words in the article.

A critical error is an error, a partly right value a note, any other a warning. Of a claim without a partner only the
claim row is told. A value without words of its own stands at its claim's evidence.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from reportedly._version import __version__
from reportedly.validate.positions import position
from reportedly.validate.ranges import Range
from reportedly.validate.sarif import SCHEMA, message, uri
from reportedly.validate.score_lines import plain_value
from reportedly.validate.scores import ScoredArticle, Scores, claims_of
from reportedly.validate.verdicts import CLAIM, EVIDENCE, RULES, Category, Verdict

FINGERPRINT = "reportedlyVerdict/v1"
"""Name of our fingerprint; the number grows when it is computed otherwise."""

_LENGTH = 32
_RULES = list(RULES)


def score_sarif(scores: Scores) -> str:
    """The log, with one run."""
    articles = {article.id: article for article in scores.articles}
    newlines = {
        article.id: [found.start() for found in re.finditer("\n", article.text or "")] for article in scores.articles
    }
    seen: Counter[str] = Counter()
    results = []
    for verdict, words in _told(scores):
        digest = _digest(verdict)
        seen[digest] += 1
        location = _location(verdict, articles[verdict.article], newlines[verdict.article], words)
        results.append(
            {
                "ruleId": verdict.rule,
                "ruleIndex": _RULES.index(verdict.rule),
                "level": _level(verdict),
                "message": message(_sentence(verdict)),
                "locations": [location],
                "partialFingerprints": {FINGERPRINT: f"{digest}:{seen[digest]}"},
                "properties": {"slot": verdict.slot, "category": str(verdict.category)},
            }
        )
    run = {
        "tool": {
            "driver": {
                "name": "reportedly score",
                "version": __version__,
                "rules": [{"id": rule, "shortDescription": message(meaning)} for rule, meaning in RULES.items()],
            },
        },
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False).encode(errors="backslashreplace").decode() + "\n"


def _told(scores: Scores) -> Iterator[tuple[Verdict, Range | None]]:
    """The verdicts that cost credit, each with its claim's first evidence."""
    for claim in claims_of(scores.verdicts):
        row = claim[0]
        for verdict in claim:
            wrong = verdict.category not in (Category.COR, Category.NON) and verdict.slot != EVIDENCE
            if wrong and (verdict.matched or verdict.slot == CLAIM):
                yield verdict, row.gold_span or row.predicted_span


def _level(verdict: Verdict) -> str:
    if verdict.critical is not None:
        return "error"
    return "note" if verdict.category is Category.PAR else "warning"


def _sentence(verdict: Verdict) -> str:
    gold, predicted = (plain_value(verdict, value) for value in (verdict.gold, verdict.predicted))
    critical = f"Critical error ({verdict.critical}). " if verdict.critical else ""
    return f"{critical}{verdict.slot}: gold {gold}, predicted {predicted} ({RULES[verdict.rule]})."


def _location(verdict: Verdict, article: ScoredArticle, newlines: list[int], words: Range | None) -> Mapping[str, Any]:
    pointer = verdict.gold_pointer or verdict.predicted_pointer or "/"
    location: dict[str, Any] = {"logicalLocations": [{"fullyQualifiedName": pointer, "kind": "value"}]}
    span = verdict.gold_span or verdict.predicted_span or words
    if article.file is None:
        return location
    place: dict[str, Any] = {"artifactLocation": {"uri": uri(article.file)}}
    if span is not None and article.text is not None:
        start, end = (position(newlines, offset) for offset in span)
        place["region"] = {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
            "snippet": {"text": article.text[span[0] : span[1]]},
        }
    return location | {"physicalLocation": place}


def _digest(verdict: Verdict) -> str:
    """A hash of what went wrong, the same when claims change places."""
    content = (verdict.article, verdict.slot, verdict.gold, verdict.predicted, verdict.rule)
    return hashlib.sha256(json.dumps(content).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
