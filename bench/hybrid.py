"""Hybrid: the rules and a model read the same article, and their claims are joined.

Each reads alone; ``joining`` says which claims are the same and which stand. Every claim keeps who made it and whether
the other agrees, so that a disagreement can be seen. It is here to be measured and no extractor of the package: with
the models that could be run it did not score above the rules on both article sets (see ``README.md``, Models).
"""

from bench.joining import Proposed, Side, joined

from reportedly._version import __version__
from reportedly.article import Article
from reportedly.extract.protocol import Check, Extractor, Proposal
from reportedly.extract.rules import RulesExtractor
from reportedly.schema.extraction import Rejected


class HybridExtractor:
    """Joins the claims of the rules and of a model; every claim says who made it."""

    name = "hybrid"
    version = __version__

    def __init__(self, model: Extractor) -> None:
        """A hybrid of the rules and ``model``: an ``LLMExtractor``, or a ``ReplayExtractor`` of its replies."""
        self._model = model
        self._rules = RulesExtractor()

    async def propose(self, article: Article, check: Check) -> Proposal:
        """Propose the claims of both.

        Raises:
            ExtractorError: The model failed.
            ReplayError: No recording answers a request that is made.
        """
        own = await self._rules.propose(article, check)
        other = await self._model.propose(article, check)
        unread = [(passage.start, passage.end) for passage in other.unread]
        kept = joined(
            _grounded(self._rules.name, own, check), _grounded(self._model.name, other, check), article, unread
        )
        return Proposal(
            drafts=kept.drafts,
            unread=other.unread,
            outcomes=(*own.outcomes, *other.outcomes),
            usage=other.usage,
            run=other.run,
            rejected=(*own.rejected, *other.rejected, *_refused(self._model.name, other, check), *kept.left_out),
            lost=own.lost + other.lost,
        )


def _grounded(name: str, proposal: Proposal, check: Check) -> Side:
    """The claims of a proposal that stand."""
    found = ((draft, check(draft).claim) for draft in proposal.drafts)
    return Side(name, tuple(Proposed(draft, claim) for draft, claim in found if claim is not None))


def _refused(name: str, proposal: Proposal, check: Check) -> tuple[Rejected, ...]:
    """What grounding refuses of the claims that don't stand; the others' is told when the report is made."""
    return tuple(
        item.model_copy(update={"path": f"{name}.drafts[{number}].{item.path}"})
        for number, draft in enumerate(proposal.drafts)
        if (grounded := check(draft)).claim is None
        for item in grounded.rejected
    )
