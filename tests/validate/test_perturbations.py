from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from bench.perturb import PERTURBATIONS, filled, main, perturbed, seen
from tests.validate.generated import generated

from reportedly.validate.golden import Golden


def test_the_verdicts_are_exactly_the_perturbations(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(60) == 0
    out = capsys.readouterr().out
    assert all(name in out for name in [*PERTURBATIONS, "invent"])
    assert "0 of 60 reports differ" in out


def test_a_fault_that_the_scorer_is_not_told_of_is_a_difference(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bench.perturb.filled", lambda claim: list(filled(claim))[1:])
    assert main(40) == 1
    assert "found, not expected" in capsys.readouterr().out


def test_an_untouched_report_has_no_faults() -> None:
    golden = generated(Random(5))  # noqa: S311 - seeded test data
    assert seen(golden.report, golden) == Counter()


def test_faults_are_counted_as_made() -> None:
    golden: Golden = generated(Random(5))  # noqa: S311 - seeded test data
    report, faults, made = perturbed(Random(6), golden)  # noqa: S311 - seeded test data
    assert made.total() >= 1
    assert faults
    assert report.claims != golden.report.claims
