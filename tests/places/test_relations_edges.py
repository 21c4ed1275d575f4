"""Relations to the edges and the sides of a country or a town."""

import pytest
from geopy.distance import geodesic
from pyproj import Geod

GAO, KIDAL = (16.27, -0.04), (18.44, 1.41)
THREE_BORDERS = (14.91, 0.22)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It lies in the tri-border area of Mali, Niger and Burkina Faso.", "en"),
        ("It lies in the three-border region between Burkina Faso, Niger and Mali.", "en"),
        ("It lies where the borders of Mali, Niger and Burkina Faso meet.", "en"),
        ("Mali and Niger met. It lies in the tri-border area with Burkina Faso.", "en"),
        ("Dans la zone des trois frontières entre le Mali, le Niger et le Burkina Faso.", "fr"),
    ],
)
def test_three_borders_meet_in_a_point(location, text, language):
    where = location(text, "Burkina Faso", language)
    assert geodesic(THREE_BORDERS, (where.lat, where.lon)).km < 5
    assert where.where_prec == 5
    assert where.uncertainty_km == 100


def test_countries_whose_borders_do_not_meet_have_no_point(location):
    where = location("It lies in the tri-border area of France, Georgia and Mali.", "France")
    assert where.where_prec == 6


@pytest.mark.parametrize(
    "text",
    [
        "It sank off the coast of Algeria.",
        "It sank off Algeria's coast.",
        "It sank off the Algerian coast.",
        "It sank off Algeria.",
    ],
)
def test_a_coast_is_no_inland_point(location, text):
    where = location(text, "Algerian" if "Algerian" in text else "Algeria")
    assert 35 < where.lat < 37.5
    assert -2.5 < where.lon < 9
    assert where.where_prec == 5
    assert "off" in where.phrase


@pytest.mark.parametrize("text", ["The army cut off Gao.", "It sank off the coast of Mali."])
def test_what_has_no_coast_has_none(location, text):
    where = location(text, "Gao" if "Gao" in text else "Mali")
    assert where.where_prec in (1, 6)


def test_off_a_port_is_wide(location):
    where = location("A boat sank off Algiers.", "Algiers")
    assert where.where_prec == 5
    assert where.uncertainty_km >= 50


@pytest.mark.parametrize(
    ("text", "surface", "language"),
    [
        ("They died on the Malian side of the border with Niger.", "Malian", "en"),
        ("They died on the Malian-Nigerien border.", "Malian", "en"),
        ("In Mali, they died near the border with neighbouring Niger.", "Niger", "en"),
        ("In Mali, they died 20 km from Niger.", "Niger", "en"),
        ("They died on the border between Mali and Niger.", "Niger", "en"),
        ("Mali was calm.\n\nIt was.\n\nIt was so.\n\nIt was.\n\nIt was so.\n\nNear the Niger border.", "Niger", "en"),
        ("À la frontière entre le Mali et le Niger.", "Mali", "fr"),
    ],
)
def test_borders(location, text, surface, language):
    where = location(text, surface, language)
    assert 14 < where.lat < 20
    assert 0 < where.lon < 4.5
    assert where.where_prec == 5
    assert 300 < where.uncertainty_km < 500


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Malian border guards shot at Niger.", "Malian"),
        ("There are flights between Mali and Niger.", "Niger"),
        ("Trade between Mali and Niger fell.", "Mali"),
    ],
)
def test_no_border_is_meant(location, text, surface):
    assert location(text, surface).where_prec == 6


@pytest.mark.parametrize(
    ("text", "bearing", "language"),
    [
        ("It happened in the far north of Algeria.", 0, "en"),
        ("It happened in Algeria's far north.", 0, "en"),
        ("It happened in Algeria's restive eastern part.", 90, "en"),
        ("It happened in the western part of Algeria.", 270, "en"),
        ("It happened in NW Algeria.", 315, "en"),
        ("C'était dans l'est de l'Algérie.", 90, "fr"),
        ("C'était dans l'extrême sud de l'Algérie.", 180, "fr"),
    ],
)
def test_sides_of_a_country(location, text, bearing, language):
    surface = "Algérie" if language == "fr" else "Algeria"
    where, middle = location(text, surface, language), location(f"In central {surface}.", surface)
    azimuth = Geod(ellps="WGS84").inv(middle.lon, middle.lat, where.lon, where.lat)[0]
    assert abs((azimuth - bearing + 180) % 360 - 180) < 35
    assert where.where_prec == middle.where_prec == 5


def test_the_far_north_lies_farther_north_and_is_smaller(location):
    far, north = (location(f"In the {side} of Algeria.", "Algeria") for side in ("far north", "north"))
    assert far.lat > north.lat
    assert far.uncertainty_km < north.uncertainty_km


def test_a_verb_is_no_direction(location):
    assert location("Il est de Gao.", "Gao", "fr").where_prec == 1


@pytest.mark.parametrize(
    ("text", "km"),
    [
        ("They died near the volatile southern city of Gao.", 25),
        ("They died near the regional hub of Gao.", 25),
        ("They died near the regional capital, Gao.", 25),
        ("They died near Mali's oil city of Gao.", 25),
        ("They died outside of Gao.", 25),
        ("They died in and around Gao.", 25),
        ("They died in the Gao area.", 25),
        ("They died in Gao and surrounding villages.", 25),
        ("They died in Gao (near).", 25),
        ("They died on the outskirts of the capital Gao.", 5),
        ("They died in Gao's suburbs or the Gao suburbs.", 5),
        ("They died 12 km outside Gao.", 12),
        ("They died within 12 km of Gao.", 12),
        ("They died within a 12 km radius of Gao.", 12),
    ],
)
def test_nearness(location, text, km):
    where = location(text, "Gao", number=-1)
    assert (where.lat, where.lon) == GAO
    assert where.where_prec == 2
    assert km <= where.uncertainty_km <= km + 6


@pytest.mark.parametrize(
    ("text", "bearing", "language"),
    [
        ("They died 40 km N of Gao.", 0, "en"),
        ("They died 40 km SW of Gao.", 225, "en"),
        ("They died south-west of Gao, about 40 km away.", 225, "en"),
        ("They died in Gao (40 km east of).", 90, "en"),
        ("They died 40 km east of the volatile southern city of Gao.", 90, "en"),
        ("Ils sont morts au sud-ouest de Gao, à 40 km.", 225, "fr"),
        ("Ils sont morts à 40 km à l'est de la ville de Gao.", 90, "fr"),
    ],
)
def test_distances(location, text, bearing, language):
    where = location(text, "Gao", language)
    azimuth, _, metres = Geod(ellps="WGS84").inv(GAO[1], GAO[0], where.lon, where.lat)
    assert metres == pytest.approx(40_000, abs=50)
    assert abs((azimuth - bearing + 180) % 360 - 180) < 0.5


def test_north_of_a_town_is_a_little_way_off_and_of_a_city_farther_round(location):
    town, city = location("They died north of Gao.", "Gao"), location("They died north of Moscow.", "Moscow")
    assert geodesic(GAO, (town.lat, town.lon)).km == pytest.approx(15, abs=0.1)
    assert town.lat > GAO[0]
    assert (town.where_prec, city.where_prec) == (2, 5)
    assert town.uncertainty_km < 40 < city.uncertainty_km


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("It lies in the northern province of Sindh.", "Sindh"),
        ("It lies in the southern Sindh province.", "Sindh province"),
        ("It lies in Pakistan's southern region of Sindh.", "Sindh"),
    ],
)
def test_a_direction_that_tells_where_a_division_lies_is_no_part_of_it(location, text, surface):
    where = location(text, surface)
    assert (where.lat, where.lon, where.where_prec) == (26.0, 68.5, 4)


def test_a_local_government_area_is_no_town(location):
    assert location("They died in Gao local government area.", "Gao").where_prec == 3
