"""Where the map has edges and the earth has none: the antimeridian and the poles."""

import geopandas as gpd
import pytest

from dateline.webmap import incident_map, write_map

pytestmark = pytest.mark.browser


@pytest.fixture
def opened_at(page, tmp_path):
    """Open a map of incidents at these points, (lon, lat)."""

    def open_map(*points):
        frame = gpd.GeoDataFrame(
            {
                "id": [f"i{n}" for n in range(len(points))],
                "title": "Boat lost",
                "event_type": "accident",
                "where_prec": 1,
                "killed": 30,
            },
            geometry=gpd.points_from_xy(*zip(*points, strict=True)),
            crs="EPSG:4326",
        )
        write_map(incident_map(frame), tmp_path / "map.html")
        return page(tmp_path / "map.html")

    return open_map


def hits(opened, lat, lon):
    """What lies under the pointer at a place, which copy of the world aside."""
    return opened.execute_script(
        """const hits = dateline.stage(map_0, 'symbols').hits(map_0.latLngToLayerPoint([arguments[0], arguments[1]]));
        return hits.map(hit => [hit.tables.incidents.get('id', hit.row), hit.latLng.lng])""",
        lat, lon,
    )  # fmt: skip


def test_the_pacific_is_one_view(opened_at):
    opened = opened_at((179, -17), (-179, -16))
    west, east = opened.execute_script("const b = map_0.getBounds(); return [b.getWest(), b.getEast()]")
    assert west < 179 < 181 < east < west + 30
    assert hits(opened, -17, 179) == [["i0", 179]]
    assert hits(opened, -16, 181) == [["i1", 181]]


def test_details_open_where_the_reader_looks(opened_at):
    opened = opened_at((179, -17), (-179, -16))
    before = opened.execute_script("return map_0.getCenter().lng")
    assert opened.execute_script("return dateline.open('i1')")
    opened.execute_script("map_0.stop()")
    assert abs(opened.execute_script("return map_0.getCenter().lng") - before) < 20


def test_the_world_goes_round_but_nothing_is_seen_twice(opened_at):
    opened = opened_at((-150, 60), (-60, 0), (0, 0), (150, -30), (70, 20))
    opened.execute_script("map_0.setView([0, 60], 2, {animate: false})")
    assert hits(opened, 60, -150) == [["i0", -150]]
    assert hits(opened, 60, 210) == []
    opened.execute_script("map_0.setView([0, 200], 3, {animate: false})")
    assert hits(opened, 60, 210) == [["i0", 210]]
    assert hits(opened, -30, 150) == [["i3", 150]]
    opened.execute_script("map_0.setView([0, 360], 2, {animate: false})")
    assert hits(opened, 0, 360) == [["i2", 360]]
    assert hits(opened, 0, 0) == []


def test_a_map_round_the_pacific_is_shown_whole_round_it(opened_at):
    opened = opened_at((110, 10), (-80, 10), (-120, 40), (140, -30))
    opened.execute_script("map_0.setView([0, 180], 1.5, {animate: false})")
    assert hits(opened, 10, 280) == [["i1", 280]]
    assert hits(opened, 10, -80) == []
    assert hits(opened, 10, 110) == [["i0", 110]]


@pytest.mark.parametrize("lat", [90, 89, -90])
def test_what_happened_at_a_pole_is_seen_and_its_latitude_said(opened_at, lat):
    opened = opened_at((20, lat))
    x, y = opened.execute_script("const p = map_0.latLngToContainerPoint([arguments[0], 20]); return [p.x, p.y]", lat)
    assert 30 < y < 870
    assert 330 < x < 1170
    assert [id for id, _ in hits(opened, lat, 20)] == ["i0"]
    opened.execute_script("dateline.open('i0')")
    said = opened.execute_script("return document.querySelector('.dateline-details').textContent")
    assert f"at latitude {lat}°, beyond the edge of this map" in said
    assert opened.complaints() == []
