"""An area is a circle on the ground, wherever on the globe, of incidents whose point is only its middle."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from pyproj import Geod

from dateline.frame.areas import area_table
from dateline.schema import TABLES, Type, build, check

WGS84 = Geod(ellps="WGS84")
EMPTY = {Type.TEXT: None, Type.DATE: None, Type.COUNT: None, Type.FLAG: False, Type.MEASURE: None}


def areas(*rows):
    """Of incidents given as (point, where_prec, uncertainty_km)."""
    columns = {name: [EMPTY[kind]] * len(rows) for name, kind in TABLES["incidents"].columns.items()}
    columns["id"] = [f"i{number}" for number in range(len(rows))]
    columns["where_prec"] = [prec for _, prec, _ in rows]
    columns["uncertainty_km"] = [km for *_, km in rows]
    found = area_table(build(TABLES["incidents"], columns, [point for point, *_ in rows]))
    check(found, TABLES["areas"])
    return found


def test_only_incidents_known_to_an_area_have_one():
    found = areas(((0, 0), 2, 25.0), ((0, 0), 3, 40.0), (None, 6, 500.0), ((0, 0), 6, None), ((0, 0), 6, 500.0))
    assert found["incident_id"].tolist() == ["i1", "i4"]
    assert len(areas()) == 0


@pytest.mark.parametrize("point", [(2.97, 19.95), (-70, -50), (179.5, -17.5), (-179.9, 71.2), (30, 70)])
def test_its_edge_is_as_far_away_on_the_ground_as_the_radius(point):
    (area,) = areas((point, 4, 150.0)).geometry
    corners = shapely.get_coordinates(area)
    corners = corners[np.abs(corners[:, 0]) < 180]  # those on the cut lie on chords
    _, _, metres = WGS84.inv(np.full(len(corners), point[0]), np.full(len(corners), point[1]), *corners.T)
    assert metres == pytest.approx(150_000, rel=1e-3)
    assert area.is_valid


@pytest.mark.parametrize("lon", [179.0, -179.0, 180.0, -180.0])
def test_across_the_antimeridian_it_is_in_two_parts(lon):
    (area,) = areas(((lon, -17.5), 4, 300.0)).geometry
    west, _, east, _ = area.bounds
    assert len(area.geoms) == 2
    assert (west, east) == (-180, 180)
    assert all(part.bounds[2] - part.bounds[0] < 10 for part in area.geoms)


@pytest.mark.parametrize("lat", [89.5, -89.5])
def test_round_a_pole_it_holds_the_pole(lat):
    (area,) = areas(((20, lat), 5, 200.0)).geometry
    pole = 90 if lat > 0 else -90
    assert area.bounds[0] == -180
    assert area.bounds[2] == 180
    assert pole in (area.bounds[1], area.bounds[3])
    assert area.is_valid


def test_rings_go_against_the_clock():
    assert all(
        shapely.is_ccw(shapely.get_exterior_ring(part))
        for area in areas(((0, 0), 6, 900.0), ((179, 60), 6, 900.0), ((0, 89), 6, 900.0)).geometry
        for part in area.geoms
    )
