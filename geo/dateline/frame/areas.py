"""The areas that an incident may lie in, where its point is only the middle of one."""

from __future__ import annotations

from typing import cast

import antimeridian
import geopandas as gpd
import numpy as np
import shapely
from pyproj import Geod

from dateline.schema import TABLES, build

__all__ = ["area_table"]

AREA_PREC = 3
"""UCDP ``where_prec`` from which a point is only the middle of an area: a district, a division, a country."""

CORNERS = 72
"""Of a circle: the chords lie within a thousandth of the radius."""

ELLIPSOID = Geod(ellps="WGS84")


def area_table(incidents: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the circles of uncertainty, one row an incident that has one.

    Geodesic circles on the WGS 84 ellipsoid, ``uncertainty_km`` round the point (pyproj, after Karney 2013), cut at the
    antimeridian and taken round the pole, as RFC 7946 section 3.1.9 asks.

    Parameters
    ----------
    incidents
        The incidents table.
    """
    vague = incidents["where_prec"].fillna(0).ge(AREA_PREC) & incidents["uncertainty_km"].gt(0)
    found = incidents[vague & ~incidents.geometry.isna()]
    columns = {
        "incident_id": found["id"].tolist(),
        "title": found["title"].tolist(),
        "event_type": found["event_type"].tolist(),
        "date_start": found["date_start"].tolist(),
        "date_end": found["date_end"].tolist(),
        "where_prec": found["where_prec"].tolist(),
        "uncertainty_km": found["uncertainty_km"].tolist(),
    }
    circles = _circles(found.geometry.x.to_numpy(), found.geometry.y.to_numpy(), found["uncertainty_km"].to_numpy())
    return cast(gpd.GeoDataFrame, build(TABLES["areas"], columns, circles))


def _circles(lon: np.ndarray, lat: np.ndarray, radius_km: np.ndarray) -> np.ndarray:
    """Return circles as MultiPolygons of shape (n,), going round their points against the clock."""
    shape = (len(lon), CORNERS)
    azimuth = np.broadcast_to(-np.linspace(0, 360, CORNERS, endpoint=False), shape)
    corners_lon, corners_lat, _ = ELLIPSOID.fwd(
        np.repeat(lon, CORNERS), np.repeat(lat, CORNERS), azimuth.ravel(), np.repeat(radius_km * 1000, CORNERS)
    )
    rings = np.stack([corners_lon, corners_lat], axis=-1).reshape(*shape, 2)
    circles = np.empty(len(lon), dtype=object)
    for row, ring in enumerate(rings):
        jumps = np.abs(np.diff(ring[:, 0], append=ring[0, 0])) > 180
        circle = shapely.Polygon(ring)
        cut = antimeridian.fix_polygon(circle) if jumps.any() else circle
        circles[row] = shapely.multipolygons(shapely.get_parts(cut))
    return circles
