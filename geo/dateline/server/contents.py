"""Which tables a file holds, told from its first bytes: files of a million rows need not be read to know it."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError

from dateline.errors import DatelineError, InputError, TableError
from dateline.export import parquet
from dateline.export.recognition import Recognise
from dateline.schema import TABLES

__all__ = ["tables_in"]

HEAD_CHARACTERS = 1 << 22
"""Of a GeoJSON file that are read to find its first feature: the border of a country takes one of them."""

FEATURES = '"features":'


def tables_in(path: Path) -> Collection[str]:
    """Return the names of the tables of `dateline.schema.TABLES` that a file holds; none where it holds others.

    Raises
    ------
    InputError
        Where the file is damaged, or not finished.
    """
    suffix = path.suffix.lower()
    try:
        if suffix == ".gpkg":
            layers = {name for name, _ in pyogrio.list_layers(path).tolist()}
            return [name for name in TABLES if name in layers]
        if suffix not in COLUMNS:
            return []
        columns = COLUMNS[suffix](path)
    except DatelineError as error:
        raise InputError(str(error)) from error
    except OSError as error:
        raise InputError(f"Cannot read {path}: {error.strerror or error}.") from error
    except (ValueError, IndexError, csv.Error, DataSourceError, DataLayerError) as error:  # IndexError: no layer at all
        raise InputError(f"Cannot read {path}: it is damaged or not finished.") from error
    if columns is None:
        # No feature names its columns; the file is called by what it would hold.
        return [path.stem] if path.stem in TABLES else []
    try:
        return [Recognise()(columns).name]
    except TableError:
        return []


def _of_csv(path: Path) -> Collection[str]:
    with path.open("rb") as file:
        end = file.seek(0, os.SEEK_END)
        file.seek(max(0, end - 1))
        # What is left of a row that was cut off may well look like one.
        if file.read() not in (b"\n", b""):
            raise ValueError("the last line has no end")
    with path.open(encoding="utf-8-sig", newline="") as text:
        return next(csv.reader(text), [])


def _of_geojson(path: Path) -> Collection[str] | None:
    with path.open(encoding="utf-8") as file:
        head = file.read(HEAD_CHARACTERS)
    start = head.index("[", head.index(FEATURES)) + 1
    rest = head[start:].lstrip()
    if rest.startswith("]"):
        return None
    return _properties(json.JSONDecoder().raw_decode(rest)[0])


def _of_geojson_lines(path: Path) -> Collection[str] | None:
    with path.open(encoding="utf-8") as file:
        line = next((line for line in file if line.strip()), "")
    return _properties(json.loads(line.lstrip("\x1e"))) if line else None


def _properties(feature: Any) -> Collection[str]:  # noqa: ANN401 - any JSON
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        raise ValueError("no feature")
    return list(feature["properties"])


def _of_flatgeobuf(path: Path) -> Collection[str]:
    return list(pyogrio.read_info(path)["fields"])


def _of_parquet(path: Path) -> Collection[str]:
    parquet.check_extra()
    import pyarrow.parquet as pq

    return list(pq.read_schema(path).names)


COLUMNS: Mapping[str, Callable[[Path], Collection[str] | None]] = MappingProxyType(
    {
        ".csv": _of_csv,
        ".geojson": _of_geojson,
        ".json": _of_geojson,
        ".geojsonl": _of_geojson_lines,
        ".fgb": _of_flatgeobuf,
        ".parquet": _of_parquet,
    }
)
"""Suffix to what gives a file's columns; None where the format says none for want of rows. Of other formats, which are
for people and not for programs, only the files are served."""
