"""Discourse: on whose word each passage stands, across sentences.

Sentences are read in order. A pronoun or a definite phrase ('he', 'the official') stands for the last speaker that fits;
a quotation that runs over sentences keeps its speaker; a short name stands for the full one given before.
"""

from dataclasses import dataclass, field, replace

from reportedly.extract.rules.attribution import Range, Said, reports
from reportedly.extract.rules.clauses import Parsed
from reportedly.extract.rules.phrases import Sort
from reportedly.extract.rules.sources import Speaker
from reportedly.extract.rules.tags import Tag
from reportedly.text.lexicon import table


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
    speakers: list[Said] = field(default_factory=list)
    names: dict[str, Range] = field(default_factory=dict)
    open_quote: str = ""
    """The mark that closes the quotation that is open; empty if none is."""
    quoting: Said | None = None
    """Whose quotation it is."""

    def read(self, parsed: Parsed) -> Attributed:
        """The reports of the next sentence."""
        said = tuple(self._resolved(report) for report in reports(self.text, parsed))
        continued, continued_to = self._continuation(parsed, said)
        self._remember_names(parsed)
        self._quotations(parsed, said, continued)
        self.speakers += [report for report in said if report.speaker is not None]
        return Attributed(said, continued, continued_to)

    def _resolved(self, report: Said) -> Said:
        who = report.speaker
        if who is None:
            return report
        if report.pronoun:
            found = self._antecedent(who)
            if found is not None and found.speaker is not None:
                outlets = report.outlets or found.outlets
                return replace(report, speaker=found.speaker, outlets=outlets, pronoun=False)
            return replace(report, speaker=None) if who.head in {"he", "she", "they", "it"} else report
        return replace(report, speaker=self._full_name(who))

    def _antecedent(self, who: Speaker) -> Said | None:
        if who.head in {"he", "she"}:
            return next((said for said in reversed(self.speakers) if said.speaker and _person(said.speaker)), None)
        if who.head == "they":
            return next((said for said in reversed(self.speakers) if said.speaker and said.speaker.plural), None)
        if who.head == "it":
            return next((said for said in reversed(self.speakers) if said.speaker and not _person(said.speaker) and not said.speaker.plural), None)
        for said in reversed(self.speakers):
            if said.speaker and (said.speaker.head == who.head or who.head in self.text[said.speaker.start : said.speaker.end].casefold().split()):
                return said
        return None

    def _full_name(self, who: Speaker) -> Speaker:
        """'Karimi' for 'Colonel Jan Karimi', named before."""
        words = self.text[who.start : who.end].split()
        if not who.named or len(words) != 1:
            return who
        found = self.names.get(words[0].strip("’'").casefold())
        return who if found is None else replace(who, start=found[0], end=found[1])

    def _remember_names(self, parsed: Parsed) -> None:
        for item in parsed.items:
            for nominal in item.nominals:
                names = [word for word in nominal.parts[0].words if word.tag is Tag.NAME]
                if len(names) > 1 and nominal.parts[0].words[-1].tag is Tag.NAME:
                    first = next((word for word in nominal.parts[0].words if word.tag is Tag.NAME), names[0])
                    self.names.setdefault(names[-1].norm, (first.start, nominal.parts[0].end))

    def _continuation(self, parsed: Parsed, said: tuple[Said, ...]) -> tuple[Said | None, int]:
        """The quotation that this sentence goes on with, and up to where."""
        first = parsed.words[0]
        if self.open_quote and self.quoting is not None:
            closing = next((word.end for word in parsed.words if word.text == self.open_quote and word.tag is Tag.CLOSE), None)
            return self.quoting, closing if closing is not None else parsed.words[-1].end
        own = [report for report in said if any(start <= first.end for start, _ in report.content)]
        if first.tag is Tag.OPEN and first.text not in "([" and not own and self.speakers:
            closing = next((word.end for word in parsed.words if word.tag is Tag.CLOSE and word.text not in ")]"), None)
            return self.speakers[-1], closing if closing is not None else parsed.words[-1].end
        return None, 0

    def _quotations(self, parsed: Parsed, said: tuple[Said, ...], continued: Said | None) -> None:
        """Follow which quotation is open at the sentence's end, and whose it is."""
        pairs = {"“": "”", "‘": "’", "«": "»", '"': '"'}
        opened = self.open_quote
        at = 0
        for word in parsed.words:
            if opened and word.text == opened and word.tag is Tag.CLOSE:
                opened = ""
            elif not opened and word.tag is Tag.OPEN and word.text in pairs:
                opened, at = pairs[word.text], word.start
        if not opened:
            self.open_quote, self.quoting = "", None
        elif opened != self.open_quote or self.quoting is None:
            owner = next((report for report in said if any(start <= at < end for start, end in report.content)), None)
            self.open_quote = opened
            self.quoting = owner or (said[-1] if said else continued)


def _person(who: Speaker) -> bool:
    return not who.plural and (who.named or who.head not in _bodies())


def _bodies() -> frozenset[str]:
    return frozenset(table("nouns")["organisation"].split()) | frozenset(table("nouns")["media"].split()) | frozenset(
        table("nouns")["document"].split(),
    )


def quotation_ranges(parsed: Parsed) -> tuple[Range, ...]:
    """The quotations inside the sentence, marks excluded; an unclosed one runs to its end."""
    found: list[Range] = []
    start: int | None = None
    for item in parsed.items:
        if item.sort is Sort.OPEN and item.phrase.norm != "(" and start is None:
            start = item.phrase.end
        elif item.sort is Sort.CLOSE and item.phrase.norm != ")" and start is not None:
            found.append((start, item.phrase.start))
            start = None
    if start is not None and start < parsed.words[-1].end:
        found.append((start, parsed.words[-1].end))
    return tuple(pair for pair in found if pair[0] < pair[1])
