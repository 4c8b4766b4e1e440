"""Nationalities: which sides the nationality words of a name stand for."""

from reportedly.normalise.sides import sides_in


def nationalities(name: str) -> frozenset[str]:
    """The sides that the words of ``name`` stand for: 'Ukrainian' and 'Ukraine' are one."""
    return sides_in(name)
