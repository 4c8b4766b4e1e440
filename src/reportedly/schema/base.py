"""What every model of the schema shares: frozen, strict, closed, documented by attribute docstrings."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema

from reportedly.text.edtf import EDTF_PATTERN, is_edtf


class Model(BaseModel):
    """Base of every model: immutable, no coercion, no unknown field."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        use_attribute_docstrings=True,
        allow_inf_nan=False,
    )


def _calendar(value: str) -> str:
    if not is_edtf(value):
        message = f"{value!r} names no day, month or interval of the calendar"
        raise ValueError(message)
    return value


Edtf = Annotated[str, Field(max_length=32, pattern=EDTF_PATTERN), AfterValidator(_calendar)]
"""A date in the closed subset of EDTF levels 0 and 1: at most 32 characters, ``text.edtf`` has the grammar."""

SideCode = Annotated[str, Field(pattern=r"^(state:[A-Z]{2}|group:[a-z0-9]+(-[a-z0-9]+)*)$")]
"""``state:`` and ISO 3166-1 alpha-2, or ``group:`` and a slug of the shipped list, else ``group:other``."""

Text = Annotated[str, Field(min_length=1)]
"""A string that is not empty."""

MOST = 2**53 - 1
"""Largest number: beyond it JSON readers differ (RFC 7493, I-JSON)."""

Number = Annotated[
    int | float,
    Field(ge=0, le=MOST),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": MOST}),
]
"""A number that is not negative, neither infinite nor NaN."""

Offset = Annotated[int, Field(ge=0, le=MOST)]
"""A code-point offset into the normalised text, or a count of such."""
