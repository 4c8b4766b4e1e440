"""Scores: what scoring came to. One flat list of verdicts; every figure is a fold of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from reportedly.validate.tally import Tally, core_mean, core_tallies, tallies
from reportedly.validate.verdicts import CLAIM, EVIDENCE, Category, Critical, Grounding, Verdict


class ScoredArticle(NamedTuple):
    """One article of the golden set."""

    id: str
    """Article id."""
    name: str
    """What tables call it."""
    predicted: bool
    """Whether there was a prediction; without one all its gold is missing."""
    text: str | None = None
    """Its text, where known."""
    file: str | None = None
    """Path of the file with its text, where known."""


class GroundingTally(NamedTuple):
    """How often predicted words stand where, beside the gold's."""

    exact: int
    overlapping: int
    elsewhere: int
    ungrounded: int
    overlap: float | None
    """Mean intersection over union of exact and overlapping ones, in characters; null if there are none."""


@dataclass(frozen=True)
class Scores:
    """The verdicts on a golden set, and the figures folded from them."""

    verdicts: tuple[Verdict, ...]
    """Every verdict, by article, gold claims in their order, then predicted claims without a partner."""
    articles: tuple[ScoredArticle, ...]
    """The articles of the golden set, in its order."""
    unscored: tuple[str, ...] = ()
    """Ids of predicted articles that the golden set does not have; they are not scored."""

    @cached_property
    def slots(self) -> Mapping[str, Tally]:
        """ALL TEMPLATES: the official tallies, by slot."""
        return tallies(self.verdicts)

    @cached_property
    def matched(self) -> Mapping[str, Tally]:
        """MATCHED ONLY: slot quality, given that the claim was found."""
        return tallies(self.verdicts, matched_only=True)

    @cached_property
    def core(self) -> Mapping[str, Tally]:
        """The tallies of the core slots."""
        return core_tallies(self.slots)

    @cached_property
    def by_article(self) -> Mapping[str, Mapping[str, Tally]]:
        """The official tallies of each article, by its id."""
        parts: dict[str, list[Verdict]] = {article.id: [] for article in self.articles}
        for verdict in self.verdicts:
            parts[verdict.article].append(verdict)
        return {article: tallies(part) for article, part in parts.items()}

    @property
    def claim_f1(self) -> float | None:
        """F1 of whole claims; null if neither side has any."""
        return self.slots[CLAIM].f1

    @property
    def core_f1(self) -> float | None:
        """Mean F1 of the core slots; null if all are undefined."""
        return core_mean(self.slots)

    @cached_property
    def critical(self) -> tuple[Verdict, ...]:
        """The critical errors."""
        return tuple([verdict for verdict in self.verdicts if verdict.critical is not None])

    @cached_property
    def critical_counts(self) -> Mapping[Critical, int]:
        """How many critical errors of each sort."""
        return {sort: sum(verdict.critical is sort for verdict in self.critical) for sort in Critical}

    @cached_property
    def grounding(self) -> Mapping[str, GroundingTally]:
        """The grounding axis, by slot with words of its own; ``evidence`` first."""
        slots = (EVIDENCE, *[slot for slot in self.slots if slot in _GROUNDED])
        return {slot: grounding_tally([verdict for verdict in self.verdicts if verdict.slot == slot]) for slot in slots}

    def errors(self) -> tuple[Verdict, ...]:
        """The verdicts that cost credit, critical ones first, else in their order."""
        wrong = [verdict for verdict in self.verdicts if verdict.category not in (Category.COR, Category.NON)]
        return tuple(sorted(wrong, key=lambda verdict: verdict.critical is None))


_GROUNDED = frozenset({"units", "parties", "locations", "dates", "origin", "sources", "quantities"})


def grounding_tally(verdicts: Iterable[Verdict]) -> GroundingTally:
    """The grounding axis of these verdicts."""
    counts = dict.fromkeys(Grounding, 0)
    overlaps = []
    for verdict in verdicts:
        place = verdict.grounding
        if place is not None:
            counts[place] += 1
        if place in (Grounding.EXACT, Grounding.OVERLAPPING):
            overlaps.append(verdict.overlap)
    mean = sum(overlaps) / len(overlaps) if overlaps else None
    return GroundingTally(
        counts[Grounding.EXACT],
        counts[Grounding.OVERLAPPING],
        counts[Grounding.ELSEWHERE],
        counts[Grounding.UNGROUNDED],
        mean,
    )


def claims_of(verdicts: Sequence[Verdict]) -> tuple[tuple[Verdict, ...], ...]:
    """The verdicts cut into claims: each run begins with its claim row."""
    starts = [index for index, verdict in enumerate(verdicts) if verdict.slot == CLAIM]
    return tuple(tuple(verdicts[start:end]) for start, end in zip(starts, [*starts[1:], len(verdicts)], strict=True))
