"""Frames as they come of work with a table are written as the table; what would lose something is refused."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from geopandas.testing import assert_geodataframe_equal

from dateline.errors import OutputWarning, TableError
from dateline.export import read, write
from dateline.frame import Tables
from dateline.schema import TABLES, Type

Change = Callable[[gpd.GeoDataFrame], gpd.GeoDataFrame]


def of_type(kind: Type) -> list[str]:
    return [name for name, of in TABLES["incidents"].columns.items() if of is kind]


def typed(kind: Type, dtype: object) -> Change:
    return lambda frame: frame.astype(dict.fromkeys(of_type(kind), dtype))


def arrow(kind: Type, name: str) -> Change:
    def change(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        pa = pytest.importorskip("pyarrow")
        return typed(kind, pd.ArrowDtype(getattr(pa, name)()))(frame)

    return change


def with_column(name: str, values: object) -> Change:
    return lambda frame: frame.assign(**{name: values})


SAME: dict[str, Change] = {
    "categories": lambda frame: frame.astype({"event_type": "category", "place": "category"}),
    "pandas' text": typed(Type.TEXT, "str"),
    "Arrow's text": arrow(Type.TEXT, "large_string"),
    "Arrow's dates": arrow(Type.DATE, "date32"),
    "time stamps": typed(Type.DATE, "datetime64[s]"),
    "time stamps as objects": with_column("date_start", [datetime(2024, 7, 25), None, pd.Timestamp("1945-05-08")]),
    "counts without a null": lambda frame: frame.astype({"n_articles": "int32"}),
    "counts as decimals": typed(Type.COUNT, "Float64"),
    "Arrow's counts": arrow(Type.COUNT, "int64"),
    "nullable flags": typed(Type.FLAG, "boolean"),
    "flags as objects": typed(Type.FLAG, object),
    "nullable measures": typed(Type.MEASURE, "Float64"),
    "short measures": typed(Type.MEASURE, "float32"),
    "nothing but nulls": with_column("admin1", np.nan),
    "convert_dtypes": lambda frame: frame.convert_dtypes(),
    "columns in another order": lambda frame: frame[frame.columns[::-1]],
    "another index": lambda frame: frame.set_index(pd.Index(["b", "b", "a"], name="id")),
    "heights": lambda frame: frame.set_geometry(shapely.force_3d(frame.geometry.array, 5.0)),
    "the other axis order": lambda frame: frame.to_crs("OGC:CRS84"),
}


@pytest.mark.parametrize("change", SAME)
def test_what_loses_nothing_is_taken(tables: Tables, tmp_path: Path, change: str):
    frame = tables.incidents.assign(admin1=None)
    changed = SAME[change](frame)
    before = changed.copy()
    for suffix in (".gpkg", ".csv"):
        write(changed, tmp_path / f"x{suffix}")
        assert_geodataframe_equal(read(tmp_path / f"x{suffix}"), frame)
    assert_geodataframe_equal(changed, before)


@pytest.mark.parametrize("schema", ["ucdp", "acled", "hxl"])
def test_schemas_take_the_same(tables: Tables, tmp_path: Path, schema: str):
    changed = typed(Type.DATE, "datetime64[s]")(tables.incidents.astype({"event_type": "category"}))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", OutputWarning)
        write(tables, tmp_path / "x.csv", schema=schema)
        write(tables.only(changed), tmp_path / "y.csv", schema=schema)
    assert (tmp_path / "y.csv").read_text("utf-8") == (tmp_path / "x.csv").read_text("utf-8")


OTHER: dict[str, tuple[Change, str]] = {
    "a time of the day": (
        with_column("date_start", [datetime(2024, 7, 25, 13)] * 3),
        r"'date_start' .* must hold datetime.date or None, but its type is datetime64",
    ),
    "a time zone": (
        with_column("date_start", pd.to_datetime(["2024-07-25"] * 3, utc=True)),
        r"but its type is datetime64\[.*UTC\]",
    ),
    "half a person": (with_column("killed", [1.5, 2, 3]), "'killed' .* nullable integers .* but its type is float64"),
    "counts as flags": (with_column("killed", [True] * 3), "'killed' .* but its type is bool"),
    "a flag that is null": (with_column("tally", pd.array([None, True, True], "boolean")), "'tally' .* boolean"),
    "flags as counts": (with_column("tally", [2, 0, 1]), "'tally' .* true or false"),
    "text that is none": (with_column("title", [1, "a", date(2024, 1, 1)]), r"'title' .* object \(mixed"),
    "infinity": (with_column("confidence", [np.inf, 0, 0]), "'confidence' .* its type is float64 with infinity"),
    "metres": (lambda frame: frame.to_crs(3857), r"must be in EPSG:4326, got EPSG:3857; use to_crs\('EPSG:4326'\)"),
    "a column twice": (lambda frame: pd.concat([frame, frame[["title"]]], axis=1), "out of order"),
}


@pytest.mark.parametrize("change", OTHER)
def test_what_would_lose_something_is_named(tables: Tables, tmp_path: Path, change: str):
    how, message = OTHER[change]
    with pytest.raises(TableError, match=message):
        write(how(tables.incidents), tmp_path / "x.gpkg")
    assert list(tmp_path.iterdir()) == []
