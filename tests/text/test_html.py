from __future__ import annotations

import sys

import pytest
import trafilatura

from reportedly.errors import ArticleError, MissingExtraError
from reportedly.text.html import main_text

PAGE = """<!DOCTYPE html>
<html><head><title>Army leaves Harbour Town</title><meta property="og:site_name" content="The Gazette"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Army leaves Harbour Town</h1>
<p>The army left Harbour Town on Sunday, the coastal ministry said in a statement. It gave no number of dead.</p>
<p>“We saw them go,” said a <b>resident</b> of the <a href="/road">North Road</a>. “They took <i>everything</i>.”</p>
<p>The claim could not be independently verified by anybody at the time of writing.</p></article>
<script>var tracked = "25 soldiers surrendered";</script>
<footer>Copyright</footer></body></html>"""


def test_the_main_text_the_headline_and_the_publisher_are_read() -> None:
    page = main_text(PAGE)
    assert (page.title, page.publisher) == ("Army leaves Harbour Town", "The Gazette")
    assert "The army left Harbour Town on Sunday, the coastal ministry said in a statement." in page.text
    assert "“We saw them go,” said a resident of the North Road. “They took everything.”" in page.text


def test_what_is_around_the_article_is_left_out() -> None:
    text = main_text(PAGE).text
    assert [word for word in ("Home", "Copyright", "surrendered", "<", "tracked") if word in text] == []


@pytest.mark.parametrize("page", ["<html></html>", "<html><body><script>x</script></body></html>"])
def test_a_page_without_text_is_an_error(page: str) -> None:
    with pytest.raises(ArticleError, match="no main text"):
        main_text(page)


@pytest.mark.parametrize(
    "page",
    [
        "<html>" + "<div>" * 50_000 + "<p>Ten soldiers were killed.</p>" + "</div>" * 50_000,
        "<html><![CDATA[" + "]" * 100_000,
        "<html>" + "<" * 100_000,
        "<html>" + "&" * 100_000,
        "<html><body " + "a=b " * 50_000 + ">",
        "<html><body><p>" + "<span>a " * 10_000,
    ],
    ids=["deep", "cdata", "less than", "ampersands", "attributes", "spans"],
)
def test_a_hostile_page_is_text_or_an_error_of_one_line(page: str) -> None:
    refusal = None
    try:
        assert main_text(page).text
    except ArticleError as error:
        refusal = str(error)
    assert refusal is None or "\n" not in refusal


def test_a_reader_that_fails_is_an_error_of_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError("too\ndeep")

    monkeypatch.setattr(trafilatura, "bare_extraction", fail)
    with pytest.raises(ArticleError, match="can't be read: too deep"):
        main_text(PAGE)


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'reportedly\[html\]'"):
        main_text(PAGE)
