"""Claims: the same one twice, and what a report says of its own making."""

import re
from collections.abc import Iterator
from itertools import product

from reportedly.schema.claim import Claim
from reportedly.schema.report import spans
from reportedly.validate.findings import Finding, Rule, Severity
from reportedly.validate.passages import Passages
from reportedly.validate.subject import Placed, Subject, folded, spaced

DUPLICATE = Rule(
    "claim.duplicate",
    Severity.ERROR,
    "the same claim twice on the same words",
    "One what on the word of one who is one claim; counted twice it looks like two.",
    "Remove one of them.",
)
REPEATED = Rule(
    "claim.repeated",
    Severity.WARNING,
    "the same claim twice on other words",
    "Repeated by the same source (headline, lead, a later back-reference) it is the same claim with one more evidence "
    "span.",
    "Add the evidence of the later claim to the earlier one, and remove the later one.",
)
FOREIGN_WORD = Rule(
    "summary.foreign_word",
    Severity.ERROR,
    "a number or name in the summary that the claim does not hold",
    "The summary holds no number and no proper name that the claim's spans don't hold: it is what people read first.",
    "Let the program compose the summary, or take the word out.",
)
UNREAD = Rule(
    "extraction.unread_claim",
    Severity.WARNING,
    "a claim from a passage that was not read",
    "'unread' lists what no extractor looked at, so nothing can come from there.",
    "Mend the passage, or remove the claim.",
)
GRADED_BY_EXTRACTOR = Rule(
    "grading.by_extractor",
    Severity.ERROR,
    "a grading by the extractor",
    "Grading a source's reliability is a person's judgement, never an extractor's.",
    "Remove the grading, or name the person who made it.",
)
RULES = (DUPLICATE, REPEATED, FOREIGN_WORD, UNREAD, GRADED_BY_EXTRACTOR)

_WORD = re.compile(r"[^\W_]+(?:[-’'.,/:][^\W_]+)*")


def check(subject: Subject) -> Iterator[Finding]:
    """What is wrong with claims as wholes."""
    yield from _duplicates(subject)
    for pointer, claim in subject.claims:
        yield from _summary(f"{pointer}/event/summary", claim)
    if subject.extraction is not None:
        unread = Passages((passage.start, passage.end) for passage in subject.extraction.unread)
        for pointer, claim in subject.claims:
            for index, span in enumerate(claim.evidence):
                if unread.meet(span.start, span.end):
                    message = f"“{spaced(span.text)}” stands in a passage that was not read"
                    yield UNREAD.at(f"{pointer}/evidence/{index}", message, span)
            if claim.grading is not None and claim.grading.by == subject.extraction.extractor:
                message = f"graded by {claim.grading.by!r}, the extractor"
                yield GRADED_BY_EXTRACTOR.at(f"{pointer}/grading/by", message)


def _duplicates(subject: Subject) -> Iterator[Finding]:
    first: dict[object, Placed] = {}
    for placed in subject.claims:
        content = _content(placed.claim)
        earlier = first.setdefault(content, placed)
        if earlier is placed:
            continue
        specific = any(content[_SPECIFIC:])
        evidence = placed.claim.evidence
        if evidence == earlier.claim.evidence or (specific and _overlap(placed.claim, earlier.claim)):
            yield DUPLICATE.at(placed.pointer, f"says the same as {earlier.pointer}, on the same words", evidence[0])
        elif specific or _overlap(placed.claim, earlier.claim):
            yield REPEATED.at(placed.pointer, f"says the same as {earlier.pointer}", evidence[0])


def _overlap(claim: Claim, other: Claim) -> bool:
    pairs = product(claim.evidence[:_MOST], other.evidence[:_MOST])
    return any(own.overlaps(span.start, span.end) for own, span in pairs)


_MOST = 20
"""Evidence spans of a claim that are compared with those of another."""
_SPECIFIC = 5
"""Where the parts of ``_content`` begin that make two claims elsewhere in the text the same."""


def _content(claim: Claim) -> tuple[object, ...]:
    """What the claim says, without where it says so."""
    event, attribution = claim.event, claim.attribution
    origin = folded(attribution.chain[0].name) if attribution.chain else None
    return (
        event.type,
        event.polarity,
        event.modality,
        attribution.voice,
        origin,
        tuple(sorted((folded(who.name), who.role) for who in (*claim.units, *claim.parties))),
        tuple(sorted((folded(place.name), place.relation) for place in claim.locations)),
        tuple(sorted((date.edtf or folded(date.span.text), date.role) for date in claim.dates)),
        tuple(sorted((folded(amount.span.text), amount.of) for amount in event.quantities)),
    )


def _summary(pointer: str, claim: Claim) -> Iterator[Finding]:
    held = {word for _, span in spans(claim) for word in _WORD.findall(span.text)}
    held |= {part for word in held for part in re.findall(r"[^\W_]+", word)}
    for found in _WORD.finditer(claim.event.summary):
        word = found.group()
        is_name = word[0].isupper() and found.start() > 0
        if (is_name or any(letter.isdigit() for letter in word)) and word not in held:
            yield FOREIGN_WORD.at(pointer, f"the summary has {word!r}, which none of the claim's spans holds")
