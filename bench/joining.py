"""Joining: the claims of two extractors as one list, with who made each and who agrees.

Two claims are the same if type and polarity are equal and their evidence overlaps by half of the shorter. Of a pair the
first extractor's claim stands; the other agrees where modality and origin are the same too. A claim of the first alone
stands. A claim of the second alone stands only where the first finds nothing in its sentences: elsewhere it is mostly
another reading of what is there already.
"""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.article import Article
from reportedly.grounding.drafts import ClaimDraft
from reportedly.schema.claim import Claim, Provenance
from reportedly.schema.extraction import Rejected
from reportedly.schema.span import Span

UNSHARED = "unshared"
"""The other extractor reads something else in the sentence."""
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A claim that an extractor proposes."""

    draft: ClaimDraft
    claim: Claim
    """What grounding makes of the draft."""


@dataclass(frozen=True, slots=True)
class Side:
    """One extractor's claims."""

    extractor: str
    """Its name."""
    claims: tuple[Proposed, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """The claims of both."""

    drafts: tuple[ClaimDraft, ...]
    """Those that stand, with their provenance."""
    left_out: tuple[Rejected, ...]
    """Those of the second extractor that don't."""


def joined(first: Side, second: Side, article: Article, unread: Sequence[Range] = ()) -> Joined:
    """The claims of both extractors, each once.

    Args:
        first: Those of the extractor whose word counts where both find a claim.
        second: Those of the other.
        article: What both read.
        unread: Passages that the second did not read: it disagrees with nothing there.
    """
    left = list(second.claims)
    drafts: list[ClaimDraft] = []
    for one in first.claims:
        other = next((other for other in left if _same(one.claim, other.claim)), None)
        if other is not None:
            left.remove(other)
        drafts.append(_with(one, first, second, agrees=_agreement(one, other, unread)))
    taken = {number for one in first.claims for number in _sentences(article, one.claim)}
    alone = [other for other in left if not taken & _sentences(article, other.claim)]
    drafts += [_with(other, second, first, agrees=False) for other in alone]
    refused = tuple(
        Rejected(path=f"{second.extractor}.claim", value=_shown(other.claim), reason=UNSHARED)
        for other in left
        if other not in alone
    )
    return Joined(tuple(drafts), refused)


def _with(one: Proposed, own: Side, other: Side, *, agrees: bool | None) -> ClaimDraft:
    """The draft with its provenance; who has not read the passage is not named."""
    provenance = [Provenance(extractor=own.extractor, agrees=True)]
    if agrees is not None:
        provenance.append(Provenance(extractor=other.extractor, agrees=agrees))
    return dataclasses.replace(one.draft, provenance=tuple(provenance))


def _agreement(one: Proposed, other: Proposed | None, unread: Sequence[Range]) -> bool | None:
    """Whether the other extractor agrees; null where it has not read the passage."""
    if other is not None:
        return _origin(one.claim) == _origin(other.claim) and (one.claim.event.modality is other.claim.event.modality)
    passed = any(start <= span.start < end for span in one.claim.evidence for start, end in unread)
    return None if passed else False


def _same(one: Claim, other: Claim) -> bool:
    if (one.event.type, one.event.polarity) != (other.event.type, other.event.polarity):
        return False
    return any(_half(first, second) for first in one.evidence for second in other.evidence)


def _half(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= min(one.end - one.start, other.end - other.start)


def _origin(claim: Claim) -> tuple[str, str]:
    chain = claim.attribution.chain
    return claim.attribution.voice.value, chain[0].name.casefold() if chain else ""


def _sentences(article: Article, claim: Claim) -> frozenset[int]:
    return frozenset(
        number
        for number, (start, end) in enumerate(article.sentences)
        if any(span.start < end and start < span.end for span in claim.evidence)
    )


def _shown(claim: Claim) -> str:
    return f"{claim.event.type.value}: {claim.evidence[0].text}"
