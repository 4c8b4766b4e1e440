"""Extraction: how a report was made, what was refused, what was not read. Ignored when reports are compared."""

import datetime as dt
from typing import Annotated, Self

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from reportedly.schema.base import MOST, Model, Number, Offset, Text
from reportedly.schema.vocabularies import OutcomeName

_TIMESTAMP = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$"


def _moment(value: str) -> str:
    dt.datetime.fromisoformat(value)
    return value


Timestamp = Annotated[str, Field(pattern=_TIMESTAMP), AfterValidator(_moment)]
"""A moment in UTC, whole seconds: ``2024-05-01T12:00:00Z``."""

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Outcome(Model):
    """A named thing that happened while reading, and how often."""

    name: OutcomeName
    """What happened."""
    count: Annotated[int, Field(ge=1, le=MOST)]
    """How often."""


class Usage(Model):
    """What every attempt together used."""

    prompt_tokens: Offset
    """Tokens sent."""
    completion_tokens: Offset
    """Tokens received."""
    cost_usd: Number | None = None
    """US dollars; null where the price is not known."""


class Rejected(Model):
    """A proposed value that the program refused."""

    path: Text
    """Where in the proposal it stood: ``drafts[3].units[0]``."""
    value: str
    """What was proposed."""
    reason: Text
    """Why it was refused, a stable slug: ``not_found``, ``ambiguous``, ``polarity_conflict`` …"""


class Unread(Model):
    """A passage that was not read."""

    start: Offset
    """First code point."""
    end: Offset
    """One past the last."""
    reason: Text
    """Why."""

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.end <= self.start:
            message = f"an unread passage from {self.start} to {self.end} is empty"
            raise ValueError(message)
        return self


class Extraction(Model):
    """How the report was made."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"complete": {"const": True}}, "required": ["complete"]},
            "then": {"properties": {"unread": {"maxItems": 0}}},
        },
    )

    extractor: Text
    """Registered name of the extractor; 'annotator' for a person."""
    extractor_version: Text
    """Its version."""
    model: Text | None = None
    """The model asked for."""
    model_reported: Text | None = None
    """The model that the provider says answered."""
    strategy: Text | None = None
    """How the model was asked."""
    prompt_version: Text | None = None
    """Version of the prompt file."""
    prompt_sha256: Sha256 | None = None
    """Hash of the prompt file."""
    response_mode: Text | None = None
    """How the reply's form was enforced."""
    outcomes: tuple[Outcome, ...] = ()
    """Named outcomes of reading."""
    created_at: Timestamp
    """When, in UTC; ``SOURCE_DATE_EPOCH`` is honoured."""
    usage: Usage | None = None
    """Tokens and cost of every attempt, failed ones included."""
    requests: Offset = 0
    """Requests made to a model."""
    cached: bool = False
    """Whether every reply came from the cache."""
    rejected: tuple[Rejected, ...] = ()
    """What was proposed and refused."""
    complete: bool
    """Whether the whole article was read."""
    unread: tuple[Unread, ...] = ()
    """Passages that were not."""

    @model_validator(mode="after")
    def _read(self) -> Self:
        if self.complete and self.unread:
            message = "complete is true though passages are unread"
            raise ValueError(message)
        return self
