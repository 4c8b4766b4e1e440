"""Change: how one article's verdicts differ from those that were accepted, and which differences are regressions.

A regression is a verdict that lost credit, a critical error that was none before, or more spurious values in a slot. An
improvement is the reverse. A verdict that changed without losing or gaining credit (another wrong value) is neither.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from reportedly.regression.baseline import Baseline, Entry
from reportedly.schema.report import SCHEMA_VERSION
from reportedly.validate.comparison import Flip, flips
from reportedly.validate.golden import Golden
from reportedly.validate.verdicts import SLOTS

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "claims": ("claim", "event.type", "kind"),
    "commitment": ("polarity", "modality"),
    "participants": ("units", "parties"),
    "places": ("locations", "locations.relation"),
    "dates": ("dates",),
    "attribution": ("voice", "origin", "sources"),
    "verification": ("verification.status", "contested"),
    "quantities": ("quantities",),
}
"""The slots by family: one test for each family and article."""


class Spurious(NamedTuple):
    """How many spurious values a slot had and has."""

    slot: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Change:
    """What changed on one article, in some or all slots."""

    article: str
    """The golden folder's name."""
    flips: tuple[Flip, ...] = ()
    """The verdicts on gold values that changed, in the order of the gold."""
    spurious: tuple[Spurious, ...] = ()
    """The slots whose count of spurious values changed."""
    problem: str | None = None
    """Why nothing can be compared: there is no entry, or it is of another gold."""

    @property
    def worse(self) -> tuple[Flip, ...]:
        """The verdicts that lost credit or are new critical errors."""
        return tuple(flip for flip in self.flips if flip.worse)

    @property
    def better(self) -> tuple[Flip, ...]:
        """The verdicts that gained credit."""
        return tuple(flip for flip in self.flips if flip.better)

    @property
    def regressed(self) -> bool:
        """Whether this must not pass."""
        return self.problem is not None or bool(self.worse) or any(more.after > more.before for more in self.spurious)

    @property
    def improved(self) -> bool:
        """Whether something is better than what was accepted."""
        return bool(self.better) or any(fewer.after < fewer.before for fewer in self.spurious)

    def within(self, slots: Iterable[str]) -> "Change":
        """The part of the change in these slots; a problem belongs to all."""
        chosen = frozenset(slots)
        return Change(
            self.article,
            tuple(flip for flip in self.flips if flip.slot in chosen),
            tuple(count for count in self.spurious if count.slot in chosen),
            self.problem,
        )


def change(article: str, before: Entry, after: Entry) -> Change:
    """How an article's verdicts differ."""
    counts = [Spurious(slot, before.spurious.get(slot, 0), after.spurious.get(slot, 0)) for slot in SLOTS]
    return Change(
        article,
        flips(before.as_verdicts(article), after.as_verdicts(article)),
        tuple(count for count in counts if count.before != count.after),
    )


def accepted_change(after: Entry, article: str, baseline: Baseline | None) -> Change:
    """How an article's verdicts differ from the accepted ones, or why they can't be compared."""
    problem = None
    before = baseline.articles.get(article) if baseline else None
    if baseline is None:
        problem = "no verdicts were accepted yet"
    elif before is None:
        problem = "the baseline has no entry for this article"
    elif baseline.schema_version != SCHEMA_VERSION:
        problem = f"the baseline is of schema {baseline.schema_version}, reports are of {SCHEMA_VERSION}"
    elif before.gold != after.gold:
        problem = "the golden report or its states changed since the baseline was accepted"
    if before is None or problem is not None:
        return Change(article, problem=problem)
    return change(article, before, after)


def orphans(baseline: Baseline, golden: Iterable[Golden]) -> tuple[str, ...]:
    """The baseline's entries without a golden folder."""
    known = {item.title for item in golden}
    return tuple(sorted(name for name in baseline.articles if name not in known))
