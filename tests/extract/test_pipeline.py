from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import reportedly
from reportedly import (
    Article,
    ArticleError,
    Check,
    ClaimDraft,
    DateDraft,
    ExtractorError,
    LocationDraft,
    Proposal,
    Quote,
    Report,
    SourceDraft,
    UnitDraft,
    Unread,
    extract_report,
    extract_reports,
)
from reportedly.schema.report import spans
from reportedly.schema.vocabularies import DateRole, EventType, Kind, LocationKind, Polarity, Role, Voice

TEXT = (
    "The coastal ministry said soldiers of the 9th Brigade withdrew from Harbour Town on Sunday. "
    "The ministry denied that any soldiers had surrendered."
)
WITHDRAWAL = ClaimDraft(
    type=EventType.WITHDRAWAL,
    kind=Kind.EVENT,
    evidence=(Quote("The coastal ministry said soldiers of the 9th Brigade withdrew from Harbour Town on Sunday"),),
    trigger=Quote("withdrew"),
    voice=Voice.SOURCED,
    chain=(SourceDraft(Quote("coastal ministry")),),
    cues=(Quote("said"),),
    units=(UnitDraft(Quote("9th Brigade"), Role.ACTOR),),
    locations=(LocationDraft(Quote("Harbour Town"), LocationKind.SETTLEMENT),),
    dates=(DateDraft(Quote("on Sunday"), DateRole.EVENT),),
)


class Fixed:
    """Proposes what it was given."""

    name = "fixed"
    version = "1"

    def __init__(self, *drafts: ClaimDraft, unread: tuple[Unread, ...] = ()) -> None:
        self.proposal = Proposal(drafts=drafts, unread=unread)

    async def propose(self, article: Article, check: Check) -> Proposal:
        return self.proposal


def test_a_draft_becomes_a_claim_with_exact_spans_and_computed_values() -> None:
    report = extract_report(TEXT, extractor=Fixed(WITHDRAWAL), published="2023-05-12")
    (claim,) = report.claims
    assert claim.units[0].span.text == "9th Brigade"
    assert (claim.units[0].designation, claim.units[0].echelon) == ("9", "brigade")
    assert claim.dates[0].edtf == "2023-05-07"
    assert claim.attribution.chain[0].name == "coastal ministry"
    assert claim.id.startswith("c-")
    assert all(TEXT[span.start : span.end] == span.text for _, span in spans(report))


def test_the_summary_is_composed_from_grounded_words() -> None:
    (claim,) = extract_report(TEXT, extractor=Fixed(WITHDRAWAL)).claims
    assert claim.event.summary == (
        "According to coastal ministry, there was a withdrawal by 9th Brigade in Harbour Town [on Sunday]."
    )


def test_an_invented_place_is_refused_with_its_reason_and_the_claim_stays() -> None:
    draft = ClaimDraft(
        type=EventType.WITHDRAWAL,
        kind=Kind.EVENT,
        evidence=WITHDRAWAL.evidence,
        locations=(LocationDraft(Quote("Harbour City"), LocationKind.SETTLEMENT),),
    )
    report = extract_report(TEXT, extractor=Fixed(draft))
    assert report.claims[0].locations == ()
    (refused,) = [item for item in report.extraction.rejected if "locations" in item.path]
    assert (refused.path, refused.value, refused.reason) == ("drafts[0].locations[0]", "Harbour City", "not_found")


def test_a_claim_that_loses_its_source_is_refused_whole() -> None:
    draft = ClaimDraft(
        type=EventType.WITHDRAWAL,
        kind=Kind.EVENT,
        evidence=WITHDRAWAL.evidence,
        voice=Voice.SOURCED,
        chain=(SourceDraft(Quote("inland ministry")),),
    )
    report = extract_report(TEXT, extractor=Fixed(draft))
    assert report.claims == ()
    assert report.extraction.rejected


def test_the_same_claim_twice_stands_once() -> None:
    report = extract_report(TEXT, extractor=Fixed(WITHDRAWAL, WITHDRAWAL))
    assert len(report.claims) == 1
    assert [(item.path, item.reason) for item in report.extraction.rejected] == [("drafts[1]", "duplicate")]


def test_a_lost_not_is_refused() -> None:
    draft = ClaimDraft(
        type=EventType.SURRENDER,
        kind=Kind.EVENT,
        evidence=(Quote("any soldiers had surrendered"),),
        polarity=Polarity.AFFIRMED,
    )
    report = extract_report(TEXT, extractor=Fixed(draft))
    assert report.claims == ()
    assert "polarity_conflict" in {item.reason for item in report.extraction.rejected}


def test_strict_makes_a_lost_claim_an_error() -> None:
    draft = ClaimDraft(type=EventType.ADVANCE, kind=Kind.EVENT, evidence=(Quote("the army advanced"),))
    with pytest.raises(ExtractorError, match="strict"):
        extract_report(TEXT, extractor=Fixed(draft), strict=True)


def test_strict_makes_an_unread_passage_an_error() -> None:
    unread = (Unread(start=0, end=10, reason="window_lost"),)
    assert not extract_report(TEXT, extractor=Fixed(unread=unread)).extraction.complete
    with pytest.raises(ExtractorError, match="unread"):
        extract_report(TEXT, extractor=Fixed(unread=unread), strict=True)


class Broken:
    """Fails."""

    name = "broken"
    version = "1"

    async def propose(self, article: Article, check: Check) -> Proposal:
        raise KeyError("lexicon")


def test_an_extractor_that_fails_is_named() -> None:
    with pytest.raises(ExtractorError, match="extractor 'broken' failed: KeyError"):
        extract_report(TEXT, extractor=Broken())


def test_an_extractor_that_returns_something_else_is_named() -> None:
    fixed = Fixed()
    fixed.proposal = {"claims": []}  # type: ignore[assignment]
    with pytest.raises(ExtractorError, match="returned dict, not a Proposal"):
        extract_report(TEXT, extractor=fixed)


def test_an_unknown_extractor_names_those_that_exist() -> None:
    with pytest.raises(ExtractorError, match=r"no extractor named 'oracle'; there are: .*rules"):
        extract_report(TEXT, extractor="oracle")


def test_it_works_inside_a_running_event_loop() -> None:
    async def notebook() -> Report:
        return extract_report(TEXT, extractor=Fixed(WITHDRAWAL))

    assert len(asyncio.run(notebook()).claims) == 1


def test_errors_come_out_of_a_running_event_loop_too() -> None:
    async def notebook() -> Report:
        return extract_report(" ", extractor=Fixed())

    with pytest.raises(ArticleError):
        asyncio.run(notebook())


def test_reports_come_one_by_one_with_errors_in_their_place() -> None:
    results = list(extract_reports([TEXT, "", TEXT], extractor=Fixed(WITHDRAWAL), return_exceptions=True))
    assert [type(result) for result in results] == [Report, ArticleError, Report]


def test_reports_raise_at_the_first_error_by_default() -> None:
    with pytest.raises(ArticleError):
        list(extract_reports(["", TEXT], extractor=Fixed()))


def test_values_given_win_over_those_of_the_article() -> None:
    article = Article.from_text(TEXT, published="2020-01-01", title="Old")
    report = extract_report(article, extractor=Fixed(), published="2023-05-12")
    assert (report.article.published, report.article.title) == ("2023-05-12", "Old")


def test_source_date_epoch_sets_the_time_of_making(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert extract_report(TEXT, extractor=Fixed()).extraction.created_at == "1970-01-02T00:00:00Z"


def test_samples_give_valid_fully_grounded_reports(sample: Path, published_schema: dict[str, Any]) -> None:
    report = extract_report(sample)
    article = Article.from_path(sample)
    jsonschema.Draft202012Validator(published_schema).validate(json.loads(report.to_json()))
    assert report.claims
    assert report.extraction.complete
    assert [path for path, span in spans(report) if article.text[span.start : span.end] != span.text] == []


def test_the_same_article_gives_the_same_bytes(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert extract_report(sample).to_json() == extract_report(sample.read_bytes()).to_json()


def test_the_text_of_another_language_is_not_read_and_says_so() -> None:
    report = extract_report("La brigade s'est rendue dimanche.", language="fr")
    assert report.claims == ()
    assert not report.extraction.complete
    assert [outcome.name for outcome in report.extraction.outcomes] == ["language_unsupported"]


def test_cyrillic_text_declared_english_is_not_read_and_says_so() -> None:
    report = extract_report("Минобороны заявило, что военнослужащие сдались под городом.")
    assert [outcome.name for outcome in report.extraction.outcomes] == ["language_unsupported"]


def test_every_public_name_is_there() -> None:
    assert set(reportedly.__all__) - {"__version__"} == set(reportedly._HOME)
    assert all(getattr(reportedly, name) is not None for name in reportedly.__all__)
