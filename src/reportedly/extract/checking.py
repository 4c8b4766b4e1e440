"""Checking: the grounding of one article's drafts, each draft once: most are checked before they are proposed."""

from reportedly.article import Article
from reportedly.extract.protocol import Check
from reportedly.grounding.drafts import ClaimDraft
from reportedly.grounding.ground import Grounded, ground_claim


def checker(article: Article) -> Check:
    """Grounds drafts of ``article``. Grounding is pure, so that an equal draft has the result that is known."""
    known: dict[ClaimDraft, Grounded] = {}

    def check(draft: ClaimDraft) -> Grounded:
        try:
            grounded = known.get(draft)
        except TypeError:  # a plug-in's list, which may have changed since
            return ground_claim(article, draft)
        if grounded is None:
            grounded = known[draft] = ground_claim(article, draft)
        return grounded

    return check
