"""Verdicts: the flat list from which every table is folded.

One verdict says how one value of a prediction compares with one value of the gold, and which rule decided. Counting
them is not this module's business (``tally``).
Source of the categories: MUC-4 scoring manual (Chinchor 1992).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from reportedly.validate.ranges import Range, overlap


class Category(StrEnum):
    """How a predicted value compares with a gold value."""

    COR = "COR"
    """Right."""
    PAR = "PAR"
    """Partly right: half a credit."""
    INC = "INC"
    """Wrong."""
    MIS = "MIS"
    """In the gold only."""
    SPU = "SPU"
    """In the prediction only."""
    NON = "NON"
    """In neither; counted, never scored."""


class Critical(StrEnum):
    """Errors that turn a claim into another one; they stand first in every rendering."""

    POLARITY = "polarity"
    """A claim that it happened for one that it did not, or the reverse."""
    MODALITY = "modality"
    """A hedged, planned or conditional claim for an asserted one, or the reverse."""
    BOUND = "bound"
    """Another lower or upper bound of the same measure."""
    DESIGNATION = "designation"
    """Another number of a formation."""
    SIDE = "side"
    """The other side, by its code or by a nationality word."""
    ORIGIN = "origin"
    """A source's claim in the narrator's own voice."""


class Grounding(StrEnum):
    """Where the predicted words stand beside the gold words, whatever the value."""

    EXACT = "exact"
    """On the same characters."""
    OVERLAPPING = "overlapping"
    """On some of the same characters."""
    ELSEWHERE = "elsewhere"
    """On other characters of the article."""
    UNGROUNDED = "ungrounded"
    """Not in the article at the place that the report names; told only where the article's text is given."""


class Verdict(NamedTuple):
    """One comparison of one value."""

    article: str
    """Id of the article."""
    slot: str
    """Which slot: one of ``SLOTS``."""
    category: Category
    """How the values compare."""
    gold: str | None
    """The gold value; null where there is none."""
    predicted: str | None
    """The predicted value; null where there is none."""
    gold_span: Range | None
    """Where the gold value stands; null for a value without words of its own."""
    predicted_span: Range | None
    """Where the predicted value stands; null also for words that are not in the article."""
    gold_pointer: str | None
    """JSON pointer to the gold value, or to the place where it is lacking; null if the claim has no partner."""
    predicted_pointer: str | None
    """JSON pointer to the predicted value, or to the place where it is lacking; null if the claim has no partner."""
    rule: str
    """Id of the rule that decided: a key of ``RULES``."""
    critical: Critical | None = None
    """The critical error that this is, if it is one."""

    @property
    def matched(self) -> bool:
        """Whether the value belongs to a claim that was aligned with a claim of the other side."""
        return self.gold_pointer is not None and self.predicted_pointer is not None

    @property
    def grounding(self) -> Grounding | None:
        """The grounding axis; null for closed slots, and where one side has no value to stand anywhere."""
        if self.slot not in SPANNED or self.predicted is None:
            return None
        if self.predicted_span is None:
            return Grounding.UNGROUNDED
        if self.gold_span is None:
            return Grounding.ELSEWHERE if self.slot == EVIDENCE and self.matched else None
        if self.gold_span == self.predicted_span:
            return Grounding.EXACT
        return Grounding.OVERLAPPING if self.overlap else Grounding.ELSEWHERE

    @property
    def overlap(self) -> float:
        """Intersection over union of the two spans, in characters; 0 where one is lacking."""
        if self.gold_span is None or self.predicted_span is None:
            return 0.0
        return overlap(self.gold_span, self.predicted_span)


CLAIM = "claim"
EVIDENCE = "evidence"
"""Verdicts on evidence spans: the grounding axis, counted apart, in no slot's figures."""
SCALARS = ("kind", "polarity", "modality", "voice", "verification.status", "contested")
"""Closed slots that are compared exactly."""
SLOTS = (
    CLAIM,
    "event.type",
    *SCALARS,
    "units",
    "parties",
    "locations",
    "locations.relation",
    "dates",
    "origin",
    "sources",
    "quantities",
)
"""Every slot, in the order of the tables; ``claim`` is the row of whole claims."""
SPANNED = frozenset({EVIDENCE, "units", "parties", "locations", "dates", "origin", "sources", "quantities"})
"""Slots whose values have words of their own in the article."""
CORE: Mapping[str, tuple[str, ...]] = {
    "event type": ("event.type",),
    "units": ("units",),
    "locations": ("locations",),
    "dates": ("dates",),
    "origin": ("origin",),
    "verification": ("verification.status", "contested"),
    "quantities": ("quantities",),
}
"""The core slots, whose mean F1 is the headline beside claim F1; verification pools status and contested."""
RULES: Mapping[str, str] = {
    "claim.equal": "equal type and polarity",
    "claim.type": "aligned, but the types differ",
    "claim.polarity": "aligned, but the polarities differ",
    "claim.unmatched": "no claim of the other side is aligned with this one",
    "value.equal": "the values are equal",
    "value.unequal": "the values differ",
    "value.alternate": "the value is one of the gold state's alternates",
    "value.missing": "the gold has a value, the prediction has none or one that says nothing",
    "value.spurious": "the prediction has a value, the gold has none or one that says nothing",
    "value.empty": "neither has a value, or both have one that says nothing",
    "state.optional": "the gold marks it as optional: neither missing nor spurious",
    "state.absent": "the annotator looked and there is none",
    "evidence.exact": "the same evidence span",
    "evidence.overlapping": "evidence spans that share characters",
    "evidence.elsewhere": "an evidence span that shares no character with the gold's",
    "evidence.missing": "no predicted evidence span shares a character with it",
    "evidence.unmatched": "evidence of a claim without a partner",
    "evidence.ungrounded": "the words do not stand in the article at this place",
    "type.admissible": "another type, admissible for this claim",
    "name.equal": "equal names after folding",
    "name.contained": "one name contains the other in whole words",
    "name.jaccard": "the names share at least half of their words",
    "name.side": "the sides differ",
    "name.nationality": "the nationality words differ",
    "name.designation": "the designation numbers differ",
    "name.role": "the name fits, the roles differ",
    "name.role_opposed": "the name fits, but actor stands for target",
    "origin.unequal": "another source as the origin",
    "origin.narrator": "the narrator's own voice in the place of a source",
    "name.unpaired": "no name of the other side fits",
    "quantity.equal": "same measure, bounds, unit and vagueness",
    "quantity.overlap": "same measure and unit, the bounds overlap or one is equal",
    "quantity.part": "losses, or killed or wounded, against a part of it",
    "quantity.unequal": "another quantity",
    "date.equal": "same role and same date",
    "date.less_specific": "a date that contains the gold date",
    "date.more_specific": "a component that the gold date does not have",
    "date.role": "the roles differ",
    "date.unequal": "another date",
}
"""What every rule id means."""
