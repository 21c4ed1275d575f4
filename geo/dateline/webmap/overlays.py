"""Layers of the user's own: any file that GDAL reads, or a GeoDataFrame, as lines, areas and points of the map.

They come in whole where they are small. A layer that would take more room than `BUDGET_BYTES` is cut to the
surroundings of the incidents, then drawn with fewer points, and at last with fewer features; notices say what was done.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, GeometryError
from pyproj.exceptions import CRSError, ProjError
from shapely.errors import ShapelyError

from dateline.errors import LayerError
from dateline.schema import CRS
from dateline.webmap.basemap import Box
from dateline.webmap.inline import to_json

__all__ = ["BUDGET_BYTES", "Overlay", "Packed", "pack_overlay", "read_overlay"]

BUDGET_BYTES = 2_000_000
"""What one layer may take up in the page, as JSON."""

STEP_DEG = 0.0001
"""Step of the coordinates in the page: 11 m."""

LEAST_POINT_BYTES = 4
"""A point is two numbers and two commas; so large layers are told without writing them."""

TOLERANCES = (1, 2, 4, 8, 16)
"""A layer that is too large is drawn with so many times the tolerance of the base map, until it fits."""

LONGEST_VALUE = 300
"""Characters of an attribute; what is longer is cut."""

NAMES = ("name", "title", "label", "nom", "titre", "shapename", "name_en", "adm1_name", "adm2_name", "id")
"""Columns that say what a feature is called, likeliest first."""

POINT, LINE, RING = 0, 1, 2

_GDAL_TYPES = {0: POINT, 1: LINE, 2: RING, 3: RING}
"""GEOS' type of a simple geometry to ours."""


class Overlay(NamedTuple):
    """One layer of a file."""

    name: str
    features: gpd.GeoDataFrame
    """In EPSG:4326, with attributes of any kind."""
    notices: tuple[str, ...] = ()
    """What the reader should know of how it was read."""


class Packed(NamedTuple):
    """A layer as it goes into the page."""

    json: str
    notices: tuple[str, ...]
    """What was cut or thinned, one sentence each."""


def read_overlay(path: str | PathLike[str]) -> list[Overlay]:
    """Read every layer of a file that has geometries, in degrees.

    Raises
    ------
    LayerError
        The file is missing, is not of a format that GDAL reads, or has no geometry, or no place on earth.
    """
    file = Path(path)
    if not file.exists():
        raise LayerError(f"{file} is not there; check its name")
    try:
        layers = [name for name, kind in pyogrio.list_layers(file).tolist() if kind is not None]
        found = [_read(file, layer, file.stem if len(layers) == 1 else f"{file.stem}: {layer}") for layer in layers]
    except (DataSourceError, DataLayerError, FeatureError, GeometryError, ShapelyError, CRSError, ProjError) as error:
        raise LayerError(f"{file} cannot be read as a layer: {_first_line(error)}") from error
    if not found:
        raise LayerError(f"{file} has no layer with geometries")
    return found


def pack_overlay(features: gpd.GeoDataFrame, name: str, box: Box, budget: int = BUDGET_BYTES) -> Packed:
    """Write a layer for the page.

    Parameters
    ----------
    features
        Any geometries, in any CRS; attributes are shown as text.
    name
        Of the layer, for the notices.
    box
        What is kept of a layer that is too large, in degrees, and what its tolerance is reckoned from.
    budget
        Bytes that it may take.

    Raises
    ------
    LayerError
        There is no geometry column or no CRS.
    """
    frame = _in_degrees(features, name)
    if (text := _fitting(frame, budget)) is not None:
        return Packed(text, ())
    near = frame[_touches(frame.geometry.to_numpy(), box)]
    notices = []
    if len(near) < len(frame):
        notices.append(f"{name}: {len(near):,} of {len(frame):,} features lie around the incidents and are on the map")
    if (text := _fitting(near, budget)) is not None:
        return Packed(text, tuple(notices))
    for tolerance in (times * box.fine_deg() for times in TOLERANCES):
        thinned = near.set_geometry(near.geometry.simplify(tolerance))
        if (text := _fitting(thinned, budget)) is not None:
            notices.append(f"{name}: it is large, so its outlines are simplified to {tolerance:.2g} degrees")
            return Packed(text, tuple(notices))
    kept = thinned
    while (text := _fitting(kept, budget)) is None and len(kept):
        kept = kept.iloc[: len(kept) // 2]
    notices.append(f"{name}: only its first {len(kept):,} features are on the map, as there is no room for all")
    return Packed(text or _json(kept), tuple(notices))


def _fitting(frame: gpd.GeoDataFrame, budget: int) -> str | None:
    """Return the layer for the page, None where it is larger than the budget."""
    if shapely.get_num_coordinates(frame.geometry.to_numpy()).sum() * LEAST_POINT_BYTES > budget:
        return None
    text = _json(frame)
    return text if len(text.encode()) <= budget else None


def _read(file: Path, layer: str, name: str) -> Overlay:
    frame = pyogrio.read_dataframe(file, layer=layer)
    if not isinstance(frame, gpd.GeoDataFrame):
        raise DataLayerError(f"layer {layer} has no geometries")
    notices = []
    if frame.crs is None:
        low_x, low_y, high_x, high_y = frame.total_bounds
        if not (-360 <= low_x <= high_x <= 360 and -90 <= low_y <= high_y <= 90):
            raise DataLayerError("it does not say which CRS its coordinates are in, and they are no degrees")
        frame = frame.set_crs(CRS)
        notices.append(f"{file} does not say which CRS its coordinates are in; they are taken for degrees")
    known = _in_degrees(frame, name)
    if not len(known):
        raise DataLayerError(f"layer {layer} has no geometry that can be placed on the earth")
    if len(known) < len(frame):
        notices.append(f"{file}: {len(frame) - len(known):,} features have no place on the map")
    return Overlay(name, known, tuple(notices))


def _in_degrees(frame: gpd.GeoDataFrame, name: str) -> gpd.GeoDataFrame:
    """Return the features that have a place, flat, in EPSG:4326."""
    if not isinstance(frame, gpd.GeoDataFrame) or frame.active_geometry_name is None:
        raise LayerError(f"the layer {name!r} must be a GeoDataFrame with a geometry, got {type(frame).__name__}")
    if frame.crs is None and len(frame):
        raise LayerError(f"the layer {name!r} has no CRS; say which it is in with set_crs({CRS!r})")
    flat = frame if frame.crs is None or frame.crs == CRS else frame.to_crs(CRS)
    geometry = shapely.force_2d(flat.geometry.to_numpy())
    bounds = shapely.bounds(geometry)
    placed = flat.set_geometry(gpd.GeoSeries(geometry, index=flat.index, crs=CRS))
    return placed.iloc[np.flatnonzero(np.isfinite(bounds).all(axis=1))]


def _touches(geometry: np.ndarray, box: Box) -> np.ndarray:
    """Tell which geometries have a bounding box that meets the box."""
    west, south, east, north = shapely.bounds(geometry).T
    meets = np.zeros(len(geometry), dtype=bool)
    for part in box.parts():
        meets |= (west <= part[2]) & (east >= part[0]) & (south <= part[3]) & (north >= part[1])
    return meets


def _json(frame: gpd.GeoDataFrame) -> str:
    """Points, lines and rings with the row that each belongs to, and the attributes of the rows as columns."""
    parts, rows = _simple(frame.geometry.to_numpy())
    kinds = np.array([_GDAL_TYPES[kind] for kind in shapely.get_type_id(parts).tolist()], dtype=int)
    rings, ring_of = shapely.get_rings(parts[kinds == RING], return_index=True)
    packed = {
        "step": STEP_DEG,
        "points": _lines(parts[kinds == POINT], rows[kinds == POINT]),
        "lines": _lines(parts[kinds == LINE], rows[kinds == LINE]),
        "rings": _lines(rings, rows[kinds == RING][ring_of]),
    }
    attributes = frame.drop(columns=frame.active_geometry_name)
    columns = [(str(column), [_value(value) for value in attributes[column].tolist()]) for column in attributes.columns]
    told = [(column, values) for column, values in columns if any(value is not None for value in values)]
    return to_json(packed | {"columns": told, "named": _naming(told)})


def _simple(geometry: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Take collections apart, however deep, with the row of each part."""
    rows = np.arange(len(geometry))
    while (shapely.get_type_id(geometry) > shapely.GeometryType.POLYGON).any():
        geometry, index = shapely.get_parts(geometry, return_index=True)
        rows = rows[index]
    known = ~shapely.is_empty(geometry)
    return geometry[known], rows[known]


def _lines(lines: np.ndarray, rows: np.ndarray) -> dict[str, list[Any]]:
    """Each line as the first point and then the differences, in steps; and its row."""
    coordinates, line = shapely.get_coordinates(lines, return_index=True)
    steps = np.round(coordinates / STEP_DEG).astype(np.int64)
    # A point that falls on the one before it is not drawn; every line keeps its first and last.
    first = np.diff(line, prepend=-1) != 0
    last = np.roll(first, -1)
    moved = np.any(np.diff(steps, axis=0, prepend=steps[:1]) != 0, axis=1)
    keep = first | last | moved
    steps, first = steps[keep], first[keep]
    deltas = np.diff(steps, axis=0, prepend=steps[:1])
    deltas[first] = steps[first]
    pieces = np.split(deltas, np.flatnonzero(first)[1:]) if len(lines) else []
    return {"lines": [piece.ravel().tolist() for piece in pieces], "rows": rows.tolist()}


def _naming(columns: Sequence[tuple[str, list[Any]]]) -> int:
    """Find the column that says what a feature is called: its index, -1 where there is none."""
    names = [column.casefold() for column, _ in columns]
    known = [names.index(name) for name in NAMES if name in names]
    texts = [at for at, (_, values) in enumerate(columns) if any(isinstance(value, str) for value in values)]
    return next(iter([*known, *texts]), -1)


def _value(value: object) -> str | float | None:
    """Return an attribute as the page shows it: a number, or text."""
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, bool | np.bool_):
        return str(bool(value)).lower()
    if isinstance(value, int | np.integer):
        return int(value) if abs(int(value)) < 2**53 else str(value)
    if isinstance(value, float | np.floating):
        return round(float(value), 6) if math.isfinite(value) else None
    if isinstance(value, datetime.date | datetime.datetime):
        return value.isoformat()
    text = str(value)
    return None if text == "" else text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]} …"


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n", maxsplit=1)[0].rstrip(".") or type(error).__name__
