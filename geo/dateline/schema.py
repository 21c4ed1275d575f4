"""The columns and types of every table that Dateline writes, and the check that a table has them.

Five types are enough: text and dates are object columns of ``str`` or ``datetime.date`` with None, counts are pandas'
nullable ``Int64``, flags ``bool``, measures ``float64`` with NaN. No column holds a nested object: QGIS shows those as
text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dateline.errors import TableError
from dateline.model import Kind

__all__ = ["CRS", "SPATIAL", "TABLES", "Type", "build", "check"]

CRS = "EPSG:4326"
"""WGS 84; in the tables x is longitude and y latitude, as in every GIS file."""

DECIMALS = 2
"""Of confidences, and of kilometres: no place is known to better than ten metres."""

UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML, SQLite or UTF-8 cannot hold; U+FFFD stands for each."""


class Type(StrEnum):
    """What a column holds."""

    TEXT = "text"
    DATE = "date"
    COUNT = "count"
    FLAG = "flag"
    MEASURE = "measure"


def _schema(lines: str) -> Mapping[str, Type]:
    """Read lines of a type and the columns that have it."""
    rows = (line.split() for line in lines.strip().splitlines())
    return MappingProxyType({column: Type(kind) for kind, *columns in rows for column in columns})


TABLES: Mapping[str, Mapping[str, Type]] = MappingProxyType(
    {
        "incidents": _schema(
            f"""
            text     id title event_type sub_event_type
            date     date_start date_end
            count    date_prec
            text     place admin1 country iso_a3
            count    where_prec
            measure  uncertainty_km
            count    {" ".join(f"{kind} {kind}_low {kind}_high" for kind in Kind)}
            text     casualties actors
            flag     disputed approximate tally
            measure  confidence border_km
            text     border_with quote article articles
            count    n_articles
            text     sources
            date     published
            """
        ),
        "mentions": _schema(
            """
            text     article
            count    start end
            text     text role place_id name feature_class country
            measure  confidence
            """
        ),
        "places": _schema(
            """
            text     place_id name feature_class country
            count    mentions articles incidents
            """
        ),
        "reports": _schema(
            """
            text     incident_id article title source url
            date     published
            text     event_type sub_event_type
            date     date_start date_end
            count    date_prec
            text     date_text place
            count    where_prec
            measure  uncertainty_km
            text     where_text quote
            count    start end
            flag     tally
            measure  confidence
            """
        ),
        "actors": _schema(
            """
            text     incident_id name side part countries
            count    start end
            text     article
            """
        ),
        "figures": _schema(
            """
            text     incident_id kind
            count    low best high
            text     party side said_by use
            flag     approximate assailant
            text     quote
            count    quote_start start end
            text     article
            """
        ),
        "claims": _schema(
            """
            text     incident_id about value said_by quote
            count    quote_start start end
            text     article
            """
        ),
        "articles": _schema(
            """
            text     id title
            date     published
            text     source url language file
            """
        ),
    }
)
"""Table to columns to types, in the order in which they are written; the geometry comes last."""

SPATIAL = frozenset({"incidents", "mentions", "places"})
"""The tables with a geometry: a point, or None where the place is not known."""


def build(
    name: str,
    columns: Mapping[str, Sequence[object]],
    points: Sequence[tuple[float, float] | None] | None = None,
) -> pd.DataFrame:
    """Make one of `TABLES` from plain Python values, None for what is not known.

    Parameters
    ----------
    name
        Which table.
    columns
        Values by column, all of one length.
    points
        ``(lon, lat)`` in degrees a row, or None; only for a `SPATIAL` table.

    Raises
    ------
    TableError
        Where a count is too large for 64 bits.
    """
    data = {}
    for column, kind in TABLES[name].items():
        try:
            data[column] = _values(columns[column], kind)
        except OverflowError as error:
            raise TableError(f"The column {column!r} of {name} holds a number that 64 bits cannot hold.") from error
    frame = pd.DataFrame(data)
    if points is None:
        return frame
    return gpd.GeoDataFrame(frame, geometry=_points(points), crs=CRS)


def check(frame: pd.DataFrame, name: str) -> None:
    """Say what keeps a frame from being one of `TABLES`: columns, types, CRS or geometry.

    Raises
    ------
    TableError
        At the first thing that is not as it must be.
    """
    expected = TABLES[name]
    spatial = name in SPATIAL
    if spatial and not isinstance(frame, gpd.GeoDataFrame):
        raise TableError(f"Expected the {name} table as a GeoDataFrame, got {type(frame).__name__}.")
    columns = [*expected, "geometry"] if spatial else list(expected)
    if list(frame.columns) != columns:
        _raise_columns(list(frame.columns), columns, name)
    for column, kind in expected.items():
        if not _holds(frame[column], kind):
            raise TableError(
                f"The column {column!r} of {name} must hold {_DESCRIBED[kind]}, but its type is {frame[column].dtype}."
            )
    if isinstance(frame, gpd.GeoDataFrame):
        _check_geometry(frame, name)


_DESCRIBED = {
    Type.TEXT: "text or None",
    Type.DATE: "datetime.date or None",
    Type.COUNT: "nullable integers (Int64)",
    Type.FLAG: "true or false (bool)",
    Type.MEASURE: "decimal numbers (float64)",
}


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


def _text(value: object) -> str | None:
    """Empty text says nothing: it becomes None, as most formats cannot tell the two apart."""
    text = UNSTORABLE.sub("\ufffd", str(value)) if value else ""
    return text if text.strip() else None


def _points(points: Sequence[tuple[float, float] | None]) -> np.ndarray:
    known = np.array([point is not None for point in points], dtype=bool)
    geometry = np.full(len(points), None, dtype=object)
    geometry[known] = shapely.points(np.array([point for point in points if point is not None]).reshape(-1, 2))
    return geometry


def _raise_columns(found: list[object], expected: list[str], name: str) -> None:
    missing = [column for column in expected if column not in found]
    foreign = [str(column) for column in found if column not in expected]
    if missing:
        raise TableError(f"The {name} table lacks the columns {', '.join(missing)}.")
    if foreign:
        raise TableError(f"The {name} table has columns that do not belong to it: {', '.join(foreign)}; drop them.")
    raise TableError(f"The columns of the {name} table are out of order; expected {', '.join(expected)}.")


def _holds(column: pd.Series, kind: Type) -> bool:
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
        case Type.MEASURE:
            return column.dtype == np.dtype(float)


def _check_geometry(frame: gpd.GeoDataFrame, name: str) -> None:
    if frame.active_geometry_name != "geometry":
        raise TableError(f"The geometry of the {name} table must be the column 'geometry'.")
    if frame.crs is None or frame.crs.to_epsg() != 4326:
        raise TableError(f"The {name} table must be in {CRS}, got {frame.crs}; use to_crs({CRS!r}).")
    geometry = np.asarray(frame.geometry.array, dtype=object)
    known = geometry[~shapely.is_missing(geometry)]
    if not (shapely.get_type_id(known) == shapely.GeometryType.POINT).all() or shapely.is_empty(known).any():
        raise TableError(f"The {name} table must have a point or None as geometry in every row.")
    if not (np.abs(shapely.get_coordinates(known)) <= (180, 90)).all():
        raise TableError(f"The {name} table has a point outside longitude ±180 and latitude ±90 degrees.")
