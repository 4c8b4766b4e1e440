"""Components: participants, places, dates, means and quantities of a draft, placed and with their derived values.

Each may be dropped alone, with its reason; a quantity that can't be placed falls with its claim. Values that are pure
functions of the words (designation, echelon, bounds, EDTF, side) are computed here from the placed words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.grounding.bounds import is_cut_off
from reportedly.grounding.drafts import (
    DateDraft,
    LocationDraft,
    MeansDraft,
    PartyDraft,
    QuantityDraft,
    Quote,
    UnitDraft,
)
from reportedly.grounding.evidence import with_bound
from reportedly.grounding.index import ArticleIndex
from reportedly.grounding.placing import Misplaced, place
from reportedly.grounding.reasons import BOUND_DROPPED, NO_QUANTITY, SIDE_NOT_NAMED, WITHIN
from reportedly.normalise.dates import read_date
from reportedly.normalise.formations import read_formation
from reportedly.normalise.quantities import read_quantity
from reportedly.normalise.sides import side_of
from reportedly.schema.event import Means, Quantity
from reportedly.schema.extraction import Rejected
from reportedly.schema.participants import Name, Party, Unit
from reportedly.schema.setting import ClaimDate, Location
from reportedly.schema.span import Span
from reportedly.text.sentences import Range

_OTHER_GROUP = "group:other"


@dataclass(frozen=True, slots=True)
class Desk:
    """What every value of one claim is placed with."""

    index: ArticleIndex
    anchors: Sequence[Range]
    """The claim's evidence: of several places, the nearest to it is meant."""
    near: Range | None = None
    """The event word: of several places in the evidence, the nearest to it is meant."""
    rejected: list[Rejected] = field(default_factory=list)

    def span(self, quote: Quote, path: str, near: Range | None = None) -> Span | None:
        """The quote's place, by ``near`` rather than the event word; null, with its reason noted, where it has none."""
        found = place(self.index, quote, self.anchors, near or self.near)
        if isinstance(found, Misplaced):
            self.refuse(path, quote.text, found.reason)
            return None
        return found

    def spans(self, quotes: Sequence[Quote], path: str) -> tuple[Span, ...]:
        """The places of those quotes that have one, each once."""
        found = (self.span(quote, f"{path}[{number}]") for number, quote in enumerate(quotes))
        return tuple(dict.fromkeys(span for span in found if span is not None))

    def refuse(self, path: str, value: str, reason: str) -> None:
        """Note a refused value."""
        self.rejected.append(Rejected(path=path, value=value, reason=reason))

    def side(self, name: str, proposed: str | None, path: str) -> str | None:
        """The proposed side, if the article names it; without one, the side that the name says."""
        said = side_of(name)
        if proposed is None or proposed in {said, _OTHER_GROUP} or proposed in self.index.sides:
            return proposed or said
        self.refuse(f"{path}.side", proposed, SIDE_NOT_NAMED)
        return said

    def names(self, quotes: Sequence[Quote], path: str) -> tuple[Name, ...]:
        """Alternate names."""
        return tuple(Name(name=span.text, span=span) for span in self.spans(quotes, f"{path}.alternate_names"))


def unit(desk: Desk, draft: UnitDraft, path: str) -> Unit | None:
    """A formation with its designation, echelon and branch."""
    span = desk.span(draft.quote, path)
    if span is None:
        return None
    read = read_formation(span.text)
    return Unit(
        name=span.text,
        span=span,
        alternate_names=desk.names(draft.alternate_names, path),
        role=draft.role,
        side=desk.side(span.text, draft.side, path),
        designation=read.designation,
        echelon=read.echelon,
        branch=read.branch,
        subunit=read.subunit,
    )


def party(desk: Desk, draft: PartyDraft, path: str) -> Party | None:
    """A participant that is no formation."""
    span = desk.span(draft.quote, path)
    if span is None:
        return None
    return Party(
        name=span.text,
        span=span,
        alternate_names=desk.names(draft.alternate_names, path),
        role=draft.role,
        side=desk.side(span.text, draft.side, path),
        kind=draft.kind,
    )


def locations(desk: Desk, drafts: Sequence[LocationDraft]) -> tuple[Location, ...]:
    """The places; ``within`` points to those that are left."""
    spans = [desk.span(draft.quote, f"locations[{number}]") for number, draft in enumerate(drafts)]
    left = {number: at for at, number in enumerate(number for number, span in enumerate(spans) if span is not None)}
    found = []
    for number, (draft, span) in enumerate(zip(drafts, spans, strict=True)):
        if span is None:
            continue
        path = f"locations[{number}]"
        within = left.get(draft.within) if draft.within is not None and not _circular(drafts, number) else None
        if draft.within is not None and within is None:
            desk.refuse(f"{path}.within", str(draft.within), WITHIN)
        found.append(
            Location(
                name=span.text,
                span=span,
                alternate_names=desk.names(draft.alternate_names, path),
                kind=draft.kind,
                relation=draft.relation,
                within=within,
            ),
        )
    return tuple(found)


def _circular(drafts: Sequence[LocationDraft], number: int) -> bool:
    seen: set[int] = set()
    step: int | None = number
    while step is not None and 0 <= step < len(drafts):
        if step in seen:
            return True
        seen.add(step)
        step = drafts[step].within
    return False


def date(desk: Desk, draft: DateDraft, path: str, *, predicted: bool) -> ClaimDate | None:
    """A date with its EDTF value, resolved from the publication date where the words need one."""
    span = desk.span(draft.quote, path)
    if span is None:
        return None
    read = read_date(span.text, desk.index.published, predicted=predicted)
    return ClaimDate(span=span, edtf=read.edtf, role=draft.role, basis=read.basis)


def means(desk: Desk, draft: MeansDraft, path: str) -> Means | None:
    """A weapon."""
    span = desk.span(draft.quote, path)
    return None if span is None else Means(kind=draft.kind, span=span)


def quantities(desk: Desk, drafts: Sequence[QuantityDraft]) -> tuple[Quantity, ...] | None:
    """The quantities with their bounds, each grown to the words that bound it; null where one can't be placed."""
    found: list[Quantity] = []
    for number, draft in enumerate(drafts):
        path = f"quantities[{number}]"
        span = desk.span(draft.quote, path)
        if span is None:
            return None
        start, end = with_bound(desk.index, (span.start, span.end))
        if is_cut_off(desk.index.text, start):
            desk.refuse(path, draft.quote.text, BOUND_DROPPED)
            return None
        text = desk.index.text[start:end]
        read = read_quantity(text)
        if read.minimum is None and read.maximum is None and read.vague is None:
            desk.refuse(path, draft.quote.text, NO_QUANTITY)
            continue
        found.append(
            Quantity(
                of=draft.of,
                item=desk.span(draft.item, f"{path}.item") if draft.item is not None else None,
                minimum=read.minimum,
                maximum=read.maximum,
                approximate=read.approximate,
                unit=read.unit,
                vague=read.vague,
                span=Span(start=start, end=end, text=text, match=span.match),
            ),
        )
    return tuple(found)
