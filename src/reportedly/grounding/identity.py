"""Identity: content-hashed claim ids, stable from run to run and from extractor to extractor."""

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Iterable

from reportedly.schema.claim import Claim

_LENGTH = 10


def claim_id(article_id: str, claim: Claim) -> str:
    """``c-`` and 10 base32 characters of SHA-256(article id, type, polarity, sorted evidence offsets, origin).

    The five are hashed as one compact JSON array; origin is the first source's name, or null. Base32 is RFC 4648's,
    in lower case.
    """
    origin = claim.attribution.chain[0].name if claim.attribution.chain else None
    content = [
        article_id,
        claim.event.type.value,
        claim.event.polarity.value,
        sorted([span.start, span.end] for span in claim.evidence),
        origin,
    ]
    digest = hashlib.sha256(json.dumps(content, separators=(",", ":"), ensure_ascii=False).encode()).digest()
    return "c-" + base64.b32encode(digest).decode("ascii")[:_LENGTH].lower()


def claim_ids(article_id: str, claims: Iterable[Claim]) -> tuple[str, ...]:
    """The ids of a report's claims in their order: ``-2``, ``-3`` … are added among equals."""
    seen: Counter[str] = Counter()
    ids = []
    for claim in claims:
        name = claim_id(article_id, claim)
        seen[name] += 1
        ids.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return tuple(ids)
