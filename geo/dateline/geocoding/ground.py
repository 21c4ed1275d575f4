"""Where countries lie, from the border layer: for services that take boxes, and for results that name no country."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import geopandas as gpd
import numpy as np
import shapely

from dateline.atlas import read_layer

__all__ = ["bounds", "country_at", "middle"]

_SHORE_DEG = 0.05
"""A point this far outside every polygon still belongs to the nearest: coasts are simplified."""


def bounds(countries: Sequence[str]) -> tuple[float, float, float, float] | None:
    """Return ``(lat_min, lon_min, lat_max, lon_max)`` of countries by ISO 3166-1 alpha-2; None where none is known."""
    table = _countries()
    found = table[table["iso_a2"].isin(countries)]
    if found.empty:
        return None
    lon_min, lat_min, lon_max, lat_max = (float(edge) for edge in found.total_bounds)
    return lat_min, lon_min, lat_max, lon_max


def middle(country: str) -> tuple[float, float] | None:
    """Return ``(lat, lon)`` of a point well inside a country's largest part, or None."""
    table = _countries()
    found = table[table["iso_a2"] == country]
    if found.empty:
        return None
    # Areas are only compared, within one country: in degrees they will do.
    row = found.iloc[int(np.argmax(shapely.area(found.geometry.to_numpy())))]
    return float(row["label_lat"]), float(row["label_lon"])


def country_at(lat: float, lon: float) -> str | None:
    """Return the country that holds a point, or whose shore is near; None at sea and where ISO counts nobody."""
    table = _countries()
    point = shapely.Point(lon, lat)
    near = table.iloc[np.sort(table.sindex.query(point, predicate="dwithin", distance=_SHORE_DEG))]
    if near.empty:
        return None
    code = near["iso_a2"].iloc[int(np.argmin(shapely.distance(near.geometry.to_numpy(), point)))]
    return code if isinstance(code, str) else None


@cache
def _countries() -> gpd.GeoDataFrame:
    return read_layer("adm0")
