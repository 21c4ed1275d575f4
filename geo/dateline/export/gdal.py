"""One table written as one layer by GDAL, with GDAL's own column types.

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

from dateline.schema import CRS, TABLES, Type

__all__ = ["write_layer"]

ALMOST_FULL = 1 << 20
"""Bytes left on a disk below which GDAL's failure, which never says so, is taken to be for want of space."""


def write_layer(
    frame: pd.DataFrame,
    name: str,
    file: Path | BytesIO,
    driver: str,
    *,
    dataset_options: dict[str, str] | None = None,
    layer_options: dict[str, str] | None = None,
) -> None:
    """Write a table as a layer of its name, into a file that may already hold others.

    Parameters
    ----------
    frame, name
        The table and its name in `dateline.schema.TABLES`.
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
    data, masks = zip(*(_array(frame[column], kind) for column, kind in TABLES[name].items()), strict=True)
    if "!" in str(file):
        raise OSError(errno.EINVAL, "GDAL takes a '!' in the name of a folder for an archive; use another folder")
    geometry = shapely.to_wkb(np.asarray(frame["geometry"].array, dtype=object)) if "geometry" in frame else None
    try:
        pyogrio.raw.write(
            file if isinstance(file, BytesIO) else str(file),
            geometry=geometry,
            field_data=data,
            field_mask=masks,
            fields=list(TABLES[name]),
            layer=name,
            driver=driver,
            geometry_type=None if geometry is None else "Point",
            crs=None if geometry is None else CRS,
            dataset_options=dataset_options,
            layer_options=layer_options,
        )
    except (DataSourceError, DataLayerError) as error:
        if isinstance(file, Path) and shutil.disk_usage(file.parent).free < ALMOST_FULL:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
        raise OSError(errno.EIO, f"GDAL says {error}".rstrip(".")) from error


def _array(column: pd.Series, kind: Type) -> tuple[np.ndarray, np.ndarray | None]:
    """Return the values, and where they are null if their type cannot say so itself."""
    match kind:
        case Type.TEXT:
            return column.astype(object).where(column.notna(), None).to_numpy(), None
        case Type.DATE:
            return column.to_numpy().astype("datetime64[D]"), None
        case Type.COUNT:
            return column.to_numpy(dtype="int64", na_value=0), column.isna().to_numpy()
        case Type.FLAG | Type.MEASURE:
            return column.to_numpy(), None
