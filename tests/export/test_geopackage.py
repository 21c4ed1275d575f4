"""GeoPackage: true types, tables that join, and styles that QGIS finds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest

from dateline.export import write
from dateline.export.styles import STYLES
from dateline.frame import Tables
from dateline.schema import TABLES, Type

GDAL = {
    Type.TEXT: "object",
    Type.DATE: "datetime64[D]",
    Type.COUNT: "int64",
    Type.FLAG: "bool",
    Type.MEASURE: "float64",
}
"""Type to GDAL's String, Date, Integer64, Integer (Boolean) and Real, by pyogrio's names for them."""


@pytest.fixture
def written(tables: Tables, tmp_path: Path) -> Path:
    write(tables, tmp_path / "incidents.gpkg")
    return tmp_path / "incidents.gpkg"


def query(path: Path, sql: str) -> list[tuple]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(sql).fetchall()


def test_every_table_is_there_and_the_spatial_ones_are_layers(written: Path):
    layers = {name: geometry for name, geometry in pyogrio.list_layers(written).tolist() if name != "layer_styles"}
    assert layers == {name: table.shape for name, table in TABLES.items()}


@pytest.mark.parametrize("filled", [True, False], ids=["filled", "empty"])
def test_gdal_sees_true_types(tables: Tables, empty: Tables, tmp_path: Path, filled: bool):
    path = tmp_path / "x.gpkg"
    write(tables if filled else empty, path)
    for name, table in TABLES.items():
        info = pyogrio.read_info(path, layer=name)
        found = zip(info["fields"], info["dtypes"], strict=True)
        assert dict(found) == {column: GDAL[kind] for column, kind in table.columns.items()}, name
        assert info["crs"] == ("EPSG:4326" if table.shape else None)


def test_values_are_kept(written: Path):
    frame = gpd.read_file(written, layer="incidents")
    assert frame["id"].tolist() == ["1e5", "0042", "2024-01-01"]
    assert frame["actors"].tolist() == ["Armée; 反政府"] * 3
    assert frame.geometry.isna().tolist() == [False, True, False]
    assert query(written, "SELECT date_start, date_end, killed, displaced_low, wounded, tally FROM incidents") == [
        ("2024-07-25", None, 131, None, None, 0),
        (None, None, None, 30_000, None, 1),
        ("1945-05-08", "1945-05-09", None, None, None, 0),
    ]


def test_figures_join_incidents_by_an_index(written: Path):
    joined = "SELECT i.id, f.best FROM figures f JOIN incidents i ON i.id = f.incident_id ORDER BY i.fid"
    assert query(written, joined) == [("1e5", 131), ("0042", 131), ("2024-01-01", 131)]
    plan = query(written, "EXPLAIN QUERY PLAN SELECT * FROM figures WHERE incident_id = '1e5'")
    assert "figures_incident_id" in plan[0][-1]


def test_each_layer_has_the_default_style_that_qgis_looks_for(written: Path):
    # The query of QgsOgrProvider::loadStyle.
    for name in STYLES:
        ((qml,),) = query(
            written,
            "SELECT styleQML FROM layer_styles WHERE f_table_schema = '' AND f_geometry_column = 'geom' "
            f"AND f_table_name = '{name}' ORDER BY CASE WHEN useAsDefault THEN 1 ELSE 2 END, update_time DESC LIMIT 1",
        )
        assert qml.startswith("<!DOCTYPE qgis")
        assert pyogrio.read_info(written, layer=name)["geometry_name"] == "geom"
    assert ("layer_styles", "attributes") in query(written, "SELECT table_name, data_type FROM gpkg_contents")


def test_the_file_is_sound_and_of_a_version_that_old_readers_know(written: Path):
    assert query(written, "PRAGMA integrity_check") == [("ok",)]
    assert query(written, "PRAGMA user_version") == [(10200,)]
    assert query(written, "PRAGMA foreign_key_check") == []


def test_the_same_tables_give_the_same_bytes(tables: Tables, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for name in ("one.gpkg", "two.gpkg"):
        write(tables, tmp_path / name)
    assert (tmp_path / "one.gpkg").read_bytes() == (tmp_path / "two.gpkg").read_bytes()
    assert set(query(tmp_path / "one.gpkg", "SELECT last_change FROM gpkg_contents")) == {("2023-11-14T22:13:20.000Z",)}


def test_one_table_alone_is_one_layer(tables: Tables, tmp_path: Path):
    write(tables.mentions, tmp_path / "mentions.gpkg", layer="mentions")
    assert {name for name, _ in pyogrio.list_layers(tmp_path / "mentions.gpkg").tolist()} == {
        "mentions",
        "layer_styles",
    }
