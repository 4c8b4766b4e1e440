"""Lines: changes for people to read, in a terminal and in a test's failure.

Plain text with words of articles in it: whoever prints it makes it safe for where it goes.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from reportedly.regression.change import Change, Spurious
from reportedly.validate.comparison import Flip
from reportedly.validate.golden import Golden
from reportedly.validate.verdicts import RULES, Verdict

_CLAIM = re.compile(r"/claims/([0-9]+)")
_LONGEST = 160
_SPACE = re.compile(r"\s+")


def change_lines(change: Change, golden: Golden, *, everything: bool = False) -> Iterator[str]:
    """What changed on an article: what is worse, and with ``everything`` what is better or merely other, too."""
    if change.problem is not None:
        yield change.problem
        return
    flips = change.flips if everything else change.worse
    for place, group in groupby(flips, _claim):
        yield _heading(place, golden)
        for flip in group:
            yield from flip_lines(flip)
    for count in change.spurious:
        if everything or count.after > count.before:
            yield _spurious(count)


def flip_lines(flip: Flip) -> Iterator[str]:
    """One verdict that changed: where, what it was and is."""
    mark = "worse" if flip.worse else "better" if flip.better else "other"
    critical = f", new critical error: {flip.after.critical}" if flip.newly_critical and flip.after else ""
    yield f"  {mark}: {flip.slot} at {flip.pointer}{critical}"
    gold = next((verdict.gold for verdict in (flip.after, flip.before) if verdict and verdict.gold), None)
    if gold is not None:
        yield f"      gold  {_short(gold)}"
    yield f"      was   {_verdict(flip.before)}"
    yield f"      now   {_verdict(flip.after)}"


def counts(change: Change) -> str:
    """A change in one line: how many verdicts are worse, better, other, and how many spurious values came and went."""
    if change.problem is not None:
        return change.problem
    critical = sum(flip.newly_critical for flip in change.flips)
    other = len(change.flips) - len(change.worse) - len(change.better)
    more = sum(max(0, count.after - count.before) for count in change.spurious)
    fewer = sum(max(0, count.before - count.after) for count in change.spurious)
    parts = [
        _number(len(change.worse), "worse"),
        _number(critical, "new critical"),
        _number(len(change.better), "better"),
        _number(other, "other"),
        _number(more, "more spurious"),
        _number(fewer, "fewer spurious"),
    ]
    return ", ".join(part for part in parts if part) or "no change"


def advice(changes: Iterable[Change], orphans: Iterable[str], command: str) -> Iterator[str]:
    """What to do."""
    known = tuple(changes)
    for name in orphans:
        yield f"the baseline has an entry for {name!r}, but there is no such golden folder; take it out with: {command}"
    if any(change.problem for change in known):
        yield f"accept the present verdicts with: {command}"
    if any(change.problem is None and change.regressed for change in known):
        yield f"mend the extractor; if the change is meant, accept it with: {command}"
    elif any(change.improved for change in known):
        yield f"better than what was accepted; keep it so with: {command}"


def _claim(flip: Flip) -> str:
    found = _CLAIM.match(flip.pointer)
    return found[1] if found else ""


def _heading(place: str, golden: Golden) -> str:
    """Which claim of the gold, and the words that it rests on."""
    if not place or int(place) >= len(golden.report.claims):
        return "no claim of the golden report"
    claim = golden.report.claims[int(place)]
    return f"claim {place}, {claim.event.type}: “{_short(claim.evidence[0].text)}”"


def _verdict(verdict: Verdict | None) -> str:
    if verdict is None:
        return "no verdict"
    value = _short(verdict.predicted) if verdict.predicted is not None else "–"
    return f"{verdict.category}  {value}  ({RULES.get(verdict.rule, verdict.rule)})"


def _spurious(count: Spurious) -> str:
    mark = "worse" if count.after > count.before else "better"
    return f"{mark}: {count.slot}: {count.before} spurious values before, {count.after} now"


def _number(count: int, words: str) -> str:
    return f"{count} {words}" if count else ""


def _short(text: str) -> str:
    line = _SPACE.sub(" ", text)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
