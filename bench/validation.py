"""Validation: how long loading and validating a report takes, beside the libraries that it stands on.

The golden reports, or generated ones where there are none, as the bytes of their files. ``load_report`` and
``validate_report`` (with the article: JSON, JSON Schema, models, spans, recomputed values, rules) are set beside bare
pydantic, jsonschema and jsonschema-rs on the same bytes. Processor time is measured, round after round, and the medians
are compared.

    python -m bench.validation [ROUNDS]
"""

import importlib
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

import jsonschema
from tests.validate.generated import generated

from reportedly.schema.json_schema import json_schema
from reportedly.schema.migrations import load_report
from reportedly.schema.report import Report
from reportedly.validate.golden import Golden, load_golden_set
from reportedly.validate.validation import validate_report

GOLDEN = Path(__file__).parent.parent / "golden"


class Sample(NamedTuple):
    """A report as it stands in a file, and its article."""

    data: bytes
    text: str
    claims: int


def samples() -> list[Sample]:
    """The golden reports, or generated ones."""
    golden: list[Golden]
    if list(GOLDEN.glob("*/report.json")):
        golden = list(load_golden_set(GOLDEN))
    else:
        golden = [generated(Random(seed), claims=30) for seed in range(2)]
    return [Sample(item.report.to_json().encode(), item.text or "", len(item.report.claims)) for item in golden]


def works() -> tuple[dict[str, Callable[[Sample], object]], list[str]]:
    """What is timed, and a line for each peer that is not installed."""
    schema = json_schema()
    plain = jsonschema.Draft202012Validator(schema)
    found: dict[str, Callable[[Sample], object]] = {
        "pydantic, model_validate_json": lambda sample: Report.model_validate_json(sample.data),
        "reportedly, load_report": lambda sample: load_report(sample.data),
        "reportedly, validate_report with article": lambda sample: validate_report(sample.data, article=sample.text),
        "jsonschema, all errors": lambda sample: list(plain.iter_errors(json.loads(sample.data))),
    }
    try:
        fast = importlib.import_module("jsonschema_rs").validator_for(schema)
    except ImportError as error:
        return found, [f"jsonschema-rs: not installed ({error})"]
    found["jsonschema-rs, is_valid"] = lambda sample: fast.is_valid(json.loads(sample.data))
    return found, []


def seconds(work: Callable[[Sample], object], sample: Sample) -> float:
    """Seconds of processor time."""
    start = time.process_time()
    work(sample)
    return time.process_time() - start


def main(rounds: int) -> None:
    """Print the medians and their ratios to bare pydantic."""
    found, absent = works()
    kept = samples()
    for work in found.values():
        work(kept[0])
    times: dict[str, list[float]] = {name: [] for name in found}
    for _ in range(rounds):
        for name, work in found.items():
            times[name].append(sum(seconds(work, sample) for sample in kept) / len(kept))
    medians = {name: statistics.median(values) for name, values in times.items()}
    base = next(iter(medians.values()))
    claims = sum(sample.claims for sample in kept) / len(kept)
    size = sum(len(sample.data) for sample in kept) / len(kept) / 1024
    print(f"{'':44}{'ms a report':>12}{'to pydantic':>13}   ({claims:.0f} claims, {size:.0f} KiB; median of {rounds})")
    for name, median in medians.items():
        print(f"{name:44}{median * 1e3:12.2f}{median / base:12.1f}x")
    print(*absent, sep="\n", end="\n" if absent else "")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
