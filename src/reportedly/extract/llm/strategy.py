"""Strategy: how a model is asked for the claims of an article.

A strategy is its prompt and reply schema, its windows, the way from an item of the reply to a draft, and the way from
all windows' claims to the article's drafts. ``strategies`` holds those that exist.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reportedly.article import Article
from reportedly.extract.llm.judged import Decode
from reportedly.extract.llm.merge import Candidate
from reportedly.extract.llm.parse import Parsed, parse
from reportedly.extract.llm.prompt import Failure, Message, Prompt, messages
from reportedly.extract.llm.windows import MOST_SENTENCES, OVERLAP, Window, windows
from reportedly.extract.llm.wire import lines
from reportedly.extract.protocol import Check
from reportedly.grounding.drafts import ClaimDraft

Join = Callable[[Article, Iterable[Candidate], Check], tuple[ClaimDraft, ...]]
"""The grounded claims of all windows to the article's drafts, each claim once."""


def _parsed(reply: str, _: Article, __: Window) -> Parsed:
    return parse(reply)


@dataclass(frozen=True, slots=True)
class Strategy:
    """One way of asking."""

    prompt: Prompt
    """What is asked, and the form of the reply."""
    decode: Decode
    """An item of the reply to a draft."""
    join: Join
    """The claims of all windows to the article's drafts."""
    parse: Callable[[str, Article, Window], Parsed] = _parsed
    """A reply to a window's request to its items."""
    most_sentences: int = MOST_SENTENCES
    """Of one request."""
    overlap: int = OVERLAP
    """Sentences that two neighbouring requests share."""
    split: Callable[[Article], tuple[Window, ...]] | None = None
    """The windows of an article, where they are more than runs of so many sentences."""
    lines: Callable[[Article, Window], str] = lines
    """What a request says of its window."""
    mends: bool = True
    """Whether failing claims are asked for again with their errors."""

    @property
    def name(self) -> str:
        """What it is called."""
        return self.prompt.strategy

    def windows(self, article: Article) -> tuple[Window, ...]:
        """What is asked at once, in reading order."""
        return self.split(article) if self.split else windows(article, self.most_sentences, self.overlap)

    def messages(self, article: Article, window: Window, failures: tuple[Failure, ...] = ()) -> tuple[Message, ...]:
        """The messages that ask for the claims of a window, or for the failing ones alone."""
        return messages(self.lines(article, window), failures, self.prompt)
