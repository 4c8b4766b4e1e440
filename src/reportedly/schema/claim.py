"""Claim: one what on the word of one who."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from reportedly.schema.attribution import Attribution, Verification
from reportedly.schema.base import Model, Offset, Text
from reportedly.schema.event import Event
from reportedly.schema.extraction import Timestamp
from reportedly.schema.participants import Party, Unit
from reportedly.schema.setting import ClaimDate, Location
from reportedly.schema.span import Span
from reportedly.schema.vocabularies import Kind

ClaimId = Annotated[str, Field(pattern=r"^c-[a-z2-7]{10}(-([2-9]|[1-9][0-9]+))?$")]


class Provenance(Model):
    """An extractor that made the claim, where several did."""

    extractor: Text
    """Its name."""
    agrees: bool
    """Whether it agrees with the claim as it stands."""


class SourceReliability(Model):
    """A person's grade for one source of the chain."""

    source: Offset
    """Index into the chain."""
    reliability: Literal["A", "B", "C", "D", "E", "F"]
    """Admiralty code: A completely reliable … F can't be judged."""


class Grading(Model):
    """A person's grading of the claim (Admiralty code); never an extractor's."""

    reliability: tuple[SourceReliability, ...] = ()
    """Grades of the sources."""
    credibility: Annotated[int, Field(ge=1, le=6)] | None = None
    """1 confirmed by other sources … 6 can't be judged."""
    by: Text
    """Who graded."""
    at: Timestamp
    """When."""
    note: Text | None = None
    """Why."""


class Claim(Model):
    """One event type, with its participants, place and time, as stated by one attribution."""

    id: ClaimId
    """Content hash; unique in a report, ignored in comparison."""
    kind: Kind
    """Event, aggregate, state or judgement."""
    event: Event
    """The claimed event."""
    units: tuple[Unit, ...] = ()
    """Armed forces and formations that take part."""
    parties: tuple[Party, ...] = ()
    """Other participants."""
    locations: tuple[Location, ...] = ()
    """Where the event is said to have been."""
    dates: tuple[ClaimDate, ...] = ()
    """When it happened, when it was reported."""
    attribution: Attribution
    """On whose word."""
    verification: Verification
    """How far it is verified, by the article's own words."""
    evidence: Annotated[tuple[Span, ...], Field(min_length=1)]
    """The clauses that assert the claim, in reading order."""
    provenance: tuple[Provenance, ...] | None = None
    """Which extractors made it, where several did; ignored in comparison."""
    grading: Grading | None = None
    """A person's grading."""

    @model_validator(mode="after")
    def _places(self) -> Self:
        for index in range(len(self.locations)):
            seen = {index}
            step = self.locations[index].within
            while step is not None:
                if step >= len(self.locations) or step in seen:
                    message = f"locations[{index}].within points to no other enclosing location"
                    raise ValueError(message)
                seen.add(step)
                step = self.locations[step].within
        return self

    @model_validator(mode="after")
    def _order(self) -> Self:
        starts = [(span.start, span.end) for span in self.evidence]
        if starts != sorted(set(starts)):
            message = "evidence spans stand in reading order, none twice"
            raise ValueError(message)
        return self

    @model_validator(mode="after")
    def _graded(self) -> Self:
        grades = self.grading.reliability if self.grading else ()
        if any(grade.source >= len(self.attribution.chain) for grade in grades):
            message = "grading.reliability names a source that the chain doesn't have"
            raise ValueError(message)
        return self
