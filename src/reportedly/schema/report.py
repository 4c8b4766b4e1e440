"""Report: what one article becomes."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Final, Literal, Self

from pydantic import Field, WithJsonSchema, model_validator

from reportedly.schema.base import Edtf, Model, Offset, Text
from reportedly.schema.claim import Claim
from reportedly.schema.extraction import Extraction
from reportedly.schema.span import Span

SCHEMA_VERSION: Final = "1.0"


class ArticleRef(Model):
    """Which text the report is about."""

    id: Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]
    """SHA-256 of the normalised text in UTF-8."""
    normalisation: Annotated[int, Field(ge=1, le=1), WithJsonSchema({"type": "integer", "const": 1})]
    """1: decode, drop the byte-order mark, CRLF and CR to LF, nothing else."""
    characters: Offset
    """Length of the normalised text in code points."""
    language: Annotated[str, Field(pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
    """BCP 47 tag."""
    title: Text | None = None
    """Headline, where known."""
    url: Text | None = None
    """Where the article was published."""
    publisher: Text | None = None
    """Who published it."""
    published: Edtf | None = None
    """When it was published."""


class Report(Model):
    """A report of claims: what a text says, on whose word; the program takes no side and judges no truth."""

    schema_version: Literal["1.0"]
    """Version of this schema."""
    article: ArticleRef
    """Which text."""
    claims: tuple[Claim, ...]
    """In reading order of their first evidence span."""
    extraction: Extraction
    """How the report was made; ignored when reports are compared."""

    @model_validator(mode="after")
    def _order(self) -> Self:
        starts = [claim.evidence[0].start for claim in self.claims]
        if starts != sorted(starts):
            message = "claims stand in reading order of their first evidence span"
            raise ValueError(message)
        return self

    @model_validator(mode="after")
    def _ids(self) -> Self:
        ids = [claim.id for claim in self.claims]
        if len(set(ids)) != len(ids):
            twice = Counter(ids).most_common(1)[0][0]
            message = f"claim id {twice} stands twice"
            raise ValueError(message)
        return self

    @model_validator(mode="after")
    def _inside(self) -> Self:
        for path, span in spans(self):
            if span.end > self.article.characters:
                message = f"{path} ends at {span.end}, past the article's {self.article.characters} code points"
                raise ValueError(message)
        for index, passage in enumerate(self.extraction.unread):
            if passage.end > self.article.characters:
                message = f"extraction.unread[{index}] ends past the article's end"
                raise ValueError(message)
        return self

    def to_json(self, *, indent: int | None = 2) -> str:
        """The report as JSON: fields in schema order, null fields left out, the same bytes for the same report."""
        return self.model_dump_json(indent=indent, exclude_none=True)

    def claims_for(self, start: int, end: int) -> tuple[Claim, ...]:
        """The claims whose evidence shares a code point with ``[start, end)`` of the normalised text."""
        return tuple(claim for claim in self.claims if any(span.overlaps(start, end) for span in claim.evidence))


def spans(model: Model) -> Iterator[tuple[str, Span]]:
    """Every span of a report, or of a part of one, with its path (``claims[0].event.means[1].span``)."""
    yield from _spans(model, "")


def _spans(value: object, path: str) -> Iterator[tuple[str, Span]]:
    if isinstance(value, Span):
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _spans(item, f"{path}[{index}]")
    elif isinstance(value, Model):
        prefix = f"{path}." if path else ""
        for name in type(value).model_fields:
            yield from _spans(getattr(value, name), f"{prefix}{name}")
