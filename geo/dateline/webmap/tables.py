"""The tables of the map as JSON columns.

A column is a list, or ``{"of": distinct values, "at": index of each row's value, -1 for null}`` where values repeat:
one quote stands behind many figures. Columns that hold nothing are left out. Dates are ISO 8601, flags 0 or 1.
"""

from __future__ import annotations

import datetime
import hashlib
import math
from collections.abc import Callable, Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dateline.errors import TableError
from dateline.schema import CRS, TABLES, Type
from dateline.webmap.inline import to_json

__all__ = ["IncidentTables", "lon_lat", "pack", "pack_points"]

ESSENTIAL = {"incidents": ("id", "title", "event_type"), "places": ("name",)}
"""Without these a row cannot be shown; any other column that is missing reads as not stated."""

COORDINATE_DECIMALS = 5
"""About one metre."""

POOL_FROM = 0.7
"""Share of distinct values in a text column below which a pool of values is shorter than the list."""


class IncidentTables:
    """Incidents with what is known of them, checked and ready for a page.

    Parameters
    ----------
    incidents
        The incidents table; columns of `dateline.schema.TABLES`, points in any CRS, None where the place is not known.
    reports, figures, claims
        What each article says of each incident, by ``incident_id``; optional.

    Attributes
    ----------
    json
        The tables as text for a `DataBlock`.
    block_id
        The id of that block: the same for the same tables.
    lon_lat
        Degrees, shape (rows, 2), NaN where the place is not known.
    tallies
        How many of the rows are running totals.

    Raises
    ------
    TableError
        Where the incidents lack an id, title, event type or CRS, or a geometry is no point.
    """

    def __init__(
        self,
        incidents: gpd.GeoDataFrame,
        *,
        reports: pd.DataFrame | None = None,
        figures: pd.DataFrame | None = None,
        claims: pd.DataFrame | None = None,
    ) -> None:
        self.lon_lat = lon_lat(incidents, "incidents")
        packed = {"incidents": pack_points(incidents, "incidents")}
        self.tallies = sum(packed["incidents"]["columns"].get("tally", ()))
        for name, frame in (("reports", reports), ("figures", figures), ("claims", claims)):
            if frame is not None:
                packed[name] = pack(frame, name)
        self.json = to_json(packed)
        digest = hashlib.blake2b(self.json.encode(), digest_size=8).hexdigest()
        self.block_id = f"incidents-{digest}"

    def bounds(self) -> list[list[float | None]]:
        """``[[south, west], [north, east]]`` in degrees, as folium asks for it; None where nothing is on the map."""
        known = self.lon_lat[~np.isnan(self.lon_lat[:, 0])]
        if not len(known):
            return [[None, None], [None, None]]
        return [known.min(axis=0)[::-1].tolist(), known.max(axis=0)[::-1].tolist()]


def lon_lat(frame: gpd.GeoDataFrame, name: str) -> np.ndarray:
    """Longitude and latitude in degrees, shape (rows, 2), NaN where a row has no point.

    Raises
    ------
    TableError
        Where the frame has no geometry, no CRS, or something else than points.
    """
    if not isinstance(frame, gpd.GeoDataFrame) or frame.active_geometry_name is None:
        raise TableError(f"Expected the {name} table as a GeoDataFrame with a geometry, got {type(frame).__name__}.")
    if frame.crs is None and len(frame):
        raise TableError(f"The {name} table has no CRS; say which it is in with set_crs({CRS!r}).")
    geometry = frame.geometry if frame.crs is None or frame.crs == CRS else frame.geometry.to_crs(CRS)
    points = np.asarray(geometry.array, dtype=object)
    known = ~(shapely.is_missing(points) | shapely.is_empty(points))
    if (shapely.get_type_id(points[known]) != shapely.GeometryType.POINT).any():
        raise TableError(f"The {name} table must have a point or None as geometry in every row.")
    coordinates = np.full((len(frame), 2), np.nan)
    coordinates[known] = shapely.get_coordinates(points[known])
    return coordinates


def pack(frame: pd.DataFrame, name: str) -> dict[str, Any]:
    """One of `dateline.schema.TABLES` as ``{"rows": n, "columns": {...}}``.

    Raises
    ------
    TableError
        Where a column is missing without which nothing can be shown.
    """
    missing = [column for column in ESSENTIAL.get(name, ("incident_id",)) if column not in frame.columns]
    if missing:
        raise TableError(f"The {name} table lacks the columns {', '.join(missing)}.")
    columns = {}
    for column, kind in TABLES[name].items():
        if column in frame.columns:
            values = [_PLAIN[kind](value) for value in frame[column].tolist()]
            if any(value is not None for value in values):
                columns[column] = _pooled(values) if kind in (Type.TEXT, Type.DATE) else values
    return {"rows": len(frame), "columns": columns}


def pack_points(frame: gpd.GeoDataFrame, name: str) -> dict[str, Any]:
    """Pack a table as `pack` does, with ``lon`` and ``lat`` in degrees.

    Raises
    ------
    TableError
        As `pack` and `lon_lat` do.
    """
    table = pack(frame, name)
    for axis, values in zip(("lon", "lat"), lon_lat(frame, name).T, strict=True):
        table["columns"][axis] = [_measure(value, COORDINATE_DECIMALS) for value in values.tolist()]
    return table


def _pooled(values: list[Any]) -> list[Any] | Mapping[str, list[Any]]:
    pool = list(dict.fromkeys(value for value in values if value is not None))
    if len(pool) > POOL_FROM * len(values):
        return values
    at = {value: index for index, value in enumerate(pool)}
    return {"of": pool, "at": [at.get(value, -1) for value in values]}


def _is_null(value: object) -> bool:
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value))


def _text(value: object) -> str | None:
    return None if _is_null(value) or value == "" else str(value)


def _date(value: object) -> str | None:
    if _is_null(value):
        return None
    if isinstance(value, datetime.datetime):
        value = value.date()
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def _count(value: float | None) -> int | None:
    return None if value is None or _is_null(value) else int(value)


def _measure(value: float | None, decimals: int = 2) -> float | None:
    return None if value is None or _is_null(value) or not math.isfinite(value) else round(float(value), decimals)


def _flag(value: object) -> int:
    return 0 if _is_null(value) else int(bool(value))


_PLAIN: Mapping[Type, Callable[[Any], object]] = {
    Type.TEXT: _text,
    Type.DATE: _date,
    Type.COUNT: _count,
    Type.MEASURE: _measure,
    Type.FLAG: _flag,
}
