from __future__ import annotations

import pytest
from tests.extract.rules.reading import read_sentence, words

from reportedly.extract.rules.events import verb_mentions
from reportedly.extract.rules.nominals import noun_mentions


def types(text: str) -> list[str]:
    """The types that a sentence evokes, each once; what is said twice is united later."""
    sentence = read_sentence(text)
    return list(dict.fromkeys(m.type.value for m in (*verb_mentions(sentence), *noun_mentions(sentence))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels took the town.", ["advance"]),
        ("Rebels took nine soldiers prisoner.", ["capture"]),
        ("Rebels took heavy losses.", ["casualties"]),
        ("The army lost two tanks.", ["equipment_loss"]),
        ("The army lost the town.", ["withdrawal"]),
        ("The army lost 40 soldiers and two tanks.", ["casualties", "equipment_loss"]),
        ("They attacked the city with missiles.", ["strike"]),
        ("They attacked the garrison.", ["clash"]),
        ("They tried to take the town.", ["clash"]),
        ("They attacked to divert reserves.", ["clash"]),
        ("The troops were exhausted.", ["degraded_effectiveness"]),
        ("The garrison had no food.", ["supply_shortage"]),
        ("The garrison was cut off.", ["encirclement"]),
        ("The garrison was cut off from reinforcements.", ["reinforcement_shortage"]),
        ("The blast left three people dead.", ["casualties"]),
        ("The book gave advice on surrendering to the enemy.", []),
        ("The president dismissed the general.", ["command"]),
        ("Rockets rained on the town.", ["strike"]),
        ("Jets rained bombs on the town.", ["strike"]),
        ("It rained.", []),
    ],
)
def test_verbs_evoke_events(text: str, expected: list[str]) -> None:
    assert types(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fighting raged near Karan.", ["clash"]),
        ("The surrender of the garrison stunned the capital.", ["surrender"]),
        ("They carried out 16 airstrikes.", ["strike"]),
        ("The attack was a tragedy.", []),
        ("The town is under the control of the rebels.", ["control"]),
        ("The brigade suffered heavy losses.", ["casualties"]),
        ("The unit is in disarray.", ["degraded_effectiveness"]),
    ],
)
def test_nouns_evoke_events_where_they_assert_them(text: str, expected: list[str]) -> None:
    assert types(text) == expected


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The 5th Brigade was encircled by rebels.", [("rebels", "actor"), ("The 5th Brigade", "target")]),
        ("The brigade suffered losses.", [("The brigade", "target")]),
        ("The garrison surrendered to the rebels.", [("The garrison", "actor"), ("the rebels", "target")]),
        ("Civilians were killed by coalition airstrikes.", [("coalition", "actor"), ("Civilians", "target")]),
    ],
)
def test_roles_come_from_voice_and_preposition(text: str, roles: list[tuple[str, str]]) -> None:
    sentence = read_sentence(text)
    mention = (*verb_mentions(sentence), *noun_mentions(sentence))[0]
    assert sorted((words(text, nominal), role.value) for nominal, role in mention.participants) == sorted(roles)
