"""Files: what a batch writes, beside each other: the output, its errors, the index of its inputs, and its state.

reports.jsonl               one report a line (or, of another form, what was asked for)
reports.jsonl.errors.jsonl  one line for each input that has no report, of the last run
reports.jsonl.index.jsonl   line n says which input line n of the output is about
reports.jsonl.state/        the journal, and the reports where the output is of another form
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import BatchError


@dataclass(frozen=True, slots=True)
class Files:
    """The paths of a batch."""

    output: Path
    claims: bool = False
    """Whether a row is a claim, else a report."""

    @property
    def parquet(self) -> bool:
        """Whether the output is Parquet, made in the end; else JSON Lines, written as it goes."""
        return self.output.suffix.lower() == ".parquet"

    @property
    def errors(self) -> Path:
        """Inputs without a report."""
        return self._beside(".errors.jsonl")

    @property
    def state(self) -> Path:
        """A folder."""
        return self._beside(".state")

    @property
    def journal(self) -> Path:
        """Which inputs are finished."""
        return self.state / "journal.sqlite3"

    @property
    def index(self) -> Path:
        """Which input each report is about."""
        return self.state / "index.jsonl" if self.parquet else self._beside(".index.jsonl")

    @property
    def reports(self) -> Path:
        """The reports as JSON Lines."""
        return self.state / "reports.jsonl" if self.parquet or self.claims else self.output

    @property
    def claim_rows(self) -> Path | None:
        """The claims as JSON Lines, where that is the output."""
        return self.output if self.claims and not self.parquet else None

    def all(self) -> tuple[Path, ...]:
        """Everything that a batch writes."""
        return self.output, self.errors, self.state, self.index

    def _beside(self, suffix: str) -> Path:
        return self.output.with_name(self.output.name + suffix)


def remove(files: Files) -> None:
    """Remove an output and all that belongs to it, so that it can be begun anew.

    Raises:
        BatchError: It is a folder or no file, or can't be removed.
    """
    if files.output.exists() and not files.output.is_file():
        raise BatchError(f"{files.output}: no file")
    try:
        if files.state.is_dir():
            shutil.rmtree(files.state)
        for path in (files.output, files.errors, files.index):
            path.unlink(missing_ok=True)
    except OSError as error:
        raise BatchError(f"{error.filename}: {error.strerror}") from error
