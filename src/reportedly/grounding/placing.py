"""Placing: a proposed string to the one place of the article where it stands, or to the reason why it has none.

The ladder of ``text.folding`` is climbed in one search: what equals a quote by a lower tier equals it by the highest
too, so the text folded by every tier is searched once, each place found is measured by the lowest tier that makes the
original words equal, and its edges are tested on the original text. Never fuzzy: '36th' is not '38th'. What governs the
words is no question of this module.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.grounding.drafts import Quote
from reportedly.grounding.index import ArticleIndex
from reportedly.grounding.reasons import AMBIGUOUS, BOUNDARY, CASE, EMPTY, NOT_FOUND
from reportedly.schema.span import Span
from reportedly.schema.vocabularies import Match
from reportedly.text.boundaries import whole
from reportedly.text.folding import INVISIBLE, Tier, fold, lowest_tier
from reportedly.text.sentences import Range

_EDGES = re.compile(rf"\A[\s{INVISIBLE}]+|[\s{INVISIBLE}]+\Z")
_WORD = re.compile(r"[^\W_]+")
_MOST_HITS = 2_000
"""Places that are looked at for one quotation, on either side of the anchor; beyond them it names no place."""
_ORDER = {tier: number for number, tier in enumerate(Tier)}
_PRONOUNS = frozenset({"us", "who", "it"})
"""Words that in capitals are names: in a headline in capitals 'US' can't be told from 'us'."""


@dataclass(frozen=True, slots=True)
class Misplaced:
    """Why a quotation has no place."""

    reason: str
    """A slug of ``grounding.reasons``."""


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    tier: Tier


def place(
    index: ArticleIndex,
    quote: Quote,
    anchors: Sequence[Range] = (),
    near: Range | None = None,
) -> Span | Misplaced:
    """The span of ``quote``, nearest to one of ``anchors`` where it stands several times, among those nearest ``near``.

    An offset that the extractor knows is taken if the words stand exactly there. Else the hinted sentences are
    searched, and the rest of the article only if the words, folded by every tier, stand nowhere in them.
    """
    words = _EDGES.sub("", quote.text)
    if not words:
        return Misplaced(EMPTY)
    if quote.start is not None and quote.start >= 0:
        known = quote.start + quote.text.index(words)
        if index.text.startswith(words, known) and whole(index.text, known, known + len(words)):
            return _span(index, _Hit(known, known + len(words), Tier.EXACT))
    for stretches in (_hinted(index, quote.sentences), [(0, len(index.text))]):
        found = _search(index, words, stretches, anchors, near)
        if not isinstance(found, Misplaced) or found.reason != NOT_FOUND:
            return found
    return Misplaced(NOT_FOUND)


def _hinted(index: ArticleIndex, hints: Sequence[int]) -> list[Range]:
    """The hinted sentences, neighbours taken together: a quotation may run over several."""
    runs: list[tuple[int, int]] = []
    for number in sorted({hint for hint in hints if 0 <= hint < len(index.sentences)}):
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return [(index.sentences[first][0], index.sentences[last][1]) for first, last in runs]


def _span(index: ArticleIndex, hit: _Hit) -> Span:
    return Span(start=hit.start, end=hit.end, text=index.text[hit.start : hit.end], match=Match.parse(hit.tier.value))


def _search(
    index: ArticleIndex,
    words: str,
    stretches: Sequence[Range],
    anchors: Sequence[Range],
    near: Range | None,
) -> Span | Misplaced:
    best: list[_Hit] = []
    refused = NOT_FOUND
    for start, end in _places(index, words, stretches, anchors):
        if best and best[0].tier is Tier.EXACT and _farther(start, end, best[0], anchors):
            continue
        judged = _judged(index, words, start, end)
        if isinstance(judged, str):
            refused = judged
        elif not best or _ORDER[judged.tier] < _ORDER[best[0].tier]:
            best = [judged]
        elif judged.tier is best[0].tier:
            best.append(judged)
    if not best:
        return Misplaced(refused)
    return _span(index, best[0]) if len(best) == 1 else _nearest(index, best, anchors, near)


def _farther(start: int, end: int, best: _Hit, anchors: Sequence[Range]) -> bool:
    """Whether a place is farther from the anchors than one that nothing can beat but nearness."""
    here = _Hit(start, end, Tier.EXACT)
    return min((_gap(here, anchor) for anchor in anchors), default=0) > min(
        (_gap(best, anchor) for anchor in anchors), default=0
    )


def _places(
    index: ArticleIndex,
    words: str,
    stretches: Sequence[Range],
    anchors: Sequence[Range],
) -> Iterator[Range]:
    """Where the words stand in the folded text, from the first anchor outwards, as ranges of the original."""
    folded, wanted = index.folded, fold(words, Tier.CASE).text
    for start, end in stretches if wanted else ():
        low, high = folded.folded(start, end)
        middle = min(max(low, folded.folded(*anchors[0])[0]), high) if anchors else low
        for at in _outwards(folded.text, wanted, (low, high), middle):
            yield folded.original(at, at + len(wanted))


def _outwards(text: str, wanted: str, stretch: Range, middle: int) -> Iterator[int]:
    low, high = stretch
    at, seen = text.find(wanted, middle, high), 0
    while at >= 0 and seen < _MOST_HITS:
        yield at
        at, seen = text.find(wanted, at + 1, high), seen + 1
    end = min(high, middle + len(wanted) - 1)
    at, seen = (text.rfind(wanted, low, end) if middle > low else -1), 0
    while at >= 0 and seen < _MOST_HITS:
        yield at
        at, seen = text.rfind(wanted, low, at + len(wanted) - 1), seen + 1


def _judged(index: ArticleIndex, words: str, start: int, end: int) -> _Hit | str:
    """The place with its tier, or the reason why it is none."""
    there = index.text[start:end]
    if not whole(index.text, start, end):
        return BOUNDARY
    if there == words:
        return _Hit(start, end, Tier.EXACT)
    tier = lowest_tier(there, words)
    if tier is None:
        return BOUNDARY
    if tier is Tier.CASE and not _case_allowed(index, words, start, there):
        return CASE
    return _Hit(start, end, tier)


def _nearest(
    index: ArticleIndex,
    hits: Sequence[_Hit],
    anchors: Sequence[Range],
    near: Range | None,
) -> Span | Misplaced:
    if not anchors:
        return Misplaced(AMBIGUOUS)
    ranked = sorted(
        (min(_gap(hit, anchor) for anchor in anchors), _gap(hit, near) if near is not None else 0, number)
        for number, hit in enumerate(hits)
    )
    if ranked[0][:2] == ranked[1][:2]:
        return Misplaced(AMBIGUOUS)
    return _span(index, hits[ranked[0][2]])


def _gap(hit: _Hit, anchor: Range) -> int:
    return max(anchor[0] - hit.end, hit.start - anchor[1], 0)


def _case_allowed(index: ArticleIndex, words: str, start: int, there: str) -> bool:
    """Whether a difference of case is one that means nothing.

    It is where the text's letter begins a sentence, where the quotation's first letter alone is a capital, and where
    the whole sentence is a headline in capitals; never for one word, never for an acronym (US is not us).
    """
    quoted, original = fold(words, Tier.NORMAL_FORM), fold(there, Tier.NORMAL_FORM)
    if len(_WORD.findall(quoted.text)) < 2 or len(quoted.text) != len(original.text):  # noqa: PLR2004 - more than a word
        return False
    if _headline(index, start):
        return not any(word.casefold() in _PRONOUNS and word.islower() for word in _WORD.findall(quoted.text))
    differing = [at for at, pair in enumerate(zip(quoted.text, original.text, strict=True)) if pair[0] != pair[1]]
    first = next((at for at, letter in enumerate(quoted.text) if letter.isalpha()), 0)
    for at in differing:
        raised = at == first and quoted.text[at].isupper()
        lowered = original.text[at].isupper() and index.begins_sentence(start + original.original(at, at + 1)[0])
        if not (raised or lowered):
            return False
    return True


def _headline(index: ArticleIndex, start: int) -> bool:
    low, high = index.sentences_over(start, start + 1)[0]
    sentence = index.text[low : min(high, low + 400)]
    return sentence.isupper() and len(_WORD.findall(sentence)) > 1
