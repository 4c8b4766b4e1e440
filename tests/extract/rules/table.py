"""The table of invented war reporting: texts of many theatres and outlets, and the claims that a reader should find.

The tables are ``data/*.toml``, one topic each; the cases of ``heldout_*.toml`` measure how far rules carry that were
tuned on the others. ``data/known_failures.toml`` lists the cases that don't pass yet; one that passes must leave it.

A case has a ``name``, a ``text`` (a line break is a space, a blank line begins a paragraph), perhaps ``published``, and
its ``[[case.claim]]`` tables, or ``no_claims = true``. The number and types of the claims are compared, unless
``more = true`` lets others stand beside them; a claim that is ``optional = true`` may be missing. Of a claim, polarity
(affirmed unless listed) and modality (asserted unless listed) are always compared, every other field only if listed.

``type kind polarity modality voice status contested``: the schema's words. ``cue``: words that stand in the polarity or
modality cue; ``reporting``: in a reporting cue; ``quote``: in a quotation; ``evidence``: in the evidence. Each of these
is a string or a list of them. All other fields are lists, compared whole and, but for the chain, in any order::

    units        "actor: 9th Brigade [side=state:SD, echelon=brigade]"    role: name [traits]
    parties      "target: residents [kind=civilians]"
    participants as units, and compared with units and parties together, where it is open which of them it is
    locations    "near: Kadugli = Kaduqli [kind=settlement, within=South Kordofan]"    relation: name = alternate name
    dates        "event: 2024-03-04/2024-03-05 [basis=relative]"    role: EDTF; "event: ~overnight": words, no value
    quantities   "killed: 25"  "killed: ~25" (about)  "killed: >=24"  "killed: <=1200"  "killed: 20..30"
                 "losses: heavy"  "duration: 3 day"  "equipment: 2 [item=tanks]"    of: bounds and unit
    means        "drone", "missile [words=cruise missile]"
    chain        "state governor [kind=government]", "Radio Nuba"    origin first
    responses    "denies: army spokesman"

``a|b`` are alternatives; ``any`` is any role; a leading ``?`` marks an item that may be missing; the item ``...`` lets
others stand beside the listed; ``side=-`` is no side. Case, articles and typography of names don't count; words in
``words=`` and ``item=`` stand inside what is found.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from reportedly.schema.vocabularies import (
    Contested,
    EventType,
    Kind,
    Modality,
    Polarity,
    VerificationStatus,
    Voice,
)

DATA = Path(__file__).parent / "data"
KNOWN_FAILURES = DATA / "known_failures.toml"
HELD_OUT = "heldout_"
Words = str | tuple[str, ...]
Items = tuple[str, ...] | None


class ExpectedClaim(BaseModel):
    """One ``[[case.claim]]``; a misspelt key or value is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: EventType
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    kind: Kind | None = None
    voice: Voice | None = None
    status: VerificationStatus | None = None
    contested: Contested | None = None
    cue: Words = ()
    reporting: Words = ()
    quote: Words = ()
    evidence: Words = ()
    units: Items = None
    parties: Items = None
    participants: Items = None
    locations: Items = None
    dates: Items = None
    quantities: Items = None
    means: Items = None
    chain: Items = None
    responses: Items = None
    optional: bool = False


class Case(BaseModel):
    """One ``[[case]]``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    text: str
    published: str | None = None
    no_claims: bool = False
    more: bool = False
    claim: tuple[ExpectedClaim, ...] = ()

    @property
    def article(self) -> str:
        """The text with its lines joined, a blank line between paragraphs."""
        return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n[ \t]*\n", self.text.strip()))


class Row(NamedTuple):
    """A case and its topic: the file that it stands in."""

    topic: str
    case: Case

    @property
    def id(self) -> str:
        """``topic:name``."""
        return f"{self.topic}:{self.case.name}"


def read_rows() -> list[Row]:
    """All cases of all topics; ``ValueError`` names the case that is wrong."""
    tables = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(DATA.glob("*.toml"))}
    return [Row(topic, _case(topic, case)) for topic, table in tables.items() for case in table.get("case", ())]


def _case(topic: str, table: dict[str, object]) -> Case:
    try:
        return Case.model_validate(table)
    except ValidationError as error:
        raise ValueError(f"{topic}.toml, case {table.get('name')!r}: {error}") from error


def read_known_failures() -> frozenset[str]:
    """Ids of the cases that don't pass yet."""
    names: list[str] = tomllib.loads(KNOWN_FAILURES.read_text(encoding="utf-8"))["names"]
    return frozenset(names)
