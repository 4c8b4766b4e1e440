"""Proposed: a claim of a type that somebody else reads in a sentence; the rules find its words and fill its slots.

The word that evokes the event is the one that is given, else a verb or noun that the frame table has for that type,
whatever the classes of its arguments. A type that the sentence has no word for is no claim.
"""

from reportedly.article import Article
from reportedly.extract.rules.claims import claim_of
from reportedly.extract.rules.clause import Clause
from reportedly.extract.rules.clauses import Parsed
from reportedly.extract.rules.events import mention_of
from reportedly.extract.rules.extents import clause_of, phrase_extent
from reportedly.extract.rules.frames import Frame, Trigger, frame_of, noun_triggers, verb_triggers
from reportedly.extract.rules.groups import Nominal
from reportedly.extract.rules.matching import Matched, has_word
from reportedly.extract.rules.mentions import Mention
from reportedly.extract.rules.nominal_arguments import arguments_of
from reportedly.extract.rules.phrases import Phrase, Sort
from reportedly.extract.rules.reading import Found, Reading
from reportedly.extract.rules.tags import Tag
from reportedly.schema.vocabularies import EventType

Range = tuple[int, int]


def types_of(reading: Reading, words: Range) -> tuple[EventType, ...]:
    """The types of event that the frame table has for the word that stands there; none where it doesn't know it."""
    start, end = words
    found: list[EventType] = []
    for clause in reading.parsed.clauses:
        if clause.verb.start < end and start < clause.verb.end:
            found += [trigger.frame.type for trigger in verb_triggers().get(clause.lemma, ())]
    for _, nominal, at in _parts(reading.parsed):
        part = nominal.parts[at]
        if part.main.start < end and start < part.main.end:
            found += [frame.type for frame in noun_triggers().get(part.lemma, ())]
    return tuple(dict.fromkeys(found))


def proposed(article: Article, reading: Reading, event: EventType, words: Range | None = None) -> Found | None:
    """The claim of type ``event`` that a sentence makes.

    Args:
        article: The article.
        reading: One of its sentences.
        event: The type.
        words: Where the word that evokes it stands, if that is known.

    Returns:
        The claim; null if no word of the sentence can evoke it.
    """
    mention = _at(reading.parsed, event, words) if words else None
    mention = mention or _evoked(reading.parsed, event)
    return None if mention is None else claim_of(article, reading, mention, len(reading.mentions) + 1)


def _at(parsed: Parsed, event: EventType, words: Range) -> Mention | None:
    """The event of the verb or noun that stands there."""
    start, end = words
    for clause in parsed.clauses:
        if clause.verb.start < end and start < clause.verb.end:
            return _of_verb(parsed, clause, event)
    for index, nominal, at in _parts(parsed):
        part = nominal.parts[at]
        if part.main.start < end and start < part.main.end:
            return _of_noun(parsed, index, nominal, at, frame_of(event))
    return None


def _evoked(parsed: Parsed, event: EventType) -> Mention | None:
    """The event of the first word that the frame table has for the type."""
    for clause in parsed.clauses:
        if any(
            _fits(trigger, clause) for trigger in verb_triggers().get(clause.lemma, ()) if trigger.frame.type is event
        ):
            return _of_verb(parsed, clause, event)
    for index, nominal, at in _parts(parsed):
        frame = _frame(nominal.parts[at], event)
        if frame is not None:
            return _of_noun(parsed, index, nominal, at, frame)
    return None


def _fits(trigger: Trigger, clause: Clause) -> bool:
    """Whether the clause has the particle, or the object, that the trigger needs; of its classes nothing is asked."""
    if trigger.particles:
        return trigger.particles[0] in clause.particles
    nominals = (*clause.objects, *clause.subjects)
    return not trigger.objects or any(has_word(nominal, trigger.objects) for nominal in nominals)


def _of_verb(parsed: Parsed, clause: Clause, event: EventType) -> Mention:
    agents = tuple(part.nominal for part in clause.complements if part.prep == "by")
    filled = (
        Matched(agents, clause.subjects, passive=True)
        if clause.passive
        else Matched(clause.subjects, clause.objects, passive=False)
    )
    return mention_of(parsed, clause, frame_of(event), filled)


def _of_noun(parsed: Parsed, index: int, nominal: Nominal, at: int, frame: Frame) -> Mention:
    clause, slot = clause_of(parsed, index, nominal)
    participants, places = arguments_of(parsed, index, nominal, at, frame, clause, slot)
    part = nominal.parts[at]
    return Mention(
        frame=frame,
        type=frame.type,
        trigger=(part.main.start, part.main.end),
        lemma=part.lemma,
        extent=phrase_extent(parsed, nominal, clause),
        clause=clause,
        participants=participants,
        places=places,
        counted=(nominal,),
        noun=True,
        plural=part.main.norm != part.lemma,
    )


def _parts(parsed: Parsed) -> list[tuple[int, Nominal, int]]:
    """Every noun of the sentence: the item that it stands in, its nominal, its place in that."""
    return [
        (index, nominal, at)
        for index, item in enumerate(parsed.items)
        if item.sort is Sort.NOUNS
        for nominal in item.nominals
        for at in range(len(nominal.parts))
    ]


def _frame(part: Phrase, event: EventType) -> Frame | None:
    if part.main.tag not in {Tag.NOUN, Tag.NAME}:
        return None
    return next((frame for frame in noun_triggers().get(part.lemma, ()) if frame.type is event), None)
