import json

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely import GeometryCollection, LineString, MultiPolygon, Point, Polygon, box

from dateline.errors import LayerError
from dateline.webmap import VectorLayer, read_overlay
from dateline.webmap.basemap import Box
from dateline.webmap.overlays import STEP_DEG, pack_overlay

SAHARA = Box(-10, 10, 10, 30)


def frame(*geometries, crs="EPSG:4326", **columns):
    return gpd.GeoDataFrame(columns, geometry=list(geometries), crs=crs)


def packed(*geometries, **columns):
    return json.loads(pack_overlay(frame(*geometries, **columns), "layer", SAHARA).json)


def back(deltas):
    return np.cumsum(np.array(deltas).reshape(-1, 2), axis=0) * STEP_DEG


def test_every_kind_of_geometry_comes_apart_into_points_lines_and_rings():
    collection = GeometryCollection([Point(1, 2), GeometryCollection([LineString([(0, 0), (1, 1)]), box(4, 4, 5, 5)])])
    island = MultiPolygon([Polygon(box(0, 0, 3, 3).exterior, [box(1, 1, 2, 2).exterior]), box(6, 6, 7, 7)])
    layer = packed(collection, island, Point(-3, 4.5))
    assert layer["points"]["rows"] == [0, 2]
    assert layer["lines"]["rows"] == [0]
    assert layer["rings"]["rows"] == [0, 1, 1, 1]
    assert back(layer["points"]["lines"][1]).tolist() == [[-3, 4.5]]
    assert back(layer["lines"]["lines"][0]).tolist() == [[0, 0], [1, 1]]
    assert sorted(Polygon(back(ring)).area for ring in layer["rings"]["lines"]) == pytest.approx([1, 1, 1, 9])


def test_attributes_are_text_or_numbers_and_what_nobody_states_is_left_out():
    layer = packed(
        Point(0, 0), Point(1, 1),
        count=[3, 2**60], share=[0.123456789, float("nan")], open=[True, None],
        day=pd.to_datetime(["2024-05-01", None]), empty=[None, ""], title=["Camp", "x" * 1000],
    )  # fmt: skip
    columns = dict(layer["columns"])
    assert columns["count"] == [3, str(2**60)]
    assert columns["share"] == [0.123457, None]
    assert columns["open"] == ["true", None]
    assert columns["day"] == ["2024-05-01T00:00:00", None]
    assert "empty" not in columns
    assert len(columns["title"][1]) < 310
    assert layer["columns"][layer["named"]][0] == "title"


def test_any_crs_is_read(tmp_path):
    frame(Point(3.06, 36.75), name=["Algiers"]).to_crs(32631).to_file(tmp_path / "camps.gpkg", layer="camps")
    (overlay,) = read_overlay(tmp_path / "camps.gpkg")
    assert overlay.name == "camps"
    assert overlay.features.geometry[0].distance(Point(3.06, 36.75)) < 1e-6


def test_every_layer_of_a_file_is_one(tmp_path):
    frame(Point(0, 0)).to_file(tmp_path / "all.gpkg", layer="camps")
    frame(box(0, 0, 1, 1)).to_file(tmp_path / "all.gpkg", layer="zones")
    assert [overlay.name for overlay in read_overlay(tmp_path / "all.gpkg")] == ["all: camps", "all: zones"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("none.geojson", None, "is not there"),
        ("text.geojson", "no layer at all", "cannot be read as a layer"),
        ("broken.geojson", '{"type": "FeatureCollection", "features": [{"type"', "cannot be read as a layer"),
        ("table.csv", "a,b\n1,2\n", "has no layer with geometries"),
        ("empty.geojson", '{"type": "FeatureCollection", "features": []}', "no geometry that can be placed"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(tmp_path, name, content, words):
    if content is not None:
        (tmp_path / name).write_text(content)
    with pytest.raises(LayerError, match=words) as error:
        read_overlay(tmp_path / name)
    assert str(tmp_path / name) in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.filterwarnings("ignore:'crs' was not provided")
def test_a_layer_without_crs_is_taken_for_degrees_where_it_can_be(tmp_path):
    frame(Point(3, 36), crs=None).to_file(tmp_path / "degrees.shp")
    (overlay,) = read_overlay(tmp_path / "degrees.shp")
    assert "does not say which CRS" in overlay.notices[0]
    frame(Point(300_000, 4_000_000), crs=None).to_file(tmp_path / "metres.shp")
    with pytest.raises(LayerError, match=r"metres\.shp .*they are no degrees"):
        read_overlay(tmp_path / "metres.shp")
    with pytest.raises(LayerError, match="has no CRS"):
        VectorLayer(frame(Point(0, 0), crs=None), name="x")


def test_a_small_layer_comes_whole_also_far_away():
    whole = pack_overlay(frame(Point(0, 20), Point(100, 50)), "far", SAHARA)
    assert len(json.loads(whole.json)["points"]["rows"]) == 2
    assert whole.notices == ()


def test_a_large_layer_is_cut_to_the_view_and_then_thinned_to_its_budget():
    wiggle = [LineString([(x / 1000, 20 + lat + (x % 2) / 200) for x in range(5000)]) for lat in range(3)]
    layer = frame(*wiggle, *(Point(100, lat / 100) for lat in range(2000)))
    whole = len(pack_overlay(layer, "roads", SAHARA).json)
    cut = pack_overlay(layer, "roads", SAHARA, budget=whole - 1)
    assert cut.notices == ("roads: 3 of 2,003 features lie around the incidents and are on the map",)
    thin = pack_overlay(layer, "roads", SAHARA, budget=20_000)
    assert len(thin.json) <= 20_000
    assert "simplified" in thin.notices[1]
    few = pack_overlay(frame(*(Point(x / 1000, 20) for x in range(5000))), "wells", SAHARA, budget=20_000)
    assert len(few.json) <= 20_000
    assert few.notices == ("wells: only its first 625 features are on the map, as there is no room for all",)


@pytest.mark.parametrize("colour", ["red", "#12", "layer-9", "#123456;}"])
def test_a_colour_is_one(colour):
    with pytest.raises(ValueError, match="expected a colour"):
        VectorLayer(frame(Point(0, 0)), name="x", colour=colour)
