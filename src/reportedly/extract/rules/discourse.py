"""Discourse: on whose word each passage stands, across sentences.

Sentences are read in order. ``speakers`` tells whom a pronoun or a definite phrase stands for. A quotation belongs to
the speaker who is named before it or behind its closing mark, also where that is sentences away; one that nobody is
named for goes on with the speaker of the words right before it.
"""

from dataclasses import dataclass, field

from reportedly.extract.rules.attribution import Range, Said, reports
from reportedly.extract.rules.clauses import Parsed, parsed
from reportedly.extract.rules.phrases import Sort
from reportedly.extract.rules.quotations import Quotation, quotations, within
from reportedly.extract.rules.sources import definite, pronoun, speaker
from reportedly.extract.rules.speakers import Speakers
from reportedly.extract.rules.tagging import tagged
from reportedly.text.tokens import tokens

_TAIL = 400
"""Longest reporting clause behind a quotation, in code points."""
_LEAD = 300
"""How much of a quotation's end is read with its reporting clause."""
_FULL = 4
"""Words that make a quotation more than a quoted word."""
_SHORTEST = 12
"""And its shortest length in code points."""
_NOBODY = Said(None, (), (-1, -1), ())


@dataclass(frozen=True, slots=True)
class Attributed:
    """A sentence with its reports, speakers resolved."""

    said: tuple[Said, ...]
    continued: Said | None
    """The report that the whole sentence, or its beginning, goes on with."""
    continued_to: int
    """Where that ends."""


@dataclass(slots=True)
class Discourse:
    """What has been read so far. ``read`` takes the next sentence."""

    text: str
    speakers: Speakers = field(init=False)
    found: tuple[Quotation, ...] = field(init=False)
    """The text's quotations."""
    owners: dict[int, Said] = field(default_factory=dict)
    """Whose each quotation is, by its start."""
    last: tuple[int, Said] | None = None
    """The end of the last report or owned quotation, and whose it is."""

    def __post_init__(self) -> None:
        """Find the text's quotations."""
        self.speakers = Speakers(self.text)
        self.found = quotations(self.text)

    def read(self, sentence: Parsed) -> Attributed:
        """The reports of the next sentence."""
        start, end = sentence.words[0].start, sentence.words[-1].end
        here = within(self.found, start, end)
        said = tuple(self.speakers.resolved(report) for report in reports(self.text, sentence, here))
        for quotation in here:
            if quotation.start >= start:
                self._assign(quotation, said)
        self.speakers.remember(sentence, said)
        continued, continued_to = self._continued(sentence, here, said)
        self._follow(here, said, end)
        return Attributed(said, continued, continued_to)

    def _assign(self, quotation: Quotation, said: tuple[Said, ...]) -> None:
        """Decide whose a quotation is that opens in this sentence."""
        own = next((report for report in said if any(a <= quotation.start < b for a, b in report.content)), None)
        if own is not None:
            self.owners[quotation.start] = own
            return
        if not self._full(quotation):
            return
        behind = self._behind(quotation)
        if behind is not None:
            self.owners[quotation.start] = self.speakers.resolved(behind)
        elif self._carries(quotation) and self.last is not None:
            self.owners[quotation.start] = self.last[1]
        else:
            self.owners[quotation.start] = _NOBODY

    def _full(self, quotation: Quotation) -> bool:
        """Whether it is somebody's words rather than a quoted name or word."""
        if quotation.end - quotation.start <= _SHORTEST:
            return False
        sentence = self.text[quotation.inner_end - 1] in ".!?…,"
        return sentence or len(self.text[quotation.start : quotation.end][:_LEAD].split()) >= _FULL

    def _carries(self, quotation: Quotation) -> bool:
        """Whether it stands right behind the last speaker's words: in the same paragraph, or opening the next one."""
        if self.last is None:
            return False
        between = self.text[self.last[0] : quotation.start]
        return len(between) <= 4 and not between.strip(" \t\r\n.,;:”’\"'»")  # noqa: PLR2004 - marks and a paragraph break

    def _behind(self, quotation: Quotation) -> Said | None:
        """The report that names the speaker behind the closing mark.

        '…,” said X', '…?” X said.', '…”. That is what X said.'
        """
        if not quotation.closed:
            return None
        stop = quotation.end
        while stop < len(self.text) and self.text[stop] in " ,.":
            stop += 1
        tail_end = min(
            [
                self.text.find(mark, stop, stop + _TAIL) % (stop + _TAIL + 1)
                for mark in (". ", "\n", "! ", "? ", ".”", "“")
            ]
        )
        first = self._last_sentence(quotation)
        words = tokens(self.text, first, min(tail_end + 1, len(self.text)))
        if not words or words[-1].end <= quotation.end:
            return None
        found = reports(self.text, parsed(tagged(words)), (quotation,))
        report = next(
            (
                said
                for said in found
                if said.cue[0] >= quotation.end and any(a < quotation.end - 1 <= b for a, b in said.content)
            ),
            None,
        )
        return report or self._that_is_what(stop, tail_end)

    def _last_sentence(self, quotation: Quotation) -> int:
        """Where the last sentence of a quotation begins, or some words before its end."""
        start = max(quotation.start, quotation.end - _LEAD)
        for mark in (". ", "? ", "! ", "\n"):
            at = self.text.rfind(mark, start, quotation.end - 2)
            start = at + 2 if at >= 0 else start
        return start

    def _that_is_what(self, start: int, end: int) -> Said | None:
        """The speaker whom the next sentence names: 'That is what the governor said'."""
        words = self.text[start : start + 8].casefold().split()
        if not words or words[0] not in {"that", "this", "so", "such", "these", "those"}:
            return None
        tail = tokens(self.text, start, min(end + 1, len(self.text)))
        if len(tail) < 4:  # noqa: PLR2004 - 'That is what X said'
            return None
        clause = next(
            (
                clause
                for clause in parsed(tagged(tail)).clauses
                if clause.subjects and clause.lemma in {"say", "tell", "put", "describe"}
            ),
            None,
        )
        if clause is None:
            return None
        who = speaker(clause.subjects[0])
        cue = (clause.verb.start, clause.verb.end)
        return Said(who, (), cue, (), pronoun(clause.subjects[0]) or definite(clause.subjects[0]), clause.lemma)

    def _continued(
        self, sentence: Parsed, here: tuple[Quotation, ...], said: tuple[Said, ...]
    ) -> tuple[Said | None, int]:
        """The report of the quotation that the sentence begins in, and up to where.

        None where a report of the sentence itself has it.
        """
        first, end = sentence.words[0], sentence.words[-1].end
        leading = next((quotation for quotation in here if quotation.start <= first.end), None)
        if leading is None or leading.start not in self.owners:
            return None, 0
        if any(a <= first.end and first.start < b for report in said for a, b in report.content):
            return None, 0
        return self.owners[leading.start], min(leading.end, end)

    def _follow(self, here: tuple[Quotation, ...], said: tuple[Said, ...], end: int) -> None:
        """Remember whose words came last, and where they end."""
        owned = [
            (min(quotation.end, end), self.owners[quotation.start])
            for quotation in here
            if quotation.start in self.owners
        ]
        named = [(end, report) for report in said[-1:]]
        last = named or owned[-1:]
        if last:
            self.last = last[-1] if last[-1][1] is not _NOBODY else None


def quotation_ranges(sentence: Parsed) -> tuple[Range, ...]:
    """The quotations inside the sentence, marks excluded; an unclosed one runs to its end."""
    found: list[Range] = []
    start: int | None = None
    for item in sentence.items:
        if item.sort is Sort.OPEN and item.phrase.norm != "(" and start is None:
            start = item.phrase.end
        elif item.sort is Sort.CLOSE and item.phrase.norm != ")" and start is not None:
            found.append((start, item.phrase.start))
            start = None
    if start is not None and start < sentence.words[-1].end:
        found.append((start, sentence.words[-1].end))
    return tuple(pair for pair in found if pair[0] < pair[1])
