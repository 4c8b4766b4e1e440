"""Decoding: bytes to text, by a declared encoding or one that can be told with confidence; never by a guess.

In order: the encoding asked for; a byte-order mark (UTF-8, UTF-16, UTF-32); a page's own declaration, unless so much of
it is valid UTF-8 that the declaration must be wrong; UTF-8; and two cases that leave no doubt: Latin text on which the
Windows code pages of western and central Europe and of Turkey agree (quotation marks, dashes, é, ö, ß …), and Russian,
Ukrainian or Bulgarian in Windows-1251 by its commonest words. Anything else is an error.
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
    (b"From: <Saved by ", "a web archive (MHTML)"),
)
_NO_ENCODINGS = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7", "charmap"})
"""Codecs of Python that no text file is in; some are slow on hostile input."""
_WEB = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "tis-620": "cp874",
}
"""What a page means by the name it gives (WHATWG Encoding Standard); other names mean themselves."""
_HEAD = 4096
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_DECLARED_XML = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_ENOUGH_UTF8 = 20
"""Continuation bytes; so many are not valid UTF-8 by chance in a page of another encoding."""

_PAGES = ("cp1252", "cp1250", "cp1254")
_LATIN = frozenset("‘’“”–—…•€°§«»£\u00a0\u00ad") | frozenset(
    chr(code) for code in range(0xC0, 0x100) if chr(code).isalpha()
)
_MOST_LATIN = 0.1
_LATIN_RUN = re.compile(r"[À-ÿ]{3}")
_CYRILLIC_WORD = re.compile(r"\b[а-яёіїєґ]{2,}\b")
_CYRILLIC_MIXED = re.compile(r"[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z]|[а-яёіїєґ][А-ЯЁІЇЄҐ]")
_COMMON_CYRILLIC = frozenset(
    {
        "на",
        "не",
        "по",
        "за",
        "до",
        "от",
        "из",
        "что",
        "это",
        "как",
        "для",
        "его",
        "но",
        "під",
        "від",
        "що",
        "та",
        "як",
        "його",
        "був",
        "вже",
        "се",
        "със",
    }
)
_LEAST_COMMON = 0.05
_LEAST_WORDS = 8
_MOST_MIXED = 0.02


def decode(data: bytes, encoding: str | None = None) -> str:
    """The text of ``data``; a byte-order mark that the encoding leaves in stays.

    Raises:
        ArticleError: The encoding asked for is unknown or does not fit; or the bytes are no text, or in an encoding
            that can't be told, and the message names ``--encoding``.
    """
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise ArticleError(f"binary: {name}, no text; save its text and give that")
    if encoding is not None:
        codec = _codec(encoding)
        if codec is None:
            raise ArticleError(f"--encoding names no encoding that is known: {encoding!r}")
        return _by(data, codec, "--encoding")
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _by(data, name, "the byte-order mark")
    if b"\0" in data[:_HEAD]:
        raise ArticleError("binary, or UTF-16 without a byte-order mark; if it is text, name it with --encoding")
    declared = _declared(data[:_HEAD])
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _by(data, declared, "the page's declaration") if declared else _eight_bit(data, error)
    if declared is None or len(data) - len(text) >= _ENOUGH_UTF8:
        return text
    return _by(data, declared, "the page's declaration")


def _declared(head: bytes) -> str | None:
    """The codec that a page declares; a name that is not known counts as none, as browsers have it."""
    found = _DECLARED.search(head) or _DECLARED_XML.match(head)
    codec = _codec(found.group(1).decode("ascii")) if found else None
    return _WEB.get(codec, codec) if codec else None


def _codec(name: str) -> str | None:
    """The name of the codec, if it is one of text files."""
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    return found.name if found._is_text_encoding and found.name not in _NO_ENCODINGS else None  # noqa: SLF001


def _by(data: bytes, codec: str, origin: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeError as error:
        raise ArticleError(f"not {codec}, which {origin} says: {error}; name another with --encoding") from error


def _eight_bit(data: bytes, error: UnicodeDecodeError) -> str:
    """The text by an eight-bit code page, where no other that is likely would give another."""
    readings = {page: text for page in _PAGES if (text := _decoded(data, page)) is not None}
    western = readings.get(_PAGES[0])
    if western is not None and _is_latin(western) and len(set(readings.values())) == 1:
        return western
    cyrillic = _decoded(data, "cp1251")
    if cyrillic is not None and _is_cyrillic(cyrillic):
        return cyrillic
    raise ArticleError(
        f"neither UTF-8 (byte {error.start}) nor surely another encoding; name it with --encoding"
    ) from error


def _is_latin(text: str) -> bool:
    high = [character for character in text if not character.isascii()]
    return len(high) <= _MOST_LATIN * len(text) and set(high) <= _LATIN and _LATIN_RUN.search(text) is None


def _is_cyrillic(text: str) -> bool:
    words = _CYRILLIC_WORD.findall(text.lower())
    common = sum(word in _COMMON_CYRILLIC for word in words)
    mixed = len(_CYRILLIC_MIXED.findall(text))
    return len(words) >= _LEAST_WORDS and common >= _LEAST_COMMON * len(words) and mixed <= _MOST_MIXED * len(words)


def _decoded(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None
