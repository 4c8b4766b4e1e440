from __future__ import annotations

import pytest

from reportedly.normalise.anonymity import source_anonymity


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("spokesman Ahmed Ali", "named"),
        ("Dr. Ahmed", "named"),
        ("Aamaq news agency", "named"),
        ("a network called Dawn Chorus", "named"),
        ("the president's office", "named"),
        ("Al-Shifa Hospital", "named"),
        ("Ukraine's president", "role_only"),
        ("Kharkiv regional governor", "role_only"),
        ("Ukrainian Telegram channel", "role_only"),
        ("another", "role_only"),
        ("Kurdish commander", "role_only"),
        ("security sources", "unnamed_group"),
        ("two officials", "unnamed_group"),
        ("analysts at the institute", "unnamed_group"),
        ("a rights group", "unnamed_group"),
        ("local media", "unnamed_group"),
        ("independent military analysts", "vague_collective"),
        ("other sources", "vague_collective"),
        ("They", "vague_collective"),
    ],
)
def test_how_far_a_source_is_identified(name: str, expected: str) -> None:
    assert source_anonymity(name) == expected


def test_a_plea_is_looked_for_right_behind_the_name() -> None:
    assert source_anonymity("an official", " " * 500 + "on condition of anonymity") == "role_only"
