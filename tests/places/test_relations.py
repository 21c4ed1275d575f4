import pytest
from geopy.distance import geodesic
from pyproj import Geod

GAO, KIDAL = (16.27, -0.04), (18.44, 1.41)


@pytest.mark.parametrize(
    ("text", "km", "bearing"),
    [
        ("The ambush took place 30 km north of Gao.", 30, 0),
        ("The ambush took place about 30 kilometres to the south-east of the town of Gao.", 30, 135),
        ("It fell 20 miles southwest of Gao.", 32.187, 225),
        ("It fell 1.5 km north-north-west of Gao.", 1.5, 337.5),
        ("It fell 24 kilometers (15 miles) east of the city of Gao.", 24, 90),
    ],
)
def test_distance_and_direction(location, text, km, bearing):
    where = location(text, "Gao")
    assert geodesic(GAO, (where.lat, where.lon)).km == pytest.approx(km, abs=0.02)
    azimuth, _, _ = Geod(ellps="WGS84").inv(GAO[1], GAO[0], where.lon, where.lat)
    assert azimuth % 360 == pytest.approx(bearing, abs=0.5)
    assert where.where_prec == 2
    assert where.phrase.endswith("Gao")


def test_distance_without_direction_is_a_radius(location):
    where = location("It happened 12 km from Gao.", "Gao")
    assert (where.lat, where.lon) == GAO
    assert where.where_prec == 2
    assert 12 <= where.uncertainty_km < 20


@pytest.mark.parametrize(
    ("text", "precision", "radius"),
    [
        ("They died in Gao.", 1, (0, 15)),
        ("They died near Gao.", 2, (25, 40)),
        ("They died on the outskirts of Gao.", 2, (5, 20)),
        ("They died in Kidal district.", 3, (20, 100)),
        ("They died in the district of Gao.", 3, (20, 100)),
        ("They died north of Gao.", 2, (25, 40)),
    ],
)
def test_precision(location, text, precision, radius):
    where = location(text, "Kidal district" if "Kidal district" in text else "Gao")
    assert where.where_prec == precision
    assert radius[0] <= where.uncertainty_km <= radius[1]


@pytest.mark.parametrize(
    "text",
    ["Shots fell between Gao and Kidal.", "A bus burnt on the Gao-Kidal road.", "He took the road from Gao to Kidal."],
)
@pytest.mark.parametrize("surface", ["Gao", "Kidal"])
def test_between_two_places(location, text, surface):
    where = location(text, surface)
    half = geodesic(GAO, KIDAL).km / 2
    assert where.uncertainty_km == pytest.approx(half, abs=0.1)
    assert geodesic(GAO, (where.lat, where.lon)).km == pytest.approx(half, abs=0.5)
    assert where.where_prec == 5
    assert "Gao" in where.phrase
    assert "Kidal" in where.phrase


@pytest.mark.parametrize(
    ("text", "surface", "south", "north"),
    [
        ("It happened in southern Algeria.", "Algeria", 19, 28),
        ("It happened in the north of Algeria.", "Algeria", 28, 37),
        ("It happened in Algeria's north.", "Algeria", 28, 37),
    ],
)
def test_part_of_a_country(location, text, surface, south, north):
    where = location(text, surface)
    assert south < where.lat < north
    assert where.where_prec == 5
    assert 300 < where.uncertainty_km < 900


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("It fell near the Mali-Algeria border.", "Mali"),
        ("It fell near the Mali-Algeria border.", "Algeria"),
        ("It fell on the border between Mali and Algeria.", "Algeria"),
        ("In Mali, soldiers died near the border with Algeria.", "Algeria"),
        ("Soldiers left Kidal. Some died near the Algeria border.", "Algeria"),
        ("The Mali army lost a drone. It fell 2 km inside Algeria.", "Algeria"),
    ],
)
def test_border(location, text, surface):
    where = location(text, surface)
    assert 19 < where.lat < 25.5
    assert -5 < where.lon < 3.5
    assert where.where_prec == 5
    assert any(word in where.phrase for word in ("border", "between", "inside"))


def test_a_namesake_far_away_is_no_end_of_a_road(location):
    where = location("It fell between Gao and Boston.", "Gao")
    assert (where.lat, where.lon) == GAO
    assert where.uncertainty_km < 100


def test_a_country_is_never_its_capital(location):
    where = location("It happened in Mali.", "Mali")
    assert (where.where_prec, where.uncertainty_km) == (6, 500.0)


def test_without_a_place_there_is_no_location(location):
    assert location("Shots were heard in the village of Inafarak.", "Inafarak") is None


@pytest.mark.parametrize(
    ("text", "surface", "precision"),
    [
        ("Une embuscade à 30 km au nord de Gao.", "Gao", 2),
        ("Des combats près de Gao.", "Gao", 2),
        ("Des combats dans le nord du Mali.", "Mali", 5),
        ("Un car a sauté entre Gao et Kidal.", "Gao", 5),
        ("Au Mali, des soldats sont morts à la frontière avec le Niger.", "Niger", 5),
        ("Des combats à Gao.", "Gao", 1),
    ],
)
def test_french(location, text, surface, precision):
    assert location(text, surface, "fr").where_prec == precision
