"""FlatGeobuf: typed, indexed where it can be, and readable when nothing was found."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest

from dateline.errors import InputError, TableError
from dateline.export import read, write
from dateline.frame import Tables
from dateline.schema import TABLES


def test_types_and_values(tables: Tables, tmp_path: Path):
    path = tmp_path / "incidents.fgb"
    write(tables, path)
    info = pyogrio.read_info(path)
    types = dict(zip(info["fields"], info["dtypes"], strict=True))
    assert list(types) == list(TABLES["incidents"].columns)
    assert (types["id"], types["killed"], types["confidence"]) == ("object", "int64", "float64")
    assert types["date_start"] == "datetime64[ms]"
    frame = gpd.read_file(path)
    assert frame["id"].tolist() == ["1e5", "0042", "2024-01-01"]
    assert frame.geometry.isna().tolist() == [False, True, False]
    assert frame["date_start"].dt.year.tolist()[::2] == [2024, 1945]


def test_an_index_where_every_row_has_a_point(tables: Tables, tmp_path: Path):
    write(tables, tmp_path / "places.fgb", layer="places")
    assert pyogrio.read_info(tmp_path / "places.fgb")["capabilities"]["fast_spatial_filter"]
    write(tables, tmp_path / "mentions.fgb", layer="mentions")
    assert not pyogrio.read_info(tmp_path / "mentions.fgb")["capabilities"]["fast_spatial_filter"]


def test_a_file_cut_short_is_no_shorter_table(tables: Tables, tmp_path: Path):
    path = tmp_path / "incidents.fgb"
    write(tables, path)
    whole = path.read_bytes()
    for cut in range(len(whole) // 8, len(whole), len(whole) // 8):
        path.write_bytes(whole[:cut])
        with pytest.raises((InputError, TableError), match=r"Cannot read .*incidents\.fgb"):
            read(path)


def test_nothing_found_keeps_the_columns(empty: Tables, tmp_path: Path):
    write(empty, tmp_path / "empty.fgb")
    frame = gpd.read_file(tmp_path / "empty.fgb")
    assert len(frame) == 0
    assert list(frame.columns) == [*TABLES["incidents"].columns, "geometry"]
