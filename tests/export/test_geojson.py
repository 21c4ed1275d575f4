"""GeoJSON: RFC 7946, member by member, and as GDAL reads it."""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest

from dateline.errors import TableError
from dateline.export import read, write
from dateline.frame import Tables
from dateline.schema import TABLES


@pytest.fixture
def written(tables: Tables, tmp_path: Path) -> Path:
    write(tables, tmp_path / "incidents.geojson")
    return tmp_path / "incidents.geojson"


def refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


def test_members_are_those_of_rfc_7946(written: Path):
    collection = json.loads(written.read_text("utf-8"), parse_constant=refuse)
    assert list(collection) == ["type", "bbox", "features"]
    assert collection["type"] == "FeatureCollection"
    assert collection["bbox"] == [-2.97, 19.951235, -2.97, 19.951235]
    for feature in collection["features"]:
        assert list(feature) == ["type", "id", "geometry", "properties"]
        assert isinstance(feature["id"], str)
    assert [feature["id"] for feature in collection["features"]] == ["1e5", "0042", "2024-01-01"]
    assert collection["features"][0]["geometry"] == {"type": "Point", "coordinates": [-2.97, 19.951235]}
    assert collection["features"][1]["geometry"] is None


def test_properties_are_flat_and_typed(written: Path):
    first, second, third = (feature["properties"] for feature in json.loads(written.read_bytes())["features"])
    assert list(first) == list(TABLES["incidents"].columns)
    assert (first["killed"], first["killed_low"], first["killed_high"], first["wounded"]) == (131, 131, None, None)
    assert (second["displaced"], second["displaced_low"]) == (None, 30_000)
    assert (first["date_start"], first["date_end"]) == ("2024-07-25", None)
    assert (third["date_start"], third["date_end"]) == ("1945-05-08", "1945-05-09")
    assert (first["tally"], second["tally"], first["uncertainty_km"]) == (False, True, 2.0)
    assert first["casualties"] == '<script>alert("1")</script>'
    for properties in (first, second, third):
        assert all(isinstance(value, str | int | float | bool | None) for value in properties.values())


def test_text_that_looks_like_json_stays_text(tables: Tables, tmp_path: Path):
    odd = tables.incidents.assign(title=["[1, 2]", '{"a": 1}', "null"])
    write(odd, tmp_path / "odd.geojson")
    features = json.loads((tmp_path / "odd.geojson").read_bytes())["features"]
    assert [feature["properties"]["title"] for feature in features] == ["[1, 2]", '{"a": 1}', "null"]


def test_letters_stand_as_they_are(written: Path):
    assert "Armée; 反政府" in written.read_text("utf-8")
    assert not written.read_bytes().startswith(b"\xef\xbb\xbf")


def test_gdal_reads_types(written: Path):
    info = pyogrio.read_info(written)
    types = dict(zip(info["fields"], info["dtypes"], strict=True))
    assert types["id"] == "object"
    assert types["killed"] == "int32"
    assert types["date_start"] == "datetime64[D]"
    assert types["confidence"] == "float64"
    assert info["geometry_type"] == "Point"
    frame = gpd.read_file(written)
    assert frame.crs.to_epsg() == 4326
    assert frame["id"].tolist() == ["1e5", "0042", "2024-01-01"]
    assert frame.geometry.isna().tolist() == [False, True, False]


def test_places_carry_their_id_and_mentions_none(tables: Tables, tmp_path: Path):
    write(tables, tmp_path / "places.geojson", layer="places")
    write(tables, tmp_path / "mentions.geojson", layer="mentions")
    place = json.loads((tmp_path / "places.geojson").read_bytes())["features"][0]
    assert place["id"] == place["properties"]["place_id"] == "extra:tinzaouaten"
    mentions = json.loads((tmp_path / "mentions.geojson").read_bytes())["features"]
    assert [mention["geometry"] and mention["geometry"]["coordinates"] for mention in mentions] == [
        [2.97, 19.951235],
        None,
    ]
    assert all("id" not in mention for mention in mentions)


def test_nothing_found_is_a_valid_collection(empty: Tables, tmp_path: Path):
    write(empty, tmp_path / "empty.geojson")
    assert json.loads((tmp_path / "empty.geojson").read_bytes()) == {
        "type": "FeatureCollection",
        "name": "incidents",
        "features": [],
    }
    assert len(gpd.read_file(tmp_path / "empty.geojson")) == 0


@pytest.mark.parametrize("layer", ["incidents", "mentions", "areas"])
def test_nothing_found_says_which_table_it_is(empty: Tables, tmp_path: Path, layer: str):
    write(empty, tmp_path / "empty.geojson", layer=layer)
    assert read(tmp_path / "empty.geojson").columns.tolist() == TABLES[layer].header


@pytest.mark.parametrize("name", [None, 1, "wells", ["incidents"]])
def test_nothing_at_all_is_no_table(tmp_path: Path, name: object):
    path = tmp_path / "empty.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "name": name, "features": []}))
    with pytest.raises(TableError, match="name the layer"):
        read(path)


@pytest.mark.parametrize("suffix", [".geojson", ".geojsonl"])
def test_nothing_found_is_read_back_where_the_table_is_named(empty: Tables, tmp_path: Path, suffix: str):
    write(empty, tmp_path / f"empty{suffix}")
    back = read(tmp_path / f"empty{suffix}", layer="incidents")
    assert list(back.columns) == TABLES["incidents"].header
    assert len(back) == 0


def test_lines_of_which_there_is_none_do_not_say_which_table_they_are(empty: Tables, tmp_path: Path):
    write(empty, tmp_path / "empty.geojsonl")
    with pytest.raises(TableError, match="name the layer"):
        read(tmp_path / "empty.geojsonl")


def test_the_same_table_gives_the_same_bytes(tables: Tables, written: Path):
    before = written.read_bytes()
    write(tables, written)
    assert written.read_bytes() == before
