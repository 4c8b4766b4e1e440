"""Language: whether the built-in reader can read an article at all."""

from reportedly.article import Article

READS = "en"


def readable(article: Article) -> bool:
    """Whether the article is declared English, in any region, and mostly written in Latin letters."""
    return article.language.split("-", maxsplit=1)[0].lower() == READS and article.mostly_latin
