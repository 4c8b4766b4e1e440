"""Reports for tests and benchmarks, built by hand on invented texts: a page of text, and parts found on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.article import Article
from reportedly.grounding.identity import claim_ids
from reportedly.schema.attribution import Attribution, Response, Source, Verification
from reportedly.schema.claim import Claim
from reportedly.schema.event import Event, Quantity
from reportedly.schema.extraction import Extraction
from reportedly.schema.participants import Name, Party, Unit
from reportedly.schema.report import ArticleRef, Report
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
    UnitOfMeasure,
    Vagueness,
    VerificationStatus,
    Voice,
)

EXTRACTION = Extraction(
    extractor="annotator",
    extractor_version="1",
    created_at="2024-05-01T12:00:00Z",
    complete=True,
)


@dataclass(frozen=True)
class Page:
    """An invented article; ``at`` counts occurrences of the words from 0."""

    text: str

    def span(self, words: str, at: int = 0) -> Span:
        start = -1
        for _ in range(at + 1):
            start = self.text.index(words, start + 1)
        return Span(start=start, end=start + len(words), text=words, match=Match.EXACT)

    def unit(self, name: str, role: str = "actor", side: str | None = None, *, also: Sequence[str] = ()) -> Unit:
        others = tuple(Name(name=other, span=self.span(other)) for other in also)
        return Unit(name=name, span=self.span(name), role=Role.parse(role), side=side, alternate_names=others)

    def party(self, name: str, role: str = "actor", side: str | None = None, kind: str = "state") -> Party:
        return Party(name=name, span=self.span(name), role=Role.parse(role), side=side, kind=PartyKind.parse(kind))

    def place(self, name: str, relation: str = "in", *, also: Sequence[str] = ()) -> Location:
        others = tuple(Name(name=other, span=self.span(other)) for other in also)
        return Location(
            name=name,
            span=self.span(name),
            kind=LocationKind.SETTLEMENT,
            relation=Relation.parse(relation),
            alternate_names=others,
        )

    def date(self, words: str, edtf: str | None, role: str = "event") -> ClaimDate:
        return ClaimDate(span=self.span(words), edtf=edtf, role=DateRole.parse(role), basis=DateBasis.EXPLICIT)

    def source(self, name: str, side: str | None = None) -> Source:
        kind, anonymity = SourceKind.MILITARY, Anonymity.NAMED
        return Source(name=name, span=self.span(name), kind=kind, side=side, anonymity=anonymity)

    def quantity(
        self,
        words: str,
        of: str,
        minimum: float | None = None,
        maximum: float | None = None,
        *,
        unit: str | None = None,
        vague: str | None = None,
    ) -> Quantity:
        return Quantity(
            of=QuantityOf.parse(of),
            minimum=minimum,
            maximum=maximum,
            unit=UnitOfMeasure.parse(unit) if unit else None,
            vague=Vagueness.parse(vague) if vague else None,
            span=self.span(words),
        )

    def claim(
        self,
        evidence: str | Sequence[str],
        type: str = "clash",  # noqa: A002 - the schema's word
        *,
        kind: str = "event",
        negated: str | None = None,
        modality: str = "asserted",
        hedge: str | None = None,
        units: Sequence[Unit] = (),
        parties: Sequence[Party] = (),
        places: Sequence[Location] = (),
        dates: Sequence[ClaimDate] = (),
        chain: Sequence[Source] = (),
        voice: str | None = None,
        quantities: Sequence[Quantity] = (),
        status: str = "unaddressed",
        contested: str = "no",
        responses: Sequence[Response] = (),
    ) -> Claim:
        words = [evidence] if isinstance(evidence, str) else list(evidence)
        event = Event(
            type=EventType.parse(type),
            summary="A claim.",
            polarity=Polarity.NEGATED if negated else Polarity.AFFIRMED,
            polarity_cue=self.span(negated) if negated else None,
            modality=Modality.parse(modality),
            modality_cue=self.span(hedge) if hedge else None,
            quantities=tuple(quantities),
        )
        return Claim(
            id="c-aaaaaaaaaa",
            kind=Kind.parse(kind),
            event=event,
            units=tuple(units),
            parties=tuple(parties),
            locations=tuple(places),
            dates=tuple(dates),
            attribution=Attribution(
                voice=Voice.parse(voice or ("sourced" if chain else "narrator")), chain=tuple(chain)
            ),
            verification=Verification(
                status=VerificationStatus.parse(status),
                contested=Contested.parse(contested),
                responses=tuple(responses),
            ),
            evidence=tuple(sorted((self.span(part) for part in words), key=lambda span: (span.start, span.end))),
        )

    def report(self, *claims: Claim) -> Report:
        """A report of these claims, in reading order."""
        return report_of(Article.from_text(self.text), claims)


def report_of(article: Article, claims: Sequence[Claim]) -> Report:
    """A report of these claims, in the reading order that the schema asks for; equals keep their order."""
    reference = ArticleRef(id=article.id, normalisation=1, characters=len(article.text), language="en")
    return report_of_id(reference, claims)


def report_of_id(article: ArticleRef, claims: Sequence[Claim]) -> Report:
    """The same, on an article that is known by its reference alone."""
    ordered = sorted(claims, key=lambda claim: claim.evidence[0].start)
    ids = claim_ids(article.id, ordered)
    return Report(
        schema_version="1.0",
        article=article,
        claims=tuple(claim.model_copy(update={"id": name}) for claim, name in zip(ordered, ids, strict=True)),
        extraction=EXTRACTION,
    )
