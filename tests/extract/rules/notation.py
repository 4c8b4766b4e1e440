"""The notation of the table: one string for a participant, place, date, quantity, source or response.

``role: name|other spelling = alternate name [trait=value, …]``, with a leading ``?`` for what may be missing. Which
roles, traits and values a field takes is said in ``FIELDS``. This module reads and compares; it knows no claim.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportedly.schema.vocabularies import (
    DateRole,
    MeansKind,
    QuantityOf,
    Relation,
    Role,
    Stance,
    Term,
    UnitOfMeasure,
    Vagueness,
)
from reportedly.text.edtf import is_edtf

OTHERS = "..."
"""The item that lets others stand beside the listed."""
ANY = "any"
"""Any role of the field."""


class Form(NamedTuple):
    """What an item of a field may hold."""

    roles: type[Term] | None
    traits: frozenset[str]


FIELDS = {
    "units": Form(Role, frozenset({"side", "designation", "echelon", "branch", "subunit"})),
    "parties": Form(Role, frozenset({"side", "kind"})),
    "participants": Form(Role, frozenset({"side"})),
    "locations": Form(Relation, frozenset({"kind", "within"})),
    "dates": Form(DateRole, frozenset({"basis", "words"})),
    "quantities": Form(QuantityOf, frozenset({"item", "words"})),
    "means": Form(None, frozenset({"words"})),
    "chain": Form(None, frozenset({"kind", "side", "anonymity"})),
    "responses": Form(Stance, frozenset()),
}
ORDERED = frozenset({"chain"})
_CONTAINED = frozenset({"item", "words"})
_ITEM = re.compile(r"(?P<body>[^\[\]]*?)(?: \[(?P<traits>[^\[\]]+)\])?")
_AMOUNT = re.compile(r"(?:>=|<=|~)?\d+(?:\.\d+)?|\d+(?:\.\d+)?\.\.\d+(?:\.\d+)?")
_TYPOGRAPHY = str.maketrans("’‘“”–—\N{NO-BREAK SPACE}", "''\"\"-- ")


class Item(NamedTuple):
    """An item of the table, or what was found, put in the same terms."""

    role: str
    names: tuple[str, ...]
    alternates: tuple[str, ...] = ()
    traits: tuple[tuple[str, str], ...] = ()
    optional: bool = False

    def __str__(self) -> str:
        """The item in the notation."""
        name = " = ".join(("|".join(self.names), *self.alternates))
        traits = ", ".join(f"{key}={value}" for key, value in self.traits)
        head = ("?" if self.optional else "") + (f"{self.role}: " if self.role else "")
        return f"{head}{name} [{traits}]" if traits else head + name


def parse_item(field: str, text: str) -> Item:
    """Read one item; ``ValueError`` says what is wrong with it."""
    form = FIELDS[field]
    found = _ITEM.fullmatch(text.removeprefix("?"))
    if found is None:
        raise ValueError(f"{field}: {text!r} is no item")
    role, colon, rest = found["body"].partition(": ")
    if form.roles is None:
        role, rest = "", found["body"]
    elif not colon or role not in {*form.roles, ANY}:
        raise ValueError(f"{field}: {text!r} begins with none of {', '.join(form.roles)}")
    names, *alternates = rest.split(" = ")
    item = Item(
        role,
        tuple(names.split("|")),
        tuple(alternates),
        _traits(field, found["traits"] or ""),
        optional=text.startswith("?"),
    )
    if wrong := [name for name in item.names if not _possible(field, name)]:
        raise ValueError(f"{field}: {text!r} has the impossible value {wrong[0]!r}")
    return item


def parse_items(field: str, texts: Sequence[str]) -> list[Item]:
    """Read a list of items, without its ``...``."""
    return [parse_item(field, text) for text in texts if text != OTHERS]


def _traits(field: str, text: str) -> tuple[tuple[str, str], ...]:
    pairs = [trait.strip().partition("=") for trait in text.split(",") if trait.strip()]
    for key, _, value in pairs:
        if key not in FIELDS[field].traits or not value:
            raise ValueError(f"{field}: unknown or empty trait {key!r} in {text!r}")
    return tuple((key, value) for key, _, value in pairs)


def _possible(field: str, name: str) -> bool:
    match field:
        case "dates":
            return is_edtf(name) or (name.startswith("~") and len(name) > 1)
        case "means":
            return name in set(MeansKind)
        case "quantities":
            amount, _, unit = name.partition(" ")
            known = amount in set(Vagueness) or bool(_AMOUNT.fullmatch(amount))
            return known and (not unit or unit in set(UnitOfMeasure))
        case _:
            return bool(name.strip())


def folded(name: str) -> str:
    """A name without case, leading article and typography."""
    plain = " ".join(name.translate(_TYPOGRAPHY).casefold().split())
    return re.sub(r"^(?:the|an?) ", "", plain)


def inside(part: str, whole: str) -> bool:
    """Whether the words of ``part`` stand, whole, in ``whole``."""
    return re.search(rf"(?<!\w){re.escape(folded(part))}(?!\w)", folded(whole)) is not None


def same(expected: Item, found: Item) -> bool:
    """Whether what was found is what was expected: role, a name, alternate names and every listed trait."""
    names = {folded(name) for name in (*found.names, *found.alternates)}
    traits = dict(found.traits)
    return (
        expected.role in {found.role, ANY}
        and any(folded(name) in names or _unvalued(name, found) for name in expected.names)
        and all(folded(name) in names for name in expected.alternates)
        and all(_trait(key, value, traits[key]) for key, value in expected.traits)
    )


def _unvalued(name: str, found: Item) -> bool:
    """A date without value: the expected words stand in the found ones."""
    return name.startswith("~") and any(
        other.startswith("~") and inside(name.removeprefix("~"), other.removeprefix("~")) for other in found.names
    )


def _trait(key: str, expected: str, found: str) -> bool:
    return inside(expected, found) if key in _CONTAINED else folded(expected) == folded(found)


def lists_agree(
    expected: Sequence[Item], found: Sequence[Item], *, others: bool = False, ordered: bool = False
) -> bool:
    """Whether the items can be paired: every required one and, unless ``others`` may stand beside, every found one."""
    if not expected:
        return others or not found
    first, rest = expected[0], expected[1:]
    if first.optional and lists_agree(rest, found, others=others, ordered=ordered):
        return True
    reach = found[:1] if ordered else found
    return any(
        same(first, item) and lists_agree(rest, [*found[:index], *found[index + 1 :]], others=others, ordered=ordered)
        for index, item in enumerate(reach)
    )
