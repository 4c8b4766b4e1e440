from __future__ import annotations

import pytest

from reportedly.grounding.governors import govern
from reportedly.schema.vocabularies import EventType, Polarity

CASES = [
    ("Reports that the brigade surrendered are untrue, the army said.", "surrendered", "untrue"),
    ("Reports that the 9th Brigade surrendered near Osk were completely false.", "surrendered", "false"),
    ("The army said reports of a withdrawal from Osk were false.", "withdrawal", "false"),
    ("The ministry called reports of shelling near Osk fake.", "shelling", "fake"),
    ("The ministry described the reports that troops had surrendered as false.", "surrendered", "false"),
    ("Claims that the unit surrendered on Sunday are not true.", "surrendered", "true"),
]
AFFIRMED = [
    ("Reports that the soldiers captured near Osk are unharmed came on Sunday.", "captured"),
    ("Reports said the brigade surrendered; the photographs were false.", "surrendered"),
    ("False alarms sounded as the brigade surrendered.", "surrendered"),
    ("Reports of shelling near Osk and of looting are true.", "shelling"),
]
TYPES = {
    "surrendered": EventType.SURRENDER,
    "withdrawal": EventType.WITHDRAWAL,
    "shelling": EventType.STRIKE,
    "captured": EventType.CAPTURE,
}


@pytest.mark.parametrize(("text", "trigger", "cue"), CASES)
def test_what_is_said_to_be_untrue_is_negated(text: str, trigger: str, cue: str) -> None:
    start = text.index(trigger)
    found = govern(text, (0, len(text)), (start, start + len(trigger)), TYPES[trigger])
    assert found.polarity is Polarity.NEGATED
    assert found.polarity_cue is not None
    assert text[slice(*found.polarity_cue)].endswith(cue)


@pytest.mark.parametrize(("text", "trigger"), AFFIRMED)
def test_what_is_not_said_to_be_untrue_is_affirmed(text: str, trigger: str) -> None:
    start = text.index(trigger)
    found = govern(text, (0, len(text)), (start, start + len(trigger)), TYPES[trigger])
    assert found.polarity is Polarity.AFFIRMED
