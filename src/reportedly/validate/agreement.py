"""Agreement: how far two annotations of the same articles agree, by the engine that scores predictions.

F1 per slot, and Krippendorff's alpha for closed slots over the aligned claims. Gold states are set aside: they say what
an annotator would let pass, not what she found. It does not say who is right.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from reportedly.errors import ReportError
from reportedly.schema.report import Report
from reportedly.validate.alpha import nominal_alpha
from reportedly.validate.comparable import EMPTY
from reportedly.validate.golden import Golden, golden_by_id
from reportedly.validate.scorer import score_reports
from reportedly.validate.scores import Scores
from reportedly.validate.tally import Tally
from reportedly.validate.verdicts import CLAIM, SCALARS, SLOTS, Category, Verdict

CLOSED = ("event.type", *SCALARS)
"""Slots that have an alpha."""


class SlotAgreement(NamedTuple):
    """How far a slot agrees."""

    f1: float | None
    """The mean of both directions, which differ for dates of unequal specificity alone; null if neither has values."""
    tally: Tally
    """MUC counts with the first annotation as gold: MIS is the first's alone, SPU the second's."""
    alpha: float | None
    """Krippendorff's alpha over aligned claims; null for open slots and where it is undefined."""
    units: int
    """Aligned claims that the alpha rests on; 0 for open slots."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two annotations agree."""

    articles: tuple[str, ...]
    """Names of the articles that both annotated."""
    alone: tuple[str, ...]
    """Names of the articles that only one annotated; they are left out."""
    slots: Mapping[str, SlotAgreement]
    """By slot; ``claim`` is the row of whole claims."""
    scores: Scores
    """The verdicts, with the first annotation as gold."""

    @property
    def differences(self) -> tuple[Verdict, ...]:
        """The verdicts on which the two differ; of a claim that one has alone, its claim row."""
        return tuple(
            verdict
            for verdict in self.scores.verdicts
            if verdict.category not in (Category.COR, Category.NON) and (verdict.matched or verdict.slot == CLAIM)
        )


def annotation_agreement(
    one: Report | Golden | Iterable[Report | Golden],
    other: Report | Golden | Iterable[Report | Golden],
) -> Agreement:
    """How far two annotations of the same articles agree.

    Raises:
        ReportError: No article is in both, or one is twice in one of them.
        MissingExtraError: scipy (the extra ``score``) is not installed.
    """
    first, second = golden_by_id(_plain(one)), golden_by_id(_plain(other))
    shared = [article for article in first if article in second]
    if not shared:
        raise ReportError("the annotations share no article")
    mine, theirs = [first[article] for article in shared], [second[article] for article in shared]
    there = score_reports([item.report for item in theirs], mine)
    back = score_reports([item.report for item in mine], theirs)
    alone = [item for found in (first, second) for article, item in found.items() if article not in shared]
    return Agreement(
        articles=tuple([item.title for item in mine]),
        alone=tuple([item.title for item in alone]),
        slots={slot: _slot(slot, there, back) for slot in SLOTS},
        scores=there,
    )


def _plain(items: Report | Golden | Iterable[Report | Golden]) -> tuple[Golden, ...]:
    """Without gold states."""
    found = [items] if isinstance(items, (Report, Golden)) else items
    return tuple(
        Golden(item.report, text=item.text, name=item.name) if isinstance(item, Golden) else Golden(item)
        for item in found
    )


def _slot(slot: str, there: Scores, back: Scores) -> SlotAgreement:
    one, other = there.slots[slot].f1, back.slots[slot].f1
    f1 = None if one is None or other is None else (one + other) / 2
    units = _units(there, slot) if slot in CLOSED else []
    return SlotAgreement(f1, there.slots[slot], nominal_alpha(units), len(units))


def _units(scores: Scores, slot: str) -> list[tuple[str, str]]:
    """What both say in a closed slot of each aligned claim; a value that says nothing is a value here."""
    nothing = EMPTY.get(slot, "")
    return [
        (verdict.gold or nothing, verdict.predicted or nothing)
        for verdict in scores.verdicts
        if verdict.slot == slot and verdict.matched
    ]
