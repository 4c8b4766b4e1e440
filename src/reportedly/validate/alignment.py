"""Alignment: which predicted claim is compared with which gold claim.

Inadmissible cells are masked before the assignment. Admissible cells fall into connected components; one that is alone
in its row and column needs no weighing, the others are assigned, component by component, so that their weight is
greatest. Ties break by content (the slots that the weight leaves out, then the order of what the claims say), so that
neither the order of claims nor the side can change the result.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple, TypeAlias, TypeVar

from reportedly.validate.assignment import assign, turned_back
from reportedly.validate.comparable import (
    LIST_POINTERS,
    POLARITY,
    Item,
    Policy,
    Taken,
    claim_content,
    relation,
)
from reportedly.validate.decisions import (
    Decision,
    of_dates,
    of_participants,
    of_places,
    of_quantities,
    of_sources,
)
from reportedly.validate.pairing import Pair, decided, pair
from reportedly.validate.ranges import overlap

T = TypeVar("T", bound=Item)
Cell: TypeAlias = tuple[int, int]
"""Index of a gold claim, index of a predicted claim."""

LEAST_OVERLAP = 0.2
"""Intersection over union that some pair of evidence spans must reach."""
FAMILIES = (
    ("advance", "withdrawal", "control", "encirclement"),
    ("clash", "strike", "explosive_attack", "interception"),
    ("casualties", "displacement"),
    ("equipment_loss", "infrastructure_damage"),
    ("surrender", "capture", "desertion", "prisoner_exchange", "detainee_treatment"),
    ("deployment", "reinforcement_shortage"),
    ("supply", "supply_shortage"),
    ("degraded_effectiveness", "command"),
    ("information_operation", "statement"),
)
"""Types that may stand for one another; ``other`` may for any."""

_FAMILY = {name: index for index, family in enumerate(FAMILIES) for name in family}
_OTHER = "other"
_TIE = 1e-9


class Paired(NamedTuple):
    """Two lists and the pairs of their items."""

    gold: tuple[Item, ...]
    """The gold list, or the alternate of it that fits best."""
    predicted: tuple[Item, ...]
    pairs: tuple[Pair, ...]


_NOTHING = Paired((), (), ())


class Compared(NamedTuple):
    """What comparing two claims comes to, as far as their alignment needs it."""

    units: Paired
    parties: Paired
    locations: Paired
    quantities: Paired
    origin: Decision | None
    """Null unless both have an origin and the two are comparable."""


class Aligned(NamedTuple):
    """A gold claim and the predicted claim that is compared with it."""

    gold: int
    predicted: int
    compared: Compared


def align(gold: Sequence[Taken], predicted: Sequence[Taken]) -> tuple[Aligned, ...]:
    """The aligned pairs, by gold index."""
    cells: dict[Cell, Compared] = {}
    for row, column in _overlaps(gold, predicted):
        one, other = gold[row], predicted[column]
        compared = compare(one, other)
        if same_type(one, other) or _related(one, other, compared):
            cells[row, column] = compared
    pairs: list[Cell] = []
    for component in _components(cells):
        pairs += component if len(component) == 1 else _assigned(gold, predicted, component, cells)
    return tuple([Aligned(row, column, cells[row, column]) for row, column in sorted(pairs)])


def compare(gold: Taken, predicted: Taken) -> Compared:
    """The lists of two claims paired, and their origins compared."""
    return Compared(
        paired(gold, "units", gold.units, predicted.units, of_participants),
        paired(gold, "parties", gold.parties, predicted.parties, of_participants),
        paired(gold, "locations", gold.locations, predicted.locations, of_places),
        paired(gold, "quantities", gold.quantities, predicted.quantities, of_quantities),
        _origin(gold, predicted) if predicted.sources else None,
    )


def paired(
    claim: Taken,
    slot: str,
    gold: tuple[T, ...],
    predicted: tuple[T, ...],
    decide: Callable[[T, T], Decision | None],
) -> Paired:
    """Two lists of a slot, paired; of the gold claim's alternate lists the one that fits best counts."""
    if claim.marks is None:
        return Paired(gold, predicted, pair(gold, predicted, decide)) if gold or predicted else _NOTHING
    found = Paired(gold, predicted, pair(gold, predicted, decide))
    for other in claim.marks.lists.get(claim.pointer + LIST_POINTERS[slot], ()):
        rival = Paired(other, predicted, pair(other, predicted, decide))  # type: ignore[arg-type]  # one slot, one type
        if list_f1(rival) > list_f1(found) or not (other or predicted):
            found = rival
    return found


def list_f1(*parts: Paired) -> float:
    """The F1 of these lists together: COR 1, PAR 0.5; 0 where all are empty."""
    credit, total = 0.0, 0
    for gold, predicted, pairs in parts:
        left_out = {index for index, item in enumerate(gold) if item.policy >= Policy.ABSENT}
        total += len(gold) - len(left_out) + len(predicted)
        credit += sum([found.credit for row, _, found in pairs if row not in left_out])
    return 2 * credit / total if total else 0.0


def same_type(gold: Taken, predicted: Taken) -> bool:
    """Whether the types are equal; an unlabelled type equals any."""
    return not gold.types or predicted.types[0] in gold.types


def related(one: str, other: str) -> bool:
    """Whether two unequal types are of one family, or one is ``other``."""
    return _OTHER in (one, other) or _FAMILY.get(one, -1) == _FAMILY.get(other, -2)


def weight(gold: Taken, predicted: Taken, overlap: float, compared: Compared) -> float:
    """How well an admissible pair fits."""
    units, parties, locations, quantities, origin = compared
    negated = gold.scalars[POLARITY] is not None and predicted.scalars[POLARITY] is not None
    source = origin.credit if origin is not None else float(not (gold.sources or predicted.sources))
    slots = negated + list_f1(units, parties) + list_f1(locations) + list_f1(quantities)
    return 1 + same_type(gold, predicted) + overlap + source + slots / 2


def best_overlap(gold: Taken, predicted: Taken) -> float:
    """The best intersection over union of their evidence spans, in characters."""
    return max([overlap(one, other) for one in gold.evidence for other in predicted.evidence], default=0.0)


def _origin(gold: Taken, predicted: Taken) -> Decision | None:
    if gold.marks is None:
        return decided(gold.sources[0], predicted.sources[0], of_sources) if gold.sources else None
    chains = [gold.sources]
    chains += gold.marks.lists.get(gold.pointer + LIST_POINTERS["sources"], ())  # type: ignore[arg-type]
    found = [decided(chain[0], predicted.sources[0], of_sources) for chain in chains if chain]
    return max([decision for decision in found if decision], key=lambda decision: decision.weight, default=None)


def _overlaps(gold: Sequence[Taken], predicted: Sequence[Taken]) -> list[Cell]:
    """The cells whose evidence overlaps enough, by a sweep over the spans in reading order."""
    marks = [(start, end, 0, index) for index, claim in enumerate(gold) for start, end in claim.evidence]
    marks += [(start, end, 1, index) for index, claim in enumerate(predicted) for start, end in claim.evidence]
    marks.sort()
    open_spans: list[list[tuple[int, int, int]]] = [[], []]
    found: set[Cell] = set()
    for start, end, side, index in marks:
        others = open_spans[1 - side] = [span for span in open_spans[1 - side] if span[1] > start]
        for other, last, place in others:
            if min(end, last) - start >= LEAST_OVERLAP * (max(end, last) - other):
                found.add((place, index) if side else (index, place))
        open_spans[side].append((start, end, index))
    return sorted(found)


def _related(gold: Taken, predicted: Taken, compared: Compared) -> bool:
    """Whether a pair of unequal types is admissible: related types, and something in common."""
    if not any(related(kind, predicted.types[0]) for kind in gold.types):
        return False
    return any(found.credit for part in compared[:4] for _, _, found in part.pairs)


def _components(cells: Collection[Cell]) -> list[list[Cell]]:
    """The cells by connected component."""
    if len({row for row, _ in cells}) == len({column for _, column in cells}) == len(cells):
        return [[cell] for cell in cells]
    rows: dict[int, list[int]] = {}
    columns: dict[int, list[int]] = {}
    for row, column in cells:
        rows.setdefault(row, []).append(column)
        columns.setdefault(column, []).append(row)
    seen: set[int] = set()
    components = []
    for first in rows:
        if first in seen:
            continue
        seen.add(first)
        waiting, component = [first], []
        while waiting:
            row = waiting.pop()
            for column in rows[row]:
                component.append((row, column))
                fresh = [other for other in columns[column] if other not in seen]
                seen.update(fresh)
                waiting += fresh
        components.append(component)
    return components


def _assigned(
    gold: Sequence[Taken],
    predicted: Sequence[Taken],
    component: Sequence[Cell],
    cells: Mapping[Cell, Compared],
) -> list[Cell]:
    rows = _ordered(gold, {row for row, _ in component})
    columns = _ordered(predicted, {column for _, column in component})
    weights = {cell: _tied_weight(gold[cell[0]], predicted[cell[1]], cells[cell]) for cell in component}
    turned = [claim_content(gold[row]) for row in rows] > [claim_content(predicted[column]) for column in columns]
    if turned:
        matrix = [[weights.get((row, column), 0.0) for row in rows] for column in columns]
        return [(rows[row], columns[column]) for row, column in turned_back(assign(matrix))]
    matrix = [[weights.get((row, column), 0.0) for column in columns] for row in rows]
    return [(rows[row], columns[column]) for row, column in assign(matrix)]


def _ordered(claims: Sequence[Taken], indices: set[int]) -> list[int]:
    return sorted(indices, key=lambda index: claim_content(claims[index]))


def _tied_weight(gold: Taken, predicted: Taken, compared: Compared) -> float:
    return weight(gold, predicted, best_overlap(gold, predicted), compared) + _TIE * _likeness(
        gold, predicted, compared
    )


def _likeness(gold: Taken, predicted: Taken, compared: Compared) -> float:
    """How alike two claims are in what the weight leaves out; greatest for a claim and itself."""
    dates = Paired(gold.dates, predicted.dates, pair(gold.dates, predicted.dates, of_dates))
    sources = Paired(gold.sources, predicted.sources, pair(gold.sources, predicted.sources, of_sources))
    alike = [one == other for one, other in zip(gold.scalars, predicted.scalars, strict=True)]
    places = [
        relation(gold.locations[row]) == relation(predicted.locations[column])
        for row, column, _ in compared.locations.pairs
    ]
    lists = [list_f1(part) if part.gold or part.predicted else 1.0 for part in (dates, sources)]
    return sum(alike) + sum(lists) + sum(places) / max(len(places), 1) + (gold.evidence == predicted.evidence)
