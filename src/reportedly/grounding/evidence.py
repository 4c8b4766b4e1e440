"""Evidence: the clauses that assert a claim, widened to what governs them, and what they say of polarity and modality.

Where the draft names its event word, what governs that word counts; where it doesn't, what governs every predicate of
the quoted words, and they must agree. A draft that disagrees with the article's words is refused, never mended.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.grounding.bounds import with_bounds
from reportedly.grounding.drafts import ClaimDraft
from reportedly.grounding.governors import Governed, govern
from reportedly.grounding.index import ArticleIndex
from reportedly.grounding.placing import Misplaced, place
from reportedly.grounding.reasons import (
    AMBIGUOUS,
    HEDGE_DROPPED,
    MODALITY_CONFLICT,
    NO_EVIDENCE,
    OUTSIDE_EVIDENCE,
    POLARITY_CONFLICT,
    TRIGGER_NEEDED,
)
from reportedly.grounding.triggers import Trigger, triggers_in
from reportedly.schema.extraction import Rejected
from reportedly.schema.span import Span
from reportedly.schema.vocabularies import EventType, Match, Modality
from reportedly.text.sentences import Range

_FIRMNESS = (Modality.ASSERTED, Modality.PREDICTED, Modality.PROBABLE, Modality.POSSIBLE, Modality.CONDITIONAL)
"""From the firmest commitment to the weakest."""


@dataclass(frozen=True, slots=True)
class Asserted:
    """What the evidence says of the event."""

    evidence: tuple[Span, ...]
    """Widened, in reading order, none overlapping another."""
    polarity_cue: Span | None
    modality_cue: Span | None
    word: Range
    """The event word: that of the draft, else the first of those that may be it."""


def assert_event(index: ArticleIndex, draft: ClaimDraft, rejected: list[Rejected]) -> Asserted | None:
    """The draft's evidence, placed and widened; null, with its reason in ``rejected``, where the claim is refused."""
    spans = _placed(index, draft, rejected)
    if spans is None:
        return None
    trigger = _trigger(index, draft, spans, rejected)
    first = next((at for at, span in enumerate(spans) if trigger is not None and _holds(span, trigger)), 0)
    events = _events(index, (spans[first].start, spans[first].end), trigger, draft.type)
    governed = _governed(index, events, draft.type)
    reason = _conflict(draft, governed)
    if reason is not None:
        path, value = _contradicted(draft, reason)
        rejected.append(Rejected(path=path, value=value, reason=reason))
        return None
    reaches = [_reach(spans[first], governed)]
    for at, span in enumerate(spans):
        if at != first:
            others = _governed(index, _events(index, (span.start, span.end), None, draft.type), draft.type)
            if all(other.polarity is not draft.polarity for other in others):
                rejected.append(Rejected(path=f"evidence[{at}]", value=span.text, reason=POLARITY_CONFLICT))
                return None
            reaches.append(_reach(span, others))
    cues = governed[0]
    return Asserted(
        evidence=_joined(
            index,
            [(with_bound(index, reach), span.match) for reach, span in zip(reaches, _first(spans, first), strict=True)],
        ),
        polarity_cue=_cue(index, cues.polarity_cue),
        modality_cue=_cue(index, cues.modality_cue),
        word=events[0].word,
    )


def _first(spans: Sequence[Span], first: int) -> list[Span]:
    return [spans[first], *spans[:first], *spans[first + 1 :]]


def _contradicted(draft: ClaimDraft, reason: str) -> tuple[str, str]:
    """Path and value of what the article's words contradict."""
    if reason == TRIGGER_NEEDED:
        return "trigger", draft.trigger.text if draft.trigger is not None else ""
    return ("polarity", draft.polarity.value) if reason == POLARITY_CONFLICT else ("modality", draft.modality.value)


def _placed(index: ArticleIndex, draft: ClaimDraft, rejected: list[Rejected]) -> list[Span] | None:
    """Every evidence quote; one that stands several times is put next to those that stand once."""
    if not draft.evidence:
        rejected.append(Rejected(path="evidence", value="", reason=NO_EVIDENCE))
        return None
    found = [place(index, quote) for quote in draft.evidence]
    anchors = [(span.start, span.end) for span in found if isinstance(span, Span)]
    if not anchors and draft.trigger is not None:
        event = place(index, draft.trigger)
        anchors = [(event.start, event.end)] if isinstance(event, Span) else []
    for at, span in enumerate(found):
        if isinstance(span, Misplaced) and span.reason == AMBIGUOUS and anchors:
            found[at] = place(index, draft.evidence[at], anchors)
    for at, span in enumerate(found):
        if isinstance(span, Misplaced):
            rejected.append(Rejected(path=f"evidence[{at}]", value=draft.evidence[at].text, reason=span.reason))
    spans = [span for span in found if isinstance(span, Span)]
    return spans if len(spans) == len(found) else None


def _trigger(index: ArticleIndex, draft: ClaimDraft, spans: Sequence[Span], rejected: list[Rejected]) -> Range | None:
    if draft.trigger is None:
        return None
    found = place(index, draft.trigger, [(span.start, span.end) for span in spans])
    if isinstance(found, Span) and any(_holds(span, (found.start, found.end)) for span in spans):
        return found.start, found.end
    reason = found.reason if isinstance(found, Misplaced) else OUTSIDE_EVIDENCE
    rejected.append(Rejected(path="trigger", value=draft.trigger.text, reason=reason))
    return None


def _holds(span: Span, inner: Range) -> bool:
    return span.start <= inner[0] and inner[1] <= span.end


def _events(index: ArticleIndex, span: Range, trigger: Range | None, of: EventType) -> tuple[Trigger, ...]:
    """The event word; without one, each word of the span that may be it."""
    if trigger is not None:
        sentence = index.sentences[index.sentence_at(trigger[0])] if index.sentences else trigger
        return (Trigger(sentence, trigger),)
    sentences = index.sentences_over(*span)
    return triggers_in(index.text, sentences, span, of) or (Trigger(sentences[0], span),)


def _governed(index: ArticleIndex, events: Sequence[Trigger], of: EventType) -> tuple[Governed, ...]:
    return tuple(govern(index.text, sentence, word, of) for sentence, word in events)


def _conflict(draft: ClaimDraft, governed: Sequence[Governed]) -> str | None:
    if all(found.polarity is not draft.polarity for found in governed):
        return POLARITY_CONFLICT
    if any((found.polarity, found.modality) != (governed[0].polarity, governed[0].modality) for found in governed):
        return TRIGGER_NEEDED
    modality = governed[0].modality
    if modality is draft.modality:
        return None
    return HEDGE_DROPPED if _FIRMNESS.index(draft.modality) < _FIRMNESS.index(modality) else MODALITY_CONFLICT


def _reach(span: Span, governed: Sequence[Governed]) -> Range:
    return (
        min(span.start, *(found.reach[0] for found in governed)),
        max(span.end, *(found.reach[1] for found in governed)),
    )


def with_bound(index: ArticleIndex, span: Range) -> Range:
    """The span grown to the words that bound a number at its edge."""
    return with_bounds(index.text, span, (index.sentences_over(*span)[0][0], index.sentences_over(*span)[-1][1]))


def covering(index: ArticleIndex, evidence: Sequence[Span], spans: Sequence[Range]) -> tuple[Span, ...]:
    """Evidence grown to spans that overlap it: a number with its bound."""
    grown = [((span.start, span.end), span.match) for span in evidence]
    for start, end in spans:
        grown = [
            ((min(low, start), max(high, end)), match) if low < end and start < high else ((low, high), match)
            for (low, high), match in grown
        ]
    return _joined(index, grown)


def _joined(index: ArticleIndex, ranges: Sequence[tuple[Range, Match]]) -> tuple[Span, ...]:
    """As spans in reading order, those that overlap taken together."""
    joined: list[tuple[Range, Match]] = []
    for (start, end), match in sorted(ranges, key=lambda pair: pair[0]):
        if joined and start < joined[-1][0][1]:
            (low, high), first = joined[-1]
            joined[-1] = ((low, max(high, end)), first)
        else:
            joined.append(((start, end), match))
    return tuple(Span(start=start, end=end, text=index.text[start:end], match=match) for (start, end), match in joined)


def _cue(index: ArticleIndex, cue: Range | None) -> Span | None:
    if cue is None:
        return None
    return Span(start=cue[0], end=cue[1], text=index.text[cue[0] : cue[1]], match=Match.EXACT)
