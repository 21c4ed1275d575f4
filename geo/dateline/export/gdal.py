"""One table as one layer of GDAL's, with GDAL's own column types.

By pyogrio's arrays and not by ``GeoDataFrame.to_file``, which writes ``datetime.date`` as text and time stamps as
DateTime; NumPy's ``datetime64[D]`` becomes a true Date.
"""

from __future__ import annotations

import errno
import os
import shutil
from io import BytesIO
from pathlib import Path

import numpy as np
import pandas as pd
import pyogrio.raw
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from dateline.export.recognition import Recognise
from dateline.export.values import to_dates
from dateline.schema import CRS, Table, Type, build

__all__ = ["read_layer", "write_layer"]

ALMOST_FULL = 1 << 20
"""Bytes left on a disk below which GDAL's failure, which never says so, is taken to be for want of space."""


def write_layer(
    frame: pd.DataFrame,
    table: Table,
    file: Path | BytesIO,
    driver: str,
    *,
    dataset_options: dict[str, str] | None = None,
    layer_options: dict[str, str] | None = None,
) -> None:
    """Write a table as a layer of its name, into a file that may already hold others.

    Parameters
    ----------
    frame, table
        The rows, and what they are.
    file
        Where it exists the layer is added to it. Some drivers can write to memory, but to that one layer only.
    driver
        GDAL's name of the format.
    dataset_options, layer_options
        The driver's creation options.

    Raises
    ------
    OSError
        With GDAL's own words, where it could not write.
    """
    data, masks = zip(*(_array(frame[column], kind) for column, kind in table.columns.items()), strict=True)
    if "!" in str(file):
        raise OSError(errno.EINVAL, "GDAL takes a '!' in the name of a folder for an archive; use another folder")
    geometry = shapely.to_wkb(np.asarray(frame["geometry"].array, dtype=object)) if table.shape else None
    try:
        pyogrio.raw.write(
            file if isinstance(file, BytesIO) else str(file),
            geometry=geometry,
            field_data=data,
            field_mask=masks,
            fields=list(table.columns),
            layer=table.name,
            driver=driver,
            geometry_type=table.shape and str(table.shape),
            crs=CRS if table.shape else None,
            dataset_options=dataset_options,
            layer_options=layer_options,
        )
    except (DataSourceError, DataLayerError) as error:
        if isinstance(file, Path) and shutil.disk_usage(file.parent).free < ALMOST_FULL:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
        raise OSError(errno.EIO, f"GDAL says {error}".rstrip(".")) from error


def read_layer(path: Path, recognise: Recognise, layer: str | None = None) -> pd.DataFrame:
    """Read a layer as one of our tables.

    Parameters
    ----------
    path
        Of a file that GDAL reads.
    recognise
        Tells which table it is.
    layer
        Its name in the file; by default the only one.

    Raises
    ------
    TableError
        Where the columns are of no table.
    pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError
        Where GDAL cannot read it.
    """
    about, _, shapes, data = pyogrio.raw.read(str(path), layer=layer)
    table = recognise(about["fields"])
    found = dict(zip(about["fields"], data, strict=True))
    columns = {name: _values(found[name], kind) for name, kind in table.columns.items()}
    return build(table, columns, np.asarray(shapely.from_wkb(shapes)) if table.shape else None)


def _values(array: np.ndarray, kind: Type) -> list[object]:
    """Return what GDAL gives of a column, which writes null counts as NaN, and null days as NaT."""
    match kind:
        case Type.DATE:
            return list(to_dates(array.tolist() if array.dtype == object else array.astype("datetime64[D]").tolist()))
        case Type.COUNT:
            return [None if value != value else int(value) for value in array.tolist()]
        case Type.FLAG:
            return [bool(value) for value in array.tolist()]
        case Type.TEXT | Type.MEASURE | Type.DEGREES:
            return list(array.tolist())


def _array(column: pd.Series, kind: Type) -> tuple[np.ndarray, np.ndarray | None]:
    """Return the values, and where they are null if their type cannot say so itself."""
    match kind:
        case Type.TEXT:
            return column.astype(object).where(column.notna(), None).to_numpy(), None
        case Type.DATE:
            return column.to_numpy().astype("datetime64[D]"), None
        case Type.COUNT:
            return column.to_numpy(dtype="int64", na_value=0), column.isna().to_numpy()
        case Type.FLAG | Type.MEASURE | Type.DEGREES:
            return column.to_numpy(), None
