"""Generated reports: invented war reporting of one sentence a claim, for tests and benchmarks on many reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from tests.validate.reports import report_of

from reportedly.article import Article
from reportedly.schema.attribution import Attribution, Source, Verification
from reportedly.schema.claim import Claim
from reportedly.schema.event import Event, Quantity
from reportedly.schema.participants import Party, Unit
from reportedly.schema.setting import ClaimDate, Location
from reportedly.schema.span import Span
from reportedly.schema.vocabularies import (
    Anonymity,
    Contested,
    DateBasis,
    DateRole,
    EventType,
    Kind,
    LocationKind,
    Match,
    Modality,
    PartyKind,
    Polarity,
    QuantityOf,
    Relation,
    Role,
    SourceKind,
    VerificationStatus,
    Voice,
)
from reportedly.validate.golden import Golden

SOURCES = ("The defence ministry", "Local officials", "The general staff", "A rebel commander", "Two residents")
KINDS = ("Rifle Brigade", "Marine Battalion", "Tank Regiment", "Guards Division", "Border Company")
PLACES = ("Old Mill", "Harbour Town", "Fairview", "Lowdale", "Stonebridge", "Ashford Hill", "Red Quarry", "Newfield")
VERBS = (
    (EventType.SURRENDER, "laid down their arms", QuantityOf.SURRENDERED),
    (EventType.WITHDRAWAL, "pulled out", QuantityOf.PERSONNEL),
    (EventType.CASUALTIES, "were killed", QuantityOf.KILLED),
    (EventType.CLASH, "fought through the night", QuantityOf.PERSONNEL),
    (EventType.CAPTURE, "were taken prisoner", QuantityOf.CAPTURED),
    (EventType.DEPLOYMENT, "arrived by rail", QuantityOf.PERSONNEL),
    (EventType.SUPPLY_SHORTAGE, "ran out of shells", QuantityOf.PERSONNEL),
    (EventType.DESERTION, "left their posts", QuantityOf.PERSONNEL),
)
_SIDES = ("state:UA", "state:RU", "state:SY", None)


@dataclass
class _Writer:
    """A text in the making, which knows where its parts stand."""

    parts: list[str] = field(default_factory=list)
    length: int = 0

    def write(self, words: str) -> Span:
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return Span(start=start, end=self.length, text=words, match=Match.EXACT)

    def since(self, start: int) -> Span:
        words = "".join(self.parts)[start:]
        return Span(start=start, end=self.length, text=words, match=Match.EXACT)


def generated(rng: Random, *, claims: int = 10) -> Golden:
    """An article of ``claims`` sentences and its report."""
    writer = _Writer()
    numbers = rng.sample(range(10, 99), claims)
    found = [_sentence(writer, rng, number) for number in numbers]
    text = "".join(writer.parts)
    return Golden(report_of(Article.from_text(text), found), text=text)


def generated_set(seed: int, articles: int, *, claims: int = 10) -> Sequence[Golden]:
    """Articles that differ from one another, the same for the same seed."""
    rng = Random(seed)  # noqa: S311 - seeded test data
    return [generated(rng, claims=claims) for _ in range(articles)]


def _sentence(writer: _Writer, rng: Random, number: int) -> Claim:
    start = writer.length
    chain: tuple[Source, ...] = ()
    voice = Voice.NARRATOR
    if rng.random() < 0.7:
        name = rng.choice(SOURCES)
        span = writer.write(name)
        chain = (Source(name=name, span=span, kind=SourceKind.OTHER, anonymity=Anonymity.ROLE_ONLY),)
        voice = Voice.SOURCED
        writer.write(" said that ")
    kind, verb, of = rng.choice(VERBS)
    count = rng.randint(2, 900)
    quantity = Quantity(of=of, minimum=count, maximum=count, span=writer.write(f"{count}"))
    writer.write(" men of the ")
    name = f"{number}th {rng.choice(KINDS)}"
    unit = Unit(name=name, span=writer.write(name), role=Role.ACTOR, side=rng.choice(_SIDES))
    polarity, polarity_cue, modality, modality_cue = Polarity.AFFIRMED, None, Modality.ASSERTED, None
    writer.write(" ")
    if rng.random() < 0.2:
        polarity, polarity_cue = Polarity.NEGATED, writer.write("never")
        writer.write(" ")
    elif rng.random() < 0.2:
        modality, modality_cue = Modality.POSSIBLE, writer.write("perhaps")
        writer.write(" ")
    writer.write(f"{verb} ")
    relation = rng.choice((Relation.IN, Relation.NEAR, Relation.FROM))
    writer.write(f"{relation} ")
    place = rng.choice(PLACES)
    location = Location(name=place, span=writer.write(place), kind=LocationKind.SETTLEMENT, relation=relation)
    dates: tuple[ClaimDate, ...] = ()
    parties: tuple[Party, ...] = ()
    if rng.random() < 0.6:
        writer.write(" on ")
        day = rng.randint(1, 28)
        span = writer.write(f"{day} May")
        dates = (ClaimDate(span=span, edtf=f"2023-05-{day:02}", role=DateRole.EVENT, basis=DateBasis.EXPLICIT),)
    if rng.random() < 0.3:
        writer.write(" before ")
        parties = (Party(name="residents", span=writer.write("residents"), role=Role.OTHER, kind=PartyKind.CIVILIANS),)
    evidence = writer.since(start)
    writer.write(". ")
    status = VerificationStatus.UNVERIFIED if rng.random() < 0.2 else VerificationStatus.UNADDRESSED
    return Claim(
        id="c-aaaaaaaaaa",
        kind=rng.choice((Kind.EVENT, Kind.STATE)),
        event=Event(
            type=kind,
            summary="A claim.",
            polarity=polarity,
            polarity_cue=polarity_cue,
            modality=modality,
            modality_cue=modality_cue,
            quantities=(quantity,),
        ),
        units=(unit,),
        parties=parties,
        locations=(location,),
        dates=dates,
        attribution=Attribution(voice=voice, chain=chain),
        verification=Verification(status=status, contested=Contested.DENIED if rng.random() < 0.2 else Contested.NO),
        evidence=(evidence,),
    )
