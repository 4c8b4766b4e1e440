"""What a family of rules finds in a report of some claims."""

from __future__ import annotations

from typing import Any, TypeVar

from tests.validate.reports import Page

from reportedly.schema.base import Model
from reportedly.schema.claim import Claim
from reportedly.validate.validation import validate_report

_M = TypeVar("_M", bound=Model)


def hits(page: Page, *claims: Claim, rules: str, article: bool = True, **metadata: str | None) -> list[tuple[str, str]]:
    """Rule and pointer of each finding of ``rules`` (ids or families, parted by commas)."""
    report = page.report(*claims)
    report = report.model_copy(update={"article": report.article.model_copy(update=metadata)})
    validation = validate_report(report, article=page.text if article else None, select=rules.split(","))
    return [(finding.rule, finding.pointer) for finding in validation.findings]


def changed(model: _M, **values: Any) -> _M:
    """The model with other values below it: ``event__modality=…`` reaches into ``event``."""
    for path, value in values.items():
        name, _, below = path.partition("__")
        new = changed(getattr(model, name), **{below: value}) if below else value
        model = model.model_copy(update={name: new})
    return model
