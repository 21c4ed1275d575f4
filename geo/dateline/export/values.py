"""The cells of a table as plain Python values, for the formats that are text."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely

from dateline.schema import TABLES, Type

__all__ = ["COORDINATE_DECIMALS", "lon_lat", "plain"]

COORDINATE_DECIMALS = 6
"""Of a degree: a tenth of a metre, finer than any place is known, as RFC 7946 section 11.2 advises."""


def plain(frame: pd.DataFrame, name: str) -> dict[str, list[str | int | float | bool | None]]:
    """Return the columns of a table as lists of str, int, float, bool or None; dates as ISO 8601 text."""
    return {column: _plain(frame[column], kind) for column, kind in TABLES[name].items()}


def lon_lat(geometry: pd.Series) -> list[tuple[float, float] | None]:
    """Return points as ``(lon, lat)`` in degrees, rounded to `COORDINATE_DECIMALS`; None where there is none."""
    points = np.asarray(geometry.array, dtype=object)
    pairs = np.column_stack([shapely.get_x(points), shapely.get_y(points)]).round(COORDINATE_DECIMALS).tolist()
    known = (~shapely.is_missing(points)).tolist()
    return [(lon, lat) if there else None for (lon, lat), there in zip(pairs, known, strict=True)]


def _plain(column: pd.Series, kind: Type) -> list[str | int | float | bool | None]:
    if kind is Type.FLAG:
        return column.tolist()
    values = column.astype(object).where(column.notna(), None).tolist()
    if kind is Type.DATE:
        return [value and value.isoformat() for value in values]
    return values
