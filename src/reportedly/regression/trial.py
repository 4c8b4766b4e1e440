"""Trial: one extractor on one golden article, scored."""

from reportedly.article import Article
from reportedly.errors import ReportError
from reportedly.extract.pipeline import extract_report
from reportedly.extract.protocol import Extractor
from reportedly.regression.baseline import Entry, entry_of
from reportedly.validate.golden import ARTICLE, Golden
from reportedly.validate.scorer import score_reports


def attempt(golden: Golden, extractor: Extractor) -> Entry:
    """Read the golden article with the extractor and score what it finds.

    The extractor is told what the golden report says of the article: language, title, address, publisher and
    publication date; and nothing else.

    Raises:
        ReportError: The golden folder has no article.
        ExtractorError: The extractor failed.
        MissingExtraError: scipy (the extra ``score``) is not installed.
    """
    if golden.text is None:
        raise ReportError(f"golden report {golden.title!r} has no {ARTICLE} beside it")
    ref = golden.report.article
    article = Article.from_text(
        golden.text,
        max_chars=len(golden.text),
        language=ref.language,
        title=ref.title,
        url=ref.url,
        publisher=ref.publisher,
        published=ref.published,
    )
    return entry_of(golden, score_reports(extract_report(article, extractor=extractor), golden).verdicts)
