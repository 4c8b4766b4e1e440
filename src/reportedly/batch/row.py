"""Row: one input of a batch, an article or the reason why there is none, with who it is."""

import hashlib
import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.article import DEFAULT_MAX_CHARS, Article

STANDARD = "-"
_DIGEST = 16
"""Bytes: among ten million inputs two agree by chance with a probability of about 10⁻²⁵."""
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:?\d\d")


@dataclass(frozen=True, slots=True)
class Reading:
    """How every article of a batch is read. What a row says of itself wins."""

    published: str | None = None
    """Publication date, EDTF."""
    publisher: str | None = None
    """Who published it."""
    language: str | None = None
    """BCP 47 tag."""
    encoding: str | None = None
    """Of files; found out if null."""
    max_chars: int = DEFAULT_MAX_CHARS
    """Longest article in code points."""
    strict: bool = False
    """Whether a claim that loses a load-bearing value, or an unread passage, is an error."""


@dataclass(frozen=True, slots=True)
class RowOrigin:
    """Where an input stands: who it is in reports, errors and messages."""

    source: str
    """The file as it was named or found, ``-`` for standard input."""
    number: int | None = None
    """The row in that file, from 1 (a line of JSON Lines); null where the file is the article."""
    id: str | None = None
    """The row's own id."""

    def __str__(self) -> str:
        """As messages name it."""
        name = "standard input" if self.source == STANDARD else self.source
        return name if self.number is None else f"{name}:{self.number}"


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One input. Ids need not be unique: an input is its file, its place there and its content."""

    origin: RowOrigin
    """Where it stands."""
    content: str | bytes = ""
    """The text, or a file's bytes."""
    title: str | None = None
    """Headline."""
    url: str | None = None
    """Where it was published; never fetched."""
    publisher: str | None = None
    """Who published it."""
    published: str | None = None
    """When it was published: EDTF, or a moment of ISO 8601, of which the day counts."""
    language: str | None = None
    """BCP 47 tag."""
    fault: str | None = None
    """Why there is no article; null if there is one."""

    def article(self, reading: Reading) -> Article:
        """The article.

        Raises:
            ArticleError: The content can't become one.
            MissingExtraError: It is a web page and the extra ``html`` is not installed.
        """
        metadata = {
            "title": self.title,
            "url": self.url,
            "publisher": self.publisher or reading.publisher,
            "published": _day(self.published) or reading.published,
            "language": self.language or reading.language,
        }
        if isinstance(self.content, bytes):
            return Article.from_bytes(self.content, encoding=reading.encoding, max_chars=reading.max_chars, **metadata)
        return Article.from_text(self.content, max_chars=reading.max_chars, **metadata)

    def key(self) -> bytes:
        """Which input it is: file, place and content. The same in every run over the same inputs."""
        source = self.origin.source
        whole = source == STANDARD or "://" in source
        named = source if whole else os.path.abspath(source)  # noqa: PTH100 - Path has no such pure call
        return _digest([named, self.origin.number, self.origin.id, self.url, self.fault], self.duplicate_key())

    def duplicate_key(self) -> bytes:
        """What duplicates share: text, title, publisher and publication date; else why there is no article."""
        if self.fault is not None:
            return _digest([self.fault, "fault"], b"")
        content, shared = self.content, [self.title, self.publisher, self.published, self.language]
        if isinstance(content, bytes):
            try:
                text = content.decode()
            except UnicodeDecodeError:  # other encodings are told apart where the article is made
                return _digest([*shared, "bytes"], content)
        else:
            text = content
        text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        return _digest([*shared, "text"], text.encode("utf-8", "surrogatepass"))


def _day(published: str | None) -> str | None:
    moment = None if published is None else _MOMENT.match(published)
    return published if moment is None else moment[1]


def _digest(fields: Sequence[str | int | None], content: bytes) -> bytes:
    hashed = hashlib.blake2b(json.dumps(fields).encode(), digest_size=_DIGEST)
    hashed.update(b"\0")
    hashed.update(content)
    return hashed.digest()
