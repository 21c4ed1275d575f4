"""How far an area reaches: the part of it that lies to one side, its coast, the borders where countries meet.

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

__all__ = ["Area", "border", "coast", "is_coastal", "middle", "part", "three_borders", "towards_side"]

_GEOD = Geod(ellps="WGS84")
_FAR_DEG = 400.0
"""Farther than anything on the globe is apart, in degrees."""
_CIRCLE_SHIFT = 4 / (3 * pi)
"""The centroid of a half circle lies so many radii from the middle."""
_HALF = sqrt(0.5)
"""Radius of a circle half as large."""
_THIRD = sqrt(1 / 3)
"""Radius of a circle a third as large: the centre, where the north and the south have the other two."""
_THREE_BORDERS_KM = 100.0
"""What is called the three-border area of Mali, Niger and Burkina Faso reaches from Gao to Dori and Téra, some 100 km
from the point where the borders meet."""
_COASTAL_DEG = 0.5
"""Fifty kilometres: port cities reach as far inland."""
_SIDE_DEG = 60.0
"""A place lies in the north of its country if it is seen from the middle within so much of due north."""


class Area(NamedTuple):
    """A circle that stands for an area."""

    lat: float
    lon: float
    radius_km: float


def part(place: Place, bearing: float, *, far: bool = False) -> Area:
    """Return the part of an area that lies to one side of its middle ("southern Algeria").

    Parameters
    ----------
    bearing
        Degrees clockwise from north.
    far
        Only what lies to that side of this part's middle ("the far south of Algeria").
    """
    polygon = _polygon(place)
    if polygon is None:
        shift, size = (1.5, 0.5) if far else (1.0, _HALF)
        distance = geodesic(kilometers=place.uncertainty_km * _CIRCLE_SHIFT * shift)
        shifted = distance.destination((place.lat, place.lon), bearing)
        return Area(shifted.latitude, shifted.longitude, place.uncertainty_km * size)
    half = _side(polygon, bearing)
    return _circle(_side(half, bearing) if far else half)


def middle(place: Place) -> Area:
    """Return the middle of an area ("central Mali"): a circle with a third of it."""
    polygon = _polygon(place)
    if polygon is None:
        return Area(place.lat, place.lon, place.uncertainty_km * _THIRD)
    area = _circle(polygon)
    return Area(area.lat, area.lon, area.radius_km * _THIRD)


def towards_side(place: Place, bearing: float) -> bool:
    """Tell whether a place lies to this side of its country's middle, the bearing in degrees clockwise from north."""
    shape = _countries().get(place.country or "")
    if shape is None:
        return False
    centre = max(shapely.get_parts(shape), key=lambda piece: piece.area).centroid
    azimuth = _GEOD.inv(centre.x, centre.y, place.lon, place.lat)[0]
    return bool(abs((azimuth - bearing + 180.0) % 360.0 - 180.0) <= _SIDE_DEG)


@cache
def border(one: str, other: str) -> Area | None:
    """Return the land border of two countries (ISO 3166-1 alpha-2) as a circle round its middle; None without one."""
    countries = _countries()
    if one == other or one not in countries or other not in countries:
        return None
    line = shapely.line_merge(shapely.intersection(countries[one].boundary, countries[other].boundary))
    if line.is_empty or line.length == 0:
        return None
    return _along(line)


@cache
def three_borders(one: str, other: str, third: str) -> Area | None:
    """Return the area where the borders of three countries (ISO 3166-1 alpha-2) meet; None where they do not."""
    countries = _countries()
    if len({one, other, third}) < 3 or any(iso not in countries for iso in (one, other, third)):
        return None
    point = shapely.intersection_all([countries[iso].boundary for iso in (one, other, third)])
    return None if point.is_empty else Area(point.centroid.y, point.centroid.x, _THREE_BORDERS_KM)


@cache
def coast(country: str) -> Area | None:
    """Return the coast of a country (ISO 3166-1 alpha-2) as a circle round its middle; None where it has none."""
    line = _coastline(country)
    return None if line is None else _along(line)


def is_coastal(place: Place) -> bool:
    """Tell whether a place lies on the sea or not far from it."""
    line = _coastline(place.country or "")
    if line is None:
        return place.country is None
    return float(shapely.distance(line, shapely.Point(place.lon, place.lat))) <= _COASTAL_DEG


@cache
def _coastline(country: str) -> Any | None:  # noqa: ANN401
    """Return what of a country's outline is no border with another; None where it has no coast."""
    countries = _countries()
    if country not in countries:
        return None
    own = countries[country]
    others = [shape.boundary for iso, shape in countries.items() if iso != country and shapely.intersects(shape, own)]
    line = shapely.line_merge(shapely.difference(own.boundary, shapely.union_all(others)))
    return None if line.is_empty or line.length == 0 else line


def _along(line: Any) -> Area:  # noqa: ANN401
    """Return the smallest circle with all of a line in it round the middle of its longest piece."""
    longest = max(shapely.get_parts(line), key=lambda piece: piece.length)
    point = longest.interpolate(0.5, normalized=True)
    lons, lats = shapely.get_coordinates(line.convex_hull).T
    _, _, distances_m = _GEOD.inv([point.x] * len(lons), [point.y] * len(lats), lons, lats)
    return Area(point.y, point.x, float(max(distances_m)) / 1000.0)


def _side(polygon: Any, bearing: float) -> Any:  # noqa: ANN401
    """Return what of a polygon lies to one side of its centroid; the whole polygon where nothing does."""
    centre = polygon.centroid
    stretch = cos(radians(centre.y))
    # Axes of the half plane in degrees, a degree of longitude being shorter than one of latitude.
    ahead = (sin(radians(bearing)) / stretch, cos(radians(bearing)))
    aside = (ahead[1] / stretch, -ahead[0] * stretch)
    corners = [
        (centre.x + _FAR_DEG * (a * aside[0] + b * ahead[0]), centre.y + _FAR_DEG * (a * aside[1] + b * ahead[1]))
        for a, b in ((-1, 0), (-1, 1), (1, 1), (1, 0))
    ]
    half = polygon.intersection(shapely.Polygon(corners))
    return half if half.area > 0 else polygon


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
