from __future__ import annotations

from tests.validate.checks.hits import changed, hits
from tests.validate.reports import Page

from reportedly.schema.vocabularies import Voice

PAGE = Page(
    "“The town fell at dawn,” the ministry told the Gazette. Reportedly, shells fell. The ministry said that it "
    "regretted the ‘soldiers’ losses’.",
)
FELL = "The town fell at dawn"
RULES = "chain,voice,quote,statement"


def test_a_source_stands_once_in_a_chain() -> None:
    ministry, gazette = PAGE.source("ministry"), PAGE.source("Gazette")
    claim = PAGE.claim(FELL, chain=[ministry, gazette, ministry])
    assert hits(PAGE, claim, rules=RULES) == [("chain.repeated", "/claims/0/attribution/chain/2")]
    assert hits(PAGE, PAGE.claim(FELL, chain=[ministry, gazette]), rules=RULES) == []


def test_the_article_is_not_in_its_own_chain() -> None:
    claim = PAGE.claim(FELL, chain=[PAGE.source("ministry"), PAGE.source("Gazette")])
    assert hits(PAGE, claim, rules=RULES, publisher="The Gazette") == [
        ("chain.article_itself", "/claims/0/attribution/chain/1"),
    ]


def test_the_narrator_has_no_reporting_words() -> None:
    claim = changed(PAGE.claim(FELL), attribution__cues=(PAGE.span("told"),))
    assert hits(PAGE, claim, rules=RULES) == [("voice.narrator_with_cue", "/claims/0/attribution/cues/0")]


def test_reported_by_nobody_takes_a_reporting_word() -> None:
    claim = PAGE.claim("shells fell", voice="unspecified")
    assert hits(PAGE, claim, rules=RULES) == [("voice.unspecified_uncued", "/claims/0/attribution/voice")]
    cued = changed(claim, attribution__cues=(PAGE.span("Reportedly"),))
    assert hits(PAGE, cued, rules=RULES) == []


def test_a_quotation_stands_in_marks() -> None:
    claim = PAGE.claim(FELL, chain=[PAGE.source("ministry")])
    for words in (FELL, f"“{FELL},”", "soldiers’ losses", "losses"):
        quoted = changed(claim, attribution__quotes=(PAGE.span(words),))
        assert hits(PAGE, quoted, rules=RULES) == []
    for words in ("shells fell", "The town fell at dawn,” the ministry"):
        quoted = changed(claim, attribution__quotes=(PAGE.span(words),))
        assert hits(PAGE, quoted, rules=RULES) == [("quote.outside_marks", "/claims/0/attribution/quotes/0")]


def test_the_speaker_of_a_statement_is_its_actor_and_not_its_source() -> None:
    said = "The ministry said that it regretted the ‘soldiers’ losses’"
    speaker = PAGE.party("ministry", kind="organisation")
    assert hits(PAGE, PAGE.claim(said, "statement", parties=[speaker]), rules=RULES) == []
    assert hits(PAGE, PAGE.claim(said, "statement"), rules=RULES) == [("statement.no_speaker", "/claims/0/parties")]
    chained = PAGE.claim(said, "statement", parties=[speaker], chain=[PAGE.source("ministry")])
    assert hits(PAGE, chained, rules=RULES) == [("statement.speaker_in_chain", "/claims/0/attribution/chain/0")]
    assert chained.attribution.voice is Voice.SOURCED
