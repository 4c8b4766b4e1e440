"""Decode: one claim of a reply, a JSON value, to a draft; every value that can't be one is named.

Closed values are taken only if they equal a term of the vocabulary ('not asserted' never becomes 'asserted'). A bad
core value (type, kind, polarity, modality, voice, evidence, a source) fails the claim; a bad value beside it is dropped
alone.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from reportedly.article import Article
from reportedly.extract.llm.windows import Window
from reportedly.extract.llm.wire import restored
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
    Term,
    VerificationStatus,
    Voice,
)

MOST_VALUES = 50
"""Of one list of a claim."""
MOST_CHARACTERS = 8_000
"""Of one string: the longest sentence."""
SHOWN = 2_000
"""Characters of a refused value that are kept."""
UNIT = "unit"
"""The ``kind`` of a participant that is an armed force."""

INVALID = "invalid_value"
"""No term of the vocabulary, or not of the right JSON type."""
MISSING = "missing"
"""A core value is not there."""
TOO_LONG = "too_long"
"""Longer than any sentence, or one of too many."""

_SIDE = re.compile(r"state:[A-Z]{2}|group:[a-z0-9]+(?:-[a-z0-9]+)*")
_QUOTED = re.compile(r"“[^“”]{2,}”|‘[^‘’]{4,}’(?!\w)|\"[^\"]{2,}\"")
_CLOSING = ",.;:"
_TermT = TypeVar("_TermT", bound=Term)


@dataclass(frozen=True, slots=True)
class Fault:
    """A value that was refused before grounding."""

    path: str
    """Where in the claim: ``where[0].kind``."""
    value: str
    """What stood there, JSON, shortened."""
    reason: str
    """A slug of this module."""


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


def decode(item: object, article: Article, window: Window) -> Decoded:
    """The draft of one claim."""
    text = shown(item)
    if not isinstance(item, dict):
        return Decoded(None, (Fault("", text, INVALID),), text, ())
    return _Claim(item, article, window).decoded(text)


def shown(value: object) -> str:
    """A value as compact JSON, shortened."""
    try:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    except (ValueError, RecursionError):
        return "…"
    text = text.encode("utf-8", "replace").decode("utf-8")
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


@dataclass(slots=True)
class _Claim:
    item: dict[str, object]
    article: Article
    window: Window
    faults: list[Fault] = field(default_factory=list)
    core: bool = True
    sentences: tuple[int, ...] = ()

    def decoded(self, text: str) -> Decoded:
        evidence = self._evidence()
        kind = self._core(Kind, "kind", Kind.EVENT)
        event = self._core(EventType, "type", None)
        polarity = self._core(Polarity, "polarity", Polarity.AFFIRMED)
        modality = self._core(Modality, "modality", Modality.ASSERTED)
        chain = tuple(SourceDraft(quote) for quote in self._quotes(self.item, "chain", "", core=True))
        voice = self._core(Voice, "voice", Voice.SOURCED if chain else Voice.NARRATOR)
        drafted = None
        if self.core and event and kind and polarity and modality and voice:
            drafted = ClaimDraft(
                type=event,
                kind=kind,
                evidence=evidence,
                trigger=self._quote(self.item, "trigger", ""),
                polarity=polarity,
                modality=modality,
                voice=voice,
                chain=chain,
                cues=tuple(self._quotes(self.item, "cues", "")),
                quotes=_quoted(evidence) if voice is not Voice.NARRATOR else (),
                units=tuple(self._units()),
                parties=tuple(self._parties()),
                locations=self._locations(),
                dates=tuple(self._dates()),
                means=tuple(self._means()),
                quantities=tuple(self._amounts()),
                status=self._term(VerificationStatus, self.item, "status", "") or VerificationStatus.UNADDRESSED,
                contested=self._term(Contested, self.item, "contested", "") or Contested.NO,
                status_cues=tuple(self._quotes(self.item, "status_cues", "", hinted=False)),
                responses=tuple(self._responses()),
            )
        return Decoded(drafted, tuple(self.faults), text, self.sentences)

    def _fault(self, path: str, value: object, reason: str) -> None:
        self.faults.append(Fault(path, shown(value), reason))

    def _evidence(self) -> tuple[Quote, ...]:
        quotes = []
        numbers: list[int] = []
        entries = self._entries("evidence")
        for at, entry in enumerate(entries):
            words = self._string(entry, "text", f"evidence[{at}]")
            if words is None:
                self.core = False
                continue
            hint = self._hint(entry)
            numbers += hint
            quotes.append(Quote(words, hint))
        if not quotes and self.core:
            self._fault("evidence", self.item.get("evidence"), MISSING)
            self.core = False
        self.sentences = tuple(sorted(set(numbers)))
        return tuple(quotes)

    def _hint(self, entry: dict[str, object]) -> tuple[int, ...]:
        number = entry.get("n")
        if not isinstance(number, int) or isinstance(number, bool):
            return ()
        index = self.window.index(number)
        return () if index is None else (index,)

    def _core(self, vocabulary: type[_TermT], key: str, default: _TermT | None) -> _TermT | None:
        """A core value; one that is left out is the default, one that is no term fails the claim."""
        if key not in self.item:
            if default is None:
                self._fault(key, None, MISSING)
                self.core = False
            return default
        term = self._term(vocabulary, self.item, key, "")
        if term is None:
            self.core = False
            if not any(fault.path == key for fault in self.faults):
                self._fault(key, self.item[key], INVALID)
        return term

    def _term(self, vocabulary: type[_TermT], entry: dict[str, object], key: str, path: str) -> _TermT | None:
        value = entry.get(key)
        if value is None:
            return None
        if isinstance(value, str):
            try:
                return vocabulary.parse(value)
            except ValueError:
                pass
        self._fault(_join(path, key), value, INVALID)
        return None

    def _entries(self, key: str) -> list[dict[str, object]]:
        """The objects of a list; a string stands for an object with that text."""
        value = self.item.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self._fault(key, value, INVALID)
            return []
        entries: list[dict[str, object]] = []
        for at, entry in enumerate(value[:MOST_VALUES]):
            if isinstance(entry, dict):
                entries.append(entry)
            else:
                self._fault(f"{key}[{at}]", entry, INVALID)
                self.core = self.core and key != "evidence"
        if len(value) > MOST_VALUES:
            self._fault(f"{key}[{MOST_VALUES}]", value[MOST_VALUES], TOO_LONG)
        return entries

    def _string(self, entry: dict[str, object], key: str, path: str) -> str | None:
        """A string that may stand in the article; null, with its fault, for anything else."""
        value = entry.get(key)
        if not isinstance(value, str) or not value.strip():
            self._fault(_join(path, key), value, INVALID if key in entry and value is not None else MISSING)
            return None
        if len(value) > MOST_CHARACTERS:
            self._fault(_join(path, key), value, TOO_LONG)
            return None
        return restored(value, self.article.text)

    def _quote(self, entry: dict[str, object], key: str, path: str) -> Quote | None:
        """A string with the evidence's sentences as hint; null where there is none."""
        if entry.get(key) in (None, ""):
            return None
        words = self._string(entry, key, path)
        return None if words is None else Quote(words, self.sentences)

    def _quotes(
        self, entry: dict[str, object], key: str, path: str, *, hinted: bool = True, core: bool = False
    ) -> Iterable[Quote]:
        value = entry.get(key)
        if value is None:
            return
        if not isinstance(value, list):
            self._fault(_join(path, key), value, INVALID)
            self.core = self.core and not core
            return
        for at, words in enumerate(value[:MOST_VALUES]):
            one = self._string({key: words}, key, f"{path}[{at}]")
            if one is not None:
                yield Quote(one, self.sentences if hinted else ())
            elif core:
                self.core = False

    def _units(self) -> Iterable[UnitDraft]:
        for at, entry in enumerate(self._entries("who")):
            if entry.get("kind") != UNIT:
                continue
            path = f"who[{at}]"
            name, role = self._quote(entry, "name", path), self._term(Role, entry, "role", path)
            if name and role:
                also = tuple(self._quotes(entry, "also", path, hinted=False))
                yield UnitDraft(name, role, also, self._side(entry, path))

    def _parties(self) -> Iterable[PartyDraft]:
        known = len(self.faults)
        entries = self._entries("who")
        del self.faults[known:]  # told already by the units
        for at, entry in enumerate(entries):
            if entry.get("kind") == UNIT:
                continue
            path = f"who[{at}]"
            kind, role = self._term(PartyKind, entry, "kind", path), self._term(Role, entry, "role", path)
            name = self._quote(entry, "name", path)
            if name and kind and role:
                also = tuple(self._quotes(entry, "also", path, hinted=False))
                yield PartyDraft(name, kind, role, also, self._side(entry, path))

    def _side(self, entry: dict[str, object], path: str) -> str | None:
        side = entry.get("side")
        if side is None or side == "":
            return None
        if isinstance(side, str) and _SIDE.fullmatch(side):
            return side
        self._fault(_join(path, "side"), side, INVALID)
        return None

    def _locations(self) -> tuple[LocationDraft, ...]:
        """The places; ``within`` is the index of the place of that name."""
        kept: list[tuple[Quote, LocationKind, Relation, tuple[Quote, ...], object]] = []
        for at, entry in enumerate(self._entries("where")):
            path = f"where[{at}]"
            name, kind = self._quote(entry, "name", path), self._term(LocationKind, entry, "kind", path)
            relation = self._term(Relation, entry, "relation", path)
            if relation is None and entry.get("relation") is None:
                relation = Relation.IN
            if name and kind and relation:
                also = tuple(self._quotes(entry, "also", path, hinted=False))
                kept.append((name, kind, relation, also, entry.get("within")))
        names = [place[0].text for place in kept]
        return tuple(
            LocationDraft(name, kind, relation, also, _index(names, within, at))
            for at, (name, kind, relation, also, within) in enumerate(kept)
        )

    def _dates(self) -> Iterable[DateDraft]:
        for at, entry in enumerate(self._entries("when")):
            quote, role = self._quote(entry, "text", f"when[{at}]"), self._term(DateRole, entry, "role", f"when[{at}]")
            if quote and role:
                yield DateDraft(quote, role)

    def _means(self) -> Iterable[MeansDraft]:
        for at, entry in enumerate(self._entries("means")):
            path = f"means[{at}]"
            quote, kind = self._quote(entry, "text", path), self._term(MeansKind, entry, "kind", path)
            if quote and kind:
                yield MeansDraft(kind, quote)

    def _amounts(self) -> Iterable[QuantityDraft]:
        for at, entry in enumerate(self._entries("amounts")):
            path = f"amounts[{at}]"
            quote, of = self._quote(entry, "text", path), self._term(QuantityOf, entry, "of", path)
            if quote and of:
                yield QuantityDraft(of, quote, self._quote(entry, "item", path))

    def _responses(self) -> Iterable[ResponseDraft]:
        for at, entry in enumerate(self._entries("responses")):
            path = f"responses[{at}]"
            hint = self._hint(entry)
            source, words = self._string(entry, "source", path), self._string(entry, "text", path)
            stance = self._term(Stance, entry, "stance", path)
            if source and words and stance:
                yield ResponseDraft(SourceDraft(Quote(source, hint)), stance, Quote(words, hint))


def _join(path: str, key: str) -> str:
    if path.startswith("["):
        return f"{key}{path}"
    return f"{path}.{key}" if path else key


def _index(names: list[str], within: object, own: int) -> int | None:
    if not isinstance(within, str) or within not in names or names.index(within) == own:
        return None
    return names.index(within)


def _quoted(evidence: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """The direct quotations inside the evidence, without their marks and closing punctuation."""
    return tuple(
        Quote(words, quote.sentences)
        for quote in evidence
        for found in _QUOTED.finditer(quote.text)
        if (words := found.group()[1:-1].rstrip(_CLOSING).strip())
    )
