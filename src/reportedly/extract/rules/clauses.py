"""Clauses: each verb group with its subject, objects, complements and extent.

A shallow dependency reading in one pass over the phrases: nominal groups first ('dozens of soldiers', lists), then for
each verb group the subject to its left (over relative pronouns, appositions and coordinated verbs) and the objects and
prepositional complements to its right.
"""

from dataclasses import dataclass, replace

from reportedly.extract.rules.clause import Clause
from reportedly.extract.rules.groups import Item, items_of
from reportedly.extract.rules.objects import right_of
from reportedly.extract.rules.phrases import Sort, phrases
from reportedly.extract.rules.subjects import left_of
from reportedly.extract.rules.tags import Word


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence taken apart."""

    words: tuple[Word, ...]
    items: tuple[Item, ...]
    clauses: tuple[Clause, ...]
    verb_items: tuple[int, ...]
    """For each clause, the index of its verb among ``items``."""


def parsed(words: tuple[Word, ...]) -> Parsed:
    """The clauses of a sentence."""
    items = items_of(phrases(words))
    places = tuple(index for index, item in enumerate(items) if item.sort is Sort.VERBS)
    clauses: list[Clause] = []
    for number, place in enumerate(places):
        clauses.append(_clause(items, number, place, clauses))
    return Parsed(words, items, _opened_by_participle(clauses), places)


def _opened_by_participle(clauses: list[Clause]) -> tuple[Clause, ...]:
    """'Despite sustaining losses, the army …': a participle before its clause has that clause's subject."""
    found: list[Clause] = []
    for clause in clauses:
        if clause.relation == "participle" and not clause.subjects and clause.governor is None:
            following = next((other for other in clauses[clause.index + 1 :] if other.relation == "main"), None)
            if following is not None:
                clause = replace(clause, subjects=following.subjects, governor=following.index, antecedent=True)  # noqa: PLW2901
        elif (
            clause.relation == "coordinate"
            and not clause.subjects
            and found
            and found[-1].relation in {"participle", "coordinate"}
        ):
            clause = replace(clause, subjects=found[-1].subjects, governor=found[-1].governor, antecedent=True)  # noqa: PLW2901
        found.append(clause)
    return tuple(found)


def _clause(
    items: tuple[Item, ...],
    number: int,
    place: int,
    before: list[Clause],
) -> Clause:
    verb = items[place].phrase
    right = right_of(items, place)
    left = left_of(items, place, before, has_object=bool(right.objects))
    passive = verb.passive or left.reduced
    start = min([left.start, verb.start])
    return Clause(
        index=number,
        verb=verb,
        subjects=left.subjects,
        objects=right.objects,
        complements=(*left.complements, *right.complements),
        adjectives=right.adjectives,
        particles=right.particles,
        passive=passive,
        relation=left.relation,
        governor=left.governor,
        start=start,
        end=max(right.end, verb.end),
        antecedent=left.antecedent,
    )
