"""Claims: event mentions with their attribution, dates, amounts and remarks become claim drafts.

One mention and one source make one claim. The same event on the same word, spoken of again, is one more piece of
evidence for it. What the program computes itself (polarity, modality, bounds, dates) is asked of ``grounding`` here, so
that a draft never disagrees with it.
"""

import re
from dataclasses import replace

from reportedly.article import Article
from reportedly.extract.rules.amounts import Amount, amounts
from reportedly.extract.rules.attribution import Range, Said
from reportedly.extract.rules.clauses import Parsed
from reportedly.extract.rules.discourse import quotation_ranges
from reportedly.extract.rules.doubles import with_shared_places, without_doubles
from reportedly.extract.rules.mentions import Mention
from reportedly.extract.rules.participation import participants_of
from reportedly.extract.rules.places import Spot, located
from reportedly.extract.rules.positions import positions_of
from reportedly.extract.rules.quoting import Quoter
from reportedly.extract.rules.reading import Found, Reading
from reportedly.extract.rules.sources import Speaker, issuers
from reportedly.extract.rules.tags import Tag
from reportedly.extract.rules.times import Time
from reportedly.extract.rules.tolls import with_breakdowns
from reportedly.extract.rules.weapons import weapons
from reportedly.grounding.drafts import (
    ClaimDraft,
    DateDraft,
    LocationDraft,
    MeansDraft,
    QuantityDraft,
    Quote,
    SourceDraft,
)
from reportedly.grounding.governors import Governed, govern
from reportedly.normalise.sides import side_of
from reportedly.normalise.sources import source_anonymity, source_kind
from reportedly.schema.vocabularies import LACK_TYPES, DateRole, EventType, Kind, QuantityOf, Relation, Voice

_STATES = LACK_TYPES | {EventType.CONTROL, EventType.ENCIRCLEMENT}


def claims_of(article: Article, reading: Reading) -> tuple[Found, ...]:
    """The claims of one sentence."""
    kept = without_doubles(with_shared_places(reading.mentions))
    kept = (*kept, *positions_of(article.text, reading, kept))
    found = [claim for mention in kept if (claim := claim_of(article, reading, mention, len(kept))) is not None]
    return tuple(with_breakdowns(article.text, found))


_UNTOLD_REACH = 160
_UNTOLD = re.compile(
    r"(?:\b(?:not|never|without|nobody|nor|neither|declined to|refused to)\b|n['’]t\b)[^.;,]{0,30}?"
    r"\b(?:say|saying|know|known|clear|specify|specifying|disclose|reveal|elaborate|told|mention)\b[^.;,]{0,12}?"
    r"\b(?:how|who|whom|where|when|what|which|why)\b[^.;,]*\Z"
    r"|\b(?:unclear|unknown)\b[^.;,]{0,12}?\b(?:how|who|where|when|what|which|why)\b[^.;,]*\Z"
    r"|\b(?:no|any) (?:mention|details?|word|information|comment|figures?|specifics) (?:of|on|about|for)\b[^.;,]*\Z",
    re.IGNORECASE,
)
"""Words that leave open what follows: 'did not say how many were killed', 'made no mention of damage'."""


def claim_of(article: Article, reading: Reading, mention: Mention, others: int) -> Found | None:
    """The claim of one mention; ``others`` is how many mentions its sentence has."""
    text = article.text
    if mention.type is not EventType.STATEMENT and _UNTOLD.search(
        text[max(reading.span[0], mention.trigger[0] - _UNTOLD_REACH) : mention.trigger[0]]
    ):
        return None
    said = _said(reading, mention)
    governed = govern(text, reading.span, mention.trigger, mention.type)
    start, end = _evidence(reading, mention, said, governed)
    quote = _quoter(text, reading.number)
    units, parties = participants_of(text, mention, quote, said, reading.topics)
    spots = located(text, mention.places, taken=tuple(unit.quote.start or 0 for unit in units), before=reading.spots)
    if not spots and reading.spots and _there(reading, mention):
        spots = (replace(reading.spots[-1], relation=Relation.IN, within=None),)
    locations = tuple(
        LocationDraft(
            _place_quote(text, reading, spot),
            spot.kind,
            spot.relation,
            tuple(quote(*other) for other in spot.alternates),
            spot.within,
        )
        for spot in spots
    )
    chain, cues, voice = _attribution(text, reading, said)
    dates = _dates(reading, mention, said, quote, others)
    undated = tuple(
        n for n in mention.counted if not any(time.start < n.end and n.start < time.end for time in reading.times)
    )
    counts = amounts(text, undated, mention.type, mention.lemma)
    quantities = tuple(
        QuantityDraft(amount.of, quote(amount.start, amount.end), quote(*amount.item) if amount.item else None)
        for amount in counts
    )
    means = tuple(MeansDraft(kind, quote(*span)) for kind, span in weapons(reading.parsed, mention))
    quotes = (
        tuple(quote(*pair) for pair in quotation_ranges(reading.parsed) if pair[0] < end and start < pair[1])
        if voice is Voice.SOURCED
        else ()
    )
    draft = ClaimDraft(
        type=mention.type,
        kind=_kind(mention, counts),
        evidence=(quote(start, end),),
        trigger=quote(*mention.trigger),
        polarity=governed.polarity,
        modality=governed.modality,
        voice=voice,
        chain=chain,
        cues=cues,
        quotes=quotes,
        units=units,
        parties=parties,
        locations=locations,
        dates=dates,
        means=means,
        quantities=quantities,
    )
    return Found(
        draft=draft,
        sentences=(reading.number,),
        origin=chain[0].quote.text.casefold() if chain else voice.value,
        noun=mention.noun,
        definite=mention.definite,
        spots=tuple(spot for spot in spots if text[spot.start].isupper()),
        headline=reading.number == 0 and reading.parsed.words[-1].text not in '.!?”’"',
        names=frozenset(unit.quote.text.casefold() for unit in units),
        places=frozenset(place.quote.text.casefold() for place in locations),
    )


def _place_quote(text: str, reading: Reading, spot: Spot) -> Quote:
    """The words of a place; of one that is pointed back to, where it was named."""
    here = reading.span[0] <= spot.start < reading.span[1]
    return Quote(text[spot.start : spot.end], (reading.number,) if here else (), spot.start)


def _there(reading: Reading, mention: Mention) -> bool:
    start, end = mention.extent
    return any(
        word.norm == "there" and word.tag is not Tag.PRON and start <= word.start <= end + 7
        for word in reading.parsed.words[1:]
    ) or any(
        word.norm == "there"
        and start < word.start <= end + 7
        and index
        and reading.parsed.words[index - 1].tag in {Tag.PAST, Tag.VERB, Tag.NOUN}
        for index, word in enumerate(reading.parsed.words)
    )


def _quoter(text: str, number: int) -> "Quoter":
    return Quoter(text, number)


def _said(reading: Reading, mention: Mention) -> tuple[Said, ...]:
    """The reports whose content holds the trigger, innermost first."""
    at = mention.trigger[0]
    holding = [
        (end - start, said)
        for said in reading.attributed.said
        for start, end in said.content
        if start <= at < end and not said.cue[0] <= at < said.cue[1]
    ]
    holding.sort(key=lambda pair: pair[0])
    unique: list[Said] = []
    for _, said in holding:
        if said not in unique:
            unique.append(said)
    continued = reading.attributed.continued
    if continued is not None and at < reading.attributed.continued_to and not unique:
        unique.append(continued)
    return tuple(unique)


def _evidence(reading: Reading, mention: Mention, said: tuple[Said, ...], governed: Governed) -> Range:
    start, end = mention.extent
    start, end = min(start, governed.reach[0], mention.trigger[0]), max(end, governed.reach[1], mention.trigger[1])
    first, last = reading.span
    for report in said[:1]:
        if first <= report.cue[0] < last:
            start, end = min(start, report.cue[0]), max(end, report.cue[1])
            if report.local is not None:
                start, end = min(start, report.local[0]), max(end, report.local[1])
    start, end = max(start, first), min(end, last)
    return _trimmed(reading.parsed, start, end)


def _trimmed(parsed: Parsed, start: int, end: int) -> Range:
    """Whole words, without marks at the edges."""
    inside = [word for word in parsed.words if word.start >= start and word.end <= end]
    while inside and not inside[-1].text[0].isalnum() and inside[-1].text not in "’”'\")":
        inside.pop()
    while inside and inside[0].text in ",;:–—-)’”":
        inside.pop(0)
    if not inside:
        return start, end
    return inside[0].start, inside[-1].end


def _attribution(
    text: str, reading: Reading, said: tuple[Said, ...]
) -> tuple[tuple[SourceDraft, ...], tuple[Quote, ...], Voice]:
    if not said:
        hearsay = next(
            (word for word in reading.parsed.words if word.norm in {"reportedly", "allegedly", "purportedly"}), None
        )
        if hearsay is not None:
            return (), (Quote(hearsay.text, (reading.number,), hearsay.start),), Voice.UNSPECIFIED
        return (), (), Voice.NARRATOR
    first, last = reading.span
    inside = [report for report in said if first <= report.cue[0] < last]
    cues = tuple(Quote(text[a:b], (reading.number,), a) for a, b in (report.cue for report in inside))
    speakers: list[Speaker] = []
    for report in said:
        if report.speaker is not None and report.speaker.start not in {who.start for who in speakers}:
            speakers += [*issuers(text, report.speaker), *report.outlets]
    if not speakers:
        return (), cues, Voice.UNSPECIFIED
    chain: list[SourceDraft] = []
    for who in speakers:
        name = text[who.start : who.end]
        if any(source.quote.text == name for source in chain):
            continue
        anonymity = source_anonymity(name, who.context)
        chain.append(SourceDraft(Quote(name, (), who.start), source_kind(name), anonymity, side_of(name)))
    return tuple(chain), cues, Voice.SOURCED


def _dates(
    reading: Reading, mention: Mention, said: tuple[Said, ...], quote: Quoter, others: int
) -> tuple[DateDraft, ...]:
    found: list[DateDraft] = []
    for time in reading.times:
        role = _date_role(reading, mention, said, time, others)
        if role is not None:
            found.append(DateDraft(quote(time.start, time.end), role))
    return tuple(found)


def _date_role(reading: Reading, mention: Mention, said: tuple[Said, ...], time: Time, others: int) -> DateRole | None:
    start, end = mention.extent
    for report in reading.attributed.said:
        outside = not any(a <= time.start < b for a, b in report.content)
        near = abs(time.start - report.cue[1]) <= 60 or abs(report.cue[0] - time.end) <= 60  # noqa: PLR2004 - code points
        if outside and near and not start <= time.start < end:
            return DateRole.REPORT if report in said else None
        if (
            outside
            and near
            and report in said
            and not any(a <= mention.trigger[0] < b and a <= time.start < b for a, b in report.content)
        ):
            return DateRole.REPORT
    if start <= time.start < end:
        return DateRole.EVENT
    leading = time.start <= reading.span[0] + 12 and reading.parsed.clauses and mention.clause is not None
    if leading or others == 1:
        return DateRole.EVENT
    return None


def _kind(mention: Mention, amounts_: tuple[Amount, ...]) -> Kind:
    counted = bool(amounts_)
    if (
        any(amount.of is QuantityOf.ATTACKS for amount in amounts_)
        and mention.type in {EventType.CLASH, EventType.STRIKE}
        and not mention.noun
    ):
        return Kind.AGGREGATE
    if mention.type in _STATES and not (
        mention.clause is not None and mention.clause.lemma in {"surround", "encircle", "collapse", "capture"}
    ):
        return Kind.STATE
    if mention.plural and (counted or not mention.noun):
        return Kind.AGGREGATE
    return Kind.EVENT
