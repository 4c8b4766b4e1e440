"""Arrow: pyarrow, where it is installed, and the schemas of the tables that a batch writes."""

from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from reportedly.errors import MissingExtraError
from reportedly.schema.claim import Claim
from reportedly.schema.report import ArticleRef, Report


def arrow() -> Any:
    """The module pyarrow.

    Raises:
        MissingExtraError: It is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra, imported where it is used
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError("Parquet needs the extra 'batch': pip install 'reportedly[batch]'") from error
    return pa


def report_schema() -> Any:
    """One row a report: ``input`` (id, source, row), and the report's fields as they are in JSON, nested."""
    pa = arrow()
    return pa.schema([pa.field("input", _input(pa)), *_fields(Report, pa)])


def claim_schema() -> Any:
    """One row a claim: ``input``, ``article`` and ``claim``, nested."""
    pa = arrow()
    return pa.schema(
        [
            pa.field("input", _input(pa)),
            pa.field("article", pa.struct(_fields(ArticleRef, pa))),
            pa.field("claim", pa.struct(_fields(Claim, pa))),
        ]
    )


def _input(pa: Any) -> Any:
    return pa.struct([("id", pa.string()), ("source", pa.string()), ("row", pa.int64())])


def _fields(model: type[BaseModel], pa: Any) -> list[Any]:
    return [pa.field(name, _type(field.annotation, pa)) for name, field in model.model_fields.items()]


def _type(annotation: Any, pa: Any) -> Any:
    """The type of a field; every one may be null, as absent fields are."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _type(get_args(annotation)[0], pa)
    if origin in (Union, UnionType):
        kinds = [kind for kind in get_args(annotation) if kind is not type(None)]
        return pa.float64() if set(kinds) == {int, float} else _type(_only(kinds), pa)
    if origin is tuple:
        return pa.list_(_type(get_args(annotation)[0], pa))
    if origin is Literal or issubclass(annotation, str | StrEnum):
        return pa.string()
    if issubclass(annotation, BaseModel):
        return pa.struct(_fields(annotation, pa))
    return {bool: pa.bool_(), int: pa.int64(), float: pa.float64()}[annotation]


def _only(kinds: list[Any]) -> Any:
    if {kind for kind in kinds if kind not in (int, float)} == set():
        return int | float
    (kind,) = kinds
    return kind
