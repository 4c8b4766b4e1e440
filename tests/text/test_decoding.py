from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import ArticleError
from reportedly.text.decoding import decode

ENGLISH = "The army said it left Harbour Town on Sunday. “We saw them go,” she said — it’s over… "
RUSSIAN = "Минобороны заявило, что войска вышли из города на рассвете и не вернутся. Это не подтверждено, но их видели."
UKRAINIAN = (
    "У штабі заявили, що війська вийшли з міста на світанку та не повернуться. Це не підтверджено, але люди бачили їх."
)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (ENGLISH.encode(), ENGLISH),
        (RUSSIAN.encode(), RUSSIAN),
        (b"\xef\xbb\xbfOne.", "One."),
        ("Öne — 1".encode("utf-16"), "Öne — 1"),
        (b"\xff\xfe" + "Öne \U0001f6e1".encode("utf-16-le"), "Öne \U0001f6e1"),
        (b"\xfe\xff" + "Öne \U0001f6e1".encode("utf-16-be"), "Öne \U0001f6e1"),
        ("Öne".encode("utf-32"), "Öne"),
        (b"\x00\x00\xfe\xff" + "Öne".encode("utf-32-be"), "Öne"),
        (b"", ""),
    ],
)
def test_unicode_is_told_by_its_marks_or_its_form(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize("text", [ENGLISH, ENGLISH + "The café in Zürich closed; Müller, Hernández and Çelik left."])
def test_windows_latin_is_read_where_its_code_pages_agree(text: str) -> None:
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize("text", [RUSSIAN, UKRAINIAN])
def test_windows_1251_is_read_by_its_common_words(text: str) -> None:
    assert decode(text.encode("cp1251")) == text


GREEK = (
    "Ο στρατός είπε ότι έφυγε από την πόλη και δεν θα επιστρέψει, αλλά οι κάτοικοι τους είδαν και το είπαν σε όλους."
)
FRENCH = "L’armée a déclaré être partie à l’aube après des années de guerre à Genève, même très gênée."
POLISH = "Armia ogłosiła, że opuściła miasto Łódź o świcie i nie wróci, ale mieszkańcy widzieli żołnierzy."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("They left Genève.", "cp1252"),  # è here, č in Windows-1250
        ("They left Łódź.", "cp1250"),
        ("“We saw them,” she said.", "mac_roman"),
        (FRENCH, "cp1252"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (GREEK, "cp1253"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "iso8859-5"),
        ("他们离开了城市，城市被烧毁。", "gb18030"),
        ("彼らは町を去った。町は焼けた。", "shift_jis"),
        ("Армия ушла.", "cp1251"),  # too short to tell
    ],
)
def test_an_encoding_that_could_be_another_is_an_error_that_names_the_option(text: str, encoding: str) -> None:
    with pytest.raises(ArticleError, match="name it with --encoding"):
        decode(text.encode(encoding))


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "cp866", "UTF-16-LE", "utf8"])
def test_the_encoding_asked_for_is_used(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding), encoding) == RUSSIAN


@pytest.mark.parametrize(
    ("data", "encoding", "words"),
    [
        (b"caf\xe9", "utf-8", "not utf-8, which --encoding says"),
        (b"\xff\xfeA", "utf-16", "not utf-16, which --encoding says"),
        (b"text", "klingon", "--encoding names no encoding that is known: 'klingon'"),
        (b"text", "rot13", "no encoding"),
        (b"text", "punycode", "no encoding"),
        (b"text", "unicode_escape", "no encoding"),
        (b"text", "ä", "no encoding"),
        (b"text", "a\0b", "no encoding"),
        (b"text", "", "no encoding"),
    ],
)
def test_a_wrong_encoding_is_an_error(data: bytes, encoding: str, words: str) -> None:
    with pytest.raises(ArticleError, match=words):
        decode(data, encoding)


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ('<html><meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"),
        ('<?xml version="1.0" encoding="windows-1251"?><html>', "cp1251"),
        ('<meta charset="windows-1251">', "utf-8"),  # recoded when it was saved, the declaration left as it was
        ("<meta charset=no-such>", "utf-8"),
    ],
)
def test_a_page_is_read_by_its_declaration_unless_it_is_surely_utf_8(declaration: str, encoding: str) -> None:
    page = f"{declaration}<p>{RUSSIAN}</p>"
    assert decode(page.encode(encoding)) == page


def test_latin_1_on_the_web_means_windows_1252() -> None:
    page = '<html><meta charset="iso-8859-1"><p>“Genève”</p>'
    assert decode(page.encode("cp1252")) == page


@pytest.mark.parametrize("declared", ["unicode_escape", "punycode", "idna", "utf-7", "rot13", "undefined"])
def test_a_page_can_not_ask_for_a_codec_that_is_no_encoding(declared: str) -> None:
    page = f'<meta charset="{declared}"><p>\\x41 +AGE-</p>'
    assert decode(page.encode()) == page


def test_a_page_that_declares_what_it_is_not_is_an_error() -> None:
    with pytest.raises(ArticleError, match="not utf-8, which the page's declaration says"):
        decode(b'<meta charset="utf-8"><p>caf\xe9</p>')


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04", "docx"),
        (b"\x89PNG\r\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"{\\rtf1", "RTF"),
        (b"From: <Saved by Blink>\r\n", "MHTML"),
        ("One.".encode("utf-16-le"), "UTF-16 without a byte-order mark"),
        (b"\x7fELF\x02\0\0", "binary"),
    ],
)
def test_what_is_no_text_says_what_it_is(data: bytes, words: str) -> None:
    with pytest.raises(ArticleError, match=words):
        decode(data)


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_one_line_of_error(data: bytes) -> None:
    refusal = None
    try:
        decode(data).encode()
    except ArticleError as error:
        refusal = str(error)
    assert refusal is None or "\n" not in refusal


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_utf_8_is_always_read_as_it_is(text: str) -> None:
    assert decode(text.encode()) == text
