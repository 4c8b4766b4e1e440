"""Protocol: what an extractor is and what it hands over."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from reportedly.article import Article
from reportedly.grounding.drafts import ClaimDraft
from reportedly.grounding.ground import Grounded
from reportedly.schema.extraction import Outcome, Rejected, Unread, Usage

Check = Callable[[ClaimDraft], Grounded]
"""The pipeline's own grounding, pure: a draft to the claim it would become, or to the reasons why it would not."""


@dataclass(frozen=True, slots=True)
class Run:
    """How the extractor worked, for ``Report.extraction``."""

    model: str | None = None
    model_reported: str | None = None
    strategy: str | None = None
    prompt_version: str | None = None
    prompt_sha256: str | None = None
    response_mode: str | None = None
    requests: int = 0
    cached: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an extractor proposes for one article."""

    drafts: tuple[ClaimDraft, ...] = ()
    """The proposed claims, in any order."""
    unread: tuple[Unread, ...] = ()
    """Passages that were not read."""
    outcomes: tuple[Outcome, ...] = ()
    """What happened on the way, by name."""
    usage: Usage | None = None
    """Tokens and cost of every attempt."""
    run: Run = Run()
    """How it was done."""
    rejected: tuple[Rejected, ...] = ()
    """What the extractor was given and could not make a draft of; grounding's refusals come on top."""
    lost: int = 0
    """How many whole claims are among ``rejected``."""


@runtime_checkable
class Extractor(Protocol):
    """Reads an article and proposes claims. It decides nothing: the pipeline grounds everything once more."""

    name: str
    """Registered name."""
    version: str
    """Its own version."""

    async def propose(self, article: Article, check: Check) -> Proposal:
        """Propose claims for ``article``; ``check`` tells what the pipeline would make of a draft."""
        ...
