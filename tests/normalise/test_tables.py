"""The data files that normalisation reads: codes, slugs and phrases are what the code takes them for."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from reportedly.normalise.names import pieces
from reportedly.normalise.sides import side_of
from reportedly.schema.vocabularies import Branch, Echelon, SourceKind, UnitOfMeasure, Vagueness
from reportedly.text.lexicon import table

KINDS = ("armed", "authorities", "alliances")
UN_MEMBERS = 193
STATES = table("countries")["states"]
GROUPS = {slug: names for kind in KINDS for slug, names in table("groups")[kind].items()}


def names(listed: str) -> list[str]:
    return [" ".join(name.split()) for name in listed.split(";") if name.strip()]


def test_every_state_has_a_code_and_a_name() -> None:
    assert all(re.fullmatch("[A-Z]{2}", code) for code in STATES)
    assert len(STATES) >= UN_MEMBERS
    assert {"PS", "TW", "VA", "XK"} <= set(STATES)
    assert all(names(row.split("|")[0]) for row in STATES.values())


def test_no_name_stands_for_two_sides() -> None:
    listed = [(name.casefold(), code) for code, row in STATES.items() for name in names(row.replace("|", ";"))]
    listed += [(name.casefold(), slug) for slug, row in GROUPS.items() for name in names(row)]
    sides = Counter(name for name, _ in set(listed))
    assert [name for name, count in sides.items() if count > 1] == []


@pytest.mark.parametrize("code", STATES)
def test_a_state_is_found_by_each_of_its_names(code: str) -> None:
    columns = STATES[code].split("|")
    assert {side_of(name) for name in names(columns[0])} == {f"state:{code}"}
    assert {side_of(f"{name} soldiers") for name in names(columns[1])} <= {f"state:{code}"}
    assert {side_of(name) for name in names(";".join(columns[2:]))} <= {f"state:{code}"}


@pytest.mark.parametrize("slug", GROUPS)
def test_a_group_is_found_by_each_of_its_names(slug: str) -> None:
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", slug)
    alone = [name for name in names(GROUPS[slug]) if name != "IS"]
    assert {side_of(name) for name in alone} == {f"group:{slug}"}


def test_slugs_are_unique() -> None:
    assert len(GROUPS) == sum(len(table("groups")[kind]) for kind in KINDS)


def test_rows_are_members_of_the_vocabularies() -> None:
    assert {Echelon.parse(row) for row in table("echelons")["echelons"]}
    assert {Branch.parse(row) for row in table("echelons")["branches"]} == set(Branch)
    assert {Vagueness.parse(row) for row in table("numbers")["vague"]} == set(Vagueness) - {Vagueness.HEAVY}
    assert {UnitOfMeasure.parse(row) for row in table("numbers")["units"]} <= set(UnitOfMeasure)
    kinds = {SourceKind.parse(row) for name in ("heads", "fields", "proper") for row in table("sources")[name]}
    assert kinds == set(SourceKind) - {SourceKind.OTHER}


@pytest.mark.parametrize("file", ["echelons", "sources"])
def test_phrases_are_folded(file: str) -> None:
    tables = [rows for name, rows in table(file).items() if name not in {"abbreviations", "named", "civil"}]
    listed = [phrase.strip() for rows in tables for row in rows.values() for phrase in row.split(";")]
    assert [phrase for phrase in listed if phrase != phrase.casefold()] == []
    assert "" not in listed


def test_names_are_told_apart_by_words_and_not_by_marks() -> None:
    assert [piece.norm for piece in pieces("al-Qaeda")] == [piece.norm for piece in pieces("al Qaeda")]
