"""Closed: how a value of a closed slot compares, with the gold state that may stand at it.

Values are compared exactly; one that says nothing is null.
"""

from typing import TypeAlias

from reportedly.validate.comparable import Policy, Taken
from reportedly.validate.verdicts import Category

COR, PAR, INC, MIS, SPU, NON = Category
Found: TypeAlias = tuple[Category, str]
"""A category and the rule that decided."""

EQUAL: Found = (COR, "value.equal")
UNEQUAL: Found = (INC, "value.unequal")
MISSING: Found = (MIS, "value.missing")
SPURIOUS: Found = (SPU, "value.spurious")
EMPTY: Found = (NON, "value.empty")
ALTERNATE: Found = (COR, "value.alternate")
OPTIONAL: Found = (NON, "state.optional")
ABSENT: Found = (SPU, "state.absent")


def exactly(gold: str | None, predicted: str | None) -> Found:
    """How two values compare without a gold state."""
    if gold == predicted:
        return EMPTY if gold is None else EQUAL
    if gold is None:
        return SPURIOUS
    return MISSING if predicted is None else UNEQUAL


def closed(claim: Taken, pointer: str, gold: str | None, predicted: str | None) -> Found | None:
    """How two values compare under the gold claim's states; null where the value is not annotated.

    Args:
        claim: The gold claim.
        pointer: Where the value stands below it.
        gold: The gold value.
        predicted: The predicted value.
    """
    if claim.marks is None:
        return exactly(gold, predicted)
    at = claim.pointer + pointer
    policy = claim.marks.policy(at)
    if policy is Policy.UNLABELLED:
        return None
    if policy is Policy.ABSENT:
        return EMPTY if predicted is None else ABSENT
    found = exactly(gold, predicted)
    if found in (EQUAL, EMPTY):
        return found
    if predicted in claim.marks.alternates.get(at, ()):
        return OPTIONAL if predicted is None else ALTERNATE
    return OPTIONAL if policy is Policy.OPTIONAL and found is not UNEQUAL else found
