"""What the placemarks of a KML file say, read one after another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import IO, Any
from xml.parsers import expat

import numpy as np
import shapely

from dateline.errors import TableError

__all__ = ["Placemarks", "read_placemarks"]


@dataclass(slots=True)
class Placemarks:
    """What they say."""

    fields: dict[str, None] = field(default_factory=dict)
    """The names of their data, as keys, in order."""
    rows: list[dict[str, str]] = field(default_factory=list)
    """Each one's data, by name."""
    parts: list[list[Any]] = field(default_factory=list)
    """Each one's points, lines and polygons."""

    def geometry(self) -> np.ndarray:
        """Return each one's geometry, None where it has none.

        Raises
        ------
        TableError
            Where one has several that are no geometry together.
        """
        found = np.full(len(self.parts), None, dtype=object)
        found[:] = [_together(parts) for parts in self.parts]
        return found


def read_placemarks(file: IO[bytes]) -> Placemarks:
    """Read the data and the geometry of every placemark.

    Expat knows no entities where there is no document type; one that has some is refused, as KML has none.

    Raises
    ------
    ValueError
        Where it is no KML.
    """
    found = _Reader()
    # Names come as "namespace name".
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = found.doctype
    parser.StartElementHandler = found.start
    parser.EndElementHandler = found.end
    parser.CharacterDataHandler = found.text.append
    try:
        parser.ParseFile(file)
    except (expat.ExpatError, shapely.GEOSException) as error:
        raise ValueError(str(error)) from error
    return found.placemarks


class _Reader:
    """Expat's handlers."""

    def __init__(self) -> None:
        self.placemarks = Placemarks()
        self.text: list[str] = []
        self.field = ""
        self.row: dict[str, str] = {}
        self.parts: list[Any] = []
        self.rings: list[np.ndarray] = []

    def doctype(self, *_: object) -> None:
        raise ValueError("KML has no document type")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        element = name.rpartition(" ")[2]
        self.text.clear()
        if element == "SimpleField":
            self.placemarks.fields[attributes.get("name", "")] = None
        elif element in ("SimpleData", "Data"):
            self.field = attributes.get("name", "")
            self.placemarks.fields[self.field] = None
        elif element == "Placemark":
            self.row, self.parts = {}, []
        elif element in ("Point", "LineString", "Polygon"):
            self.rings = []

    def end(self, name: str) -> None:
        match name.rpartition(" ")[2]:
            case "SimpleData" | "value":
                self.row[self.field] = "".join(self.text)
            case "coordinates":
                self.rings.append(_coordinates("".join(self.text)))
            case "Point" if self.rings:
                self.parts.append(shapely.Point(self.rings[0][0]))
            case "LineString" if self.rings:
                self.parts.append(shapely.LineString(self.rings[0]))
            case "Polygon" if self.rings:
                self.parts.append(shapely.Polygon(self.rings[0], self.rings[1:]))
            case "Placemark":
                self.placemarks.rows.append(self.row)
                self.placemarks.parts.append(self.parts)


def _coordinates(text: str) -> np.ndarray:
    """Read ``lon,lat`` or ``lon,lat,altitude``, in degrees, between white space; the altitude is passed over."""
    pairs = [tuple(map(float, pair.split(",")[:2])) for pair in text.split()]
    if not pairs or any(len(pair) != 2 for pair in pairs):
        raise ValueError(f"{text!r:.40} are no coordinates")
    return np.array(pairs)


def _together(parts: list[Any]) -> shapely.Geometry | None:
    if len(parts) < 2:
        return next(iter(parts), None)
    kinds = set(shapely.get_type_id(parts).tolist())
    if kinds == {shapely.GeometryType.LINESTRING}:
        return shapely.MultiLineString(parts)
    if kinds == {shapely.GeometryType.POLYGON}:
        return shapely.MultiPolygon(parts)
    raise TableError("it has a placemark with several points, or with points, lines and areas in one")
