"""Predictions: reports to score, read from wherever they stand.

A file holds one report, a JSON array of them, or JSON Lines. A folder holds one ``report.json``; or ``<slug>.json`` or
``<slug>/report.json`` for the slugs of the golden set; else any ``*.json`` and ``*.jsonl``, matched by article id.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from reportedly.errors import ReportedlyError, ReportError
from reportedly.schema.migrations import load_report
from reportedly.schema.report import Report
from reportedly.validate.golden import REPORT, STATES, Golden


class Predictions(NamedTuple):
    """What was read."""

    reports: tuple[Report, ...]
    failed: tuple[str, ...] = ()
    """One line for each report that is none; if its article is in the golden set, all its gold is missing."""


def load_predictions(path: Path, golden: Sequence[Golden]) -> Predictions:
    """The predictions of a file or folder.

    Raises:
        ReportError: There is nothing to score, a file of one report is none, or ``<slug>.json`` is about another
            article than the golden report of that name.
    """
    found = _of_folder(path, golden) if path.is_dir() else _of_file(path)
    if not found.reports and found.failed and not path.is_dir():
        raise ReportError(found.failed[0])
    if not found.reports and not found.failed:
        raise ReportError(f"{path}: no report in it")
    return found


def read_predictions(data: bytes, name: str) -> Predictions:
    """The predictions of a file's bytes: one report, a JSON array, or JSON Lines.

    Args:
        data: JSON in UTF-8.
        name: What messages call the file.
    """
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        lines = [(number, line) for number, line in enumerate(data.splitlines(), 1) if line.strip()]
        if not lines:
            return Predictions((), (f"{name}: empty",))
        if len(lines) == 1 or not _is_json(lines[0][1]):
            return Predictions((), (f"{name}: not JSON: {error}",))
        return _each((f"{name}:{number}", line) for number, line in lines)
    if isinstance(document, list):
        return _each((f"{name}[{index}]", json.dumps(item).encode()) for index, item in enumerate(document))
    return _each([(name, data)])


def _of_file(path: Path) -> Predictions:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReportError(f"{path}: {error.strerror or error}") from error
    return read_predictions(data, str(path))


def _of_folder(path: Path, golden: Sequence[Golden]) -> Predictions:
    if (path / REPORT).is_file():
        return _of_file(path / REPORT)
    named = {item.name: item for item in golden if item.name}
    found = {name: file for name in named if (file := _named(path, name)) is not None}
    if not found:
        files = sorted([*path.glob("*.json"), *path.glob("*.jsonl"), *path.glob(f"*/{REPORT}")])
        return _joined(_of_file(file) for file in files if file.name != STATES)
    read = [(name, file, _of_file(file)) for name, file in found.items()]
    for name, file, one in read:
        if any(report.article.id != named[name].report.article.id for report in one.reports):
            raise ReportError(f"{file}: about another article than the golden report {name!r}")
    return _joined(one for _, _, one in read)


def _named(folder: Path, name: str) -> Path | None:
    files = (folder / f"{name}.json", folder / name / REPORT)
    return next((file for file in files if file.is_file()), None)


def _joined(parts: Iterable[Predictions]) -> Predictions:
    known = list(parts)
    return Predictions(
        tuple(report for part in known for report in part.reports),
        tuple(line for part in known for line in part.failed),
    )


def _each(sources: Iterable[tuple[str, bytes]]) -> Predictions:
    reports, failed = [], []
    for name, data in sources:
        try:
            reports.append(load_report(data))
        except ReportedlyError as error:
            failed.append(f"{name}: {str(error).removeprefix('report: ')}")
    return Predictions(tuple(reports), tuple(failed))


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
