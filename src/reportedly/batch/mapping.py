"""Mapping: one row to one result. The function that every engine maps; it fails for no input."""

import asyncio

from reportedly.batch.result import BatchFailure, BatchResult, FailureReason
from reportedly.batch.row import BatchRow, Reading
from reportedly.errors import ArticleError, BudgetExceeded
from reportedly.extract.pipeline import aextract_report
from reportedly.extract.protocol import Extractor
from reportedly.schema.vocabularies import OutcomeName


async def aread_row(
    row: BatchRow, extractor: Extractor, reading: Reading | None = None, *, time_limit: float | None = None
) -> BatchResult:
    """What becomes of ``row``: a report, or a failure with its reason. Raises nothing but cancellation.

    Args:
        row: One input.
        extractor: Who reads.
        reading: How.
        time_limit: Seconds that the article may take. What waits is stopped here, what computes by ``workers``.
    """
    reading = reading or Reading()
    try:
        async with asyncio.timeout(time_limit):
            return await _read(row, extractor, reading)
    except TimeoutError:
        return BatchResult(row.origin, failure=timed_out(time_limit))
    except Exception as error:  # noqa: BLE001 - one article must not end the others; the failure says what it was
        return BatchResult(row.origin, failure=BatchFailure.of(error))


def read_row(
    row: BatchRow, extractor: Extractor, reading: Reading | None = None, *, time_limit: float | None = None
) -> BatchResult:
    """The same as ``aread_row``, waited for, where no event loop runs."""
    return asyncio.run(aread_row(row, extractor, reading, time_limit=time_limit))


def timed_out(seconds: float | None) -> BatchFailure:
    """The failure of an article that took too long."""
    return BatchFailure(FailureReason.TIMEOUT, f"took longer than --article-timeout {seconds or 0:g} s")


async def _read(row: BatchRow, extractor: Extractor, reading: Reading) -> BatchResult:
    if row.fault is not None:
        raise ArticleError(row.fault)
    report = await aextract_report(row.article(reading), extractor=extractor, strict=reading.strict)
    if any(passage.reason == OutcomeName.BUDGET_EXCEEDED.value for passage in report.extraction.unread):
        raise BudgetExceeded("the budget was used up before the article was read")
    return BatchResult.of(row.origin, report)
