"""Attribution and verification: on whose word, through whom, who denies it, and what the article says of its truth."""

from typing import Any, Self

from pydantic import ConfigDict, model_validator

from reportedly.schema.base import Model, SideCode, Text
from reportedly.schema.span import Span
from reportedly.schema.vocabularies import (
    Anonymity,
    Contested,
    SourceKind,
    Stance,
    VerificationStatus,
    Voice,
)


class Source(Model):
    """One link of the chain."""

    name: Text
    """As written, or the describing phrase."""
    span: Span
    """Where it stands."""
    kind: SourceKind
    """What sort of source."""
    side: SideCode | None = None
    """Its side; null where the text doesn't say, and for media, NGOs and analysts unless it does."""
    anonymity: Anonymity
    """How far it is identified."""


class Attribution(Model):
    """On whose word the claim stands."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"voice": {"const": "sourced"}}, "required": ["voice"]},
            "then": {"properties": {"chain": {"minItems": 1}}, "required": ["chain"]},
            "else": {"properties": {"chain": {"maxItems": 0}}},
        },
    )

    voice: Voice
    """Sources, the narrator, or nobody named."""
    chain: tuple[Source, ...] = ()
    """Origin first, each relaying the one before it, the outlet last; the article itself is never in it."""
    cues: tuple[Span, ...] = ()
    """The reporting words."""
    quotes: tuple[Span, ...] = ()
    """Direct quotations that carry the claim."""

    @model_validator(mode="after")
    def _chain(self) -> Self:
        if (self.voice is Voice.SOURCED) != bool(self.chain):
            message = "a sourced claim has a chain, any other has none"
            raise ValueError(message)
        return self


class Response(Model):
    """What another source says to the claim."""

    source: Source
    """Who responds."""
    stance: Stance
    """What it says to the claim."""
    span: Span
    """The words of the response."""


def _follows(stance: str, contested: str, *, unless: str | None = None) -> dict[str, Any]:
    has = {"properties": {"responses": _contains(stance)}, "required": ["responses"]}
    lacks = {"not": {"properties": {"responses": _contains(unless)}, "required": ["responses"]}} if unless else {}
    return {
        "if": {"allOf": [has, lacks]} if unless else has,
        "then": {"properties": {"contested": {"const": contested}}},
    }


def _contains(stance: str | None) -> dict[str, Any]:
    return {"contains": {"properties": {"stance": {"const": stance}}, "required": ["stance"]}}


class Verification(Model):
    """What the article says of the claim's truth; never the program's judgement."""

    model_config = ConfigDict(
        json_schema_extra={
            "allOf": [_follows("denies", "denied"), _follows("disputes", "disputed", unless="denies")],
        },
    )

    status: VerificationStatus
    """The strongest that the article says."""
    contested: Contested
    """Whether somebody contests it; follows from ``responses`` where one denies or disputes."""
    cues: tuple[Span, ...] = ()
    """The words on verification or doubt."""
    responses: tuple[Response, ...] = ()
    """Denials, doubts and confirmations by others."""

    @model_validator(mode="after")
    def _contested(self) -> Self:
        stances = {response.stance for response in self.responses}
        if Stance.DENIES in stances:
            expected = Contested.DENIED
        elif Stance.DISPUTES in stances:
            expected = Contested.DISPUTED
        else:
            return self
        if self.contested is not expected:
            message = f"contested is {self.contested} but the responses make it {expected}"
            raise ValueError(message)
        return self
