"""Commitment: polarity and modality, held against the words that govern the event in its evidence.

A report does not say which word of the evidence names the event, so every word is tried: a finding means that none of
them gives what the claim says. Always warnings: governors are read by rules, and a person reads better.
"""

from collections.abc import Iterator
from functools import cache
from itertools import islice

from reportedly.article import Article
from reportedly.grounding.governors import Governed, govern
from reportedly.grounding.index import index_of
from reportedly.schema.claim import Claim
from reportedly.schema.span import Span
from reportedly.schema.vocabularies import Match, Modality, Polarity
from reportedly.text.lexicon import table
from reportedly.text.tokens import tokens
from reportedly.validate.findings import Finding, Rule, Severity, shortened
from reportedly.validate.passages import Passages, Range
from reportedly.validate.subject import Subject

POLARITY = Rule(
    "commitment.polarity",
    Severity.WARNING,
    "affirmed against a negation, or negated without one",
    "'No soldiers had surrendered' holds 'soldiers had surrendered', word for word; a lost 'not' turns a claim round.",
    "Mend the polarity, or let the evidence reach to the words that give it.",
)
MODALITY = Rule(
    "commitment.modality",
    Severity.WARNING,
    "firmer or weaker than the words of the evidence",
    "Modality is the origin's commitment: 'may have been hit' is not 'was hit'.",
    "Mend the modality, or let the evidence reach to the words that give it.",
)
HEDGE = Rule(
    "commitment.hedge",
    Severity.WARNING,
    "a hedge in the evidence of an asserted claim",
    "'Likely', 'possibly' and 'may' weaken what they govern; a hedge in the evidence that no claim names as its "
    "cue may have been overlooked.",
    "Make the claim that it weakens probable or possible, with the hedge as its cue; or end the evidence before it.",
)
CUE_OUTSIDE = Rule(
    "commitment.cue_outside",
    Severity.WARNING,
    "a cue of polarity or modality outside the evidence",
    "Evidence reaches to the words that govern the event, so that whoever reads it alone is not misled.",
    "Let the evidence reach to the cue.",
)
RULES = (POLARITY, MODALITY, HEDGE, CUE_OUTSIDE)

_MOST_TRIGGERS = 100
"""Words that are tried, at most; of longer evidence nothing can be said in reasonable time."""
_MODALS = frozenset({"may", "might", "could"})


def check(subject: Subject) -> Iterator[Finding]:
    """What is wrong with polarity and modality."""
    cues = Passages(_cues(subject))
    for pointer, claim in subject.claims:
        yield from _outside(pointer, claim)
        if subject.article is not None:
            found = list(_governed(pointer, claim, subject.article))
            yield from found
            if claim.event.modality is Modality.ASSERTED and not any(item.rule == MODALITY.id for item in found):
                yield from _hedges(pointer, claim, subject.article, cues)


def _cues(subject: Subject) -> Iterator[Range]:
    """The words that some claim accounts for as a hedge, a negation, or a remark on truth."""
    for _, claim in subject.claims:
        for cue in (claim.event.modality_cue, claim.event.polarity_cue, *claim.verification.cues):
            if cue is not None:
                yield cue.start, cue.end


def _outside(pointer: str, claim: Claim) -> Iterator[Finding]:
    for field in ("polarity_cue", "modality_cue"):
        cue: Span | None = getattr(claim.event, field)
        if cue is not None and not any(span.overlaps(cue.start, cue.end) for span in claim.evidence):
            yield CUE_OUTSIDE.at(f"{pointer}/event/{field}", f"“{cue.text}” stands outside the evidence", cue)


def _governed(pointer: str, claim: Claim, article: Article) -> Iterator[Finding]:
    readings = list(islice(_readings(claim, article, everything=False), _MOST_TRIGGERS))
    event = claim.event
    if not any(read.polarity is event.polarity and read.modality is event.modality for read in readings):
        readings += islice(_readings(claim, article, everything=True), _MOST_TRIGGERS + 1)
    if not readings or len(readings) > _MOST_TRIGGERS:
        return
    if not any(read.polarity is event.polarity for read in readings):
        message = f"{event.polarity}, but no word of the evidence is"
        cue = next((read.polarity_cue for read in readings if read.polarity_cue), None)
        if event.polarity is Polarity.AFFIRMED and cue is not None:
            message = f"affirmed, but “{article.text[slice(*cue)]}” negates what the evidence says"
        yield POLARITY.at(f"{pointer}/event/polarity", message, claim.evidence[0])
    if not any(read.modality is event.modality for read in readings):
        told = sorted({read.modality.value for read in readings})
        message = f"{event.modality}, but the words of the evidence are {' or '.join(told)}"
        yield MODALITY.at(f"{pointer}/event/modality", message, claim.evidence[0])


def _readings(claim: Claim, article: Article, *, everything: bool) -> Iterator[Governed]:
    """What governs the evidence as a whole; with ``everything`` each of its words."""
    for span in claim.evidence:
        for sentence in index_of(article).sentences_over(span.start, span.end):
            start, end = max(span.start, sentence[0]), min(span.end, sentence[1])
            triggers = [(start, end)]
            if everything:
                triggers = [(word.start, word.end) for word in tokens(article.text, start, end) if word.norm.isalpha()]
            for trigger in triggers:
                yield govern(article.text, sentence, trigger, claim.event.type)


def _hedges(pointer: str, claim: Claim, article: Article, cues: Passages) -> Iterator[Finding]:
    for index, span in enumerate(claim.evidence):
        for word in tokens(article.text, span.start, span.end):
            if word.norm not in _hedging() or cues.meet(word.start, word.end):
                continue
            if word.text == "May":
                continue  # the month
            here = Span(start=word.start, end=word.end, text=word.text, match=Match.EXACT)
            message = f"asserted, but the evidence “{shortened(span.text)}” has “{word.text}”"
            yield HEDGE.at(f"{pointer}/evidence/{index}", message, here)
            break


@cache
def _hedging() -> frozenset[str]:
    words, adjectives = table("governors")["words"], table("governors")["adjectives"]
    phrases = (words["probable_adverbs"], words["possible_adverbs"], adjectives["probable"])
    return _MODALS | frozenset(" ".join(phrases).split())
