"""The cells of a table as plain Python values, for the formats that are text, and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
import pandas as pd
import shapely

from dateline.schema import COORDINATE_DECIMALS, Table, Type

__all__ = ["Cell", "lon_lat", "parsed", "plain", "slices", "to_dates"]

Cell = str | int | float | bool | None

SLICE_ROWS = 20_000
"""Rows that are turned into Python's values at a time: those of a million incidents would fill the memory."""


def slices(frame: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Cut a table into parts that fit into memory as Python's values."""
    for start in range(0, len(frame), SLICE_ROWS):
        yield frame.iloc[start : start + SLICE_ROWS]


def plain(frame: pd.DataFrame, table: Table) -> dict[str, list[Cell]]:
    """Return the columns of a table as lists of str, int, float, bool or None; dates as ISO 8601 text."""
    return {column: _plain(frame[column], kind) for column, kind in table.columns.items()}


def lon_lat(geometry: pd.Series) -> list[tuple[float, float] | None]:
    """Return points as ``(lon, lat)`` in degrees, rounded to `COORDINATE_DECIMALS`; None where there is none."""
    points = np.asarray(geometry.array, dtype=object)
    pairs = np.column_stack([shapely.get_x(points), shapely.get_y(points)]).round(COORDINATE_DECIMALS).tolist()
    known = (~shapely.is_missing(points)).tolist()
    return [(lon, lat) if there else None for (lon, lat), there in zip(pairs, known, strict=True)]


def parsed(cells: Sequence[str | None], kind: Type) -> list[object]:
    """Return what cells of text say, None where they are empty.

    Raises
    ------
    ValueError
        Where one is not of that type.
    """
    match kind:
        case Type.TEXT:
            return [cell or None for cell in cells]
        case Type.DATE:
            return list(to_dates(cells))
        case Type.COUNT:
            return [_count(cell) if cell else None for cell in cells]
        case Type.MEASURE | Type.DEGREES:
            return [float(cell) if cell else None for cell in cells]
        case Type.FLAG:
            return [_flag(cell) for cell in cells]


def to_dates(cells: Sequence[object]) -> list[date | None]:
    """Return the dates that texts in ISO 8601 say; a time of the day is passed over.

    GDAL writes dates with slashes where a format has text only.
    """
    return [_date(str(cell)) if cell else None for cell in cells]


def _date(cell: str) -> date:
    try:
        if cell[10:11] in ("", " ", "T"):
            return date.fromisoformat(cell[:10].replace("/", "-"))
    except ValueError:
        pass
    raise ValueError(f"{cell!r:.40} is not like 2024-07-25")


def _count(cell: str) -> int:
    try:
        return int(cell)
    except ValueError:
        # pandas writes counts as decimals where one of them is missing.
        whole = float(cell)
        if not whole.is_integer():
            raise ValueError(f"{cell!r} is no whole number") from None
        return int(whole)


def _flag(cell: str | None) -> bool:
    said = (cell or "").lower()  # nothing is no flag: a file that is cut short may end so
    if said not in ("true", "false", "1", "0"):
        raise ValueError(f"{cell!r} is neither true nor false")
    return said in ("true", "1")


def _plain(column: pd.Series, kind: Type) -> list[Cell]:
    if kind is Type.FLAG:
        return column.tolist()
    if kind is Type.COUNT:
        return _counts(column)
    values = column.astype(object).where(column.notna(), None).tolist()
    if kind is Type.DATE:
        return [value and value.isoformat() for value in values]
    return values


def _counts(column: pd.Series) -> list[Cell]:
    missing = column.isna().to_numpy()
    values = column.to_numpy(dtype="int64", na_value=0).astype(object)
    values[missing] = None
    return values.tolist()
