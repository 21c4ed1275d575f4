"""Relations that a road or two places make."""

import pytest
from geopy.distance import geodesic
from pyproj import Geod

GAO, KIDAL, TESSIT = (16.27, -0.04), (18.44, 1.41), (15.2, 0.4)
APART = geodesic(GAO, KIDAL).km


def azimuth(one, other):
    return Geod(ellps="WGS84").inv(one[1], one[0], other[1], other[0])[0] % 360


@pytest.mark.parametrize(
    "text",
    [
        "They died 30 km from Gao on the road to Kidal.",
        "They died 30 km from Gao on the Kidal road.",
        "They died 30 km from Gao along the Kidal axis.",
        "They died 30 km from Gao on the axis of Kidal.",
        "They died 30 km from Gao on the Gao-Kidal road.",
        "They died 30 kilometres from the town of Gao, on the main road to Kidal.",
        "They died 30 km north of Gao on the road to Kidal.",
        "They died on the Gao-Kidal road, 30 km from Gao.",
    ],
)
def test_a_road_is_a_direction(location, text):
    where = location(text, "Gao", number=-1 if "road, 30" in text else 0)
    assert 20 <= geodesic(GAO, (where.lat, where.lon)).km <= 30
    assert azimuth(GAO, (where.lat, where.lon)) == pytest.approx(azimuth(GAO, KIDAL), abs=0.5)
    assert where.where_prec == 2
    assert where.place.name == "Gao"


def test_both_ends_of_a_road_mean_the_same_point(location):
    text = "They died 30 km from Gao on the road to Kidal."
    assert location(text, "Gao") == location(text, "Kidal")


@pytest.mark.parametrize(
    ("text", "surface", "language"),
    [
        ("They died on the Gao - Tinxyz road.", "Gao", "en"),
        ("They died on the road between Gao and Tinxyz.", "Gao", "en"),
        ("They died between the village of Tinxyz and Gao.", "Gao", "en"),
        ("They died on the road to Gao.", "Gao", "en"),
        ("A mine lay on the road linking Gao to Tinxyz.", "Gao", "en"),
        ("Ils sont morts sur la route de Gao.", "Gao", "fr"),
        ("Ils sont morts entre Gao et Tinxyz.", "Gao", "fr"),
    ],
)
def test_a_road_of_which_one_end_is_known_reaches_so_far(location, text, surface, language):
    where = location(text, surface, language)
    assert (where.lat, where.lon) == GAO
    assert where.where_prec == 5
    assert 50 <= where.uncertainty_km <= 60


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They died halfway between Gao and Kidal.", "en"),
        ("Ils sont morts à mi-chemin entre Gao et Kidal.", "fr"),
    ],
)
def test_halfway_is_the_middle_and_surer_than_between(location, text, language):
    where = location(text, "Kidal", language)
    assert geodesic(GAO, (where.lat, where.lon)).km == pytest.approx(APART / 2, abs=1)
    assert where.uncertainty_km < APART / 4


@pytest.mark.parametrize(
    "text", ["It happened in the Gao-Kidal area.", "It lies between the town of Gao and the town of Kidal."]
)
@pytest.mark.parametrize("surface", ["Gao", "Kidal"])
def test_two_names_make_an_area(location, text, surface):
    where = location(text, surface)
    assert where.uncertainty_km == pytest.approx(APART / 2, abs=0.5)


@pytest.mark.parametrize(
    "text",
    ["Talks between Bamako and Algiers failed.", "A road accident in Gao killed two.", "Gao and Kidal are calm."],
)
def test_no_road_is_seen_where_there_is_none(location, text):
    surface = next(name for name in ("Bamako", "Gao") if name in text)
    assert location(text, surface).where_prec == 1


@pytest.mark.parametrize(
    ("text", "km"),
    [
        ("It is an hour's drive from Gao.", 50),
        ("It is two hours' drive from Gao.", 100),
        ("It lies a 30-minute drive from Gao.", 25),
        ("It is a two-hour walk from Gao.", 8),
    ],
)
def test_hours_are_kilometres_with_a_wide_margin(location, text, km):
    where = location(text, "Gao")
    assert (where.lat, where.lon) == GAO
    assert km <= where.uncertainty_km <= km + 5


def test_hours_with_a_direction_are_a_point(location):
    where = location("They fled to a camp two hours north of Gao.", "Gao")
    assert geodesic(GAO, (where.lat, where.lon)).km == pytest.approx(100, abs=0.1)
    assert where.uncertainty_km >= 50
