"""Located: findings with the lines and columns where they show in files, the report's and the article's."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from reportedly.article import Article
from reportedly.validate.findings import Finding, fingerprints
from reportedly.validate.positions import Position, position, positions
from reportedly.validate.structure import SYNTAX
from reportedly.validate.validation import Validation

_SAID = re.compile(r"line ([0-9]+) column ([0-9]+)")


class Region(NamedTuple):
    """A passage of a file. Lines and columns count from 1, columns in code points, ends are exclusive."""

    start: Position
    end: Position
    offset: int | None
    """First code point of the file, after a byte-order mark; null where the file's line ends differ from the text's."""
    length: int
    """Code points of the normalised text."""
    words: str
    """What stands there."""


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """An article and the file that it was read from."""

    name: str
    """Path of the file, as messages give it."""
    article: Article
    """The article."""
    content: str
    """The file's decoded text, without a byte-order mark."""


@dataclass(frozen=True, slots=True)
class Located:
    """A finding with its places."""

    finding: Finding
    fingerprint: str
    report: str
    """Path of the report's file."""
    position: Position | None
    """Where the value begins in the report's file; null where that can't be told."""
    article: str | None
    """Path of the article's file; null if it is not at hand."""
    region: Region | None
    """Where the words stand in the article's file; null without words, and for a web page, which is no plain text."""


def located(validation: Validation, name: str, content: bytes, article: ArticleFile | None) -> tuple[Located, ...]:
    """The findings of a validation with their places, in their order.

    Args:
        validation: What was found.
        name: Path of the report's file.
        content: The file's bytes.
        article: The article that the report was held against.
    """
    findings = validation.findings
    found = _positions(content, findings)
    regions = _Regions(article) if article is not None else None
    return tuple(
        Located(
            finding,
            fingerprint,
            name,
            found.get(finding),
            article.name if article else None,
            regions.region(finding) if regions else None,
        )
        for finding, fingerprint in zip(findings, fingerprints(findings), strict=True)
    )


class _Regions:
    """The passages of one article's file."""

    def __init__(self, file: ArticleFile) -> None:
        self._text = file.article.text
        self._same = file.content == self._text
        self._plain = self._same or file.content.replace("\r\n", "\n").replace("\r", "\n") == self._text
        self._newlines = [found.start() for found in re.finditer("\n", self._text)]

    def region(self, finding: Finding) -> Region | None:
        """Where the finding's words stand; null if it has none, or the file has other words there."""
        start, end = finding.start, finding.end
        if start is None or end is None or not self._plain or end > len(self._text):
            return None
        return Region(
            position(self._newlines, start),
            position(self._newlines, end),
            start if self._same else None,
            end - start,
            self._text[start:end],
        )


def _positions(content: bytes, findings: Iterable[Finding]) -> Mapping[Finding, Position]:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return {}
    broken = [finding for finding in findings if finding.rule == SYNTAX.id]
    if broken:
        said = [(finding, _SAID.search(finding.message)) for finding in broken]
        return {finding: Position(int(found[1]), int(found[2])) for finding, found in said if found}
    places = positions(text, [finding.pointer for finding in findings])
    return {finding: places[finding.pointer] for finding in findings}
