"""Verification: what is said to be denied, doubted or confirmed, and whether anything says so."""

import bisect
import re
from collections.abc import Iterator
from functools import cache

from reportedly.schema.claim import Claim
from reportedly.schema.span import Span
from reportedly.schema.vocabularies import Contested, Match, Polarity, Stance, VerificationStatus
from reportedly.text.lexicon import table
from reportedly.validate.findings import Finding, Rule, Severity
from reportedly.validate.passages import Passages, Range
from reportedly.validate.subject import Subject, folded

UNBOUND_DENIAL = Rule(
    "denial.unbound",
    Severity.WARNING,
    "a denial in the article that no claim carries",
    "A denial is a response on every claim that it is aimed at; without one in the article, what is denied is a "
    "negated claim of the denier. Either way it leaves a trace.",
    "Add a response to each claim that it is aimed at, or a negated claim.",
)
UNSUPPORTED_CONTESTED = Rule(
    "contested.unsupported",
    Severity.ERROR,
    "contested, with neither a response nor a cue",
    "'contested' says what the article says; without the words that say it there is no value.",
    "Add the response or the cue, or make it 'no'.",
)
DENIED_BY_NOBODY = Rule(
    "contested.denied_by_nobody",
    Severity.WARNING,
    "denied, but nobody denies it",
    "'denied' is a denial by the party concerned, which is a response; a doubt without one is 'disputed'.",
    "Add the response with the stance 'denies', or make it 'disputed'.",
)
UNCUED_STATUS = Rule(
    "verification.uncued",
    Severity.WARNING,
    "a status without the words that give it",
    "The status is what the article says on verification, so words of the article say it.",
    "Add the span of these words to 'cues', or make the status 'unaddressed'.",
)
OWN_CUE = Rule(
    "verification.own_cue",
    Severity.WARNING,
    "a status that rests on the claim's own reporting verb",
    "A claim's own chain and reporting verb ('confirmed', 'acknowledged') never set its status.",
    "Make the status 'unaddressed', unless other words of the article give it.",
)
OWN_RESPONSE = Rule(
    "response.own_source",
    Severity.WARNING,
    "a response by the claim's own source",
    "A response is what another source says to the claim; what a claim's own chain says is the claim.",
    "Remove the response, or make a claim of its own of it.",
)
RULES = (UNBOUND_DENIAL, UNSUPPORTED_CONTESTED, DENIED_BY_NOBODY, UNCUED_STATUS, OWN_CUE, OWN_RESPONSE)


def check(subject: Subject) -> Iterator[Finding]:
    """What is wrong with verification and responses."""
    for pointer, claim in subject.claims:
        yield from _contested(f"{pointer}/verification", claim)
        yield from _status(f"{pointer}/verification", claim)
        yield from _responses(f"{pointer}/verification", claim)
    yield from _denials(subject)


def _contested(pointer: str, claim: Claim) -> Iterator[Finding]:
    verification = claim.verification
    stances = {response.stance for response in verification.responses}
    if verification.contested is Contested.NO or stances & {Stance.DENIES, Stance.DISPUTES}:
        return
    if not verification.cues and not verification.responses:
        yield UNSUPPORTED_CONTESTED.at(
            f"{pointer}/contested",
            f"contested is '{verification.contested}' with neither a response nor a cue",
            claim.evidence[0],
        )
    elif verification.contested is Contested.DENIED:
        yield DENIED_BY_NOBODY.at(f"{pointer}/contested", "contested is 'denied', but no response denies it")


def _status(pointer: str, claim: Claim) -> Iterator[Finding]:
    verification = claim.verification
    if verification.status is VerificationStatus.UNADDRESSED:
        return
    if not verification.cues and not verification.responses:
        yield UNCUED_STATUS.at(
            f"{pointer}/status", f"the status is '{verification.status}', but no words are named for it"
        )
    own = Passages((cue.start, cue.end) for cue in claim.attribution.cues)
    for index, cue in enumerate(verification.cues):
        if own.meet(cue.start, cue.end):
            yield OWN_CUE.at(f"{pointer}/cues/{index}", f"“{cue.text}” is the claim's own reporting verb", cue)


def _responses(pointer: str, claim: Claim) -> Iterator[Finding]:
    own = {folded(source.name) for source in claim.attribution.chain}
    for index, response in enumerate(claim.verification.responses):
        if folded(response.source.name) in own:
            yield OWN_RESPONSE.at(
                f"{pointer}/responses/{index}/source",
                f"“{response.source.name}” responds to a claim of its own",
                response.source.span,
            )


def _denials(subject: Subject) -> Iterator[Finding]:
    """Denials in the article's sentences that leave no trace in any claim."""
    if subject.article is None:
        return
    text, sentences = subject.article.text, subject.article.sentences
    starts = [start for start, _ in sentences]
    traces = Passages(trace for _, claim in subject.claims for trace in _traces(claim))
    for denial in _denial().finditer(text):
        start, end = sentences[bisect.bisect_right(starts, denial.start("verb")) - 1]
        if not denial.group("undone") and not traces.meet(start, end):
            words = denial.group("denied")
            at = denial.start("denied")
            span = Span(start=at, end=at + len(words), text=words, match=Match.EXACT)
            yield UNBOUND_DENIAL.at("/claims", f"no claim carries the denial “{words}”", span)


def _traces(claim: Claim) -> Iterator[Range]:
    """Where a claim keeps a denial: in a response, in a cue of doubt, in the evidence of a negated claim."""
    spans = [*claim.verification.cues]
    for response in claim.verification.responses:
        spans += (response.span, response.source.span)
    if claim.event.polarity is Polarity.NEGATED:
        spans += claim.evidence
    for span in spans:
        yield span.start, span.end


@cache
def _denial() -> re.Pattern[str]:
    """A verb of denial with what it denies: words for claims, or, for 'deny', an action."""
    words = {name: "|".join(map(re.escape, terms.split())) for name, terms in table("denials").items()}
    between = r"(?:\s+[\w’'-]+){0,3}?\s+"
    return re.compile(
        rf"(?P<undone>\b(?:{words['undoing']})\s+)?"
        rf"\b(?P<denied>(?P<verb>(?:{words['deny']})\s+(?:(?:{words['actions']})|\w+ing)"
        rf"|(?:{words['deny']}|{words['dismiss']}){between}(?:{words['claims']})))\b",
        re.IGNORECASE,
    )
