import geopandas as gpd
import numpy as np
import pytest
from shapely import LineString, MultiPolygon, Polygon, box

from dateline.webmap import basemap
from dateline.webmap.basemap import Box

EVERYWHERE = Box(-180, -90, 180, 90)
NEAR = Box(-1, -1, 3, 2)


@pytest.fixture
def two_countries():
    """Two squares side by side, and an island of the second."""
    return gpd.GeoDataFrame(
        {"name": ["West", "East"]},
        geometry=[box(0, 0, 1, 1), MultiPolygon([box(1, 0, 2, 1), box(5, 5, 6, 6)])],
        crs="EPSG:4326",
    )


def test_a_border_is_drawn_once_and_the_coast_is_none(two_countries):
    (line,) = basemap.country_borders(basemap.outlines(two_countries), NEAR)
    assert sorted(map(tuple, line)) == [(1, 0), (1, 1)]


def test_the_land_is_one_outline_with_its_island(two_countries):
    rings = basemap.land_rings(basemap.outlines(two_countries), NEAR)
    assert len(rings) == 2
    assert all((ring[0] == ring[-1]).all() for ring in rings)
    assert sum(Polygon(ring).area for ring in rings) == pytest.approx(3)


def test_a_coast_that_several_countries_share_is_joined_whichever_way_they_are_drawn():
    north = Polygon([(0, 1), (1, 1), (2, 1), (2, 2), (0, 2)])
    land = gpd.GeoDataFrame(geometry=[box(0, 0, 1, 1), box(1, 0, 2, 1, ccw=False), north], crs="EPSG:4326")
    (ring,) = basemap.land_rings(basemap.outlines(land), NEAR)
    assert Polygon(ring).equals(box(0, 0, 2, 2))


def test_divisions_of_one_country_only_and_only_near():
    cells = [box(x, 0, x + 1, 1) for x in (0, 1, 2, 40, 41)]
    divisions = gpd.GeoDataFrame({"country": ["A", "A", "B", "C", "C"]}, geometry=cells, crs="EPSG:4326")
    lines = basemap.admin_borders(divisions, NEAR)
    assert [line[:, 0].tolist() for line in lines] == [[1, 1]]


def test_points_are_left_out_beyond_the_box_only():
    wiggle = np.array([[x / 10, 0.05 * (x % 2)] for x in range(200)])
    (line,) = basemap.loose_lines(np.array([LineString(wiggle)]), NEAR)
    inside = NEAR.holds(wiggle)
    assert (line[: inside.sum()] == wiggle[inside]).all()
    assert len(line) < inside.sum() + 5
    assert (line[-1] == wiggle[-1]).all()


def test_islands_too_small_to_see_vanish_beyond_the_box():
    specks = gpd.GeoDataFrame(geometry=[box(50, 50, 50.02, 50.02), box(1, 1, 1.02, 1.02)], crs="EPSG:4326")
    (ring,) = basemap.land_rings(basemap.outlines(specks), NEAR)
    assert ring.max() < 2


def test_differences_add_up():
    line = np.array([[-17.1234, 14.7], [-17.12, 14.75], [0.0, 0.0]])
    for step in (0.001, 0.01):
        (packed,) = basemap.to_deltas([line], step)
        back = np.cumsum(np.array(packed).reshape(-1, 2), axis=0) * step
        assert np.abs(back - line).max() <= step / 2


def test_coordinates_are_coarser_where_much_of_the_world_is_in_view():
    assert EVERYWHERE.step_deg() == 0.01
    assert NEAR.step_deg() == 0.001


def test_no_lines_no_trouble():
    empty = gpd.GeoDataFrame({"country": []}, geometry=[], crs="EPSG:4326")
    assert basemap.admin_borders(empty, EVERYWHERE) == []
    assert basemap.loose_lines(empty.geometry.to_numpy(), EVERYWHERE) == []


def test_the_largest_part_counts(two_countries):
    assert basemap.largest_parts(two_countries).tolist() == [1, 1]


def test_a_box_that_crosses_the_antimeridian_is_two():
    box = Box(170, -20, 190, 0)
    assert box.parts() == [(-180.0, -20, -170, 0), (170, -20, 180.0, 0)]
    assert box.holds(np.array([[175.0, -10], [-175.0, -10], [165.0, -10], [-175.0, 10]])).tolist() == [1, 1, 0, 0]
