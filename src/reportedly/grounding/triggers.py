"""Triggers: the event words of evidence for which the extractor names none.

Words that evoke the claim's type (``frames.toml``) come first, verbs before nouns; else the predicates of the evidence
that carry its content, not those that only report, intend or deny it. Several that differ in what governs them are the
caller's to refuse: nothing here says which is meant.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from reportedly.grounding.effects import reporting_verbs
from reportedly.schema.vocabularies import EventType
from reportedly.text.clauses import Sentence, parsed
from reportedly.text.lexicon import table
from reportedly.text.parts import Part
from reportedly.text.predicates import Link, lemma
from reportedly.text.sentences import Range

_OPEN = frozenset({Link.MAIN, Link.COORDINATE, Link.CONTENT, Link.INFINITIVE})
_NOMINAL = frozenset({Part.NOUN, Part.ADJECTIVE})
_LONGEST = 4_000
"""Longest sentence in code points that is read as one."""
_DEPTH = 12
"""Steps up from a predicate."""
_MOST = 8
"""Triggers that are looked at; a clause holds one or two."""


class Trigger(NamedTuple):
    """An event word and the sentence that holds it."""

    sentence: Range
    word: Range


def triggers_in(text: str, sentences: Sequence[Range], evidence: Range, type: EventType) -> tuple[Trigger, ...]:  # noqa: A002 - the schema's word
    """What may be the event word of ``evidence``, all of one kind, in reading order; empty where it holds no word.

    Args:
        text: The whole text.
        sentences: The sentences that hold the evidence.
        evidence: The stretch of them that asserts the claim.
        type: The type of event.
    """
    pieces = [(sentence, _inside(sentence, evidence)) for sentence in sentences]
    for kind in (_evoking_verbs, _evoking_nouns, _content, _last):
        found = tuple(
            Trigger(sentence, (low + sentence[0], high + sentence[0]))
            for sentence, inside in pieces
            for low, high in kind(_read(text, sentence), inside, type)
        )
        if found:
            return found[:_MOST]
    return ()


def _inside(sentence: Range, evidence: Range) -> Range:
    return max(sentence[0], evidence[0]) - sentence[0], min(sentence[1], evidence[1]) - sentence[0]


def _read(text: str, sentence: Range) -> Sentence:
    """The sentence; one that is too long for a sentence of prose is read up to a limit."""
    return parsed(text[sentence[0] : min(sentence[1], sentence[0] + _LONGEST)])


def _spans(piece: Sentence, units: Iterator[int]) -> Iterator[Range]:
    for at in units:
        yield piece.units[at].start, piece.units[at].end


def _holds(piece: Sentence, inside: Range, at: int) -> bool:
    return inside[0] <= piece.units[at].start and piece.units[at].end <= inside[1]


def _evoking_verbs(piece: Sentence, inside: Range, type_: EventType) -> Iterator[Range]:
    """Verbs and participles of the type; of a statement, which is a speech act, the verb of saying is one as well."""
    verbs, adjectives = _words(type_, "verbs"), _words(type_, "adjectives")
    said = reporting_verbs() if type_ is EventType.STATEMENT else frozenset[str]()
    for words in (verbs | adjectives, said):
        heads = [
            predicate.head
            for predicate in piece.predicates
            if lemma(piece.units[predicate.head]) in words or piece.units[predicate.head].norm in words
        ]
        inside_heads = [at for at in heads if _holds(piece, inside, at)]
        if inside_heads:
            return _spans(piece, iter(inside_heads))
    return iter(())


def _evoking_nouns(piece: Sentence, inside: Range, type_: EventType) -> Iterator[Range]:
    nouns = _words(type_, "nouns") | _words(type_, "noun_phrases") | _needed(type_)
    heads = {unit for predicate in piece.predicates for unit in predicate.group}
    return _spans(
        piece,
        (
            at
            for at, unit in enumerate(piece.units)
            if at not in heads and unit.part in _NOMINAL and _singular(unit.norm) in nouns and _holds(piece, inside, at)
        ),
    )


def _content(piece: Sentence, inside: Range, _type: EventType) -> Iterator[Range]:
    """The predicates inside that nothing inside hangs on as content or infinitive."""
    held = [
        index
        for index, predicate in enumerate(piece.predicates)
        if _holds(piece, inside, predicate.head) and predicate.link is not Link.REPORT
    ]
    carried = {
        piece.predicates[index].parent
        for index in held
        if piece.predicates[index].link in {Link.CONTENT, Link.INFINITIVE}
    }
    leaves = [index for index in held if index not in carried]
    open_ = [index for index in leaves if _is_open(piece, index)]
    return _spans(piece, (piece.predicates[index].head for index in open_ or leaves))


def _is_open(piece: Sentence, index: int) -> bool:
    """Whether nothing above it is a relative or adverbial clause: 'who declined to be *named*' is about the source."""
    above: int | None = index
    for _ in range(_DEPTH):
        if above is None:
            return True
        if piece.predicates[above].link not in _OPEN:
            return False
        above = piece.predicates[above].parent
    return False


def _last(piece: Sentence, inside: Range, _type: EventType) -> Iterator[Range]:
    """Evidence without a predicate: its head noun, the last before a preposition."""
    nouns: list[int] = []
    for at, unit in enumerate(piece.units):
        if not _holds(piece, inside, at):
            continue
        if unit.part is Part.PREPOSITION and nouns:
            break
        if unit.part in _NOMINAL:
            nouns.append(at)
    return _spans(piece, iter(nouns[-1:]))


@cache
def _needed(type_: EventType) -> frozenset[str]:
    """Of a type that names a lack, the nouns of what is lacking."""
    frames = [frame for frame in table("frames")["frame"] if frame["type"] == type_.value and frame.get("lack")]
    needs = {name for frame in frames for name in frame.get("object", ()) if name in table("nouns")}
    return frozenset(_singular(word) for name in needs for word in table("nouns")[name].split())


@cache
def _words(type_: EventType, name: str) -> frozenset[str]:
    frames = [frame for frame in table("frames")["frame"] if frame["type"] == type_.value]
    entries = (entry for frame in frames for entry in frame.get(name, ()))
    return frozenset(entry.split()[0] if name == "verbs" else _singular(entry.split()[-1]) for entry in entries)


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ss", "us", "is")) or len(word) < 4:  # noqa: PLR2004 - 'gas'
        return word
    return word.removesuffix("es") if word.endswith(("shes", "ches", "xes", "sses")) else word.removesuffix("s")
