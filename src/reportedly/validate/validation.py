"""Validation: a report to its findings.

A validation says whether a report is well formed, grounded in its article, consistent with itself and computed as the
program computes. It does not say whether the claims are the right ones: that is what golden reports and the scorer are
for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reportedly.article import DEFAULT_MAX_CHARS, Article
from reportedly.errors import ReportError
from reportedly.schema.report import Report
from reportedly.validate.checks import spans
from reportedly.validate.findings import Finding, Severity, in_order
from reportedly.validate.rules import CHECKS, chosen
from reportedly.validate.structure import MOST_BYTES, Structure, structure
from reportedly.validate.subject import Subject

_LONGEST_ARTICLE = 1_000_000_000
"""Most code points that a report can make us read, whatever length it says its article has."""


@dataclass(frozen=True, slots=True)
class Validation:
    """What a validation found, and what it could not look at."""

    findings: tuple[Finding, ...]
    """By claim and place, worst first at one place."""
    unchecked: tuple[str, ...]
    """What was not checked, and why; empty where everything was."""
    report: Report | None
    """The report, if it follows the schema."""
    article: Article | None
    """The article that it was held against."""

    @property
    def valid(self) -> bool:
        """Whether there is no error among the findings."""
        return not self.reaches(Severity.ERROR)

    def reaches(self, threshold: Severity) -> bool:
        """Whether one of the findings is as bad as ``threshold``, or worse."""
        return any(finding.severity.reaches(threshold) for finding in self.findings)


def validate_report(
    source: str | bytes | Path | Report,
    *,
    article: str | bytes | Path | Article | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Validation:
    """Check a report: JSON, schema, grounding, derived values, and what its values mean together.

    Whatever is wrong with the report is a finding, never an exception.

    Args:
        source: JSON text (``str``, never a path), its bytes, the ``Path`` of a file, or a ``Report``.
        article: The article's text (``str``), bytes, ``Path``, or an ``Article``. Without it the spans can't be
            checked, nor what needs the whole text; ``Validation.unchecked`` says so.
        select: Ids or families of the rules to check, all if empty.
        ignore: Ids or families of rules to leave out.

    Raises:
        ReportError: The file can't be read.
        ArticleError: The article can't be read.
        ValueError: ``select`` or ``ignore`` names no rule.
    """
    rules = chosen(select, ignore)
    read = structure(_bytes(source))
    given = _article(article, read)
    findings = list(read.findings)
    subject = _subject(read, given, findings)
    if subject is not None:
        for check in CHECKS:
            findings += check(subject)
    return Validation(
        findings=in_order(finding for finding in findings if finding.rule in rules),
        unchecked=tuple(_unchecked(read, subject)),
        report=read.report,
        article=given,
    )


def _subject(read: Structure, article: Article | None, findings: list[Finding]) -> Subject | None:
    if read.ref is None:
        return None
    same = article is not None and article.id == read.ref.id
    if article is not None:
        findings += spans.of_article(read.ref, article)
    return Subject(read.ref, read.claims, read.extraction, article if same else None)


def _unchecked(read: Structure, subject: Subject | None) -> Iterable[str]:
    if subject is None:
        yield "anything more: the report can't be read that far"
        return
    if subject.article is None:
        yield "grounding, and what needs the article: its text was not given, or is another text"
    if not read.schema_checked:
        yield f"the published JSON Schema: the report is larger than {MOST_BYTES:,} bytes; the models were asked"
    if read.report is None:
        yield "claims that break the schema: grounding, derived values and meaning"


def _bytes(source: str | bytes | Path | Report) -> bytes:
    if isinstance(source, Report):
        # A model that was copied with other values is unchecked, and its values may not be of their types.
        source = source.model_dump_json(exclude_none=True, warnings=False)
    if isinstance(source, str):
        return source.encode(errors="surrogatepass")
    if isinstance(source, bytes):
        return source
    try:
        return source.read_bytes()
    except (OSError, ValueError) as error:
        raise ReportError(f"{source}: {getattr(error, 'strerror', None) or error}") from error


def _article(source: str | bytes | Path | Article | None, read: Structure) -> Article | None:
    """The article, with what the report says of its language and date."""
    if source is None or isinstance(source, Article):
        return source
    language = read.ref.language if read.ref else None
    published = read.ref.published if read.ref else None
    longest = min(max(read.ref.characters if read.ref else 0, DEFAULT_MAX_CHARS), _LONGEST_ARTICLE)
    if isinstance(source, Path):
        return Article.from_path(source, max_chars=longest, language=language, published=published)
    if isinstance(source, bytes):
        return Article.from_bytes(source, max_chars=longest, language=language, published=published)
    return Article.from_text(source, max_chars=longest, language=language, published=published)
