"""Layers of the user's own in a browser: drawn, switched, answering with their attributes as text."""

import geopandas as gpd
import pytest
from shapely import LineString, Point, box

from dateline.webmap import Overlay, incident_map, write_map

pytestmark = pytest.mark.browser

PAYLOADS = [
    "<script>window.ran=1</script>",
    "</script><img src=x onerror=window.ran=1>",
    "\"'><svg onload=window.ran=1>",
    "javascript:window.ran=1",
    "${window.ran=1}`\\",
    "\u202e\u2028{{7*7}}",
    "__proto__",
    "constructor",
]  # fmt: skip


@pytest.fixture
def opened(page, incidents, tmp_path):
    def open_map(*overlays, **options):
        write_map(incident_map(incidents, overlays=overlays, **options), tmp_path / "map.html")
        browser = page(tmp_path / "map.html")
        browser.execute_script("map_0.setView([27.5, -2], 6, {animate: false})")
        return browser

    return open_map


def layer(name="Zones", **columns):
    """An area, a line and a point, away from the incidents."""
    shapes = [box(-6, 26, -4, 29), LineString([(-3, 26), (-1, 29)]), Point(0, 28)]
    columns = columns or {"name": ["The north", "A road", "A well"], "depth": [None, None, 2024]}
    return Overlay(name, gpd.GeoDataFrame(columns, geometry=shapes, crs="EPSG:4326"))


def hits(opened, lat, lon):
    return opened.execute_script(
        """return dateline.stage(map_0, 'lines').hits(map_0.latLngToLayerPoint([arguments[0], arguments[1]]))
            .map(hit => hit.title)""", lat, lon)  # fmt: skip


def test_areas_lines_and_points_answer_where_they_are(opened):
    page = opened(layer())
    assert hits(page, 27.5, -5) == ["The north"]
    assert hits(page, 27.5, -2) == ["A road"]
    assert hits(page, 28, 0) == ["A well"]
    assert hits(page, 27, 1) == []
    page.execute_script("map_0.fire('click', {layerPoint: map_0.latLngToLayerPoint([28, 0])})")
    said = page.execute_script("return document.querySelector('.dateline-details').innerText")
    assert said.split() == ["Zones", "A", "well", "name", "A", "well", "depth", "2024"]
    assert page.complaints() == []


def test_it_is_switched_and_in_the_legend(opened):
    page = opened(layer(), layer("Roads"))
    legend = "return [...document.querySelectorAll('.dateline-legend .dateline-entry')].map(one => one.innerText)"
    assert page.execute_script(legend)[-2:] == ["Zones", "Roads"]
    (box_,) = [one for one in page.find_elements("css selector", ".dateline-choice") if one.text == "Zones"]
    page.execute_script("arguments[0].click()", box_)
    assert hits(page, 27.5, -5) == ["The north"]
    assert page.execute_script(legend)[-1:] == ["Roads"]
    assert "Zones" not in page.execute_script(legend)
    colours = page.execute_script("return ['layer-1', 'layer-2'].map(name => dateline.colours(map_0)[name])")
    assert len(set(colours)) == 2


def test_names_and_attributes_are_text(opened):
    hostile = [layer(payload, **{payload: [payload] * 3, "other": [payload] * 3}) for payload in PAYLOADS]
    page = opened(*hostile)
    for at, payload in enumerate(PAYLOADS):
        page.execute_script(
            """const hit = dateline.stage(map_0, 'lines').hits(map_0.latLngToLayerPoint([28, 0])).at(arguments[0]);
            dateline.showDetails(map_0, [hit]);""", -1 - at)  # fmt: skip
        said = page.execute_script("return document.querySelector('.dateline-details').textContent")
        assert said.count(payload) >= 4
    assert page.execute_script("return document.querySelectorAll('svg, img, iframe, b b').length") == 0
    assert page.execute_script("return document.querySelectorAll('.dateline-details a').length") == 0
    assert page.execute_script("return window.ran") is None
    assert page.requests() == []
    assert page.complaints() == []
