"""Sentences: a few sentences a request; the model names each event's word and type, the rules fill its slots.

A small model finds the words and mistakes their types ('starvation' is casualties). So the type is the rules' where
they read the word as an event, and elsewhere it has to be one that the frame table has for the word.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.article import Article
from reportedly.extract.llm.decode import Decoded
from reportedly.extract.llm.fields import INVALID, Fault, shown
from reportedly.extract.llm.merge import Candidate, merged
from reportedly.extract.llm.prompt import Prompt
from reportedly.extract.llm.strategy import Strategy
from reportedly.extract.llm.windows import Window
from reportedly.extract.llm.wire import restored
from reportedly.extract.protocol import Check
from reportedly.extract.rules.proposed import proposed, types_of
from reportedly.extract.rules.reader import readings
from reportedly.grounding import reasons
from reportedly.grounding.drafts import ClaimDraft, Quote
from reportedly.schema.vocabularies import EventType

MOST = 8
"""Sentences of one request, of which two are its neighbours'."""
_OVERLAP = 2
_LONGEST_TRIGGER = 80
NO_WORDS = "no_words"
"""The frame table doesn't have the word for an event of that type."""

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Named:
    """An event as a reply names it."""

    index: int
    """Its sentence in the article."""
    event: EventType
    at: Range
    """Where its word stands in the article."""


def named(item: object, article: Article, window: Window) -> Named | Decoded:
    """The event that an item ``{"n": 1, "trigger": "...", "type": "..."}`` names, or why it names none."""
    text = shown(item)
    entry = item if isinstance(item, dict) else {}
    number, name, words = entry.get("n"), entry.get("type"), entry.get("trigger")
    index = window.index(number) if isinstance(number, int) and not isinstance(number, bool) else None
    if index is None:
        return Decoded(None, (Fault("n", shown(number), INVALID),), text, ())
    try:
        event = EventType.parse(str(name))
    except ValueError:
        return Decoded(None, (Fault("type", shown(name), INVALID),), text, (index,))
    at = _found(article, index, words)
    if at is None:
        return Decoded(None, (Fault("trigger", shown(words), reasons.NOT_FOUND),), text, (index,))
    return Named(index, event, at)


def decode_trigger(item: object, article: Article, window: Window) -> Decoded:
    """The draft of one event, as the rules fill it."""
    one = named(item, article, window)
    return one if isinstance(one, Decoded) else filled(one, item, article)


def filled(one: Named, item: object, article: Article) -> Decoded:
    """The draft of an event that a reply names."""
    text, index = shown(item), one.index
    words = article.text[one.at[0] : one.at[1]]
    draft = _draft(article, index, one.event, one.at)
    if draft is None:
        return Decoded(None, (Fault("trigger", shown(words), NO_WORDS),), text, (index,))
    return Decoded(draft, (), text, (index,))


def _found(article: Article, index: int, words: object) -> Range | None:
    """Where the words stand in the sentence."""
    start, end = article.sentences[index]
    wanted = restored(words, article.text).strip() if isinstance(words, str) else ""
    if not 0 < len(wanted) <= _LONGEST_TRIGGER:
        return None
    at = article.text.find(wanted, start, end)
    return None if at < 0 else (at, at + len(wanted))


def _draft(article: Article, index: int, event: EventType, at: Range) -> ClaimDraft | None:
    """The rules' own claim of that word, else the one that is proposed to them."""
    for reading, claims in readings(article).get(index, ()):
        own = [claim for claim in claims if holds(claim.draft.trigger, at)]
        if own:
            return next((claim for claim in own if claim.draft.type is event), own[0]).draft
        found = proposed(article, reading, event, at) if event in types_of(reading, at) else None
        if found is not None:
            return found.draft
    return None


def holds(trigger: Quote | None, at: Range) -> bool:
    """Whether the words share a letter with a trigger."""
    if trigger is None or trigger.start is None:
        return False
    return trigger.start < at[1] and at[0] < trigger.start + len(trigger.text)


def _join(_: Article, candidates: Iterable[Candidate], check: Check) -> tuple[ClaimDraft, ...]:
    return merged(candidates, check)


SENTENCES = Strategy(
    prompt=Prompt("sentences", "1", "sentences-1.md", "sentences-1.schema.json"),
    decode=decode_trigger,
    join=_join,
    most_sentences=MOST,
    overlap=_OVERLAP,
    mends=False,
)
"""``sentences``: the event's word and type from the model, its slots from the program."""
