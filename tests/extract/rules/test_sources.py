"""Sources: what can speak, and the words that name it."""

import pytest

from reportedly.extract.rules.clauses import parsed
from reportedly.extract.rules.groups import Nominal
from reportedly.extract.rules.sources import Speaker, can_speak, definite, issuers, pronoun, speaker
from reportedly.extract.rules.tagging import tagged
from reportedly.text.tokens import tokens


def nominal(phrase: str) -> Nominal:
    """The first nominal of 'PHRASE left.'"""
    return parsed(tagged(tokens(f"{phrase} left."))).items[0].nominals[0]


def name(text: str, who: Speaker) -> str:
    return text[who.start : who.end]


@pytest.mark.parametrize(
    ("phrase", "verb", "expected"),
    [
        ("A spokesman", "report", True),
        ("The ministry", "report", True),
        ("The statement", "report", True),
        ("Two border policemen", "report", True),
        ("Colonel Karimi", "report", True),
        ("Kyiv", "report", True),
        ("He", "report", True),
        ("Others", "report", True),
        ("The information", "say", False),
        ("The attack", "say", False),
        ("We", "say", False),
        ("Sunday", "say", False),
        ("The bridge", "report", False),
        ("The chronicler", "report", False),
        ("The chronicler", "say", True),
    ],
)
def test_can_speak(phrase: str, verb: str, expected: bool) -> None:  # noqa: FBT001
    assert can_speak(nominal(phrase), verb) is expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("The provincial governor", "provincial governor"),
        ("A former Ukrainian soldier", "former Ukrainian soldier"),
        ("Some analysts", "Some analysts"),
        ("Two officials", "Two officials"),
        ("Its defence ministry", "defence ministry"),
        ("Members of the coalition", "Members of the coalition"),
    ],
)
def test_a_speaker_keeps_describing_words_and_drops_the_article(phrase: str, expected: str) -> None:
    assert name(phrase, speaker(nominal(phrase))) == expected


@pytest.mark.parametrize(
    ("phrase", "named", "plural"),
    [
        ("Colonel Karimi", True, False),
        ("The governor", False, False),
        ("Russian officials", False, True),
        ("Officials", False, True),
        ("The police", False, True),
        ("Others", False, True),
    ],
)
def test_named_and_plural(phrase: str, named: bool, plural: bool) -> None:  # noqa: FBT001
    who = speaker(nominal(phrase))
    assert (who.named, who.plural) == (named, plural)


@pytest.mark.parametrize(("phrase", "expected"), [("He", True), ("The governor", False)])
def test_pronoun(phrase: str, expected: bool) -> None:  # noqa: FBT001
    assert pronoun(nominal(phrase)) is expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [("The governor", True), ("The provincial governor", True), ("A governor", False), ("The Kremlin", False)],
)
def test_definite(phrase: str, expected: bool) -> None:  # noqa: FBT001
    assert definite(nominal(phrase)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("statement by the interior ministry", ["interior ministry"]),
        ("new report from Lake Watch", ["Lake Watch"]),
        ("Lake Watch’s report", ["Lake Watch"]),
        ("ministry’s Telegram channel", ["ministry", "Telegram channel"]),
        ("interior ministry", ["interior ministry"]),
    ],
)
def test_documents_are_reduced_to_their_issuer(text: str, expected: list[str]) -> None:
    who = Speaker(0, len(text), "x", named=False, plural=False)
    assert [name(text, found) for found in issuers(text, who)] == expected
