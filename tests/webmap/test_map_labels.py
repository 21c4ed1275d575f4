import numpy as np
import pytest

from dateline.atlas import read_layer
from dateline.webmap import labels
from dateline.webmap.basemap import Box

SAHARA = Box(-20, 10, 15, 40)


def test_countries_are_called_as_the_language_calls_them():
    words = labels.country_words(read_layer("adm0"), "fr")
    assert words["Algeria"] == "Algérie"
    assert words["Somalia"] == "Somalie"
    assert words["Cyprus"] == "Chypre"
    # They share a country's code, not its name.
    assert not {"Somaliland", "Northern Cyprus"} & words.keys()
    assert labels.country_words(read_layer("adm0"), "en") == {}


def test_a_country_is_named_also_where_a_part_of_it_is_in_view():
    countries = read_layer("adm0")
    names = labels.area_names(countries, {}, Box(0, 33, 9, 38))
    algeria = [lat for name, lat in zip(names["name"], names["lat"], strict=True) if name == "Algeria"]
    assert min(algeria) < 31
    assert any(33 < lat < 38 for lat in algeria)
    assert len(labels.area_names(countries, {}, Box(-180, -90, 180, 90))["name"]) == countries["name"].notna().sum()


def test_every_disputed_line_says_between_whom():
    lines = labels.disputed_lines(read_layer("disputed"), SAHARA, {"Morocco": "Maroc"})
    assert {line["name"]: line["between"] for line in lines}["Moroccan wall"] == ["Maroc", "Western Sahara"]
    assert all(line["lines"] for line in lines if line["name"] in ("Moroccan wall", "Western Saharan claim"))


def test_the_largest_towns_of_every_part_are_few_and_in_the_box():
    towns = labels.town_names(SAHARA)
    assert len(towns["name"]) <= labels.TOWNS
    assert {"Algiers", "Bamako", "Tamanghasset"} <= set(towns["name"])
    assert SAHARA.holds(np.column_stack([towns["lon"], towns["lat"]])).all()
    assert towns["capital"] == sorted(towns["capital"], reverse=True)


@pytest.mark.parametrize("box", [Box(-30.0, -50, -25, -45), Box(175, -20, 185, -15), Box(-180, -90, 180, 90)])
def test_towns_of_the_sea_of_the_antimeridian_and_of_the_world(box):
    assert ("Suva" in labels.town_names(box)["name"]) == (box.east == 185)
