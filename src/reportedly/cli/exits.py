"""Exit codes, and which error ends with which."""

from enum import IntEnum

from reportedly.errors import BudgetExceeded, ExtractorError, ReportedlyError


class Exit(IntEnum):
    """What the command ends with."""

    DONE = 0
    """Everything done."""
    FINDINGS = 1
    """Findings of a validation, or a regression."""
    USAGE = 2
    """Wrong usage or unusable input."""
    INCOMPLETE = 3
    """An article not fully read, or items of a batch failed."""
    EXTRACTOR = 4
    """The extractor or the provider failed."""
    WAITING = 5
    """Requests are with a provider; the same command collects the replies."""
    INTERRUPTED = 130
    """Interrupted (128 + SIGINT)."""


def exit_of(error: ReportedlyError) -> Exit:
    """The exit code of an error."""
    if isinstance(error, ExtractorError):
        return Exit.EXTRACTOR
    if isinstance(error, BudgetExceeded):
        return Exit.INCOMPLETE
    return Exit.USAGE
