"""Armed groups, forces and peoples by their names."""

import tomllib
from importlib import resources

import pytest

from dateline.armed_groups import find_armed_groups, forces, is_armed_group, state_force
from dateline.gazetteer import Gazetteer
from dateline.language.document import tokenize
from dateline.language.lexicon import languages, lexicon
from dateline.model import Side

DATA = tomllib.loads((resources.files("dateline") / "armed_groups.toml").read_text(encoding="utf-8"))
SECTIONS = {name: data for name, data in DATA.items() if name not in ("forces", "adjectives")}
ENTRIES = {name: entry for section in SECTIONS.values() for name, entry in section.items()}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Fighters of the Wagner Group, or Wagner, left.", ["Wagner Group", "Wagner Group"]),
        ("Le GSIM et l'État islamique au Grand Sahara", ["JNIM", "Islamic State Sahel Province"]),
        ("Le GSIM et l'Etat islamique au grand Sahara", ["JNIM", "Islamic State Sahel Province"]),
        ("The adf is a word, the ADF a group.", ["ADF"]),
        ("al Shabab, Al-Shabaab and the chebabs", ["Al-Shabaab", "Al-Shabaab", "Al-Shabaab"]),
        ("les forces armées maliennes", ["Malian Armed Forces"]),
        ("Minusma troops of the MINUSMA", ["MINUSMA", "MINUSMA"]),
        ("des forces nouvelles", []),
        ("les éleveurs peuls", ["Fulani"]),
        ("Nobody was there.", []),
    ],
)
def test_groups_go_by_their_usual_names(text, names):
    found = list(find_armed_groups(tokenize(text)))
    assert [group.name for group in found] == names


def test_groups_have_sides_and_countries():
    jnim, wagner, taliban = find_armed_groups(tokenize("JNIM, Wagner, Taliban"))
    assert (jnim.side, wagner.side, taliban.side) == (Side.NON_STATE, Side.FOREIGN, None)
    assert "ML" in jnim.countries
    assert not jnim.people


@pytest.mark.parametrize("name", ["JNIM", "the Islamic State", "Boko Haram", "Dogon", "Fano"])
def test_groups_are_no_places_but_peoples_and_namesakes_may_be(name):
    assert is_armed_group(tokenize(name.removeprefix("the "))) is (name not in ("Dogon", "Fano"))


@pytest.mark.parametrize("text", ["Wagnerian", "Malian", "adf", "the Wagner Group"])
def test_parts_and_more_are_no_groups(text):
    assert not is_armed_group(tokenize(text))


def test_the_forces_of_a_state_go_by_one_name():
    assert state_force("military", "ML") == "Malian Armed Forces"
    assert state_force("gendarmerie", "BF") == "Burkinabe Gendarmerie"
    assert state_force("police", "XX") is None
    for name, entry in SECTIONS["state"].items():
        generic = {state_force(kind, country) for kind in forces() for country in entry["countries"]}
        if name.endswith(" Armed Forces"):
            assert name in generic


def test_the_list_is_a_few_hundred_names_each_given_once():
    assert len(ENTRIES) > 400
    assert sum(map(len, SECTIONS.values())) == len(ENTRIES)
    aliases = [(alias, name) for name, entry in ENTRIES.items() for alias in (name, *entry["aliases"])]
    meant = {}
    for alias, name in aliases:
        assert meant.setdefault(alias.lower(), name) == name, alias


def test_countries_are_countries():
    with Gazetteer.open() as gazetteer:
        codes = set(gazetteer.countries)
    for name, entry in ENTRIES.items():
        assert set(entry["countries"]) <= codes, name
        assert set(entry) <= {"countries", "aliases", "place"}, name


@pytest.mark.parametrize("language", languages())
def test_lexicons_have_words_for_every_kind_of_forces(language):
    for kind in forces():
        assert lexicon(language).words("actors", kind), kind
