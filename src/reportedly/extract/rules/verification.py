"""Verification: what the article says of its claims' truth, and who denies them.

A remark covers the claims that its noun names ('the surrender claims'), else those of the passage that it closes.
"""

import re
from dataclasses import dataclass
from functools import cache

from reportedly.extract.rules.attribution import Range, Said
from reportedly.extract.rules.clauses import Parsed
from reportedly.extract.rules.frames import noun_triggers
from reportedly.extract.rules.sources import Speaker, word_list
from reportedly.extract.rules.words import singular
from reportedly.schema.vocabularies import Contested, EventType, Stance, VerificationStatus
from reportedly.text.lexicon import table

_STATUSES = {
    "unverified": VerificationStatus.UNVERIFIED,
    "corroborated": VerificationStatus.CORROBORATED,
    "confirmed": VerificationStatus.CONFIRMED,
    "retracted": VerificationStatus.RETRACTED,
}


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark on verification, or a denial."""

    sentence: int
    cue: Range
    status: VerificationStatus
    contested: Contested = Contested.NO
    about: frozenset[EventType] = frozenset()
    """The types that it names; empty for the passage before it."""
    backward: bool = True
    """Whether it speaks of claims before its sentence ('these reports'), rather than of its own sentence's."""
    figures: bool = False
    """Whether it speaks of figures: those given before it."""
    responder: Speaker | None = None
    stance: Stance | None = None
    span: Range | None = None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = table("remarks")
    return tuple((name, re.compile("|".join(f"(?:{pattern})" for pattern in rows[name]))) for name in (*_STATUSES, "disputed"))


def remarks(text: str, number: int, parsed: Parsed) -> tuple[Remark, ...]:
    """The remarks of a sentence on verification."""
    start, end = parsed.words[0].start, parsed.words[-1].end
    plain = text[start:end].casefold().replace("’", "'")
    if len(plain) != end - start:
        return ()
    found: list[Remark] = []
    for name, pattern in _patterns():
        match = pattern.search(plain)
        if match is None:
            continue
        status = _STATUSES.get(name, VerificationStatus.UNADDRESSED)
        contested = Contested.DISPUTED if name == "disputed" else Contested.NO
        cue = (start + match.start(), start + match.end())
        found.append(Remark(number, cue, status, contested, about(parsed), _refers_back(parsed), _of_figures(parsed)))
    return tuple(found)


def about(parsed: Parsed) -> frozenset[EventType]:
    """The event types that the sentence's nouns name ('the surrender claims', 'casualty figures')."""
    types: set[EventType] = set()
    claims = frozenset(table("remarks")["claims"].split())
    for item in parsed.items:
        for nominal in item.nominals:
            words = [singular(word.norm) for part in nominal.parts for word in part.words]
            if not any(word.norm in claims for part in nominal.parts for word in part.words):
                continue
            for word in words:
                types |= {frame.type for frame in noun_triggers().get(word, ())[:1]}
    return frozenset(types)


def _refers_back(parsed: Parsed) -> bool:
    claims = frozenset(table("remarks")["claims"].split()) | {"this", "these", "it"}
    return any(word.norm in claims for word in parsed.words)


def _of_figures(parsed: Parsed) -> bool:
    return any(word.norm in {"figure", "figures", "toll", "number", "numbers", "tolls"} for word in parsed.words)


def denials(text: str, number: int, parsed: Parsed, said: tuple[Said, ...]) -> tuple[Remark, ...]:
    """Denials of claims made before: 'the army denied the claims', 'officials dismissed the reports as …'."""
    found: list[Remark] = []
    claims = frozenset(table("remarks")["claims"].split())
    for report in said:
        if report.verb not in word_list("denying") or report.speaker is None:
            continue
        start, end = report.content[0]
        words = {word.norm for word in parsed.words if start <= word.start < end}
        head = [word for word in parsed.words if start <= word.start < end][:6]
        nouns = {word.norm for word in head}
        if not nouns & (claims | {"this", "it", "that"}) or "that" in nouns and not nouns & claims:
            continue
        stance = Stance.DENIES if report.verb in {"deny", "dismiss", "reject", "refute"} else Stance.DISPUTES
        del words
        span = (min(report.speaker.start, report.cue[0]) if report.speaker.start >= parsed.words[0].start else report.cue[0], end)
        found.append(
            Remark(
                number,
                report.cue,
                VerificationStatus.UNADDRESSED,
                Contested.DENIED if stance is Stance.DENIES else Contested.DISPUTED,
                about(parsed),
                backward=True,
                responder=report.speaker,
                stance=stance,
                span=span,
            ),
        )
    del text
    return tuple(found)
