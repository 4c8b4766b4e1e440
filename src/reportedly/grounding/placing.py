"""Placing: words said to stand in an article, to where they do stand, or the reason why they are refused.

The ladder of ``text.folding`` is climbed in one search: what equals a quote at a lower tier equals it at the highest
too, so the text folded by every tier is searched once and each hit is put on the lowest tier at which it still holds.
Placing never guesses: it corrects nothing and scores no similarity. It does not ask what governs the words it places.
"""

import re
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.article import Article
from reportedly.grounding.drafts import Quote
from reportedly.schema.span import Span
from reportedly.schema.vocabularies import Match
from reportedly.text.boundaries import is_left_edge, is_right_edge
from reportedly.text.folding import INVISIBLE, Folded, Tier, fold, fold_words

Range = tuple[int, int]

NOT_FOUND = "not_found"
"""The words stand nowhere in the article, or not where they are said to stand."""
AMBIGUOUS = "ambiguous"
"""They stand in several places and nothing says which is meant."""
SPLITS_WORD = "splits_word"
"""They stand there only as a part of a word, a number, a compound or a designation."""
CASE_DIFFERS = "case_differs"
"""They stand there only with other capitals."""
EMPTY = "empty"
"""There are no words."""

_MATCHES = {
    Tier.EXACT: Match.EXACT,
    Tier.WHITE_SPACE: Match.WHITE_SPACE,
    Tier.TYPOGRAPHY: Match.TYPOGRAPHY,
    Tier.NORMAL_FORM: Match.NORMAL_FORM,
    Tier.CASE: Match.CASE,
}
_EDGES = INVISIBLE + " \t\n\r\v\f\u00a0\u2009\u202f\u2003"
_MOST_HITS = 2_000
"""How many places are looked at, from the anchor outwards; beyond them a quote names no place."""
_PRONOUNS = frozenset({"us", "who", "it"})
"""Words that an all-capitals headline writes as it writes an acronym: 'US', 'WHO', 'IT'."""
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_ACRONYM = re.compile(r"[^\W\d_](?:\.?[^\W\d_])+\.?")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a quote has no place."""

    reason: str
    """A stable slug: one of this module's constants."""


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    tier: Tier
    reason: str | None


class Places:
    """Where words stand in one article. It folds the article once; make it with ``places_of``."""

    def __init__(self, article: Article) -> None:
        self.text = article.text
        self.sentences: Sequence[Range] = article.sentences
        self._starts = [start for start, _ in self.sentences]
        self._folded: Folded | None = None

    @property
    def folded(self) -> Folded:
        """The article folded by every tier, made when first asked for."""
        if self._folded is None:
            self._folded = fold(self.text, Tier.CASE)
        return self._folded

    def sentence_at(self, offset: int) -> int | None:
        """Index of the sentence that holds a code point; null between sentences."""
        index = bisect_right(self._starts, offset) - 1
        return index if index >= 0 and offset < self.sentences[index][1] else None

    def sentences_over(self, start: int, end: int) -> range:
        """Indices of the sentences that share a code point with a range."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_left(self._starts, end)
        if first < last and self.sentences[first][1] <= start:
            first += 1
        return range(first, max(first, last))

    def place(self, quote: Quote, anchor: Range | None = None) -> Span | Refusal:
        """Where the quote stands, nearest to ``anchor``; or why it is refused."""
        words = quote.text.strip(_EDGES)
        if not words:
            return Refusal(EMPTY)
        known = self._known(quote, words)
        if known is not None:
            return self._span(known)
        folded = fold_words(words, Tier.CASE)
        if not folded.strip():
            return Refusal(EMPTY)
        hinted = self._hinted(quote.sentences)
        hits = [hit for low, high in hinted for hit in self._hits(words, folded, low, high, anchor)]
        if not hits:
            hits = list(self._hits(words, folded, 0, len(self.text), anchor))
        return self._chosen(hits, anchor)

    def _known(self, quote: Quote, words: str) -> _Hit | None:
        """The place that the extractor knows, if the words stand exactly there."""
        if quote.start is None or quote.start < 0:
            return None
        start = quote.start + quote.text.index(words)
        if not self.text.startswith(words, start):
            return None
        end = start + len(words)
        good = is_left_edge(self.text, start) and is_right_edge(self.text, end)
        return _Hit(start, end, Tier.EXACT, None) if good else None

    def _hinted(self, hints: Sequence[int]) -> list[Range]:
        """The hinted sentences, neighbours taken together."""
        runs: list[list[int]] = []
        for index in sorted({hint for hint in hints if 0 <= hint < len(self.sentences)}):
            if runs and runs[-1][1] == index - 1:
                runs[-1][1] = index
            else:
                runs.append([index, index])
        return [(self.sentences[first][0], self.sentences[last][1]) for first, last in runs]

    def _hits(self, words: str, folded: str, low: int, high: int, anchor: Range | None) -> Iterator[_Hit]:
        """Every place between two offsets, from the anchor outwards, with its tier."""
        first, last = self.folded.folded(low, high)
        middle = first if anchor is None else min(max(first, self.folded.folded(*anchor)[0]), last)
        forms: dict[Tier, str] = {}
        for at in _outwards(self.folded.text, folded, first, last, middle):
            source = self.folded.source(at, at + len(folded))
            if source is not None:
                yield self._tiered(words, forms, *source)

    def _tiered(self, words: str, forms: dict[Tier, str], start: int, end: int) -> _Hit:
        found = self.text[start:end]
        tier = Tier.CASE
        if found == words:
            tier = Tier.EXACT
        else:
            for candidate in (Tier.WHITE_SPACE, Tier.TYPOGRAPHY, Tier.NORMAL_FORM):
                if candidate not in forms:
                    forms[candidate] = fold_words(words, candidate)
                if fold_words(found, candidate) == forms[candidate]:
                    tier = candidate
                    break
        reason = None
        if not (is_left_edge(self.text, start) and is_right_edge(self.text, end)):
            reason = SPLITS_WORD
        elif tier is Tier.CASE and not self._case_allowed(found, forms[Tier.NORMAL_FORM], start):
            reason = CASE_DIFFERS
        return _Hit(start, end, tier, reason)

    def _case_allowed(self, found: str, words: str, start: int) -> bool:
        """The rule of the case tier: a sentence's first letter, the quote's own, or an all-capitals headline."""
        ours = fold_words(found, Tier.NORMAL_FORM)
        if len(ours) != len(words) or len(words.split()) == 1:
            return False
        headline = self._all_capitals(start)
        for word in _WORD.finditer(words):
            other = ours[word.start() : word.end()]
            if other == word.group():
                continue
            if headline and word.group().casefold() not in _PRONOUNS:
                continue
            differing = [at for at, pair in enumerate(zip(other, word.group(), strict=True)) if pair[0] != pair[1]]
            if differing != [0] or _is_acronym(other) or _is_acronym(word.group()):
                return False
            opens_sentence = other[0].isupper() and word.start() == _first_letter(words) and self._opens(start)
            opens_quote = word.group()[0].isupper() and word.start() == _first_letter(words)
            if not (opens_sentence or opens_quote):
                inside = other[0].isupper() and self._opens_inside(found, ours, word.start(), start)
                if not inside:
                    return False
        return True

    def _opens(self, start: int) -> bool:
        """Whether only marks stand between the beginning of the sentence and ``start``."""
        index = self.sentence_at(start)
        return index is not None and not any(
            letter.isalnum() for letter in self.text[self.sentences[index][0] : start][:64]
        )

    def _opens_inside(self, found: str, ours: str, at: int, start: int) -> bool:
        """Whether the word at ``at`` of a quote over several sentences begins one of them."""
        offset = start + (at if len(found) == len(ours) else fold(found, Tier.NORMAL_FORM).source(at, at + 1)[0])  # type: ignore[index]
        return self._opens(offset)

    def _all_capitals(self, start: int) -> bool:
        index = self.sentence_at(start)
        if index is None:
            return False
        low, high = self.sentences[index]
        line = self.text[low : min(high, low + 400)]
        return line.isupper() and len(line.split()) > 1

    def _chosen(self, hits: Sequence[_Hit], anchor: Range | None) -> Span | Refusal:
        good = [hit for hit in hits if hit.reason is None]
        if not good:
            reasons = {hit.reason for hit in hits}
            return Refusal(next((slug for slug in (CASE_DIFFERS, SPLITS_WORD) if slug in reasons), NOT_FOUND))
        lowest = min(hit.tier for hit in good)
        best = sorted((hit for hit in good if hit.tier is lowest), key=lambda hit: _distance(hit, anchor))
        if len(best) > 1 and (anchor is None or _distance(best[0], anchor)[:2] == _distance(best[1], anchor)[:2]):
            return Refusal(AMBIGUOUS)
        return self._span(best[0])

    def _span(self, hit: _Hit) -> Span:
        return self.span(hit.start, hit.end, _MATCHES[hit.tier])

    def span(self, start: int, end: int, match: Match = Match.EXACT) -> Span:
        """The span of a range of the article."""
        return Span(start=start, end=end, text=self.text[start:end], match=match)


def _outwards(text: str, words: str, low: int, high: int, middle: int) -> Iterator[int]:
    """Where ``words`` begin in ``text[low:high]``: from ``middle`` on, then back from it; bounded."""
    at, seen = text.find(words, middle, high), 0
    while at >= 0 and seen < _MOST_HITS:
        yield at
        seen += 1
        at = text.find(words, at + 1, high)
    at, seen = text.rfind(words, low, min(high, middle + len(words) - 1)), 0
    while at >= 0 and seen < _MOST_HITS:
        yield at
        seen += 1
        at = text.rfind(words, low, at + len(words) - 1)


def _distance(hit: _Hit, anchor: Range | None) -> tuple[int, int, int]:
    """Inside the anchor first, then the gap to it; the offset breaks no tie that counts."""
    if anchor is None:
        return 0, 0, hit.start
    gap = max(0, anchor[0] - hit.end, hit.start - anchor[1])
    inside = anchor[0] <= hit.start and hit.end <= anchor[1]
    return (0, 0, hit.start) if inside else (1, gap, hit.start)


def _first_letter(words: str) -> int:
    return next((at for at, letter in enumerate(words) if letter.isalnum()), 0)


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and _ACRONYM.fullmatch(word) is not None and word.isupper()


_kept: "OrderedDict[int, tuple[Article, Places]]" = OrderedDict()
_KEPT = 8


def places_of(article: Article) -> Places:
    """The places of an article, kept for the last few articles so that each is folded once."""
    known = _kept.get(id(article))
    if known is not None and known[0] is article:
        return known[1]
    made = Places(article)
    _kept[id(article)] = (article, made)
    while len(_kept) > _KEPT:
        _kept.popitem(last=False)
    return made
