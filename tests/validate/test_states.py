from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.validate.outcomes import categories, outcomes, scored
from tests.validate.reports import Page

from reportedly.errors import ReportError
from reportedly.schema.claim import Claim
from reportedly.validate.states import load_states, read_states
from reportedly.validate.tally import Tally
from reportedly.validate.verdicts import Category

PAGE = Page(
    "The ministry said 25 men of the 38th Brigade left Old Mill for Harbour Town on 3 May. "
    "The town may not hold, a doctor said.",
)
WORDS = "The ministry said 25 men of the 38th Brigade left Old Mill for Harbour Town on 3 May"
LATER = "The town may not hold, a doctor said"
BRIGADE, MEN = PAGE.unit("38th Brigade"), PAGE.unit("men", "target")
MILL, TOWN = PAGE.place("Old Mill"), PAGE.place("Harbour Town")


def claim(type: str = "withdrawal", **parts: object) -> Claim:  # noqa: A002 - the schema's word
    return PAGE.claim(WORDS, type, **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        ({"status": "unverified"}, {}, "NON unverified | –, state.optional"),
        ({}, {"status": "unverified"}, "NON – | unverified, state.optional"),
        ({"status": "unverified"}, {"status": "confirmed"}, "INC unverified | confirmed, value.unequal"),
        ({"status": "unverified"}, {"status": "unverified"}, "COR unverified | unverified, value.equal"),
        ({}, {}, "NON – | –, value.empty"),
    ],
)
def test_an_optional_closed_value(gold: dict[str, str], predicted: dict[str, str], expected: str) -> None:
    states = {"/claims/0/verification/status": "optional"}
    assert outcomes(scored(PAGE, [claim(**gold)], [claim(**predicted)], states), "verification.status") == [expected]


def test_an_absent_closed_value() -> None:
    states = {"/claims/0/verification/status": "absent"}
    gold = [claim()]
    assert outcomes(scored(PAGE, gold, [claim(status="confirmed")], states), "verification.status") == [
        "SPU – | confirmed, state.absent",
    ]
    assert outcomes(scored(PAGE, gold, [claim()], states), "verification.status") == ["NON – | –, value.empty"]


@pytest.mark.parametrize("predicted", [{}, {"status": "confirmed"}, {"status": "unverified"}])
def test_an_unlabelled_closed_value_is_left_out_on_both_sides(predicted: dict[str, str]) -> None:
    states = {"/claims/0/verification/status": "unlabelled"}
    scores = scored(PAGE, [claim(status="unverified")], [claim(**predicted)], states)
    assert outcomes(scores, "verification.status") == []


@pytest.mark.parametrize(
    ("predicted", "expected"),
    [
        ({"status": "unverified"}, "COR unverified | unverified, value.equal"),
        ({"status": "corroborated"}, "COR unverified | corroborated, value.alternate"),
        ({}, "NON unverified | –, state.optional"),
        ({"status": "retracted"}, "INC unverified | retracted, value.unequal"),
    ],
)
def test_alternates_of_a_closed_value(predicted: dict[str, str], expected: str) -> None:
    states = {"/claims/0/verification/status": {"alternates": ["corroborated", "unaddressed"]}}
    scores = scored(PAGE, [claim(status="unverified")], [claim(**predicted)], states)
    assert outcomes(scores, "verification.status") == [expected]


def test_an_alternate_polarity_is_no_critical_error_and_no_wrong_claim() -> None:
    states = {"/claims/0/event/polarity": {"alternates": ["affirmed"]}}
    gold = PAGE.claim(LATER, "control", negated="not")
    scores = scored(PAGE, [gold], [PAGE.claim(LATER, "control")], states)
    assert scores.critical == ()
    assert categories(scores, "claim", "polarity") == [Category.COR, Category.NON]


def test_an_alternate_type_is_right_and_makes_the_pair_admissible() -> None:
    states = {"/claims/0/event/type": {"alternates": ["desertion"]}}
    assert scored(PAGE, [claim()], [claim("desertion")]).slots["claim"] == Tally(mis=1, spu=1)
    scores = scored(PAGE, [claim()], [claim("desertion")], states)
    assert outcomes(scores, "claim", "event.type") == [
        "COR withdrawal | desertion, claim.equal",
        "COR withdrawal | desertion, value.alternate",
    ]


def test_an_unlabelled_type_is_not_compared() -> None:
    scores = scored(PAGE, [claim()], [claim("desertion")], {"/claims/0/event/type": "unlabelled"})
    assert outcomes(scores, "claim", "event.type") == ["COR withdrawal | desertion, claim.equal"]


def test_an_optional_item_is_not_missing() -> None:
    states = {"/claims/0/units/1": "optional"}
    gold = [claim(units=[BRIGADE, MEN])]
    assert outcomes(scored(PAGE, gold, [claim(units=[BRIGADE])], states), "units") == [
        "COR 38th Brigade (actor) | 38th Brigade (actor), name.equal",
        "NON men (target) | –, state.optional",
    ]
    assert categories(scored(PAGE, gold, [claim(units=[BRIGADE, MEN])], states), "units") == [Category.COR] * 2
    wrong = [PAGE.unit("38th Brigade"), PAGE.unit("men", "actor")]
    assert categories(scored(PAGE, gold, [claim(units=wrong)], states), "units") == [Category.COR, Category.INC]


def test_an_absent_item_is_spurious_where_it_is_predicted() -> None:
    states = {"/claims/0/units/1": "absent"}
    gold = [claim(units=[BRIGADE, MEN])]
    assert outcomes(scored(PAGE, gold, [claim(units=[BRIGADE, MEN])], states), "units") == [
        "COR 38th Brigade (actor) | 38th Brigade (actor), name.equal",
        "SPU – | men (target), state.absent",
    ]
    assert categories(scored(PAGE, gold, [claim(units=[BRIGADE])], states), "units") == [Category.COR]


def test_an_unlabelled_item_is_left_out_on_both_sides() -> None:
    states = {"/claims/0/units/1": "unlabelled"}
    gold = [claim(units=[BRIGADE, MEN])]
    for units in ([BRIGADE, MEN], [BRIGADE]):
        assert categories(scored(PAGE, gold, [claim(units=units)], states), "units") == [Category.COR]


def test_an_optional_list_makes_nothing_missing_or_spurious() -> None:
    states = {"/claims/0/locations": "optional"}
    scores = scored(PAGE, [claim(places=[MILL])], [claim(places=[PAGE.place("Harbour Town", "near")])], states)
    assert outcomes(scores, "locations", "locations.relation") == [
        "NON Old Mill | –, state.optional",
        "NON – | Harbour Town, state.optional",
    ]


def test_an_absent_list_makes_what_is_predicted_spurious() -> None:
    scores = scored(PAGE, [claim()], [claim(places=[MILL])], {"/claims/0/locations": "absent"})
    assert outcomes(scores, "locations") == ["SPU – | Old Mill, state.absent"]


@pytest.mark.parametrize("predicted", [[], [TOWN], [MILL]])
def test_an_unlabelled_list_is_left_out_with_its_relations(predicted: list[Any]) -> None:
    states = {"/claims/0/locations": "unlabelled"}
    scores = scored(PAGE, [claim(places=[MILL])], [claim(places=predicted)], states)
    assert outcomes(scores, "locations", "locations.relation") == []


def test_an_unlabelled_chain_leaves_out_the_origin_as_well() -> None:
    scores = scored(
        PAGE, [claim()], [claim(chain=[PAGE.source("ministry")])], {"/claims/0/attribution/chain": "unlabelled"}
    )
    assert outcomes(scores, "origin", "sources") == []


def test_an_optional_origin_is_not_missing_and_not_critical() -> None:
    states = {"/claims/0/attribution/chain/0": "optional"}
    scores = scored(PAGE, [claim(chain=[PAGE.source("ministry")])], [claim()], states)
    assert outcomes(scores, "origin", "sources") == ["NON ministry | –, state.optional"] * 2
    assert scores.critical == ()


@pytest.mark.parametrize(
    ("alternate", "predicted", "expected"),
    [
        ("Harbour Town", TOWN, "COR Old Mill | Harbour Town, value.alternate"),
        ({"name": "Harbour Town", "relation": "near"}, TOWN, "COR Old Mill | Harbour Town, value.alternate"),
        ("Harbour Town", MILL, "COR Old Mill | Old Mill, name.equal"),
        ("Harbour", TOWN, "PAR Old Mill | Harbour Town, name.contained"),
    ],
)
def test_alternates_of_an_item(alternate: object, predicted: Any, expected: str) -> None:
    states = {"/claims/0/locations/0": {"alternates": [alternate]}}
    scores = scored(PAGE, [claim(places=[MILL])], [claim(places=[predicted])], states)
    assert outcomes(scores, "locations") == [expected]


@pytest.mark.parametrize(
    ("pointer", "alternates", "gold", "predicted", "slot"),
    [
        ("units/0/role", ["target"], {"units": [BRIGADE]}, {"units": [PAGE.unit("38th Brigade", "target")]}, "units"),
        ("units/0/name", ["men"], {"units": [BRIGADE]}, {"units": [PAGE.unit("men")]}, "units"),
        (
            "dates/0/edtf",
            ["2024-05-03"],
            {"dates": [PAGE.date("3 May", "XXXX-05-03")]},
            {"dates": [PAGE.date("3 May", "2024-05-03")]},
            "dates",
        ),
        (
            "event/quantities/0/of",
            ["personnel"],
            {"quantities": [PAGE.quantity("25", "surrendered", 25, 25)]},
            {"quantities": [PAGE.quantity("25", "personnel", 25, 25)]},
            "quantities",
        ),
        (
            "attribution/chain/0/name",
            ["doctor"],
            {"chain": [PAGE.source("ministry")]},
            {"chain": [PAGE.source("doctor")]},
            "origin",
        ),
    ],
)
def test_alternates_of_a_field_of_an_item(
    pointer: str,
    alternates: list[str],
    gold: dict[str, Any],
    predicted: dict[str, Any],
    slot: str,
) -> None:
    plain = scored(PAGE, [claim(**gold)], [claim(**predicted)])
    assert Category.COR not in categories(plain, slot)
    states = {f"/claims/0/{pointer}": {"alternates": alternates}}
    scores = scored(PAGE, [claim(**gold)], [claim(**predicted)], states)
    assert categories(scores, slot) == [Category.COR]


def test_unlabelled_evidence_is_left_out_of_the_grounding_axis() -> None:
    states = {"/claims/0/evidence": "unlabelled"}
    scores = scored(PAGE, [claim()], [claim()], states)
    assert scores.grounding["evidence"][:4] == (0, 0, 0, 0)
    assert categories(scores, "claim") == [Category.COR]


def test_a_state_below_a_list_of_an_item_reaches_its_own_place() -> None:
    gold = [claim(places=[PAGE.place("Old Mill", also=["Harbour Town"])])]
    states = {"/claims/0/locations/0/alternate_names/0/name": {"alternates": ["The town"]}}
    scores = scored(PAGE, gold, [claim(places=[PAGE.place("The town")])], states)
    assert categories(scores, "locations") == [Category.COR]


def test_alternates_of_a_relation() -> None:
    states = {"/claims/0/locations/0/relation": {"alternates": ["near"]}}
    scores = scored(PAGE, [claim(places=[MILL])], [claim(places=[PAGE.place("Old Mill", "near")])], states)
    assert outcomes(scores, "locations.relation") == ["COR – | near, value.alternate"]


def test_alternates_of_a_list_are_whole_lists() -> None:
    town = TOWN.model_dump(mode="json")
    states = {"/claims/0/locations": {"alternates": [[town], []]}}
    gold = [claim(places=[MILL])]
    assert categories(scored(PAGE, gold, [claim(places=[TOWN])], states), "locations") == [Category.COR]
    assert categories(scored(PAGE, gold, [claim(places=[MILL])], states), "locations") == [Category.COR]
    assert categories(scored(PAGE, gold, [claim()], states), "locations") == [Category.NON]
    both = scored(PAGE, gold, [claim(places=[MILL, TOWN])], states)
    assert categories(both, "locations") == [Category.COR, Category.SPU]


def test_an_alternate_chain_gives_an_alternate_origin() -> None:
    doctor = PAGE.source("doctor").model_dump(mode="json")
    states = {"/claims/0/attribution/chain": {"alternates": [[doctor]]}}
    scores = scored(PAGE, [claim(chain=[PAGE.source("ministry")])], [claim(chain=[PAGE.source("doctor")])], states)
    assert categories(scores, "origin", "sources") == [Category.COR, Category.COR]


def test_unlabelled_roles_and_sides_are_not_compared() -> None:
    gold = [claim(units=[PAGE.unit("38th Brigade", "actor", "state:UA")])]
    predicted = [claim(units=[PAGE.unit("38th Brigade", "target", "state:RU")])]
    states = {"/claims/0/units/0/role": "unlabelled", "/claims/0/units/0/side": "unlabelled"}
    assert categories(scored(PAGE, gold, predicted), "units") == [Category.INC]
    assert categories(scored(PAGE, gold, predicted, states), "units") == [Category.COR]


def test_an_optional_claim_is_neither_missing_nor_spurious_but_compared_where_it_is_found() -> None:
    later = PAGE.claim(LATER, "control", negated="not")
    states = {"/claims/1": "optional"}
    lost = scored(PAGE, [claim(), later], [claim()], states)
    assert lost.slots["claim"] == Tally(cor=1, non=1)
    assert lost.slots["polarity"] == Tally(non=1)
    found = scored(PAGE, [claim(), later], [claim(), PAGE.claim(LATER, "control")], states)
    assert found.slots["claim"] == Tally(cor=1, inc=1)


def test_an_absent_claim_is_spurious_where_it_is_predicted() -> None:
    later = PAGE.claim(LATER, "control")
    states = {"/claims/1": "absent"}
    assert scored(PAGE, [claim(), later], [claim()], states).slots["claim"] == Tally(cor=1)
    assert scored(PAGE, [claim(), later], [claim(), later], states).slots["claim"] == Tally(cor=1, spu=1)


def test_an_unlabelled_claim_is_left_out_with_the_prediction_that_fits_it() -> None:
    later = PAGE.claim(LATER, "control")
    states = {"/claims/1": "unlabelled"}
    for predicted in ([claim()], [claim(), later]):
        assert scored(PAGE, [claim(), later], predicted, states).slots["claim"] == Tally(cor=1)


@pytest.mark.parametrize(
    ("states", "words"),
    [
        ([], "JSON object"),
        ({"/claims/0": "maybe"}, "/claims/0"),
        ({"/claims/0/kind": {"alternates": []}}, "empty"),
        ({"/claims/0/kind": {"alternates": "state"}}, "alternates"),
        ({"/claims/0/kind": {"also": ["state"]}}, "alternates"),
    ],
)
def test_what_is_no_state_is_refused(states: object, words: str) -> None:
    with pytest.raises(ReportError, match=words):
        read_states(states)


@pytest.mark.parametrize(
    ("pointer", "state", "words"),
    [
        ("/claims/7", "optional", "no such value"),
        ("/claims/x", "optional", "no such value"),
        ("/claims/0/event/colour", "optional", "no such value"),
        ("/claims/0/units/3", "optional", "no such value"),
        ("/claims", "optional", "no such value"),
        ("/extraction/complete", "optional", "no such value"),
        ("kind", "optional", "no such value"),
        ("/claims/0", {"alternates": [{}]}, "whole claim"),
        ("/claims/0/kind", {"alternates": ["weather"]}, "no Kind"),
        ("/claims/0/kind", {"alternates": [7]}, "no Kind"),
        ("/claims/0/event/type", {"alternates": ["weather"]}, "no EventType"),
        ("/claims/0/units/0", {"alternates": [7]}, "fields that differ"),
        ("/claims/0/units/0/role", {"alternates": ["bystander"]}, "not valid: role"),
        ("/claims/0/units/0", {"alternates": [{"colour": "red"}]}, "not valid: colour"),
        ("/claims/0/units", {"alternates": ["38th Brigade"]}, "is a list"),
        ("/claims/0/units", "absent", "has values there"),
    ],
)
def test_a_state_that_does_not_fit_its_report_is_refused(pointer: str, state: object, words: str) -> None:
    with pytest.raises(ReportError, match=words) as refused:
        scored(PAGE, [claim(units=[BRIGADE])], [claim()], {pointer: state})
    assert pointer in str(refused.value)


def test_a_state_at_a_field_that_is_not_compared_changes_nothing() -> None:
    gold = [claim(units=[BRIGADE])]
    scores = scored(PAGE, gold, gold, {"/claims/0/units/0/designation": "absent", "/claims/0/event/means": "absent"})
    assert scores.verdicts == scored(PAGE, gold, gold).verdicts


def test_states_are_read_from_a_file_whose_errors_name_it(tmp_path: Path) -> None:
    path = tmp_path / "states.json"
    path.write_text(json.dumps({"/claims/0": "optional"}), encoding="utf-8")
    assert list(load_states(path)) == ["/claims/0"]
    for content, words in (("{", "not JSON"), ('{"/claims/0": 1}', "/claims/0")):
        path.write_text(content, encoding="utf-8")
        with pytest.raises(ReportError, match=words) as refused:
            load_states(path)
        assert str(refused.value).startswith(str(path))
    with pytest.raises(ReportError, match="No such file"):
        load_states(tmp_path / "missing.json")
