"""Event: what is claimed to have happened, by what means, in what quantities."""

from typing import Annotated, Any, Self

from pydantic import ConfigDict, Field, model_validator

from reportedly.schema.base import Model, Number
from reportedly.schema.span import Span
from reportedly.schema.vocabularies import (
    EventType,
    MeansKind,
    Modality,
    Polarity,
    QuantityOf,
    UnitOfMeasure,
    Vagueness,
)

_UNCUED = (Modality.ASSERTED, Modality.PREDICTED)


def _present(*names: str) -> dict[str, Any]:
    return {"required": list(names), "properties": {name: {"not": {"type": "null"}} for name in names}}


def _absent(name: str) -> dict[str, Any]:
    return {"properties": {name: {"type": "null"}}}


class Means(Model):
    """A weapon by which the event was done."""

    kind: MeansKind
    """What sort of weapon."""
    span: Span
    """The words that name it."""


class Quantity(Model):
    """A number of the claim, with its bounds as the text gives them."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [_present("minimum"), _present("maximum"), _present("vague")],
            "if": {"properties": {"unit": {"const": "share"}}, "required": ["unit"]},
            "then": {"properties": {"minimum": {"maximum": 1}, "maximum": {"maximum": 1}}},
        },
    )

    of: QuantityOf
    """What is measured."""
    item: Span | None = None
    """The words for what is counted."""
    minimum: Number | None = None
    """Lower bound; equal to ``maximum`` when exact, null when open."""
    maximum: Number | None = None
    """Upper bound; equal to ``minimum`` when exact, null when open."""
    approximate: bool = False
    """Whether the text marks the number as not exact: 'about', 'at least', 'nearly'."""
    unit: UnitOfMeasure | None = None
    """Unit of measure; null for counts."""
    vague: Vagueness | None = None
    """The vague word, where there is no number."""
    span: Span
    """The words of the quantity."""

    @model_validator(mode="after")
    def _bounds(self) -> Self:
        if self.minimum is None and self.maximum is None and self.vague is None:
            message = "a quantity needs a minimum, a maximum or a vague word"
            raise ValueError(message)
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            message = f"minimum {self.minimum} is above maximum {self.maximum}"
            raise ValueError(message)
        if self.unit is UnitOfMeasure.SHARE and any(n is not None and n > 1 for n in (self.minimum, self.maximum)):
            message = "a share lies between 0 and 1"
            raise ValueError(message)
        return self


class Event(Model):
    """The claimed event."""

    model_config = ConfigDict(
        json_schema_extra={
            "allOf": [
                {
                    "if": {"properties": {"polarity": {"const": "negated"}}, "required": ["polarity"]},
                    "then": _present("polarity_cue"),
                    "else": _absent("polarity_cue"),
                },
                {
                    "if": {
                        "properties": {"modality": {"enum": ["probable", "possible", "conditional"]}},
                        "required": ["modality"],
                    },
                    "then": _present("modality_cue"),
                },
                {
                    "if": {"properties": {"modality": {"const": "asserted"}}, "required": ["modality"]},
                    "then": _absent("modality_cue"),
                },
            ],
        },
    )

    type: EventType
    """What happened."""
    summary: Annotated[str, Field(min_length=1, max_length=200)]
    """One neutral sentence, composed by the program from grounded fields; never compared."""
    polarity: Polarity
    """Whether it is claimed to have happened, or not to have happened."""
    polarity_cue: Span | None = None
    """The words that negate; required when negated, absent when affirmed."""
    modality: Modality
    """The origin's commitment."""
    modality_cue: Span | None = None
    """The words that hedge; required unless asserted or predicted, absent when asserted."""
    means: tuple[Means, ...] = ()
    """Weapons used, where stated."""
    quantities: tuple[Quantity, ...] = ()
    """Numbers of the claim, as written."""

    @model_validator(mode="after")
    def _cues(self) -> Self:
        if (self.polarity is Polarity.NEGATED) != (self.polarity_cue is not None):
            message = "polarity_cue is required when negated, and absent when affirmed"
            raise ValueError(message)
        if self.modality not in _UNCUED and self.modality_cue is None:
            message = f"modality_cue is required when {self.modality}"
            raise ValueError(message)
        if self.modality is Modality.ASSERTED and self.modality_cue is not None:
            message = "modality_cue is absent when asserted"
            raise ValueError(message)
        return self
