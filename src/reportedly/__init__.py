"""reportedly: a news article on an armed conflict becomes a typed, grounded report of claims.

Everything public is here, loaded when it is first used (PEP 562)::

    import reportedly

    report = reportedly.extract_report(text, published="2024-05-01")
    for claim in report.claims:
        print(claim.event.type, claim.evidence[0].text)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from reportedly._version import __version__

if TYPE_CHECKING:
    from reportedly.article import Article
    from reportedly.batch.result import BatchFailure, BatchResult, FailureReason
    from reportedly.batch.row import BatchRow, RowOrigin
    from reportedly.batch.stream import aextract_batch, extract_batch
    from reportedly.errors import (
        ArticleError,
        BatchError,
        BudgetExceeded,
        ExtractorError,
        MissingExtraError,
        ReplayError,
        ReportedlyError,
        ReportError,
        SchemaVersionError,
    )
    from reportedly.extract.pipeline import aextract_report, extract_report, extract_reports
    from reportedly.extract.protocol import Check, Extractor, Proposal, Run
    from reportedly.grounding.drafts import (
        ClaimDraft,
        DateDraft,
        LocationDraft,
        MeansDraft,
        PartyDraft,
        QuantityDraft,
        Quote,
        ResponseDraft,
        SourceDraft,
        UnitDraft,
    )
    from reportedly.schema.attribution import Attribution, Response, Source, Verification
    from reportedly.schema.claim import Claim, Grading, Provenance
    from reportedly.schema.event import Event, Means, Quantity
    from reportedly.schema.extraction import Extraction, Outcome, Rejected, Unread, Usage
    from reportedly.schema.json_schema import json_schema
    from reportedly.schema.migrations import load_report
    from reportedly.schema.participants import Name, Party, Unit
    from reportedly.schema.report import ArticleRef, Report
    from reportedly.schema.setting import ClaimDate, Geo, Location
    from reportedly.schema.span import Span
    from reportedly.validate.agreement import Agreement, annotation_agreement
    from reportedly.validate.findings import Finding, Severity
    from reportedly.validate.golden import Golden, load_golden
    from reportedly.validate.scorer import score_reports
    from reportedly.validate.scores import Scores
    from reportedly.validate.validation import Validation, validate_report
    from reportedly.validate.verdicts import Verdict

_HOMES = {
    "reportedly.article": ("Article",),
    "reportedly.batch.result": ("BatchFailure", "FailureReason", "BatchResult"),
    "reportedly.batch.row": ("RowOrigin", "BatchRow"),
    "reportedly.batch.stream": ("aextract_batch", "extract_batch"),
    "reportedly.errors": (
        "ArticleError",
        "BatchError",
        "BudgetExceeded",
        "ExtractorError",
        "MissingExtraError",
        "ReplayError",
        "ReportError",
        "ReportedlyError",
        "SchemaVersionError",
    ),
    "reportedly.extract.pipeline": ("aextract_report", "extract_report", "extract_reports"),
    "reportedly.extract.protocol": ("Check", "Extractor", "Proposal", "Run"),
    "reportedly.grounding.drafts": (
        "ClaimDraft",
        "DateDraft",
        "LocationDraft",
        "MeansDraft",
        "PartyDraft",
        "QuantityDraft",
        "Quote",
        "ResponseDraft",
        "SourceDraft",
        "UnitDraft",
    ),
    "reportedly.schema.attribution": ("Attribution", "Response", "Source", "Verification"),
    "reportedly.schema.claim": ("Claim", "Grading", "Provenance"),
    "reportedly.schema.event": ("Event", "Means", "Quantity"),
    "reportedly.schema.extraction": ("Extraction", "Outcome", "Rejected", "Unread", "Usage"),
    "reportedly.schema.json_schema": ("json_schema",),
    "reportedly.schema.migrations": ("load_report",),
    "reportedly.schema.participants": ("Name", "Party", "Unit"),
    "reportedly.schema.report": ("ArticleRef", "Report"),
    "reportedly.schema.setting": ("ClaimDate", "Geo", "Location"),
    "reportedly.schema.span": ("Span",),
    "reportedly.validate.findings": ("Finding", "Severity"),
    "reportedly.validate.agreement": ("Agreement", "annotation_agreement"),
    "reportedly.validate.golden": ("Golden", "load_golden"),
    "reportedly.validate.scorer": ("score_reports",),
    "reportedly.validate.scores": ("Scores",),
    "reportedly.validate.validation": ("Validation", "validate_report"),
    "reportedly.validate.verdicts": ("Verdict",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Agreement",
    "Article",
    "ArticleError",
    "ArticleRef",
    "Attribution",
    "BatchError",
    "BatchFailure",
    "BatchResult",
    "BatchRow",
    "BudgetExceeded",
    "Check",
    "Claim",
    "ClaimDate",
    "ClaimDraft",
    "DateDraft",
    "Event",
    "Extraction",
    "Extractor",
    "ExtractorError",
    "FailureReason",
    "Finding",
    "Geo",
    "Golden",
    "Grading",
    "Location",
    "LocationDraft",
    "Means",
    "MeansDraft",
    "MissingExtraError",
    "Name",
    "Outcome",
    "Party",
    "PartyDraft",
    "Proposal",
    "Provenance",
    "Quantity",
    "QuantityDraft",
    "Quote",
    "Rejected",
    "ReplayError",
    "Report",
    "ReportError",
    "ReportedlyError",
    "Response",
    "ResponseDraft",
    "RowOrigin",
    "Run",
    "SchemaVersionError",
    "Scores",
    "Severity",
    "Source",
    "SourceDraft",
    "Span",
    "Unit",
    "UnitDraft",
    "Unread",
    "Usage",
    "Validation",
    "Verdict",
    "Verification",
    "__version__",
    "aextract_batch",
    "aextract_report",
    "annotation_agreement",
    "extract_batch",
    "extract_report",
    "extract_reports",
    "json_schema",
    "load_golden",
    "load_report",
    "score_reports",
    "validate_report",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return list(__all__)
