"""Strategies: the ways of asking that exist, by name."""

from collections.abc import Iterable

from reportedly.article import Article
from reportedly.errors import ExtractorError
from reportedly.extract.llm.decode import decode
from reportedly.extract.llm.guided import GUIDED
from reportedly.extract.llm.merge import Candidate, merged
from reportedly.extract.llm.prompt import WHOLE
from reportedly.extract.llm.sentences import SENTENCES
from reportedly.extract.llm.strategy import Strategy
from reportedly.extract.protocol import Check
from reportedly.grounding.drafts import ClaimDraft

DEFAULT = WHOLE.strategy


def _merged(_: Article, candidates: Iterable[Candidate], check: Check) -> tuple[ClaimDraft, ...]:
    return merged(candidates, check)


EVERY_FIELD = Strategy(WHOLE, decode, _merged)
"""``whole``: every field of every claim in the model's hand."""
STRATEGIES = {one.name: one for one in (EVERY_FIELD, SENTENCES, GUIDED)}


def strategy_named(name: str) -> Strategy:
    """The strategy of this name.

    Raises:
        ExtractorError: There is none; the message lists those that exist.
    """
    if name not in STRATEGIES:
        raise ExtractorError(f"no strategy named {name!r}; there are: {', '.join(STRATEGIES)}")
    return STRATEGIES[name]
