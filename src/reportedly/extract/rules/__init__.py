"""Rules: the built-in reader. Deterministic, offline, no download; English.

Layers, lowest first: ``words`` and ``tagging`` (parts of speech), ``phrases``, ``groups`` and ``clauses``; then
``attribution`` and ``discourse`` (who says it); ``frames``, ``events`` and ``nominals`` (what happened); ``arguments``,
``places``, ``times``, ``amounts`` and ``weapons`` (to whom, where, when, how many, by what); ``verification`` and
``replies``; and ``claims``, which puts them together. Nothing here is
trusted: the pipeline grounds every draft once more.
"""

from reportedly._version import __version__
from reportedly.article import Article
from reportedly.extract.protocol import Check, Proposal
from reportedly.extract.rules.language import readable
from reportedly.extract.rules.reader import read
from reportedly.schema.extraction import Outcome, Unread
from reportedly.schema.vocabularies import OutcomeName


class RulesExtractor:
    """Reads English war reporting by rules and lexicons, offline."""

    name = "rules"
    version = __version__

    async def propose(self, article: Article, check: Check) -> Proposal:  # noqa: ARG002 - its drafts agree by construction
        """Propose the claims of an English article; of another language none, with the outcome that says so."""
        if not readable(article):
            return Proposal(
                unread=(Unread(start=0, end=len(article.text), reason=OutcomeName.LANGUAGE_UNSUPPORTED.value),),
                outcomes=(Outcome(name=OutcomeName.LANGUAGE_UNSUPPORTED, count=1),),
            )
        return Proposal(drafts=read(article))
