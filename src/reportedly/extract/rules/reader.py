"""Reader: an article's sentences read one after the other, their claims merged, remarks laid over them."""

from dataclasses import replace

from reportedly.article import Article
from reportedly.extract.rules.claims import Found, Reading, claims_of, merged
from reportedly.extract.rules.clauses import parsed
from reportedly.extract.rules.discourse import Discourse
from reportedly.extract.rules.events import verb_mentions
from reportedly.extract.rules.nominals import noun_mentions
from reportedly.extract.rules.places import Spot
from reportedly.extract.rules.tags import tagged
from reportedly.extract.rules.times import times
from reportedly.extract.rules.verification import Remark, denials, remarks
from reportedly.grounding.drafts import ClaimDraft, Quote, ResponseDraft, SourceDraft
from reportedly.normalise.sides import side_of
from reportedly.normalise.sources import source_anonymity, source_kind
from reportedly.schema.vocabularies import Contested, VerificationStatus, Voice
from reportedly.text.tokens import Token, tokens

_PASSAGE = 3
"""How many sentences back a remark without a subject of its own reaches."""
_MAX_WORDS = 400
"""A longer sentence is read in pieces, so that cost stays linear in the text."""


def read(article: Article) -> tuple[ClaimDraft, ...]:
    """The claims of an article."""
    discourse = Discourse(article.text)
    found: list[Found] = []
    remarked: list[Remark] = []
    topics: list[tuple[int, int]] = []
    spots: list[Spot] = []
    for number, (start, end) in enumerate(article.sentences):
        words = tokens(article.text, start, end)
        for at in range(0, len(words), _MAX_WORDS):
            piece = words[at : at + _MAX_WORDS]
            reading = _reading(article, discourse, number, piece, tuple(topics[-_TOPICS:]), tuple(spots[-_TOPICS:]))
            said_here = claims_of(article, reading)
            found += said_here
            topics += _topics(said_here)
            spots += [spot for claim in said_here for spot in claim.spots]
            remarked += remarks(article.text, number, reading.parsed)
            remarked += denials(article.text, number, reading.parsed, reading.attributed.said)
    claims = merged(found)
    remarked = _with_types(remarked)
    for remark in remarked:
        own = any(remark.sentence in claim.sentences and claim.draft.voice is not Voice.NARRATOR for claim in claims)
        reach = replace(remark, backward=remark.backward and not (own and remark.responder is None))
        claims = [_remarked(article, claim, reach) for claim in claims]
    return tuple(claim.draft for claim in claims)


_TOPICS = 6


def _topics(found: tuple[Found, ...]) -> list[tuple[int, int]]:
    """The forces of a sentence's claims, those that suffer or act in the first claim last."""
    spans: list[tuple[int, int]] = []
    for claim in reversed(found):
        for unit in reversed(claim.draft.units):
            if unit.quote.start is not None:
                spans.append((unit.quote.start, unit.quote.start + len(unit.quote.text)))
    return spans


def _reading(
    article: Article,
    discourse: Discourse,
    number: int,
    words: tuple[Token, ...],
    topics: tuple[tuple[int, int], ...],
    spots: tuple[Spot, ...],
) -> Reading:
    sentence = parsed(tagged(words))
    return Reading(
        number=number,
        span=(words[0].start, words[-1].end),
        parsed=sentence,
        attributed=discourse.read(sentence),
        mentions=(*verb_mentions(sentence), *noun_mentions(sentence)),
        times=times(article.text, words),
        topics=topics,
        spots=spots,
    )


_MEMORY = 8


def _with_types(remarked: list[Remark]) -> list[Remark]:
    """'dismissed the reports' is about what an earlier remark named ('the surrender claims'), where one did shortly before."""
    found: list[Remark] = []
    named: Remark | None = None
    for remark in remarked:
        if remark.about:
            named = remark
        elif remark.responder is not None and named is not None and remark.sentence - named.sentence <= _MEMORY:
            remark = replace(remark, about=named.about)  # noqa: PLW2901
        found.append(remark)
    return found


def _covers(claim: Found, remark: Remark) -> bool:
    """Whether a remark speaks of a claim: of a type that it names, or of the passage that it closes."""
    if claim.draft.voice is Voice.NARRATOR and remark.responder is not None:
        return False
    if remark.about:
        if remark.figures and (claim.sentences[0] > remark.sentence or not claim.draft.quantities):
            return False
        return claim.draft.type in remark.about and claim.draft.voice is not Voice.NARRATOR
    first = remark.sentence - (_PASSAGE if remark.backward else 0)
    return any(first <= number <= remark.sentence for number in claim.sentences) and (
        claim.draft.voice is not Voice.NARRATOR or remark.sentence in claim.sentences
    )


def _remarked(article: Article, claim: Found, remark: Remark) -> Found:
    if not _covers(claim, remark):
        return claim
    draft = claim.draft
    cue = Quote(article.text[remark.cue[0] : remark.cue[1]], (remark.sentence,), remark.cue[0])
    if remark.responder is not None and remark.stance is not None and remark.span is not None:
        name = article.text[remark.responder.start : remark.responder.end]
        if draft.chain and draft.chain[0].quote.text == name:
            return claim
        source = SourceDraft(
            Quote(name, (), remark.responder.start), source_kind(name), source_anonymity(name, remark.responder.context), side_of(name)
        )
        response = ResponseDraft(source, remark.stance, Quote(article.text[remark.span[0] : remark.span[1]], (remark.sentence,), remark.span[0]))
        contested = remark.contested if draft.contested is not Contested.DENIED else Contested.DENIED
        return replace(claim, draft=replace(draft, responses=(*draft.responses, response), contested=contested))
    status = max(draft.status, remark.status, key=_STRENGTH.index)
    contested = remark.contested if draft.contested is Contested.NO else draft.contested
    return replace(claim, draft=replace(draft, status=status, contested=contested, status_cues=(*draft.status_cues, cue)))


_STRENGTH = [
    VerificationStatus.UNADDRESSED,
    VerificationStatus.UNVERIFIED,
    VerificationStatus.CORROBORATED,
    VerificationStatus.CONFIRMED,
    VerificationStatus.RETRACTED,
]
