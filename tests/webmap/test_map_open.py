"""Clusters in a page: what the pointer is told of them, and how they open."""

import geopandas as gpd
import pytest

from dateline.webmap import incident_map, write_map

pytestmark = pytest.mark.browser

THINGS = """
const scene = dateline.scene(map_0, document.querySelector('script[id^=incidents-]').id);
const stage = dateline.stage(map_0, 'symbols');
return stage._views().flatMap(view => {
    const { items, arrangement } = scene.frame(view);
    return items.map(item => {
        const point = map_0.layerPointToContainerPoint([item.x, item.y]);
        return { x: point.x, y: point.y, row: item.row, size: arrangement.size[item.thing] };
    });
});
"""


@pytest.fixture
def many(page, incidents, tmp_path):
    """Opens a map of one incident forty times over."""
    killed = list(range(100, 140))
    frame = incidents.loc[[0] * 40].assign(
        id=[f"n{n}" for n in killed], title=[f"{n} killed" for n in killed], killed=killed
    )
    write_map(incident_map(frame.reset_index(drop=True)), tmp_path / "many.html")
    return page(tmp_path / "many.html")


def click(opened, thing):
    for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
        opened.execute_cdp_cmd(
            "Input.dispatchMouseEvent",
            {"type": kind, "x": thing["x"], "y": thing["y"], "button": "left", "clickCount": 1},
        )


@pytest.mark.parametrize("ends", [True, False])
def test_what_lies_on_one_point_is_paged_the_worst_first(many, ends):
    if not ends:
        # As on a map of somebody's own.
        many.execute_script("delete map_0.options.maxZoom")
    (worst,) = [thing for thing in many.execute_script(THINGS) if thing["row"] >= 0]
    assert worst["row"] == 39
    (cluster,) = [thing for thing in many.execute_script(THINGS) if thing["row"] < 0]
    assert cluster["size"] == 39
    click(many, cluster)
    read = "return document.querySelector(arguments[0]).innerText"
    assert many.execute_script(read, ".dateline-pages span") == "1 of 39 here"
    assert many.execute_script(read, ".dateline-details h2") == "138 killed"
    # The popup is still sliding into the view: a click by coordinates would miss.
    many.execute_script("document.querySelector('[aria-label=Next]').click()")
    assert many.switch_to.active_element.get_attribute("aria-label") == "Next"
    assert many.execute_script(read, ".dateline-pages span") == "2 of 39 here"
    assert many.execute_script(read, ".dateline-details h2") == "137 killed"


def test_the_pointer_is_told_what_is_in_a_cluster(many):
    (cluster,) = [thing for thing in many.execute_script(THINGS) if thing["row"] < 0]
    many.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": "mouseMoved", "x": cluster["x"], "y": cluster["y"]})
    said = many.execute_script("return document.querySelector('.dateline-tip').innerText")
    *lines, span = said.split("\n")
    assert lines == ["39 incidents", "4,641 killed", "Battle: 39"]
    assert "27 Jul 2024" in span


@pytest.fixture
def town(page, incidents, tmp_path):
    """Opens a map of 300 incidents in one town and its surroundings, and one far off."""
    frame = (
        incidents.loc[[2] * 301].assign(id=[f"t{n}" for n in range(301)], killed=[*[1] * 300, 0]).reset_index(drop=True)
    )
    lon = [*[0.02 * (n % 20) for n in range(300)], 9.0]
    lat = [*[16 + 0.02 * (n // 20) for n in range(300)], 21.0]
    frame.geometry = gpd.points_from_xy(lon, lat)
    write_map(incident_map(frame.reset_index(drop=True)), tmp_path / "town.html")
    return page(tmp_path / "town.html")


def test_a_cluster_opens_where_it_is_clicked(town):
    assert town.execute_script("return dateline.markers") == 301
    (cluster,) = [thing for thing in town.execute_script(THINGS) if thing["size"] > 1]
    assert cluster["size"] == 300
    zoom = town.execute_script("return map_0.getZoom()")
    town.execute_script("map_0.options.zoomAnimation = false; map_0._zoomAnimated = false")
    click(town, cluster)
    assert town.execute_script("return map_0.getZoom()") > zoom + 1
    parts = town.execute_script(THINGS)
    assert sum(thing["size"] for thing in parts if thing["row"] < 0) < 300
    # Clear of the list at the left and the legend at the right.
    assert all(330 < thing["x"] < 1170 for thing in parts)


def test_what_is_opened_in_a_cluster_is_brought_out_of_it(town):
    assert town.execute_script("return dateline.open('t150')")
    town.execute_script("map_0.stop()")
    (thing,) = [thing for thing in town.execute_script(THINGS) if thing["row"] == 150]
    assert 330 < thing["x"] < 1170
    assert 0 < thing["y"] < 900
