"""Baseline: the verdicts that were last accepted on a golden set, as they stand in ``baseline.json``.

One line for each verdict on a gold value, in the order of the gold, so that a change of the extractor is a change of
those lines and nothing else. Spurious values have no place in the gold and are kept as counts. The file depends on the
gold, the extractor and the scorer alone: the same three give the same bytes.
"""

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from reportedly.errors import ReportError
from reportedly.schema.base import Model, Text
from reportedly.schema.report import SCHEMA_VERSION
from reportedly.validate.comparison import by_gold, spurious_counts
from reportedly.validate.golden import Golden
from reportedly.validate.verdicts import SLOTS, Category, Critical, Verdict

FILE = "baseline.json"
FORMAT: Literal[1] = 1
"""Version of the file's form."""

_NUMBER = re.compile(r"[0-9]+")


class Locked(Model):
    """A verdict on one gold value."""

    at: Text
    """JSON pointer to the gold value."""
    slot: Text
    """Which slot."""
    verdict: Category
    """How the values compared."""
    rule: Text
    """The rule that decided."""
    critical: Critical | None = None
    """The critical error, if it was one."""
    gold: str | None = None
    """The gold value."""
    predicted: str | None = None
    """The predicted value."""


class Entry(Model):
    """The verdicts on one article."""

    gold: Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]
    """Hash of the golden report and its states."""
    spurious: Mapping[str, Annotated[int, Field(ge=1)]]
    """How many spurious values each slot has."""
    verdicts: tuple[Locked, ...]
    """In the order of the gold's claims and of the slots."""

    def as_verdicts(self, article: str) -> tuple[Verdict, ...]:
        """The verdicts as the scorer's, without spans."""
        return tuple(
            Verdict(
                article,
                locked.slot,
                locked.verdict,
                locked.gold,
                locked.predicted,
                None,
                None,
                locked.at,
                None,
                locked.rule,
                locked.critical,
            )
            for locked in self.verdicts
        )


class Baseline(Model):
    """What was accepted."""

    baseline: Literal[1]
    """Version of the file's form."""
    schema_version: Text
    """Version of the report schema."""
    extractor: Text
    """Registered name of the extractor."""
    extractor_version: Text
    """Its version."""
    model: Text | None = None
    """Whose recorded replies were read; null unless they were replayed."""
    articles: Mapping[str, Entry]
    """By the golden folder's name."""

    def to_json(self) -> str:
        """The file: sorted, one line for each verdict, a final line feed."""
        head = self.model_dump(mode="json", exclude={"articles"}, exclude_none=True)
        lines = [f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}," for name, value in head.items()]
        entries = ",\n".join(_entry(name, self.articles[name]) for name in sorted(self.articles))
        body = f"\n{entries}\n" if entries else ""
        return "{\n" + "\n".join(lines) + '\n"articles": {' + body + "}\n}\n"


def baseline_of(extractor: str, version: str, articles: Mapping[str, Entry], *, model: str | None = None) -> Baseline:
    """The baseline that accepting these verdicts makes."""
    return Baseline(
        baseline=FORMAT,
        schema_version=SCHEMA_VERSION,
        extractor=extractor,
        extractor_version=version,
        model=model,
        articles=articles,
    )


def entry_of(golden: Golden, verdicts: Iterable[Verdict]) -> Entry:
    """One article's verdicts, as a baseline keeps them; those on other articles are left out."""
    own = [verdict for verdict in verdicts if verdict.article == golden.report.article.id]
    locked = [
        Locked(
            at=pointer,
            slot=slot,
            verdict=verdict.category,
            rule=verdict.rule,
            critical=verdict.critical,
            gold=verdict.gold,
            predicted=verdict.predicted,
        )
        for (_, slot, pointer), verdict in by_gold(own).items()
    ]
    counts = {slot: count for (_, slot), count in spurious_counts(own).items()}
    return Entry(
        gold=gold_hash(golden),
        spurious={slot: counts[slot] for slot in SLOTS if slot in counts},
        verdicts=tuple(sorted(locked, key=_place)),
    )


def gold_hash(golden: Golden) -> str:
    """``sha256:`` and the SHA-256 of what is scored against: the report without ``extraction``, and the states."""
    report = golden.report.model_dump(mode="json", exclude={"extraction"})
    states = {pointer: [state.policy.name, list(state.alternates)] for pointer, state in golden.states.items()}
    content = json.dumps([report, states], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return "sha256:" + hashlib.sha256(content.encode()).hexdigest()


def load_baseline(path: Path) -> Baseline | None:
    """The baseline of a file; null if there is no such file.

    Raises:
        ReportError: The file can't be read, or is no baseline.
    """
    try:
        return read_baseline(path.read_bytes(), str(path))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ReportError(f"{path}: {error.strerror or error}") from error


def read_baseline(data: bytes, name: str) -> Baseline:
    """The baseline that bytes hold; ``name`` is what messages call them.

    Raises:
        ReportError: They hold none.
    """
    try:
        return Baseline.model_validate_json(data)
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in problem["loc"])
        raise ReportError(f"{name}: no baseline: {where + ': ' if where else ''}{problem['msg']}") from error


def write_baseline(path: Path, baseline: Baseline) -> None:
    """Write the file, whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(baseline.to_json())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _entry(name: str, entry: Entry) -> str:
    verdicts = ",\n".join(
        "   " + json.dumps(locked.model_dump(mode="json", exclude_none=True), ensure_ascii=False)
        for locked in entry.verdicts
    )
    body = f"\n{verdicts}\n  " if verdicts else ""
    return (
        f' {json.dumps(name, ensure_ascii=False)}: {{\n  "gold": {json.dumps(entry.gold)},\n'
        f'  "spurious": {json.dumps(dict(entry.spurious))},\n  "verdicts": [{body}]\n }}'
    )


def _place(locked: Locked) -> tuple[int, int, tuple[int, ...], str]:
    """By claim, then by slot, then by the numbers of the pointer."""
    numbers = tuple(int(number) for number in _NUMBER.findall(locked.at))
    slot = SLOTS.index(locked.slot) if locked.slot in SLOTS else len(SLOTS)
    return (numbers[0] if numbers else 0), slot, numbers, locked.at
