from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.validate.findings import Rule
from reportedly.validate.rules import CHECKS, RULES

PAGE = (Path(__file__).parents[2] / "docs" / "validation.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_is_documented_as_it_is(rule: Rule) -> None:
    assert f"| `{rule.id}` | {rule.severity} | {rule.title} | {rule.why} |" in PAGE.splitlines()


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_explains_itself(rule: Rule) -> None:
    assert rule.id == rule.id.lower()
    assert rule.id.count(".") == 1
    assert rule.title[0].islower() or rule.title.startswith(("JSON", "EDTF"))
    assert not rule.title.endswith(".")
    assert rule.why.endswith(".")
    assert rule.hint.endswith(".")


def test_nothing_is_documented_that_is_not_there() -> None:
    rows = [line.split("`")[1] for line in PAGE.splitlines() if line.startswith("| `") and "." in line.split("`")[1]]
    assert rows == list(RULES)


def test_every_check_is_run_once() -> None:
    assert len(set(CHECKS)) == len(CHECKS)
