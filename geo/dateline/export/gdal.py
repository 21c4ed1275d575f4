"""One table as one layer of GDAL's, with GDAL's own column types.

By pyogrio's lower functions and not by ``GeoDataFrame.to_file``, which writes ``datetime.date`` as text and time stamps
as DateTime; Arrow's ``date32`` and NumPy's ``datetime64[D]`` become true Dates.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyogrio.raw
import pyproj
import shapely
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError

from dateline.errors import TableError
from dateline.export import arrow
from dateline.export.recognition import Recognise
from dateline.export.values import parsed, to_dates
from dateline.schema import CRS, Table, Type, build

__all__ = ["MISREAD", "check_crs", "check_whole", "read_layer", "write_layer"]

MISREAD = re.compile("[!\x00-\x1f]|;(?!.*/)")
"""What pyogrio, which reads a path as an address, takes for the end of an archive's or of its own, or leaves out."""

MOST_EXACT = 1 << 53
"""Whole numbers from there on are not all doubles."""

ALMOST_FULL = 1 << 20
"""Bytes left on a disk below which GDAL's failure, which never says so, is taken to be for want of space."""


def write_layer(
    frame: pd.DataFrame,
    table: Table,
    file: Path,
    driver: str,
    *,
    dataset_options: dict[str, str] | None = None,
    layer_options: dict[str, str] | None = None,
) -> None:
    """Write a table as a layer of its name, into a file that may already hold others.

    By Arrow where pyarrow is installed, in a third of the time; the file is the same.

    Parameters
    ----------
    frame, table
        The rows, and what they are.
    file
        Where it exists the layer is added to it.
    driver
        GDAL's name of the format.
    dataset_options, layer_options
        The driver's creation options.

    Raises
    ------
    OSError
        With GDAL's own words, where it could not write.
    """
    if odd := MISREAD.search(str(file)):
        raise OSError(errno.EINVAL, f"GDAL misreads a name of a folder with {odd[0]!r}; use another folder")
    put = _put_batches if arrow.is_installed() else _put_arrays
    layer: dict[str, Any] = {
        "layer": table.name,
        "driver": driver,
        "geometry_type": table.shape and str(table.shape),
        "crs": CRS if table.shape else None,
        "dataset_options": dataset_options,
        "layer_options": layer_options,
    }
    try:
        put(frame, table, str(file), layer)
    except (DataSourceError, DataLayerError) as error:
        raise _explained(error, file) from error


def check_whole(file: Path, rows: int) -> None:
    """See that a file has all of its rows: some drivers leave one that is cut short on a full disk, and say nothing.

    Raises
    ------
    OSError
        Where it has not.
    """
    try:
        found = pyogrio.raw.read(str(file), columns=[], read_geometry=False, return_fids=True)[1]
    except (DataSourceError, DataLayerError, FeatureError, IndexError) as error:  # the last: no layer at all
        raise _explained(error, file) from error
    if len(found) != rows:
        raise _explained(OSError(f"that only {len(found):,} of {rows:,} rows could be written"), file)


def read_layer(
    path: Path, recognise: Recognise, layer: str | None = None, *, names: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """Read a layer as one of our tables.

    Parameters
    ----------
    path
        Of a file that GDAL reads.
    recognise
        Tells which table it is.
    layer
        Its name in the file; by default the first.
    names
        What columns are called in our tables that have another name in the file.

    Raises
    ------
    TableError
        Where the columns are of no table, one is not of its type, or the layer is not in WGS 84.
    pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, pyogrio.errors.FeatureError
        Where GDAL cannot read it.
    """
    try:
        # As text: pyogrio 0.13 makes days in a way that NumPy 2.5 warns of.
        about, _, shapes, data = pyogrio.raw.read(str(path), layer=layer, datetime_as_string=True)
    except IndexError as error:
        raise TableError("it is damaged, as it has no layer") from error
    check_crs(about["crs"])
    fields = about["fields"].tolist()
    table = recognise((names or {}).get(field, field) for field in fields)
    found = {
        (names or {}).get(field, field): (field, dtype, array)
        for field, dtype, array in zip(fields, about["dtypes"], data, strict=True)
    }
    if table.shape and shapes is None:
        raise TableError("it has no geometry")
    columns = {}
    for name, kind in table.columns.items():
        field, dtype, array = found[name]
        if kind is Type.COUNT and array.dtype.kind == "f" and np.nanmax(np.abs(array), initial=0) >= MOST_EXACT:
            array = _exact(field, path, pyogrio.read_info(str(path), layer=layer)["layer_name"])
        try:
            columns[name] = _values(array, dtype, kind)
        except ValueError as error:
            raise TableError(f"its column {name!r} holds what is no {kind}: {error}") from error
    return build(table, columns, np.asarray(shapely.from_wkb(shapes)) if table.shape else None)


def check_crs(crs: str | Mapping[str, Any] | None) -> None:
    """See that a file is in WGS 84, whichever axis its name puts first; one that does not say is taken to be.

    Raises
    ------
    TableError
        Where it is not.
    """
    try:
        known = crs is None or pyproj.CRS(crs).equals(CRS, ignore_axis_order=True)
    except pyproj.exceptions.CRSError as error:
        raise TableError(f"its coordinate system is unknown: {error}") from error
    if not known:
        raise TableError(f"it is in {pyproj.CRS(crs).name}; save it in {CRS}")


def _exact(field: str, path: Path, layer: str) -> np.ndarray:
    """Read whole numbers as text: where one is missing, pyogrio makes doubles of the others."""
    cast = f'SELECT CAST("{field}" AS character(20)) FROM "{layer}"'
    *_, (array,) = pyogrio.raw.read(str(path), sql=cast, sql_dialect="OGRSQL", read_geometry=False)
    return np.asarray(array)


def _values(array: np.ndarray, dtype: str, kind: Type) -> list[object]:
    """Return what GDAL gives of a column, which writes null counts as NaN, and days as text."""
    values: list[Any] = array.tolist()
    match kind:
        case Type.DATE:
            return list(to_dates(values))
        case Type.COUNT:
            if array.dtype == object:
                return parsed(values, kind)
            return [None if value != value else int(value) for value in values]
        case Type.FLAG:
            # QGIS leaves those of a row that it adds null, which is not set.
            flags = [0 if value is None or value != value else value for value in values]
            if not set(flags) <= {0, 1}:
                raise ValueError("a value is neither true nor false")
            return [bool(flag) for flag in flags]
        case Type.TEXT:
            if dtype != "object":
                raise ValueError(f"GDAL takes it for {dtype}")
            return values
        case Type.MEASURE | Type.DEGREES:
            return [None if value is None else float(value) for value in values]


def _put_batches(frame: pd.DataFrame, table: Table, file: str, layer: dict[str, Any]) -> None:
    failures: list[BaseException] = []
    try:
        pyogrio.raw.write_arrow(
            arrow.batches(frame, table, failures), file, geometry_name=arrow.GEOMETRY if table.shape else None, **layer
        )
    except RuntimeError as error:
        raise next(iter(failures), error) from error


def _put_arrays(frame: pd.DataFrame, table: Table, file: str, layer: dict[str, Any]) -> None:
    data, masks = zip(*(_array(frame[column], kind) for column, kind in table.columns.items()), strict=True)
    pyogrio.raw.write(
        file,
        geometry=shapely.to_wkb(np.asarray(frame["geometry"].array, dtype=object)) if table.shape else None,
        field_data=data,
        field_mask=masks,
        fields=list(table.columns),
        **layer,
    )


def _explained(error: Exception, file: Path) -> OSError:
    if shutil.disk_usage(file.parent).free < ALMOST_FULL:
        return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return OSError(errno.EIO, f"GDAL says {error}".rstrip("."))


def _array(column: pd.Series, kind: Type) -> tuple[np.ndarray, np.ndarray | None]:
    """Return the values, and where they are null if their type cannot say so itself."""
    match kind:
        case Type.TEXT:
            return column.astype(object).where(column.notna(), None).to_numpy(), None
        case Type.DATE:
            # By way of pandas, which takes a tenth of NumPy's time.
            return column.astype("datetime64[s]").to_numpy().astype("datetime64[D]"), None
        case Type.COUNT:
            return column.to_numpy(dtype="int64", na_value=0), column.isna().to_numpy()
        case Type.FLAG | Type.MEASURE | Type.DEGREES:
            return column.to_numpy(), None
