from __future__ import annotations

import pytest

from reportedly.normalise.sides import is_country, is_nationality, side_of, sides_in

STATES = [
    ("Ukraine", "state:UA"),
    ("Ukrainian forces", "state:UA"),
    ("Ukrainian armed forces", "state:UA"),
    ("Armed Forces of Ukraine", "state:UA"),
    ("Russia’s army", "state:RU"),
    ("RUSSIAN TROOPS", "state:RU"),
    ("Russian forces in Ukraine", "state:RU"),
    ("troops from North Korea", "state:KP"),
    ("South Sudanese soldiers", "state:SS"),
    ("Sudan", "state:SD"),
    ("spokesman for Ukraine's General Staff", "state:UA"),
    ("Russian ambassador to Ukraine", "state:RU"),
    ("U.S.", "state:US"),
    ("the US", "state:US"),
    ("America", "state:US"),
    ("an American drone", "state:US"),
    ("the United States of America", "state:US"),
    ("UK", "state:GB"),
    ("Scottish soldiers", "state:GB"),
    ("Emirati jets", "state:AE"),
    ("Côte d’Ivoire", "state:CI"),
    ("Cote d'Ivoire", "state:CI"),
    ("Türkiye", "state:TR"),
    ("Burkinabe army", "state:BF"),
    ("Georgia", "state:GE"),
    ("Georgian troops", "state:GE"),
    ("Guinea", "state:GN"),
    ("Guinea-Bissau", "state:GW"),
    ("Equatorial Guinea", "state:GQ"),
    ("Papua New Guinea", "state:PG"),
    ("Congolese army", "state:CD"),
    ("DR Congo", "state:CD"),
    ("Republic of the Congo", "state:CG"),
    ("Niger", "state:NE"),
    ("Nigerian soldiers", "state:NG"),
    ("Taiwan", "state:TW"),
    ("Kosovo", "state:XK"),
    ("Kyiv", "state:UA"),
    ("Moscow", "state:RU"),
    ("Tel Aviv", "state:IL"),
    ("Kremlin spokesman", "state:RU"),
    ("the Pentagon", "state:US"),
    ("IDF", "state:IL"),
    ("FARDC soldiers", "state:CD"),
    ("Russian-installed governor", "state:RU"),
]
GROUPS = [
    ("ISIS", "group:islamic-state"),
    ("Daesh", "group:islamic-state"),
    ("IS fighters", "group:islamic-state"),
    ("Islamic State of Iraq and the Levant", "group:islamic-state"),
    ("Hamas", "group:hamas"),
    ("Hamas-run health ministry", "group:hamas"),
    ("Lebanon's Hezbollah", "group:hezbollah"),
    ("Houthi rebels", "group:houthis"),
    ("Ansar Allah", "group:houthis"),
    ("Taliban government", "group:taliban"),
    ("Pakistani Taliban", "group:ttp"),
    ("Al Qaeda in the Islamic Maghreb", "group:al-qaeda"),
    ("al-Shabaab", "group:al-shabaab"),
    ("M23", "group:m23"),
    ("Rapid Support Forces", "group:rsf"),
    ("Free Syrian Army", "group:free-syrian-army"),
    ("Wagner Group mercenaries", "group:wagner"),
    ("Donetsk People’s Republic", "group:dpr"),
    ("LPR militia", "group:lpr"),
    ("Polisario Front", "group:polisario"),
    ("U.N. peacekeepers", "group:un"),
    ("NATO", "group:nato"),
    ("the European Union", "group:eu"),
    ("African Union troops", "group:african-union"),
    ("U.S.-led coalition", "group:us-led-coalition"),
    ("the US-led international coalition", "group:us-led-coalition"),
    ("Saudi-led coalition", "group:saudi-led-coalition"),
]
NO_SIDE = [
    "",
    "separatists",
    "the coalition",
    "Western officials",
    "us",
    "soldiers in Ukraine",
    "embassy in Moscow",
    "Kyiv residents",
    "pro-Russian separatists",
    "Russian-backed forces",
    "Russian-occupied territory",
    "Iran backed militias",
    "anti-ISIS activists",
    "ISIS-held districts",
    "Chinese-made drones",
    "Soviet-era tanks",
    "Syrian rebels",
    "Russian and Ukrainian soldiers",
    "Russian-Ukrainian border",
    "Israel and Hamas",
    "Israel-Hamas ceasefire",
    "Russian state media",
    "British newspaper",
    "Korea",
    "Kurdish fighters",
    "Gulf of Guinea",
    "New Mexico",
    "Georgia National Guard",
    "a turkey farm",
    "male nurses",
    "Brussels",
    "Sanaa",
]


@pytest.mark.parametrize(("name", "side"), STATES + GROUPS)
def test_a_name_says_its_side(name: str, side: str) -> None:
    assert side_of(name) == side


@pytest.mark.parametrize("name", NO_SIDE)
def test_a_name_that_says_no_one_side_has_none(name: str) -> None:
    assert side_of(name) is None


def test_all_sides_of_some_words() -> None:
    words = "Russian forces in Ukraine, pro-Iranian militias, the US-led coalition; Damascus and us"
    assert sides_in(words) == {"state:RU", "state:UA", "group:us-led-coalition", "state:SY"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ukraine", True),
        ("the United States", True),
        ("U.S.", True),
        ("Burkina Faso", True),
        ("Ukrainian", False),
        ("Kyiv", False),
        ("us", False),
        ("turkey", False),
        ("Ukraine war", False),
        ("", False),
    ],
)
def test_countries(words: str, expected: bool) -> None:  # noqa: FBT001
    assert is_country(words) is expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Ukrainian", True),
        ("Russians", True),
        ("South Korean", True),
        ("Kurdish", True),
        ("Soviet", True),
        ("Ukraine", False),
        ("polish", False),
        ("Polish", True),
        ("soldiers", False),
        ("", False),
    ],
)
def test_nationalities(word: str, expected: bool) -> None:  # noqa: FBT001
    assert is_nationality(word) is expected
