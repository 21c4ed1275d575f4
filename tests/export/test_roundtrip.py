"""Whatever an incident table holds comes back from GeoJSON, GeoPackage and CSV as it went in."""

from __future__ import annotations

import csv
import json
import sqlite3
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.export import write
from dateline.export.values import lon_lat, plain
from dateline.model import EventType
from dateline.schema import COORDINATE_DECIMALS, DECIMALS, TABLES, Type, build

NASTY = [
    "1e5",
    "007",
    "2024-01-01",
    "[1]",
    '{"a": 1}',
    "null",
    "NaN",
    "'=1",
    "=1",
    "-5",
    '"',
    "a,b",
    "\u2028",
    "𝕏",
    "İ",
]
TEXT = st.one_of(
    st.sampled_from(NASTY), st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
)
CELLS = {
    Type.TEXT: st.none() | TEXT,
    Type.DATE: st.none() | st.dates(date(1000, 1, 1), date(2999, 12, 31)),
    Type.COUNT: st.none() | st.integers(-(2**63), 2**63 - 1) | st.integers(0, 200),
    Type.FLAG: st.booleans(),
    Type.MEASURE: st.none() | st.floats(-1e6, 1e6).map(lambda number: round(number, DECIMALS)),
}
POINTS = st.none() | st.tuples(st.floats(-180, 180), st.floats(-90, 90))


@st.composite
def incident_tables(draw: st.DrawFn) -> gpd.GeoDataFrame:
    size = draw(st.integers(0, 4))
    columns = {
        name: draw(st.lists(CELLS[kind], min_size=size, max_size=size))
        for name, kind in TABLES["incidents"].columns.items()
    }
    columns["id"] = draw(st.lists(TEXT.filter(str.strip), min_size=size, max_size=size, unique=True))
    columns["event_type"] = draw(st.lists(st.sampled_from(EventType), min_size=size, max_size=size))
    return build(TABLES["incidents"], columns, draw(st.lists(POINTS, min_size=size, max_size=size)))


def written(frame: gpd.GeoDataFrame, folder: str, suffix: str) -> Path:
    path = Path(folder, f"incidents{suffix}")
    write(frame, path)
    return path


def rows(frame: gpd.GeoDataFrame) -> list[tuple]:
    """Return the table's cells as plain values, and its rounded points."""
    return list(zip(*plain(frame, TABLES["incidents"]).values(), lon_lat(frame["geometry"]), strict=True))


@settings(max_examples=40, deadline=None)
@given(incident_tables())
def test_geojson(frame: gpd.GeoDataFrame):
    with tempfile.TemporaryDirectory() as folder:
        features = json.loads(written(frame, folder, ".geojson").read_bytes())["features"]
    found = [
        (*feature["properties"].values(), feature["geometry"] and tuple(feature["geometry"]["coordinates"]))
        for feature in features
    ]
    assert found == rows(frame)


@settings(max_examples=25, deadline=None)
@given(incident_tables())
def test_geopackage(frame: gpd.GeoDataFrame):
    names = ", ".join(f'"{name}"' for name in TABLES["incidents"].columns)
    with tempfile.TemporaryDirectory() as folder:
        path = written(frame, folder, ".gpkg")
        with closing(sqlite3.connect(path)) as database:
            cells = database.execute(f"SELECT {names} FROM incidents ORDER BY fid").fetchall()
        points = gpd.read_file(path, layer="incidents", columns=[]).geometry if cells else []
    assert cells == [row[:-1] for row in rows(frame)]
    for found, given_point in zip(points, frame.geometry, strict=True):
        assert (found is None) == (given_point is None)
        assert found is None or shapely.equals_exact(found, given_point, 0)


@settings(max_examples=40, deadline=None)
@given(incident_tables())
def test_csv(frame: gpd.GeoDataFrame):
    with tempfile.TemporaryDirectory() as folder:
        path = written(frame, folder, ".csv")
        with path.open(encoding="utf-8-sig", newline="") as file:
            found = [[*row.values()] for row in csv.DictReader(file)]
    kinds = [*TABLES["incidents"].columns.values(), Type.MEASURE, Type.MEASURE]
    expected = [[*row[:-1], *(row[-1] or (None, None))] for row in rows(frame)]
    assert [[parsed(cell, kind) for cell, kind in zip(row, kinds, strict=True)] for row in found] == expected


def parsed(cell: str, kind: Type) -> object:
    if not cell:
        return None
    match kind:
        case Type.COUNT:
            return int(cell)
        case Type.MEASURE:
            return float(cell)
        case Type.FLAG:
            return {"true": True, "false": False}[cell]
        case Type.DATE:
            return date.fromisoformat(cell).isoformat()
        case Type.TEXT:
            guarded = cell[0] == "'" and cell.lstrip("'").lstrip()[:1] in tuple("=+-@＝＋－＠")
            return cell[1:] if guarded else cell


def test_geopandas_reads_geojson_back_with_ids_as_text():
    columns = {name: [False if kind is Type.FLAG else None] for name, kind in TABLES["incidents"].columns.items()}
    frame = build(
        TABLES["incidents"], {**columns, "id": ["0042"], "event_type": ["riot"], "killed": [2**53 + 1]}, [(1.0, 2.0)]
    )
    with tempfile.TemporaryDirectory() as folder:
        back = gpd.read_file(written(frame, folder, ".geojson"))
    assert back["id"].tolist() == ["0042"]
    assert back["killed"].tolist() == [2**53 + 1]


@pytest.mark.parametrize("lon", [-180.0, 179.99999999])
def test_points_are_rounded_to_a_tenth_of_a_metre(lon: float):
    assert lon_lat(gpd.GeoSeries([shapely.Point(lon, 0), None], crs=4326)) == [
        (round(lon, COORDINATE_DECIMALS), 0),
        None,
    ]
