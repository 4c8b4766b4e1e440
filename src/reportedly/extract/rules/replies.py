"""Replies: remarks and answers bound to the claims that they are about.

A remark or answer covers the claims of the types that it names, wherever they stand; without a name, those of the
passage that it closes. A denial is no claim of its own where there is a claim to aim at (annotation guidelines).
"""

from bisect import bisect_left, bisect_right
from dataclasses import replace

from reportedly.article import Article
from reportedly.extract.rules.reading import Found
from reportedly.extract.rules.verification import Remark, Reply
from reportedly.grounding.drafts import Quote, ResponseDraft, SourceDraft
from reportedly.normalise.sides import side_of
from reportedly.normalise.sources import source_anonymity, source_kind
from reportedly.schema.vocabularies import Contested, Polarity, Stance, VerificationStatus, Voice

_PASSAGE = 3
"""How many sentences back a remark without a name reaches."""
_MEMORY = 8
"""How many sentences back 'the reports' can mean what an earlier remark named."""
_STRENGTH = (
    VerificationStatus.UNADDRESSED,
    VerificationStatus.UNVERIFIED,
    VerificationStatus.CORROBORATED,
    VerificationStatus.CONFIRMED,
    VerificationStatus.RETRACTED,
)
_CONTESTED = {Stance.DENIES: Contested.DENIED, Stance.DISPUTES: Contested.DISPUTED}


_REACH = 400
"""How many sentences away a claim may stand that a remark names, so that cost stays linear in the text."""


class _Near:
    """The claims by the sentence that they first stand in."""

    def __init__(self, claims: list[Found]) -> None:
        self.sentences = [claim.sentences[0] for claim in claims]
        self.by_sentence: dict[int, list[int]] = {}
        for index, claim in enumerate(claims):
            for number in claim.sentences:
                self.by_sentence.setdefault(number, []).append(index)

    def at(self, sentence: int) -> list[int]:
        """The claims with evidence in a sentence."""
        return self.by_sentence.get(sentence, [])

    def around(self, sentence: int) -> range:
        """The claims that stand near enough to be meant; claims come in reading order."""
        return range(bisect_left(self.sentences, sentence - _REACH), bisect_right(self.sentences, sentence + _REACH))


def bound(article: Article, claims: list[Found], remarks: list[Remark], replies: list[Reply]) -> list[Found]:
    """The claims with what the article and other sources say of them."""
    claims = list(claims)
    near = _Near(claims)
    for remark in remarks:
        closing = remark.status in {VerificationStatus.UNADDRESSED, VerificationStatus.UNVERIFIED}
        own = closing and any(_attributed(claims[index]) for index in near.at(remark.sentence))
        for index in near.around(remark.sentence):
            if _covers(claims[index], remark, own=own):
                claims[index] = _remarked(article, claims[index], remark)
    aimed: set[int] = set()
    for reply in _with_types(remarks, replies):
        targets = [index for index in near.around(reply.sentence) if _answers(article, reply, claims[index])]
        if reply.figures:
            targets = _last_counted(claims, targets)
        denial = next(
            (index for index in near.at(reply.sentence) if reply.own and _is_denial(article, reply, claims[index])),
            None,
        )
        if denial is not None:
            targets = [index for index in targets if _same_matter(claims[denial], claims[index])]
        for index in targets:
            claims[index] = _answered(article, claims[index], reply)
        if targets and reply.own and reply.stance is Stance.DENIES:
            aimed |= {index for index in near.at(reply.sentence) if _is_denial(article, reply, claims[index])}
    return [claim for index, claim in enumerate(claims) if index not in aimed]


def _attributed(claim: Found) -> bool:
    return claim.draft.voice is not Voice.NARRATOR


def _with_types(remarks: list[Remark], replies: list[Reply]) -> list[Reply]:
    """'dismissed the reports' is about what an earlier remark named, where one did shortly before."""
    found = []
    numbers = [remark.sentence for remark in remarks]
    for reply in replies:
        if not reply.about and reply.general:
            earlier = range(bisect_left(numbers, reply.sentence - _MEMORY), bisect_right(numbers, reply.sentence))
            named = next((remarks[index].about for index in reversed(earlier) if remarks[index].about), None)
            reply = reply if named is None else replace(reply, about=named)  # noqa: PLW2901
        found.append(reply)
    return found


def _covers(claim: Found, remark: Remark, *, own: bool) -> bool:
    if not _attributed(claim):
        return False
    if remark.about:
        if remark.figures and (claim.sentences[0] > remark.sentence or not claim.draft.quantities):
            return False
        return claim.draft.type in remark.about
    first = remark.sentence if own else remark.sentence - _PASSAGE
    return any(first <= number <= remark.sentence for number in claim.sentences)


def _remarked(article: Article, claim: Found, remark: Remark) -> Found:
    draft = claim.draft
    cue = Quote(article.text[remark.cue[0] : remark.cue[1]], (remark.sentence,), remark.cue[0])
    status = max(draft.status, remark.status, key=_STRENGTH.index)
    contested = remark.contested if draft.contested is Contested.NO else draft.contested
    return replace(
        claim, draft=replace(draft, status=status, contested=contested, status_cues=(*draft.status_cues, cue))
    )


def _name(article: Article, reply: Reply) -> str:
    return article.text[reply.responder.start : reply.responder.end]


def _origin(claim: Found) -> str:
    return claim.draft.chain[0].quote.text if claim.draft.chain else ""


def _answers(article: Article, reply: Reply, claim: Found) -> bool:
    """Whether the reply is to this claim: made before it by another, of a type that it speaks of."""
    if claim.sentences[0] > reply.sentence or claim.draft.polarity is Polarity.NEGATED:
        return False
    if reply.here and reply.sentence not in claim.sentences:
        return False
    if not _attributed(claim) and reply.stance is not Stance.CONFIRMS:
        return False
    if _origin(claim).casefold() == _name(article, reply).casefold():
        return False
    if claim.sentences == (reply.sentence,) and not reply.general and reply.stance is not Stance.DENIES:
        return False
    if reply.about:
        near = reply.general or reply.sentence - claim.sentences[-1] <= _MEMORY
        return near and claim.draft.type in reply.about
    return reply.sentence - _PASSAGE <= claim.sentences[-1] <= reply.sentence


def _is_denial(article: Article, reply: Reply, claim: Found) -> bool:
    return (
        claim.sentences == (reply.sentence,)
        and claim.draft.polarity is Polarity.NEGATED
        and claim.draft.type in reply.about
        and (_origin(claim) == _name(article, reply) or not claim.draft.chain)
    )


def _last_counted(claims: list[Found], targets: list[int]) -> list[int]:
    """The claims of the last sentence that gives figures."""
    counted = [index for index in targets if claims[index].draft.quantities]
    last = max((claims[index].sentences[-1] for index in counted), default=0)
    return [index for index in counted if claims[index].sentences[-1] == last]


def _same_matter(denial: Found, claim: Found) -> bool:
    """Whether what is denied may be what was claimed: no place, or one that the claim names too."""
    ours, theirs = ({word for place in one.places for word in place.split()} for one in (denial, claim))
    return not ours or bool((ours & theirs) - {"the", "of", "in", "and"})


def _answered(article: Article, claim: Found, reply: Reply) -> Found:
    name = _name(article, reply)
    source = SourceDraft(
        Quote(name, (), reply.responder.start),
        source_kind(name),
        source_anonymity(name, reply.responder.context),
        side_of(name),
    )
    start, end = reply.span
    response = ResponseDraft(source, reply.stance, Quote(article.text[start:end], (reply.sentence,), start))
    draft = claim.draft
    contested = _CONTESTED.get(reply.stance, draft.contested)
    if draft.contested is Contested.DENIED:
        contested = Contested.DENIED
    status = draft.status
    if reply.stance is Stance.CONFIRMS:
        status = max(status, VerificationStatus.CONFIRMED, key=_STRENGTH.index)
    return replace(
        claim, draft=replace(draft, responses=(*draft.responses, response), contested=contested, status=status)
    )
