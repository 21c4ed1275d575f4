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

__all__ = [
    "Box",
    "Outlines",
    "admin_borders",
    "country_borders",
    "land_rings",
    "largest_parts",
    "loose_lines",
    "outlines",
    "to_deltas",
]

STEPS_DEG = (0.001, 0.002, 0.005, 0.01)
"""Of the coordinates in a page; the least is 110 m, a tenth of what the simplified layers are good for."""

STEPS_A_TOLERANCE = 4
"""So much finer than the lines are the coordinates: rounding them shows nowhere."""

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

    def step_deg(self) -> float:
        """Return the step of the coordinates of lines in the page."""
        return max(step for step in STEPS_DEG if step <= max(STEPS_DEG[0], self.fine_deg() / STEPS_A_TOLERANCE))

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


class Outlines(NamedTuple):
    """The lines of countries, whatever the view, as LineStrings."""

    coasts: np.ndarray
    """Closed; islands and lakes alike."""
    borders: np.ndarray
    """Between two countries, once each."""


def outlines(countries: gpd.GeoDataFrame) -> Outlines:
    """Tell the coasts and the land borders of countries apart."""
    segments = _segments(countries.geometry.to_numpy())
    return Outlines(_chained(_runs(segments, segments.alone)), _runs(segments, segments.shared))


def land_rings(lines: Outlines, box: Box) -> list[np.ndarray]:
    """Outlines of the land, islands and holes alike, each closed and of shape (n, 2) in ``(lon, lat)`` degrees."""
    return [ring for ring in _thin(lines.coasts, box) if len(ring) > 3]


def country_borders(lines: Outlines, box: Box) -> list[np.ndarray]:
    """Land borders between countries, once each, of shape (n, 2) in ``(lon, lat)`` degrees."""
    return _thin(lines.borders, box)


def admin_borders(divisions: gpd.GeoDataFrame, box: Box) -> list[np.ndarray]:
    """Borders between divisions of the same country (column ``country``) that touch the box, as `country_borders`."""
    segments = _segments(divisions.geometry.to_numpy(), pd.factorize(divisions["country"])[0])
    lines = _runs(segments, segments.shared & segments.same_owner)
    around = shapely.union_all([shapely.box(*part) for part in box.parts()])
    near = shapely.intersects(lines, around) if len(lines) else np.zeros(0, dtype=bool)
    return _thin(lines[near], box)


def loose_lines(lines: np.ndarray, box: Box) -> list[np.ndarray]:
    """Lines that bound nothing, such as disputed ones, as `country_borders`."""
    return _thin(shapely.get_parts(lines), box)


def largest_parts(areas: gpd.GeoDataFrame) -> np.ndarray:
    """How large each area's largest part is, in degrees² of shape (n,): large ones are named first."""
    parts, owner = shapely.get_parts(areas.geometry.to_numpy(), return_index=True)
    sizes = np.zeros(len(areas))
    np.maximum.at(sizes, owner, shapely.area(parts))
    return sizes


def to_deltas(lines: list[np.ndarray], step_deg: float) -> list[list[int]]:
    """Each line as ``[lon, lat, dlon, dlat, ...]`` in steps: the first point, then the differences."""
    if not lines:
        return []
    steps = np.round(np.concatenate(lines) / step_deg).astype(int)
    ends = np.cumsum([len(line) for line in lines])
    starts = np.concatenate([[0], ends[:-1]])
    deltas = np.diff(steps, axis=0, prepend=0)
    deltas[starts] = steps[starts]
    packed = deltas.ravel().tolist()
    return [packed[2 * start : 2 * end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]


class _Segments(NamedTuple):
    """Every stretch from vertex to vertex, polygon after polygon, land on its right; all of shape (n,) but the ends."""

    start: np.ndarray
    end: np.ndarray
    ring: np.ndarray
    alone: np.ndarray
    """True where no other polygon has it."""
    shared: np.ndarray
    """True for the first of two equal stretches."""
    same_owner: np.ndarray
    """True where both polygons that share it have the same owner."""


def _segments(polygons: np.ndarray, owner: np.ndarray | None = None) -> _Segments:
    parts, polygon = shapely.get_parts(polygons, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    is_hole = np.diff(part, prepend=-1) == 0
    rings = np.where(shapely.is_ccw(rings) == is_hole, rings, shapely.reverse(rings))
    coordinates, ring = shapely.get_coordinates(rings, return_index=True)
    vertex = pd.factorize(_key(coordinates))[0].astype(np.int64)
    follows = ring[1:] == ring[:-1]
    one, other, ring = vertex[:-1][follows], vertex[1:][follows], ring[1:][follows]
    stretch = pd.Series(np.minimum(one, other) * len(vertex) + np.maximum(one, other))
    alone = ~stretch.duplicated(keep=False).to_numpy()
    shared = ~alone & ~stretch.duplicated().to_numpy()
    both = ~alone
    if owner is not None:
        both = pd.DataFrame({"stretch": stretch, "owner": owner[polygon[part]][ring]}).duplicated(keep=False).to_numpy()
    return _Segments(coordinates[:-1][follows], coordinates[1:][follows], ring, alone, shared, both)


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


def _chained(lines: np.ndarray) -> np.ndarray:
    """Join lines, each of which begins where another one ends, into closed ones.

    They stay LineStrings: simplifying these may let an island vanish, as simplifying a LinearRing does not.
    """
    if not len(lines):
        return lines
    begin, end = (_key(shapely.get_coordinates(shapely.get_point(lines, at))).tolist() for at in (0, -1))
    closed = [at for at in range(len(lines)) if begin[at] == end[at]]
    following: dict[int, list[int]] = {}
    for at in sorted(set(range(len(lines))).difference(closed)):
        following.setdefault(begin[at], []).append(at)
    chains = []
    while following:
        chain = [_take(following, next(iter(following)))]
        while end[chain[-1]] != begin[chain[0]] and end[chain[-1]] in following:
            chain.append(_take(following, end[chain[-1]]))
        chains.append(chain)
    coordinates = [shapely.get_coordinates(lines[chain]) for chain in chains]
    joined = [shapely.linestrings(points[np.diff(_key(points), prepend=-1) != 0]) for points in coordinates]
    return np.concatenate([lines[closed], np.array(joined, dtype=object)])


def _take(waiting: dict[int, list[int]], key: int) -> int:
    at = waiting[key].pop()
    if not waiting[key]:
        del waiting[key]
    return at


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
    kept = pd.Series(_key(coordinates)).isin(_key(shapely.get_coordinates(coarse))).to_numpy()
    keep = box.holds(coordinates) | kept
    coordinates, line = coordinates[keep], line[keep]
    if not len(line):
        return []
    starts = np.flatnonzero(np.diff(line, prepend=-1))
    extents = np.maximum.reduceat(coordinates, starts) - np.minimum.reduceat(coordinates, starts)
    bounds = np.stack([starts, np.append(starts[1:], len(line))], axis=1)
    return [coordinates[start:end] for start, end in bounds[extents.max(axis=1) > STEPS_DEG[0]].tolist()]


def _key(lon_lat: np.ndarray) -> np.ndarray:
    steps = np.round(lon_lat * KEY_SCALE).astype(np.int64)
    key: np.ndarray = steps[:, 0] * (1 << 30) + steps[:, 1]
    return key
