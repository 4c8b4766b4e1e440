"""What holds of every reading, whatever the words: nothing raised, nothing made up, the schema takes the result."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.normalise.dates import read_date
from reportedly.normalise.formations import is_force_noun, read_formation
from reportedly.normalise.quantities import QuantityReading, read_quantity
from reportedly.normalise.sides import is_country, is_nationality, side_of, sides_in
from reportedly.normalise.sources import source_anonymity, source_kind
from reportedly.schema.event import Quantity
from reportedly.schema.setting import ClaimDate
from reportedly.schema.span import Span
from reportedly.schema.vocabularies import Anonymity, DateRole, Match, QuantityOf, SourceKind
from reportedly.text.edtf import is_edtf
from reportedly.text.numbers import parse_number

VOCABULARY = """
one two three ten twelve twenty twenty-five thirty hundred thousand million dozen score half third quarter two-thirds a
an the of to and or in on at from by for with between up least most more less than about nearly over under some several
few many all dozens hundreds tens heavy losses soldiers killed percent % per cent km miles square hours day week weeks
month year years old 25 1,200 1.5 20-30 38th 57th 1st-2nd 155mm 10-year-old 2024 2023-24 1990s $ $5m 3.5 100+ 0 2 3 15
31 May may March November Nov. 15th Sunday Saturday spring winter last this next early late mid-June overnight yesterday
today tonight ago earlier since until before after began 2024-11-15 15.11.2024 03/04/2024 first second fifth Fifth
Ukrainian Russian Ukraine U.S. US us ISIS Hamas Kyiv pro-Russian -backed Israel-Hamas coalition Brigade brigade Corps V
A Company battalion Army armed forces Golani Azov 155 OMBr Unit units elements subunits troops militants marines
ministry Ministry Defense official officials spokesman sources analysts Telegram channel police Reuters Ahmed who
– — - , . ' " ’ “ ” ( ) / & ; : # ½ ² ٣ é
"""
WORDS = (*VOCABULARY.split(), "\u00a0", "\u00ad", "\u200b", "\n")
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=6).map("".join),
)
PUBLISHED = st.one_of(
    st.none(),
    st.dates(min_value=date(1400, 1, 1)).map(date.isoformat),
    st.dates(min_value=date(1400, 1, 1)).map(lambda day: day.isoformat()[:7]),
    st.sampled_from(
        ["0001-01-01", "9999-12-31", "2024", "2024-21", "2024-05/2024-06", "2024/..", "XXXX-05", "", "?", "2024-02-30"]
    ),
)


def span(text: str) -> Span:
    return Span(start=0, end=len(text), text=text, match=Match.EXACT)


@given(TEXTS)
def test_a_quantity_is_one_that_the_schema_takes(text: str) -> None:
    reading = read_quantity(text)
    if reading == QuantityReading():
        return
    assert (reading.vague is None) != (reading.minimum is None and reading.maximum is None)
    Quantity(
        of=QuantityOf.OTHER,
        minimum=reading.minimum,
        maximum=reading.maximum,
        approximate=reading.approximate,
        unit=reading.unit,
        vague=reading.vague,
        span=span(text),
    )


@given(st.text(alphabet=st.characters(exclude_categories=["Nd", "Nl", "No"]), max_size=60))
def test_without_digits_and_number_words_there_is_no_number(text: str) -> None:
    if re.search(r"[a-z]", text.casefold()):
        return
    reading = read_quantity(text)
    assert reading.minimum is None
    assert reading.maximum is None


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_a_figure_keeps_its_value_in_any_grouping(number: int) -> None:
    assert parse_number(str(number)) == number
    assert parse_number(f"{number:,}") == number
    if not 1900 <= number < 2100:
        assert read_quantity(f"{number:,} shells") == QuantityReading(number, number)


@given(TEXTS)
def test_parse_number_never_raises_and_is_never_negative(text: str) -> None:
    number = parse_number(text)
    assert number is None or 0 <= number < 10**15


@given(TEXTS, PUBLISHED, st.booleans())
def test_a_date_is_one_that_the_schema_takes(text: str, published: str | None, predicted: bool) -> None:  # noqa: FBT001
    reading = read_date(text, published, predicted=predicted)
    if reading.edtf is not None:
        assert is_edtf(reading.edtf)
    if text:
        ClaimDate(span=span(text), edtf=reading.edtf, role=DateRole.EVENT, basis=reading.basis)


@given(TEXTS)
def test_without_a_publication_date_every_year_stands_in_the_words(text: str) -> None:
    reading = read_date(text, None)
    years = re.findall(r"(?<![0-9-])[0-9]{4}", reading.edtf or "")
    for year in years:
        told = {year, str(int(year) - 1), str(int(year) + 1), f"{year[:3]}0"}
        assert any(one in text for one in told), (text, reading)


@given(TEXTS, st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 1, 1)))
def test_nothing_that_is_past_begins_after_the_publication(text: str, published: date) -> None:
    if re.search(r"[0-9]{4}|next|tomorrow|to|until|through|this|today|tonight|coming", text.casefold()):
        return
    reading = read_date(text, published.isoformat())
    start = (reading.edtf or "").partition("/")[0]
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", start):
        assert start <= published.isoformat()


@given(TEXTS)
def test_a_designation_is_made_of_the_words_of_the_name(text: str) -> None:
    designation = read_formation(text).designation
    if designation is not None:
        assert designation.strip()
        assert designation in text or " ".join(designation.split()) in " ".join(text.split())


@given(TEXTS)
def test_sides_are_codes_and_a_name_has_no_side_that_it_does_not_name(text: str) -> None:
    side = side_of(text)
    named = sides_in(text)
    assert all(re.fullmatch(r"state:[A-Z]{2}|group:[a-z0-9]+(-[a-z0-9]+)*", one) for one in named)
    assert side is None or side in named
    assert not (is_country(text) and is_nationality(text))


@given(TEXTS, TEXTS)
def test_sources_are_always_of_some_kind(name: str, context: str) -> None:
    assert source_kind(name) in SourceKind
    assert source_anonymity(name, context) in Anonymity
    assert is_force_noun(name) in {True, False}


REPEATED = """
1 |111 |two |a |half |to |and |over |the |- |, |may |Sunday, |of |May 3 and |since |pro-|Russian-|20-|1st-|US |$|“|(|x.
’s|the units of |not be named |al-|A |3rd and |between |5 - |soldiers of |overnight |Smith
"""


@pytest.mark.parametrize("unit", [*REPEATED.replace("\n", "|").strip("|").split("|"), "\u00ad"])
def test_long_repetitions_end(unit: str) -> None:
    text = unit * (4_000 // len(unit))
    read_quantity(text)
    read_date(text, "2024-05-08")
    read_formation(text)
    side_of(text)
    sides_in(text)
    source_kind(text)
    assert source_anonymity(text, text) in Anonymity
