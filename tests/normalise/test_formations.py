from __future__ import annotations

import pytest

from reportedly.normalise.formations import FormationReading, is_force_noun, read_formation
from reportedly.schema.vocabularies import Branch, Echelon

# name, designation, echelon, branch
NAMED = [
    ("57th Brigade", "57", "brigade", None),
    ("the 44th Regiment", "44", "regiment", None),
    ("38th Marine Infantry Brigade", "38", "brigade", "marine"),
    ("Russian 810th Naval Infantry Brigade", "810", "brigade", "marine"),
    ("7th Guards Mountain Air Assault Division", "7", "division", "airborne"),
    ("101st Airborne Division", "101", "division", "airborne"),
    ("82nd Airborne", "82", None, "airborne"),
    ("20th Motor Rifle Division", "20", "division", "motorised"),
    ("47th Separate Mechanised Brigade", "47", "brigade", "mechanised"),
    ("4th Tank Brigade", "4", "brigade", "armoured"),
    ("2nd Guards Tank Army", "2", "army", "armoured"),
    ("58th Combined Arms Army", "58", "army", None),
    ("6th Army", "6", "army", None),
    ("36 Engineer Regiment", "36", "regiment", "other"),
    ("71st Jäger Brigade", "71", "brigade", "infantry"),
    ("112th Territorial Defence Brigade", "112", "brigade", "territorial_defence"),
    ("10th Special Forces Group", "10", "regiment", "special_operations"),
    ("40 Commando", "40", "battalion", "special_operations"),
    ("3 PARA", "3", "battalion", "airborne"),
    ("22nd MEU", "22", None, "marine"),
    ("2nd Brigade Combat Team", "2", "brigade", None),
    ("1st-2nd Brigade", "1st-2nd", "brigade", None),
    ("3rd/5th Battalion", "3rd/5th", "battalion", None),
    ("3rd and 5th Brigades", "3rd and 5th", "brigade", None),
    ("155 OMBr", "155", "brigade", "mechanised"),
    ("3 OShBr", "3", "brigade", "infantry"),
    ("25th OPDBr", "25", "brigade", "airborne"),
    ("1 OTBr", "1", "brigade", "armoured"),
    ("144 MRD", "144", "division", "motorised"),
    ("Fifth Corps", "Fifth", "corps", None),
    ("Twenty-fifth Division", "Twenty-fifth", "division", None),
    ("V Corps", "V", "corps", None),
    ("XVIII Airborne Corps", "XVIII", "corps", "airborne"),
    ("III Army Corps", "III", "corps", None),
    ("A Company", "A", "company", None),
    ("Company B", "B", "company", None),
    ("B Battery", "B", "company", None),
    ("Charlie Company", "Charlie", "company", None),
    ("No. 3 Squadron", "3", "battalion", None),
    ("Light Infantry Battalion 344", "344", "battalion", "infantry"),
    ("Task Force 58", "58", "command", None),
    ("Unit 29155", "29155", None, None),
    ("Golani Brigade", "Golani", "brigade", None),
    ("Israel’s Golani Brigade", "Golani", "brigade", None),
    ("Iron Division", "Iron", "division", None),
    ("Folgore Parachute Division", "Folgore", "division", "airborne"),
    ("Khalid ibn al-Walid Brigade", "Khalid ibn al-Walid", "brigade", None),
    ("Battalion “Sparta”", "Sparta", "battalion", None),
    ("Liwa al-Quds", "al-Quds", "brigade", None),
    ("Black Sea Fleet", "Black Sea", "command", "navy"),
    ("Southern Command", "Southern", "command", None),
    ("Central Military District", "Central", "command", None),
    ("Dnipro group of forces", "Dnipro", "army_group", None),
    ("Azov", "Azov", None, None),
    ("Azov Brigade", "Azov", "brigade", None),
    ("Wagner Group", "Wagner", None, "irregular"),
    ("Rapid Support Forces", "Rapid Support Forces", None, "irregular"),
    ("Al-Qassam Brigades", "Al-Qassam Brigades", None, "irregular"),
    ("Hashd al-Shaabi", "Hashd al-Shaabi", None, "irregular"),
    ("3rd Battalion, 5th Marine Regiment", "3", "battalion", "marine"),
    ("the 1st Battalion of the 36th Marine Brigade", "1", "battalion", "marine"),
    ("57th Brigade of the Ukrainian Armed Forces", "57", "brigade", None),
    ("155th Separate Guards Marine Brigade of the Pacific Fleet", "155", "brigade", "marine"),
    ("soldiers of the 38th Brigade", "38", "brigade", None),
    ("57th Brigade soldiers", "57", "brigade", None),
]
UNNAMED = [
    ("Ukrainian forces", None, None),
    ("troops", None, None),
    ("soldiers", None, None),
    ("key Ukrainian units", None, None),
    ("Ukrainian Armed Forces", "armed_forces", None),
    ("Russian military", "armed_forces", None),
    ("the army", "armed_forces", None),
    ("Russian air force", "armed_forces", "air_force"),
    ("US Marine Corps", "armed_forces", "marine"),
    ("Islamic Revolutionary Guard Corps", "armed_forces", None),
    ("National Guard", "armed_forces", "territorial_defence"),
    ("IDF", "armed_forces", None),
    ("army soldiers", None, None),
    ("National Guard troops", None, "territorial_defence"),
    ("the brigade", "brigade", None),
    ("southern army group", "army_group", None),
    ("an infantry company", "company", "infantry"),
    ("a third battalion", "battalion", None),
    ("12 brigades", "brigade", None),
    ("tank crews", "team", "armoured"),
    ("brigade commander", None, None),
    ("private military company", None, None),
    ("press corps", None, None),
    ("rescue team", None, None),
    ("the fishing fleet", None, "navy"),
    ("marines", None, "marine"),
    ("paratroopers", None, "airborne"),
    ("special forces", None, "special_operations"),
    ("drone operators", None, "unmanned"),
    ("air defence units", None, "air_defence"),
    ("artillery units", None, "artillery"),
    ("fighter jets", None, "air_force"),
    ("militants", None, "irregular"),
    ("rebel fighters", None, "irregular"),
    ("local militia", None, "irregular"),
    ("Taliban", None, "irregular"),
    ("Free Syrian Army", None, "irregular"),
    ("", None, None),
]
SUBUNITS = [
    ("subunits of the 57th Brigade", "57", "brigade"),
    ("elements of the 98th Guards Airborne Division", "98", "division"),
    ("units from the 4th Tank Brigade", "4", "brigade"),
    ("part of the 5th Corps", "5", "corps"),
    ("a detachment of the 12th Brigade", "12", "brigade"),
    ("a battalion of the 57th Brigade", "57", "brigade"),
    ("units of the Ukrainian army", None, "armed_forces"),
]


def reading(designation: str | None, echelon: str | None, branch: str | None) -> FormationReading:
    return FormationReading(
        designation,
        None if echelon is None else Echelon.parse(echelon),
        None if branch is None else Branch.parse(branch),
    )


@pytest.mark.parametrize(("name", "designation", "echelon", "branch"), NAMED)
def test_a_named_formation(name: str, designation: str, echelon: str | None, branch: str | None) -> None:
    assert read_formation(name) == reading(designation, echelon, branch)


@pytest.mark.parametrize(("name", "echelon", "branch"), UNNAMED)
def test_a_force_without_a_name_has_no_designation(name: str, echelon: str | None, branch: str | None) -> None:
    assert read_formation(name) == reading(None, echelon, branch)


@pytest.mark.parametrize(("name", "designation", "echelon"), SUBUNITS)
def test_a_part_of_a_formation_is_a_subunit_of_it(name: str, designation: str | None, echelon: str) -> None:
    found = read_formation(name)
    assert found.subunit
    assert (found.designation, found.echelon) == (designation, echelon)


def test_people_of_a_formation_are_no_subunit() -> None:
    assert not read_formation("soldiers of the 38th Brigade").subunit
    assert not read_formation("commander of the 38th Brigade").subunit


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("troops", True),
        ("Militants", True),
        ("paratrooper", True),
        ("brigade", True),
        ("villagers", False),
        ("", False),
    ],
)
def test_force_nouns(word: str, expected: bool) -> None:  # noqa: FBT001
    assert is_force_noun(word) is expected
