"""The border layers as the lines and areas of a base map, with detail only where the view needs it.

Everything is derived from the segments of the polygons: one that two polygons share is a border and is kept once, one
that a single polygon has is coast. So no line is drawn twice, and the lines stay on the edges of the land.
"""

from __future__ import annotations

from typing import NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

__all__ = ["Box", "admin_borders", "country_borders", "land_rings", "largest_parts", "loose_lines", "to_deltas"]

QUANTUM_DEG = 0.001
"""Step of the coordinates in the page: 110 m, a tenth of what the simplified layers are good for."""

COARSE_DEG = 0.12
"""Douglas-Peucker tolerance outside the box: half a pixel at zoom 3, where the whole world is in view."""

STEPS_ACROSS = 4000
"""Inside the box the tolerance is its width over this, a third of a pixel of the first view on a wide screen."""

KEY_SCALE = 10**6
"""Decimal degrees to integers that two polygons agree on."""


class Box(NamedTuple):
    """Where detail is wanted, in degrees; across the antimeridian ``east`` is beyond 180 or ``west`` -180."""

    west: float
    south: float
    east: float
    north: float

    def fine_deg(self) -> float:
        """Return the tolerance for lines inside the box."""
        return (self.east - self.west) / STEPS_ACROSS

    def holds(self, lon_lat: np.ndarray) -> np.ndarray:
        """Tell which points, shape (n, 2), lie in the box."""
        lon, lat = lon_lat.T
        inside: np.ndarray = (
            ((lon - self.west) % 360 <= self.east - self.west) & (lat >= self.south) & (lat <= self.north)
        )
        return inside

    def parts(self) -> list[tuple[float, float, float, float]]:
        """Return it as boxes within -180 and 180: two where it crosses the antimeridian."""
        turns = [Box(self.west + turn, self.south, self.east + turn, self.north) for turn in (-360.0, 0.0, 360.0)]
        cut = [(max(-180.0, box.west), box.south, min(180.0, box.east), box.north) for box in turns]
        return [box for box in cut if box[0] < box[2]]


def land_rings(countries: gpd.GeoDataFrame, box: Box) -> list[np.ndarray]:
    """Outlines of the land, islands and holes alike, each closed and of shape (n, 2) in ``(lon, lat)`` degrees."""
    land = shapely.coverage_union_all(countries.geometry.to_numpy())
    rings = shapely.get_rings(shapely.get_parts(land))
    return [ring for ring in _thin(_open_type(rings), box) if len(ring) > 3]


def country_borders(countries: gpd.GeoDataFrame, box: Box) -> list[np.ndarray]:
    """Land borders between countries, once each, of shape (n, 2) in ``(lon, lat)`` degrees."""
    segments = _segments(countries.geometry.to_numpy())
    return _thin(_runs(segments, segments.shared), box)


def admin_borders(divisions: gpd.GeoDataFrame, box: Box) -> list[np.ndarray]:
    """Borders between divisions of the same country (column ``country``) that touch the box, as `country_borders`."""
    segments = _segments(divisions.geometry.to_numpy(), pd.factorize(divisions["country"])[0])
    lines = _runs(segments, segments.shared & segments.same_owner)
    around = shapely.union_all([shapely.box(*part) for part in box.parts()])
    near = shapely.intersects(lines, around) if len(lines) else np.zeros(0, dtype=bool)
    return _thin(lines[near], box)


def loose_lines(lines: gpd.GeoDataFrame, box: Box) -> list[np.ndarray]:
    """Lines that bound nothing, such as disputed ones, as `country_borders`."""
    return _thin(shapely.get_parts(lines.geometry.to_numpy()), box)


def largest_parts(areas: gpd.GeoDataFrame) -> np.ndarray:
    """How large each area's largest part is, in degrees² of shape (n,): large ones are named first."""
    parts, owner = shapely.get_parts(areas.geometry.to_numpy(), return_index=True)
    sizes = np.zeros(len(areas))
    np.maximum.at(sizes, owner, shapely.area(parts))
    return sizes


def to_deltas(lines: list[np.ndarray]) -> list[list[int]]:
    """Each line as ``[lon, lat, dlon, dlat, ...]`` in steps of `QUANTUM_DEG`: the first point, then the differences."""
    packed = []
    for line in lines:
        steps = np.round(line / QUANTUM_DEG).astype(int)
        packed.append(np.diff(steps, axis=0, prepend=np.zeros((1, 2), dtype=int)).ravel().tolist())
    return packed


class _Segments(NamedTuple):
    """Every stretch from vertex to vertex, polygon after polygon; all of shape (n,) but the coordinates."""

    start: np.ndarray
    end: np.ndarray
    ring: np.ndarray
    shared: np.ndarray
    """True for the first of two equal stretches."""
    same_owner: np.ndarray
    """True where both polygons that share it have the same owner."""


def _segments(polygons: np.ndarray, owner: np.ndarray | None = None) -> _Segments:
    parts, polygon = shapely.get_parts(polygons, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    coordinates, ring = shapely.get_coordinates(rings, return_index=True)
    follows = ring[1:] == ring[:-1]
    start, end, ring = coordinates[:-1][follows], coordinates[1:][follows], ring[1:][follows]
    keys = np.sort(np.stack([_key(start), _key(end)], axis=1), axis=1)
    table = pd.DataFrame({"a": keys[:, 0], "b": keys[:, 1]})
    owners = np.zeros(len(rings), dtype=int) if owner is None else owner[polygon[part]]
    both = table.assign(owner=owners[ring]).duplicated(keep=False).to_numpy()
    shared = table.duplicated(keep=False).to_numpy() & ~table.duplicated().to_numpy()
    return _Segments(start, end, ring, shared, both)


def _runs(segments: _Segments, wanted: np.ndarray) -> np.ndarray:
    """Join the wanted segments that follow one another into LineStrings."""
    at = np.flatnonzero(wanted)
    if not len(at):
        return np.empty(0, dtype=object)
    breaks = (np.diff(at) != 1) | (np.diff(segments.ring[at]) != 0)
    run = np.concatenate([[0], np.cumsum(breaks)])
    first = np.concatenate([[True], breaks])
    points = np.concatenate([segments.start[at[first]], segments.end[at]])
    run_of_point = np.concatenate([run[first], run])
    order = np.argsort(run_of_point, kind="stable")
    return _linestrings(points[order], run_of_point[order])


def _open_type(rings: np.ndarray) -> np.ndarray:
    """Rings as LineStrings: simplifying these may let an island vanish."""
    coordinates, ring = shapely.get_coordinates(rings, return_index=True)
    return _linestrings(coordinates, ring)


def _linestrings(coordinates: np.ndarray, line: np.ndarray) -> np.ndarray:
    lines: np.ndarray = np.asarray(shapely.linestrings(coordinates, indices=line))
    return lines


def _thin(lines: np.ndarray, box: Box) -> list[np.ndarray]:
    """Simplify lines finely inside the box, coarsely outside, and drop those that coarse simplification flattens there.

    Douglas-Peucker only leaves points out, so the points to keep are those of either result.
    """
    if not len(lines):
        return []
    fine = shapely.simplify(lines, box.fine_deg(), preserve_topology=False)
    coarse = shapely.simplify(lines, max(COARSE_DEG, box.fine_deg()), preserve_topology=False)
    coordinates, line = shapely.get_coordinates(fine, return_index=True)
    keep = box.holds(coordinates) | np.isin(_key(coordinates), _key(shapely.get_coordinates(coarse)))
    coordinates, line = coordinates[keep], line[keep]
    pieces = np.split(coordinates, np.flatnonzero(np.diff(line)) + 1)
    return [piece for piece in pieces if len(piece) > 1 and np.ptp(piece, axis=0).max() > QUANTUM_DEG]


def _key(lon_lat: np.ndarray) -> np.ndarray:
    steps = np.round(lon_lat * KEY_SCALE).astype(np.int64)
    key: np.ndarray = steps[:, 0] * (1 << 30) + steps[:, 1]
    return key
