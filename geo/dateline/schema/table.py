"""What a table is made of: columns of six types, and a geometry.

Text and dates are object columns of ``str`` or ``datetime.date`` with None, counts are pandas' nullable ``Int64``,
flags ``bool``, measures and degrees ``float64`` with NaN. No column holds a nested object: QGIS shows those as text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

__all__ = ["COORDINATE_DECIMALS", "CRS", "DECIMALS", "Shape", "Table", "Type", "columns"]

CRS = "EPSG:4326"
"""WGS 84; in the tables x is longitude and y latitude, as in every GIS file."""

DECIMALS = 2
"""Of confidences, and of kilometres: no place is known to better than ten metres."""

COORDINATE_DECIMALS = 6
"""Of a degree: a tenth of a metre, finer than any place is known, as RFC 7946 section 11.2 advises. The tables have no
more, so that every format carries the same."""


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
