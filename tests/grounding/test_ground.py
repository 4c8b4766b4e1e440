from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.article import Article
from reportedly.grounding.drafts import (
    ClaimDraft,
    DateDraft,
    LocationDraft,
    MeansDraft,
    PartyDraft,
    QuantityDraft,
    Quote,
    ResponseDraft,
    SourceDraft,
    UnitDraft,
)
from reportedly.grounding.ground import Grounded, ground_claim
from reportedly.schema.vocabularies import (
    Anonymity,
    Contested,
    DateRole,
    EventType,
    Kind,
    LocationKind,
    MeansKind,
    Modality,
    PartyKind,
    Polarity,
    QuantityOf,
    Role,
    SourceKind,
    Stance,
    VerificationStatus,
    Voice,
)

TEXT = (
    "The Sudanese defence ministry said up to 40 soldiers of the 9th Infantry Brigade withdrew from Old Mill, a "
    "village in the Harbour district, under drone fire on Sunday. Villagers denied it. The claim could not be verified."
)
ARTICLE = Article.from_text(TEXT, published="2023-05-12")
DRAFT = ClaimDraft(
    type=EventType.WITHDRAWAL,
    kind=Kind.EVENT,
    evidence=(Quote("soldiers of the 9th Infantry Brigade withdrew from Old Mill"),),
    trigger=Quote("withdrew"),
    voice=Voice.SOURCED,
    chain=(SourceDraft(Quote("Sudanese defence ministry")),),
    cues=(Quote("said"),),
    units=(UnitDraft(Quote("9th Infantry Brigade"), Role.ACTOR),),
    parties=(PartyDraft(Quote("Villagers"), PartyKind.CIVILIANS, Role.OTHER),),
    locations=(
        LocationDraft(Quote("Old Mill"), LocationKind.SETTLEMENT, within=1),
        LocationDraft(Quote("Harbour district"), LocationKind.REGION),
    ),
    dates=(DateDraft(Quote("on Sunday"), DateRole.EVENT),),
    means=(MeansDraft(MeansKind.DRONE, Quote("drone")),),
    quantities=(QuantityDraft(QuantityOf.PERSONNEL, Quote("40"), Quote("soldiers")),),
    status=VerificationStatus.UNVERIFIED,
    contested=Contested.DENIED,
    status_cues=(Quote("could not be verified"),),
    responses=(ResponseDraft(SourceDraft(Quote("Villagers")), Stance.DENIES, Quote("Villagers denied it")),),
)


def reasons(grounded: Grounded) -> list[tuple[str, str]]:
    return [(item.path, item.reason) for item in grounded.rejected]


def test_every_value_stands_in_the_article_and_derived_values_are_computed() -> None:
    grounded = ground_claim(ARTICLE, DRAFT)
    claim = grounded.claim
    assert reasons(grounded) == []
    assert claim is not None
    assert claim.evidence[0].text.startswith("said up to 40 soldiers") or claim.evidence[0].text.startswith("up to 40")
    assert (claim.units[0].designation, claim.units[0].echelon, claim.units[0].branch) == ("9", "brigade", "infantry")
    assert claim.dates[0].edtf == "2023-05-07"
    assert (claim.event.quantities[0].span.text, claim.event.quantities[0].maximum) == ("up to 40", 40)
    assert claim.attribution.chain[0].side == "state:SD"
    assert (claim.attribution.chain[0].kind, claim.attribution.chain[0].anonymity) == ("military", "named")
    assert [place.within for place in claim.locations] == [1, None]
    assert (claim.verification.status, claim.verification.contested) == ("unverified", "denied")
    assert claim.event.summary.startswith("According to Sudanese defence ministry, there was a withdrawal")


LOAD_BEARING = [
    ("evidence", {"evidence": ()}, ("evidence", "no_evidence")),
    (
        "one of two evidence quotes",
        {"evidence": (DRAFT.evidence[0], Quote("the brigade fled"))},
        ("evidence[1]", "not_found"),
    ),
    ("a source", {"chain": (SourceDraft(Quote("Chadian defence ministry")),)}, ("chain[0]", "not_found")),
    ("the outlet of two", {"chain": (DRAFT.chain[0], SourceDraft(Quote("Radio Nuba")))}, ("chain[1]", "not_found")),
    ("no source at all", {"chain": ()}, ("voice", "no_source")),
    ("a source in the narrator's voice", {"voice": Voice.NARRATOR}, ("voice", "voice_conflict")),
    ("polarity", {"polarity": Polarity.NEGATED}, ("polarity", "polarity_conflict")),
    ("modality", {"modality": Modality.POSSIBLE}, ("modality", "modality_conflict")),
    ("a count", {"quantities": (QuantityDraft(QuantityOf.PERSONNEL, Quote("400")),)}, ("quantities[0]", "not_found")),
    (
        "a part of a count",
        {"quantities": (QuantityDraft(QuantityOf.PERSONNEL, Quote("4")),)},
        ("quantities[0]", "boundary"),
    ),
]


@pytest.mark.parametrize(("what", "change", "reason"), LOAD_BEARING, ids=[row[0] for row in LOAD_BEARING])
def test_a_load_bearing_value_refuses_the_whole_claim(
    what: str, change: dict[str, object], reason: tuple[str, str]
) -> None:
    grounded = ground_claim(ARTICLE, replace(DRAFT, **change))  # type: ignore[arg-type]
    assert grounded.claim is None, what
    assert reason in reasons(grounded)


DROPPED = [
    ("units", {"units": (UnitDraft(Quote("8th Infantry Brigade"), Role.ACTOR),)}, ("units[0]", "not_found")),
    (
        "parties",
        {"parties": (PartyDraft(Quote("Towns"), PartyKind.CIVILIANS, Role.OTHER),)},
        ("parties[0]", "not_found"),
    ),
    ("dates", {"dates": (DateDraft(Quote("on Monday"), DateRole.EVENT),)}, ("dates[0]", "not_found")),
    ("means", {"means": (MeansDraft(MeansKind.MORTAR, Quote("mortar")),)}, ("means[0]", "not_found")),
    ("cues", {"cues": (Quote("insisted"),)}, ("cues[0]", "not_found")),
    ("quotes", {"quotes": (Quote("we left"),)}, ("quotes[0]", "not_found")),
    ("status_cues", {"status_cues": (Quote("not independently"),)}, ("status_cues[0]", "not_found")),
]


@pytest.mark.parametrize(("what", "change", "reason"), DROPPED, ids=[row[0] for row in DROPPED])
def test_other_values_are_dropped_alone(what: str, change: dict[str, object], reason: tuple[str, str]) -> None:
    grounded = ground_claim(ARTICLE, replace(DRAFT, **change))  # type: ignore[arg-type]
    assert reasons(grounded) == [reason], what
    assert grounded.claim is not None


def test_a_quantity_whose_words_hold_none_is_dropped() -> None:
    grounded = ground_claim(ARTICLE, replace(DRAFT, quantities=(QuantityDraft(QuantityOf.PERSONNEL, Quote("fire")),)))
    assert reasons(grounded) == [("quantities[0]", "no_quantity")]
    assert grounded.claim is not None
    assert grounded.claim.event.quantities == ()


def test_an_alternate_name_is_dropped_from_a_place_that_stays() -> None:
    named = LocationDraft(Quote("Old Mill"), LocationKind.SETTLEMENT, alternate_names=(Quote("New Mill"),))
    grounded = ground_claim(ARTICLE, replace(DRAFT, locations=(named,)))
    assert reasons(grounded) == [("locations[0].alternate_names[0]", "not_found")]
    assert grounded.claim is not None
    assert grounded.claim.locations[0].alternate_names == ()


def test_a_dropped_place_is_no_longer_pointed_to() -> None:
    inner = LocationDraft(Quote("Old Mill"), LocationKind.SETTLEMENT, within=1)
    outer = LocationDraft(Quote("Mill district"), LocationKind.REGION)
    third = LocationDraft(Quote("Harbour district"), LocationKind.REGION)
    grounded = ground_claim(ARTICLE, replace(DRAFT, locations=(inner, outer, third)))
    assert reasons(grounded) == [("locations[1]", "not_found"), ("locations[0].within", "within")]
    moved = ground_claim(ARTICLE, replace(DRAFT, locations=(replace(inner, within=2), outer, third)))
    assert moved.claim is not None
    assert [place.within for place in moved.claim.locations] == [1, None]


def test_places_that_enclose_each_other_are_parted() -> None:
    circle = (replace(DRAFT.locations[0], within=1), replace(DRAFT.locations[1], within=0))
    grounded = ground_claim(ARTICLE, replace(DRAFT, locations=circle))
    assert reasons(grounded) == [("locations[0].within", "within"), ("locations[1].within", "within")]


@pytest.mark.parametrize(
    ("name", "proposed", "side", "refused"),
    [
        ("Sudanese defence ministry", None, "state:SD", []),
        ("Sudanese defence ministry", "state:TD", "state:SD", [("chain[0].side", "side_not_named")]),
        ("Villagers", "state:SD", "state:SD", []),
        ("Villagers", "state:TD", None, [("chain[0].side", "side_not_named")]),
        ("Villagers", "group:other", "group:other", []),
        ("Villagers", None, None, []),
    ],
)
def test_a_side_is_kept_if_the_article_names_it(
    name: str, proposed: str | None, side: str | None, refused: list[tuple[str, str]]
) -> None:
    grounded = ground_claim(ARTICLE, replace(DRAFT, chain=(SourceDraft(Quote(name), side=proposed),)))
    assert reasons(grounded) == refused
    assert grounded.claim is not None
    assert grounded.claim.attribution.chain[0].side == side


def test_given_kinds_of_sources_are_kept() -> None:
    source = SourceDraft(Quote("Villagers"), SourceKind.WITNESS, Anonymity.UNNAMED_GROUP)
    claim = ground_claim(ARTICLE, replace(DRAFT, chain=(source,))).claim
    assert claim is not None
    assert (claim.attribution.chain[0].kind, claim.attribution.chain[0].anonymity) == ("witness", "unnamed_group")


def test_a_status_of_which_no_word_is_left_is_dropped() -> None:
    grounded = ground_claim(ARTICLE, replace(DRAFT, status_cues=(), responses=()))
    assert reasons(grounded) == [("status", "no_cue"), ("contested", "no_cue")]
    assert grounded.claim is not None
    assert (grounded.claim.verification.status, grounded.claim.verification.contested) == ("unaddressed", "no")


def test_a_proposed_side_that_the_article_names_stands_against_the_name() -> None:
    article = Article.from_text("The Chadian Legion fights for Sudan. The Chadian Legion took the mill.")
    draft = ClaimDraft(
        EventType.ADVANCE,
        Kind.EVENT,
        (Quote("The Chadian Legion took the mill"),),
        units=(UnitDraft(Quote("Chadian Legion"), Role.ACTOR, side="state:SD"),),
    )
    claim = ground_claim(article, draft).claim
    assert claim is not None
    assert claim.units[0].side == "state:SD"


def test_of_two_places_in_the_evidence_the_one_nearest_to_the_event_word_is_meant() -> None:
    text = "After Sunday’s raid the guards left the mill on Sunday."
    draft = ClaimDraft(
        EventType.WITHDRAWAL,
        Kind.EVENT,
        (Quote(text[:-1]),),
        trigger=Quote("left"),
        dates=(DateDraft(Quote("Sunday"), DateRole.EVENT),),
    )
    claim = ground_claim(Article.from_text(text), draft).claim
    assert claim is not None
    assert claim.dates[0].span.start == text.rindex("Sunday")


def test_of_two_places_of_a_source_the_one_nearest_to_the_reporting_words_is_meant() -> None:
    text = "Arden’s army left the mill on Sunday, the day of the fair, Arden said."
    draft = ClaimDraft(
        EventType.WITHDRAWAL,
        Kind.EVENT,
        (Quote(text[:-1]),),
        trigger=Quote("left"),
        voice=Voice.SOURCED,
        chain=(SourceDraft(Quote("Arden")),),
        cues=(Quote("said"),),
    )
    claim = ground_claim(Article.from_text(text), draft).claim
    assert claim is not None
    assert claim.attribution.chain[0].span.start == text.rindex("Arden")


def test_contested_follows_the_responses() -> None:
    claim = ground_claim(ARTICLE, replace(DRAFT, contested=Contested.NO)).claim
    assert claim is not None
    assert claim.verification.contested is Contested.DENIED


def test_a_trigger_outside_the_evidence_is_dropped_and_governors_are_sought_without_it() -> None:
    grounded = ground_claim(ARTICLE, replace(DRAFT, trigger=Quote("denied")))
    assert reasons(grounded) == [("trigger", "outside_evidence")]
    assert grounded.claim is not None


def test_evidence_whose_event_words_disagree_needs_a_trigger() -> None:
    article = Article.from_text("The first company withdrew and the second did not withdraw.")
    quote = Quote("The first company withdrew and the second did not withdraw")
    draft = ClaimDraft(EventType.WITHDRAWAL, Kind.EVENT, (quote,))
    assert reasons(ground_claim(article, draft)) == [("trigger", "trigger_needed")]
    assert ground_claim(article, replace(draft, trigger=Quote("withdrew"))).claim is not None


def test_the_word_that_evokes_the_type_is_the_trigger_where_none_is_named() -> None:
    article = Article.from_text("The brigade withdrew because the depot had not been refilled.")
    quote = Quote("The brigade withdrew because the depot had not been refilled")
    assert ground_claim(article, ClaimDraft(EventType.WITHDRAWAL, Kind.EVENT, (quote,))).claim is not None


def test_second_evidence_that_says_the_contrary_refuses_the_claim() -> None:
    article = Article.from_text("Soldiers of the garrison surrendered. The ministry said no soldiers had surrendered.")
    draft = ClaimDraft(
        EventType.SURRENDER,
        Kind.EVENT,
        (Quote("Soldiers of the garrison surrendered"), Quote("soldiers had surrendered")),
        trigger=Quote("surrendered", sentences=(0,)),
    )
    assert reasons(ground_claim(article, draft)) == [("evidence[1]", "polarity_conflict")]


def test_evidence_that_overlaps_becomes_one() -> None:
    article = Article.from_text("The 9th Brigade has not withdrawn from Old Mill.")
    draft = ClaimDraft(
        EventType.WITHDRAWAL,
        Kind.EVENT,
        (Quote("withdrawn from Old Mill"), Quote("The 9th Brigade has not withdrawn")),
        trigger=Quote("withdrawn"),
        polarity=Polarity.NEGATED,
    )
    claim = ground_claim(article, draft).claim
    assert claim is not None
    assert [span.text for span in claim.evidence] == ["The 9th Brigade has not withdrawn from Old Mill"]
    assert claim.event.polarity_cue is not None
    assert claim.event.polarity_cue.text == "not"


def test_evidence_that_stands_twice_is_the_one_with_the_trigger() -> None:
    article = Article.from_text("The men fled. Later the men fled.")
    draft = ClaimDraft(EventType.WITHDRAWAL, Kind.EVENT, (Quote("men fled"),), trigger=Quote("fled", sentences=(1,)))
    claim = ground_claim(article, draft).claim
    assert claim is not None
    assert claim.evidence[0].start == 24


def test_a_value_of_the_wrong_form_refuses_the_claim_instead_of_failing() -> None:
    broken = replace(DRAFT, chain=(replace(DRAFT.chain[0], kind="army"),))  # type: ignore[arg-type]
    grounded = ground_claim(ARTICLE, broken)
    assert grounded.claim is None
    assert [item.reason for item in grounded.rejected] == ["invalid"]


def test_grounding_is_pure() -> None:
    assert ground_claim(ARTICLE, DRAFT) == ground_claim(Article.from_text(TEXT, published="2023-05-12"), DRAFT)
