from __future__ import annotations

import pytest

from reportedly.normalise.branches import branch_of
from reportedly.normalise.formation_words import segments


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("naval infantry", "marine"),
        ("anti-aircraft missile battalion", "air_defence"),
        ("anti-tank artillery", "artillery"),
        ("drone pilots", "unmanned"),
        ("fighter jets", "air_force"),
        ("fighters", "irregular"),
        ("armoured infantry", "mechanised"),
        ("tank crews", "armoured"),
        ("mountain troops", "infantry"),
        ("sappers", "other"),
        ("Houthi forces", "irregular"),
        ("Ukrainian troops", None),
        ("UN troops", None),
        ("3rd Battalion, 5th Marine Regiment", "marine"),
        ("", None),
    ],
)
def test_the_arm_or_service(name: str, expected: str | None) -> None:
    assert branch_of(segments(name)) == expected
