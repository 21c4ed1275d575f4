"""The columns, types and geometry of every table that Dateline writes, and the check that a table has them.

Six types are enough: text and dates are object columns of ``str`` or ``datetime.date`` with None, counts are pandas'
nullable ``Int64``, flags ``bool``, measures and degrees ``float64`` with NaN. No column holds a nested object: QGIS
shows those as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any, cast

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dateline.errors import TableError
from dateline.model import Kind

__all__ = ["COORDINATE_DECIMALS", "CRS", "DECIMALS", "TABLES", "Shape", "Table", "Type", "build", "check", "holds"]

CRS = "EPSG:4326"
"""WGS 84; in the tables x is longitude and y latitude, as in every GIS file."""

DECIMALS = 2
"""Of confidences, and of kilometres: no place is known to better than ten metres."""

COORDINATE_DECIMALS = 6
"""Of a degree: a tenth of a metre, finer than any place is known, as RFC 7946 section 11.2 advises. The tables have no
more, so that every format carries the same."""

UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML, SQLite or UTF-8 cannot hold; U+FFFD stands for each."""


class Type(StrEnum):
    """What a column holds."""

    TEXT = "text"
    DATE = "date"
    COUNT = "count"
    FLAG = "flag"
    MEASURE = "measure"
    DEGREES = "degrees"
    """A longitude or latitude that stands in a column, as other codebooks want it."""


class Shape(StrEnum):
    """What the geometry of a table is, by its name in OGC's Simple Features."""

    POINT = "Point"
    LINES = "MultiLineString"
    POLYGONS = "MultiPolygon"


@dataclass(frozen=True, slots=True)
class Table:
    """What a table is made of."""

    name: str
    columns: Mapping[str, Type]
    """In the order in which they are written; the geometry comes last."""
    shape: Shape | None = None
    """Of its geometry, which is None in the rows whose place is not known; no shape: the table has no geometry."""
    key: str | None = None
    """The column that names a row."""
    references: Mapping[str, str] = field(default_factory=dict)
    """Columns that hold the key of another table, and that table."""
    lon_lat: tuple[str, str] | None = None
    """The columns that say the point themselves, so that formats of rows need no others for it."""
    tags: Mapping[str, str] = field(default_factory=dict)
    """What stands below the headings, in a row of its own, in formats of rows: HXL's hashtags."""

    @property
    def header(self) -> list[str]:
        """The columns, with the geometry."""
        return [*self.columns, *(["geometry"] if self.shape else [])]


def columns(lines: str) -> Mapping[str, Type]:
    """Read lines of a type and the columns that have it."""
    rows = (line.split() for line in lines.strip().splitlines())
    return MappingProxyType({column: Type(kind) for kind, *names in rows for column in names})


_OF_ARTICLE = {"article": "articles"}
_OF_INCIDENT = {"incident_id": "incidents"}

_TABLES = [
    Table(
        "incidents",
        columns(
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
        Shape.POINT,
        key="id",
        references=_OF_ARTICLE,
    ),
    Table(
        "areas",
        columns(
            """
            text     incident_id title event_type
            date     date_start date_end
            count    where_prec
            measure  uncertainty_km
            """
        ),
        Shape.POLYGONS,
        references=_OF_INCIDENT,
    ),
    Table(
        "mentions",
        columns(
            """
            text     article
            count    start end
            text     text role place_id name feature_class country
            measure  confidence
            """
        ),
        Shape.POINT,
        references={**_OF_ARTICLE, "place_id": "places"},
    ),
    Table(
        "places",
        columns(
            """
            text     place_id name feature_class country
            count    mentions articles incidents
            """
        ),
        Shape.POINT,
        key="place_id",
    ),
    Table(
        "borders",
        columns("text kind name between"),
        Shape.LINES,
    ),
    Table(
        "reports",
        columns(
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
        references={**_OF_INCIDENT, **_OF_ARTICLE},
    ),
    Table(
        "actors",
        columns(
            """
            text     incident_id name side part countries
            count    start end
            text     article
            """
        ),
        references={**_OF_INCIDENT, **_OF_ARTICLE},
    ),
    Table(
        "figures",
        columns(
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
        references={**_OF_INCIDENT, **_OF_ARTICLE},
    ),
    Table(
        "claims",
        columns(
            """
            text     incident_id about value said_by quote
            count    quote_start start end
            text     article
            """
        ),
        references={**_OF_INCIDENT, **_OF_ARTICLE},
    ),
    Table(
        "articles",
        columns(
            """
            text     id title
            date     published
            text     source url language file
            """
        ),
        key="id",
    ),
]

TABLES: Mapping[str, Table] = MappingProxyType({table.name: table for table in _TABLES})
"""By name, in the order in which they are written."""


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
