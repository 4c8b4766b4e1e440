"""Estimate: what a run would do and use, without asking anybody. Nothing is written.

Tokens are counted on the first articles, as a request to a model would be made, and taken to grow with the characters.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from reportedly.batch.row import BatchRow, Reading
from reportedly.batch.sources import Sources
from reportedly.extract.llm.exchange import MOST_REPLY_TOKENS, Price
from reportedly.extract.llm.strategy import Strategy
from reportedly.extract.llm.tokens import estimated
from reportedly.extract.llm.windows import MOST_SENTENCES

_SAMPLE = 200
"""Articles on which tokens are counted."""
_REPLY_TOKENS = MOST_REPLY_TOKENS / MOST_SENTENCES
"""For each sentence: a reply is at most about so long."""


@dataclass(slots=True)
class Estimate:
    """What the inputs are."""

    inputs: int = 0
    """All."""
    unreadable: int = 0
    """No articles."""
    finished: int = 0
    """By an earlier run."""
    duplicates: int = 0
    """The same as another, so that they are not read."""
    articles: int = 0
    """That would be read."""
    characters: int = 0
    """Of these."""
    sampled: int = 0
    """Characters of those on which tokens were counted."""
    sampled_prompt: int = 0
    sampled_reply: float = 0.0

    @property
    def prompt_tokens(self) -> int:
        """Sent, from above; kept replies, and requests that mend claims, are left out of account."""
        return round(self.sampled_prompt * self._scale)

    @property
    def reply_tokens(self) -> int:
        """Received, from above."""
        return round(self.sampled_reply * self._scale)

    def cost(self, price: Price | None) -> float | None:
        """US dollars; null where the price is not known."""
        return None if price is None else price.of(self.prompt_tokens, self.reply_tokens)

    @property
    def _scale(self) -> float:
        return self.characters / self.sampled if self.sampled else 0.0


def estimate(sources: Sources, reading: Reading, is_finished: Callable[[bytes], bool], strategy: Strategy) -> Estimate:
    """Look at all inputs.

    Args:
        sources: The inputs.
        reading: How they are read.
        is_finished: Whether the input of a key was finished by an earlier run.
        strategy: How a model would be asked.
    """
    found = Estimate()
    known = sqlite3.connect("")  # a file of its own that vanishes: there may be more digests than memory has room for
    try:
        known.execute("CREATE TABLE known (digest BLOB PRIMARY KEY) WITHOUT ROWID")
        for row in sources.rows():
            found.inputs += 1
            if is_finished(row.key()):
                found.finished += 1
            elif not known.execute("INSERT OR IGNORE INTO known VALUES (?)", (row.duplicate_key(),)).rowcount:
                found.duplicates += 1
            else:
                _look(row, reading, found, strategy)
    finally:
        known.close()
    return found


def _look(row: BatchRow, reading: Reading, found: Estimate, strategy: Strategy) -> None:
    if row.fault is not None:
        found.unreadable += 1
        return
    try:
        article = row.article(reading)
    except Exception:  # noqa: BLE001 - as in a run, where each has its reason, no article ends the others
        found.unreadable += 1
        return
    found.articles += 1
    found.characters += len(article.text)
    if found.articles <= _SAMPLE:
        found.sampled += len(article.text)
        found.sampled_reply += _REPLY_TOKENS * len(article.sentences)
        found.sampled_prompt += sum(
            estimated(*(message.content for message in strategy.messages(article, window)))
            for window in strategy.windows(article)
        )
