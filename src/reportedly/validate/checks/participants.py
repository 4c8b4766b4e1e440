"""Participants: designations, sides and roles that the words don't bear out."""

import re
from collections.abc import Iterator

from reportedly.normalise.sides import side_of, sides_in
from reportedly.schema.attribution import Source
from reportedly.schema.claim import Claim
from reportedly.schema.participants import Participant, Unit
from reportedly.validate.findings import Finding, Rule, Severity
from reportedly.validate.subject import Subject, folded

DESIGNATION = Rule(
    "unit.designation_not_in_name",
    Severity.ERROR,
    "a designation that the unit's words don't hold",
    "The designation is the number or name of the formation as written; a wrong digit is another brigade.",
    "Take the designation from the unit's name, or widen the span to hold it.",
)
UNNAMED = Rule(
    "side.unnamed",
    Severity.WARNING,
    "a side that no word of the article names",
    "The side is null where the text doesn't say; what a reader knows of the world is no evidence.",
    "Make the side null.",
)
CONFLICT = Rule(
    "side.conflict",
    Severity.WARNING,
    "one name with two sides",
    "One name in one article is one participant or source, who is on one side.",
    "Mend the side that is wrong; two bodies of the same name need names that tell them apart.",
)
AGAINST_NAME = Rule(
    "side.against_name",
    Severity.WARNING,
    "a side that the name itself contradicts",
    "'Ukrainian forces' are on Ukraine's side, whatever stands around them; a wrong side turns the claim round.",
    "Mend the side.",
)
TWICE = Rule(
    "participant.twice",
    Severity.WARNING,
    "one participant twice in one claim",
    "A participant has one entry and one role in a claim; other names go to 'alternate_names'.",
    "Keep the entry whose role fits.",
)
RULES = (DESIGNATION, UNNAMED, CONFLICT, AGAINST_NAME, TWICE)

_WORD = re.compile(r"[^\W_]+")
_ORDINAL = re.compile(r"(?<=[0-9])(?:st|nd|rd|th)\b")
_UNSAID = "group:other"
"""The side that stands for every group without a code of its own: no word names it."""

Sided = Participant | Source


def check(subject: Subject) -> Iterator[Finding]:
    """What is wrong with units, parties and the sides of sources."""
    named = sides_in(subject.article.text) if subject.article is not None else None
    sides: dict[str, str] = {}
    for pointer, claim in subject.claims:
        for index, unit in enumerate(claim.units):
            yield from _designation(f"{pointer}/units/{index}", unit)
        yield from _twice(pointer, claim)
        for place, who in _sided(pointer, claim):
            if who.side is not None:
                yield from _side(f"{place}/side", who, who.side, named, sides)


def _designation(pointer: str, unit: Unit) -> Iterator[Finding]:
    if unit.designation is None:
        return
    names = [unit.span.text, *(alternate.span.text for alternate in unit.alternate_names)]
    words = {word for name in names for word in _words(name)}
    if not _words(unit.designation) <= words:
        yield DESIGNATION.at(
            f"{pointer}/designation",
            f"“{unit.span.text}” does not hold the designation {unit.designation!r}",
            unit.span,
        )


def _words(name: str) -> set[str]:
    return set(_WORD.findall(_ORDINAL.sub("", name.casefold())))


def _twice(pointer: str, claim: Claim) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for field, everyone in (("units", claim.units), ("parties", claim.parties)):
        for index, who in enumerate(everyone):
            place = f"{pointer}/{field}/{index}"
            name = folded(who.name)
            if name in seen:
                yield TWICE.at(place, f"“{who.name}” stands at {seen[name]} too", who.span)
            seen.setdefault(name, place)


def _sided(pointer: str, claim: Claim) -> Iterator[tuple[str, Sided]]:
    fields: tuple[tuple[str, tuple[Sided, ...]], ...] = (
        ("units", claim.units),
        ("parties", claim.parties),
        ("attribution/chain", claim.attribution.chain),
    )
    for field, everyone in fields:
        for index, who in enumerate(everyone):
            yield f"{pointer}/{field}/{index}", who
    for index, response in enumerate(claim.verification.responses):
        yield f"{pointer}/verification/responses/{index}/source", response.source


def _side(
    pointer: str,
    who: Sided,
    side: str,
    named: frozenset[str] | None,
    sides: dict[str, str],
) -> Iterator[Finding]:
    told = side_of(who.name)
    if named is not None and side not in {*named, told, _UNSAID}:
        yield UNNAMED.at(pointer, f"“{who.name}” is {side}, which no word of the article names", who.span)
    if told is not None and told != side:
        yield AGAINST_NAME.at(pointer, f"“{who.name}” is {side}, but its words say {told}", who.span)
    first = sides.setdefault(folded(who.name), side)
    if first != side:
        yield CONFLICT.at(pointer, f"“{who.name}” is {side} here and {first} elsewhere", who.span)
