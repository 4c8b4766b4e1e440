"""Windows: an article cut into runs of whole sentences that overlap, each short enough for one request."""

from dataclasses import dataclass
from itertools import pairwise

from reportedly.article import Article

MOST_SENTENCES = 64
"""The reply schema numbers sentences from 1 to 64 whatever the article, so that schema and keys never change."""
MOST_CHARACTERS = 12_000
"""About 3,000 tokens of English; a single longer sentence is a window of its own."""
OVERLAP = 4
"""Sentences that two neighbours share: what a claim's evidence and its speaker may span."""


@dataclass(frozen=True, slots=True)
class Window:
    """A run of sentences, numbered from 1 in the request."""

    first: int
    """Index of its first sentence in the article."""
    last: int
    """One past its last sentence."""
    own_first: int
    """First sentence whose claims are taken from here where a neighbour has the same sentence."""
    own_last: int
    """One past the last such sentence."""

    def index(self, number: int) -> int | None:
        """The article's sentence index of a number in the reply; null if the window has no such sentence."""
        index = self.first + number - 1
        return index if self.first <= index < self.last else None

    def owns(self, index: int) -> bool:
        """Whether claims of this sentence are this window's."""
        return self.own_first <= index < self.own_last

    def part(self, first: int, last: int) -> "Window":
        """The sentences from ``first`` to before ``last`` as a window; what it owns is what this one owns of them."""
        return Window(first, last, min(max(self.own_first, first), last), min(max(self.own_last, first), last))


def windows(article: Article, most: int = MOST_SENTENCES, overlap: int = OVERLAP) -> tuple[Window, ...]:
    """The windows of an article in reading order, of at most ``most`` sentences; each sentence is owned by one."""
    runs = _runs([end - start for start, end in article.sentences], most, overlap)
    edges = [0, *(_edge(before, after) for before, after in pairwise(runs)), len(article.sentences)]
    return tuple(Window(first, last, edges[at], edges[at + 1]) for at, (first, last) in enumerate(runs))


def _runs(lengths: list[int], most: int, overlap: int) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    first = 0
    while first < len(lengths):
        last, characters = first + 1, lengths[first]
        while last < len(lengths) and last - first < most and characters + lengths[last] <= MOST_CHARACTERS:
            characters += lengths[last]
            last += 1
        runs.append((first, last))
        if last == len(lengths):
            break
        first = max(first + 1, last - min(overlap, (last - first) // 2))
    return runs


def _edge(before: tuple[int, int], after: tuple[int, int]) -> int:
    """The middle of what two neighbours share."""
    return (before[1] + after[0] + 1) // 2
