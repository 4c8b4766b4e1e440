from __future__ import annotations

import pytest

from reportedly import Claim, extract_report


def claim_of(text: str, type_: str) -> Claim:
    return next(claim for claim in extract_report(text).claims if claim.event.type == type_)


SAID = "The ministry said on Sunday that forty rebels had surrendered near Karan. "


@pytest.mark.parametrize(
    ("reply", "status", "contested", "stances"),
    [
        ("The claim could not be independently verified.", "unverified", "no", []),
        ("The rebels denied the claim.", "unaddressed", "denied", ["denies"]),
        ("The rebels denied that any fighters had surrendered.", "unaddressed", "denied", ["denies"]),
        ("Officials dismissed the reports as propaganda.", "unaddressed", "denied", ["denies"]),
        ("A rights group disputed the figure.", "unaddressed", "disputed", ["disputes"]),
        ("The rebels declined to comment.", "unaddressed", "no", ["declines_to_comment"]),
        ("Later the ministry withdrew the claim.", "retracted", "no", []),
        ("The weather was fine.", "unaddressed", "no", []),
    ],
)
def test_what_the_article_says_of_a_claim(reply: str, status: str, contested: str, stances: list[str]) -> None:
    found = claim_of(SAID + reply, "surrender").verification
    assert (found.status, found.contested) == (status, contested)
    assert [response.stance.value for response in found.responses] == stances


def test_a_denial_with_a_claim_to_aim_at_is_no_claim_of_its_own() -> None:
    report = extract_report(SAID + "The rebels denied that any fighters had surrendered.")
    assert [claim.event.polarity.value for claim in report.claims if claim.event.type == "surrender"] == ["affirmed"]


def test_a_denial_with_nothing_to_aim_at_is_a_negated_claim() -> None:
    (claim,) = extract_report("The rebels denied that any fighters had surrendered.").claims
    assert (claim.event.polarity, claim.attribution.chain[0].name) == ("negated", "rebels")
