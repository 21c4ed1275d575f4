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
"""Detail reaches this many times the width of the first view beyond its edges: room to pan, and for odd screens."""


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
    if not precise.any():
        return _bounds(lon_lat[vague])
    box = _bounds(lon_lat[precise])
    widest = max(REGION_DEG, STRETCH * (box.east - box.west))
    highest = max(REGION_DEG, STRETCH * (box.north - box.south))
    centre = ((box.west + box.east) / 2, (box.south + box.north) / 2)
    for lon, lat in sorted(lon_lat[vague].tolist(), key=lambda point: math.dist(point, centre)):
        wider = Box(min(box.west, lon), min(box.south, lat), max(box.east, lon), max(box.north, lat))
        if wider.east - wider.west <= widest and wider.north - wider.south <= highest:
            box = wider
    return box


def detail(box: Box) -> Box:
    """Return the box in which borders are drawn finely and admin-1 lines are given."""
    margin = MARGIN * max(box.east - box.west, box.north - box.south)
    return Box(
        max(-180.0, box.west - margin),
        max(-90.0, box.south - margin),
        min(180.0, box.east + margin),
        min(90.0, box.north + margin),
    )


def _bounds(lon_lat: np.ndarray) -> Box:
    """Bounds of points, widened to `LEAST_DEG`."""
    low, high = lon_lat.min(axis=0), lon_lat.max(axis=0)
    pad = np.maximum(0, (LEAST_DEG - (high - low)) / 2)
    (west, south), (east, north) = (low - pad).tolist(), (high + pad).tolist()
    return Box(west, south, east, north)
