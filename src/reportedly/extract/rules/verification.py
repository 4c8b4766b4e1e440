"""Verification: what the article remarks on its claims' truth, and how other sources answer them.

A remark is words on verification ('could not be independently verified'); a reply is a source that denies, disputes,
admits, can't confirm or won't comment. Which claims they are about is decided by ``replies``.
"""

import re
from dataclasses import dataclass
from functools import cache

from reportedly.extract.rules.attribution import Range
from reportedly.extract.rules.clause import Clause
from reportedly.extract.rules.clauses import Parsed
from reportedly.extract.rules.frames import noun_triggers
from reportedly.extract.rules.mentions import Mention
from reportedly.extract.rules.sources import Speaker, can_speak, speaker
from reportedly.extract.rules.words import singular
from reportedly.schema.vocabularies import Contested, EventType, Stance, VerificationStatus
from reportedly.text.lexicon import table

_STATUSES = {
    "unverified": VerificationStatus.UNVERIFIED,
    "corroborated": VerificationStatus.CORROBORATED,
    "confirmed": VerificationStatus.CONFIRMED,
    "retracted": VerificationStatus.RETRACTED,
}
_UNCONFIRMING = re.compile(
    r"neither (?:confirm|den)|(?:could|can)(?: ?not|n't) (?:immediately )?(?:confirm|verify)|unable to confirm"
)
_SILENT = re.compile(
    r"(?:declined|refused) to comment|(?:did|has|have)(?: not|n't) (?:immediately )?(?:respond|repl|comment|answer)"
    r"|no comment"
)


@dataclass(frozen=True, slots=True)
class Remark:
    """Words of the article on the truth of its claims."""

    sentence: int
    cue: Range
    status: VerificationStatus
    contested: Contested
    about: frozenset[EventType]
    """The types that it names ('the surrender claims'); empty for the passage before it."""
    figures: bool
    """Whether it speaks of figures: those given before it."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a source says to a claim of another."""

    sentence: int
    span: Range
    responder: Speaker
    stance: Stance
    about: frozenset[EventType]
    """The types that it speaks of; empty for the passage before it."""
    general: bool
    """Whether it speaks of claims, reports or figures rather than of an event."""
    own: bool
    """Whether it repeats the event in a clause of its own ('denied that any soldier had surrendered')."""


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = table("remarks")
    return tuple(
        (name, re.compile("|".join(f"(?:{pattern})" for pattern in rows[name]))) for name in (*_STATUSES, "disputed")
    )


@cache
def _stances() -> dict[str, Stance]:
    rows = table("remarks")
    return {verb: Stance.parse(name) for name in ("denies", "disputes", "confirms") for verb in rows[name].split()}


@cache
def _claims() -> frozenset[str]:
    return frozenset(table("remarks")["claims"].split())


def remarks(text: str, number: int, parsed: Parsed) -> tuple[Remark, ...]:
    """The remarks of a sentence on verification."""
    start, plain = _plain(text, parsed)
    found: list[Remark] = []
    for name, pattern in _patterns():
        match = pattern.search(plain)
        if match is None or (name == "unverified" and _UNCONFIRMING.search(plain) and not _impersonal(plain)):
            continue
        status = _STATUSES.get(name, VerificationStatus.UNADDRESSED)
        contested = Contested.DISPUTED if name == "disputed" else Contested.NO
        cue = (start + match.start(), start + match.end())
        found.append(Remark(number, cue, status, contested, _named_types(parsed), _of_figures(parsed)))
    return tuple(found)


def _impersonal(plain: str) -> bool:
    """Whether it is the article that can't confirm, or nobody: 'could not be', 'this newspaper could not verify'."""
    return (
        "independent" in plain
        or " be " in plain
        or re.search(r"(?:this|our) (?:newspaper|agency|outlet)|verify", plain) is not None
    )


def replies(text: str, number: int, parsed: Parsed, mentions: tuple[Mention, ...]) -> tuple[Reply, ...]:
    """The replies of a sentence to claims made before."""
    _, plain = _plain(text, parsed)
    found: list[Reply] = []
    for clause in parsed.clauses:
        who = next((nominal for nominal in clause.subjects if can_speak(nominal, clause.lemma)), None)
        stance = _stance(plain, clause)
        if who is None or stance is None:
            continue
        after = [mention for mention in mentions if mention.trigger[0] > clause.verb.end]
        types = frozenset(mention.type for mention in after) or _named_types(parsed) or _noun_types(clause)
        general = any(
            word.norm in _claims() | {"this", "it"} for nominal in clause.objects for word in nominal.parts[0].words
        )
        if stance in {Stance.DENIES, Stance.DISPUTES, Stance.CONFIRMS} and not (types or general):
            continue
        end = max([clause.end, *(mention.extent[1] for mention in after)])
        span = (min(clause.start, who.start) if who.start >= parsed.words[0].start else clause.start, end)
        named = frozenset() if general and not _named_types(parsed) else types
        found.append(Reply(number, span, speaker(who), stance, named, general, bool(after) and not general))
    return tuple(found)


def _stance(plain: str, clause: Clause) -> Stance | None:
    if clause.passive or clause.relation == "infinitive":
        return None
    if _SILENT.search(plain) and clause.lemma in {"decline", "refuse", "respond", "reply", "comment", "answer"}:
        return Stance.DECLINES_TO_COMMENT
    if clause.lemma in {"confirm", "deny", "verify"} and _UNCONFIRMING.search(plain):
        return Stance.CANNOT_CONFIRM
    negated = any(
        word.norm in {"not", "never", "neither", "nor"} or word.norm.endswith("n't") for word in clause.verb.words
    )
    return None if negated else _stances().get(clause.lemma)


def _plain(text: str, parsed: Parsed) -> tuple[int, str]:
    """The sentence in lower case, with plain apostrophes, character for character; empty if folding moved one."""
    start, end = parsed.words[0].start, parsed.words[-1].end
    plain = text[start:end].lower().replace("’", "'")
    return start, plain if len(plain) == end - start else ""


def _named_types(parsed: Parsed) -> frozenset[EventType]:
    """The types that the sentence's nouns for claims name: 'the surrender claims', 'casualty figures'."""
    types: set[EventType] = set()
    for item in parsed.items:
        for nominal in item.nominals:
            words = [word for part in nominal.parts for word in part.words]
            if any(word.norm in _claims() for word in words):
                for word in words:
                    types |= {frame.type for frame in noun_triggers().get(singular(word.norm), ())[:1]}
    return frozenset(types)


def _noun_types(clause: Clause) -> frozenset[EventType]:
    """'denied the attack', 'confirm the loss'."""
    return frozenset(
        frame.type
        for nominal in clause.objects
        for part in nominal.parts
        for frame in noun_triggers().get(part.lemma, ())
    )


def _of_figures(parsed: Parsed) -> bool:
    return any(word.norm in {"figure", "figures", "toll", "number", "numbers", "tolls"} for word in parsed.words)
