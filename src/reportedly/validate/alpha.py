"""Alpha: Krippendorff's agreement coefficient for closed values and two annotators.

Nominal metric, no missing values: alpha = 1 - D_o / D_e. D_o is the share of units on which the two differ, D_e the
share of unequal pairs among all values of both, drawn without replacement. 1 is full agreement, 0 what chance gives.
Source: Krippendorff, Computing Krippendorff's Alpha-Reliability (2011).
"""

from collections import Counter
from collections.abc import Iterable


def nominal_alpha(units: Iterable[tuple[str, str]]) -> float | None:
    """The coefficient; null without units, or if only one value was ever given, which says nothing of agreement.

    >>> nominal_alpha([("a", "a"), ("b", "b"), ("a", "b"), ("a", "a")])
    0.5333333333333333
    """
    pairs = list(units)
    counts = Counter(value for pair in pairs for value in pair)
    number = counts.total()
    if len(counts) <= 1:
        return None
    observed = sum(one != other for one, other in pairs) / len(pairs)
    expected = 1 - sum(count * (count - 1) for count in counts.values()) / (number * (number - 1))
    return 1 - observed / expected
