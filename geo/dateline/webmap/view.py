"""Which part of the world a map opens on, and where its borders need detail."""

from __future__ import annotations

import math

import numpy as np

from dateline.webmap.basemap import Box

__all__ = ["detail", "home"]

WORLD = Box(-130.0, -50.0, 160.0, 68.0)
"""What a map without incidents opens on: the inhabited world."""

VAGUE_FROM = 5
"""UCDP ``where_prec`` from which a point stands for a region, a country or more."""

STRETCH = 1.6
"""Vague incidents come into the first view unless it would grow by more than this factor in width or height ..."""

REGION_DEG = 30.0
"""... or beyond this many degrees: a region of the world, in which a few countries' points belong together."""

LEAST_DEG = 6.0
"""The first view is at least this wide, so that a single incident is seen with its surroundings."""

MARGIN = 0.75
"""Detail reaches this many times the width of the first view beyond its edges: room to pan, and for odd screens ..."""

MOST_MARGIN_DEG = 15.0
"""... but no further than this: where the view is wide there is enough in it, and lines of divisions weigh."""

ROUND_DEG = 360.0

MERCATOR_LAT = 85.05
"""Where the map ends in the north and the south, in degrees."""

GAIN_DEG = 40.0
"""The first view crosses the antimeridian where it is by this much narrower for it: people know the world otherwise."""


def home(lon_lat: np.ndarray, where_prec: np.ndarray) -> Box:
    """Return the box, in degrees, that shows the incidents: precise ones first.

    Parameters
    ----------
    lon_lat
        Degrees, shape (n, 2), NaN where unknown.
    where_prec
        UCDP ``where_prec``, shape (n,); NaN counts as precise.
    """
    located = ~np.isnan(lon_lat[:, 0])
    vague = located & (where_prec >= VAGUE_FROM)
    precise = located & ~vague
    if not located.any():
        return WORLD
    # The map ends short of the poles, where what lies beyond is drawn.
    shown = np.column_stack([lon_lat[:, 0], np.clip(lon_lat[:, 1], -MERCATOR_LAT, MERCATOR_LAT)])
    if not precise.any():
        return _bounds(shown[vague])
    box = _bounds(shown[precise])
    widest = max(REGION_DEG, STRETCH * (box.east - box.west))
    highest = max(REGION_DEG, STRETCH * (box.north - box.south))
    centre = ((box.west + box.east) / 2, (box.south + box.north) / 2)
    around = [(_near(lon, centre[0]), lat) for lon, lat in shown[vague].tolist()]
    for lon, lat in sorted(around, key=lambda point: math.dist(point, centre)):
        wider = Box(min(box.west, lon), min(box.south, lat), max(box.east, lon), max(box.north, lat))
        if wider.east - wider.west <= widest and wider.north - wider.south <= highest:
            box = wider
    return box


def detail(box: Box) -> Box:
    """Return the box in which borders are drawn finely and admin-1 lines are given; it may cross the antimeridian."""
    margin = min(MOST_MARGIN_DEG, MARGIN * max(box.east - box.west, box.north - box.south))
    south, north = max(-90.0, box.south - margin), min(90.0, box.north + margin)
    if box.east - box.west + 2 * margin >= ROUND_DEG:
        return Box(-180.0, south, 180.0, north)
    return Box(box.west - margin, south, box.east + margin, north)


def _bounds(lon_lat: np.ndarray) -> Box:
    """Narrowest bounds of points, widened to `LEAST_DEG`; ``east`` is beyond 180 where they cross the antimeridian."""
    west, east = _span(lon_lat[:, 0])
    south, north = float(lon_lat[:, 1].min()), float(lon_lat[:, 1].max())
    width, height = max(LEAST_DEG, east - west), max(LEAST_DEG, north - south)
    bottom = np.clip((south + north - height) / 2, -MERCATOR_LAT, MERCATOR_LAT - height)
    west = (west + east - width) / 2
    return Box(west, float(bottom), west + width, float(bottom) + height)


def _span(lon: np.ndarray) -> tuple[float, float]:
    """Where points begin and end in going east, without the widest stretch that has none."""
    sorted_lon = np.unique(lon)
    gaps = np.diff(sorted_lon, append=sorted_lon[0] + ROUND_DEG)
    widest = int(gaps.argmax())
    # All round the world there is nothing to choose: it is shown as it is used to be.
    if widest == len(gaps) - 1 or gaps[widest] < gaps[-1] + GAIN_DEG:
        return float(sorted_lon[0]), float(sorted_lon[-1])
    return float(sorted_lon[widest + 1]), float(sorted_lon[widest] + ROUND_DEG)


def _near(lon: float, centre: float) -> float:
    """Return the longitude, a whole turn more or less, that is nearest to another."""
    return lon + ROUND_DEG * round((centre - lon) / ROUND_DEG)
