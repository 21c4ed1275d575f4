"""Which results are taken."""

import pytest

from dateline.geocoding.matching import POINT_KM, match
from dateline.geocoding.result import Result


def result(name, country="ML", lat=17.0, lon=-1.0, *, radius_km=None, kind=("P", "PPL"), others=(), number=1):
    return Result(
        f"x:node/{number}", (name, *others), lat, lon, *kind, country, admin1=None, population=0, radius_km=radius_km
    )


def names(found):
    return [(each.place.name, each.place.country, each.exact) for each in found]


@pytest.mark.parametrize("other", ["Tin-Zaouatene", "TINZAWATEN", "Tin Zaouâtene", "Tinzaouaten"])
def test_spelling_does_not_matter(other):
    assert names(match("Tinzaouaten", [result(other)], ["ML"])) == [(other, "ML", True)]


def test_any_of_its_names_will_do():
    found = match("Tombouctou", [result("Timbuktu", others=("تمبكتو", "Tombouctou"))], ["ML"])
    assert names(found) == [("Timbuktu", "ML", True)]


def test_one_spelled_alike_is_taken_where_none_is_of_the_name():
    near = result("Tinzaoutin", number=2)
    assert names(match("Tinzaouaten", [near], ["ML"])) == [("Tinzaoutin", "ML", False)]
    both = [near, result("Tinzaouaten", lat=20.0)]
    assert names(match("Tinzaouaten", both, ["ML"])) == [("Tinzaouaten", "ML", True)]


@pytest.mark.parametrize("other", ["Bamba", "Tinza", "Tessalit", "", "…", "Nouveau Tinzaouaten", "Tinzaouaten Nord"])
def test_another_name_is_a_miss(other):
    assert match("Tinzaouaten", [result(other)], ["ML", "DZ"]) == ()


@pytest.mark.parametrize("name", ["Ber", "Gao"])
def test_short_names_must_be_exact(name):
    assert match(name, [result(name[:-1] + "x")], ["ML"]) == ()


def test_another_country_is_a_miss():
    assert match("Bamba", [result("Bamba", "CD"), result("Bamba", None)], ["ML"]) == ()


def test_the_country_that_the_article_speaks_of_most_comes_first():
    both = [result("Bamba", "NE"), result("Bamba", "ML", lat=20.0)]
    assert names(match("Bamba", both, ["ML", "NE"])) == [("Bamba", "ML", True), ("Bamba", "NE", True)]
    assert names(match("Bamba", both, ["NE", "ML"])) == [("Bamba", "NE", True), ("Bamba", "ML", True)]


def test_an_exact_name_in_a_later_country_beats_a_like_one_in_the_first():
    both = [result("Tinzaoutin", "ML"), result("Tinzaouaten", "DZ")]
    assert names(match("Tinzaouaten", both, ["ML", "DZ"])) == [("Tinzaouaten", "DZ", True)]


def test_without_a_country_only_the_one_place_of_that_name_in_the_world_is_taken():
    assert names(match("Tinzaouaten", [result("Tinzaouaten", "DZ")], [])) == [("Tinzaouaten", "DZ", True)]
    assert match("Tinzaouaten", [result("Tinzaoutin", "DZ")], []) == ()
    assert match("Bamba", [result("Bamba", "ML"), result("Bamba", "CD", -2.5, 27.0)], []) == ()


def test_a_village_and_the_area_round_it_are_one_place():
    twice = [result("Bamba"), result("Bamba", lat=17.05, number=2)]
    assert len(match("Bamba", twice, ["ML"])) == 1
    inside = [result("Bamba", radius_km=60.0), result("Bamba", lat=17.4, number=2)]
    assert len(match("Bamba", inside, ["ML"])) == 1
    apart = [result("Bamba"), result("Bamba", lat=17.4, number=2), result("Bamba", lat=14.0, number=3)]
    assert [found.place.id for found in match("Bamba", apart, ["ML"])] == ["x:node/1", "x:node/2", "x:node/3"]


def test_precision_and_radius():
    def place(**more):
        return match("Bamba", [result("Bamba", **more)], ["ML"])[0].place

    assert (place(radius_km=3.04).precision, place(radius_km=3.04).uncertainty_km) == (1, 3.0)
    assert place(radius_km=0.0).uncertainty_km == 1.0
    assert place().uncertainty_km == 2.0  # of a village of unknown size
    assert place(radius_km=POINT_KM + 1).precision == 3  # a commune, called by its chief village
    assert place(radius_km=150.0, kind=("A", "ADM1")).precision == 4
    assert place(kind=("L", "AREA")).precision == 5
