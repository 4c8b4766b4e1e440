"""Nominal events: nouns that evoke an event frame ('the surrender of', 'heavy shelling near', 'losses among')."""

from functools import cache

from reportedly.extract.rules.clause import Clause
from reportedly.extract.rules.clauses import Parsed
from reportedly.extract.rules.extents import clause_of, phrase_extent
from reportedly.extract.rules.frames import Frame, noun_triggers
from reportedly.extract.rules.groups import Nominal
from reportedly.extract.rules.mentions import Mention
from reportedly.extract.rules.nominal_arguments import arguments_of, has_class
from reportedly.extract.rules.phrases import Phrase, Sort
from reportedly.extract.rules.presupposition import described_mention, is_asserted
from reportedly.extract.rules.tags import Tag
from reportedly.extract.rules.words import singular
from reportedly.schema.vocabularies import EventType
from reportedly.text.lexicon import table


def noun_mentions(parsed: Parsed) -> tuple[Mention, ...]:
    """The events that nouns evoke, in order."""
    found: list[Mention] = []
    for index, item in enumerate(parsed.items):
        if item.sort is not Sort.NOUNS:
            continue
        for nominal in item.nominals:
            for part_index, part in enumerate(nominal.parts):
                mentions = (
                    _mention(parsed, index, nominal, part_index, part),
                    described_mention(parsed, index, nominal, part),
                )
                found += [mention for mention in mentions if mention is not None]
    return tuple(found)


@cache
def _claim_words() -> frozenset[str]:
    return frozenset(table("remarks")["claims"].split())


def _frames(part: Phrase) -> tuple[tuple[Frame, ...], int]:
    """The frames of a phrase's head, or of its last two words; and how many words evoke them."""
    lemma = part.lemma
    if len(part.words) > 1:
        pair = f"{singular(part.words[part.head - 1].norm)}-{lemma}" if part.head else lemma
        if pair in noun_triggers():
            return noun_triggers()[pair], 2
    return noun_triggers().get(lemma, ()), 1


_CHANGING = frozenset("take seize gain regain retake lose wrest assume establish extend expand cede".split())
"""Verbs that make control the gain or loss that they name."""


def _mention(parsed: Parsed, index: int, nominal: Nominal, part_index: int, part: Phrase) -> Mention | None:
    frames, width = _frames(part)
    if not frames or part.main.tag not in {Tag.NOUN, Tag.NAME}:
        return None
    clause, slot = clause_of(parsed, index, nominal)
    if frames[0].type is EventType.CONTROL and slot == "object" and clause is not None and clause.lemma in _CHANGING:
        return None
    arguments = arguments_of(parsed, index, nominal, part_index, frames[0], clause, slot)
    for frame in frames:
        topical = frame.type is EventType.INFORMATION_OPERATION and slot == "subject" and part.words[0].norm == "the"
        if frame.noun_needs and not topical and not has_class(arguments, frame.noun_needs, nominal, part_index):
            continue
        if not is_asserted(parsed, frame, nominal, part, clause, slot, arguments):
            continue
        participants, places = arguments
        first = part.words[max(0, part.head - width + 1)]
        return Mention(
            frame=frame,
            type=frame.type,
            trigger=(first.start, part.main.end),
            lemma=part.lemma,
            extent=phrase_extent(parsed, nominal, clause),
            clause=clause,
            participants=participants,
            places=places,
            counted=(*_counted(nominal, part_index), *_amounting(clause, slot)),
            definite=part.words[0].norm in {"the", "this", "these", "that", "those", "its", "their"}
            or nominal.parts[0].main.norm in _claim_words()
            or any(word.norm in {"reported", "alleged", "claimed"} for word in part.words),
            noun=True,
            plural=part.main.norm != part.lemma,
        )
    return None


def _amounting(clause: Clause | None, slot: str) -> tuple[Nominal, ...]:
    """'losses amounted to 230 men', 'the toll rose to 40'."""
    if (
        clause is not None
        and slot == "object"
        and clause.lemma in {"put", "bring", "raise", "take", "revise", "update"}
    ):
        return tuple(c.nominal for c in clause.complements if c.prep in {"to", "at"})
    if (
        clause is None
        or slot != "subject"
        or clause.lemma not in {"amount", "rise", "reach", "stand", "total", "number", "climb", "last"}
    ):
        return ()
    return (*clause.objects, *(c.nominal for c in clause.complements if c.prep in {"to", "at"}))


def _counted(nominal: Nominal, part_index: int) -> tuple[Nominal, ...]:
    return (nominal,) if part_index == nominal.semantic else (Nominal(nominal.parts[part_index:], 0),)
