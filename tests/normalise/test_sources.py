from __future__ import annotations

import pytest

from reportedly.normalise.sources import source_anonymity, source_kind

# name, kind, anonymity
SOURCES = [
    ("Russian Ministry of Defense", "military", "named"),
    ("the ministry", "military", "named"),
    ("Defense Ministry", "military", "named"),
    ("Ministry of Health", "government", "named"),
    ("foreign ministry", "government", "named"),
    ("General Staff", "military", "named"),
    ("spokesman for the General Staff", "military", "role_only"),
    ("a Russian military official", "military", "role_only"),
    ("Russian military sources", "military", "unnamed_group"),
    ("Commanders in Kapoeta", "military", "unnamed_group"),
    ("coalition", "military", "named"),
    ("coalition spokesman Lt. Col. Ahmed Ali", "military", "named"),
    ("Gen. Smith", "military", "named"),
    ("army officer", "military", "role_only"),
    ("Ukrainian Air Force", "military", "named"),
    ("38th Brigade", "military", "named"),
    ("rebel spokesman", "military", "role_only"),
    ("security forces", "military", "unnamed_group"),
    ("ISIS", "military", "named"),
    ("IDF", "military", "named"),
    ("Russian security sources", "security_service", "unnamed_group"),
    ("intelligence officials", "security_service", "unnamed_group"),
    ("FSB", "security_service", "named"),
    ("Ukrainian officials", "government", "unnamed_group"),
    ("Ukrainian official", "government", "role_only"),
    ("Russian authorities", "government", "unnamed_group"),
    ("a Western diplomat", "government", "role_only"),
    ("mayor of Tolbek", "government", "role_only"),
    ("President Jane Smith", "government", "named"),
    ("Hamas-run health ministry", "government", "named"),
    ("U.S. State Department spokesperson", "government", "role_only"),
    ("Kyiv", "government", "named"),
    ("U.S.", "government", "named"),
    ("Donetsk People's Republic", "government", "named"),
    ("Ukrainian soldiers", "soldier", "unnamed_group"),
    ("one of the soldiers", "soldier", "role_only"),
    ("a fighter with the call sign Heron", "soldier", "role_only"),
    ("a captured soldier", "prisoner", "role_only"),
    ("prisoners of war", "prisoner", "unnamed_group"),
    ("a soldier who had surrendered", "prisoner", "role_only"),
    ("police", "police", "named"),
    ("police officers", "police", "unnamed_group"),
    ("police spokesman", "police", "role_only"),
    ("Ria Novosti", "media", "named"),
    ("Gazeta.ru", "media", "named"),
    ("Kivu Times", "media", "named"),
    ("Washington Post", "media", "named"),
    ("Reuters correspondent", "media", "role_only"),
    ("ISIS-affiliated Aamaq news agency", "media", "named"),
    ("militant website", "media", "role_only"),
    ("Radio Tamarind", "media", "named"),
    ("media reports", "media", "vague_collective"),
    ("Analysts", "analyst", "vague_collective"),
    ("military experts", "analyst", "vague_collective"),
    ("Ukrainian defense analyst", "analyst", "role_only"),
    ("Institute for the Study of War", "analyst", "named"),
    ("war monitor", "analyst", "role_only"),
    ("military historian at the University of Kharkiv", "academic", "role_only"),
    ("Professor Jane Smith", "academic", "named"),
    ("Human rights organizations", "ngo", "unnamed_group"),
    ("Human Rights Watch", "ngo", "named"),
    ("Human Rights Watch researcher", "ngo", "role_only"),
    ("Save the Children", "ngo", "named"),
    ("activists", "ngo", "unnamed_group"),
    ("the UN", "international_organisation", "named"),
    ("Red Cross", "international_organisation", "named"),
    ("UN human rights office", "international_organisation", "named"),
    ("NATO", "international_organisation", "named"),
    ("eyewitnesses", "witness", "unnamed_group"),
    ("a survivor", "witness", "role_only"),
    ("Local residents", "civilian", "unnamed_group"),
    ("a nurse at the teaching hospital", "civilian", "role_only"),
    ("the soldier's mother", "civilian", "role_only"),
    ("a group of residents", "civilian", "unnamed_group"),
    ("Telegram channel", "social_media", "named"),
    ("ISIS-affiliated Facebook page", "social_media", "role_only"),
    ("pro-Russian Telegram channels", "social_media", "unnamed_group"),
    ("military blogger", "social_media", "role_only"),
    ("X", "social_media", "named"),
    ("Russian sources", "other", "unnamed_group"),
    ("sources", "other", "vague_collective"),
    ("Others", "other", "vague_collective"),
    ("some", "other", "vague_collective"),
    ("company memo", "other", "role_only"),
    ("Ahmed Ali", "other", "named"),
    ("", "other", "vague_collective"),
]


@pytest.mark.parametrize(("name", "kind", "anonymity"), SOURCES)
def test_a_source(name: str, kind: str, anonymity: str) -> None:
    assert source_kind(name) == kind
    assert source_anonymity(name) == anonymity


@pytest.mark.parametrize(
    "context",
    [
        ", who requested anonymity,",
        ", speaking on condition of anonymity because talks were under way",
        "who asked not to be named",
        "who did not want to be identified",
        ", who declined to be named",
        "who spoke anonymously",
        "who wished to remain anonymous",
        "who was not authorised to speak to journalists",
        ", whose name was withheld for safety,",
    ],
)
def test_a_source_that_asked_not_to_be_named(context: str) -> None:
    assert source_anonymity("a military analyst", context) == "anonymous_on_request"
    assert source_anonymity(f"a military analyst {context}") == "anonymous_on_request"


@pytest.mark.parametrize("context", ["who spoke to a broadcaster", "named in the indictment", "who was not there", ""])
def test_other_words_behind_a_source_say_nothing_of_anonymity(context: str) -> None:
    assert source_anonymity("a military analyst", context) == "role_only"
