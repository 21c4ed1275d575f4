"""A table as the sheet of a spreadsheet: a header, and cells that are read back from their text.

A point stands in the columns ``lon`` and ``lat``, degrees of WGS 84, which QGIS finds by their names; lines and areas
are WKT (OGC 06-103r4, x before y) in the column ``wkt``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import shapely

from dateline.errors import TableError
from dateline.export.recognition import Recognise
from dateline.export.values import Cell, lon_lat, parsed
from dateline.schema import COORDINATE_DECIMALS, Shape, Table, build

__all__ = ["from_sheet", "geometry_cells", "geometry_columns"]

POINT_COLUMNS = ("lon", "lat")
SHAPE_COLUMN = "wkt"

GDAL_COLUMNS = {"X": "lon", "Y": "lat", "WKT": "wkt"}
"""What GDAL, and so QGIS, calls the columns of a geometry that it writes as CSV (its driver's option GEOMETRY)."""

TAG = re.compile(r"#[a-z][a-z0-9_]*( *\+ *[a-z][a-z0-9_]*)*")
"""Of the Humanitarian Exchange Language: HXL 1.1, "Tagging conventions"."""


def geometry_columns(table: Table) -> tuple[str, ...]:
    """Return the names of the columns that a table's geometry takes; none where it has none."""
    if table.shape is None or table.lon_lat:
        return ()
    return POINT_COLUMNS if table.shape is Shape.POINT else (SHAPE_COLUMN,)


def geometry_cells(frame: pd.DataFrame, table: Table) -> list[list[Cell]]:
    """Return the cells of `geometry_columns`, None where there is no geometry."""
    match geometry_columns(table):
        case ():
            return []
        case (_, _):
            points = lon_lat(frame["geometry"])
            return [[point and point[axis] for point in points] for axis in (0, 1)]
        case _:
            shapes = np.asarray(frame["geometry"].array, dtype=object)
            return [shapely.to_wkt(shapes, rounding_precision=COORDINATE_DECIMALS).tolist()]


def from_sheet(header: Sequence[str], rows: Sequence[Sequence[str]], recognise: Recognise) -> pd.DataFrame:
    """Return the table that a sheet holds.

    Parameters
    ----------
    header
        The names of its columns.
    rows
        Its cells as text, empty where nothing is known. Programs leave out empty cells at a row's end, and add rows of
        them at the sheet's. The first may be one of HXL's tags, which is passed over.
    recognise
        Tells which table it is.

    Raises
    ------
    TableError
        Where the columns are of no table, a row has more cells than the header, or a cell is not of its column's type.
    """
    table = recognise(header)
    filled = [row for row in rows if any(row)]
    if filled and _are_tags(filled[0]):
        filled = filled[1:]
    if any(any(row[len(header) :]) for row in filled):
        raise TableError("it has a row with more cells than its header")
    width = len(header)
    padded = [[*row[:width], *[""] * (width - len(row))] for row in filled]
    cells: dict[str, Sequence[str]] = dict(
        zip(header, zip(*padded, strict=True) if padded else [()] * width, strict=True)
    )
    values: dict[str, list[object]] = {}
    for name, kind in table.columns.items():
        try:
            values[name] = parsed(cells[name], kind)
        except ValueError as error:
            raise TableError(f"its column {name!r} holds what is no {kind}: {error}") from error
    return build(table, values, _geometry(cells, table))


def _are_tags(row: Sequence[str]) -> bool:
    """Tell whether a row is one of several hashtags, with nothing in the columns that have none."""
    said = [cell for cell in row if cell]
    return len(said) > 1 and all(map(TAG.fullmatch, said))


def _geometry(cells: Mapping[str, Sequence[str]], table: Table) -> list[tuple[float, float] | None] | np.ndarray | None:
    if table.shape is None:
        return None
    named = {**{ours: cells[theirs] for theirs, ours in GDAL_COLUMNS.items() if theirs in cells}, **cells}
    lacking = [name for name in geometry_columns(table) if name not in named]
    if lacking and SHAPE_COLUMN not in named:
        raise TableError(f"it has no geometry, as it lacks the columns {', '.join(lacking)}")
    try:
        if table.shape is Shape.POINT and not lacking:
            lons, lats = (named[name] for name in POINT_COLUMNS)
            return [(float(lon), float(lat)) if lon or lat else None for lon, lat in zip(lons, lats, strict=True)]
        return np.asarray(shapely.from_wkt(np.array([cell or None for cell in named[SHAPE_COLUMN]], dtype=object)))
    except (ValueError, shapely.GEOSException) as error:
        raise TableError(f"its geometry cannot be read: {error}") from error
