"""Findings: what a validation has to say about a report, and the rules that say it.

A rule's id is stable: two or more lower-case words joined by a full stop, the first of which names its family
(``date.after_publication``). A rule is never renamed or given another meaning; ``--select`` and ``--ignore`` take an id
or a family.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from reportedly.schema.span import Span

_INDEX = re.compile(r"(?<=/)[0-9]+(?=/|\Z)")
_SPACE = re.compile(r"\s+")
_FINGERPRINT_LENGTH = 32
_LONGEST = 300
_LONGEST_MESSAGE = 1_000


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    """The report breaks the schema, the article, or itself: it must not be used as it stands."""
    WARNING = "warning"
    """Likely wrong, but a person may have good reason for it."""
    NOTE = "note"
    """Worth a look."""

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for a note."""
        return list(Severity).index(self)

    def reaches(self, threshold: "Severity") -> bool:
        """Whether it is as bad as ``threshold``, or worse."""
        return self.rank <= threshold.rank


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, or may be."""

    rule: str
    """Id of the rule."""
    severity: Severity
    """How bad it is."""
    pointer: str
    """JSON pointer (RFC 6901) to the value in the report; empty for the whole report."""
    message: str
    """What is wrong, in one sentence; it may hold words of the article."""
    hint: str
    """What to do."""
    start: int | None = None
    """First code point of the words in question, in the article's normalised text; null where there are none."""
    end: int | None = None
    """One past the last."""
    words: str = ""
    """The words themselves, as the report has them."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is checked."""

    id: str
    """Stable id, ``family.words``."""
    severity: Severity
    """How bad a finding is, unless the finding says otherwise."""
    title: str
    """What is wrong where it hits."""
    why: str
    """Why it is checked: the rule of the schema or the guidelines behind it."""
    hint: str
    """What to do."""

    def at(
        self,
        pointer: str,
        message: str,
        span: Span | None = None,
        *,
        hint: str | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        """A finding of this rule."""
        return Finding(
            rule=self.id,
            severity=severity or self.severity,
            pointer=pointer,
            message=message if len(message) <= _LONGEST_MESSAGE else message[: _LONGEST_MESSAGE - 1] + "…",
            hint=hint or self.hint,
            start=None if span is None else span.start,
            end=None if span is None else span.end,
            words="" if span is None else span.text,
        )

    def matches(self, pattern: str) -> bool:
        """Whether ``pattern`` is this rule's id or its family."""
        return self.id == pattern or self.id.startswith(f"{pattern}.")


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by claim and place, worst first at one place, none twice."""
    return tuple(sorted(dict.fromkeys(findings), key=_place))


def fingerprints(findings: Iterable[Finding]) -> tuple[str, ...]:
    """One fingerprint for each finding, the same when claims change places or the article's text moves.

    It hashes the rule, the kind of place (the pointer without its indices) and the words in question. Equal findings
    are told apart by a count, in their order.
    """
    seen: Counter[str] = Counter()
    prints = []
    for finding in findings:
        content = "\0".join((finding.rule, _INDEX.sub("*", finding.pointer), _SPACE.sub(" ", finding.words)))
        digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:_FINGERPRINT_LENGTH]
        seen[digest] += 1
        prints.append(f"{digest}:{seen[digest]}")
    return tuple(prints)


def shortened(value: object) -> str:
    """A value for a message: as JSON would quote it, at most 300 characters."""
    text = _SPACE.sub(" ", str(value)[: 2 * _LONGEST])
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def escaped(part: str | int) -> str:
    """One reference token of a JSON pointer."""
    return str(part).replace("~", "~0").replace("/", "~1")


def _place(finding: Finding) -> tuple[tuple[tuple[int, int, str], ...], int, str, int]:
    parts = finding.pointer.split("/")[1:]
    place = tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)
    return place, finding.severity.rank, finding.rule, finding.start or 0
