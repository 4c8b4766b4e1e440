"""HTML: the main text of a saved page, through trafilatura (extra ``html``)."""

from dataclasses import dataclass

from reportedly.errors import ArticleError, MissingExtraError


@dataclass(frozen=True, slots=True)
class Page:
    """What a saved page says."""

    text: str
    """Its main text."""
    title: str | None
    """Its headline."""
    publisher: str | None
    """The site's name."""


def main_text(html: str) -> Page:
    """The main text, headline and site name of a page.

    The page's own date is left aside: it is often the day of saving or of the last edit, and relative dates would be
    resolved from it.

    Raises:
        MissingExtraError: trafilatura is not installed.
        ArticleError: No main text is found, or the page is broken.
    """
    try:
        import trafilatura  # noqa: PLC0415 - an extra, imported where it is used
    except ImportError as error:
        raise MissingExtraError("this is HTML; install the reader with: pip install 'reportedly[html]'") from error
    try:
        found = trafilatura.bare_extraction(html, include_comments=False, include_tables=False, with_metadata=True)
    except Exception as error:  # pages are hostile, and the reader and its parser may fail on one in any way
        raise ArticleError(f"this HTML page can't be read: {' '.join(str(error).split()) or repr(error)}") from error
    text = getattr(found, "text", None)
    if not text:
        raise ArticleError("no main text was found in this HTML page; give the article's text instead")
    return Page(text, getattr(found, "title", None) or None, getattr(found, "sitename", None) or None)
