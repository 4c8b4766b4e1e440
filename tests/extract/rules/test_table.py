"""The table's cases, and tests of the table itself and of its notation, so that no case passes for nothing."""

from __future__ import annotations

from collections import Counter

import pytest
from pydantic import ValidationError
from tests.extract.rules.comparison import as_tuple, differences, mismatches
from tests.extract.rules.notation import FIELDS, Item, inside, lists_agree, parse_item, parse_items, same
from tests.extract.rules.table import HELD_OUT, Case, ExpectedClaim, Row, read_known_failures, read_rows

from reportedly.schema.attribution import Attribution, Source, Verification
from reportedly.schema.claim import Claim
from reportedly.schema.event import Event, Quantity
from reportedly.schema.participants import Unit
from reportedly.schema.span import Span
from reportedly.schema.vocabularies import (
    Anonymity,
    Contested,
    Echelon,
    EventType,
    Kind,
    Match,
    Modality,
    Polarity,
    QuantityOf,
    Role,
    SourceKind,
    VerificationStatus,
    Voice,
)

ROWS = read_rows()
KNOWN = read_known_failures()


def _parameter(row: Row) -> object:
    marks = [pytest.mark.xfail(strict=True, reason="known failure")] if row.id in KNOWN else []
    return pytest.param(row, id=row.id, marks=marks)


@pytest.mark.parametrize("row", [_parameter(row) for row in ROWS])
def test_the_rules_find_the_claims(row: Row) -> None:
    found = differences(row.case)
    assert not found, "\n".join(["", row.case.article, *(f"  {item.text}" for item in found)])


# The table itself.


def test_the_table_is_large_and_a_third_of_it_is_held_out() -> None:
    held_out = sum(row.topic.startswith(HELD_OUT) for row in ROWS)
    assert len(ROWS) >= 150
    assert 0.25 <= held_out / len(ROWS) <= 0.4


def test_every_event_type_has_cases() -> None:
    cases = Counter(type_ for row in ROWS for type_ in {claim.type for claim in row.case.claim})
    assert {type_ for type_ in EventType if cases[type_] < 4} == set()


def test_names_are_unique_and_known_failures_are_cases() -> None:
    ids = Counter(row.id for row in ROWS)
    assert [name for name, count in ids.items() if count > 1] == []
    assert ids.keys() >= KNOWN


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_case_says_what_it_expects_in_words_of_its_text(row: Row) -> None:
    case = row.case
    assert case.no_claims != any(not claim.optional for claim in case.claim)
    assert not (case.no_claims and case.more)
    for claim in case.claim:
        assert [words for words in _words(claim) if not inside(words, case.article)] == []


def _words(claim: ExpectedClaim) -> list[str]:
    """All that an expected claim takes from the text: names, traits that are words, cues, evidence."""
    items = [(field, item) for field in FIELDS for item in parse_items(field, getattr(claim, field) or ())]
    listed = [words for name in ("cue", "reporting", "quote", "evidence") for words in as_tuple(getattr(claim, name))]
    named = [name for field, item in items if field not in {"dates", "quantities", "means"} for name in item.names]
    dated = [name.removeprefix("~") for field, item in items if field == "dates" for name in item.names if "~" in name]
    traits = [value for _, item in items for key, value in item.traits if key in {"item", "words", "within"}]
    return [*listed, *named, *dated, *traits, *(name for _, item in items for name in item.alternates)]


# The notation.


def test_an_item_has_role_names_alternates_and_traits() -> None:
    item = parse_item("locations", "?near: Kadugli|Kadugli town = Kaduqli [kind=settlement, within=South Kordofan]")
    assert item == Item(
        "near",
        ("Kadugli", "Kadugli town"),
        ("Kaduqli",),
        (("kind", "settlement"), ("within", "South Kordofan")),
        optional=True,
    )
    assert parse_item("locations", str(item)) == item


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("units", "9th Brigade"),
        ("units", "victim: 9th Brigade"),
        ("units", "actor: 9th Brigade [colour=red]"),
        ("units", "actor: 9th Brigade [side=]"),
        ("units", "actor: 9th Brigade [side"),
        ("parties", "actor: residents [echelon=brigade]"),
        ("dates", "event: 2024-02-31"),
        ("dates", "event: overnight"),
        ("dates", "event: ~"),
        ("quantities", "killed: a few"),
        ("quantities", "killed: >25"),
        ("quantities", "duration: 3 days"),
        ("means", "trebuchet"),
        ("chain", ""),
    ],
)
def test_a_wrong_item_is_refused(field: str, text: str) -> None:
    with pytest.raises(ValueError, match=field):
        parse_item(field, text)


def test_a_misspelt_key_or_value_of_a_claim_is_refused() -> None:
    with pytest.raises(ValidationError, match="unit"):
        ExpectedClaim.model_validate({"type": "strike", "unit": ["actor: army"]})
    with pytest.raises(ValidationError, match="type"):
        ExpectedClaim.model_validate({"type": "air strike"})


def test_names_are_the_same_but_for_case_article_and_typography() -> None:
    expected = parse_item("units", "actor: the governor’s guard|palace guard [side=state:SD]")
    assert same(expected, Item("actor", ("Governor's guard",), (), (("side", "state:SD"),)))
    assert same(expected, Item("actor", ("palace guard",), (), (("side", "state:SD"),)))
    assert same(parse_item("units", "any: palace guard"), Item("target", ("palace guard",)))
    assert not same(expected, Item("target", ("palace guard",), (), (("side", "state:SD"),)))
    assert not same(expected, Item("actor", ("palace guards",), (), (("side", "state:SD"),)))
    assert not same(expected, Item("actor", ("palace guard",), (), (("side", "-"),)))


def test_an_alternate_name_must_be_found_as_well() -> None:
    expected = parse_item("locations", "in: Kadugli = Kaduqli")
    assert same(expected, Item("in", ("Kaduqli",), ("Kadugli",)))
    assert not same(expected, Item("in", ("Kadugli",)))


def test_a_date_without_value_is_told_by_its_words() -> None:
    expected = parse_item("dates", "event: ~overnight")
    assert same(expected, Item("event", ("~Overnight",)))
    assert same(expected, Item("event", ("~late overnight",)))
    assert not same(expected, Item("event", ("2024-03-04/2024-03-05",)))


def test_lists_are_compared_whole() -> None:
    north, south = parse_item("locations", "in: North"), parse_item("locations", "in: South")
    perhaps = parse_item("locations", "?in: South")
    assert lists_agree([north, south], [south, north])
    assert not lists_agree([north, south], [south, north], ordered=True)
    assert not lists_agree([north], [north, south])
    assert lists_agree([north], [north, south], others=True)
    assert not lists_agree([north, south], [north], others=True)
    assert lists_agree([north, perhaps], [north])
    assert lists_agree([perhaps, north], [north], ordered=True)
    assert lists_agree([], [])


# The comparison.

TEXT = "The ministry said 25 soldiers of the 9th Brigade had not surrendered."
CASE: dict[str, object] = {
    "type": "surrender",
    "polarity": "negated",
    "cue": "not",
    "reporting": "said",
    "evidence": "had not surrendered",
    "voice": "sourced",
    "units": ["actor: 9th Brigade [echelon=brigade]"],
    "quantities": ["surrendered: 25 [item=soldiers]"],
    "chain": ["ministry"],
    "locations": [],
}


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words), text=words, match=Match.EXACT)


SOURCE = Source(
    name="ministry",
    span=_span("ministry"),
    kind=SourceKind.GOVERNMENT,
    anonymity=Anonymity.NAMED,
)
CLAIM = Claim(
    id="c-aaaaaaaaaa",
    kind=Kind.EVENT,
    event=Event(
        type=EventType.SURRENDER,
        summary="There was no surrender.",
        polarity=Polarity.NEGATED,
        polarity_cue=_span("not"),
        modality=Modality.ASSERTED,
        quantities=(
            Quantity(of=QuantityOf.SURRENDERED, item=_span("soldiers"), minimum=25, maximum=25, span=_span("25")),
        ),
    ),
    units=(Unit(name="9th Brigade", span=_span("9th Brigade"), role=Role.ACTOR, echelon=Echelon.BRIGADE),),
    attribution=Attribution(voice=Voice.SOURCED, chain=(SOURCE,), cues=(_span("said"),)),
    verification=Verification(status=VerificationStatus.UNADDRESSED, contested=Contested.NO),
    evidence=(_span("had not surrendered"),),
)


def _fields(*claims: dict[str, object], more: bool = False) -> list[str]:
    case = Case.model_validate({"name": "one", "text": TEXT, "claim": list(claims), "more": more})
    return [mismatch.field for mismatch in mismatches(case, [CLAIM])]


def test_what_is_as_expected_passes() -> None:
    assert _fields(CASE) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("polarity", "affirmed"),
        ("modality", "possible"),
        ("kind", "state"),
        ("voice", "narrator"),
        ("status", "unverified"),
        ("contested", "denied"),
        ("cue", "never"),
        ("reporting", "told"),
        ("quote", "said"),
        ("evidence", "have surrendered"),
        ("units", ["actor: 19th Brigade"]),
        ("units", ["target: 9th Brigade"]),
        ("units", []),
        ("parties", ["actor: residents"]),
        ("participants", []),
        ("locations", ["in: Kadugli"]),
        ("dates", ["event: 2024"]),
        ("quantities", ["surrendered: >=25"]),
        ("means", ["drone"]),
        ("chain", ["ministry", "Telegram"]),
        ("responses", ["denies: ministry"]),
    ],
)
def test_each_difference_is_found_and_named(field: str, value: object) -> None:
    assert _fields(CASE | {field: value}) == [field]


def test_missing_and_surplus_claims_are_found() -> None:
    assert _fields() == ["surplus claim"]
    assert _fields(more=True) == []
    assert _fields(CASE, {"type": "strike"}) == ["missing claim"]
    assert _fields(CASE, CASE) == ["missing claim"]
    assert _fields(CASE, CASE | {"optional": True}) == []
