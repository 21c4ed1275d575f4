import csv

import numpy as np
import pytest
import shapely

from dateline import atlas
from dateline.data import layers_dir
from dateline.errors import LayerError


@pytest.fixture(scope="module")
def adm0():
    return atlas.read_layer("adm0")


@pytest.fixture(scope="module")
def adm1():
    return atlas.read_layer("adm1")


@pytest.mark.parametrize(
    ("name", "kind", "columns"),
    [
        ("adm0", "MultiPolygon", ["iso_a2", "iso_a3", "name", "disputed", "label_lat", "label_lon"]),
        ("adm1", "MultiPolygon", ["iso_a2", "country", "name", "code", "disputed", "label_lat", "label_lon"]),
        ("disputed", "MultiLineString", ["name", "between"]),
    ],
)
def test_what_a_layer_holds(name, kind, columns):
    layer = atlas.read_layer(name)
    assert list(layer.columns) == [*columns, "geometry"]
    assert layer.crs.to_epsg() == 4326
    assert layer.is_valid.all()
    assert not layer.is_empty.any()
    assert set(layer.geom_type) == {kind}
    assert layer["name"].notna().all()


def test_layers_are_coverages_that_share_every_vertex(adm0, adm1):
    assert shapely.coverage_is_valid(adm0.geometry.to_numpy())
    assert shapely.coverage_is_valid(adm1.geometry.to_numpy())
    corners = {tuple(corner) for corner in shapely.get_coordinates(adm1.geometry.to_numpy())}
    assert corners.issuperset(map(tuple, shapely.get_coordinates(adm0.geometry.to_numpy())))


def test_divisions_make_up_their_countries(adm0, adm1):
    of_countries, of_divisions = (
        layer.assign(size=shapely.area(layer.geometry.to_numpy())).groupby("iso_a2")["size"].sum()
        for layer in (adm0, adm1)
    )
    assert list(of_countries.index) == list(of_divisions.index)
    assert np.allclose(of_countries, of_divisions)


def test_countries_are_those_of_iso_3166(adm0):
    with (layers_dir() / "countries.csv").open(encoding="utf-8", newline="") as file:
        english = {row["iso2"]: row["name"] for row in csv.DictReader(file)}
    drawn = set(adm0["iso_a2"].dropna())
    assert set(english) - drawn == {"VA"}
    assert drawn <= set(english)
    apart = {"Akrotiri", "Dhekelia", "Northern Cyprus", "Siachen Glacier", "Somaliland", "Spratly Islands"}
    whole = adm0[~adm0["name"].isin(apart)]
    assert whole["iso_a2"].is_unique
    assert dict(zip(whole["iso_a2"], whole["name"], strict=True)) == {code: english[code] for code in drawn}
    assert apart <= set(adm0["name"])


def test_namibia_is_no_missing_value(adm0, adm1):
    assert adm0.set_index("name").loc["Namibia", "iso_a2"] == "NA"
    assert (adm1.loc[adm1["country"] == "Namibia", "iso_a2"] == "NA").sum() == 13


@pytest.mark.parametrize(
    ("lat", "lon", "code"),
    [
        (27.15, -13.20, "EH"),  # Laayoune, west of the Moroccan wall
        (26.30, -8.90, "EH"),  # east of it
        (28.00, -12.00, "MA"),
        (44.95, 34.10, "UA"),  # Simferopol
        (33.15, 35.78, "SY"),  # the Golan
        (31.52, 34.45, "PS"),
        (31.90, 35.20, "PS"),
        (9.56, 44.06, "SO"),  # Hargeisa
        (35.28, 33.90, "CY"),  # Northern Cyprus
        (42.67, 21.17, "XK"),
        (78.90, 17.00, "SJ"),
        (4.92, -52.31, "GF"),
        (-21.10, 55.50, "RE"),
    ],
)
def test_contested_ground_and_overseas_parts(adm0, lat, lon, code):
    assert list(adm0.loc[adm0.contains(shapely.Point(lon, lat)), "iso_a2"]) == [code]


def test_labels_stand_in_their_area(adm0):
    labels = shapely.points(adm0["label_lon"], adm0["label_lat"])
    astray = adm0.loc[shapely.distance(adm0.geometry.to_numpy(), labels) > 0.002, "name"]
    assert list(astray) == []


def test_disputed_lines_name_both_parties():
    lines = atlas.read_layer("disputed")
    assert (lines["between"].str.split(", ").map(len) == 2).all()
    assert "Morocco, Western Sahara" in set(lines["between"])
    assert "India, Pakistan" in set(lines["between"])


def test_lines_of_control_run_along_the_divisions(adm1):
    lines = atlas.read_layer("disputed").set_index("name")
    edges = adm1.boundary.union_all()
    for name in ("Moroccan wall", "UN buffer zone", "Line of control 2014", "Line of Control 1972"):
        assert lines.geometry[name].within(edges)


def test_a_box_reads_what_touches_it():
    near_tessalit = atlas.read_layer("adm1", (0.9, 20.1, 1.1, 20.3))
    assert list(near_tessalit["name"]) == ["Kidal"]


def test_a_table_is_the_callers_own():
    atlas.read_layer("disputed")["name"] = "changed"
    assert "changed" not in set(atlas.read_layer("disputed")["name"])


def test_unknown_layer():
    with pytest.raises(LayerError, match="no layer 'rivers': expected one of adm0, adm1, disputed"):
        atlas.read_layer("rivers")


def test_list_layers():
    layers = atlas.list_layers()
    assert [layer.name for layer in layers] == ["adm0", "adm1", "disputed"]
    assert all(layer.path.stat().st_size == layer.size_bytes for layer in layers)
    assert 6e6 < sum(layer.size_bytes for layer in layers) < 8.5e6
    assert {layer.licence for layer in layers} == {"public domain"}
    assert all("Natural Earth" in layer.source for layer in layers)
    assert [layer.features for layer in layers] == [len(atlas.read_layer(layer.name)) for layer in layers]


def test_missing_and_broken_layers(tmp_path, monkeypatch):
    monkeypatch.setattr(atlas, "layers_dir", lambda: tmp_path)
    with pytest.raises(LayerError, match=r"adm0\.fgb is missing or no FlatGeobuf"):
        atlas.list_layers()
    (tmp_path / "adm1.fgb").write_text("not a layer")
    with pytest.raises(LayerError, match=r"adm1\.fgb is missing or no FlatGeobuf"):
        atlas.read_layer("adm1")
    atlas.pyogrio.write_dataframe(
        atlas.gpd.GeoDataFrame({"name": ["x"]}, geometry=[shapely.Point(0, 0)], crs=4326), tmp_path / "disputed.fgb"
    )
    with pytest.raises(LayerError, match="lacks the columns between"):
        atlas.read_layer("disputed")
