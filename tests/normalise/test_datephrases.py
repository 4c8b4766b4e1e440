from __future__ import annotations

import pytest

from reportedly.normalise.datephrases import Joint, Opening, date_phrase
from reportedly.normalise.datewords import date_words


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("on Sunday", Opening.NONE),
        ("since Sunday", Opening.SINCE),
        ("since at least early Sunday", Opening.SINCE),
        ("since the raid on Sunday", Opening.SINCE),
        ("from Sunday", Opening.FROM),
        ("the siege that began in May", Opening.FROM),
        ("starting Sunday", Opening.FROM),
        ("the beginning of May", Opening.NONE),
        ("from Sunday onwards", Opening.FROM),
        ("until late Sunday", Opening.UNTIL),
        ("up to Sunday", Opening.UNTIL),
        ("from May to now", Opening.SINCE),
        ("by Sunday", Opening.UNSAYABLE),
        ("shortly before 3 May", Opening.UNSAYABLE),
        ("on the eve of 3 May", Opening.UNSAYABLE),
        ("the first raid since May", Opening.UNSAYABLE),
        ("after dark on Sunday", Opening.NONE),
    ],
)
def test_what_the_words_around_a_date_make_of_it(text: str, opening: Opening) -> None:
    phrase = date_phrase(date_words(text))
    assert phrase is not None
    assert phrase.opening is opening


@pytest.mark.parametrize(
    ("text", "joint", "count"),
    [
        ("Sunday", Joint.SINGLE, 1),
        ("Sunday to Tuesday", Joint.RANGE, 2),
        ("late Saturday night into early Sunday", Joint.RANGE, 2),
        ("between Sunday and Tuesday", Joint.RANGE, 2),
        ("Sunday and Monday", Joint.LIST, 2),
        ("Sunday, Monday and Tuesday", Joint.LIST, 3),
        ("Sunday, when it rained", Joint.SINGLE, 1),
        ("3 to 5 May", Joint.SINGLE, 1),
    ],
)
def test_how_dates_are_joined(text: str, joint: Joint, count: int) -> None:
    phrase = date_phrase(date_words(text))
    assert phrase is not None
    assert (phrase.joint, len(phrase.moments)) == (joint, count)


def test_the_night_before_and_after() -> None:
    before, after = date_phrase(date_words("overnight on Sunday")), date_phrase(date_words("Sunday overnight"))
    assert before is not None
    assert after is not None
    assert (before.night, after.night) == (-1, 1)


def test_words_without_a_date() -> None:
    assert date_phrase(date_words("a few men at the gate")) is None
