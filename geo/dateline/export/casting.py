"""Frames whose columns hold the right values in another of pandas' types, as they come of work with a table."""

from __future__ import annotations

from contextlib import suppress

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dateline.schema import CRS, DECIMALS, Table, Type, holds

__all__ = ["cast_columns"]

_FAILURES = (ValueError, TypeError, OverflowError)


def cast_columns(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return a frame with the types and the order of columns of a table, where that loses nothing.

    Text may be categories or Arrow's, dates time stamps at midnight, counts whole numbers of any type, flags nullable
    where none is null; a geometry may have heights, which are left out, and name WGS 84 by its other axis order. What
    cannot be cast stays as it is, for `dateline.schema.check` to name.

    Parameters
    ----------
    frame
        It is not changed.
    table
        What it is to be.
    """
    if not isinstance(frame, pd.DataFrame) or sorted(map(str, frame.columns)) != sorted(table.header):
        return frame
    found = frame if list(frame.columns) == table.header else frame[table.header]
    columns = {}
    for column, kind in table.columns.items():
        if not holds(found[column], kind):
            with suppress(*_FAILURES):
                columns[column] = _cast(found[column], kind)
    found = found.assign(**columns)
    return _flat(found) if isinstance(found, gpd.GeoDataFrame) and found.active_geometry_name == "geometry" else found


def _cast(column: pd.Series, kind: Type) -> pd.Series:
    match kind:
        case Type.TEXT:
            return column.astype(object).where(column.notna(), None)
        case Type.DATE:
            return _dates(column)
        case Type.COUNT if not pd.api.types.is_bool_dtype(column):
            return column.astype("Int64")
        case Type.FLAG if pd.api.types.infer_dtype(column, skipna=False) == "boolean":
            return column.astype(bool)
        case Type.MEASURE | Type.DEGREES if pd.api.types.is_numeric_dtype(column):
            measures = pd.Series(column.to_numpy(dtype=float, na_value=np.nan), column.index)
            return measures.round(DECIMALS) if kind is Type.MEASURE else measures
        case _:
            return column


def _dates(column: pd.Series) -> pd.Series:
    """Return the days of time stamps, or of Arrow's dates; a time of the day would be lost."""
    known = column.notna()
    dates = column.astype(object).where(known, None)
    if pd.api.types.infer_dtype(dates) in ("datetime", "datetime64"):
        stamps = pd.DatetimeIndex(dates[known])
        if stamps.tz is not None or not (stamps == stamps.normalize()).all():
            raise ValueError("a time of the day")
        dates = pd.Series(None, column.index, dtype=object)
        dates[known] = stamps.date
    return dates


def _flat(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    if frame.crs is not None and frame.crs.equals(CRS, ignore_axis_order=True):
        frame = frame.set_crs(CRS, allow_override=True)
    shapes = np.asarray(frame.geometry.array, dtype=object)
    if not (shapely.has_z(shapes) | shapely.has_m(shapes)).any():
        return frame
    return frame.set_geometry(gpd.GeoSeries(shapely.force_2d(shapes), frame.index, crs=frame.crs))
