"""Which format a suffix means, and what each can hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from dateline.errors import OutputError
from dateline.export import parquet
from dateline.export.csv import read_csv, write_csv
from dateline.export.flatgeobuf import read_flatgeobuf, write_flatgeobuf
from dateline.export.geojson import read_geojson, read_geojson_lines, write_geojson, write_geojson_lines
from dateline.export.recognition import Recognise
from dateline.schema import Table

__all__ = ["FORMATS", "GEOPACKAGE", "Format", "format_of", "known_suffixes"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that holds one table a file."""

    write: Callable[[pd.DataFrame, Table, Path], None]
    read: Callable[[Path, Recognise], pd.DataFrame]
    flat: bool = False
    """Whether it also takes tables without a geometry."""
    check: Callable[[], None] | None = None
    """Raises `OutputError` where an extra is missing."""
    sidecars: tuple[str, ...] = ()
    """Suffixes of the further files that belong to one."""


GEOPACKAGE = ".gpkg"
"""The one format that holds all the tables."""

_GEOJSON = Format(write_geojson, read_geojson)

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        ".geojson": _GEOJSON,
        ".json": _GEOJSON,
        ".geojsonl": Format(write_geojson_lines, read_geojson_lines),
        ".csv": Format(write_csv, read_csv, flat=True),
        ".fgb": Format(write_flatgeobuf, read_flatgeobuf),
        ".parquet": Format(parquet.write_parquet, parquet.read_parquet, flat=True, check=parquet.check_extra),
    }
)
"""By suffix."""


def known_suffixes() -> tuple[str, ...]:
    """Return the suffixes that `write` and `read` know, each with its dot."""
    return (*FORMATS, GEOPACKAGE)


def format_of(path: Path) -> Format | None:
    """Return the format of one table that a suffix means; None for a GeoPackage.

    Raises
    ------
    OutputError
        Where the suffix is unknown, or an extra is missing.
    """
    suffix = path.suffix.lower()
    if suffix == GEOPACKAGE:
        return None
    if suffix not in FORMATS:
        raise OutputError(f"{path}: the format {suffix!r} is unknown; use one of {', '.join(known_suffixes())}.")
    found = FORMATS[suffix]
    if found.check is not None:
        found.check()
    return found
