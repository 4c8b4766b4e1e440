from __future__ import annotations

import pytest
from tests.validate.checks.hits import changed, hits
from tests.validate.reports import Page

from reportedly.schema.attribution import Response
from reportedly.schema.vocabularies import Stance

PAGE = Page("The ministry confirmed that the town fell. Officials denied the reports. It could not be verified.")
FELL = "The ministry confirmed that the town fell"
RULES = "denial,contested,verification,response"


def denial(stance: str = "denies", source: str = "Officials") -> Response:
    return Response(source=PAGE.source(source), stance=Stance.parse(stance), span=PAGE.span("denied the reports"))


def found(*, rules: str = "contested,verification,response", **values: object) -> list[tuple[str, str]]:
    claim = changed(PAGE.claim(FELL, chain=[PAGE.source("ministry")]), **values)
    return hits(PAGE, claim, rules=rules)


def test_contested_says_who_or_by_what_words() -> None:
    assert found(verification__contested="disputed") == [
        ("contested.unsupported", "/claims/0/verification/contested"),
    ]


def test_a_cue_supports_a_doubt_but_no_denial() -> None:
    cues = (PAGE.span("could not be verified"),)
    assert found(verification__contested="disputed", verification__cues=cues) == []
    assert found(verification__contested="denied", verification__cues=cues) == [
        ("contested.denied_by_nobody", "/claims/0/verification/contested"),
    ]


def test_a_denial_by_a_response() -> None:
    assert found(verification__contested="denied", verification__responses=(denial(),)) == []


def test_a_status_has_words() -> None:
    assert found(verification__status="unverified") == [("verification.uncued", "/claims/0/verification/status")]
    cues = (PAGE.span("could not be verified"),)
    assert found(verification__status="unverified", verification__cues=cues) == []


def test_a_reporting_verb_confirms_nothing() -> None:
    verb = (PAGE.span("confirmed"),)
    assert found(verification__status="confirmed", verification__cues=verb, attribution__cues=verb) == [
        ("verification.own_cue", "/claims/0/verification/cues/0"),
    ]


def test_a_source_does_not_respond_to_itself() -> None:
    own = denial("confirms", "ministry")
    assert found(verification__responses=(own,)) == [
        ("response.own_source", "/claims/0/verification/responses/0/source"),
    ]


def test_a_denial_leaves_a_trace_in_a_claim() -> None:
    assert found(rules="denial") == [("denial.unbound", "/claims")]
    assert found(rules="denial", verification__contested="denied", verification__responses=(denial(),)) == []


def test_a_negated_claim_is_a_trace_of_a_denial() -> None:
    page = Page("Officials denied that any soldiers had surrendered.")
    claim = page.claim("Officials denied that any soldiers had surrendered", "surrender", negated="denied")
    assert hits(page, claim, rules="denial") == []
    assert hits(page, page.claim("Officials", "surrender"), rules="denial") == [("denial.unbound", "/claims")]


@pytest.mark.parametrize(
    "text",
    [
        "The convoy was denied access to the town.",
        "The council rejected a plan to pull back.",
        "The general was dismissed in spring.",
        "The ministry neither confirmed nor denied the reports.",
        "The ministry did not deny that the town fell.",
    ],
)
def test_words_of_refusal_that_deny_no_claim(text: str) -> None:
    page = Page(text)
    assert hits(page, page.claim("The"), rules="denial") == []


@pytest.mark.parametrize(
    "text",
    [
        "The army denied having shelled the market.",
        "Officials denied targeting homes.",
        "The command has dismissed the latest reports as lies.",
        "The group rejects all accusations.",
        "The ministry denied any involvement.",
    ],
)
def test_words_of_denial(text: str) -> None:
    page = Page(text)
    assert hits(page, rules="denial") == [("denial.unbound", "/claims")]
