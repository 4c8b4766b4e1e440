"""Derived: values that are pure functions of span text and publication date, computed again.

In a program's report a difference is an error: it was changed by hand, or made by another version. In a person's report
it is a warning, since a person may read what the program does not; the finding says what the program reads.
"""

import re
from collections.abc import Iterator

from reportedly.article import Article
from reportedly.grounding.identity import claim_id
from reportedly.grounding.index import index_of
from reportedly.grounding.summary import compose
from reportedly.normalise.dates import DateReading, read_date
from reportedly.normalise.formations import FormationReading, read_formation
from reportedly.normalise.quantities import read_quantity
from reportedly.schema.claim import Claim
from reportedly.schema.event import Quantity
from reportedly.schema.participants import Unit
from reportedly.schema.setting import ClaimDate
from reportedly.schema.span import Span
from reportedly.schema.vocabularies import Modality
from reportedly.validate.findings import Finding, Rule, Severity, shortened
from reportedly.validate.subject import Placed, Subject

ID = Rule(
    "derived.id",
    Severity.ERROR,
    "a claim id that is not the hash of the claim",
    "An id is a hash of the article, type, polarity, evidence and origin, so that one claim has one id in every run.",
    "Write the id that the message names.",
)
SUMMARY = Rule(
    "derived.summary",
    Severity.ERROR,
    "a summary that the program would not compose",
    "The summary is composed from the grounded fields; when a field is mended, the summary is composed anew.",
    "Write the summary that the message names.",
)
FORMATION = Rule(
    "derived.formation",
    Severity.ERROR,
    "a designation, echelon, branch or 'subunit' that the unit's words don't give",
    "Designation, echelon, branch and 'subunit' are read from the words of the unit.",
    "Write what the message names, or move the span to the words that say it.",
)
QUANTITY = Rule(
    "derived.quantity",
    Severity.ERROR,
    "bounds, a unit or vagueness that the quantity's words don't give",
    "'Nearly 50' has a maximum, 'over 50' a minimum, 'heavy' no number: bounds are read from the words.",
    "Write what the message names, or move the span to the words that say it.",
)
DATE = Rule(
    "derived.date",
    Severity.ERROR,
    "an EDTF value or basis that the date's words don't give",
    "A date is read from its words, and resolved from the publication date where it is relative to it.",
    "Write what the message names, or move the span to the words that say it.",
)
RULES = (ID, SUMMARY, FORMATION, QUANTITY, DATE)

_BEFORE = 40
"""Code points before a name or date in which words may stand that its reading depends on: 'subunits of', 'since'."""
_WORD = re.compile(r"\S+")


def check(subject: Subject) -> Iterator[Finding]:
    """What is computed otherwise."""
    severity = Severity.WARNING if subject.by_person else Severity.ERROR
    for placed in subject.claims:
        yield from _identity(placed, subject.ref.id, severity)
        pointer, claim = placed
        for index, unit in enumerate(claim.units):
            yield from _formation(f"{pointer}/units/{index}", unit, subject.article, severity)
        for index, quantity in enumerate(claim.event.quantities):
            yield from _quantity(f"{pointer}/event/quantities/{index}", quantity, severity)
        for index, date in enumerate(claim.dates):
            yield from _date(f"{pointer}/dates/{index}", date, claim, subject.ref.published, subject.article, severity)


def _identity(placed: Placed, article_id: str, severity: Severity) -> Iterator[Finding]:
    pointer, claim = placed
    name = claim_id(article_id, claim)
    if claim.id != name and not claim.id.startswith(f"{name}-"):
        message = f"the id is {claim.id}, the claim's hash is {name}"
        yield ID.at(f"{pointer}/id", message, claim.evidence[0], severity=severity)
    summary = compose(claim)
    if claim.event.summary != summary:
        message = f"“{shortened(claim.event.summary)}” would be composed as “{summary}”"
        yield SUMMARY.at(f"{pointer}/event/summary", message, claim.evidence[0], severity=severity)


def _formation(pointer: str, unit: Unit, article: Article | None, severity: Severity) -> Iterator[Finding]:
    read = read_formation(unit.name)
    told = FormationReading(unit.designation, unit.echelon, unit.branch, unit.subunit)
    if told.subunit and not read.subunit:
        before = article is None or any(
            read_formation(words).subunit for words in _with_words_before(article, unit.span)
        )
        told = FormationReading(unit.designation, unit.echelon, unit.branch, subunit=not before)
    yield from _differences(FORMATION, pointer, told, read, unit.span, severity)


def _with_words_before(article: Article, span: Span) -> Iterator[str]:
    """The span's words with one, two, three … of the words before it in its sentence."""
    sentence, _ = index_of(article).sentences_over(span.start, span.end)[0]
    start = max(sentence, span.start - _BEFORE)
    for word in reversed(list(_WORD.finditer(article.text, start, min(span.start, len(article.text))))):
        yield article.text[word.start() : span.end]


def _quantity(pointer: str, quantity: Quantity, severity: Severity) -> Iterator[Finding]:
    read = read_quantity(quantity.span.text)
    yield from _differences(QUANTITY, pointer, quantity, read, quantity.span, severity)


def _date(
    pointer: str,
    date: ClaimDate,
    claim: Claim,
    published: str | None,
    article: Article | None,
    severity: Severity,
) -> Iterator[Finding]:
    predicted = claim.event.modality is Modality.PREDICTED
    read = read_date(date.span.text, published, predicted=predicted)
    # 'since', 'began in' and 'until' before the date's words open an interval.
    if article is None and date.edtf is not None and "/" in date.edtf and read.edtf in date.edtf.split("/"):
        return
    if article is not None and date.edtf != read.edtf:
        others = (read_date(words, published, predicted=predicted) for words in _with_words_before(article, date.span))
        read = next((other for other in others if other == DateReading(date.edtf, date.basis)), read)
    yield from _differences(DATE, pointer, date, read, date.span, severity)


def _differences(
    rule: Rule,
    pointer: str,
    told: object,
    read: object,
    span: Span,
    severity: Severity,
) -> Iterator[Finding]:
    """One finding for each field of a reading that the report has otherwise."""
    for field in type(read).__dataclass_fields__:  # type: ignore[attr-defined]
        has, would = getattr(told, field), getattr(read, field)
        if has != would:
            message = f"{field} is {_shown(has)}, but “{shortened(span.text)}” says {_shown(would)}"
            yield rule.at(f"{pointer}/{field}", message, span, severity=severity)


def _shown(value: object) -> str:
    return "null" if value is None else f"{value}".lower() if isinstance(value, bool) else f"{value}"
