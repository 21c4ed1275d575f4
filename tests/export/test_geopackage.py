"""GeoPackage: true types, tables that join, and styles that QGIS finds."""

from __future__ import annotations

import sqlite3
import subprocess
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest

from dateline.errors import TableError
from dateline.export import write
from dateline.export.qgis import STYLED
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


DEBIANS_PYTHON = "/usr/bin/python3"


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
    for name, table in TABLES.items():
        for column in table.references:
            plan = query(written, f"EXPLAIN QUERY PLAN SELECT * FROM {name} WHERE {column} = '1e5'")
            assert f"USING INDEX {name}_{column}" in plan[0][-1]


def test_every_reference_is_a_foreign_key(written: Path):
    for name, table in TABLES.items():
        found = query(written, f'SELECT "from", "table", "to" FROM pragma_foreign_key_list({name!r})')
        assert set(found) == {(column, parent, TABLES[parent].key) for column, parent in table.references.items()}


def test_an_incident_takes_what_belongs_to_it_and_a_cited_article_stays(written: Path):
    with closing(sqlite3.connect(written)) as database:
        for function in ("IsEmpty", "MinX", "MaxX", "MinY", "MaxY"):  # GDAL's own, in the triggers of its index
            database.create_function(f"ST_{function}", 1, lambda _: 0)
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("DELETE FROM incidents WHERE id = '1e5'")
        database.execute("UPDATE incidents SET id = 'new' WHERE id = '0042'")
        for table in ("reports", "figures", "claims"):
            assert set(database.execute(f"SELECT incident_id FROM {table}")) == {("new",), ("2024-01-01",)}
        for cited in ("articles", "places"):
            with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
                database.execute(f"DELETE FROM {cited}")
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            database.execute("INSERT INTO incidents (id) VALUES ('new')")
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_rows_of_incidents_that_are_not_there_are_named_and_can_be_left_out(tables: Tables, tmp_path: Path):
    deadly = tables.incidents[tables.incidents["killed"].notna()]
    with pytest.raises(TableError, match=r"reports table refers to '0042', which is not in .* Tables\.only"):
        write(replace(tables, incidents=deadly), tmp_path / "x.gpkg")
    assert not list(tmp_path.iterdir())
    write(tables.only(deadly), tmp_path / "x.gpkg")
    assert query(tmp_path / "x.gpkg", "SELECT incident_id FROM figures") == [("1e5",)]
    assert query(tmp_path / "x.gpkg", "SELECT id FROM articles") == [("007",)]


def test_a_key_that_is_there_twice_is_named(tables: Tables, tmp_path: Path):
    with pytest.raises(TableError, match="articles table has the id '007' twice"):
        write(replace(tables, articles=pd.concat([tables.articles] * 2)), tmp_path / "x.gpkg")


@pytest.mark.skipif(not Path(DEBIANS_PYTHON).exists(), reason="needs Debian's python3-gdal")
def test_gdal_lists_the_relations_and_its_checker_is_content(written: Path):
    script = """
import sys
from osgeo import gdal
from osgeo_utils.samples import validate_gpkg
gdal.UseExceptions()
found = gdal.OpenEx(sys.argv[1])
for name in found.GetRelationshipNames():
    one = found.GetRelationship(name)
    print(one.GetLeftTableName(), one.GetRightTableName(), *one.GetRightTableFields(), one.GetType())
validate_gpkg.check(sys.argv[1], extra_checks=True, warning_as_error=True)
"""
    done = subprocess.run([DEBIANS_PYTHON, "-c", script, written], env={}, capture_output=True, text=True, check=False)
    if "No module named 'osgeo" in done.stderr:
        pytest.skip("needs Debian's python3-gdal")
    assert not done.stderr
    composite, association = "0", "1"  # gdal.GRT_COMPOSITE, GRT_ASSOCIATION
    assert {tuple(line.split()) for line in done.stdout.splitlines()} == {
        (parent, name, column, composite if parent == "incidents" else association)
        for name, table in TABLES.items()
        for column, parent in table.references.items()
    }


def test_each_layer_has_the_default_style_that_qgis_looks_for(written: Path):
    # The query of QgsOgrProvider::loadStyle.
    for name in STYLED:
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


def test_one_table_alone_is_one_layer_that_refers_to_nothing(tables: Tables, tmp_path: Path):
    path = tmp_path / "mentions.gpkg"
    write(tables.mentions, path, layer="mentions")
    assert {name for name, _ in pyogrio.list_layers(path).tolist()} == {"mentions", "layer_styles"}
    assert query(path, "SELECT * FROM pragma_foreign_key_list('mentions')") == []


def test_gdal_is_left_as_it_was(tables: Tables, tmp_path: Path):
    for before in (None, "2001-01-01T00:00:00Z"):
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})
        write(tables, tmp_path / "x.gpkg")
        assert pyogrio.get_gdal_config_option("OGR_CURRENT_DATE") == before
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


@pytest.mark.parametrize("name", ["x.gpkg", "X.GPKG"])
def test_what_another_program_left_unfinished_does_not_get_into_the_new_file(tables: Tables, tmp_path: Path, name: str):
    # As QGIS leaves it, when it is killed or still open: SQLite would write its pages into whatever lies beside it.
    path = tmp_path / name
    write(tables, path)
    log = path.with_name(f"{name}-wal")
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("UPDATE articles SET title = 'stale', source = hex(randomblob(200000))")
        database.commit()
        left = log.read_bytes()
    log.write_bytes(left)
    write(tables, path)
    assert not log.exists()
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("SELECT title FROM articles").fetchall() == [("[1, 2]",)]
