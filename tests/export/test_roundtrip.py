"""Whatever a table holds comes back from every format as it went in, and is there for whoever reads it without us."""

from __future__ import annotations

import csv
import json
import sqlite3
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from geopandas.testing import assert_geodataframe_equal
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from dateline.export import known_suffixes, read, write
from dateline.export.formats import FORMATS
from dateline.export.values import lon_lat, plain
from dateline.model import EventType
from dateline.schema import COORDINATE_DECIMALS, DECIMALS, TABLES, Shape, Table, Type, build

NASTY = [
    "1e5",
    "007",
    "2024-01-01",
    "[1,2]",
    '{"a": 1}',
    "null",
    "NaN",
    "NA",
    "TRUE",
    "'=1",
    "=1",
    "-5",
    "#N/A",
    "#tag",
    '"',
    "'",
    "a,b;c\td",
    " lead",
    "trail ",
    "\ufeffmark",
    "a\r\nb\rc\n",
    "\n",
    "_x000D_",
    "]]>",
    "&lt;",
    "$[id]",
    "\u2028\x85",
    "𝕏👩‍🚒",
    "İe\u0301",
    "\u202eabc",
]
"""What some format or reader takes for something else: numbers, days, nothing, formulas, markup, ends of lines."""

TEXT = st.sampled_from(NASTY) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
NEAR_1900 = st.dates(date(1899, 12, 1), date(1900, 4, 1))
CELLS = {
    Type.TEXT: st.none() | TEXT,
    Type.DATE: st.none()
    | st.dates(date(1000, 1, 1), date(2999, 12, 31))
    | st.dates(date(1899, 1, 1), date(1971, 1, 1)),
    Type.COUNT: st.none() | st.integers(-(2**63), 2**63 - 1) | st.integers(0, 200),
    Type.FLAG: st.booleans(),
    Type.MEASURE: st.none() | st.floats(-1e6, 1e6).map(lambda number: round(number, DECIMALS)),
}
LON = st.floats(-180, 180) | st.sampled_from([-180.0, 180.0, 0.0])
LAT = st.floats(-90, 90) | st.sampled_from([-90.0, 90.0])


def line(corners: list[tuple[float, float]]) -> shapely.LineString:
    return shapely.LineString(corners)


@st.composite
def boxes(draw: st.DrawFn) -> shapely.MultiPolygon:
    """One or two boxes, one with a hole; also up to the antimeridian and to a pole."""
    west, south = draw(st.integers(-180, 170)), draw(st.integers(-90, 80))
    outer = shapely.box(west, south, west + 9, south + 9)
    parts = [shapely.Polygon(outer.exterior, [shapely.box(west + 1, south + 1, west + 2, south + 2).exterior])]
    if draw(st.booleans()):
        parts.append(shapely.box(west + 9.5, south, west + 10, south + 10))
    return shapely.MultiPolygon(parts)


SHAPES = {
    Shape.POINT: st.builds(shapely.Point, LON, LAT),
    Shape.LINES: st.lists(st.lists(st.tuples(LON, LAT), min_size=2, max_size=4).map(line), min_size=1, max_size=3).map(
        shapely.MultiLineString
    ),
    Shape.POLYGONS: boxes(),
}


@st.composite
def filled(draw: st.DrawFn, name: str) -> pd.DataFrame:
    """A table of up to four rows; now and then a column is all null."""
    table = TABLES[name]
    size = draw(st.integers(0, 4))

    def drawn(strategy: st.SearchStrategy) -> list:
        return draw(st.lists(strategy, min_size=size, max_size=size))

    columns = {column: drawn(CELLS[kind]) for column, kind in table.columns.items()}
    for column, kind in table.columns.items():
        if kind is not Type.FLAG and draw(st.integers(0, 9)) == 0:
            columns[column] = [None] * size
    # What every row of a real table says, the first column among it: a row of nothing is none to a spreadsheet.
    first = next(iter(table.columns))
    columns[first] = draw(st.lists(TEXT.filter(str.strip), min_size=size, max_size=size, unique=True))
    if name == "incidents":
        columns["event_type"] = drawn(st.sampled_from(EventType))
    if table.shape is None:
        return build(table, columns)
    geometry = pd.Series(drawn(st.none() | SHAPES[table.shape]), dtype=object)
    return build(table, columns, geometry.to_numpy())


def same(found: pd.DataFrame, expected: pd.DataFrame) -> None:
    """Compare types, order and index as well."""
    if isinstance(expected, gpd.GeoDataFrame):
        assert_geodataframe_equal(found, expected)
    else:
        assert_frame_equal(found, expected)


def in_order(frame: pd.DataFrame) -> pd.DataFrame:
    """Sort rows by all that is in them."""
    keys = frame.astype(object).map(lambda cell: cell.wkt if isinstance(cell, shapely.Geometry) else repr(cell))
    return frame.loc[keys.apply(tuple, axis=1).sort_values(kind="stable").index].reset_index(drop=True)


DIGITS = 10**17
"""A Shapefile holds larger counts as decimals, which programs read as doubles."""


def held_by_shapefile(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return what a Shapefile can hold of a table: texts to 254 bytes without blanks round them, and counts."""
    columns = {}
    for column, kind in table.columns.items():
        values = [None if value is pd.NA else value for value in frame[column].tolist()]
        if kind is Type.TEXT:
            values = [text and text.encode()[:254].decode(errors="ignore").strip(" ") for text in values]
        if kind is Type.COUNT:
            values = [value if value is None or abs(value) < DIGITS else 7 for value in values]
        columns[column] = values
    return build(table, columns, frame["geometry"].to_numpy())


CASES = [
    (suffix, name)
    for suffix in known_suffixes()
    for name in ("incidents", "mentions", "areas", "borders", "figures")
    if (TABLES[name].shape or FORMATS[suffix].flat) and suffix != ".json"
]


@pytest.mark.filterwarnings("ignore::dateline.errors.OutputWarning")
@pytest.mark.parametrize(("suffix", "name"), CASES)
@settings(max_examples=5, deadline=None)
@given(st.data())
def test_what_is_written_is_read(suffix: str, name: str, data: st.DataObject):
    frame = data.draw(filled(name))
    if suffix == ".shp":
        frame = held_by_shapefile(frame, TABLES[name])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"table{suffix}")
        write(frame, path, layer=name)
        found = read(path, layer=name)
    if suffix == ".fgb":  # its rows are in the order of its spatial index
        found, frame = in_order(found), in_order(frame)
    same(found, frame)


def written(frame: gpd.GeoDataFrame, folder: str, suffix: str) -> Path:
    path = Path(folder, f"incidents{suffix}")
    write(frame, path)
    return path


def rows(frame: gpd.GeoDataFrame) -> list[tuple]:
    """Return the table's cells as plain values, and its rounded points."""
    return list(zip(*plain(frame, TABLES["incidents"]).values(), lon_lat(frame["geometry"]), strict=True))


@settings(max_examples=20, deadline=None)
@given(filled("incidents"))
def test_geojson(frame: gpd.GeoDataFrame):
    with tempfile.TemporaryDirectory() as folder:
        features = json.loads(written(frame, folder, ".geojson").read_bytes())["features"]
    found = [
        (*feature["properties"].values(), feature["geometry"] and tuple(feature["geometry"]["coordinates"]))
        for feature in features
    ]
    assert found == rows(frame)


@settings(max_examples=15, deadline=None)
@given(filled("incidents"))
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


@settings(max_examples=20, deadline=None)
@given(filled("incidents"))
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
