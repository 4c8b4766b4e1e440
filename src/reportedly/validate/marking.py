"""Marking: gold claims taken apart, with the states that an annotator gave their values.

States at fields that no slot compares are facts for a reader and change no figure.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from reportedly.errors import ReportError
from reportedly.schema.attribution import Source
from reportedly.schema.base import Model
from reportedly.schema.claim import Claim
from reportedly.schema.event import Quantity
from reportedly.schema.participants import Party, Unit
from reportedly.schema.report import Report
from reportedly.schema.setting import ClaimDate, Location
from reportedly.schema.vocabularies import (
    Contested,
    EventType,
    Kind,
    Modality,
    Polarity,
    Relation,
    Term,
    VerificationStatus,
    Voice,
)
from reportedly.validate import comparable
from reportedly.validate.comparable import (
    EMPTY,
    EMPTY_RELATION,
    LIST_POINTERS,
    TYPE_POINTER,
    Dated,
    Item,
    Marks,
    Named,
    Policy,
    Quantified,
    Taken,
    take,
)
from reportedly.validate.states import State, States, check_pointers, segments

_I = TypeVar("_I", Named, Quantified, Dated)


class _ListField(NamedTuple):
    """How a list of the schema becomes a slot."""

    model: type[Model]
    build: Callable[..., Item]
    string: str | None
    """The field that a bare string stands for."""


_LISTS: Mapping[str, _ListField] = {
    "units": _ListField(Unit, comparable.participant, "name"),
    "parties": _ListField(Party, comparable.participant, "name"),
    "locations": _ListField(Location, comparable.location, "name"),
    "dates": _ListField(ClaimDate, comparable.date, "edtf"),
    "sources": _ListField(Source, comparable.source, "name"),
    "quantities": _ListField(Quantity, comparable.quantity, None),
}
_CLOSED: Mapping[str, type[Term]] = {
    "/kind": Kind,
    "/event/polarity": Polarity,
    "/event/modality": Modality,
    "/attribution/voice": Voice,
    "/verification/status": VerificationStatus,
    "/verification/contested": Contested,
}
_SAY_NOTHING = frozenset({*EMPTY.values(), EMPTY_RELATION})


def take_gold(report: Report, states: States) -> tuple[Taken, ...]:
    """The claims of a golden report taken apart, with their states.

    Raises:
        ReportError: A state points to nothing, or an alternate is no value of its field.
    """
    if not states:
        return tuple([take(claim, f"/claims/{index}") for index, claim in enumerate(report.claims)])
    check_pointers(report, states)
    return tuple(_marked(claim, f"/claims/{index}", states) for index, claim in enumerate(report.claims))


def _marked(claim: Claim, at: str, states: States) -> Taken:
    taken = take(claim, at)
    below = {pointer: state for pointer, state in states.items() if pointer == at or pointer.startswith(f"{at}/")}
    if not below:
        return taken
    own = below.pop(at, State())
    document = claim.model_dump(mode="json")
    return taken._replace(
        types=_types(taken, below),
        units=_items("units", taken.units, document, below),
        parties=_items("parties", taken.parties, document, below),
        locations=_items("locations", taken.locations, document, below),
        dates=_items("dates", taken.dates, document, below),
        sources=_items("sources", taken.sources, document, below),
        quantities=_items("quantities", taken.quantities, document, below),
        policy=own.policy,
        marks=_marks(document, at, below),
    )


def _types(taken: Taken, states: States) -> tuple[str, ...]:
    pointer = taken.pointer + TYPE_POINTER
    state = states.get(pointer, State())
    if state.policy is Policy.UNLABELLED:
        return ()
    return (*taken.types, *[_term(EventType, pointer, value) for value in state.alternates])


def _marks(document: dict[str, Any], at: str, states: States) -> Marks:
    policies = {pointer: state.policy for pointer, state in states.items() if state.policy}
    alternates: dict[str, tuple[str | None, ...]] = {}
    for pointer, state in states.items():
        vocabulary = _CLOSED.get(pointer.removeprefix(at))
        if vocabulary is None and pointer.startswith(f"{at}/locations/") and pointer.endswith("/relation"):
            vocabulary = Relation
        if vocabulary is not None and state.alternates:
            values = [_term(vocabulary, pointer, value) for value in state.alternates]
            alternates[pointer] = tuple(None if value in _SAY_NOTHING else value for value in values)
    lists = {}
    for slot, field in _LISTS.items():
        pointer = at + LIST_POINTERS[slot]
        lists[pointer] = tuple(_whole_list(field, pointer, value) for value in states.get(pointer, State()).alternates)
        if policies.get(pointer) is Policy.ABSENT and _value(document, pointer.removeprefix(at)):
            raise ReportError(f"gold state at {pointer!r}: absent, but the golden report has values there")
    return Marks(policies, alternates, lists)


def _items(slot: str, items: tuple[_I, ...], claim: dict[str, Any], states: States) -> tuple[_I, ...]:
    documents = _value(claim, LIST_POINTERS[slot])
    return tuple(_item(_LISTS[slot], item, documents[index], states) for index, item in enumerate(items))


def _item(field: _ListField, item: _I, document: dict[str, Any], states: States) -> _I:
    own = states.get(item.pointer, State())
    variants = [_variant(field, item.pointer, document, value) for value in own.alternates]
    for pointer, state in states.items():
        if pointer.startswith(f"{item.pointer}/"):
            path = segments(pointer.removeprefix(item.pointer))
            if path != ["relation"]:
                variants += [
                    _build(field, item.pointer, _with(document, path, value), pointer) for value in state.alternates
                ]
    left_out = {
        name: None
        for name in ("role", "side")
        if _unlabelled(states, f"{item.pointer}/{name}") and name in item._fields
    }
    return item._replace(policy=own.policy, variants=tuple(variants), **left_out)  # type: ignore[arg-type]


def _unlabelled(states: States, pointer: str) -> bool:
    return pointer in states and states[pointer].policy is Policy.UNLABELLED


def _variant(field: _ListField, pointer: str, document: dict[str, Any], value: object) -> Item:
    if isinstance(value, str) and field.string is not None:
        value = {field.string: value}
    if not isinstance(value, dict):
        raise ReportError(
            f"gold state at {pointer!r}: an alternate of an item is an object with the fields that differ"
        )
    return _build(field, pointer, document | value)


def _whole_list(field: _ListField, pointer: str, value: object) -> tuple[Item, ...]:
    if not isinstance(value, list):
        raise ReportError(f"gold state at {pointer!r}: an alternate of a list is a list")
    return tuple(_build(field, f"{pointer}/{index}", document) for index, document in enumerate(value))


def _build(field: _ListField, pointer: str, document: object, stated: str | None = None) -> Item:
    """An item from its JSON; ``stated`` is where the state stands, if not at the item."""
    try:
        return field.build(pointer, field.model.model_validate_json(json.dumps(document)))
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in problem["loc"])
        place = stated or pointer
        raise ReportError(f"gold state at {place!r}: an alternate is not valid: {where}: {problem['msg']}") from error


def _term(vocabulary: type[Term], pointer: str, value: object) -> str:
    try:
        return str(vocabulary.parse(value))  # type: ignore[arg-type]  # whatever else it is, it is refused
    except ValueError as error:
        raise ReportError(f"gold state at {pointer!r}: {value!r} is no {vocabulary.__name__}") from error


def _value(document: Any, pointer: str) -> Any:
    for part in segments(pointer):
        document = document[part]
    return document


def _with(document: dict[str, Any], path: list[str], value: object) -> dict[str, Any]:
    """A copy of ``document`` with ``value`` at ``path``; of lists on the way only the changed item is another."""
    copy = json.loads(json.dumps(document))
    place = copy
    for part in path[:-1]:
        place = place[int(part)] if isinstance(place, list) else place[part]
    if isinstance(place, list):
        place[int(path[-1])] = value
    else:
        place[path[-1]] = value
    return dict(copy)
