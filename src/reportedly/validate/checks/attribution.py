"""Attribution: chains, voices and quotations that contradict themselves or the text."""

from collections.abc import Iterator

from reportedly.schema.attribution import Attribution
from reportedly.schema.claim import Claim
from reportedly.schema.vocabularies import EventType, Role, Voice
from reportedly.validate.findings import Finding, Rule, Severity
from reportedly.validate.passages import Passages
from reportedly.validate.quotation import quotations
from reportedly.validate.subject import Subject, folded

REPEATED = Rule(
    "chain.repeated",
    Severity.ERROR,
    "a source that stands twice in one chain",
    "Each source of a chain relays the one before it; nobody relays oneself.",
    "Keep the first of the two, or name the source that stands between them.",
)
ARTICLE_ITSELF = Rule(
    "chain.article_itself",
    Severity.WARNING,
    "the article's own publisher in a chain",
    "The outlet that stands last in a chain is the one that the article cites; the article itself is never in it.",
    "Remove the publisher from the chain, unless the article cites itself.",
)
NARRATOR_WITH_CUE = Rule(
    "voice.narrator_with_cue",
    Severity.WARNING,
    "the narrator's voice, with reporting words",
    "The voice is 'narrator' only where the claim stands without reporting words and outside quotations.",
    "Make it 'sourced' with its chain, or 'unspecified'; or remove the cue.",
)
UNSPECIFIED_UNCUED = Rule(
    "voice.unspecified_uncued",
    Severity.WARNING,
    "reported by nobody named, but without a reporting word",
    "'unspecified' means 'reportedly', 'it was reported' or a quotation with no speaker: a cue or a quote.",
    "Add the span of the words to 'cues' or 'quotes', or make the voice 'narrator'.",
)
OUTSIDE_MARKS = Rule(
    "quote.outside_marks",
    Severity.ERROR,
    "a quotation that stands outside quotation marks",
    "'quotes' holds direct quotations; paraphrase that is passed off as somebody's own words is the worst error of a "
    "news report.",
    "Cut the span to the words between the marks, or remove it: indirect speech has cues only.",
)
SPEAKER_IN_CHAIN = Rule(
    "statement.speaker_in_chain",
    Severity.WARNING,
    "a statement whose speaker is also its source",
    "Of a 'statement' the speaker is the actor, and the chain holds only whoever reports the speech; its status is "
    "about whether it was said.",
    "Remove the speaker from the chain; an empty chain has the voice 'narrator'.",
)
NO_SPEAKER = Rule(
    "statement.no_speaker",
    Severity.WARNING,
    "a statement that nobody makes",
    "The speaker of a 'statement' is its actor, as a party.",
    "Add the speaker to 'parties' with the role 'actor'.",
)
RULES = (
    REPEATED,
    ARTICLE_ITSELF,
    NARRATOR_WITH_CUE,
    UNSPECIFIED_UNCUED,
    OUTSIDE_MARKS,
    SPEAKER_IN_CHAIN,
    NO_SPEAKER,
)


def check(subject: Subject) -> Iterator[Finding]:
    """What is wrong with the attributions."""
    publisher = folded(subject.ref.publisher) if subject.ref.publisher else None
    quoted = Passages(quotations(subject.article.text)) if subject.article else None
    for pointer, claim in subject.claims:
        place = f"{pointer}/attribution"
        yield from _chain(place, claim.attribution, publisher)
        yield from _voice(place, claim.attribution)
        if quoted is not None:
            yield from _quotes(place, claim.attribution, quoted)
        if claim.event.type is EventType.STATEMENT:
            yield from _statement(pointer, claim)


def _chain(pointer: str, attribution: Attribution, publisher: str | None) -> Iterator[Finding]:
    names: dict[str, int] = {}
    for index, source in enumerate(attribution.chain):
        name = folded(source.name)
        place = f"{pointer}/chain/{index}"
        if name in names:
            yield REPEATED.at(
                place, f"“{source.name}” stands at {names[name]} and at {index} of the chain", source.span
            )
        names.setdefault(name, index)
        if name == publisher:
            yield ARTICLE_ITSELF.at(place, f"“{source.name}” published the article", source.span)


def _voice(pointer: str, attribution: Attribution) -> Iterator[Finding]:
    words = (*attribution.cues, *attribution.quotes)
    if attribution.voice is Voice.NARRATOR and words:
        field = "cues" if attribution.cues else "quotes"
        yield NARRATOR_WITH_CUE.at(
            f"{pointer}/{field}/0",
            f"the voice is 'narrator', but “{words[0].text}” reports or quotes",
            words[0],
        )
    if attribution.voice is Voice.UNSPECIFIED and not words:
        yield UNSPECIFIED_UNCUED.at(f"{pointer}/voice", "the voice is 'unspecified', without a cue or a quotation")


def _quotes(pointer: str, attribution: Attribution, quoted: Passages) -> Iterator[Finding]:
    for index, quote in enumerate(attribution.quotes):
        if not quoted.hold(quote.start, quote.end):
            yield OUTSIDE_MARKS.at(
                f"{pointer}/quotes/{index}",
                f"“{quote.text}” does not stand in quotation marks",
                quote,
            )


def _statement(pointer: str, claim: Claim) -> Iterator[Finding]:
    speakers = {folded(who.name) for who in (*claim.parties, *claim.units) if who.role is Role.ACTOR}
    if not speakers:
        yield NO_SPEAKER.at(f"{pointer}/parties", "no party of this statement is its actor", claim.evidence[0])
    for index, source in enumerate(claim.attribution.chain):
        if folded(source.name) in speakers:
            yield SPEAKER_IN_CHAIN.at(
                f"{pointer}/attribution/chain/{index}",
                f"“{source.name}” makes the statement and is named as its source",
                source.span,
            )
