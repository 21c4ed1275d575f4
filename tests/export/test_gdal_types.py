"""The types of columns that GDAL sees in each format: the one that pyogrio's wheel carries, and Debian's ogrinfo."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pandas as pd
import pyogrio
import pytest

from dateline.export import known_suffixes, read, write
from dateline.export.shapefile import short_names
from dateline.schema import TABLES, Type, build

pytestmark = pytest.mark.filterwarnings("ignore::dateline.errors.OutputWarning")  # a Shapefile's

TRUE = {
    Type.TEXT: "String",
    Type.DATE: "Date",
    Type.COUNT: "Integer64",
    Type.FLAG: "Integer(Boolean)",
    Type.MEASURE: "Real",
}
"""What each type should be. What follows is what some formats have instead."""

GUESSED = {**TRUE, Type.COUNT: "Integer"}
"""GDAL takes the smallest type that holds all values, where a format has only numbers."""

SEEN = {
    ".gpkg": TRUE,
    ".fgb": {**TRUE, Type.DATE: "DateTime"},
    ".geojson": GUESSED,
    ".json": GUESSED,
    ".geojsonl": GUESSED,
    ".xlsx": GUESSED,
    ".kml": {**GUESSED, Type.DATE: "String"},
    ".kmz": {**GUESSED, Type.DATE: "String"},
    ".shp": {**TRUE, Type.FLAG: "Integer64"},
    ".csv": dict.fromkeys(TRUE, "String"),
    ".parquet": {
        Type.TEXT: "string",
        Type.DATE: "date32[day]",
        Type.COUNT: "int64",
        Type.FLAG: "bool",
        Type.MEASURE: "double",
    },
}
"""By suffix. Parquet's are Arrow's: neither GDAL reads it."""

DEBIAN = {".kml": {Type.FLAG: "Integer"}, ".kmz": {Type.FLAG: "Integer"}}
"""What GDAL 3.6 sees otherwise."""

FULL = {
    Type.TEXT: ["0042", "2024-01-01"],
    Type.DATE: [date(1945, 5, 8), date(2024, 7, 25)],
    Type.COUNT: [1, 30_000],
    Type.FLAG: [True, False],
    Type.MEASURE: [0.5, 12.25],
}
"""Texts that look like numbers and days, and something in every column."""

ogrinfo = shutil.which("ogrinfo", path="/usr/bin")


def test_every_format_is_pinned():
    assert set(SEEN) == set(known_suffixes())


@pytest.fixture(scope="module")
def incidents() -> pd.DataFrame:
    columns = {name: FULL[kind] for name, kind in TABLES["incidents"].columns.items()}
    return build(TABLES["incidents"], {**columns, "event_type": ["riot", "battle"]}, [(2.97, 19.95), (-180.0, 90.0)])


def expected(suffix: str) -> dict[str, str]:
    columns = TABLES["incidents"].columns
    names = short_names(columns) if suffix == ".shp" else dict(zip(columns, columns, strict=True))
    return {names[column]: SEEN[suffix][kind] for column, kind in columns.items()}


GDALS = [suffix for suffix in SEEN if suffix != ".parquet"]


@pytest.mark.parametrize("suffix", GDALS)
def test_the_wheels_gdal(incidents: pd.DataFrame, tmp_path: Path, suffix: str):
    path = tmp_path / f"incidents{suffix}"
    write(incidents, path)
    info = pyogrio.read_info(path, layer="incidents")
    subtypes = {"OFSTBoolean": "(Boolean)", "OFSTNone": ""}
    found = {
        field: kind.removeprefix("OFT") + subtypes[subtype]
        for field, kind, subtype in zip(info["fields"], info["ogr_types"], info["ogr_subtypes"], strict=True)
    }
    assert {name: found[name] for name in expected(suffix)} == expected(suffix)
    if suffix not in (".kml", ".kmz", ".csv", ".xlsx"):
        assert list(found) == list(expected(suffix))
        assert (info["geometry_type"], info["crs"]) == ("Point", "EPSG:4326")


@pytest.mark.skipif(ogrinfo is None, reason="needs Debian's gdal-bin")
@pytest.mark.parametrize("suffix", GDALS)
def test_debians_gdal(incidents: pd.DataFrame, tmp_path: Path, suffix: str):
    path = tmp_path / f"incidents{suffix}"
    write(incidents, path)
    # Without the wheel's variables, which lead to its own data.
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("GDAL", "PROJ", "PYTHON"))}
    said = subprocess.run([ogrinfo, "-so", path, "incidents"], capture_output=True, text=True, check=True, env=clean)
    found = dict(re.findall(r"^(\w+): (\w+(?:\(\w+\))?) \(\d+\.\d+\)", said.stdout, re.MULTILINE))
    other = {kind: SEEN[suffix][kind] for kind in Type if kind in TRUE} | DEBIAN.get(suffix, {})
    kinds = dict(zip(expected(suffix), TABLES["incidents"].columns.values(), strict=True))
    assert {name: found[name] for name in kinds} == {name: other[kind] for name, kind in kinds.items()}
    assert "Feature Count: 2" in said.stdout
    assert not said.stderr


def test_parquets_types_are_arrows(incidents: pd.DataFrame, tmp_path: Path):
    import pyarrow.parquet as pq

    write(incidents, tmp_path / "incidents.parquet")
    schema = pq.read_schema(tmp_path / "incidents.parquet")
    assert {field.name: str(field.type) for field in schema if field.name != "geometry"} == expected(".parquet")
    assert b'"encoding": "WKB"' in schema.metadata[b"geo"]


@pytest.mark.parametrize("suffix", [".gpkg", ".fgb", ".shp", ".parquet", ".kml", ".kmz"])
def test_types_do_not_depend_on_what_is_there(incidents: pd.DataFrame, tmp_path: Path, suffix: str):
    path = tmp_path / f"incidents{suffix}"
    write(incidents.iloc[:0], path)
    assert read(path).dtypes.equals(incidents.iloc[:0].dtypes)
    if suffix != ".parquet":
        info = pyogrio.read_info(path, layer="incidents")
        found = dict(zip(info["fields"], info["ogr_types"], strict=True))
        types = {name: f"OFT{kind.removesuffix('(Boolean)')}" for name, kind in expected(suffix).items()}
        assert {name: found[name] for name in types} == types
