"""Reading: one sentence, read; and a claim found in it, with what merging needs to know."""

from dataclasses import dataclass, field

from reportedly.extract.rules.attribution import Range
from reportedly.extract.rules.clauses import Parsed
from reportedly.extract.rules.discourse import Attributed
from reportedly.extract.rules.mentions import Mention
from reportedly.extract.rules.places import Spot
from reportedly.extract.rules.times import Time
from reportedly.grounding.drafts import ClaimDraft


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence, read."""

    number: int
    span: Range
    parsed: Parsed
    attributed: Attributed
    mentions: tuple[Mention, ...]
    times: tuple[Time, ...]
    spots: tuple[Spot, ...] = ()
    """The named places of earlier claims, the latest last."""
    topics: tuple[Range, ...] = ()
    """The forces that earlier sentences spoke of, the latest last."""


@dataclass(frozen=True, slots=True)
class Found:
    """A claim with what merging needs to know of it."""

    draft: ClaimDraft
    sentences: tuple[int, ...]
    origin: str
    noun: bool
    definite: bool
    headline: bool = False
    """Whether it stands in a headline: the first sentence, without a full stop."""
    spots: tuple[Spot, ...] = ()
    names: frozenset[str] = field(default_factory=frozenset)
    places: frozenset[str] = field(default_factory=frozenset)
