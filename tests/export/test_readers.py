"""Reading back: what another program has made of a file, and files that are damaged, each in one sentence."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
import shapely
from geopandas.testing import assert_geodataframe_equal

from dateline.errors import InputError, TableError
from dateline.export import known_suffixes, read, write
from dateline.export.shapefile import short_names
from dateline.frame import Tables
from dateline.schema import TABLES

pytestmark = pytest.mark.filterwarnings("ignore::dateline.errors.OutputWarning")  # a Shapefile's

SUFFIXES = known_suffixes()

RUBBISH = bytes(range(256)) * 8

DAMAGES = {
    "empty": lambda content: b"",
    "rubbish": lambda content: RUBBISH,
    "text": lambda content: b"It was a quiet day.\nNothing happened.\n",
    "half": lambda content: content[: len(content) // 2],
    "headless": lambda content: content[64:],
    "rubbish within": lambda content: content[:100] + RUBBISH + content[100 + len(RUBBISH) :],
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_damage_is_one_sentence_that_names_the_file(tables: Tables, tmp_path: Path, suffix: str, damage: str):
    path = tmp_path / f"damaged{suffix}"
    write(tables, path)
    data = path.with_suffix(".dbf") if suffix == ".shp" else path
    data.write_bytes(DAMAGES[damage](data.read_bytes()))
    try:
        found = read(path)
    except (InputError, TableError) as error:
        said = str(error)
    else:  # what was damaged was no part of the table: a ZIP archive, for one, may begin anywhere
        assert suffix in (".xlsx", ".kmz", ".shp")
        assert_geodataframe_equal(found, tables.incidents)
        return
    assert said.startswith(f"Cannot read {path}: ")
    assert said.endswith(".")
    assert "\n" not in said
    assert len(said) < len(str(path)) + 300


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_files_that_are_not_there(tmp_path: Path, suffix: str):
    with pytest.raises(InputError, match=rf"Cannot read .*none{suffix}: No such file"):
        read(tmp_path / f"none{suffix}")
    (tmp_path / f"folder{suffix}").mkdir()
    with pytest.raises(InputError, match="it is a folder; name a file in it"):
        read(tmp_path / f"folder{suffix}")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_files_that_may_not_be_read(tables: Tables, tmp_path: Path, suffix: str):
    path = tmp_path / f"secret{suffix}"
    write(tables, path)
    path.chmod(0)
    with pytest.raises(InputError, match="Permission denied"):
        read(path)


@pytest.mark.parametrize("suffix", [suffix for suffix in SUFFIXES if suffix not in (".csv", ".xlsx", ".kml", ".kmz")])
def test_other_peoples_tables_are_told_from_ours(tmp_path: Path, suffix: str):
    wells = gpd.GeoDataFrame({"well": ["In Azaoua"]}, geometry=[shapely.Point(7.5, 20.6)], crs=4326)
    path = tmp_path / f"wells{suffix}"
    if suffix == ".parquet":
        wells.to_parquet(path)
    else:
        driver = {".json": "GeoJSON", ".geojsonl": "GeoJSONSeq"}.get(suffix)
        wells.to_file(path, engine="pyogrio", **({"driver": driver} if driver else {}))
    with pytest.raises(TableError, match=r"wells\..*its columns are those of none of Dateline's tables \(incidents, "):
        read(path)
    with pytest.raises(TableError, match=r"it is not the places table, as it lacks the columns place_id, name"):
        read(path, layer="places")


def test_unknown_suffixes_and_tables(tmp_path: Path):
    with pytest.raises(InputError, match=r"'\.docx' is unknown; use one of \.geojson"):
        read(tmp_path / "x.docx")
    with pytest.raises(TableError, match="no table 'wells'; the tables are incidents"):
        read(tmp_path / "x.csv", layer="wells")


@pytest.mark.parametrize("suffix", [".gpkg", ".xlsx"])
def test_of_several_tables_that_which_is_asked_for(tables: Tables, tmp_path: Path, suffix: str):
    write(tables, tmp_path / f"all{suffix}")
    assert read(tmp_path / f"all{suffix}").columns.tolist() == TABLES["incidents"].header
    assert read(tmp_path / f"all{suffix}", layer="claims").columns.tolist() == TABLES["claims"].header
    write(tables.mentions, tmp_path / f"one{suffix}", layer="mentions")
    assert read(tmp_path / f"one{suffix}").columns.tolist() == TABLES["mentions"].header


def test_a_geopackage_without_our_tables(tmp_path: Path):
    wells = gpd.GeoDataFrame({"well": ["In Azaoua"]}, geometry=[shapely.Point(7.5, 20.6)], crs=4326)
    for layer in ("wells", "roads"):
        wells.to_file(tmp_path / "x.gpkg", layer=layer)
    with pytest.raises(TableError, match="it has no table of Dateline; its tables are: roads, wells"):
        read(tmp_path / "x.gpkg")
    with closing(sqlite3.connect(tmp_path / "plain.gpkg")) as database:
        database.execute("CREATE TABLE incidents (id TEXT)")
    with pytest.raises((InputError, TableError), match=r"plain\.gpkg"):
        read(tmp_path / "plain.gpkg")


def test_what_qgis_saves_of_a_geojson_file_is_read(tables: Tables, tmp_path: Path):
    # As GDAL's driver writes it: a name, a crs, null properties, one polygon for a multipolygon of one, a fid.
    write(tables, tmp_path / "ours.geojson")
    collection = json.loads((tmp_path / "ours.geojson").read_bytes())
    collection.update(name="ours", crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}})
    del collection["bbox"]
    for number, feature in enumerate(collection["features"]):
        del feature["id"]
        feature["properties"]["fid"] = number
        feature["properties"]["confidence"] = 0.5
    collection["features"][0]["geometry"]["coordinates"].append(120.0)
    (tmp_path / "theirs.geojson").write_text("\ufeff" + json.dumps(collection, indent=1), encoding="utf-8")
    found = read(tmp_path / "theirs.geojson")
    assert_geodataframe_equal(found, tables.incidents.assign(confidence=0.5))


def test_every_format_through_gdal_and_back(tables: Tables, tmp_path: Path):
    # A GeoPackage that was opened, and saved as another format: the columns keep their names and types.
    write(tables, tmp_path / "ours.gpkg")
    about, _, shapes, data = pyogrio.raw.read(tmp_path / "ours.gpkg", layer="incidents")
    options = {"geometry_type": "Point", "crs": "EPSG:4326", "layer": "renamed"}
    for driver, name, indexed in (("GPKG", "x.gpkg", "YES"), ("FlatGeobuf", "x.fgb", "NO")):
        pyogrio.raw.write(
            str(tmp_path / name), shapes, data, about["fields"], driver=driver, SPATIAL_INDEX=indexed, **options
        )
        assert_geodataframe_equal(read(tmp_path / name), tables.incidents)


@pytest.mark.parametrize("suffix", [".gpkg", ".fgb", ".shp", ".parquet", ".geojson"])
def test_another_coordinate_system_is_named(tables: Tables, tmp_path: Path, suffix: str):
    there = tables.places.to_crs(3857)
    path = tmp_path / f"x{suffix}"
    if suffix == ".parquet":
        there.to_parquet(path)
    else:
        there.rename(columns=short_names(there.columns)).to_file(path)
    with pytest.raises(TableError, match=r"it is in WGS 84 / Pseudo-Mercator; save it in EPSG:4326"):
        read(path)


def test_newline_delimited_features_with_blank_lines_and_separators(tables: Tables, tmp_path: Path):
    path = tmp_path / "x.geojsonl"
    write(tables, path)
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\ufeff\x1e" + "\r\n\n\x1e".join(lines) + "\n\n  \n", encoding="utf-8")
    assert_geodataframe_equal(read(path), tables.incidents)


def test_json_with_numbers_that_are_none(tables: Tables, tmp_path: Path):
    path = tmp_path / "x.geojson"
    write(tables, path)
    for wrong in ("NaN", "Infinity", "1e999", '"much"', "[1]", "true"):
        path.write_text(path.read_text("utf-8").replace('"confidence":0.5', f'"confidence":{wrong}', 1), "utf-8")
        with pytest.raises((InputError, TableError), match=r"x\.geojson"):
            read(path)
        write(tables, path)


@pytest.mark.parametrize(
    ("column", "cell", "message"),
    [
        ("killed", "many", "'killed' holds what is no count: .*'many'"),
        ("killed", "1.5", "'killed' holds what is no count: '1.5' is no whole number"),
        ("killed", "9" * 30, "'killed' of incidents holds a number that 64 bits cannot hold"),
        ("killed", "1e999", "'killed' holds what is no count"),
        ("date_start", "25/07/2024", "'date_start' holds what is no date: .*25/07/2024"),
        ("tally", "perhaps", "'tally' holds what is no flag: 'perhaps' is neither true nor false"),
        ("confidence", "0,5", "'confidence' holds what is no measure: .*'0,5'"),
        ("event_type", "picnic", "unknown event type 'picnic'"),
        ("id", "0042", "must have a unique id"),
        ("lat", "north", "its geometry cannot be read: .*'north'"),
        ("lat", "", "its geometry cannot be read"),
        ("lat", "91", "a coordinate outside"),
        ("lat", "nan", "a coordinate outside"),
    ],
)
def test_cells_that_are_not_what_their_column_holds(
    tables: Tables, tmp_path: Path, column: str, cell: str, message: str
):
    path = tmp_path / "x.csv"
    write(tables, path)
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    frame.loc[0, column] = cell
    frame.to_csv(path, index=False)
    with pytest.raises(TableError, match=rf"Cannot read .*x\.csv: .*{message}"):
        read(path)


def test_what_spreadsheets_make_of_csv(tables: Tables, tmp_path: Path):
    path = tmp_path / "x.csv"
    write(tables, path)
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    frame["tally"] = frame["tally"].str.upper()
    frame["killed"] = frame["killed"].where(frame["killed"] == "", frame["killed"] + ".0")
    for separator in (",", ";", "\t"):
        text = frame.to_csv(index=False, sep=separator)
        path.write_text(text.rstrip("\n") + "\n\n" + separator * 5 + "\n", encoding="utf-8")
        assert_geodataframe_equal(read(path), tables.incidents)


def test_csv_rows_that_are_too_short_or_too_long(tables: Tables, tmp_path: Path):
    path = tmp_path / "x.csv"
    write(tables.articles, path, layer="articles")
    header = path.read_text("utf-8-sig").splitlines()[0]
    path.write_text(f"{header}\na,b\nc\n", encoding="utf-8")
    found = read(path)
    assert (found["id"].tolist(), found["title"].tolist()) == (["a", "c"], ["b", None])
    path.write_text(f"{header}\na,b,2024-01-01,d,e,f,g,h\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"x\.csv: it has a row with more cells than its header"):
        read(path)


def test_csv_that_ends_within_a_row(tables: Tables, tmp_path: Path):
    path = tmp_path / "x.csv"
    write(tables, path)
    content = path.read_bytes()
    last_row = content.rindex(b"\r\n", 0, -2)
    for end in range(last_row + 3, content.rindex(b","), 7):  # not within the last cell
        path.write_bytes(content[:end])
        with pytest.raises((TableError, InputError), match=r"x\.csv: "):
            read(path)
    path.write_bytes(content[:-2])  # the last line need not end
    assert_geodataframe_equal(read(path), tables.incidents)


def test_points_without_columns_for_them(tables: Tables, tmp_path: Path):
    path = tmp_path / "x.csv"
    write(tables, path)
    pd.read_csv(path, dtype=str, keep_default_na=False).drop(columns=["lon", "lat"]).to_csv(path, index=False)
    with pytest.raises(TableError, match="it has no geometry, as it lacks the columns lon, lat"):
        read(path)


def test_a_date_with_its_time_is_a_date(tables: Tables, tmp_path: Path):
    # FlatGeobuf has no Date but only DateTime, and so have many programs that save one as GeoJSON.
    path = tmp_path / "x.geojson"
    write(tables, path)
    path.write_text(path.read_text("utf-8").replace('"2024-07-25"', '"2024-07-25T00:00:00Z"'), "utf-8")
    assert read(path)["date_start"][0] == date(2024, 7, 25)
