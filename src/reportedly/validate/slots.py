"""Slots: the verdicts of one claim, aligned or alone, slot by slot.

A claim's verdicts stand in the order of ``SLOTS``, its evidence after the claim row. A claim without a partner is
compared with ``NOTHING``: every slot that it fills is MIS or SPU. Critical errors are those of aligned claims alone.
"""

from reportedly.validate.alignment import Compared, compare, paired, same_type
from reportedly.validate.closed import ABSENT, ALTERNATE, EMPTY, EQUAL, MISSING, OPTIONAL, SPURIOUS, closed, exactly
from reportedly.validate.comparable import (
    NO_CUES,
    POLARITY,
    SCALAR_POINTERS,
    TYPE_POINTER,
    VOICE,
    Policy,
    Taken,
)
from reportedly.validate.decisions import of_dates, of_sources
from reportedly.validate.evidence import evidence_verdicts
from reportedly.validate.lists import list_verdicts, relation_verdicts
from reportedly.validate.verdicts import CLAIM, SCALARS, Category, Critical, Verdict

NOTHING = Taken("", (), (), (), (None,) * len(SCALARS), NO_CUES, (), (), (), (), (), (), "")
"""The partner of a claim that has none."""

COR, PAR, INC, MIS, SPU, NON = Category
_NARRATOR = "narrator"
_CRITICAL = {"polarity": Critical.POLARITY, "modality": Critical.MODALITY}


def aligned_verdicts(article: str, gold: Taken, predicted: Taken, compared: Compared) -> list[Verdict]:
    """The verdicts of two aligned claims; one of them may be ``NOTHING``."""
    dates = paired(gold, "dates", gold.dates, predicted.dates, of_dates)
    sources = paired(gold, "sources", gold.sources, predicted.sources, of_sources)
    chain = list_verdicts(article, "sources", gold, predicted, sources)
    return [
        _claim(article, gold, predicted),
        *evidence_verdicts(article, gold, predicted),
        *_type(article, gold, predicted),
        *_scalars(article, gold, predicted),
        *list_verdicts(article, "units", gold, predicted, compared.units),
        *list_verdicts(article, "parties", gold, predicted, compared.parties),
        *list_verdicts(article, "locations", gold, predicted, compared.locations),
        *relation_verdicts(article, gold, predicted, compared.locations),
        *list_verdicts(article, "dates", gold, predicted, dates),
        *_origin(article, gold, predicted, compared),
        *[verdict if verdict.critical is None else _told_once(verdict) for verdict in chain],
        *list_verdicts(article, "quantities", gold, predicted, compared.quantities),
    ]


def missing_verdicts(article: str, gold: Taken) -> list[Verdict]:
    """The verdicts of a gold claim that no predicted claim is aligned with."""
    if gold.policy is Policy.OPTIONAL:
        return [_row(article, gold, NOTHING, *OPTIONAL)]
    return aligned_verdicts(article, gold, NOTHING, compare(gold, NOTHING))


def spurious_verdicts(article: str, predicted: Taken) -> list[Verdict]:
    """The verdicts of a predicted claim that no gold claim is aligned with."""
    return aligned_verdicts(article, NOTHING, predicted, compare(NOTHING, predicted))


def _claim(article: str, gold: Taken, predicted: Taken) -> Verdict:
    """COR on equal type and polarity, INC on unequal polarity, PAR otherwise."""
    if not predicted.pointer:
        return _row(article, gold, predicted, MIS, "claim.unmatched")
    if not gold.pointer:
        return _row(article, gold, predicted, SPU, "claim.unmatched")
    polarity = closed(gold, SCALAR_POINTERS[POLARITY], gold.scalars[POLARITY], predicted.scalars[POLARITY])
    if polarity is not None and polarity not in (EQUAL, EMPTY, ALTERNATE, OPTIONAL):
        return _row(article, gold, predicted, INC, "claim.polarity")
    if same_type(gold, predicted):
        return _row(article, gold, predicted, COR, "claim.equal")
    return _row(article, gold, predicted, PAR, "claim.type")


def _row(article: str, gold: Taken, predicted: Taken, category: Category, rule: str) -> Verdict:
    return Verdict(
        article,
        CLAIM,
        category,
        gold.shown or None,
        predicted.shown or None,
        gold.evidence[0] if gold.evidence else None,
        predicted.evidence[0] if predicted.evidence else None,
        gold.pointer or None,
        predicted.pointer or None,
        rule,
    )


def _type(article: str, gold: Taken, predicted: Taken) -> list[Verdict]:
    if gold.pointer and not gold.types:
        return []  # not annotated
    value, other = gold.types[0] if gold.types else None, predicted.types[0] if predicted.types else None
    if other is None:
        category, rule = MISSING
    elif value is None:
        category, rule = SPURIOUS
    elif value == other:
        category, rule = EQUAL
    else:
        category, rule = ALTERNATE if other in gold.types else (PAR, "type.admissible")
    at, there = _at(gold, TYPE_POINTER), _at(predicted, TYPE_POINTER)
    return [Verdict(article, "event.type", category, value, other, None, None, at, there, rule)]


def _scalars(article: str, gold: Taken, predicted: Taken) -> list[Verdict]:
    at, there, critical = gold.pointer, predicted.pointer, None
    out = []
    sides = zip(SCALARS, SCALAR_POINTERS, gold.scalars, predicted.scalars, gold.cues, predicted.cues, strict=True)
    for slot, pointer, value, other, cue, its in sides:
        found = exactly(value, other) if gold.marks is None else closed(gold, pointer, value, other)
        if found is None:
            continue
        category, rule = found
        if category is MIS or category is SPU:
            critical = _CRITICAL.get(slot) if at and there else None
        place, its_place = at + pointer if at else None, there + pointer if there else None
        out.append(Verdict(article, slot, category, value, other, cue, its, place, its_place, rule, critical))
        critical = None
    return out


def _origin(article: str, gold: Taken, predicted: Taken, compared: Compared) -> list[Verdict]:
    """The first source, a slot of its own: another source is INC, whoever it is."""
    item, other = gold.sources[0] if gold.sources else None, predicted.sources[0] if predicted.sources else None
    policy = gold.marks.policy(f"{gold.pointer}/attribution/chain") if gold.marks is not None else Policy.PLAIN
    if item is not None and policy is Policy.PLAIN:
        policy = item.policy
    if policy is Policy.UNLABELLED:
        return []
    if policy is Policy.ABSENT:
        item = None
    critical = None
    if item and other:
        decision = compared.origin
        category, rule = (decision.category, decision.rule) if decision else (INC, "origin.unequal")
        critical = decision.critical if decision else None
    elif item:
        category, rule = OPTIONAL if policy is Policy.OPTIONAL else MISSING
        if category is MIS and predicted.scalars[VOICE] == _NARRATOR:
            rule, critical = "origin.narrator", Critical.ORIGIN
    elif other:
        category, rule = {Policy.OPTIONAL: OPTIONAL, Policy.ABSENT: ABSENT}.get(policy, SPURIOUS)
    else:
        category, rule = EMPTY
    return [
        Verdict(
            article,
            "origin",
            category,
            item.shown if item else None,
            other.shown if other else None,
            item.span if item else None,
            other.span if other else None,
            item.pointer if item else _at(gold, "/attribution/chain"),
            other.pointer if other else _at(predicted, "/attribution/chain"),
            rule,
            critical,
        ),
    ]


def _told_once(verdict: Verdict) -> Verdict:
    """A verdict of the chain; the critical error of two origins stands in the slot ``origin`` already."""
    origins = all(f"{pointer}".endswith("/0") for pointer in (verdict.gold_pointer, verdict.predicted_pointer))
    return verdict._replace(critical=None) if origins else verdict


def _at(claim: Taken, pointer: str) -> str | None:
    return claim.pointer + pointer if claim.pointer else None
