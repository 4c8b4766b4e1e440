"""Uncertainty: how far the figures would move with other articles, and whether two runs differ.

Bootstrap over articles (Efron 1979) on per-article tallies, percentile intervals; two runs are compared by a paired
permutation test over articles (Noreen 1989) with the (k+1)/(n+1) rule, so that no p-value is 0. Articles, not claims,
are drawn: the claims of one article are not independent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reportedly.errors import ReportError
from reportedly.validate.assignment import require_solver
from reportedly.validate.scores import Scores
from reportedly.validate.verdicts import CLAIM, CORE, SLOTS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RESAMPLES = 2_000
PERMUTATIONS = 9_999
FEW_ARTICLES = 8
LEVEL = 0.95
"""Share of resamples that an interval holds."""

_SEED = 20_240_501
_BLOCK = 64


class Interval(NamedTuple):
    """A percentile interval of an F1."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """Intervals of the figures."""

    articles: int
    """How many articles were drawn from."""
    resamples: int
    """How many times."""
    claim: Interval | None
    """Of claim F1; null where it is undefined."""
    core: Interval | None
    """Of the mean F1 of the core slots."""
    slots: Mapping[str, Interval | None]
    """Of each slot's F1."""

    @property
    def note(self) -> str | None:
        """What must be said beside the intervals; null with enough articles."""
        return few_articles(self.articles)


class Difference(NamedTuple):
    """How a figure of two runs differs."""

    before: float | None
    after: float | None
    p: float | None
    """Two-sided p-value of the paired permutation test; null where a figure is undefined."""

    @property
    def change(self) -> float | None:
        """After less before."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class Significance:
    """Differences of two runs on the same articles."""

    articles: int
    permutations: int
    claim: Difference
    core: Difference
    slots: Mapping[str, Difference]

    @property
    def note(self) -> str | None:
        """What must be said beside the p-values; null with enough articles."""
        return few_articles(self.articles)


def few_articles(articles: int) -> str | None:
    """The warning that belongs beside figures on fewer than 8 articles."""
    if articles >= FEW_ARTICLES:
        return None
    count = "1 article" if articles == 1 else f"{articles} articles"
    return f"only {count}: fewer than {FEW_ARTICLES}, too few to say how far another article would move the figures"


def bootstrap(scores: Scores, *, resamples: int = RESAMPLES, seed: int = _SEED) -> Uncertainty:
    """Intervals of claim F1, core F1 and each slot's F1.

    Raises:
        MissingExtraError: scipy, and with it numpy, is not installed.
    """
    require_solver()
    import numpy as np  # noqa: PLC0415 - an extra, loaded when it is needed

    counts = _counts(scores)
    articles = len(counts)
    figures = np.full((resamples, len(SLOTS) + 1), np.nan)
    if articles:
        generator = np.random.default_rng(seed)
        drawn = generator.multinomial(articles, [1 / articles] * articles, size=resamples)
        figures = _figures(np.tensordot(drawn, counts, axes=1))
    intervals = [_interval(figures[:, column]) for column in range(figures.shape[1])]
    return Uncertainty(
        articles=articles,
        resamples=resamples,
        claim=intervals[SLOTS.index(CLAIM)],
        core=intervals[-1],
        slots=dict(zip(SLOTS, intervals, strict=False)),
    )


def permutation_test(
    before: Scores,
    after: Scores,
    *,
    permutations: int = PERMUTATIONS,
    seed: int = _SEED,
) -> Significance:
    """Whether two runs on the same articles differ more than by chance: their verdicts are exchanged article-wise.

    Raises:
        ReportError: The runs are not scored on the same articles.
        MissingExtraError: scipy, and with it numpy, is not installed.
    """
    require_solver()
    import numpy as np  # noqa: PLC0415 - an extra, loaded when it is needed

    order = [article.id for article in before.articles]
    if sorted(order) != sorted(article.id for article in after.articles):
        raise ReportError("two runs are compared on the same golden articles; these are scored on different ones")
    one, other = _counts(before, order), _counts(after, order)
    observed = _figures(other.sum(axis=0)[None]) - _figures(one.sum(axis=0)[None])
    generator = np.random.default_rng(seed)
    extreme = np.zeros(observed.shape[1])
    for start in range(0, permutations, _BLOCK):
        size = min(_BLOCK, permutations - start)
        swapped = generator.integers(0, 2, size=(size, len(order)))
        moved = np.tensordot(swapped, one - other, axes=1)
        change = _figures(other.sum(axis=0) + moved) - _figures(one.sum(axis=0) - moved)
        extreme += (np.abs(change) >= np.abs(observed) - 1e-12).sum(axis=0)
    values = [*_plain(_figures(one.sum(axis=0)[None])[0])], [*_plain(_figures(other.sum(axis=0)[None])[0])]
    differences = [
        Difference(first, second, None if first is None or second is None else (float(k) + 1) / (permutations + 1))
        for first, second, k in zip(*values, extreme, strict=True)
    ]
    return Significance(
        articles=len(order),
        permutations=permutations,
        claim=differences[SLOTS.index(CLAIM)],
        core=differences[-1],
        slots=dict(zip(SLOTS, differences, strict=False)),
    )


def _counts(scores: Scores, order: list[str] | None = None) -> "NDArray[np.float64]":
    """Articles x slots x (credit, POS + ACT)."""
    import numpy as np  # noqa: PLC0415 - an extra, loaded when it is needed

    parts = [scores.by_article[article] for article in order or [article.id for article in scores.articles]]
    rows = [[[part[slot].credit, part[slot].possible + part[slot].actual] for slot in SLOTS] for part in parts]
    return np.array(rows, dtype=np.float64).reshape(len(parts), len(SLOTS), 2)


def _figures(totals: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """F1 of each slot, then the mean over core slots, of samples x slots x 2; NaN where undefined."""
    import numpy as np  # noqa: PLC0415 - an extra, loaded when it is needed

    core = np.stack([totals[:, [SLOTS.index(slot) for slot in slots]].sum(axis=1) for slots in CORE.values()], axis=1)
    f1, core_f1 = _f1(totals), _f1(core)
    defined = ~np.isnan(core_f1)
    number = defined.sum(axis=1)
    means = np.where(number > 0, np.where(defined, core_f1, 0).sum(axis=1) / np.maximum(number, 1), np.nan)
    return np.concatenate([f1, means[:, None]], axis=1)


def _f1(totals: "NDArray[np.float64]") -> "NDArray[np.float64]":
    import numpy as np  # noqa: PLC0415 - an extra, loaded when it is needed

    credit, both = totals[..., 0], totals[..., 1]
    return np.where(both > 0, 2 * credit / np.maximum(both, 1), np.nan)


def _interval(values: "NDArray[np.float64]") -> Interval | None:
    import numpy as np  # noqa: PLC0415 - an extra, loaded when it is needed

    defined = values[~np.isnan(values)]
    if not len(defined):
        return None
    low, high = np.quantile(defined, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Interval(float(low), float(high))


def _plain(values: "NDArray[np.float64]") -> list[float | None]:
    return [None if value != value else float(value) for value in values.tolist()]  # noqa: PLR0124 - NaN
