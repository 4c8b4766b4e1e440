"""Guided: the rules' claims are offered as choices; the model says which are right and which are missing.

A choice is a sentence, the word that evokes the event, and its type. What the model doesn't call right is dropped by
name; what it misses is read as ``sentences`` reads it. Small models go on with a list that they have begun, 1, 2, 3 to
the end: so it is the right ones that are asked for. The reply holds numbers, closed values and short words of the
article. The request depends on what the rules find: a recording of it is stale when they find something else.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.article import Article
from reportedly.extract.llm.decode import Decoded
from reportedly.extract.llm.fields import INVALID, Fault, shown
from reportedly.extract.llm.merge import Candidate
from reportedly.extract.llm.parse import NOTHING, Parsed, answer, parse
from reportedly.extract.llm.prompt import Prompt
from reportedly.extract.llm.sentences import filled, holds, named
from reportedly.extract.llm.strategy import Strategy
from reportedly.extract.llm.windows import OVERLAP, Window, windows
from reportedly.extract.llm.wire import escaped, lines
from reportedly.extract.protocol import Check
from reportedly.extract.rules.proposed import proposed
from reportedly.extract.rules.reader import read, readings
from reportedly.extract.rules.reading import Found, Reading
from reportedly.grounding.drafts import ClaimDraft
from reportedly.schema.vocabularies import EventType

MOST = 32
"""Sentences of one request."""
MOST_CHOICES = 96
"""Of one request: the reply schema numbers them from 1 to 96."""
NOT_CONFIRMED = "not_confirmed"
"""The model doesn't say that the sentence claims such an event."""
OFFERED = "offered"
"""What is called missing is one of the choices."""
_NO_WORD = "-"
_RIGHT = re.compile(r'"right"\s*:\s*\[\s*((?:"?\d{1,4}"?\s*,\s*)*(?:"?\d{1,4}"?\s*)?)\]')
_MISSING = re.compile(r'"missing"\s*:\s*(?=\[)')
_NUMBER = re.compile(r"\d+")

Key = tuple[int, EventType, int | None]
"""A claim of a sentence: the sentence, the type, where its word begins."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A claim of the rules that is offered."""

    index: int
    """Its sentence in the article."""
    found: Found


@dataclass(frozen=True, slots=True)
class Answered:
    """What a reply says of a choice."""

    number: int
    """Of the choice, from 1."""
    right: bool


def choices(article: Article, window: Window) -> tuple[Choice, ...]:
    """The rules' claims of the sentences that a window owns, in reading order."""
    known = readings(article)
    return tuple(
        Choice(index, found)
        for index in range(window.own_first, window.own_last)
        for _, claims in known.get(index, ())
        for found in claims
    )


def guided_windows(article: Article) -> tuple[Window, ...]:
    """Runs of sentences with no more choices than can be numbered."""
    return tuple(part for window in windows(article, MOST, OVERLAP) for part in _narrow(article, window))


def _narrow(article: Article, window: Window) -> tuple[Window, ...]:
    if window.last - window.first < 2 or len(choices(article, window)) <= MOST_CHOICES:  # noqa: PLR2004 - one can't be halved
        return (window,)
    middle = (window.first + window.last) // 2
    halves = window.part(window.first, middle), window.part(middle, window.last)
    return tuple(part for half in halves for part in _narrow(article, half))


def guided_lines(article: Article, window: Window) -> str:
    """The window's sentences and the choices, both numbered."""
    offered = [
        f"{number} [{choice.index - window.first + 1}] {escaped(_word(choice))}: {choice.found.draft.type.value}"
        for number, choice in enumerate(choices(article, window)[:MOST_CHOICES], start=1)
    ]
    return "\n".join([lines(article, window), "<choices>", *offered, "</choices>"])


def _word(choice: Choice) -> str:
    trigger = choice.found.draft.trigger
    return _NO_WORD if trigger is None else trigger.text


def parse_answer(reply: str, article: Article, window: Window) -> Parsed:
    """Every choice, with whether it is called right, then what is missing.

    A reply without a whole list of right ones is no answer, and neither is one that copies the worked example.
    """
    text = answer(reply)
    if text is None:
        return Parsed((), found=False, cut=True)
    if text.lstrip().startswith('"'):
        text = _decoded(text)
    if any(example in text for example in GUIDED.prompt.example_texts):
        return Parsed((), found=True, cut=False)
    found = _RIGHT.search(text)
    if found is None:
        begun = text.rfind('"right"')
        return Parsed((), found=False, cut=True) if begun >= 0 and "]" not in text[begun:] else NOTHING
    offered = choices(article, window)
    right = {int(number) for number in _NUMBER.findall(found.group(1))}
    items: list[object] = [Answered(number, number in right) for number in range(1, len(offered) + 1)]
    items += [Answered(number, right=True) for number in sorted(right) if not 0 < number <= len(offered)]
    listed = _MISSING.search(text)
    if listed is None:
        return Parsed(tuple(items), found=True, cut=False)
    rest = parse('{"claims":' + text[listed.end() :].replace("```", " "))
    return Parsed((*items, *rest.items), found=True, cut=False)


def _decoded(text: str) -> str:
    """A reply that is encoded once more as a string."""
    try:
        value: object = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return text
    return value if isinstance(value, str) else text


def decode_answer(item: object, article: Article, window: Window) -> Decoded:
    """The draft of a choice that stands, or of an event that is missing among them."""
    offered = choices(article, window)
    if isinstance(item, Answered):
        return _decided(item, offered)
    one = named(item, article, window)
    if isinstance(one, Decoded):
        return one
    if any(choice.index == one.index and holds(choice.found.draft.trigger, one.at) for choice in offered):
        words = article.text[one.at[0] : one.at[1]]
        return Decoded(None, (Fault("trigger", shown(words), OFFERED),), shown(item), (one.index,), decided=True)
    return filled(one, item, article)


def _decided(answer: Answered, offered: tuple[Choice, ...]) -> Decoded:
    if not 0 < answer.number <= len(offered):
        text = str(answer.number)
        return Decoded(None, (Fault("right", text, INVALID),), text, ())
    choice = offered[answer.number - 1]
    told = f"{_word(choice)}: {choice.found.draft.type.value}"
    if not answer.right:
        return Decoded(None, (Fault("", told, NOT_CONFIRMED),), json.dumps(told), (choice.index,), decided=True)
    return Decoded(choice.found.draft, (), json.dumps(told), (choice.index,))


def join_answers(article: Article, candidates: Iterable[Candidate], check: Check) -> tuple[ClaimDraft, ...]:  # noqa: ARG001 - the rules' drafts agree by construction
    """The claims that stand, evidence of one event gathered, remarks and responses laid over them."""
    wanted: dict[int, dict[Key, ClaimDraft]] = {}
    for candidate in candidates:
        draft = candidate.draft
        (index, *_) = draft.evidence[0].sentences
        wanted.setdefault(index, {})[_key(index, draft)] = draft

    def choose(reading: Reading, claims: tuple[Found, ...]) -> tuple[Found, ...]:
        left = dict(wanted.get(reading.number, {}))
        kept = tuple(claim for claim in claims if left.pop(_key(reading.number, claim.draft), None) is not None)
        return (*kept, *(claim for draft in left.values() if (claim := _again(article, reading, draft)) is not None))

    return read(article, choose)


def _key(index: int, draft: ClaimDraft) -> Key:
    return index, draft.type, None if draft.trigger is None else draft.trigger.start


def _again(article: Article, reading: Reading, draft: ClaimDraft) -> Found | None:
    """The claim that was proposed to the rules, in this reading of its sentence."""
    if draft.trigger is None or draft.trigger.start is None:
        return None
    at = draft.trigger.start, draft.trigger.start + len(draft.trigger.text)
    start, end = reading.span
    return proposed(article, reading, draft.type, at) if start <= at[0] < end else None


GUIDED = Strategy(
    prompt=Prompt("guided", "1", "guided-1.md", "guided-1.schema.json"),
    decode=decode_answer,
    join=join_answers,
    parse=parse_answer,
    split=guided_windows,
    lines=guided_lines,
    mends=False,
)
"""``guided``: the rules' claims, mended by the model."""
