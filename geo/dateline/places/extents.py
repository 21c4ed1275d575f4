"""How far an area reaches: the part of it that lies to one side, and the border between two countries.

Polygons are those of the border layers; an area that they lack is taken as a circle of its uncertainty.
"""

from __future__ import annotations

from functools import cache
from math import cos, pi, radians, sin, sqrt
from typing import Any, NamedTuple

import shapely
from geopy.distance import geodesic
from pyproj import Geod

from dateline.atlas import read_layer
from dateline.gazetteer.names import plain
from dateline.model import Place

__all__ = ["Area", "border", "part"]

_GEOD = Geod(ellps="WGS84")
_FAR_DEG = 400.0
"""Farther than anything on the globe is apart, in degrees."""
_CIRCLE_SHIFT = 4 / (3 * pi)
"""The centroid of a half circle lies so many radii from the middle."""
_HALF = sqrt(0.5)
"""Radius of a circle half as large."""


class Area(NamedTuple):
    """A circle that stands for an area."""

    lat: float
    lon: float
    radius_km: float


def part(place: Place, bearing: float) -> Area:
    """Return the part of an area that lies to one side of its middle ("southern Algeria").

    Parameters
    ----------
    bearing
        Degrees clockwise from north.
    """
    polygon = _polygon(place)
    if polygon is None:
        shifted = geodesic(kilometers=place.uncertainty_km * _CIRCLE_SHIFT).destination((place.lat, place.lon), bearing)
        return Area(shifted.latitude, shifted.longitude, place.uncertainty_km * _HALF)
    middle = polygon.centroid
    stretch = cos(radians(middle.y))
    # Axes of the half plane in degrees, a degree of longitude being shorter than one of latitude.
    ahead = (sin(radians(bearing)) / stretch, cos(radians(bearing)))
    aside = (ahead[1] / stretch, -ahead[0] * stretch)
    corners = [
        (middle.x + _FAR_DEG * (a * aside[0] + b * ahead[0]), middle.y + _FAR_DEG * (a * aside[1] + b * ahead[1]))
        for a, b in ((-1, 0), (-1, 1), (1, 1), (1, 0))
    ]
    half = polygon.intersection(shapely.Polygon(corners))
    return _circle(half if half.area > 0 else polygon)


def border(one: str, other: str) -> Area | None:
    """Return the land border of two countries (ISO 3166-1 alpha-2) as a circle round its middle; None without one."""
    countries = _countries()
    if one == other or one not in countries or other not in countries:
        return None
    line = shapely.line_merge(shapely.intersection(countries[one].boundary, countries[other].boundary))
    if line.is_empty or line.length == 0:
        return None
    longest = max(shapely.get_parts(line), key=lambda piece: piece.length)
    middle = longest.interpolate(0.5, normalized=True)
    return Area(middle.y, middle.x, _GEOD.geometry_length(line) / 2000.0)


def _circle(shape: Any) -> Area:  # noqa: ANN401
    """Return the circle as large as a shape, round a point in it."""
    area_m2 = abs(_GEOD.geometry_area_perimeter(shape)[0])
    centre = shape.centroid if shape.contains(shape.centroid) else shape.representative_point()
    return Area(centre.y, centre.x, sqrt(area_m2 / pi) / 1000.0)


def _polygon(place: Place) -> Any | None:  # noqa: ANN401
    """Return the largest piece of a country's or a first-order division's polygon; None for other places."""
    if place.country is None or place.feature_class != "A":
        return None
    if place.feature_code.startswith("PCL"):
        shape = _countries().get(place.country)
    elif place.feature_code == "ADM1":
        shape = _divisions(place.country).get(plain(place.name))
    else:
        return None
    return None if shape is None else max(shapely.get_parts(shape), key=lambda piece: piece.area)


@cache
def _countries() -> dict[str, Any]:
    table = read_layer("adm0")
    return {str(iso): shapely.union_all(rows.geometry.to_numpy()) for iso, rows in table.groupby("iso_a2")}


@cache
def _divisions(country: str) -> dict[str, Any]:
    table = read_layer("adm1")
    rows = table[(table["iso_a2"] == country) & table["name"].notna()]
    return {plain(name): shape for name, shape in zip(rows["name"], rows.geometry, strict=True)}
