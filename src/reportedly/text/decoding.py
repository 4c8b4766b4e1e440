"""Decoding: bytes to text, by a declared encoding or one that can be told with confidence; never by a guess.

In order: the encoding asked for; a byte-order mark (UTF-8, UTF-16, UTF-32); an HTML page's own declaration; UTF-8; and
two eight-bit code pages where the text leaves no doubt: Windows-1252 whose few high bytes are typographic marks and
accented letters, Windows-1251 whose high bytes are words of lower-case Cyrillic. Anything else is an
error.
"""

import codecs
import re

from reportedly.errors import ArticleError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zip archive (docx, odt, epub …)"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_DECLARED_XML = re.compile(rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_HEAD = 4096
_WESTERN = frozenset("‘’“”–—…•€£°§«»ŠšŽžŒœŸ") | frozenset(map(chr, range(0xC0, 0x100))) - {"×", "÷"}
_MOST_WESTERN = 0.1
_LEAST_CYRILLIC_LOWER = 0.8
_LEAST_HIGH = 20


def decode(data: bytes, encoding: str | None = None) -> str:
    """The text of ``data``.

    Raises:
        ArticleError: The encoding asked for is unknown or does not fit; or the bytes are no text, or in an encoding
            that can't be told, and the message names ``--encoding``.
    """
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise ArticleError(f"binary: {name}, no text; save its text and give that")
    if encoding is not None:
        return _by(data, encoding, "--encoding")
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _by(data, name, "the byte-order mark")
    if b"\0" in data[:_HEAD]:
        raise ArticleError("binary, or UTF-16 without a byte-order mark; if it is text, name it with --encoding")
    declared = _DECLARED.search(data[:_HEAD]) or _DECLARED_XML.search(data[:_HEAD])
    if declared and b"<" in data[: declared.start() + 1]:
        return _by(data, declared.group(1).decode("ascii"), "the page's declaration")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        return _eight_bit(data, error)


def _by(data: bytes, encoding: str, origin: str) -> str:
    try:
        if codecs.lookup(encoding)._is_text_encoding:  # noqa: SLF001 - what bytes.decode itself asks
            return data.decode(encoding)
    except LookupError:
        pass
    except UnicodeError as error:
        raise ArticleError(f"not {encoding}, which {origin} says: {error}; name another with --encoding") from error
    raise ArticleError(f"{origin} names no encoding that is known: {encoding!r}; name another with --encoding")


def _eight_bit(data: bytes, error: UnicodeDecodeError) -> str:
    western = _decoded(data, "cp1252")
    if western is not None:
        high = [character for character in western if ord(character) > 127]  # noqa: PLR2004 - ASCII ends there
        if all(character in _WESTERN for character in high) and len(high) <= _MOST_WESTERN * len(western):
            return western
    cyrillic = _decoded(data, "cp1251")
    if cyrillic is not None:
        high = [character for character in cyrillic if ord(character) > 127]  # noqa: PLR2004 - ASCII ends there
        lower = sum("а" <= character <= "я" or character in "ёіїєґ" for character in high)
        if len(high) >= _LEAST_HIGH and lower >= _LEAST_CYRILLIC_LOWER * len(high):
            return cyrillic
    raise ArticleError(
        f"neither UTF-8 (byte {error.start}) nor surely another encoding; name it with --encoding",
    ) from error


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
