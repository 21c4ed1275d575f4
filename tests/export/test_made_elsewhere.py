"""Tables that another program has saved: in its own spelling, with rows of its own, or without what is null."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
from geopandas.testing import assert_geodataframe_equal
from pandas.testing import assert_frame_equal

from dateline.errors import InputError, TableError
from dateline.export import read, write
from dateline.frame import Tables
from dateline.schema import TABLES, Type

SPELLINGS = {
    "2024-07-25": "2024/07/25",
    "2024-07-29": "2024/07/29 00:00:00",
    "1945-05-08": "1945-05-08T00:00:00",
}


@pytest.mark.parametrize("suffix", [".csv", ".kml"])
def test_dates_as_gdal_spells_them_in_formats_of_text(tables: Tables, tmp_path: Path, suffix: str):
    path = tmp_path / f"x{suffix}"
    write(tables, path)
    content = path.read_text("utf-8")
    for ours, theirs in SPELLINGS.items():
        content = content.replace(ours, theirs)
    path.write_text(content, "utf-8")
    assert read(path)["date_start"].tolist() == [date(2024, 7, 25), None, date(1945, 5, 8)]
    path.write_text(content.replace("2024/07/25", "25/07/2024"), "utf-8")
    with pytest.raises(TableError, match=r"'date_start' holds? what is no date: '25/07/2024' is not like 2024-07-25"):
        read(path)


@pytest.mark.parametrize("geometry", ["AS_XY", "AS_WKT"])
def test_csv_with_the_geometry_as_gdal_writes_it(tables: Tables, tmp_path: Path, geometry: str):
    write(tables, tmp_path / "x.gpkg")
    options = {"driver": "CSV", "layer_options": {"GEOMETRY": geometry}}
    about, _, shapes, data = pyogrio.raw.read(str(tmp_path / "x.gpkg"), layer="incidents")
    kept = {"crs": about["crs"], "geometry_type": "Point"}
    pyogrio.raw.write(str(tmp_path / "x.csv"), shapes, data, about["fields"], **kept, **options)
    assert_geodataframe_equal(read(tmp_path / "x.csv"), tables.incidents)


def test_a_row_that_qgis_added_has_no_flags_set(tables: Tables, tmp_path: Path):
    path = tmp_path / "x.gpkg"
    write(tables.incidents, path)
    new = gpd.GeoDataFrame({"id": ["new"], "event_type": ["riot"]}, geometry=[None], crs=4326)
    new.to_file(path, layer="incidents", mode="a", engine="pyogrio")
    found = read(path)
    assert_geodataframe_equal(found[:3], tables.incidents)
    row = found.iloc[3]
    assert [row["id"], row["disputed"], row["tally"], row["title"]] == ["new", False, False, None]


@pytest.mark.parametrize("suffix", [".geojson", ".parquet"])
def test_a_flag_of_which_nothing_is_said_is_not_set(tables: Tables, tmp_path: Path, suffix: str):
    path = tmp_path / f"x{suffix}"
    frame = tables.incidents.assign(tally=pd.array([None, True, None], dtype="boolean"))
    if suffix == ".geojson":
        path.write_text(frame.to_json(default=str).replace("true", "1"), "utf-8")
    else:
        frame.to_parquet(path)
    assert read(path)["tally"].tolist() == [False, True, False]


@pytest.mark.parametrize("suffix", [".geojson", ".geojsonl"])
def test_geojson_without_what_is_null(tables: Tables, tmp_path: Path, suffix: str):
    # As ogr2ogr makes it of FlatGeobuf and KML; it also leaves an id to the feature.
    def bare(feature: dict) -> dict:
        said = {name: value for name, value in feature["properties"].items() if value is not None and name != "id"}
        return {**feature, "properties": said}

    for name in ("incidents", "places", "mentions", "areas"):
        table, frame = TABLES[name], getattr(tables, name)
        path = tmp_path / f"{name}{suffix}"
        write(frame, path, layer=name)
        text = path.read_text("utf-8")
        if suffix == ".geojson":
            found = {"type": "FeatureCollection", "features": [*map(bare, json.loads(text)["features"])]}
            path.write_text(json.dumps(found), "utf-8")
        else:
            path.write_text("\n".join(json.dumps(bare(json.loads(line))) for line in text.splitlines()), "utf-8")
        if len(frame):
            assert_geodataframe_equal(read(path), frame)
        assert table.key is None or table.key in frame


def test_geojson_of_csv_has_empty_text_for_null(tables: Tables, tmp_path: Path):
    path = tmp_path / "x.geojson"
    write(tables, path)
    path.write_text(path.read_text("utf-8").replace("null,", '"",'), "utf-8")
    with pytest.raises(TableError, match="it has a geometry that is none"):
        read(path)
    path.write_text(path.read_text("utf-8").replace('"geometry":"",', '"geometry":null,'), "utf-8")
    found = read(path)
    counts = [name for name, kind in TABLES["incidents"].columns.items() if kind is not Type.TEXT]
    assert_geodataframe_equal(found[[*counts, "geometry"]], tables.incidents[[*counts, "geometry"]])


def test_a_shapefile_with_names_as_gdal_cuts_them(tables: Tables, tmp_path: Path):
    frame = tables.incidents.drop(columns="title")
    with pytest.warns((UserWarning, RuntimeWarning)):
        frame.assign(title="short").to_file(tmp_path / "x.shp", engine="pyogrio", encoding="UTF-8")
    found = read(tmp_path / "x.shp")
    columns = ["displaced", "displaced_low", "displaced_high", "sub_event_type", "uncertainty_km", "killed_high"]
    assert_frame_equal(pd.DataFrame(found[columns]), pd.DataFrame(tables.incidents[columns]))


def test_csv_in_other_encodings(tables: Tables, tmp_path: Path):
    path = tmp_path / "x.csv"
    write(tables, path)
    text = path.read_text("utf-8-sig")
    path.write_text(text.replace(",", "\t") if "a,b" in text else text, encoding="utf-16")  # Excel's "Unicode Text"
    assert_geodataframe_equal(read(path), tables.incidents)
    path.write_text(text, encoding="cp1252", errors="replace")
    with pytest.raises(InputError, match=r"x\.csv: .*it is not in UTF-8; save it as 'CSV UTF-8'"):
        read(path)


def test_a_deleted_column_is_named(tables: Tables, tmp_path: Path):
    write(tables, tmp_path / "x.gpkg")
    with closing(sqlite3.connect(tmp_path / "x.gpkg")) as database:
        database.execute("ALTER TABLE incidents DROP COLUMN quote")
    with pytest.raises(TableError, match=r"it is not the incidents table, as it lacks the columns quote"):
        read(tmp_path / "x.gpkg")


def test_a_layer_without_its_geometry(tables: Tables, tmp_path: Path):
    pyogrio.write_dataframe(
        pd.DataFrame(tables.places.drop(columns="geometry")), tmp_path / "x.gpkg", layer="places", driver="GPKG"
    )
    with pytest.raises(TableError, match=r"x\.gpkg: it has no geometry"):
        read(tmp_path / "x.gpkg")


def test_a_file_that_is_replaced_while_it_is_read_is_read_anew(tables: Tables, tmp_path: Path, monkeypatch):
    path = tmp_path / "x.fgb"
    write(tables, path)
    info = pyogrio.read_info

    def replaced(file: str) -> dict:
        monkeypatch.setattr(pyogrio, "read_info", info)
        write(pd.concat([tables.incidents, tables.incidents.assign(id=["a", "b", "c"])], ignore_index=True), path)
        return info(file)

    monkeypatch.setattr(pyogrio, "read_info", replaced)
    assert len(read(path)) == 6
