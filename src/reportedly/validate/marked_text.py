"""Marked text: an article's words as HTML, with the evidence of gold and prediction marked."""

import html
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

from reportedly.validate.verdicts import EVIDENCE, Verdict

_KEPT = frozenset("\n\t")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co"})
_REPLACEMENT = "\ufffd"


def shown(text: str) -> str:
    """Text for a page: escaped, also for attributes; control and format characters are replaced by U+FFFD."""
    return html.escape("".join([_shown(character) for character in text]), quote=True)


def marked_text(text: str, verdicts: Iterable[Verdict]) -> str:
    """The article as a block; each stretch is marked by whose evidence covers it."""
    parts = []
    for start, end, gold, predicted in _stretches(text, verdicts):
        words = shown(text[start:end])
        sort = "both" if gold and predicted else "gold" if gold else "predicted" if predicted else ""
        parts.append(f'<mark class="{sort}">{words}</mark>' if sort else words)
    return f'<div class="text">{"".join(parts)}</div>'


def _stretches(text: str, verdicts: Iterable[Verdict]) -> Iterator[tuple[int, int, bool, bool]]:
    steps: dict[int, list[int]] = {0: [0, 0], len(text): [0, 0]}
    for verdict in verdicts:
        if verdict.slot == EVIDENCE:
            for side, span in enumerate((verdict.gold_span, verdict.predicted_span)):
                if span is not None:
                    for place, step in ((span[0], 1), (span[1], -1)):
                        steps.setdefault(min(place, len(text)), [0, 0])[side] += step
    places = sorted(steps)
    gold = predicted = 0
    for place, following in pairwise(places):
        gold += steps[place][0]
        predicted += steps[place][1]
        yield place, following, gold > 0, predicted > 0


def _shown(character: str) -> str:
    if character.isascii() and character.isprintable():
        return character
    return _REPLACEMENT if unicodedata.category(character) in _HIDDEN and character not in _KEPT else character
