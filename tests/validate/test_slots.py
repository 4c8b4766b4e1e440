from __future__ import annotations

from collections import Counter

import pytest
from tests.validate.outcomes import categories, outcomes, scored
from tests.validate.reports import Page, report_of

from reportedly.article import Article
from reportedly.schema.claim import Claim
from reportedly.validate.golden import Golden
from reportedly.validate.scorer import score_reports
from reportedly.validate.tally import Tally
from reportedly.validate.verdicts import Category, Critical, Grounding

PAGE = Page(
    "The ministry said up to 25 men of the 38th Brigade may not have left Old Mill, near Harbour Town, on 3 May. "
    "Officials denied it. A doctor saw the 36th Brigade leave at dawn.",
)
WORDS = "The ministry said up to 25 men of the 38th Brigade may not have left Old Mill, near Harbour Town, on 3 May"
LATER = "A doctor saw the 36th Brigade leave at dawn"


def claim(type: str = "withdrawal", **parts: object) -> Claim:  # noqa: A002 - the schema's word
    return PAGE.claim(WORDS, type, **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        (claim(), claim(), "COR withdrawal | withdrawal, claim.equal"),
        (claim(), claim(negated="not"), "INC withdrawal | not withdrawal, claim.polarity"),
        (claim(negated="not"), claim(), "INC not withdrawal | withdrawal, claim.polarity"),
        (claim(negated="not"), claim(negated="not"), "COR not withdrawal | not withdrawal, claim.equal"),
    ],
)
def test_the_claim_row(gold: Claim, predicted: Claim, expected: str) -> None:
    assert outcomes(scored(PAGE, [gold], [predicted]), "claim") == [expected]


def test_another_type_is_partly_right_in_the_claim_row_and_the_type_slot() -> None:
    units = [PAGE.unit("38th Brigade")]
    scores = scored(PAGE, [claim(units=units)], [claim("advance", units=units)])
    assert outcomes(scores, "claim") == ["PAR withdrawal | advance, claim.type"]
    assert outcomes(scores, "event.type") == ["PAR withdrawal | advance, type.admissible"]


def test_another_type_of_the_other_polarity_is_wrong_in_the_claim_row() -> None:
    units = [PAGE.unit("38th Brigade")]
    scores = scored(PAGE, [claim(units=units)], [claim("advance", units=units, negated="not")])
    assert outcomes(scores, "claim") == ["INC withdrawal | not advance, claim.polarity"]


@pytest.mark.parametrize(
    ("slot", "gold", "predicted", "expected"),
    [
        ("kind", {"kind": "event"}, {"kind": "event"}, "COR event | event, value.equal"),
        ("kind", {"kind": "event"}, {"kind": "state"}, "INC event | state, value.unequal"),
        ("polarity", {}, {}, "NON – | –, value.empty"),
        ("polarity", {"negated": "not"}, {"negated": "not"}, "COR negated | negated, value.equal"),
        ("polarity", {"negated": "not"}, {}, "MIS negated | –, value.missing !polarity"),
        ("polarity", {}, {"negated": "not"}, "SPU – | negated, value.spurious !polarity"),
        ("modality", {}, {}, "NON – | –, value.empty"),
        (
            "modality",
            {"modality": "possible", "hedge": "may"},
            {},
            "MIS possible | –, value.missing !modality",
        ),
        ("modality", {}, {"modality": "predicted"}, "SPU – | predicted, value.spurious !modality"),
        (
            "modality",
            {"modality": "possible", "hedge": "may"},
            {"modality": "predicted"},
            "INC possible | predicted, value.unequal",
        ),
        ("voice", {}, {}, "COR narrator | narrator, value.equal"),
        ("voice", {}, {"voice": "unspecified"}, "INC narrator | unspecified, value.unequal"),
        ("verification.status", {}, {}, "NON – | –, value.empty"),
        (
            "verification.status",
            {"status": "unverified"},
            {"status": "confirmed"},
            "INC unverified | confirmed, value.unequal",
        ),
        ("verification.status", {"status": "unverified"}, {}, "MIS unverified | –, value.missing"),
        ("contested", {}, {}, "NON – | –, value.empty"),
        ("contested", {}, {"contested": "denied"}, "SPU – | denied, value.spurious"),
        ("contested", {"contested": "denied"}, {"contested": "disputed"}, "INC denied | disputed, value.unequal"),
    ],
)
def test_closed_slots(slot: str, gold: dict[str, str], predicted: dict[str, str], expected: str) -> None:
    assert outcomes(scored(PAGE, [claim(**gold)], [claim(**predicted)]), slot) == [expected]


def test_lists_are_paired_at_their_best() -> None:
    gold = [PAGE.unit("38th Brigade"), PAGE.unit("36th Brigade", "target")]
    predicted = [PAGE.unit("36th Brigade", "target"), PAGE.unit("men")]
    assert outcomes(scored(PAGE, [claim(units=gold)], [claim(units=predicted)]), "units") == [
        "MIS 38th Brigade (actor) | –, name.unpaired",
        "COR 36th Brigade (target) | 36th Brigade (target), name.equal",
        "SPU – | men (actor), name.unpaired",
    ]


def test_names_that_have_nothing_in_common_are_one_missing_and_one_spurious() -> None:
    scores = scored(PAGE, [claim(places=[PAGE.place("Old Mill")])], [claim(places=[PAGE.place("Harbour Town")])])
    assert categories(scores, "locations") == [Category.MIS, Category.SPU]


def test_of_equal_credit_the_pairs_with_more_right_values_are_taken() -> None:
    gold = [PAGE.unit("38th Brigade"), PAGE.unit("Brigade")]
    predicted = [PAGE.unit("36th Brigade"), PAGE.unit("Brigade")]
    # COR and INC, not PAR (contained) twice.
    assert outcomes(scored(PAGE, [claim(units=gold)], [claim(units=predicted)]), "units") == [
        "INC 38th Brigade (actor) | 36th Brigade (actor), name.designation !designation",
        "COR Brigade (actor) | Brigade (actor), name.equal",
    ]


def test_any_of_a_name_and_its_alternate_names_may_match() -> None:
    gold = [PAGE.place("Old Mill", also=["Harbour Town"])]
    assert outcomes(scored(PAGE, [claim(places=gold)], [claim(places=[PAGE.place("Harbour Town")])]), "locations") == [
        "COR Old Mill | Harbour Town, name.equal",
    ]


def test_a_list_that_is_empty_on_both_sides_is_counted_and_not_scored() -> None:
    scores = scored(PAGE, [claim()], [claim()])
    for slot in ("units", "parties", "locations", "dates", "origin", "sources", "quantities"):
        assert scores.slots[slot] == Tally(non=1), slot
    assert scores.slots["locations.relation"] == Tally()


def test_the_relation_of_a_location_is_a_slot_of_its_own_and_in_says_nothing() -> None:
    def relation(gold: str, predicted: str) -> list[str]:
        one, other = [PAGE.place("Old Mill", gold)], [PAGE.place("Old Mill", predicted)]
        return outcomes(scored(PAGE, [claim(places=one)], [claim(places=other)]), "locations.relation")

    assert relation("in", "in") == ["NON – | –, value.empty"]
    assert relation("near", "near") == ["COR near | near, value.equal"]
    assert relation("near", "in") == ["MIS near | –, value.missing"]
    assert relation("in", "near") == ["SPU – | near, value.spurious"]
    assert relation("near", "from") == ["INC near | from, value.unequal"]


def test_the_relations_of_locations_that_are_left_are_missing_and_spurious() -> None:
    one, other = [PAGE.place("Old Mill", "near")], [PAGE.place("Harbour Town", "from")]
    assert outcomes(scored(PAGE, [claim(places=one)], [claim(places=other)]), "locations.relation") == [
        "MIS near | –, value.missing",
        "SPU – | from, value.spurious",
    ]


def test_the_origin_is_a_slot_of_its_own_beside_the_list_of_sources() -> None:
    gold = [PAGE.source("doctor"), PAGE.source("ministry")]
    predicted = [PAGE.source("ministry"), PAGE.source("doctor")]
    scores = scored(PAGE, [claim(chain=gold)], [claim(chain=predicted)])
    assert outcomes(scores, "origin") == ["INC doctor | ministry, origin.unequal"]
    assert categories(scores, "sources") == [Category.COR, Category.COR]


def test_an_origin_replaced_by_the_narrator_is_critical() -> None:
    gold = claim(chain=[PAGE.source("ministry")])
    assert outcomes(scored(PAGE, [gold], [claim()]), "origin") == ["MIS ministry | –, origin.narrator !origin"]
    unspecified = claim(voice="unspecified")
    assert outcomes(scored(PAGE, [gold], [unspecified]), "origin") == ["MIS ministry | –, value.missing"]
    assert outcomes(scored(PAGE, [claim()], [gold]), "origin") == ["SPU – | ministry, value.spurious"]


def test_an_origin_of_the_other_side_is_told_once() -> None:
    gold, predicted = [PAGE.source("Officials", "state:UA")], [PAGE.source("Officials", "state:RU")]
    scores = scored(PAGE, [claim(chain=gold)], [claim(chain=predicted)])
    assert [(verdict.slot, verdict.critical) for verdict in scores.critical] == [("origin", Critical.SIDE)]
    assert categories(scores, "sources") == [Category.INC]


def test_each_critical_error_once_and_first() -> None:
    gold = claim(
        negated="not",
        modality="possible",
        hedge="may",
        units=[PAGE.unit("38th Brigade")],
        parties=[PAGE.party("men", side="state:UA")],
        chain=[PAGE.source("ministry")],
        quantities=[PAGE.quantity("up to 25", "personnel", None, 25)],
    )
    predicted = claim(
        units=[PAGE.unit("36th Brigade")],
        parties=[PAGE.party("men", side="state:RU")],
        quantities=[PAGE.quantity("25", "personnel", 25, 25)],
    )
    scores = scored(PAGE, [gold], [predicted])
    assert Counter(verdict.critical for verdict in scores.critical) == Counter(Critical)
    assert [verdict.critical is not None for verdict in scores.errors()[:6]] == [True] * 6
    assert scores.critical_counts == dict.fromkeys(Critical, 1)


def test_a_claim_without_a_partner_is_missing_or_spurious_in_every_slot_that_it_fills() -> None:
    full = PAGE.claim(
        LATER,
        "withdrawal",
        negated="not",
        units=[PAGE.unit("36th Brigade")],
        places=[PAGE.place("Old Mill", "near")],
        chain=[PAGE.source("doctor")],
        dates=[PAGE.date("dawn", None)],
    )
    filled = {"claim", "event.type", "kind", "polarity", "voice", "units", "locations", "locations.relation", "dates"}
    filled |= {"origin", "sources"}
    missing = scored(PAGE, [full], [])
    assert {slot for slot, tally in missing.slots.items() if tally.mis == 1 and tally.possible == 1} == filled
    assert {slot for slot, tally in missing.slots.items() if tally.non} == set(missing.slots) - filled
    spurious = scored(PAGE, [], [full])
    assert {slot for slot, tally in spurious.slots.items() if tally.spu == 1 and tally.actual == 1} == filled
    assert missing.critical == spurious.critical == ()


def test_all_templates_counts_what_matched_only_leaves_out() -> None:
    found, lost = claim(units=[PAGE.unit("38th Brigade")]), PAGE.claim(LATER, units=[PAGE.unit("36th Brigade")])
    scores = scored(PAGE, [found, lost], [found])
    assert scores.slots["units"] == Tally(cor=1, mis=1)
    assert scores.matched["units"] == Tally(cor=1)
    assert scores.claim_f1 == pytest.approx(2 / 3)
    assert scores.matched["claim"].f1 == 1.0


def test_verdicts_say_where_both_values_stand() -> None:
    gold = [claim(), PAGE.claim(LATER, units=[PAGE.unit("36th Brigade")])]
    predicted = [PAGE.claim(LATER, units=[PAGE.unit("Brigade leave"), PAGE.unit("36th Brigade")])]
    unit = next(
        verdict
        for verdict in scored(PAGE, gold, predicted).verdicts
        if verdict.category == "COR" and verdict.slot == "units"
    )
    assert (unit.gold_pointer, unit.predicted_pointer) == ("/claims/1/units/0", "/claims/0/units/1")
    start = PAGE.text.index("36th")
    assert unit.gold_span == unit.predicted_span == (start, start + len("36th Brigade"))
    lost = next(verdict for verdict in scored(PAGE, gold, predicted).verdicts if verdict.slot == "claim")
    assert (lost.gold_pointer, lost.predicted_pointer, lost.matched) == ("/claims/0", None, False)


def test_the_cue_stands_beside_the_value_that_it_marks() -> None:
    scores = scored(PAGE, [claim(negated="not")], [claim()])
    polarity = next(verdict for verdict in scores.verdicts if verdict.slot == "polarity")
    start = PAGE.text.index("not")
    assert (polarity.gold_span, polarity.predicted_span) == ((start, start + 3), None)


def test_evidence_exact_overlapping_elsewhere_and_missing() -> None:
    gold = PAGE.claim([WORDS, "Officials denied it"])
    predicted = PAGE.claim([WORDS[4:], "at dawn"])
    scores = scored(PAGE, [gold], [predicted])
    assert [(verdict.category, verdict.rule) for verdict in scores.verdicts if verdict.slot == "evidence"] == [
        ("PAR", "evidence.overlapping"),
        ("MIS", "evidence.missing"),
        ("SPU", "evidence.elsewhere"),
    ]
    tally = scores.grounding["evidence"]
    assert tally[:4] == (0, 1, 1, 0)
    assert tally.overlap == pytest.approx((len(WORDS) - 4) / len(WORDS))
    assert scored(PAGE, [gold], [gold]).grounding["evidence"] == (2, 0, 0, 0, 1.0)


def test_words_that_are_not_in_the_article_are_ungrounded_whatever_their_value() -> None:
    other = Page(PAGE.text.replace("38th", "99th"))
    words = WORDS.replace("38th", "99th")
    wrong = other.claim(words, "withdrawal", units=[other.unit("99th Brigade")], places=[other.place("Old Mill")])
    gold = claim(units=[PAGE.unit("38th Brigade")], places=[PAGE.place("Old Mill")])
    predicted = report_of(Article.from_text(PAGE.text), [wrong])
    scores = score_reports(predicted, Golden(PAGE.report(gold), text=PAGE.text))
    grounding = {verdict.slot: verdict.grounding for verdict in scores.verdicts if verdict.grounding}
    assert grounding == {
        "evidence": Grounding.UNGROUNDED,
        "units": Grounding.UNGROUNDED,
        "locations": Grounding.EXACT,
    }
    assert scores.grounding["units"].ungrounded == 1
    assert score_reports(predicted, PAGE.report(gold)).grounding["units"].ungrounded == 0


def test_a_right_value_may_stand_elsewhere() -> None:
    page = Page("The guard said the guard left Old Mill.")
    first = page.claim("The guard said the guard left Old Mill", units=[page.unit("guard")])
    second = page.claim(
        "The guard said the guard left Old Mill",
        units=[page.unit("guard").model_copy(update={"span": page.span("guard", 1)})],
    )
    unit = next(verdict for verdict in scored(page, [first], [second]).verdicts if verdict.slot == "units")
    assert (unit.category, unit.grounding) == ("COR", Grounding.ELSEWHERE)
