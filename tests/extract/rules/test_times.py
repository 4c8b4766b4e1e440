from __future__ import annotations

import pytest

from reportedly.extract.rules.times import times
from reportedly.text.tokens import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On November 15th, the army left.", ["November 15th"]),
        ("Late Saturday and early Sunday shells fell.", ["Late Saturday and early Sunday"]),
        ("They have held it since 26 November 2012.", ["since 26 November 2012"]),
        ("The siege, which began in spring 2020, goes on.", ["began in spring 2020"]),
        ("In May 20 soldiers died.", ["May"]),
        ("The army may march on Sunday.", ["Sunday"]),
        ("Between 3 and 5 May they fought.", ["Between 3 and 5 May"]),
        ("Two days ago the town fell.", ["Two days ago"]),
        ("It was the worst raid since 2019.", ["2019"]),
        ("The 2nd Brigade has 2,000 men.", []),
        ("Sat phones were seized overnight.", ["overnight"]),
    ],
)
def test_date_phrases(text: str, expected: list[str]) -> None:
    assert [time.text for time in times(text, tokens(text))] == expected
