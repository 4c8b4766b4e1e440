"""Evidence: the grounding axis, apart from the values.

The evidence spans of two claims are paired by intersection over union in characters; a predicted span is exact,
overlapping, elsewhere or, where the article's text is known, ungrounded.
"""

from reportedly.validate.assignment import assign
from reportedly.validate.comparable import Policy, Taken
from reportedly.validate.ranges import Range, overlap
from reportedly.validate.verdicts import EVIDENCE, Category, Verdict

_POINTER = "/evidence"


def evidence_verdicts(article: str, gold: Taken, predicted: Taken) -> list[Verdict]:
    """The verdicts on the evidence of two claims, gold spans first; one claim may be empty."""
    if gold.marks is not None and gold.marks.policy(gold.pointer + _POINTER) is Policy.UNLABELLED:
        return []
    if gold.evidence == predicted.evidence:
        return [_paired(article, gold, predicted, place, place) for place in range(len(gold.evidence))]
    partners = dict(assign([[overlap(one, other) for other in predicted.evidence] for one in gold.evidence]))
    out = [
        _paired(article, gold, predicted, row, partners[row])
        if row in partners
        else _missing(article, gold, predicted, row)
        for row in range(len(gold.evidence))
    ]
    used = set(partners.values())
    left = [column for column in range(len(predicted.evidence)) if column not in used]
    return out + [_left(article, gold, predicted, column) for column in left]


def _paired(article: str, gold: Taken, predicted: Taken, row: int, column: int) -> Verdict:
    span = gold.evidence[row]
    other: Range | None = predicted.evidence[column]
    if other in predicted.ungrounded:
        category, rule, other = Category.INC, "evidence.ungrounded", None
    elif other == span:
        category, rule = Category.COR, "evidence.exact"
    else:
        category, rule = Category.PAR, "evidence.overlapping"
    at, there = f"{gold.pointer}{_POINTER}/{row}", f"{predicted.pointer}{_POINTER}/{column}"
    text, words = gold.texts[row], predicted.texts[column]
    return Verdict(article, EVIDENCE, category, text, words, span, other, at, there, rule)


def _missing(article: str, gold: Taken, predicted: Taken, row: int) -> Verdict:
    at, there = f"{gold.pointer}{_POINTER}/{row}", predicted.pointer + _POINTER if predicted.pointer else None
    rule = "evidence.missing" if there else "evidence.unmatched"
    span, text = gold.evidence[row], gold.texts[row]
    return Verdict(article, EVIDENCE, Category.MIS, text, None, span, None, at, there, rule)


def _left(article: str, gold: Taken, predicted: Taken, column: int) -> Verdict:
    span, text = predicted.evidence[column], predicted.texts[column]
    at, there = gold.pointer + _POINTER if gold.pointer else None, f"{predicted.pointer}{_POINTER}/{column}"
    if span in predicted.ungrounded:
        return Verdict(article, EVIDENCE, Category.INC, None, text, None, None, at, there, "evidence.ungrounded")
    rule = "evidence.elsewhere" if at else "evidence.unmatched"
    return Verdict(article, EVIDENCE, Category.SPU, None, text, None, span, at, there, rule)
