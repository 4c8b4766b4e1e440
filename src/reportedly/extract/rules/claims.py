"""Claims: event mentions with their attribution, dates, amounts and remarks become claim drafts.

One mention and one source make one claim. The same event on the same word, spoken of again, is one more piece of
evidence for it. What the program computes itself (polarity, modality, bounds, dates) is asked of ``grounding`` here, so
that a draft never disagrees with it.
"""

from dataclasses import dataclass, field, replace

from reportedly.article import Article
from reportedly.extract.rules.amounts import Amount, amounts
from reportedly.extract.rules.arguments import classes, force_range, is_force, plain_range
from reportedly.extract.rules.attribution import Range, Said
from reportedly.extract.rules.clauses import Clause, Nominal, Parsed
from reportedly.extract.rules.discourse import Attributed, quotation_ranges
from reportedly.extract.rules.frames import frame_of
from reportedly.extract.rules.mentions import Mention
from reportedly.extract.rules.places import Spot, located
from reportedly.extract.rules.sources import Speaker, issuers
from reportedly.extract.rules.tags import Tag
from reportedly.extract.rules.times import Time
from reportedly.extract.rules.weapons import weapons
from reportedly.extract.rules.words import classes_of
from reportedly.grounding.drafts import (
    ClaimDraft,
    DateDraft,
    LocationDraft,
    MeansDraft,
    PartyDraft,
    QuantityDraft,
    Quote,
    SourceDraft,
    UnitDraft,
)
from reportedly.grounding.governors import Governed, govern
from reportedly.normalise.formations import read_formation
from reportedly.normalise.sides import side_of
from reportedly.normalise.sources import source_anonymity, source_kind
from reportedly.schema.vocabularies import (
    LACK_TYPES,
    DateRole,
    EventType,
    Kind,
    PartyKind,
    Polarity,
    QuantityOf,
    Relation,
    Role,
    SourceKind,
    Voice,
)
from reportedly.text.lexicon import table

_STATES = LACK_TYPES | {EventType.CONTROL, EventType.ENCIRCLEMENT}
_PARTIES = {
    "detainees": PartyKind.DETAINEES,
    "civilians": PartyKind.CIVILIANS,
    "state": PartyKind.STATE,
    "organisation": PartyKind.ORGANISATION,
    "person": PartyKind.PERSON,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence, read."""

    number: int
    span: Range
    parsed: Parsed
    attributed: Attributed
    mentions: tuple[Mention, ...]
    times: tuple[Time, ...]
    spots: tuple[Spot, ...] = ()
    """The named places of earlier claims, the latest last."""
    topics: tuple[Range, ...] = ()
    """The forces that earlier sentences spoke of, the latest last."""


@dataclass(frozen=True, slots=True)
class Found:
    """A claim with what merging needs to know of it."""

    draft: ClaimDraft
    sentences: tuple[int, ...]
    origin: str
    noun: bool
    definite: bool
    headline: bool = False
    """Whether it stands in a headline: the first sentence, without a full stop."""
    spots: tuple[Spot, ...] = ()
    names: frozenset[str] = field(default_factory=frozenset)
    places: frozenset[str] = field(default_factory=frozenset)


def claims_of(article: Article, reading: Reading) -> tuple[Found, ...]:
    """The claims of one sentence."""
    kept = _without_doubles(_shared(reading.mentions))
    kept = (*kept, *_positions(article.text, reading, kept))
    found = [claim for mention in kept if (claim := _claim(article, reading, mention, len(kept))) is not None]
    return tuple(_breakdowns(article.text, found))


def _positions(text: str, reading: Reading, mentions: tuple[Mention, ...]) -> list[Mention]:
    """A state's or an official's word on the conflict that holds no event is a statement, with the speaker as its actor."""
    found: list[Mention] = []
    for report in reading.attributed.said:
        who = report.speaker
        if who is None or report.local is None or report.verb in {"deny", "dismiss", "reject", "dispute", "according"}:
            continue
        if any(start <= mention.trigger[0] < end for start, end in report.content for mention in mentions):
            continue
        if any(report.cue[0] <= mention.trigger[0] < report.cue[1] for mention in mentions):
            continue
        words = {
            word.norm
            for word in reading.parsed.words
            if any(start <= word.start < end for start, end in report.content)
        }
        kind = source_kind(text[who.start : who.end])
        if kind not in _OFFICIAL or not words & _CONCERNS():
            continue
        nominal = next(
            (n for item in reading.parsed.items for n in item.nominals if report.local[0] <= n.start < report.local[1]),
            None,
        )
        if nominal is None:
            continue
        start = min(report.local[0], report.cue[0], *(start for start, _ in report.content))
        end = max(report.local[1], report.cue[1], *(end for _, end in report.content))
        found.append(
            Mention(
                frame=frame_of(EventType.STATEMENT),
                type=EventType.STATEMENT,
                trigger=report.cue,
                lemma=report.verb,
                extent=(start, end),
                clause=None,
                participants=((nominal, Role.ACTOR),),
            ),
        )
    return found


_OFFICIAL = frozenset({SourceKind.GOVERNMENT, SourceKind.MILITARY, SourceKind.INTERNATIONAL_ORGANISATION})


def _CONCERNS() -> frozenset[str]:  # noqa: N802 - reads as the constant that it is
    return frozenset(table("remarks")["concerns"].split())


def _shared(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """A place phrase of one of several coordinated verbs belongs to each; a participle has the place of its clause."""
    shared: list[Mention] = []
    for mention in mentions:
        clause = mention.clause
        if mention.places or mention.noun or clause is None:
            shared.append(mention)
            continue
        places = next(
            (
                tuple(
                    place for place in other.places if place.nominal.head.main.tag is Tag.NAME or place.prep == "near"
                )
                for other in mentions
                if other.clause is not None and other.places and _joined_with(clause, other.clause)
            ),
            (),
        )
        shared.append(replace(mention, places=places))
    return tuple(shared)


def _joined_with(clause: Clause, other: Clause) -> bool:
    if clause.relation == "participle":
        return clause.governor == other.index
    return (
        other.relation == "coordinate"
        and clause.index < other.index
        and clause.subjects == other.subjects
        and not clause.complements
    )


def _breakdowns(text: str, found: list[Found]) -> list[Found]:
    """'ten were killed and dozens wounded' is one claim with its breakdown."""
    kept: list[Found] = []
    for item in found:
        before = kept[-1] if kept else None
        if before is not None and _one_toll(before, item):
            kept[-1] = _toll(text, before, item)
        else:
            kept.append(item)
    return kept


def _one_toll(one: Found, other: Found) -> bool:
    a, b = one.draft, other.draft
    return (
        a.type is b.type is EventType.CASUALTIES
        and (a.polarity, a.modality, one.origin) == (b.polarity, b.modality, other.origin)
        and not (one.names and other.names and one.names != other.names)
        and not (one.places and other.places and one.places != other.places)
        and not {quantity.of for quantity in a.quantities} & {quantity.of for quantity in b.quantities}
        and (bool(a.quantities or b.quantities) or one.names == other.names)
    )


def _toll(text: str, one: Found, other: Found) -> Found:
    first, second = one.draft.evidence[0], other.draft.evidence[0]
    if first.start is None or second.start is None:
        return one
    start = min(first.start, second.start)
    end = max(first.start + len(first.text), second.start + len(second.text))
    draft = replace(
        one.draft,
        evidence=(Quote(text[start:end], first.sentences, start),),
        quantities=(*one.draft.quantities, *other.draft.quantities),
        units=one.draft.units or other.draft.units,
        parties=one.draft.parties or other.draft.parties,
        locations=one.draft.locations or other.draft.locations,
        dates=one.draft.dates or other.draft.dates,
    )
    return replace(one, draft=draft, names=one.names | other.names, places=one.places | other.places)


def _without_doubles(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """A noun inside a verb's clause that evokes the same type says nothing more."""
    kept: list[Mention] = []
    for mention in mentions:
        at = next((index for index, other in enumerate(kept) if _double(other, mention)), None)
        if at is None:
            kept.append(mention)
        else:
            kept[at] = _united(kept[at], mention)
    return tuple(kept)


def _double(one: Mention, other: Mention) -> bool:
    if (
        one.type is other.type
        and one.clause is not None
        and other.clause is not None
        and not one.noun
        and not other.noun
    ):
        aside = "participle" in {one.clause.relation, other.clause.relation}
        if aside and one.clause.subjects == other.clause.subjects and one.type is not EventType.CASUALTIES:
            return True
    overlap = one.extent[0] < other.extent[1] and other.extent[0] < one.extent[1]
    return one.type is other.type and (one.noun or other.noun) and overlap


def _united(one: Mention, other: Mention) -> Mention:
    """What both say, the participants of the first before those of the second."""
    starts = {nominal.start for nominal, _ in one.participants}
    places = {place.nominal.start for place in one.places}
    return replace(
        one,
        participants=(*one.participants, *(pair for pair in other.participants if pair[0].start not in starts)),
        places=(*one.places, *(place for place in other.places if place.nominal.start not in places)),
        counted=(*one.counted, *(nominal for nominal in other.counted if nominal not in one.counted)),
    )


def _claim(article: Article, reading: Reading, mention: Mention, others: int) -> Found | None:
    text = article.text
    said = _said(reading, mention)
    governed = govern(text, reading.span, mention.trigger, mention.type)
    start, end = _evidence(reading, mention, said, governed)
    quote = _quoter(text, reading.number)
    units, parties = _participants(text, mention, quote, said, reading.topics)
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


def _quoter(text: str, number: int) -> "_Quoter":
    return _Quoter(text, number)


@dataclass(frozen=True, slots=True)
class _Quoter:
    text: str
    number: int

    def __call__(self, start: int, end: int) -> Quote:
        return Quote(self.text[start:end], (self.number,), start)


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


def _participants(
    text: str,
    mention: Mention,
    quote: _Quoter,
    said: tuple[Said, ...],
    topics: tuple[Range, ...],
) -> tuple[tuple[UnitDraft, ...], tuple[PartyDraft, ...]]:
    units: list[UnitDraft] = []
    parties: list[PartyDraft] = []
    seen: set[int] = set()
    for nominal, role in mention.participants:
        found = classes(nominal)
        if found & {"pronoun", "neuter"}:
            spoken = _spoken_of(text, nominal, said)
            span = (spoken.start, spoken.end) if spoken is not None else None
            if span is None and nominal.head.main.norm in {"they", "them", "their"} and topics:
                span = topics[-1]
            if span is not None and span[0] not in seen:
                seen.add(span[0])
                name = Quote(text[span[0] : span[1]], (), span[0])
                units.append(UnitDraft(name, role, (), side_of(name.text)))
            continue
        if "time" in found:
            continue
        if is_force(nominal):
            start, end = _formation_of(mention, nominal) or force_range(nominal)
            name = quote(start, end)
            if _refers(nominal, text[start:end]):
                before = _antecedent(text, nominal, topics)
                if before is not None:
                    start, end = before
                    name = Quote(text[start:end], (), start)
            if start in seen or _bare(text[start:end]):
                continue
            seen.add(start)
            units.append(UnitDraft(name, role, _glosses(nominal, quote), side_of(text[start:end])))
            continue
        kind = _party_kind(found)
        if kind is None:
            continue
        start, end = plain_range(nominal)
        if start in seen:
            continue
        seen.add(start)
        parties.append(PartyDraft(quote(start, end), kind, role, _glosses(nominal, quote), side_of(text[start:end])))
    return tuple(units), tuple(parties)


def _formation_of(mention: Mention, nominal: Nominal) -> Range | None:
    """'25 soldiers from the 38th Brigade': the formation named behind the people."""
    if mention.clause is None or nominal.head.main.tag is Tag.NAME:
        return None
    for complement in mention.clause.complements:
        if 0 < complement.start - nominal.end <= 1 and complement.prep in {"from", "of", "in", "with"}:
            start, end = force_range(complement.nominal)
            words = " ".join(word.text for part in complement.nominal.parts for word in part.words)
            if read_formation(words).designation is not None:
                return start, end
    return None


_REFERRING = frozenset(
    [
        "soldier",
        "troop",
        "force",
        "unit",
        "brigade",
        "battalion",
        "regiment",
        "division",
        "fighter",
        "militant",
        "group",
        "formation",
    ]
)


def _refers(nominal: Nominal, name: str) -> bool:
    """'the soldiers', 'the unit', 'the brigade': nothing but an article before a common noun."""
    words = nominal.parts[0].words
    return (
        len(nominal.parts) == 1
        and words[0].norm in {"the", "these", "those"}
        and nominal.lemma in _REFERRING
        and " " not in name
    )


def _antecedent(text: str, nominal: Nominal, topics: tuple[Range, ...]) -> Range | None:
    """The latest force of the same noun, or a named formation for 'the unit', 'the soldiers'."""
    for start, end in reversed(topics):
        name = text[start:end]
        if nominal.lemma in name.casefold().split()[-1] or (
            nominal.lemma in {"unit", "soldier", "formation", "troop", "force", "fighter"}
            and read_formation(name).designation is not None
        ):
            return start, end
    return None


def _spoken_of(text: str, nominal: Nominal, said: tuple[Said, ...]) -> Speaker | None:
    """'the coalition said it had …': the speaker itself, where it is a force."""
    if nominal.head.main.norm not in {"it", "they"} or not said or said[0].speaker is None:
        return None
    who = said[0].speaker
    name = text[who.start : who.end]
    forces = (
        read_formation(name).echelon is not None
        or (side_of(name) or "").startswith("group:")
        or "force" in classes_of(who.head)
    )
    return who if forces and who.plural == (nominal.head.main.norm == "they") else None


def _bare(name: str) -> bool:
    """Words that identify no force: 'members', 'units'."""
    return name.casefold() in {
        "members",
        "personnel",
        "units",
        "unit",
        "elements",
        "others",
        "those",
        "side",
        "sides",
        "volunteers",
    }


def _glosses(nominal: Nominal, quote: _Quoter) -> tuple[Quote, ...]:
    if nominal.gloss is None:
        return ()
    return (quote(nominal.gloss.start, nominal.gloss.end),)


def _party_kind(found: frozenset[str]) -> PartyKind | None:
    for name, kind in _PARTIES.items():
        if name in found:
            return kind
    return None


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
    reading: Reading, mention: Mention, said: tuple[Said, ...], quote: _Quoter, others: int
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


def merged(found: list[Found]) -> list[Found]:
    """The same event on the same word once, with all its evidence."""
    kept: list[Found] = []
    by_key: dict[tuple[EventType, Polarity], list[int]] = {}
    for item in found:
        key = (item.draft.type, item.draft.polarity)
        at = next((index for index in reversed(by_key.get(key, [])[-_CANDIDATES:]) if _same(kept[index], item)), None)
        if at is None:
            by_key.setdefault(key, []).append(len(kept))
            kept.append(item)
        else:
            kept[at] = _joined(kept[at], item)
    return kept


_CANDIDATES = 50
"""How many earlier claims of a type are looked at, so that cost stays linear."""
_LEAD = 2
"""The sentences behind a headline that say the same again."""
_BACK_REFERENCE = 40
"""How many sentences back an event may be spoken of again."""


def _same(earlier: Found, later: Found) -> bool:
    if later.sentences[0] - earlier.sentences[-1] > _BACK_REFERENCE or later.sentences[0] == earlier.sentences[0]:
        return False
    if earlier.draft.modality is not later.draft.modality:
        return False
    amounts_ = [tuple(sorted(quantity.quote.text for quantity in one.draft.quantities)) for one in (earlier, later)]
    if amounts_[0] and amounts_[1] and amounts_[0] != amounts_[1]:
        return False
    back = later.noun and later.definite and later.origin in {"narrator", "unspecified"}
    if earlier.origin != later.origin and not back:
        return False
    shared = _overlap(earlier.names, later.names) or _overlap(earlier.places, later.places)
    clash = (earlier.names and later.names and not _overlap(earlier.names, later.names)) or (
        earlier.places and later.places and not _overlap(earlier.places, later.places)
    )
    if back:
        adds = later.draft.quantities or later.draft.dates
        return not clash and not adds and (shared or not (later.names or later.places))
    return bool(shared) and not clash and (later.noun or (earlier.headline and later.sentences[0] <= _LEAD))


def _overlap(one: frozenset[str], other: frozenset[str]) -> bool:
    return any(a == b or a in b or b in a for a in one for b in other)


def _joined(earlier: Found, later: Found) -> Found:
    a, b = earlier.draft, later.draft
    draft = replace(
        a,
        evidence=(*a.evidence, *b.evidence),
        units=a.units or b.units,
        parties=a.parties or b.parties,
        locations=a.locations or b.locations,
        dates=a.dates or b.dates,
        quantities=a.quantities or b.quantities,
        means=a.means or b.means,
    )
    return replace(
        earlier,
        draft=draft,
        sentences=(*earlier.sentences, *later.sentences),
        names=earlier.names | later.names,
        places=earlier.places | later.places,
    )
