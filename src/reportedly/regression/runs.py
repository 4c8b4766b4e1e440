"""Runs: the verdicts of a run, from wherever it stands, in the form in which a baseline keeps them."""

from collections.abc import Mapping
from pathlib import Path

from reportedly.errors import ReportError
from reportedly.extract.protocol import Extractor
from reportedly.regression.baseline import Entry, entry_of, read_baseline
from reportedly.regression.gate import GoldenSet
from reportedly.regression.trial import attempt
from reportedly.validate.predictions import load_predictions
from reportedly.validate.scorer import score_reports

Run = Mapping[str, Entry]
"""Verdicts by the golden folder's name."""

_KEY = b'"baseline"'
_HEAD = 200


def fresh_run(golden_set: GoldenSet, extractor: Extractor) -> Run:
    """The extractor's verdicts as they are now."""
    return {golden.title: attempt(golden, extractor) for golden in golden_set.golden}


def load_run(path: Path, golden_set: GoldenSet) -> Run:
    """The run that a file or folder holds: a baseline, or predicted reports, which are scored.

    Raises:
        ReportError: It holds neither.
    """
    if path.is_file():
        try:
            data = path.read_bytes()
        except OSError as error:
            raise ReportError(f"{path}: {error.strerror or error}") from error
        if _KEY in data[:_HEAD]:
            return read_baseline(data, str(path)).articles
    found = load_predictions(path, golden_set.golden)
    if found.failed:
        raise ReportError(found.failed[0])
    verdicts = score_reports(found.reports, golden_set.golden).verdicts
    return {golden.title: entry_of(golden, verdicts) for golden in golden_set.golden}
