"""Article: the text that a report is about, decoded, normalised, cut into sentences.

Normalisation 1: decode, drop the byte-order mark, CRLF and CR to LF, nothing else. A report's offsets count code points
of that text. Nothing is ever fetched, and nothing is ever cut.
"""

import codecs
import dataclasses
import hashlib
import re
import unicodedata
from functools import cached_property
from pathlib import Path
from typing import Any

from reportedly.errors import ArticleError
from reportedly.text.decoding import decode
from reportedly.text.edtf import is_edtf
from reportedly.text.sentences import Range, sentences

NORMALISATION = 1
DEFAULT_MAX_CHARS = 5_000_000

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z")
_URL = re.compile(r"(?:[a-z][a-z0-9+.-]{1,20}://|www\.)\S+\Z", re.IGNORECASE)
_URL_PATH = re.compile(r"(https?|ftp):/", re.IGNORECASE)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*){0,9}<(?:!doctype\s+html|(?:html|head|body|title|meta|link|script|style|base"
    r"|div|p|article|section|main|header|nav|h1|table)[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
"""How an HTML page, or a part of one, begins."""
_SAMPLE = 20_000
_MAX_BYTES_A_CHARACTER = 4
_MORE = 4096
"""Bytes read past the longest article, so that a longer one is seen."""


@dataclasses.dataclass(frozen=True)
class Article:
    """One article. Make it with ``from_text``, ``from_bytes`` or ``from_path``, which check what they are given."""

    text: str
    """The normalised text."""
    language: str = "en"
    """BCP 47 tag."""
    title: str | None = None
    """Headline."""
    url: str | None = None
    """Where it was published; never fetched."""
    publisher: str | None = None
    """Who published it."""
    published: str | None = None
    """When it was published, EDTF."""

    @classmethod
    def from_text(cls, text: str, *, max_chars: int = DEFAULT_MAX_CHARS, **metadata: str | None) -> "Article":
        """An article from its text; HTML is read through the extra ``html``.

        Args:
            text: The text, never a path or a URL.
            max_chars: Longest article in code points.
            metadata: ``language``, ``title``, ``url``, ``publisher``, ``published``.

        Raises:
            ArticleError: It is empty, binary, too long, a URL, or its metadata are not valid.
            TypeError: There is no such metadata.
            MissingExtraError: It is HTML and the extra is not installed.
        """
        text = _normalised(text)
        _refuse(text, max_chars)
        if _HTML.match(text[:_SAMPLE]):
            from reportedly.text.html import main_text  # noqa: PLC0415 - an extra, imported where it is used

            page = main_text(text)
            text = _normalised(page.text)
            found = {"title": page.title, "publisher": page.publisher}
            metadata = found | {name: value for name, value in metadata.items() if value is not None}
            _refuse(text, max_chars)
        return cls(text=text, **_checked(metadata))

    @classmethod
    def from_bytes(
        cls,
        data: bytes,
        *,
        encoding: str | None = None,
        max_chars: int = DEFAULT_MAX_CHARS,
        **metadata: str | None,
    ) -> "Article":
        """An article from its bytes, decoded by ``encoding`` or as ``text.decoding`` finds out.

        Raises:
            ArticleError: As ``from_text``, or the encoding is unknown, wrong, or can't be found out.
        """
        if len(data) > max_chars * _MAX_BYTES_A_CHARACTER + len(codecs.BOM_UTF8):
            raise ArticleError(f"longer than --max-chars {max_chars:,}: {len(data):,} bytes; an article is never cut")
        return cls.from_text(decode(data, encoding), max_chars=max_chars, **metadata)

    @classmethod
    def from_path(
        cls,
        path: Path,
        *,
        encoding: str | None = None,
        max_chars: int = DEFAULT_MAX_CHARS,
        **metadata: str | None,
    ) -> "Article":
        """An article from a file.

        Raises:
            ArticleError: As ``from_bytes``, or the file can't be read; the message begins with the path.
        """
        try:
            return cls.from_bytes(_read(path, max_chars), encoding=encoding, max_chars=max_chars, **metadata)
        except ArticleError as error:
            raise ArticleError(f"{path}: {error}") from error

    def with_metadata(self, **metadata: str | None) -> "Article":
        """The same text with these values of ``language``, ``title``, ``url``, ``publisher``, ``published``."""
        return dataclasses.replace(self, **_checked(metadata)) if metadata else self

    @cached_property
    def id(self) -> str:
        """``sha256:`` and the SHA-256 of the normalised text in UTF-8."""
        return "sha256:" + hashlib.sha256(self.text.encode()).hexdigest()

    @cached_property
    def sentences(self) -> tuple[Range, ...]:
        """The sentences, as half-open code-point ranges in reading order."""
        return sentences(self.text, self.language.split("-", maxsplit=1)[0].lower())

    @cached_property
    def mostly_latin(self) -> bool:
        """Whether at least half of the letters (of a sample of long texts) are Latin."""
        step = max(1, len(self.text) // _SAMPLE)
        letters = [character for character in self.text[::step] if character.isalpha()]
        latin = sum(character.isascii() or "LATIN" in unicodedata.name(character, "") for character in letters)
        return 2 * latin >= len(letters)


def _normalised(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _read(path: Path, max_chars: int) -> bytes:
    if _URL_PATH.match(str(path)):
        raise ArticleError("a URL is not fetched; save the page and give the file")
    try:
        with path.open("rb") as stream:
            return stream.read(max_chars * _MAX_BYTES_A_CHARACTER + _MORE)
    except IsADirectoryError as error:
        raise ArticleError("a folder, not a file") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ArticleError(f"can't be read: {reason}") from error


def _refuse(text: str, max_chars: int) -> None:
    if len(text) > max_chars:
        raise ArticleError(f"longer than --max-chars {max_chars:,}: {len(text):,} characters; an article is never cut")
    if not text.strip():
        raise ArticleError("empty: no text to read")
    if "\0" in text:
        raise ArticleError("binary: it holds null characters, no text")
    if _URL.match(text.strip()):
        raise ArticleError("a URL is not fetched; save the page and give the file")
    if (at := _surrogate(text)) is not None:
        raise ArticleError(f"no Unicode text: a lone surrogate at character {at}")


def _surrogate(text: str) -> int | None:
    """Where a lone surrogate stands, which no UTF-8 file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return error.start
    return None


def _checked(metadata: dict[str, str | None]) -> dict[str, Any]:
    known = {field.name for field in dataclasses.fields(Article)} - {"text"}
    unknown = sorted(set(metadata) - known)
    if unknown:
        raise TypeError(f"an article has no {unknown[0]!r}")
    values = {name: value for name, value in metadata.items() if value is not None and value != ""}
    if not _LANGUAGE.match(values.get("language", "en")):
        raise ArticleError(f"language {values['language']!r} is no BCP 47 tag, such as 'en' or 'uk'")
    for name, value in values.items():
        if _surrogate(value) is not None:
            raise ArticleError(f"{name} {value!a} is no Unicode text")
    if "published" in values and not is_edtf(values["published"]):
        raise ArticleError(f"published {values['published']!r} is no EDTF date, such as 2024-05-01")
    return values
