"""Whether a frame is a table, and what keeps it from being one."""

from __future__ import annotations

from typing import cast

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dateline.errors import TableError
from dateline.schema.table import CRS, Shape, Table, Type

__all__ = ["check", "holds"]


def check(frame: pd.DataFrame, table: Table) -> None:
    """Say what keeps a frame from being a table: columns, types, CRS or geometry.

    Raises
    ------
    TableError
        At the first thing that is not as it must be.
    """
    if table.shape and not isinstance(frame, gpd.GeoDataFrame):
        raise TableError(f"Expected the {table.name} table as a GeoDataFrame, got {type(frame).__name__}.")
    if list(frame.columns) != table.header:
        _raise_columns(list(frame.columns), table)
    for column, kind in table.columns.items():
        if not holds(frame[column], kind):
            raise TableError(
                f"The column {column!r} of {table.name} must hold {_DESCRIBED[kind]}, "
                f"but its type is {_found(frame[column])}."
            )
    if table.shape:
        _check_geometry(cast(gpd.GeoDataFrame, frame), table)


def holds(column: pd.Series, kind: Type) -> bool:
    """Tell whether a column has the type, as pandas' and in what its cells are."""
    match kind:
        case Type.TEXT:
            text = isinstance(column.dtype, pd.StringDtype)
            return text or (column.dtype == object and pd.api.types.infer_dtype(column) in ("string", "empty"))
        case Type.DATE:
            return column.dtype == object and pd.api.types.infer_dtype(column) in ("date", "empty")
        case Type.COUNT:
            return column.dtype == pd.Int64Dtype()
        case Type.FLAG:
            return column.dtype == np.dtype(bool)
        case Type.MEASURE | Type.DEGREES:
            return column.dtype == np.dtype(float) and not np.isinf(column).any()


_DESCRIBED = {
    Type.TEXT: "text or None",
    Type.DATE: "datetime.date or None",
    Type.COUNT: "nullable integers (Int64)",
    Type.FLAG: "true or false (bool)",
    Type.MEASURE: "finite decimal numbers (float64)",
    Type.DEGREES: "degrees (float64)",
}


def _found(column: pd.Series) -> str:
    if column.dtype == object:
        return f"object ({pd.api.types.infer_dtype(column)})"
    if column.dtype == float and np.isinf(column).any():
        return f"{column.dtype} with infinity"
    return str(column.dtype)


def _raise_columns(found: list[object], table: Table) -> None:
    missing = [column for column in table.header if column not in found]
    foreign = [str(column) for column in found if column not in table.header]
    if missing:
        raise TableError(f"The {table.name} table lacks the columns {', '.join(missing)}.")
    if foreign:
        raise TableError(
            f"The {table.name} table has columns that do not belong to it: {', '.join(foreign)}; drop them."
        )
    raise TableError(f"The columns of the {table.name} table are out of order; expected {', '.join(table.header)}.")


def _check_geometry(frame: gpd.GeoDataFrame, table: Table) -> None:
    name, shape = table.name, cast(Shape, table.shape)
    if frame.active_geometry_name != "geometry":
        raise TableError(f"The geometry of the {name} table must be the column 'geometry'.")
    if frame.crs is None or frame.crs.to_epsg() != 4326:
        raise TableError(f"The {name} table must be in {CRS}, got {frame.crs}; use to_crs({CRS!r}).")
    geometry = np.asarray(frame.geometry.array, dtype=object)
    known = geometry[~shapely.is_missing(geometry)]
    if not (shapely.get_type_id(known) == _TYPE_IDS[shape]).all() or shapely.is_empty(known).any():
        raise TableError(f"The {name} table must have a {shape} or None as geometry in every row.")
    if (shapely.has_z(known) | shapely.has_m(known)).any():
        raise TableError(f"The {name} table must have no heights or measures; use shapely.force_2d.")
    if not (np.abs(shapely.get_coordinates(known)) <= (180, 90)).all():
        raise TableError(f"The {name} table has a coordinate outside longitude ±180 and latitude ±90 degrees.")


_TYPE_IDS = {
    Shape.POINT: shapely.GeometryType.POINT,
    Shape.LINES: shapely.GeometryType.MULTILINESTRING,
    Shape.POLYGONS: shapely.GeometryType.MULTIPOLYGON,
}
