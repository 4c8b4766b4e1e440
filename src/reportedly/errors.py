"""The errors that reportedly raises on purpose, a small tree under one root.

Every message is one line that says what was wrong, where, and what to do.
"""


class ReportedlyError(Exception):
    """Root of every error that this package raises on purpose."""


class ArticleError(ReportedlyError):
    """The input can't become an article: undecodable, empty, binary, too long, a URL, or HTML without the extra."""


class SchemaVersionError(ReportedlyError):
    """A report's ``schema_version`` is missing, unknown or newer than this program knows."""


class ReportError(ReportedlyError):
    """A report file is no report: not JSON, or not valid under the schema version that it names."""


class ExtractorError(ReportedlyError):
    """An extractor failed, is unknown, or (under ``strict``) lost a load-bearing value or left text unread."""


class MissingExtraError(ReportedlyError):
    """An optional dependency is not installed; the message names the extra that brings it."""


class BudgetExceeded(ReportedlyError):  # noqa: N818 - the architecture's public name
    """A cost or token limit would be passed by the next request."""


class ReplayError(ReportedlyError):
    """A recording is missing or stale for the request that is made."""


class BatchError(ReportedlyError):
    """A batch can't begin or go on: its output belongs to something else, or is not what its journal says."""
