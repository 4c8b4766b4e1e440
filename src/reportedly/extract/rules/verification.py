"""Verification: what the article remarks on its claims' truth, and how other sources answer them.

A remark is words on verification ('could not be independently verified'); a reply is a source that denies, disputes,
admits, can't confirm or won't comment. Which claims they are about is decided by ``replies``.
"""

import re
from dataclasses import dataclass
from functools import cache

from reportedly.extract.rules.attribution import Range, Said
from reportedly.extract.rules.clause import Clause
from reportedly.extract.rules.clauses import Parsed
from reportedly.extract.rules.denials import apposed_denial
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


_NO_COMMENT = re.compile(r"\bno (?:immediate |official |public )?(?:comment|response|reaction|reply)\b")


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
    here: bool
    """Whether it speaks of what its own sentence says before it ('…, a charge that X denies')."""
    figures: bool
    """Whether it speaks of figures: the last given before it."""
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


def replies(
    text: str, number: int, parsed: Parsed, mentions: tuple[Mention, ...], said: tuple[Said, ...]
) -> tuple[Reply, ...]:
    """The replies of a sentence to claims made before."""
    _, plain = _plain(text, parsed)
    found: list[Reply] = []
    for clause in parsed.clauses:
        who = next((nominal for nominal in clause.subjects if can_speak(nominal, clause.lemma)), None)
        stance = _stance(plain, clause, shares_passive=_shares_passive(parsed, clause))
        if _NO_COMMENT.search(plain) and clause.lemma in {"be", "is", "was", "there"}:
            who = next(
                (c.nominal for c in clause.complements if c.prep == "from" and can_speak(c.nominal, "say")), None
            )
            stance = Stance.DECLINES_TO_COMMENT
        if who is None or stance is None:
            continue
        if apposed_denial(parsed, clause) and stance is not None:
            here = frozenset(mention.type for mention in mentions if mention.trigger[0] < clause.verb.start)
            span = (who.start, clause.verb.end)
            found.append(
                Reply(number, span, speaker(who), stance, here, general=False, here=True, figures=False, own=False)
            )
            continue
        after = [mention for mention in mentions if mention.trigger[0] > clause.verb.end]
        content = [
            span
            for report in said
            if report.cue[0] <= clause.verb.main.start < report.cue[1]
            for span in report.content
        ]
        if content:
            after = [mention for mention in after if any(a <= mention.trigger[0] < b for a, b in content)]
        types = frozenset(mention.type for mention in after) or _named_types(parsed) or _noun_types(clause)
        general = any(
            word.norm in _claims() | {"this", "it"} for nominal in clause.objects for word in nominal.parts[0].words
        ) and not _said_what(text, clause)
        if not after and any(nominal.lemma in _FIGURES for nominal in clause.objects):
            types, general = frozenset(), True
        elif not after and any(nominal.lemma in _PARTS for nominal in clause.objects):
            types, general = _VIOLENT, False
        if stance in {Stance.DENIES, Stance.DISPUTES, Stance.CONFIRMS} and not (types or general):
            continue
        end = max([clause.end, *(mention.extent[1] for mention in after)])
        span = (min(clause.start, who.start) if who.start >= parsed.words[0].start else clause.start, end)
        named = frozenset() if general and not _named_types(parsed) else types
        own = bool(after) and not general
        figures = not after and any(nominal.lemma in _FIGURES for nominal in clause.objects)
        found.append(
            Reply(number, span, speaker(who), stance, named, general=general, here=False, figures=figures, own=own)
        )
    return tuple(found)


def _said_what(text: str, clause: Clause) -> bool:
    """'rejected the accusation that it …': the accusation says itself what it is about."""
    return any(text[nominal.end : nominal.end + 6] == " that " for nominal in clause.objects)


_FIGURES = frozenset({"figure", "toll", "number"})
_PARTS = frozenset({"involvement", "responsibility", "role", "part", "link", "wrongdoing"})
_DEEDS = frozenset({"attack", "strike", "raid", "bombing", "killing", "incident", "blast", "explosion"})
_VIOLENT = frozenset(
    {
        EventType.CLASH, EventType.STRIKE, EventType.EXPLOSIVE_ATTACK, EventType.CASUALTIES,
        EventType.INFRASTRUCTURE_DAMAGE, EventType.CAPTURE,
    }
)  # fmt: skip


def _shares_passive(parsed: Parsed, clause: Clause) -> bool:
    """'had been beaten and denied food': the participle shares the auxiliary."""
    before = parsed.clauses[clause.index - 1] if clause.index else None
    return clause.relation == "coordinate" and clause.verb.bare and before is not None and before.passive


def _stance(plain: str, clause: Clause, *, shares_passive: bool) -> Stance | None:
    if clause.passive or clause.relation == "infinitive" or shares_passive:
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
    about = [
        complement.nominal for complement in clause.complements if complement.prep in {"on", "about", "in", "over"}
    ]
    parts = [part for nominal in (*clause.objects, *about) for part in nominal.parts]
    named = frozenset(frame.type for part in parts for frame in noun_triggers().get(part.lemma, ()))
    return named | _VIOLENT if any(part.lemma in _DEEDS for part in parts) else named


def _of_figures(parsed: Parsed) -> bool:
    return any(word.norm in {"figure", "figures", "toll", "number", "numbers", "tolls"} for word in parsed.words)
