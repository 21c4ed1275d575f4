"""Which format a suffix means, and what each can hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from dateline.errors import OutputError
from dateline.export import excel, geopackage, parquet, shapefile
from dateline.export.csv import read_csv, write_csv
from dateline.export.flatgeobuf import read_flatgeobuf, write_flatgeobuf
from dateline.export.geojson import read_geojson, read_geojson_lines, write_geojson, write_geojson_lines
from dateline.export.kml import read_kml, write_kml
from dateline.export.kmz import read_kmz, write_kmz
from dateline.export.recognition import Recognise
from dateline.schema import TABLES, Shape, Table

__all__ = ["FORMATS", "Content", "Format", "format_of", "known_suffixes"]


Content = Sequence[tuple[pd.DataFrame, Table]]
"""What goes into one file."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format of files."""

    write: Callable[[Content, Path], None]
    read: Callable[[Path, Recognise], pd.DataFrame]
    holds: tuple[str, ...] = ()
    """The tables of `dateline.schema.TABLES` that one file holds when all are written; none: it holds one table."""
    flat: bool = False
    """Whether it also takes tables without a geometry."""
    rows: bool = False
    """Whether it has rows of cells, so that a second row of headings (a table's tags) can stand in it."""
    check: Callable[[], None] | None = None
    """Raises `OutputError` where an extra is missing."""
    project: bool = False
    """Whether a project for QGIS is written beside one that holds all its tables."""
    sidecars: tuple[str, ...] = ()
    """Suffixes of the further files that belong to one."""
    indexes: tuple[str, ...] = ()
    """Suffixes of files that other programs put beside one, and that fit no other: they go when it is replaced. Those
    with a hyphen come after its own."""


def _one(write: Callable[[pd.DataFrame, Table, Path], None]) -> Callable[[Content, Path], None]:
    """Let what writes a table stand for what writes several, where the format holds one."""

    def write_one(tables: Content, path: Path) -> None:
        ((frame, table),) = tables
        write(frame, table, path)

    return write_one


_GEOJSON = Format(_one(write_geojson), read_geojson)

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        ".geojson": _GEOJSON,
        ".json": _GEOJSON,
        ".geojsonl": Format(_one(write_geojson_lines), read_geojson_lines),
        ".gpkg": Format(
            geopackage.write_geopackage,
            geopackage.read_geopackage,
            holds=tuple(TABLES),
            flat=True,
            project=True,
            indexes=geopackage.JOURNALS,
        ),
        ".fgb": Format(_one(write_flatgeobuf), read_flatgeobuf),
        ".parquet": Format(_one(parquet.write_parquet), parquet.read_parquet, flat=True, check=parquet.check_extra),
        ".kml": Format(_one(write_kml), read_kml),
        ".kmz": Format(_one(write_kmz), read_kmz),
        ".shp": Format(
            _one(shapefile.write_shapefile),
            shapefile.read_shapefile,
            sidecars=shapefile.SIDECARS,
            indexes=shapefile.INDEXES,
        ),
        ".csv": Format(_one(write_csv), read_csv, flat=True, rows=True),
        ".xlsx": Format(
            excel.write_excel,
            excel.read_excel,
            # Not the lines and areas, whose WKT is longer than a cell.
            holds=tuple(name for name, table in TABLES.items() if table.shape in (None, Shape.POINT)),
            flat=True,
            rows=True,
            check=excel.check_extra,
        ),
    }
)
"""By suffix."""


def known_suffixes() -> tuple[str, ...]:
    """Return the suffixes that `write` and `read` know, each with its dot."""
    return tuple(FORMATS)


def format_of(path: Path) -> Format:
    """Return the format that a suffix means.

    Raises
    ------
    OutputError
        Where the suffix is unknown, or an extra is missing; also where it is a folder, which may have any.
    """
    suffix = path.suffix.lower()
    if suffix not in FORMATS and path.is_dir():
        raise OutputError(f"{path}: it is a folder; name a file in it.")
    if suffix not in FORMATS:
        raise OutputError(f"{path}: the format {suffix!r} is unknown; use one of {', '.join(known_suffixes())}.")
    found = FORMATS[suffix]
    if found.check is not None:
        found.check()
    return found
