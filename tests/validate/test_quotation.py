from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.validate.quotation import quotations


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we left” and went.", ["“we left”"]),
        ("He said ‘we didn’t leave’ and went.", ["‘we didn’t leave’"]),
        ("He said 'we didn't leave' and went.", ["'we didn't leave'"]),
        ('He said "we left" and "we won".', ['"we left"', '"we won"']),
        ("„Wir gingen“, sagte er.", ["„Wir gingen“"]),
        ("«Nous partons», dit-il.", ["«Nous partons»"]),
        ("“They said ‘go’ to us”, he said.", ["“They said ‘go’ to us”", "‘go’"]),
        ("Ukraine’s army and the soldiers’ morale", []),
        ("the soldiers' morale, and rock 'n' roll", ["'n'"]),
        ("He said ‘the soldiers’ morale was low’ then.", ["‘the soldiers’ morale was low’"]),
        ("‘One.\nTwo.’ Three.", ["‘One.\nTwo.’"]),
        ("No quotation at all.", []),
        ("", []),
    ],
)
def test_passages_in_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_ends_with_its_paragraph() -> None:
    assert quoted("“We left.\n\nThe army went on.") == ["“We left."]


def test_unless_the_next_paragraph_opens_it_again() -> None:
    assert quoted("“We left.\n\n“We won.” They said.") == ["“We left.\n\n“We won.”"]


def test_a_mark_that_may_be_an_apostrophe_closes_if_no_other_does() -> None:
    assert quoted("They were ‘cowards’ who ran. Then ‘more’ came.") == ["‘cowards’", "‘more’"]


@given(st.text(alphabet="ab s.’‘'\"“”«»\n", max_size=60))
def test_passages_lie_in_the_text_in_order(text: str) -> None:
    found = quotations(text)
    assert list(found) == sorted(found)
    assert all(0 <= start < end <= len(text) for start, end in found)


def test_many_marks_take_linear_time() -> None:
    assert len(quotations("“" * 20_000 + "”" * 20_000)) == 1
    assert len(quotations("‘s’ a" * 20_000)) > 0
