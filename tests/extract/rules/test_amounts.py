from __future__ import annotations

import pytest

from reportedly import extract_report


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ten soldiers were killed and dozens wounded.", [("killed", "Ten soldiers"), ("wounded", "dozens")]),
        ("At least two dozen rebels surrendered.", [("surrendered", "At least two dozen rebels")]),
        ("The army lost up to 1,200 troops.", [("losses", "up to 1,200 troops")]),
        ("The army suffered heavy losses.", [("losses", "heavy losses")]),
        ("The crews shot down 31 drones.", [("munitions", "31 drones")]),
        ("They carried out 16 airstrikes on Karan.", [("attacks", "16 airstrikes")]),
        ("Between 20 and 30 shells fell on Karan.", [("munitions", "Between 20 and 30 shells")]),
        ("The 101st Battalion withdrew in 2019.", []),
        ("The brigade suffered no losses.", []),
    ],
)
def test_numbers_go_to_their_claim(text: str, expected: list[tuple[str, str]]) -> None:
    claims = extract_report(text).claims
    assert [
        (quantity.of.value, quantity.span.text) for claim in claims for quantity in claim.event.quantities
    ] == expected
