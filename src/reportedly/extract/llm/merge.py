"""Merge: the claims of overlapping windows joined, so that the same claim stands once.

Two claims are the same if their type and polarity are equal and their evidence overlaps by half of the shorter; of two
windows the one that owns the sentence wins, since it saw more of what stands around it. Within one window that holds
only for equal origins: one sentence may tell an event on two sources' words. A claim repeated elsewhere with the same
content (participants, places, dates, quantities, at least one) on the same word is the same claim with more evidence.
"""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.extract.protocol import Check
from reportedly.grounding.drafts import ClaimDraft
from reportedly.schema.claim import Claim
from reportedly.schema.span import Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A grounded claim of one window."""

    draft: ClaimDraft
    claim: Claim
    window: int
    """Number of the window."""
    owned: bool
    """Whether the window owns the sentence where its evidence begins."""


def merged(candidates: Iterable[Candidate], check: Check) -> tuple[ClaimDraft, ...]:
    """The drafts of the claims, each claim once, in reading order."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=_order):
        if not any(_same(other, candidate) for other in kept):
            kept.append(candidate)
    kept.sort(key=lambda candidate: _start(candidate.claim))
    return tuple(candidate.draft for candidate in _gathered(kept, check))


def _order(candidate: Candidate) -> tuple[bool, int, int]:
    """Owners first, then richer ones: the first of equals is kept."""
    return not candidate.owned, -_values(candidate.claim), _start(candidate.claim)


def _start(claim: Claim) -> int:
    return claim.evidence[0].start


def _values(claim: Claim) -> int:
    event = claim.event
    return sum(map(len, (claim.units, claim.parties, claim.locations, claim.dates, event.means, event.quantities)))


def _same(one: Candidate, other: Candidate) -> bool:
    first, second = one.claim, other.claim
    if (first.event.type, first.event.polarity) != (second.event.type, second.event.polarity):
        return False
    if not _overlap(first.evidence, second.evidence):
        return False
    if one.window != other.window:
        return True
    return _origin(first) == _origin(second) and _content(first) == _content(second)


def _overlap(first: tuple[Span, ...], second: tuple[Span, ...]) -> bool:
    return any(
        2 * (min(one.end, other.end) - max(one.start, other.start)) >= min(one.end - one.start, other.end - other.start)
        for one in first
        for other in second
    )


def _origin(claim: Claim) -> tuple[str, str]:
    chain = claim.attribution.chain
    return claim.attribution.voice.value, chain[0].name.casefold() if chain else ""


_Content = tuple[frozenset[str], ...]


def _content(claim: Claim) -> _Content:
    return (
        frozenset(f"{unit.name.casefold()} {unit.role}" for unit in claim.units),
        frozenset(f"{party.name.casefold()} {party.role}" for party in claim.parties),
        frozenset(place.name.casefold() for place in claim.locations),
        frozenset(date.span.text.casefold() for date in claim.dates),
        frozenset(f"{amount.of} {amount.span.text.casefold()}" for amount in claim.event.quantities),
    )


def _gathered(kept: list[Candidate], check: Check) -> list[Candidate]:
    """Claims of different windows with one content and one origin as one claim with the evidence of all."""
    known: dict[tuple[object, ...], int] = {}
    result: list[Candidate] = []
    for candidate in kept:
        claim, content = candidate.claim, _content(candidate.claim)
        key = (claim.event.type, claim.event.polarity, claim.event.modality, claim.kind, _origin(claim), content)
        at = known.get(key)
        if not any(content) or at is None or result[at].window == candidate.window:
            known.setdefault(key, len(result))
            result.append(candidate)
            continue
        first = result[at]
        joined = dataclasses.replace(first.draft, evidence=(*first.draft.evidence, *candidate.draft.evidence))
        grounded = check(joined).claim
        if grounded is not None:
            result[at] = dataclasses.replace(first, draft=joined, claim=grounded)
    return result
