"""Quotations: where they open and close."""

import pytest

from reportedly.extract.rules.quotations import quotations, within


def found(text: str) -> list[str]:
    return [text[quotation.start : quotation.end] for quotation in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we left” and went.", ["“we left”"]),
        ('He said "we left" and "stayed".', ['"we left"', '"stayed"']),
        ("He said 'we left' and went.", ["'we left'"]),
        ("‘They haven’t come,’ he said. ‘They won’t.’", ["‘They haven’t come,’", "‘They won’t.’"]),
        ("‘The soldiers’ pay ran out. Nobody came.’ He left.", ["‘The soldiers’ pay ran out. Nobody came.’"]),
        ("The soldiers’ pay ran out.", []),
        ("‘He called it “a trap”,’ she said.", ["‘He called it “a trap”,’"]),
        ("“One. Two.\nThree,” he said.", ["“One. Two.\nThree,”"]),
        ("“One.\n\n“Two,” he said.", ["“One.\n\n“Two,”"]),
        ("“Nobody closes this.\nA “new” line.", ["“Nobody closes this.", "“new”"]),
        ("« Nous partons », he said.", []),
        ("«Nous partons», he said.", ["«Nous partons»"]),
        ("A 6' man and a 5\" pipe.", []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_an_open_quotation_is_not_closed() -> None:
    (quotation,) = quotations("“We left. They stayed.")
    assert not quotation.closed
    assert quotation.inner_end == quotation.end == len("“We left. They stayed.")


def test_within_gives_those_that_touch_the_sentence() -> None:
    text = "“One.” Two “three” four. “Five.”"
    every = quotations(text)
    assert [text[q.start : q.end] for q in within(every, 7, 24)] == ["“three”"]
    assert within(every, 0, len(text)) == every


@pytest.mark.parametrize("mark", ["“", "‘", '"', "“ ", " “a", "\n“a", "’ ", "s’ ", "“a\n"])
def test_hostile_marks_are_read(mark: str) -> None:
    assert len(quotations(mark * 20_000)) <= 20_000
