"""Drafts: what an extractor proposes. Strings, sentence numbers and closed values; never an offset that is believed.

A draft mirrors the schema's claim with a ``Quote`` wherever the claim has a ``Span``. Derived values that are pure
functions of span text (designation, echelon, branch, bounds, unit of measure, EDTF) have no place here: the program
computes them. ``polarity`` and ``modality`` are the extractor's opinion, checked against what the program computes.
"""

from dataclasses import dataclass

from reportedly.schema.claim import Provenance
from reportedly.schema.vocabularies import (
    Anonymity,
    Contested,
    DateRole,
    EventType,
    Kind,
    LocationKind,
    MeansKind,
    Modality,
    PartyKind,
    Polarity,
    QuantityOf,
    Relation,
    Role,
    SourceKind,
    Stance,
    VerificationStatus,
    Voice,
)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words said to stand in the article."""

    text: str
    """The words, verbatim."""
    sentences: tuple[int, ...] = ()
    """Indices (from 0) of the sentences where they are said to stand; tried first."""
    start: int | None = None
    """A code-point offset that the extractor knows; accepted only if the words stand exactly there."""


@dataclass(frozen=True, slots=True)
class MeansDraft:
    """A proposed weapon."""

    kind: MeansKind
    quote: Quote


@dataclass(frozen=True, slots=True)
class QuantityDraft:
    """A proposed quantity; bounds and unit are computed from the quote's words."""

    of: QuantityOf
    quote: Quote
    item: Quote | None = None


@dataclass(frozen=True, slots=True)
class UnitDraft:
    """A proposed formation. ``side`` is a proposal too, kept only if the article names that side."""

    quote: Quote
    role: Role
    alternate_names: tuple[Quote, ...] = ()
    side: str | None = None


@dataclass(frozen=True, slots=True)
class PartyDraft:
    """A proposed participant that is no formation."""

    quote: Quote
    kind: PartyKind
    role: Role
    alternate_names: tuple[Quote, ...] = ()
    side: str | None = None


@dataclass(frozen=True, slots=True)
class LocationDraft:
    """A proposed place. ``within`` is an index into the draft's locations."""

    quote: Quote
    kind: LocationKind
    relation: Relation = Relation.IN
    alternate_names: tuple[Quote, ...] = ()
    within: int | None = None


@dataclass(frozen=True, slots=True)
class DateDraft:
    """A proposed date; its EDTF value and basis are computed from the quote's words and the publication date."""

    quote: Quote
    role: DateRole


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """A proposed link of the chain. ``kind`` and ``anonymity`` are computed from the words where null."""

    quote: Quote
    kind: SourceKind | None = None
    anonymity: Anonymity | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class ResponseDraft:
    """A proposed response."""

    source: SourceDraft
    stance: Stance
    quote: Quote


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """A proposed claim."""

    type: EventType
    kind: Kind
    evidence: tuple[Quote, ...]
    """The clauses that assert it; at least one."""
    trigger: Quote | None = None
    """The event word or phrase inside the evidence, where the extractor knows it; governors are sought from there."""
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    voice: Voice = Voice.NARRATOR
    chain: tuple[SourceDraft, ...] = ()
    cues: tuple[Quote, ...] = ()
    quotes: tuple[Quote, ...] = ()
    units: tuple[UnitDraft, ...] = ()
    parties: tuple[PartyDraft, ...] = ()
    locations: tuple[LocationDraft, ...] = ()
    dates: tuple[DateDraft, ...] = ()
    means: tuple[MeansDraft, ...] = ()
    quantities: tuple[QuantityDraft, ...] = ()
    status: VerificationStatus = VerificationStatus.UNADDRESSED
    contested: Contested = Contested.NO
    status_cues: tuple[Quote, ...] = ()
    responses: tuple[ResponseDraft, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    """Which extractors made it, where several did."""
