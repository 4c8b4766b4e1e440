from __future__ import annotations

import pytest

from reportedly.normalise.uncounted import uncounted
from reportedly.normalise.wording import wording
from reportedly.text.numbers import leading_number


def goes_on(text: str) -> int | None:
    words = wording(text)
    start = next(at for at in range(len(words.norms)) if leading_number(words.norms, at))
    found = leading_number(words.norms, start)
    assert found is not None
    return uncounted(words, start, found.end)


NOTHING = """
in 2014
the 2014 vote
2014
around 2014
its 2014 report
2014 ceasefire
late 1990
since 2000
May 3
3 May
5 to 7 June
Nov. 15
aged 25
at the age of 25
10 years old
60 years of age
Hill 112
Leopard 2
No. 3
number 5
per 100
no one
one by one
one another
none of the 25
4 times larger
"""


@pytest.mark.parametrize("text", NOTHING.strip().split("\n"))
def test_a_number_that_counts_nothing(text: str) -> None:
    assert goes_on(text) is not None


SOMETHING = """
2000 soldiers
about 2000 men
killed 2014
may 3 men
25 people
10 years
a hill 112 metres high
4 times
one of the men
the 25
a number of 5
"""


@pytest.mark.parametrize("text", SOMETHING.strip().split("\n"))
def test_a_number_that_counts(text: str) -> None:
    assert goes_on(text) is None


def test_reading_goes_on_behind_a_share_in_words() -> None:
    assert goes_on("one in five men") == 3
