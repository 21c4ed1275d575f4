"""Incident -> Incident: which country and division it lies in, and how near a land border.

Nothing here moves an incident or says where it happened; that is read from the articles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Literal, NamedTuple, TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray

from dateline.atlas import LayerName, read_layer
from dateline.model import Incident, Location

__all__ = ["NEAR_BORDER_KM", "Line", "border_lines", "overlay"]

NEAR_BORDER_KM = 5.0
"""How near a border is worth saying: twice what the gazetteer's point and the drawn line may be off together
(Tinzaouaten's point lies 2 km on the wrong side of the line)."""

_POINT_PREC = 2
"""Up to this ``where_prec`` a location is a point, whose distance to a line means something."""
_DIVISION_PREC = 4
"""Up to this ``where_prec`` a location lies within one first-order division."""
_SHORE_DEG = 0.05
"""A point this far outside every polygon still belongs to the nearest: coasts are simplified, and piers stick out."""

_ANTIMERIDIAN_DEG = 180.0

# WGS 84: radius at the equator, and the square of the eccentricity.
_EQUATOR_KM = 6378.137
_ECCENTRICITY_2 = 0.00669437999014

LineKind: TypeAlias = Literal["border", "coast", "disputed"]

_Floats: TypeAlias = NDArray[np.float64]
_Indices: TypeAlias = NDArray[np.intp]


def overlay(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """Lay incidents over the border layers.

    Fills four fields, None where they do not apply:

    1. ``country``: that of the place the location is reckoned from. Only where the place has none and the location is
       no wider than a division is it the country whose polygon holds the point. What spans countries stays without.
    2. ``admin1``: the place's, where the location is the place; for a point reckoned from it ("30 km north of ...") or
       a place without one, the division of that country that holds the point or lies within a few kilometres of it;
       None for locations wider than a division.
    3. ``border_km``, ``border_with``: for points (``where_prec`` 1 and 2), the distance to the nearest land border of
       that country, and the neighbour's English name, where it is within ``NEAR_BORDER_KM``. The side of the line on
       which the point lies does not matter: the line is no better known than the point.

    Borders are those between the countries of ISO 3166-1; disputed lines inside one (the Moroccan wall, Somaliland's)
    are none here. Distances are reckoned in a plane laid on the WGS 84 ellipsoid at the point, in which the line runs
    as it is drawn on the map; within 5 km and up to 75 degrees of latitude that is off by less than 0.5 %.

    Raises
    ------
    LayerError
        A border layer is missing.
    """
    incidents = tuple(incidents)
    wheres = [incident.where for incident in incidents]
    countries = _countries(wheres)
    divisions = _divisions(wheres, countries)
    nearest = _nearest_borders(wheres, countries)
    return tuple(
        replace(incident, country=country, admin1=division, border_km=km, border_with=neighbour)
        for incident, country, division, (km, neighbour) in zip(incidents, countries, divisions, nearest, strict=True)
    )


class Line(NamedTuple):
    """A coast, a land border or a disputed line."""

    kind: LineKind
    name: str
    between: tuple[str, ...]
    """English names of the countries on its two sides, or of the parties to it; of a coast its country."""
    geometry: shapely.MultiLineString


def border_lines(bbox: tuple[float, float, float, float]) -> list[Line]:
    """Give the outlines of countries near a box as lines, each once, whole though only a part may be in the box.

    Parameters
    ----------
    bbox
        ``(lon_min, lat_min, lon_max, lat_max)``, degrees.

    Returns
    -------
    list of Line
        Land borders, two countries a line; coasts, one country a line; disputed lines.

    Raises
    ------
    LayerError
        A border layer is missing.
    """
    names = _shapes("adm0").name
    ends, owner, twins = _edges()
    sides = np.sort(np.column_stack([owner[twins], owner[twins + 1]]), axis=1)
    # Where the world is cut at the antimeridian there is no coast; between parts of one country there is no border.
    cut = (np.abs(ends[:, [0, 2]]) == _ANTIMERIDIAN_DEG).all(axis=1)
    twice = np.flatnonzero((ends[1:] == ends[:-1]).all(axis=1))
    coast = ~cut
    coast[twice] = coast[twice + 1] = False
    shores = np.column_stack([owner[coast], owner[coast]])
    lines = []
    for one, other, line in _merged(ends[twins], sides, bbox):
        lines.append(Line("border", f"{names[one]} \N{EN DASH} {names[other]}", (names[one], names[other]), line))
    for country, _, line in _merged(ends[coast], shores, bbox):
        lines.append(Line("coast", names[country], (names[country],), line))
    disputed = read_layer("disputed", bbox)
    if len(disputed):
        disputed = disputed.dissolve(["name", "between"]).reset_index()
    for name, between, shape in zip(disputed["name"], disputed["between"], disputed.geometry, strict=True):
        lines.append(Line("disputed", name, tuple(between.split(", ")), _multi(shape)))
    return lines


def _merged(
    ends: _Floats, sides: _Indices, bbox: tuple[float, float, float, float]
) -> Iterator[tuple[int, int, shapely.MultiLineString]]:
    """Join the segments between the same two countries into lines, if any of them touches the box."""
    west, south, east, north = bbox
    lon, lat = ends[:, [0, 2]], ends[:, [1, 3]]
    inside = (
        (lon.max(axis=1) >= west) & (lon.min(axis=1) <= east) & (lat.max(axis=1) >= south) & (lat.min(axis=1) <= north)
    )
    pair = sides[:, 0] * len(_shapes("adm0").name) + sides[:, 1]
    for each in np.unique(pair[inside]):
        segments = np.flatnonzero(pair == each)
        line = shapely.line_merge(shapely.multilinestrings(ends[segments].reshape(-1, 2, 2)))
        one, other = sides[segments[0]].tolist()
        yield one, other, _multi(line)


def _multi(line: Any) -> shapely.MultiLineString:  # noqa: ANN401 - a line of shapely, of one part or several
    return shapely.MultiLineString(shapely.get_parts(line).tolist())


def _countries(wheres: Sequence[Location | None]) -> list[str | None]:
    countries = [where.place.country if where else None for where in wheres]
    homeless = _chosen(wheres, lambda n, where: countries[n] is None and where.where_prec <= _DIVISION_PREC)
    if homeless:
        shapes = _shapes("adm0")
        for n, shape in _holding(wheres, homeless, shapes):
            countries[n] = shapes.iso_a2[shape]
    return countries


def _divisions(wheres: Sequence[Location | None], countries: Sequence[str | None]) -> list[str | None]:
    divisions = [where.place.admin1 if where and where.where_prec <= _DIVISION_PREC else None for where in wheres]
    unsure = _chosen(
        wheres,
        lambda n, where: (
            countries[n] is not None
            and where.where_prec <= _DIVISION_PREC
            and (divisions[n] is None or (where.lat, where.lon) != (where.place.lat, where.place.lon))
        ),
    )
    if unsure:
        shapes = _shapes("adm1")
        for n, shape in _holding(wheres, unsure, shapes, countries):
            divisions[n] = shapes.name[shape]
    return divisions


def _nearest_borders(
    wheres: Sequence[Location | None], countries: Sequence[str | None]
) -> list[tuple[float | None, str | None]]:
    nearest: list[tuple[float | None, str | None]] = [(None, None)] * len(wheres)
    precise = _chosen(wheres, lambda n, where: countries[n] is not None and where.where_prec <= _POINT_PREC)
    if not precise:
        return nearest
    border = _border()
    lat, lon = _coordinates(wheres, precise)
    km_lat, km_lon = _km_per_degree(lat)
    reach_lat, reach_lon = NEAR_BORDER_KM / km_lat, NEAR_BORDER_KM / km_lon
    point, segment = border.tree.query(shapely.box(lon - reach_lon, lat - reach_lat, lon + reach_lon, lat + reach_lat))
    home = np.array([countries[n] for n in precise], dtype=object)
    ours = border.iso_a2[segment] == home[point]
    point, segment = point[ours], segment[ours]
    scale = np.column_stack([km_lon, km_lat])[point]
    here = np.column_stack([lon, lat])[point]
    km = _from_origin((border.start[segment] - here) * scale, (border.end[segment] - here) * scale)
    for n in _least(point, km):
        if km[n] <= NEAR_BORDER_KM:
            nearest[precise[point[n]]] = (round(float(km[n]), 1), border.neighbour[segment[n]])
    return nearest


def _chosen(wheres: Sequence[Location | None], wanted: Callable[[int, Location], bool]) -> list[int]:
    return [n for n, where in enumerate(wheres) if where is not None and wanted(n, where)]


def _coordinates(wheres: Sequence[Location | None], chosen: Sequence[int]) -> tuple[_Floats, _Floats]:
    """Give latitudes and longitudes of the chosen locations."""
    pairs = [(where.lat, where.lon) for where in (wheres[n] for n in chosen) if where is not None]
    lat, lon = np.array(pairs, dtype=np.float64).reshape(-1, 2).T
    return lat, lon


class _Shapes(NamedTuple):
    """Polygons that can be searched; all in one order."""

    tree: shapely.STRtree
    polygons: NDArray[Any]
    iso_a2: NDArray[Any]
    name: NDArray[Any]


@cache
def _shapes(layer: LayerName) -> _Shapes:
    table = read_layer(layer)
    polygons = table.geometry.to_numpy()
    shapely.prepare(polygons)
    iso_a2 = table["iso_a2"].astype(object).where(table["iso_a2"].notna(), None).to_numpy()
    return _Shapes(shapely.STRtree(polygons), polygons, iso_a2, table["name"].to_numpy(dtype=object))


def _holding(
    wheres: Sequence[Location | None],
    chosen: Sequence[int],
    shapes: _Shapes,
    countries: Sequence[str | None] | None = None,
) -> list[tuple[int, int]]:
    """Pair each chosen location with the polygon that holds it, or that lies within ``_SHORE_DEG``, of its country."""
    lat, lon = _coordinates(wheres, chosen)
    points = np.asarray(shapely.points(lon, lat))
    point, shape = shapes.tree.query(
        shapely.box(lon - _SHORE_DEG, lat - _SHORE_DEG, lon + _SHORE_DEG, lat + _SHORE_DEG)
    )
    if countries is not None:
        same = shapes.iso_a2[shape] == np.array([countries[n] for n in chosen], dtype=object)[point]
        point, shape = point[same], shape[same]
    near = shapely.dwithin(shapes.polygons[shape], points[point], _SHORE_DEG)
    point, shape = point[near], shape[near]
    holds = shapely.intersects(shapes.polygons[shape], points[point])
    # The distance to a polygon's edge is dear; asked only where nothing holds the point.
    away = np.zeros(len(point))
    away[~holds] = shapely.distance(shapes.polygons[shape[~holds]], points[point[~holds]])
    return [(chosen[point[n]], int(shape[n])) for n in _least(point, away)]


def _least(group: _Indices, value: _Floats) -> _Indices:
    """Give the position of the least value in each group."""
    order = np.lexsort((value, group))
    return order[np.unique(group[order], return_index=True)[1]]


class _Border(NamedTuple):
    """All land borders, segment by segment, once for each side."""

    tree: shapely.STRtree
    start: _Floats
    """(n, 2): longitude, latitude."""
    end: _Floats
    iso_a2: NDArray[Any]
    """The country whose border it is."""
    neighbour: NDArray[Any]
    """English name of the country across it."""


@cache
def _border() -> _Border:
    """Find the segments that two countries' polygons share; they do so vertex for vertex."""
    shapes = _shapes("adm0")
    ends, owner, twins = _edges()
    one, other = owner[twins], owner[twins + 1]
    both = np.concatenate([ends[twins], ends[twins]])
    home, across = np.concatenate([one, other]), np.concatenate([other, one])
    lines = np.asarray(shapely.linestrings(both.reshape(-1, 2, 2)))
    return _Border(shapely.STRtree(lines), both[:, :2], both[:, 2:], shapes.iso_a2[home], shapes.name[across])


@cache
def _edges() -> tuple[_Floats, _Indices, _Indices]:
    """Take the countries' polygons to pieces, from vertex to vertex.

    Returns
    -------
    ends
        (n, 4): longitude and latitude of both ends; equal segments follow each other.
    owner
        (n,): row of the country.
    twins
        (m,): positions of the first of two equal ones, of two countries that ISO 3166-1 tells apart.
    """
    shapes = _shapes("adm0")
    parts, country = shapely.get_parts(shapes.polygons, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    corners, ring = shapely.get_coordinates(rings, return_index=True)
    follows = ring[1:] == ring[:-1]
    ends = np.hstack([corners[:-1], corners[1:]])[follows]
    owner = country[part[ring[:-1][follows]]]
    # Neighbours go round the same segment in opposite directions.
    turned = np.hstack([ends[:, 2:], ends[:, :2]])
    backwards = (ends[:, 0] > ends[:, 2]) | ((ends[:, 0] == ends[:, 2]) & (ends[:, 1] > ends[:, 3]))
    ends = np.where(backwards[:, None], turned, ends)
    order = np.lexsort(ends.T)
    ends, owner = ends[order], owner[order]
    twins = np.flatnonzero((ends[1:] == ends[:-1]).all(axis=1))
    foreign = shapes.iso_a2[owner[twins]] != shapes.iso_a2[owner[twins + 1]]
    return ends, owner, twins[foreign]


def _km_per_degree(lat: _Floats) -> tuple[_Floats, _Floats]:
    """Give the kilometres of a degree of latitude and of longitude, from the radii of curvature of WGS 84."""
    sine2 = 1 - _ECCENTRICITY_2 * np.sin(np.radians(lat)) ** 2
    meridian = _EQUATOR_KM * (1 - _ECCENTRICITY_2) / sine2**1.5
    parallel = _EQUATOR_KM / np.sqrt(sine2) * np.cos(np.radians(lat))
    return np.radians(meridian), np.radians(parallel)


def _from_origin(start: _Floats, end: _Floats) -> _Floats:
    """Give the distance of segments in a plane from its origin."""
    along = end - start
    share = np.clip(-(start * along).sum(axis=1) / (along**2).sum(axis=1), 0.0, 1.0)
    foot: _Floats = start + share[:, None] * along
    return np.hypot(foot[:, 0], foot[:, 1])
