"""Scoring: how long a pair of reports takes, beside the libraries that compare structured values.

200 generated pairs of 10-claim reports, the prediction perturbed, all of them given to every scorer as objects in
memory. The floor is what one would write by hand: a similarity of each two claims over the slots that the scorer
compares (values equal or not, evidence by overlap), and scipy's assignment; no verdicts, no partial credit. Processor
time is measured, round after round, and the medians are compared. Goal: within 3x of the floor.

    python -m bench.scoring [ROUNDS]

Peers: stickler-eval (default comparator; RapidFuzz comparator), deepdiff with ignore_order. One that is not installed
is named as such. Slow peers are timed on the first pairs alone, by the pair.
"""

import importlib
import statistics
import sys
import time
from collections.abc import Callable
from operator import eq
from random import Random
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from bench.perturb import perturbed
from scipy.optimize import linear_sum_assignment
from tests.validate.generated import generated

from reportedly.schema.claim import Claim
from reportedly.schema.report import Report
from reportedly.validate.scorer import score_reports

PAIRS = 200
CLAIMS = 10
GOAL = 3.0

Pair: TypeAlias = tuple[Report, Report]
"""Gold, prediction."""


class Scorer(NamedTuple):
    """Something that compares pairs of reports."""

    name: str
    work: Callable[[Any], object]
    """Takes one pair, in the form that ``prepare`` made of it."""
    prepare: Callable[[Pair], Any]
    """What is not timed: the pair in the scorer's own types."""
    pairs: int
    """How many of the pairs it is timed on."""


class Features(NamedTuple):
    """What the floor looks at: every slot that the scorer compares, each value as it stands."""

    closed: tuple[str, ...]
    start: int
    end: int
    values: frozenset[tuple[object, ...]]


def pairs(count: int = PAIRS, seed: int = 3) -> list[Pair]:
    """Golden reports of ten claims and perturbed predictions."""
    rng = Random(seed)
    found = []
    for _ in range(count):
        golden = generated(rng, claims=CLAIMS)
        found.append((golden.report, perturbed(rng, golden)[0]))
    return found


def ours(pair: Pair) -> object:
    """The scorer, verdicts and tallies."""
    scores = score_reports(pair[1], pair[0])
    return scores.claim_f1, scores.core_f1


def floor(pair: Pair) -> object:
    """A similarity matrix and the assignment."""
    gold, predicted = ([_features(claim) for claim in report.claims] for report in pair)
    matrix = np.array([[_similarity(one, other) for other in predicted] for one in gold])
    rows, columns = linear_sum_assignment(matrix, maximize=True)
    return float(matrix[rows, columns].sum())


def _features(claim: Claim) -> Features:
    event, verification = claim.event, claim.verification
    values: list[tuple[object, ...]] = [("unit", unit.name.casefold(), unit.role) for unit in claim.units]
    values += [("party", party.name.casefold(), party.role) for party in claim.parties]
    values += [("place", place.name.casefold(), place.relation) for place in claim.locations]
    values += [("source", source.name.casefold()) for source in claim.attribution.chain]
    values += [("date", date.edtf, date.role) for date in claim.dates]
    values += [("number", number.of, number.minimum, number.maximum, number.unit) for number in event.quantities]
    closed = (event.type, event.polarity, event.modality, claim.kind, claim.attribution.voice)
    return Features(
        (*closed, verification.status, verification.contested),
        claim.evidence[0].start,
        claim.evidence[-1].end,
        frozenset(values),
    )


def _similarity(one: Features, other: Features) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    overlap = shared / (max(one.end, other.end) - min(one.start, other.start)) if shared > 0 else 0.0
    common, either = len(one.values & other.values), len(one.values | other.values)
    equal: int = sum(map(eq, one.closed, other.closed))
    return equal + overlap + (common / either if either else 1.0)


def as_json(pair: Pair) -> tuple[Any, Any]:
    """What is compared, as JSON values: claims without ids, summaries and the run."""
    left_out: Any = {"id": True, "event": {"summary": True}, "provenance": True, "grading": True}
    gold, predicted = (
        [claim.model_dump(mode="json", exclude=left_out, exclude_none=True) for claim in report.claims]
        for report in pair
    )
    return gold, predicted


def deepdiff_scorer() -> Scorer:
    """DeepDiff with ignore_order."""
    deepdiff = importlib.import_module("deepdiff")

    def work(both: tuple[Any, Any]) -> object:
        return deepdiff.DeepDiff(*both, ignore_order=True)

    return Scorer("deepdiff, ignore_order", work, as_json, 20)


def stickler_scorer(comparator: str | None) -> Scorer:
    """stickler-eval on models of the same parts, names compared by its default comparator or by RapidFuzz."""
    stickler = importlib.import_module("stickler")
    field: Callable[..., Any] = stickler.ComparableField
    exact = importlib.import_module("stickler.comparators").ExactComparator
    fuzzy = getattr(importlib.import_module("stickler.comparators"), comparator) if comparator else None

    def text() -> Any:
        return field(comparator=fuzzy(), threshold=0.5) if fuzzy else field(threshold=0.5)

    def closed() -> Any:
        return field(comparator=exact(), threshold=1.0)

    named = _model(stickler, "Named", {"name": (str, text()), "role": (str, closed())})
    amount = _model(stickler, "Amount", {"of": (str, closed()), "minimum": (str, closed()), "maximum": (str, closed())})
    evidence = _model(stickler, "Evidence", {"text": (str, text())})
    claim = _model(
        stickler,
        "ClaimModel",
        {
            **{name: (str, closed()) for name in ("type", "kind", "polarity", "modality", "voice", "status")},
            "contested": (str, closed()),
            **{name: (list[named], field()) for name in ("units", "parties", "locations", "sources")},  # type: ignore[valid-type]
            "dates": (list[named], field()),  # type: ignore[valid-type]
            "quantities": (list[amount], field()),  # type: ignore[valid-type]
            "evidence": (list[evidence], field()),  # type: ignore[valid-type]
        },
    )
    report = _model(stickler, "ReportModel", {"claims": (list[claim], field())})  # type: ignore[valid-type]

    def prepare(pair: Pair) -> Any:
        return tuple(report(claims=[_flat(item) for item in part.claims]) for part in pair)

    def work(both: Any) -> object:
        return both[0].compare_with(both[1], include_confusion_matrix=True)

    name = "default comparator" if comparator is None else f"{comparator} (RapidFuzz)"
    return Scorer(f"stickler-eval, {name}", work, prepare, 10)


def _model(stickler: Any, name: str, fields: dict[str, tuple[Any, Any]]) -> Any:
    annotations = {key: kind for key, (kind, _) in fields.items()}
    values = {key: value for key, (_, value) in fields.items()}
    return type(name, (stickler.StructuredModel,), {"__annotations__": annotations, "__module__": __name__, **values})


def _flat(claim: Claim) -> dict[str, Any]:
    event = claim.event
    return {
        "type": event.type.value,
        "kind": claim.kind.value,
        "polarity": event.polarity.value,
        "modality": event.modality.value,
        "voice": claim.attribution.voice.value,
        "status": claim.verification.status.value,
        "contested": claim.verification.contested.value,
        "units": [{"name": unit.name, "role": unit.role.value} for unit in claim.units],
        "parties": [{"name": party.name, "role": party.role.value} for party in claim.parties],
        "locations": [{"name": place.name, "role": place.relation.value} for place in claim.locations],
        "sources": [{"name": source.name, "role": source.kind.value} for source in claim.attribution.chain],
        "dates": [{"name": f"{date.edtf}", "role": date.role.value} for date in claim.dates],
        "quantities": [
            {"of": number.of.value, "minimum": f"{number.minimum}", "maximum": f"{number.maximum}"}
            for number in event.quantities
        ],
        "evidence": [{"text": span.text} for span in claim.evidence],
    }


def seconds(scorer: Scorer, prepared: list[Any]) -> float:
    """Seconds of processor time a pair: other work on the machine is not counted."""
    start = time.process_time()
    for pair in prepared:
        scorer.work(pair)
    return (time.process_time() - start) / len(prepared)


def scorers() -> tuple[list[Scorer], list[str]]:
    """The scorers that are installed, and a line for each that is not."""
    found = [
        Scorer("floor by hand", floor, lambda pair: pair, PAIRS),
        Scorer("reportedly", ours, lambda pair: pair, PAIRS),
    ]
    absent = []
    peers: dict[str, Callable[[], Scorer]] = {
        "stickler-eval with rapidfuzz": lambda: stickler_scorer("FuzzyComparator"),
        "stickler-eval": lambda: stickler_scorer(None),
        "deepdiff": deepdiff_scorer,
    }
    for name, make in peers.items():
        try:
            found.append(make())
        except ImportError as error:
            absent.append(f"{name}: not installed ({error})")
    return found, absent


def main(rounds: int) -> int:
    """Print the medians and their ratios to the floor; 1 if the goal is missed."""
    made = pairs()
    found, absent = scorers()
    prepared = {scorer.name: [scorer.prepare(pair) for pair in made[: scorer.pairs]] for scorer in found}
    times: dict[str, list[float]] = {scorer.name: [] for scorer in found}
    for scorer in found:
        seconds(scorer, prepared[scorer.name][:2])
    for number in range(rounds):
        for scorer in found:
            if scorer.pairs == PAIRS or number == 0:
                times[scorer.name].append(seconds(scorer, prepared[scorer.name]))
    medians = {name: statistics.median(values) for name, values in times.items()}
    base = medians[found[0].name]
    print(f"{'':44}{'µs a pair':>12}{'to the floor':>14}{'pairs':>8}{'rounds':>8}")
    for scorer in found:
        median = medians[scorer.name]
        runs = len(times[scorer.name])
        print(f"{scorer.name:44}{median * 1e6:12,.0f}{median / base:13,.1f}x{scorer.pairs:8}{runs:8}")
    print(*absent, sep="\n")
    met = medians["reportedly"] <= GOAL * base
    print(f"goal, within {GOAL:.0f}x of the floor: {'met' if met else 'MISSED'}")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 15))
