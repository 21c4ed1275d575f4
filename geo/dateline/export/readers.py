"""The way back: from a file that was written to the table that it holds."""

from __future__ import annotations

import csv
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, overload

import geopandas as gpd
import pandas as pd
import shapely
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError

from dateline.errors import InputError, OutputError, TableError
from dateline.export.formats import Format, format_of
from dateline.export.gdal import MISREAD
from dateline.export.recognition import Recognise
from dateline.frame import validate_incidents
from dateline.schema import TABLES, check

__all__ = ["read"]

MOST_TRIES = 5
"""To read a file that is replaced meanwhile."""

LONGEST_REMARK = 200
"""Characters of what is passed on of another program's words."""


@overload
def read(path: str | PathLike[str], *, layer: None = None) -> gpd.GeoDataFrame | Any: ...  # noqa: ANN401 - few are flat
@overload
def read(
    path: str | PathLike[str], *, layer: Literal["incidents", "areas", "mentions", "places", "borders"]
) -> gpd.GeoDataFrame: ...
@overload
def read(path: str | PathLike[str], *, layer: str) -> pd.DataFrame: ...
def read(path: str | PathLike[str], *, layer: str | None = None) -> pd.DataFrame:
    """Read a table back from a file that `write` wrote, or that another program has edited since.

    Parameters
    ----------
    path
        Of any format that `write` knows.
    layer
        Which table, by its name in `dateline.schema.TABLES`. By default that which the file holds; of several, as
        in a GeoPackage or a workbook, the incidents, or the first that there is.

    Returns
    -------
    pd.DataFrame
        A GeoDataFrame where the table has a geometry. With the types that `dateline.schema.TABLES` says, whatever the
        format; columns that are none of the table's are left out.

    Raises
    ------
    InputError
        Where the file is missing, damaged, or of an unknown format.
    TableError
        Where it holds none of Dateline's tables, or not that one.
    """
    source = Path(path)
    if layer is not None and layer not in TABLES:
        raise TableError(f"There is no table {layer!r}; the tables are {', '.join(TABLES)}.")
    try:
        form = format_of(source)
    except OutputError as error:
        raise InputError(str(error)) from error
    if source.is_dir():
        raise InputError(f"Cannot read {source}: it is a folder; name a file in it.")
    for tries_left in reversed(range(MOST_TRIES)):
        before = _state(source, form)
        try:
            frame = _read(source, form, layer)
        except (InputError, TableError):
            if not tries_left or _state(source, form) == before:
                raise
        else:
            if not tries_left or _state(source, form) == before:
                break
    return frame


def _state(path: Path, form: Format) -> list[tuple[int, ...]]:
    """Return what tells whether the files of a table are still those that they were: some are opened several times."""
    files = [path, *map(path.with_suffix, form.sidecars)]
    return [
        (about.st_ino, about.st_size, about.st_mtime_ns) for about in (file.stat() for file in files if file.exists())
    ]


def _read(source: Path, form: Format, layer: str | None) -> pd.DataFrame:
    try:
        source.open("rb").close()  # says better than any library that it is not there, or may not be read
        with _named_plainly(source) as file, warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # GDAL's remarks on what another program wrote
            frame = form.read(file, Recognise(layer))
        _check(frame)
    except TableError as error:
        raise TableError(f"Cannot read {source}: {_in_a_line(error)}.") from error
    except OSError as error:
        raise InputError(f"Cannot read {source}: {error.strerror or _in_a_line(error)}.") from error
    except (ValueError, csv.Error, shapely.GEOSException, DataSourceError, DataLayerError, FeatureError) as error:
        said = f"it is damaged or no {source.suffix} file ({_in_a_line(error)})"
        raise InputError(f"Cannot read {source}: {said}.") from error
    return frame


def _in_a_line(error: Exception) -> str:
    """Return what an error says without what would fill the screen: some quote the file."""
    said = " ".join(str(error).split()).removesuffix(".")
    return said if len(said) <= LONGEST_REMARK else f"{said[:LONGEST_REMARK]}…"


@contextmanager
def _named_plainly(path: Path) -> Iterator[Path]:
    """Give a file under a name that GDAL does not misread."""
    if not MISREAD.search(str(path)):
        yield path
        return
    with TemporaryDirectory() as folder:
        for part in path.parent.iterdir():
            if part.stem == path.stem:  # a Shapefile is several files
                Path(folder, f"table{part.suffix}").symlink_to(part.resolve())
        yield Path(folder, f"table{path.suffix}")


def _check(frame: pd.DataFrame) -> None:
    """Say what another program has made of the table."""
    table = next(table for table in TABLES.values() if table.header == list(frame.columns))
    if table.name == "incidents":
        validate_incidents(frame)
    else:
        check(frame, table)
