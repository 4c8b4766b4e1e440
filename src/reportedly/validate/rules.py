"""Rules: every rule that a report is held to, and the checks that hold it to them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from reportedly.validate import structure
from reportedly.validate.checks import (
    attribution,
    claims,
    commitment,
    dates,
    derived,
    participants,
    places,
    quantities,
    spans,
    verification,
)
from reportedly.validate.findings import Finding, Rule
from reportedly.validate.subject import Subject

Check = Callable[[Subject], Iterator[Finding]]

_MODULES = (spans, derived, dates, quantities, participants, places, attribution, commitment, verification, claims)

CHECKS: tuple[Check, ...] = tuple(module.check for module in _MODULES)
"""The checks, in the order in which they run; none depends on another."""

RULES: Mapping[str, Rule] = MappingProxyType(
    {rule.id: rule for rules in (structure.RULES, *(module.RULES for module in _MODULES)) for rule in rules},
)
"""Every rule by its id."""


def chosen(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """The ids of the rules that ``select`` (all, if it is empty) takes and ``ignore`` does not take away.

    Raises:
        ValueError: One of the patterns is neither a rule's id nor a family; the message names it.
    """
    taken, dropped = list(select), list(ignore)
    for pattern in (*taken, *dropped):
        if not any(rule.matches(pattern) for rule in RULES.values()):
            families = ", ".join(dict.fromkeys(name.partition(".")[0] for name in RULES))
            raise ValueError(f"no rule or family of rules is named {pattern!r}; families: {families}")
    return frozenset(
        rule.id
        for rule in RULES.values()
        if (not taken or any(map(rule.matches, taken))) and not any(map(rule.matches, dropped))
    )
