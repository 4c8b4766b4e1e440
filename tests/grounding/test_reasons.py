from __future__ import annotations

import re
from pathlib import Path

from reportedly.grounding import reasons

PAGE = Path(__file__).parents[2] / "docs" / "grounding.md"


def test_every_reason_is_explained_to_users() -> None:
    known = {value for name, value in vars(reasons).items() if name.isupper() and not name.startswith("_")}
    listed = set(re.findall(r"^\| `(\w+)` \| [^|]+ \| [^|]+ \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    tiers = {"exact", "white_space", "typography", "normal_form", "case"}
    assert listed | tiers >= known
    assert known >= listed - tiers
