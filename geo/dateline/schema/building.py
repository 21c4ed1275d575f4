"""Plain values -> a table of exact types, whatever they are read from."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dateline.errors import TableError
from dateline.schema.table import COORDINATE_DECIMALS, CRS, DECIMALS, Shape, Table, Type

__all__ = ["UNSTORABLE", "build"]

UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML, SQLite or UTF-8 cannot hold; U+FFFD stands for each."""


def build(
    table: Table,
    columns: Mapping[str, Sequence[object]],
    geometry: Sequence[tuple[float, float] | None] | np.ndarray | None = None,
) -> pd.DataFrame:
    """Make a table from plain Python values, None for what is not known.

    Parameters
    ----------
    table
        Which one; of `TABLES` or like them.
    columns
        Values by column, all of one length.
    geometry
        For a table with a shape: ``(lon, lat)`` in degrees a row, or shapely's geometries; None where it is not known.

    Returns
    -------
    pd.DataFrame
        A GeoDataFrame where the table has a shape; coordinates have `COORDINATE_DECIMALS`, a single line or polygon is
        a MultiLineString or MultiPolygon of one, and outer rings go against the clock, as RFC 7946 asks: some formats
        do not keep these apart.

    Raises
    ------
    TableError
        Where a count is too large for 64 bits.
    """
    data = {}
    for column, kind in table.columns.items():
        try:
            data[column] = _values(columns[column], kind)
        except OverflowError as error:
            raise TableError(
                f"The column {column!r} of {table.name} holds a number that 64 bits cannot hold."
            ) from error
    frame = pd.DataFrame(data)
    if table.shape is None:
        return frame
    if geometry is None:
        raise TableError(f"The {table.name} table needs a geometry.")
    shapes = geometry if isinstance(geometry, np.ndarray) else _points(geometry)
    return gpd.GeoDataFrame(frame, geometry=_normal(shapes, table.shape), crs=CRS)


def _values(values: Sequence[Any], kind: Type) -> object:
    match kind:
        case Type.TEXT:
            return pd.Series([_text(value) for value in values], dtype=object)
        case Type.DATE:
            return pd.Series(list(values), dtype=object)
        case Type.COUNT:
            return pd.array(values, dtype="Int64")
        case Type.FLAG:
            return np.array(values, dtype=bool)
        case Type.MEASURE:
            return np.array(values, dtype=float).round(DECIMALS)
        case Type.DEGREES:
            return np.array(values, dtype=float).round(COORDINATE_DECIMALS)


def _text(value: object) -> str | None:
    """Empty text says nothing: it becomes None, as most formats cannot tell the two apart."""
    text = str(value) if value else ""
    if not text.isprintable():  # which is quicker than to look for each
        text = UNSTORABLE.sub("\ufffd", text)
    return text if text.strip() else None


def _points(points: Sequence[tuple[float, float] | None]) -> np.ndarray:
    known = np.array([point is not None for point in points], dtype=bool)
    geometry = np.full(len(points), None, dtype=object)
    geometry[known] = shapely.points(np.array([point for point in points if point is not None]).reshape(-1, 2))
    return geometry


def _normal(geometry: np.ndarray, shape: Shape) -> np.ndarray:
    # Adding zero makes -0.0 0.0, which some formats write and others do not.
    normal: np.ndarray = shapely.transform(geometry, lambda degrees: degrees.round(COORDINATE_DECIMALS) + 0.0)
    match shape:
        case Shape.LINES:
            return _multiple(normal, shapely.GeometryType.LINESTRING, shapely.multilinestrings)
        case Shape.POLYGONS:
            return shapely.orient_polygons(_multiple(normal, shapely.GeometryType.POLYGON, shapely.multipolygons))
        case _:
            return normal


def _multiple(geometry: np.ndarray, single: shapely.GeometryType, several: Callable[..., np.ndarray]) -> np.ndarray:
    alone = np.flatnonzero(shapely.get_type_id(geometry) == single)
    geometry[alone] = several(geometry[alone], indices=np.arange(len(alone)))
    return geometry
