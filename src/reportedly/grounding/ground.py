"""Ground: a draft to the claim that the article bears out, or to the reasons why it bears none.

Load-bearing values refuse the whole claim: evidence, every source of the chain, the cues of negation and modality, and
quantities with their bounds; to drop 'the ministry' alone would make its claim the narrator's own. Other values are
dropped alone. Whatever is refused is told, with its path in the draft and a slug of ``grounding.reasons``. Grounding is
pure: the same article and draft give the same result.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pydantic import ValidationError

from reportedly.article import Article
from reportedly.grounding import components
from reportedly.grounding.components import Desk
from reportedly.grounding.drafts import ClaimDraft, ResponseDraft, SourceDraft
from reportedly.grounding.evidence import Asserted, assert_event, covering
from reportedly.grounding.identity import claim_id
from reportedly.grounding.index import index_of
from reportedly.grounding.reasons import INVALID, NO_CUE, NO_SOURCE, VOICE_CONFLICT
from reportedly.grounding.summary import compose
from reportedly.normalise.sources import source_anonymity, source_kind
from reportedly.schema.attribution import Attribution, Response, Source, Verification
from reportedly.schema.claim import Claim
from reportedly.schema.event import Event, Quantity
from reportedly.schema.extraction import Rejected
from reportedly.schema.vocabularies import Contested, Modality, Stance, VerificationStatus, Voice
from reportedly.text.sentences import Range

_UNNAMED = "c-" + "a" * 10
_UNSAID = "…"
_ASSERTED_BEHIND = 200
"""Code points behind a source's name that may say that it asked not to be named."""
_Draft = TypeVar("_Draft")
_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True)
class Grounded:
    """What became of a draft."""

    claim: Claim | None
    """The claim; null where a load-bearing value was refused."""
    rejected: tuple[Rejected, ...] = ()
    """Every refused value, with its path in the draft."""


def ground_claim(article: Article, draft: ClaimDraft) -> Grounded:
    """The claim that ``draft`` proposes, every value of it in the article's own words, or the reasons why not.

    >>> from reportedly.grounding.drafts import Quote
    >>> from reportedly.schema.vocabularies import EventType, Kind
    >>> article = Article.from_text("Kyiv said no soldiers had surrendered.")
    >>> lost = ClaimDraft(EventType.SURRENDER, Kind.EVENT, (Quote("soldiers had surrendered"),))
    >>> ground_claim(article, lost).rejected[0].reason
    'polarity_conflict'
    """
    index = index_of(article)
    rejected: list[Rejected] = []
    asserted = assert_event(index, draft, rejected)
    if asserted is None:
        return Grounded(None, tuple(rejected))
    desk = Desk(index, [(span.start, span.end) for span in asserted.evidence], asserted.word, rejected)
    try:
        claim = _claim(article, desk, draft, asserted)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"]) or "claim"
        desk.refuse(where, str(first["input"])[:200], INVALID)
        claim = None
    return Grounded(claim, tuple(rejected))


def _claim(article: Article, desk: Desk, draft: ClaimDraft, asserted: Asserted) -> Claim | None:
    attribution = _attribution(desk, draft)
    quantities = components.quantities(desk, draft.quantities)
    if attribution is None or quantities is None:
        return None
    evidence = covering(desk.index, asserted.evidence, [(item.span.start, item.span.end) for item in quantities])
    predicted = draft.modality is Modality.PREDICTED
    claim = Claim(
        id=_UNNAMED,
        kind=draft.kind,
        event=_event(desk, draft, asserted, quantities),
        units=_parts(desk, draft.units, "units", components.unit),
        parties=_parts(desk, draft.parties, "parties", components.party),
        locations=components.locations(desk, draft.locations),
        dates=_parts(
            desk,
            draft.dates,
            "dates",
            lambda desk, date, path: components.date(desk, date, path, predicted=predicted),
        ),
        attribution=attribution,
        verification=_verification(desk, draft),
        evidence=evidence,
        provenance=draft.provenance or None,
    )
    return claim.model_copy(
        update={
            "id": claim_id(article.id, claim),
            "event": claim.event.model_copy(update={"summary": compose(claim)}),
        },
    )


def _parts(
    desk: Desk,
    drafts: Sequence[_Draft],
    path: str,
    make: Callable[[Desk, _Draft, str], _Part | None],
) -> tuple[_Part, ...]:
    made = (make(desk, draft, f"{path}[{number}]") for number, draft in enumerate(drafts))
    return tuple(part for part in made if part is not None)


def _event(desk: Desk, draft: ClaimDraft, asserted: Asserted, quantities: tuple[Quantity, ...]) -> Event:
    return Event(
        type=draft.type,
        summary=_UNSAID,
        polarity=draft.polarity,
        polarity_cue=asserted.polarity_cue,
        modality=draft.modality,
        modality_cue=asserted.modality_cue,
        means=_parts(desk, draft.means, "means", components.means),
        quantities=quantities,
    )


def _attribution(desk: Desk, draft: ClaimDraft) -> Attribution | None:
    """Null where a source is refused, or where voice and chain don't fit."""
    if (draft.voice is Voice.SOURCED) != bool(draft.chain):
        desk.refuse("voice", draft.voice.value, VOICE_CONFLICT if draft.chain else NO_SOURCE)
        return None
    cues = desk.spans(draft.cues, "cues")
    near = (cues[0].start, cues[0].end) if cues else None
    chain = _parts(desk, draft.chain, "chain", lambda desk, source, path: _source(desk, source, path, near))
    if len(chain) < len(draft.chain):
        return None
    return Attribution(
        voice=draft.voice,
        chain=chain,
        cues=cues,
        quotes=desk.spans(draft.quotes, "quotes"),
    )


def _source(desk: Desk, draft: SourceDraft, path: str, near: Range | None = None) -> Source | None:
    """A source; of several places, the nearest to the reporting words is meant."""
    span = desk.span(draft.quote, path, near)
    if span is None:
        return None
    behind = desk.index.text[span.end : span.end + _ASSERTED_BEHIND]
    return Source(
        name=span.text,
        span=span,
        kind=draft.kind if draft.kind is not None else source_kind(span.text),
        side=desk.side(span.text, draft.side, path),
        anonymity=draft.anonymity if draft.anonymity is not None else source_anonymity(span.text, behind),
    )


def _response(desk: Desk, draft: ResponseDraft, path: str) -> Response | None:
    source = _source(desk, draft.source, f"{path}.source")
    span = desk.span(draft.quote, path) if source is not None else None
    return Response(source=source, stance=draft.stance, span=span) if source is not None and span is not None else None


def _verification(desk: Desk, draft: ClaimDraft) -> Verification:
    """The status as long as words of the article are left that it rests on; ``contested`` follows the responses."""
    cues = desk.spans(draft.status_cues, "status_cues")
    responses = _parts(desk, draft.responses, "responses", _response)
    borne = bool(cues or responses)
    status, contested = draft.status, _contested(draft.contested, responses)
    if not borne and status is not VerificationStatus.UNADDRESSED:
        desk.refuse("status", status.value, NO_CUE)
        status = VerificationStatus.UNADDRESSED
    if not borne and contested is not Contested.NO:
        desk.refuse("contested", contested.value, NO_CUE)
        contested = Contested.NO
    return Verification(status=status, contested=contested, cues=cues, responses=responses)


def _contested(proposed: Contested, responses: Sequence[Response]) -> Contested:
    stances = {response.stance for response in responses}
    if Stance.DENIES in stances:
        return Contested.DENIED
    return Contested.DISPUTED if Stance.DISPUTES in stances else proposed
