"""Sentences: a few sentences a request; the model names each event's word and type, the rules fill its slots."""

from collections.abc import Iterable

from reportedly.article import Article
from reportedly.extract.llm.decode import Decoded
from reportedly.extract.llm.fields import Fault, shown
from reportedly.extract.llm.guided import NO_WORDS, label_of
from reportedly.extract.llm.merge import Candidate, merged
from reportedly.extract.llm.prompt import Prompt
from reportedly.extract.llm.strategy import Strategy
from reportedly.extract.llm.windows import Window
from reportedly.extract.llm.wire import restored
from reportedly.extract.protocol import Check
from reportedly.extract.rules.proposed import proposed
from reportedly.extract.rules.reader import readings
from reportedly.grounding import reasons
from reportedly.grounding.drafts import ClaimDraft, Quote
from reportedly.schema.vocabularies import EventType

MOST = 8
"""Sentences of one request, of which two are its neighbours'."""
_OVERLAP = 2
_LONGEST_TRIGGER = 80

Range = tuple[int, int]


def decode_trigger(item: object, article: Article, window: Window) -> Decoded:
    """The draft of one event, as the rules fill it."""
    label = label_of(item, window)
    if isinstance(label, Decoded):
        return label
    text, (index, event) = shown(item), label
    words = item.get("trigger") if isinstance(item, dict) else None
    at = _found(article, index, words)
    if at is None:
        return Decoded(None, (Fault("trigger", shown(words), reasons.NOT_FOUND),), text, (index,))
    draft = _draft(article, index, event, at)
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
        own = next((claim for claim in claims if claim.draft.type is event and _holds(claim.draft.trigger, at)), None)
        found = own or proposed(article, reading, event, at)
        if found is not None:
            return found.draft
    return None


def _holds(trigger: Quote | None, at: Range) -> bool:
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
