from __future__ import annotations

from pathlib import Path

from reportedly import extract_report
from reportedly.grounding.identity import claim_id, claim_ids

TEXT = "The army said ten soldiers were killed near Harbour Town on Sunday."


def test_an_id_is_stable_and_depends_on_the_article(sample: Path) -> None:
    first, second = extract_report(sample), extract_report(sample)
    assert [claim.id for claim in first.claims] == [claim.id for claim in second.claims]
    (claim, *_) = first.claims
    assert claim_id(first.article.id, claim) != claim_id("sha256:" + "0" * 64, claim)


def test_an_id_is_ten_base32_characters() -> None:
    (claim, *_) = extract_report(TEXT).claims
    prefix, code = claim.id.split("-")
    assert prefix == "c"
    assert len(code) == 10
    assert set(code) <= set("abcdefghijklmnopqrstuvwxyz234567")


def test_equals_are_numbered() -> None:
    (claim, *_) = extract_report(TEXT).claims
    first, second, third = claim_ids("sha256:x", [claim, claim, claim])
    assert (second, third) == (f"{first}-2", f"{first}-3")
