"""Span: where in the normalised text a value stands."""

from typing import Self

from pydantic import model_validator

from reportedly.schema.base import Model, Offset, Text
from reportedly.schema.vocabularies import Match


class Span(Model):
    """A piece of the article. ``article.text[start:end] == text`` holds for every span that leaves the program."""

    start: Offset
    """First code point, counted from 0."""
    end: Offset
    """One past the last code point."""
    text: Text
    """The article's own words, code point for code point."""
    match: Match
    """How the words were found: the tier of the grounding ladder."""

    @model_validator(mode="after")
    def _length(self) -> Self:
        if self.end - self.start != len(self.text):
            message = f"end - start is {self.end - self.start} but text has {len(self.text)} code points"
            raise ValueError(message)
        return self

    def overlaps(self, start: int, end: int) -> bool:
        """Whether the span shares a code point with ``[start, end)``."""
        return max(self.start, start) < min(self.end, end)
