"""One table written as one layer by GDAL, with GDAL's own column types.

By pyogrio's arrays and not by ``GeoDataFrame.to_file``, which writes ``datetime.date`` as text and time stamps as DateTime;
NumPy's ``datetime64[D]`` becomes a true Date.
"""

from __future__ import annotations

import errno
from pathlib import Path

import numpy as np
import pandas as pd
import pyogrio.raw
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from dateline.schema import CRS, TABLES, Type

__all__ = ["write_layer"]


def write_layer(frame: pd.DataFrame, name: str, path: Path, driver: str, options: dict[str, str] | None = None) -> None:
    """Write a table as a layer of its name, into a file that may already hold others.

    Parameters
    ----------
    frame, name
        The table and its name in `dateline.schema.TABLES`.
    path
        The file; where it exists the layer is added to it.
    driver
        GDAL's name of the format.
    options
        The driver's layer creation options.

    Raises
    ------
    OSError
        With GDAL's own words, where it could not write.
    """
    data, masks = zip(*(_array(frame[column], kind) for column, kind in TABLES[name].items()), strict=True)
    geometry = shapely.to_wkb(np.asarray(frame["geometry"].array, dtype=object)) if "geometry" in frame else None
    try:
        pyogrio.raw.write(
            str(path),
            geometry=geometry,
            field_data=data,
            field_mask=masks,
            fields=list(TABLES[name]),
            layer=name,
            driver=driver,
            geometry_type=None if geometry is None else "Point",
            crs=None if geometry is None else CRS,
            layer_options=options,
        )
    except (DataSourceError, DataLayerError) as error:
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
