"""Guided: the model says which types of event each sentence claims; the rules find the words and fill the slots.

The reply is a number and closed values for each sentence, so that it is short, can't be invented, and can be enforced
by a schema. A type that the rules read in the sentence too is their claim; one that they don't is proposed to them; a
claim of theirs that the model doesn't name is dropped. The request holds nothing but the article's sentences: what the
rules find may change without a recording becoming stale.
"""

import re
from collections.abc import Iterable

from reportedly.article import Article
from reportedly.extract.llm.decode import Decoded
from reportedly.extract.llm.fields import INVALID, Fault, shown
from reportedly.extract.llm.merge import Candidate
from reportedly.extract.llm.parse import MOST_CHARACTERS, NOTHING, Parsed
from reportedly.extract.llm.prompt import Prompt
from reportedly.extract.llm.strategy import Strategy
from reportedly.extract.llm.windows import Window
from reportedly.extract.protocol import Check
from reportedly.extract.rules.proposed import proposed
from reportedly.extract.rules.reader import read, readings
from reportedly.extract.rules.reading import Found, Reading
from reportedly.grounding.drafts import ClaimDraft
from reportedly.schema.vocabularies import EventType

NO_WORDS = "no_words"
"""No word of the sentence can evoke an event of that type."""
_SENTENCE = re.compile(r'"(\d{1,2})"\s*:\s*\[((?:\s*"[^"\\]*"\s*,?)*)\]')
_LABEL = re.compile(r'"([^"\\]*)"')
_MOST = 26
"""Labels of one sentence: each type once."""

Label = tuple[int, EventType]
"""A sentence of the article, and a type that it claims."""


def parse_labels(reply: str) -> Parsed:
    """The labels of a reply ``{"1": ["strike"], "2": []}``, one item each, also where it is fenced, broken or cut."""
    text = reply[:MOST_CHARACTERS]
    found = list(_SENTENCE.finditer(text))
    if not found:
        return Parsed((), found="{}" in text.split(), cut="{" in text and "}" not in text) if text.strip() else NOTHING
    items: list[object] = []
    for sentence in found:
        labels = dict.fromkeys(_LABEL.findall(sentence.group(2)))
        items += [{"n": int(sentence.group(1)), "type": label} for label in list(labels)[:_MOST]]
    return Parsed(tuple(items), found=True, cut="}" not in text[found[-1].end() :])


def decode_label(item: object, article: Article, window: Window) -> Decoded:
    """The draft of one label, as the rules fill it."""
    label = label_of(item, window)
    if isinstance(label, Decoded):
        return label
    index, event = label
    found = _found(article, index, event)
    if found is None:
        return Decoded(None, (Fault("type", shown(event.value), NO_WORDS),), shown(item), (index,))
    return Decoded(found.draft, (), shown(item), (index,))


def label_of(item: object, window: Window) -> Label | Decoded:
    """The sentence and the type that an item of a reply names, or why it names none."""
    text = shown(item)
    entry = item if isinstance(item, dict) else {}
    number, name = entry.get("n"), entry.get("type")
    index = window.index(number) if isinstance(number, int) and not isinstance(number, bool) else None
    if index is None:
        return Decoded(None, (Fault("n", shown(number), INVALID),), text, ())
    try:
        return index, EventType.parse(str(name))
    except ValueError:
        return Decoded(None, (Fault("type", shown(name), INVALID),), text, (index,))


def join_labels(article: Article, candidates: Iterable[Candidate], check: Check) -> tuple[ClaimDraft, ...]:  # noqa: ARG001 - the rules' drafts agree by construction
    """The claims of all labels: evidence of one event gathered, remarks and responses laid over them."""
    return read_labels(article, frozenset(_label(candidate) for candidate in candidates))


def read_labels(article: Article, labels: frozenset[Label]) -> tuple[ClaimDraft, ...]:
    """The article's claims where it is known which types each sentence claims."""

    def choose(reading: Reading, claims: tuple[Found, ...]) -> tuple[Found, ...]:
        wanted = sorted((event for number, event in labels if number == reading.number), key=list(EventType).index)
        kept = tuple(claim for claim in claims if claim.draft.type in wanted)
        known = {claim.draft.type for claim in kept}
        added = (proposed(article, reading, event) for event in wanted if event not in known)
        return (*kept, *(claim for claim in added if claim is not None))

    return read(article, choose)


def _label(candidate: Candidate) -> Label:
    hint = candidate.draft.evidence[0].sentences
    return hint[0], candidate.draft.type


def _found(article: Article, index: int, event: EventType) -> Found | None:
    """The claim of this type in this sentence: the rules' own, else the one proposed to them."""
    for reading, claims in readings(article).get(index, ()):
        for claim in claims:
            if claim.draft.type is event:
                return claim
        made = proposed(article, reading, event)
        if made is not None:
            return made
    return None


GUIDED = Strategy(
    prompt=Prompt("guided", "1", "guided-1.md", "guided-1.schema.json"),
    decode=decode_label,
    join=join_labels,
    parse=parse_labels,
    mends=False,
)
"""``guided``: closed values from the model, words from the program."""
