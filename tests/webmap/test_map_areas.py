"""The areas in which incidents happened whose place is known only roughly."""

import geopandas as gpd
import pytest

from dateline.webmap import incident_map, write_map

pytestmark = pytest.mark.browser

DRAWN = """
const drawn = [];
const draw = dateline.drawArea;
dateline.drawArea = (ctx, x, y, radius, selected, ...rest) => {
    drawn.push([Math.round(x), Math.round(y), Math.round(radius), selected]);
    draw(ctx, x, y, radius, selected, ...rest);
};
dateline.stage(map_0, 'symbols')._updatePaths();
dateline.drawArea = draw;
const from = map_0.containerPointToLayerPoint([0, 0]);
return drawn.map(([x, y, radius, selected]) => [x - Math.round(from.x), y - Math.round(from.y), radius, selected]);
"""


@pytest.fixture
def opened_at(page, tmp_path):
    """Open a map of incidents somewhere in circles, (lon, lat, km)."""

    def open_map(*circles):
        lon, lat, km = zip(*circles, strict=True)
        frame = gpd.GeoDataFrame(
            {
                "id": [f"i{n}" for n in range(len(circles))],
                "title": "Convoy attacked",
                "event_type": "battle",
                "where_prec": 5,
                "uncertainty_km": km,
            },
            geometry=gpd.points_from_xy(lon, lat),
            crs="EPSG:4326",
        )
        write_map(incident_map(frame), tmp_path / "map.html")
        return page(tmp_path / "map.html")

    return open_map


@pytest.mark.parametrize("lat", [0, 45, 60])
def test_a_circle_is_as_wide_as_the_ground_that_it_means(opened_at, lat):
    opened = opened_at((10, lat, 100))
    opened.execute_script(f"map_0.setView([{lat}, 10], 7, {{animate: false}})")
    ((_, _, radius, _),) = opened.execute_script(DRAWN)
    metres = opened.execute_script(
        """const at = map_0.latLngToContainerPoint([arguments[0], 10]);
        const edge = at.add([arguments[1], 0]);
        return map_0.distance(map_0.containerPointToLatLng(at), map_0.containerPointToLatLng(edge))""",
        lat,
        radius,
    )
    assert metres == pytest.approx(100_000, rel=0.01)


def test_all_that_share_a_point_and_a_radius_have_one_area(opened_at):
    opened = opened_at((10, 20, 300), (10, 20, 300), (10, 20, 300), (10, 20, 100))
    assert sorted({radius for _, _, radius, _ in opened.execute_script(DRAWN)})[1:]
    assert len(opened.execute_script(DRAWN)) == 2


def test_an_area_over_the_antimeridian_is_on_both_sides(opened_at):
    opened = opened_at((179, 0, 300), (0, 0, 10))
    opened.execute_script("map_0.setView([0, 0], 2, {animate: false})")
    across = sorted(x for x, _, radius, _ in opened.execute_script(DRAWN) if radius > 4)
    assert len(across) == 2
    assert across[1] - across[0] == pytest.approx(1024, abs=2)


def test_near_a_pole_a_circle_has_an_end(opened_at):
    opened = opened_at((20, 89.9, 500))
    assert all(radius < 20_000 for _, _, radius, _ in opened.execute_script(DRAWN))
    assert opened.complaints() == []


def test_what_covers_the_whole_view_is_drawn_only_when_it_is_asked_for(opened_at):
    opened = opened_at((10, 20, 500), (10.2, 20, 1))
    opened.execute_script("map_0.setView([20, 10], 12, {animate: false})")
    assert all(radius < 5000 for _, _, radius, _ in opened.execute_script(DRAWN))
    opened.execute_script("dateline.open('i0')")
    ((_, _, radius, selected),) = [one for one in opened.execute_script(DRAWN) if one[3]]
    assert selected is True
    # The map has made room for it.
    assert 2 * radius <= 900


def test_too_many_to_be_told_apart_are_drawn_only_under_the_pointer(opened_at):
    opened = opened_at(*((x, y, 40) for x in range(12) for y in range(12)))
    assert opened.execute_script(DRAWN) == []
    opened.execute_script("dateline.open('i70')")
    ((_, _, _, selected),) = opened.execute_script(DRAWN)
    assert selected is True
