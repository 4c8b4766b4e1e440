"""Comparison: what changed between two runs on the same golden set.

A fold of two flat lists of verdicts: verdicts on gold values are matched by article, slot and the place of the gold
value; spurious values have no such place and are compared as counts.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

from reportedly.validate.verdicts import EVIDENCE, Category, Verdict

Key: TypeAlias = tuple[str, str, str]
"""Article, slot, JSON pointer to the gold value."""

_CREDIT = {Category.COR: 2, Category.PAR: 1, Category.NON: 0, Category.INC: 0, Category.MIS: 0, Category.SPU: -1}


class Flip(NamedTuple):
    """A gold value whose verdict changed."""

    article: str
    slot: str
    pointer: str
    """JSON pointer to the gold value."""
    before: Verdict | None
    """Null where the earlier run has no verdict there."""
    after: Verdict | None
    """Null where the later run has no verdict there."""

    @property
    def worse(self) -> bool:
        """Whether credit was lost, or a critical error is new."""
        return _rank(self.after) < _rank(self.before) or self.newly_critical

    @property
    def better(self) -> bool:
        """Whether credit was gained and no critical error is new."""
        return _rank(self.after) > _rank(self.before) and not self.newly_critical

    @property
    def newly_critical(self) -> bool:
        """Whether the later verdict is a critical error that the earlier one was not."""
        after = None if self.after is None else self.after.critical
        return after is not None and (self.before is None or self.before.critical is not after)


class SpuriousChange(NamedTuple):
    """How many spurious values a slot of an article had and has."""

    article: str
    slot: str
    before: int
    after: int


def flips(before: Iterable[Verdict], after: Iterable[Verdict]) -> tuple[Flip, ...]:
    """The gold values whose category, rule or critical error changed, in the order of the gold."""
    one, other = by_gold(before), by_gold(after)
    found = []
    for key in dict.fromkeys([*one, *other]):
        first, second = one.get(key), other.get(key)
        if _outcome(first) != _outcome(second):
            found.append(Flip(*key, first, second))
    return tuple(found)


def spurious_changes(before: Iterable[Verdict], after: Iterable[Verdict]) -> tuple[SpuriousChange, ...]:
    """The slots whose count of spurious values changed, by article and slot."""
    one, other = spurious_counts(before), spurious_counts(after)
    return tuple(
        SpuriousChange(*key, one.get(key, 0), other.get(key, 0))
        for key in sorted({*one, *other})
        if one.get(key, 0) != other.get(key, 0)
    )


def by_gold(verdicts: Iterable[Verdict]) -> Mapping[Key, Verdict]:
    """The verdicts on gold values, and on closed slots of aligned claims, by where the gold value stands."""
    found: dict[Key, Verdict] = {}
    for verdict in verdicts:
        in_place = verdict.gold is not None or verdict.critical is not None
        if in_place and verdict.gold_pointer is not None and verdict.slot != EVIDENCE:
            found[verdict.article, verdict.slot, verdict.gold_pointer] = verdict
    return found


def spurious_counts(verdicts: Iterable[Verdict]) -> Mapping[tuple[str, str], int]:
    """How many spurious values each slot of each article has."""
    return Counter(
        (verdict.article, verdict.slot)
        for verdict in verdicts
        if verdict.category is Category.SPU and verdict.slot != EVIDENCE
    )


def _outcome(verdict: Verdict | None) -> tuple[object, ...] | None:
    return None if verdict is None else (verdict.category, verdict.rule, verdict.critical)


def _rank(verdict: Verdict | None) -> int:
    return 0 if verdict is None else _CREDIT[verdict.category]
