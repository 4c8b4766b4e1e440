"""Result: what became of one input, a report or a failure with its reason; plain values, for processes to hand on."""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from reportedly.batch.row import RowOrigin
from reportedly.errors import (
    ArticleError,
    BudgetExceeded,
    ExtractorError,
    MissingExtraError,
    ReplayError,
    ReportedlyError,
)
from reportedly.schema.report import Report


class FailureReason(StrEnum):
    """Why an input has no report."""

    UNREADABLE = "unreadable"
    """It is no article: a broken row, no text, binary, too long, an unknown encoding."""
    EXTRACTOR_FAILED = "extractor_failed"
    """The extractor or the model's provider failed; under ``strict``, something was lost."""
    BUDGET_EXCEEDED = "budget_exceeded"
    """The tokens or dollars of the run are used up."""
    MISSING_EXTRA = "missing_extra"
    """An optional dependency is not installed."""
    REPLAY_FAILED = "replay_failed"
    """No recorded reply answers."""
    TIMEOUT = "timeout"
    """It took longer than an article may."""
    CRASHED = "crashed"
    """The process that read it died."""
    INTERNAL_ERROR = "internal_error"
    """A defect of this program."""


_REASONS: tuple[tuple[type[ReportedlyError], FailureReason], ...] = (
    (ArticleError, FailureReason.UNREADABLE),
    (BudgetExceeded, FailureReason.BUDGET_EXCEEDED),
    (MissingExtraError, FailureReason.MISSING_EXTRA),
    (ReplayError, FailureReason.REPLAY_FAILED),
    (ExtractorError, FailureReason.EXTRACTOR_FAILED),
)


@dataclass(frozen=True, slots=True)
class BatchFailure:
    """Why an input has no report."""

    reason: FailureReason
    """A closed value."""
    message: str
    """One line."""

    @classmethod
    def of(cls, error: Exception) -> "BatchFailure":
        """The failure that an error means; one that nobody raised on purpose is an internal error."""
        message = printable(" ".join(str(error).split()))
        for kind, reason in _REASONS:
            if isinstance(error, kind):
                return cls(reason, message)
        return cls(FailureReason.INTERNAL_ERROR, f"{type(error).__name__}: {message}")


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What became of one input: ``json`` or ``failure``, never both; neither where it ``waits``."""

    origin: RowOrigin
    """Which input."""
    article: str | None = None
    """The article's id, where there is a report."""
    json: str | None = None
    """The report as one line of JSON."""
    failure: BatchFailure | None = None
    """Why there is none."""
    waits: bool = False
    """Whether replies of a model come later: the next run reads it again."""
    complete: bool = True
    """Whether the whole article was read."""
    claims: int = 0
    """How many there are."""
    prompt_tokens: int = 0
    """Sent to a model for this article."""
    completion_tokens: int = 0
    """Received."""
    cost_usd: float = 0.0
    """US dollars, where the price is known."""

    @classmethod
    def of(cls, origin: RowOrigin, report: Report) -> "BatchResult":
        """The result that a report is."""
        usage = report.extraction.usage
        return cls(
            origin,
            article=report.article.id,
            json=report.to_json(indent=None),
            complete=report.extraction.complete,
            claims=len(report.claims),
            prompt_tokens=0 if usage is None else usage.prompt_tokens,
            completion_tokens=0 if usage is None else usage.completion_tokens,
            cost_usd=0.0 if usage is None else usage.cost_usd or 0.0,
        )

    @property
    def report(self) -> Report | None:
        """The report; null where the input failed. Read from its JSON each time that it is asked for."""
        return None if self.json is None else Report.model_validate_json(self.json)

    def error_line(self) -> str:
        """The failure as one line of JSON: ``id`` and ``row`` where known, ``source``, ``reason``, ``message``."""
        if self.failure is None:
            raise ValueError(f"{self.origin} has a report")
        row = named(self.origin) | {"reason": self.failure.reason.value, "message": self.failure.message}
        return json.dumps(row, ensure_ascii=True)


def named(origin: RowOrigin) -> dict[str, Any]:
    """An origin as JSON: ``id`` and ``row`` where there are some."""
    fields = {"id": origin.id, "source": printable(origin.source), "row": origin.number}
    return {name: value for name, value in fields.items() if value is not None}


def printable(text: str) -> str:
    """Text that a file can hold: names of files that are no UTF-8 have their bytes as escapes."""
    return text.encode("utf-8", "backslashreplace").decode()
