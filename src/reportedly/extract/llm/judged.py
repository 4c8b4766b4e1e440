"""Judged: the claims of a reply, each with what grounding makes of it."""

from collections.abc import Callable
from dataclasses import dataclass

from reportedly.article import Article
from reportedly.extract.llm.decode import Decoded
from reportedly.extract.llm.fields import INVALID, MISSING, TOO_LONG, Fault
from reportedly.extract.llm.prompt import Failure
from reportedly.extract.llm.windows import Window
from reportedly.extract.protocol import Check
from reportedly.grounding import reasons
from reportedly.schema.claim import Claim
from reportedly.schema.extraction import Rejected

ECHO = "echo"
"""The claim is the worked example's."""
_MOST_NAMED = 6

_MEANINGS = {
    INVALID: "no value of the vocabulary, or of the wrong form",
    MISSING: "missing",
    TOO_LONG: "too long",
    reasons.EMPTY: "empty",
    reasons.NOT_FOUND: "these words don't stand in the article; copy them letter by letter",
    reasons.BOUNDARY: "these words stand there only inside a longer word or number; copy the whole of it",
    reasons.CASE: "these words stand there only in other capitals; copy them letter by letter",
    reasons.AMBIGUOUS: "these words stand there several times; copy more of the sentence",
    reasons.POLARITY_CONFLICT: "the words around it say the reverse: mend polarity, or the evidence",
    reasons.HEDGE_DROPPED: "the words around it are less certain: mend modality",
    reasons.MODALITY_CONFLICT: "the words around it are more certain, or uncertain in another way: mend modality",
    reasons.BOUND_DROPPED: "words that bound the number are left out; copy them too",
    reasons.TRIGGER_NEEDED: "the evidence holds several predicates: give the trigger, or shorter evidence",
    reasons.NO_EVIDENCE: "no evidence",
    reasons.NO_SOURCE: "voice is sourced and chain is empty",
    reasons.VOICE_CONFLICT: "voice is not sourced and chain names sources",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """One claim of a reply."""

    decoded: Decoded
    """The draft, if it is one."""
    claim: Claim | None
    """What it would become; null where it is refused."""
    rejected: tuple[Rejected, ...]
    """What grounding refused."""

    @property
    def failure(self) -> Failure:
        """What is told to the model about it."""
        named = [_told(fault.path, fault.value, fault.reason) for fault in self.decoded.faults]
        named += [_told(_path(item.path), f'"{item.value}"', item.reason) for item in self.rejected]
        return Failure(self.decoded.text, "; ".join(named[:_MOST_NAMED]) or "no claim")


Decode = Callable[[object, Article, Window], Decoded]
"""One claim of a reply, a JSON value, to a draft."""


def judged(item: object, article: Article, window: Window, check: Check, decode: Decode) -> Judged:
    """Decode and ground one claim of a reply."""
    decoded = decode(item, article, window)
    if decoded.draft is None:
        return Judged(decoded, None, ())
    grounded = check(decoded.draft)
    return Judged(decoded, grounded.claim, grounded.rejected)


def refused(faults: tuple[Fault, ...], path: str) -> tuple[Rejected, ...]:
    """Faults as the report keeps them."""
    return tuple(
        Rejected(path=f"{path}.{fault.path}" if fault.path else path, value=fault.value, reason=fault.reason)
        for fault in faults
    )


def _told(path: str, value: str, reason: str) -> str:
    return f"{path or 'claim'} {value}: {_MEANINGS.get(reason, reason)}"


_WIRE_NAMES = {"units": "who", "parties": "who", "locations": "where", "dates": "when", "quantities": "amounts"}


def _path(path: str) -> str:
    """A draft's path in the words of the reply: the list's name, without a number that means nothing there."""
    name = path.split("[", 1)[0]
    return _WIRE_NAMES.get(name, path)
