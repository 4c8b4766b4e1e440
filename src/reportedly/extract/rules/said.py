"""Said: one report, and the sentence in which it is looked for."""

from dataclasses import dataclass

from reportedly.extract.rules.clause import Clause
from reportedly.extract.rules.clauses import Parsed
from reportedly.extract.rules.groups import Item, Nominal
from reportedly.extract.rules.phrases import Sort
from reportedly.extract.rules.quotations import Quotation
from reportedly.extract.rules.sources import Speaker
from reportedly.extract.rules.tags import Tag

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """One report: who says it by which words, and where its content stands."""

    speaker: Speaker | None
    """Null where nobody is named."""
    outlets: tuple[Speaker, ...]
    """Through whom, in order."""
    cue: Range
    content: tuple[Range, ...]
    pronoun: bool = False
    """Whether the speaker is a pronoun or a definite phrase that may stand for an earlier source."""
    verb: str = ""
    """Base form of the reporting verb; 'according' for a preposition, 'colon' or 'dash' for a headline's mark."""
    local: Range | None = None
    """Where the speaker's words stand in this sentence, its article and apposition included."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence with the quotations that touch it."""

    text: str
    """The whole text."""
    parsed: Parsed
    quotations: tuple[Quotation, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """Its phrases in order."""
        return self.parsed.items

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Its clauses in order."""
        return self.parsed.clauses

    @property
    def start(self) -> int:
        """First code point."""
        return self.parsed.words[0].start

    @property
    def end(self) -> int:
        """One past its last word; a final mark is left out."""
        last = self.parsed.words[-1]
        return last.start if last.tag in {Tag.MARK, Tag.CLOSE} and last.text != ")" else last.end

    def place(self, clause: Clause) -> int:
        """The index of the clause's verb among the phrases."""
        return self.parsed.verb_items[clause.index]

    def sort(self, at: int) -> Sort | None:
        """The sort of the phrase at ``at``; null outside the sentence."""
        return self.items[at].sort if 0 <= at < len(self.items) else None

    def norm(self, at: int) -> str:
        """The words of the phrase at ``at`` in lower case; empty outside the sentence."""
        return self.items[at].phrase.norm if 0 <= at < len(self.items) else ""

    def nominal(self, at: int) -> Nominal | None:
        """The first nominal at ``at``, if one stands there."""
        return self.items[at].nominals[0] if self.sort(at) is Sort.NOUNS else None

    def item_of(self, nominal: Nominal) -> int:
        """The index of the phrase that the nominal begins in."""
        return next((at for at, item in enumerate(self.items) if nominal in item.nominals), -1)

    def quotation(self, at: int) -> Quotation | None:
        """The quotation that holds the code point, its marks included."""
        return next((quotation for quotation in self.quotations if quotation.start <= at < quotation.end), None)

    def marked(self, at: int) -> bool:
        """Whether the phrase is a quotation mark that belongs to a quotation of the text."""
        start = self.items[at].phrase.start
        return any(start in {quotation.start, quotation.inner_end} for quotation in self.quotations)
