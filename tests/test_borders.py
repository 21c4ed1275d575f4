import time
from dataclasses import replace

import numpy as np
import pytest
import shapely
from pyproj import Geod

from dateline import borders
from dateline.atlas import read_layer
from dateline.borders import NEAR_BORDER_KM, overlay
from dateline.gazetteer import Gazetteer
from dateline.model import EventType, Incident, Location, Place, When

TINZAOUATEN = (19.95, 2.97)  # as GeoNames has it: 2 km on the Algerian side of the drawn line


def place(lat, lon, country=None, admin1=None):
    return Place("x:1", "X", lat, lon, "P", "PPL", country, admin1)


def incident(where):
    return Incident(
        id="1",
        title="",
        event_type=EventType.BATTLE,
        sub_event_type="",
        when=When(),
        where=where,
        totals=(),
        casualties="",
        actors=(),
        disputed=False,
        approximate=False,
        tally=False,
        confidence=0.5,
    )


def laid(lat, lon, country=None, admin1=None, prec=1):
    """Lay one incident over the borders that happened at the place itself."""
    [done] = overlay([incident(Location(place(lat, lon, country, admin1), lat, lon, prec, 0.0))])
    return done


def test_nothing_and_nowhere():
    assert overlay([]) == ()
    nowhere = incident(None)
    assert overlay([nowhere]) == (nowhere,)


def test_incidents_come_back_in_order_and_otherwise_unchanged():
    first = incident(Location(place(*TINZAOUATEN, "ML", "Kidal"), *TINZAOUATEN, 1, 0.0))
    second = replace(incident(None), id="2", title="second")
    done = overlay(iter([first, second]))
    assert done == (replace(first, country="ML", admin1="Kidal", border_km=2.0, border_with="Algeria"), second)


@pytest.mark.parametrize(("country", "neighbour"), [("ML", "Algeria"), ("DZ", "Mali")])
def test_the_gazetteers_country_wins_over_the_polygon(country, neighbour):
    done = laid(*TINZAOUATEN, country)
    assert (done.country, done.border_with) == (country, neighbour)
    assert done.border_km == pytest.approx(2, abs=1)


def test_the_polygon_decides_where_the_place_has_no_country():
    assert laid(*TINZAOUATEN).country == "DZ"
    assert laid(-22.56, 17.08).country == "NA"
    assert laid(27.15, -13.2).country == "EH"
    assert laid(9.56, 44.06).country == "SO"
    assert laid(48.0, -20.0).country is None


@pytest.mark.parametrize("prec", [5, 6, 7])
def test_what_spans_countries_has_none(prec):
    done = laid(15.0, 0.0, prec=prec)
    assert (done.country, done.admin1, done.border_km) == (None, None, None)


def test_a_point_off_the_shore_belongs_to_the_nearest_country():
    assert laid(36.78, 3.10).country == "DZ"  # the bay of Algiers
    assert laid(37.20, 3.10).country is None


def test_divisions():
    assert laid(16.27, -0.04, "ML", "Gao Region").admin1 == "Gao Region"
    assert laid(16.27, -0.04, "ML").admin1 == "Gao"
    assert laid(*TINZAOUATEN, "ML").admin1 == "Kidal"  # of Mali, though the point lies in Adrar
    assert laid(16.27, -0.04, "ML", "Gao Region", prec=5).admin1 is None


def test_the_division_of_a_reckoned_point_is_where_the_point_lies():
    gao = place(16.27, -0.04, "ML", "Gao")
    [done] = overlay([incident(Location(gao, 18.4, 0.9, 2, 10.0, "250 km north-east of Gao"))])
    assert (done.country, done.admin1) == ("ML", "Kidal")
    [done] = overlay([incident(Location(gao, 48.0, -20.0, 2, 10.0))])
    assert (done.country, done.admin1) == ("ML", "Gao")


def test_only_points_have_a_distance():
    assert laid(*TINZAOUATEN, "ML", prec=2).border_with == "Algeria"
    assert laid(*TINZAOUATEN, "ML", prec=3).border_km is None


def test_disputed_lines_inside_a_country_are_no_borders():
    border = borders._border()
    pairs = set(zip(border.iso_a2, border.neighbour, strict=True))
    assert ("ET", "Somaliland") in pairs
    assert {neighbour for code, neighbour in pairs if code == "EH"} == {"Algeria", "Mauritania", "Morocco"}
    assert {neighbour for code, neighbour in pairs if code == "SO"} == {"Djibouti", "Ethiopia", "Kenya"}


def test_borders_are_those_that_geonames_lists():
    with Gazetteer.open() as gazetteer:
        listed = {(code, other) for code, country in gazetteer.countries.items() for other in country.neighbours}
    listed = {pair for pair in listed if not {"CS", "AN", "VA"} & set(pair)}  # two that are no more, one not drawn
    adm0 = read_layer("adm0")
    code = dict(zip(adm0["name"], adm0["iso_a2"].fillna("none"), strict=True))
    border = borders._border()
    drawn = {(home, code[across]) for home, across in zip(border.iso_a2, border.neighbour, strict=True)}
    assert listed - drawn == {("AL", "RS"), ("RS", "AL"), ("CU", "US"), ("US", "CU")}
    assert {pair for pair in drawn - listed if not {None, "none"} & set(pair)} == {
        ("CN", "HK"),
        ("HK", "CN"),
        ("CY", "GB"),
        ("GB", "CY"),
    }


def test_distances_agree_with_the_geodesic():
    border = borders._border()
    rng = np.random.default_rng(7)
    chosen = rng.integers(0, len(border.start), 300)
    share = rng.uniform(size=(300, 1))
    feet = border.start[chosen] + share * (border.end[chosen] - border.start[chosen])
    points = feet + rng.uniform(-0.03, 0.03, (300, 2))
    done = overlay(
        incident(Location(place(lat, lon, code), lat, lon, 1, 0.0))
        for (lon, lat), code in zip(points, border.iso_a2[chosen], strict=True)
    )
    geod = Geod(ellps="WGS84")
    lines = border.tree.geometries
    near = [one for one in done if one.border_km is not None]
    assert len(near) > 250
    assert all(one.border_km <= NEAR_BORDER_KM for one in near)
    for one in near[::10]:
        here = one.where
        close = shapely.box(here.lon - 0.3, here.lat - 0.1, here.lon + 0.3, here.lat + 0.1)
        pieces = shapely.intersection(lines[border.iso_a2 == one.country], close)
        lon, lat = shapely.get_coordinates(shapely.segmentize(pieces, 0.0005)).T
        _, _, metres = geod.inv(np.full_like(lon, here.lon), np.full_like(lat, here.lat), lon, lat)
        assert one.border_km == pytest.approx(metres.min() / 1000, abs=0.06)


def test_many_incidents_take_seconds():
    rng = np.random.default_rng(3)
    lat, lon = rng.uniform(-35, 60, 20_000), rng.uniform(-17, 60, 20_000)
    many = [incident(Location(place(*point), *point, 1, 0.0)) for point in zip(lat.tolist(), lon.tolist(), strict=True)]
    begin = time.process_time()
    done = overlay(many)
    assert time.process_time() - begin < 5
    assert len({one.country for one in done}) > 100
