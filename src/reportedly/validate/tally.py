"""Tally: MUC-4's counts and formulas, and the folds of verdicts into them.

Source of the formulas: MUC-4 scoring manual (Chinchor 1992). A tally counts; which verdicts it is given decides whether
it is ALL TEMPLATES (all of them) or MATCHED ONLY (those of aligned claims).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import NamedTuple

from reportedly.validate.verdicts import CORE, SLOTS, Category, Verdict

_CATEGORIES = tuple(Category)
_PLACES = {category: place for place, category in enumerate(_CATEGORIES)}
_SLOT_AND_CATEGORY = attrgetter("slot", "category")


class Tally(NamedTuple):
    """Counts of the six categories, and MUC-4's figures. A figure is null where it is undefined."""

    cor: int = 0
    """Right."""
    par: int = 0
    """Partly right."""
    inc: int = 0
    """Wrong."""
    mis: int = 0
    """Missing."""
    spu: int = 0
    """Spurious."""
    non: int = 0
    """In neither."""

    @property
    def possible(self) -> int:
        """POS: what the gold has."""
        return self.cor + self.par + self.inc + self.mis

    @property
    def actual(self) -> int:
        """ACT: what the prediction has."""
        return self.cor + self.par + self.inc + self.spu

    @property
    def credit(self) -> float:
        """COR and half of PAR."""
        return self.cor + self.par / 2

    @property
    def recall(self) -> float | None:
        """Credit over POS; null if the gold has nothing."""
        return self.credit / self.possible if self.possible else None

    @property
    def precision(self) -> float | None:
        """Credit over ACT; null if the prediction has nothing."""
        return self.credit / self.actual if self.actual else None

    @property
    def overgeneration(self) -> float | None:
        """SPU over ACT; null if the prediction has nothing."""
        return self.spu / self.actual if self.actual else None

    @property
    def f1(self) -> float | None:
        """2 * credit / (POS + ACT): 0 when only one of them is 0, null when both are."""
        both = self.possible + self.actual
        return 2 * self.credit / both if both else None


def tallies(verdicts: Iterable[Verdict], *, matched_only: bool = False) -> dict[str, Tally]:
    """The tally of every slot, in the order of ``SLOTS``; a mapping from slot to tally.

    Args:
        verdicts: What is counted.
        matched_only: Count aligned claims alone (MUC's MATCHED ONLY); otherwise all (ALL TEMPLATES).
    """
    counted = [verdict for verdict in verdicts if verdict.matched] if matched_only else verdicts
    rows = {slot: [0] * len(_CATEGORIES) for slot in SLOTS}
    for (slot, category), count in Counter(map(_SLOT_AND_CATEGORY, counted)).items():
        if slot in rows:
            rows[slot][_PLACES[category]] = count
    return {slot: Tally(*row) for slot, row in rows.items()}


def core_tallies(by_slot: Mapping[str, Tally]) -> dict[str, Tally]:
    """The tallies of the core slots."""
    return {name: pooled([by_slot[slot] for slot in slots]) for name, slots in CORE.items()}


def core_mean(by_slot: Mapping[str, Tally]) -> float | None:
    """The mean F1 of the core slots; undefined ones are left out, null if all are."""
    scores = [f1 for tally in core_tallies(by_slot).values() if (f1 := tally.f1) is not None]
    return sum(scores) / len(scores) if scores else None


def pooled(parts: Iterable[Tally]) -> Tally:
    """The counts of all parts together."""
    return Tally(*map(sum, zip(*parts, strict=True)))
