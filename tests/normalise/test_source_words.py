from __future__ import annotations

import pytest

from reportedly.normalise.source_words import Neutral, fields, head_kinds, is_domain, source_name
from reportedly.schema.vocabularies import SourceKind


@pytest.mark.parametrize(
    ("name", "head", "noun", "kind"),
    [
        ("spokesman for the General Staff", "spokesman", "spokesman", Neutral.OFFICIALS),
        ("army spokesman Col. Ahmed Ali", "army spokesman Col. Ahmed Ali", "Col", SourceKind.MILITARY),
        ("military historian at the university", "military historian", "historian", SourceKind.ACADEMIC),
        ("“local residents” in Tolbek", "local residents", "residents", SourceKind.CIVILIAN),
        ("a research officer", "a research officer", "officer", Neutral.OFFICERS),
        ("a researcher", "a researcher", "researcher", Neutral.SCHOLARS),
        ("joint statement", "joint statement", "statement", Neutral.SOURCES),
        ("several channels", "several channels", "channels", SourceKind.SOCIAL_MEDIA),
    ],
)
def test_the_noun_that_a_name_turns_on(name: str, head: str, noun: str, kind: SourceKind | Neutral) -> None:
    found = source_name(name)
    assert found.head.written(0, len(found.head.words)).strip("“”") == head
    assert found.noun is not None
    assert found.head.written(found.noun.start, found.noun.end) == noun
    assert found.noun.kind is kind


@pytest.mark.parametrize("name", ["Washington Post", "Save the Children", "Ahmed Ali", "Metalworks", ""])
def test_a_name_that_turns_on_no_noun(name: str) -> None:
    assert source_name(name).noun is None


def test_fields_and_kinds_around_a_noun() -> None:
    assert fields(source_name("military intelligence official").head) == {"security_service"}
    assert head_kinds(source_name("media reports")) == {"media"}


def test_sites_are_told_by_their_domain() -> None:
    assert [is_domain(word) for word in ("gazeta.ru", "u.s.", "mr.smith", "ru")] == [True, False, False, False]
