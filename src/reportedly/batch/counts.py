"""Counts: how far a run is, and whether its books agree."""

from dataclasses import dataclass


@dataclass(slots=True)
class Counts:
    """What became of the inputs of one run. ``watch`` sees it change."""

    inputs: int = 0
    """Taken so far."""
    reports: int = 0
    """New reports, duplicates included."""
    duplicates: int = 0
    """Reports that repeat another's, since the article is the same."""
    earlier: int = 0
    """Inputs that an earlier run finished."""
    repeated: int = 0
    """Inputs that are another one of this run: the same file, named or found twice."""
    failed: int = 0
    """Inputs that have no report."""
    waiting: int = 0
    """Inputs that wait for replies of a model, which a later run collects."""
    incomplete: int = 0
    """New reports of articles that were not fully read."""
    claims: int = 0
    """Of new reports."""
    characters: int = 0
    """Of new reports' articles."""
    tokens: int = 0
    """Of new reports."""
    cost_usd: float = 0.0
    """Of new reports, where the price is known."""
    stale: int = 0
    """Reports in the output whose inputs are not among this run's; known in the end."""
    interrupted: bool = False
    """Whether the run was asked to stop."""

    @property
    def ended(self) -> int:
        """Inputs of which it is known what became."""
        return self.reports + self.earlier + self.repeated + self.failed + self.waiting
