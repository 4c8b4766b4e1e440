"""An invented article, and claims as a model would send them."""

from __future__ import annotations

import json
from typing import Any

TEXT = (
    "The coastal ministry said on Sunday that soldiers of the 9th Brigade had withdrawn from Harbour Town. "
    "At least 40 inland soldiers were killed near the Old Mill, Inland Radio reported. "
    "A coastal officer said his unit might shell the northern road."
)
WITHDRAWAL = "The coastal ministry said on Sunday that soldiers of the 9th Brigade had withdrawn from Harbour Town"
TOLL = "At least 40 inland soldiers were killed near the Old Mill, Inland Radio reported"
SHELLING = "A coastal officer said his unit might shell the northern road"


def claim(number: int, text: str, event: str, trigger: str, /, **values: Any) -> dict[str, Any]:
    """A whole claim of the reply schema."""
    empty: dict[str, Any] = {
        "evidence": [{"n": number, "text": text}],
        "trigger": trigger,
        "type": event,
        "kind": "event",
        "polarity": "affirmed",
        "modality": "asserted",
        "voice": "narrator",
        "chain": [],
        "cues": [],
        "who": [],
        "where": [],
        "when": [],
        "means": [],
        "amounts": [],
        "status": "unaddressed",
        "status_cues": [],
        "contested": "no",
        "responses": [],
    }
    return empty | ({"voice": "sourced"} if values.get("chain") else {}) | values


def withdrawal(**values: Any) -> dict[str, Any]:
    given: dict[str, Any] = {
        "chain": ["coastal ministry"],
        "cues": ["said"],
        "who": [{"name": "9th Brigade", "kind": "unit", "role": "actor", "also": [], "side": None}],
        "where": [{"name": "Harbour Town", "kind": "settlement", "relation": "from", "within": None, "also": []}],
        "when": [{"text": "on Sunday", "role": "report"}],
    }
    return claim(1, WITHDRAWAL, "withdrawal", "withdrawn", **(given | values))


def toll(**values: Any) -> dict[str, Any]:
    given: dict[str, Any] = {
        "chain": ["Inland Radio"],
        "cues": ["reported"],
        "who": [{"name": "inland soldiers", "kind": "unit", "role": "target", "also": [], "side": None}],
        "where": [{"name": "Old Mill", "kind": "facility", "relation": "near", "within": None, "also": []}],
        "amounts": [{"text": "At least 40", "of": "killed", "item": "inland soldiers"}],
    }
    return claim(2, TOLL, "casualties", "killed", **(given | values))


def shelling(**values: Any) -> dict[str, Any]:
    given: dict[str, Any] = {"chain": ["coastal officer"], "modality": "possible"}
    return claim(3, SHELLING, "strike", "shell", **(given | values))


def reply(*claims: Any) -> str:
    return json.dumps({"claims": list(claims)})
