"""Subject: what the checks look at, the readable part of a report and, where it is known, its article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from reportedly.article import Article
from reportedly.schema.base import Model
from reportedly.schema.claim import Claim
from reportedly.schema.extraction import Extraction
from reportedly.schema.report import ArticleRef, spans
from reportedly.schema.span import Span

ANNOTATOR = "annotator"
"""``extraction.extractor`` of a report that a person made."""

_INDEX = re.compile(r"\[([0-9]+)\]")
_SPACE = re.compile(r"\s+")
_TRANSPARENT = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_ARTICLE = re.compile(r"(?:the|a|an) ", re.IGNORECASE)


class Placed(NamedTuple):
    """A claim and where it stands."""

    pointer: str
    """JSON pointer of the claim."""
    claim: Claim
    """The claim."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A report, or what of it is readable. Claims that break the schema are left out; their places keep their index."""

    ref: ArticleRef
    """Which article."""
    claims: tuple[Placed, ...]
    """The claims that can be read."""
    extraction: Extraction | None
    """How the report was made; null if that can't be read."""
    article: Article | None
    """The article, if its text was given and is the one that the report names."""

    @property
    def by_person(self) -> bool:
        """Whether a person made the report: then a value that the program would compute otherwise may be right."""
        return self.extraction is not None and self.extraction.extractor == ANNOTATOR


def placed_spans(pointer: str, model: Model) -> Iterator[tuple[str, Span]]:
    """Every span below ``model``, with its JSON pointer."""
    for path, span in spans(model):
        below = _INDEX.sub(r"/\1", path).replace(".", "/")
        yield f"{pointer}/{below}", span


def folded(name: str) -> str:
    """A name as it is compared: case, white space, invisible characters and a leading article set aside."""
    return _ARTICLE.sub("", spaced(name), count=1).casefold()


def spaced(text: str) -> str:
    """Text with runs of white space as one space and without invisible characters."""
    return _SPACE.sub(" ", _TRANSPARENT.sub("", text)).strip()
