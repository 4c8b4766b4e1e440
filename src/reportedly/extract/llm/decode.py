"""Decode: one claim of a reply, a JSON value, to a draft; every value that can't be one is named.

Closed values are taken only if they equal a term of the vocabulary ('not asserted' never becomes 'asserted'). A bad
core value (type, kind, polarity, modality, voice, evidence, a source) fails the claim; a bad value beside it is dropped
alone.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.article import Article
from reportedly.extract.llm.fields import INVALID, MISSING, Fault, Fields, join, shown
from reportedly.extract.llm.windows import Window
from reportedly.grounding.drafts import (
    ClaimDraft,
    DateDraft,
    LocationDraft,
    MeansDraft,
    PartyDraft,
    QuantityDraft,
    Quote,
    ResponseDraft,
    SourceDraft,
    UnitDraft,
)
from reportedly.schema.vocabularies import (
    Contested,
    DateRole,
    EventType,
    Kind,
    LocationKind,
    MeansKind,
    Modality,
    PartyKind,
    Polarity,
    QuantityOf,
    Relation,
    Role,
    Stance,
    VerificationStatus,
    Voice,
)

UNIT = "unit"
"""The ``kind`` of a participant that is an armed force."""

_SIDE = re.compile(r"state:[A-Z]{2}|group:[a-z0-9]+(?:-[a-z0-9]+)*")
_QUOTED = re.compile(r"“[^“”]{2,}”|‘[^‘’]{4,}’(?!\w)|\"[^\"]{2,}\"")
_CLOSING = ",.;:"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A claim of a reply."""

    draft: ClaimDraft | None
    """The draft; null if a core value is bad."""
    faults: tuple[Fault, ...]
    """What was refused."""
    text: str
    """The claim as JSON, for asking again."""
    sentences: tuple[int, ...]
    """The article's sentences that its evidence names."""
    decided: bool = False
    """Whether the model itself decided against it: then nothing is lost."""


def decode(item: object, article: Article, window: Window) -> Decoded:
    """The draft of one claim."""
    text = shown(item)
    if not isinstance(item, dict):
        return Decoded(None, (Fault("", text, INVALID),), text, ())
    return _Claim(item, article, window).decoded(text)


@dataclass(slots=True)
class _Claim(Fields):
    def decoded(self, text: str) -> Decoded:
        evidence = self._evidence()
        kind = self.core_value(Kind, "kind", Kind.EVENT)
        event = self.core_value(EventType, "type", None)
        polarity = self.core_value(Polarity, "polarity", Polarity.AFFIRMED)
        modality = self.core_value(Modality, "modality", Modality.ASSERTED)
        chain = tuple(SourceDraft(quote) for quote in self.quotes(self.item, "chain", "", core=True))
        voice = self.core_value(Voice, "voice", Voice.SOURCED if chain else Voice.NARRATOR)
        drafted = None
        if self.core and event and kind and polarity and modality and voice:
            drafted = ClaimDraft(
                type=event,
                kind=kind,
                evidence=evidence,
                trigger=self.quote(self.item, "trigger", ""),
                polarity=polarity,
                modality=modality,
                voice=voice,
                chain=chain,
                cues=tuple(self.quotes(self.item, "cues", "")),
                quotes=_quoted(evidence) if voice is not Voice.NARRATOR else (),
                units=tuple(self._units()),
                parties=tuple(self._parties()),
                locations=self._locations(),
                dates=tuple(self._dates()),
                means=tuple(self._means()),
                quantities=tuple(self._amounts()),
                status=self.term(VerificationStatus, self.item, "status", "") or VerificationStatus.UNADDRESSED,
                contested=self.term(Contested, self.item, "contested", "") or Contested.NO,
                status_cues=tuple(self.quotes(self.item, "status_cues", "", hinted=False)),
                responses=tuple(self._responses()),
            )
        return Decoded(drafted, tuple(self.faults), text, self.sentences)

    def _evidence(self) -> tuple[Quote, ...]:
        quotes = []
        numbers: list[int] = []
        entries = self.entries("evidence")
        for at, entry in enumerate(entries):
            words = self.string(entry, "text", f"evidence[{at}]")
            if words is None:
                self.core = False
                continue
            hint = self.hint(entry)
            numbers += hint
            quotes.append(Quote(words, hint))
        if not quotes and self.core:
            self.fault("evidence", self.item.get("evidence"), MISSING)
            self.core = False
        self.sentences = tuple(sorted(set(numbers)))
        return tuple(quotes)

    def _units(self) -> Iterable[UnitDraft]:
        for at, entry in enumerate(self.entries("who")):
            if entry.get("kind") != UNIT:
                continue
            path = f"who[{at}]"
            name, role = self.quote(entry, "name", path), self.term(Role, entry, "role", path)
            if name and role:
                also = tuple(self.quotes(entry, "also", path, hinted=False))
                yield UnitDraft(name, role, also, self._side(entry, path))

    def _parties(self) -> Iterable[PartyDraft]:
        known = len(self.faults)
        entries = self.entries("who")
        del self.faults[known:]  # told already by the units
        for at, entry in enumerate(entries):
            if entry.get("kind") == UNIT:
                continue
            path = f"who[{at}]"
            kind, role = self.term(PartyKind, entry, "kind", path), self.term(Role, entry, "role", path)
            name = self.quote(entry, "name", path)
            if name and kind and role:
                also = tuple(self.quotes(entry, "also", path, hinted=False))
                yield PartyDraft(name, kind, role, also, self._side(entry, path))

    def _side(self, entry: dict[str, object], path: str) -> str | None:
        side = entry.get("side")
        if side is None or side == "":
            return None
        if isinstance(side, str) and _SIDE.fullmatch(side):
            return side
        self.fault(join(path, "side"), side, INVALID)
        return None

    def _locations(self) -> tuple[LocationDraft, ...]:
        """The places; ``within`` is the index of the place of that name."""
        kept: list[tuple[Quote, LocationKind, Relation, tuple[Quote, ...], object]] = []
        for at, entry in enumerate(self.entries("where")):
            path = f"where[{at}]"
            name, kind = self.quote(entry, "name", path), self.term(LocationKind, entry, "kind", path)
            relation = self.term(Relation, entry, "relation", path)
            if relation is None and entry.get("relation") is None:
                relation = Relation.IN
            if name and kind and relation:
                also = tuple(self.quotes(entry, "also", path, hinted=False))
                kept.append((name, kind, relation, also, entry.get("within")))
        names = [place[0].text for place in kept]
        return tuple(
            LocationDraft(name, kind, relation, also, self._index(names, within, at))
            for at, (name, kind, relation, also, within) in enumerate(kept)
        )

    def _index(self, names: list[str], within: object, own: int) -> int | None:
        if within is None:
            return None
        if isinstance(within, str) and within in names and names.index(within) != own:
            return names.index(within)
        self.fault(f"where[{own}].within", within, INVALID)
        return None

    def _dates(self) -> Iterable[DateDraft]:
        for at, entry in enumerate(self.entries("when")):
            quote, role = self.quote(entry, "text", f"when[{at}]"), self.term(DateRole, entry, "role", f"when[{at}]")
            if quote and role:
                yield DateDraft(quote, role)

    def _means(self) -> Iterable[MeansDraft]:
        for at, entry in enumerate(self.entries("means")):
            path = f"means[{at}]"
            quote, kind = self.quote(entry, "text", path), self.term(MeansKind, entry, "kind", path)
            if quote and kind:
                yield MeansDraft(kind, quote)

    def _amounts(self) -> Iterable[QuantityDraft]:
        for at, entry in enumerate(self.entries("amounts")):
            path = f"amounts[{at}]"
            quote, of = self.quote(entry, "text", path), self.term(QuantityOf, entry, "of", path)
            if quote and of:
                yield QuantityDraft(of, quote, self.quote(entry, "item", path))

    def _responses(self) -> Iterable[ResponseDraft]:
        for at, entry in enumerate(self.entries("responses")):
            path = f"responses[{at}]"
            hint = self.hint(entry)
            source, words = self.string(entry, "source", path), self.string(entry, "text", path)
            stance = self.term(Stance, entry, "stance", path)
            if source and words and stance:
                yield ResponseDraft(SourceDraft(Quote(source, hint)), stance, Quote(words, hint))


def _quoted(evidence: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """The direct quotations inside the evidence, without their marks and closing punctuation."""
    return tuple(
        Quote(words, quote.sentences)
        for quote in evidence
        for found in _QUOTED.finditer(quote.text)
        if (words := found.group()[1:-1].rstrip(_CLOSING).strip())
    )
