"""Which format a suffix means, and the one way by which every file is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from os import PathLike
from pathlib import Path
from types import MappingProxyType

import geopandas as gpd
import pandas as pd

from dateline.errors import OutputError, TableError
from dateline.export.csv import write_csv
from dateline.export.flatgeobuf import write_flatgeobuf
from dateline.export.geojson import write_geojson
from dateline.export.geopackage import write_geopackage
from dateline.export.parquet import check_extra, write_parquet
from dateline.export.target import check_writable, replacing
from dateline.frame import Tables, validate_incidents
from dateline.schema import SPATIAL, TABLES, check

__all__ = ["check_target", "known_suffixes", "write", "write_incidents", "write_mentions"]

Writer = Callable[[pd.DataFrame, str, Path], None]

WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        ".geojson": write_geojson,
        ".json": write_geojson,
        ".csv": write_csv,
        ".fgb": write_flatgeobuf,
        ".parquet": write_parquet,
    }
)
"""Suffix to the writer of one table."""

GEOPACKAGE = ".gpkg"
"""The one format here that holds all the tables."""

FLAT = frozenset({".csv"})
"""The one-table formats that need no geometry."""


def known_suffixes() -> tuple[str, ...]:
    """Return the suffixes that `write` knows, each with its dot."""
    return (*WRITERS, GEOPACKAGE)


def write(tables: Tables | pd.DataFrame, path: str | PathLike[str], *, layer: str = "incidents") -> None:
    """Write a table in the format that the path's suffix names.

    The file appears whole or not at all: an older one under that name is only replaced once the new one is finished.

    Parameters
    ----------
    tables
        Everything that a run found, or one table of it.
    path
        ``.gpkg`` holds all of `Tables`, every other format one table. ``.csv`` alone takes tables without geometry.
    layer
        Which table: a name of `dateline.schema.TABLES`.

    Raises
    ------
    TableError
        Where the table has not the columns, types, CRS or geometry of ``layer``.
    OutputError
        Where the suffix is unknown or the file cannot be written.
    """
    target = Path(path)
    suffix = target.suffix.lower()
    if layer not in TABLES:
        raise TableError(f"There is no table {layer!r}; the tables are {', '.join(TABLES)}.")
    _check_suffix(target)
    if layer not in SPATIAL and suffix not in FLAT | {GEOPACKAGE}:
        raise OutputError(f"Cannot write {target}: the {layer} table has no geometry; use .csv or {GEOPACKAGE}.")

    if suffix == GEOPACKAGE:
        names = TABLES if isinstance(tables, Tables) else [layer]
        frames = {name: _validated(tables, name) for name in names}
        with replacing(target) as file:
            write_geopackage(frames, file)
    else:
        frame = _validated(tables, layer)
        with replacing(target) as file:
            WRITERS[suffix](frame, layer, file)


def write_incidents(tables: Tables, path: str | PathLike[str]) -> None:
    """Write the incidents, or everything where the format is a GeoPackage; raises as `write` does."""
    write(tables, path, layer="incidents")


def write_mentions(mentions: gpd.GeoDataFrame, path: str | PathLike[str]) -> None:
    """Write `Tables.mentions`, one row a place name in an article; raises as `write` does."""
    write(mentions, path, layer="mentions")


def check_target(path: str | PathLike[str]) -> None:
    """Raise at once what `write` would raise of a path, so that no long work is done for nothing."""
    target = Path(path)
    _check_suffix(target)
    if target.suffix.lower() == ".parquet":
        check_extra()
    check_writable(target)


def _check_suffix(target: Path) -> None:
    suffix = target.suffix.lower()
    if suffix not in known_suffixes():
        raise OutputError(
            f"Cannot write {target}: the format {suffix!r} is unknown; use one of {', '.join(known_suffixes())}."
        )


def _validated(tables: Tables | pd.DataFrame, name: str) -> pd.DataFrame:
    frame: pd.DataFrame = getattr(tables, name) if isinstance(tables, Tables) else tables
    if name == "incidents":
        validate_incidents(frame)
    else:
        check(frame, name)
    return frame
