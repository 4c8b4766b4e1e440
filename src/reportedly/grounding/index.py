"""Index: what grounding needs of an article again and again, made once for each article and kept while it lives."""

from bisect import bisect_right
from functools import cached_property
from weakref import WeakKeyDictionary

from reportedly.article import Article
from reportedly.normalise.sides import sides_in
from reportedly.text.folding import Folded, Tier, fold
from reportedly.text.sentences import Range

_OPENERS = frozenset("\"'“‘«„‚([—–- \t\n\u00a0")


class ArticleIndex:
    """The folded text, the sentences and the sides of one article."""

    def __init__(self, article: Article) -> None:
        """Keep what is needed of the article, not the article itself, which would keep itself alive."""
        self.text = article.text
        self.sentences = article.sentences
        self.published = article.published

    @cached_property
    def folded(self) -> Folded:
        """The text folded by every tier."""
        return fold(self.text, Tier.CASE)

    @cached_property
    def sides(self) -> frozenset[str]:
        """The sides that the article names."""
        return sides_in(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence_at(self, at: int) -> int:
        """Index of the sentence at or before ``at``; 0 where there is none."""
        return max(0, bisect_right(self._starts, at) - 1)

    def sentences_over(self, start: int, end: int) -> tuple[Range, ...]:
        """The sentences that share a code point with ``[start, end)``; the stretch itself where none does."""
        first, last = self.sentence_at(start), self.sentence_at(max(start, end - 1))
        found = [(low, high) for low, high in self.sentences[first : last + 1] if low < end and start < high]
        return tuple(found) or ((start, end),)

    def begins_sentence(self, at: int) -> bool:
        """Whether only opening marks stand between the sentence's start, or a quotation mark, and ``at``."""
        start = self.sentences[self.sentence_at(at)][0] if self.sentences else 0
        while at > start and self.text[at - 1] in _OPENERS:
            at -= 1
            if self.text[at] in "“„«" or (self.text[at] == '"' and self.text[at - 1 : at].isspace()):
                return True
        return at <= start


_indices: WeakKeyDictionary[Article, ArticleIndex] = WeakKeyDictionary()


def index_of(article: Article) -> ArticleIndex:
    """The index of an article, made at the first call."""
    found = _indices.get(article)
    if found is None:
        found = _indices[article] = ArticleIndex(article)
    return found
