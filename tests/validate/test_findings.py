from __future__ import annotations

import dataclasses

from reportedly.schema.span import Span
from reportedly.schema.vocabularies import Match
from reportedly.validate.findings import Finding, Rule, Severity, fingerprints, in_order

RULE = Rule("date.invented_year", Severity.ERROR, "title", "why", "Mend it.")


def at(pointer: str, start: int, text: str = "3 May") -> Finding:
    return RULE.at(pointer, "wrong", Span(start=start, end=start + len(text), text=text, match=Match.EXACT))


def test_a_finding_takes_severity_and_hint_of_its_rule_unless_told_otherwise() -> None:
    assert RULE.at("/a", "wrong") == Finding("date.invented_year", Severity.ERROR, "/a", "wrong", "Mend it.")
    other = RULE.at("/a", "wrong", hint="Leave it.", severity=Severity.NOTE)
    assert (other.hint, other.severity) == ("Leave it.", Severity.NOTE)


def test_severities_reach_thresholds() -> None:
    assert Severity.ERROR.reaches(Severity.WARNING)
    assert Severity.WARNING.reaches(Severity.WARNING)
    assert not Severity.NOTE.reaches(Severity.WARNING)


def test_a_pattern_is_a_rule_or_its_family() -> None:
    assert RULE.matches("date")
    assert RULE.matches("date.invented_year")
    assert not RULE.matches("dat")
    assert not RULE.matches("date.invented")


def test_findings_stand_in_the_order_of_claims_by_number_and_once() -> None:
    two, ten, none = at("/claims/2/dates/0", 5), at("/claims/10/dates/0", 1), RULE.at("", "wrong")
    assert in_order([ten, two, none, two]) == (none, two, ten)


def test_a_fingerprint_survives_moves() -> None:
    here, moved = at("/claims/2/dates/0/edtf", 5), at("/claims/7/dates/1/edtf", 90)
    assert fingerprints([here]) == fingerprints([moved])


def test_fingerprints_tell_rule_place_and_words_apart() -> None:
    one = at("/claims/2/dates/0/edtf", 5)
    others = [
        at("/claims/2/dates/0/edtf", 5, "4 May"),
        at("/claims/2/dates/0/basis", 5),
        dataclasses.replace(one, rule="date.duration"),
    ]
    assert len({fingerprints([finding])[0] for finding in [one, *others]}) == 4


def test_equal_findings_are_counted() -> None:
    first, second = fingerprints([at("/claims/0/dates/0", 5), at("/claims/1/dates/0", 50)])
    assert first.removesuffix(":1") == second.removesuffix(":2")
