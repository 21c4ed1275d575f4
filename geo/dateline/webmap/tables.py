"""The tables of the map as data blocks: what a page holds, and how it is written.

A map has two blocks of JSON. The first is read when the page opens and holds what list, map and filters need::

    {"incidents": {"rows": 3, "columns": {"title": [...], ...}, "later": ["quote", ...]}}

The second, of the same id with ``-more`` after it, is read when details are opened or all text is searched::

    {"pools": {"quotes": [...], ...}, "incidents": {"rows": 3, "columns": {"quote": ...}}, "reports": ..., ...}

A table is its number of rows and its columns, without those that hold nothing. Dates are ISO 8601, flags 0 or 1, and
null is what is not stated. A column is written in the shortest of these ways:

- ``[value, ...]``: a value a row.
- ``{"of": [value, ...], "at": [i, ...]}``: distinct values, and which of them each row has, -1 for null.
- ``{"of": "quotes", "at": [i, ...]}``: the same of a pool of the second block, which all its tables share, as one
  sentence stands behind an incident, its reports and its figures. Without ``at`` row i has text i of the pool.
- ``{"of": "incidents", "at": [i, ...]}``: the id of the incident in row i of the incidents.
- ``{"rows": [i, ...], "values": [value, ...]}``: these rows have these values, the others null. Without ``values`` the
  rows are those whose flag is set.
- ``{"like": "column", "rows": [i, ...], "values": [value, ...]}``: as another column of the table but for these rows.

`assets/base/tables.js` reads them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dateline.errors import TableError
from dateline.model import Kind
from dateline.schema import CRS, TABLES, Type
from dateline.webmap.columns import Column, Json, Pool, encode, encode_like, measures, read
from dateline.webmap.inline import to_json

__all__ = ["IncidentTables", "lon_lat", "pack_points"]

ESSENTIAL = {"incidents": ("id", "title", "event_type"), "places": ("name",)}
"""Without these a row cannot be shown; any other column that is missing reads as not stated."""

OPTIONAL = {"incidents": {"confirmed": Type.FLAG}}
"""Columns that anyone may add: whether a human has checked an incident."""

DERIVED = {"incidents": {"n_sources": Type.COUNT}}
"""Columns of our own, so that what they count need not be read when the page opens."""

LATER = frozenset({"casualties", "quote", "article", "articles", "sources"})
"""Columns of the incidents that only details and the search of all text need."""

POOLS = {
    "quote": "quotes",
    "article": "articles",
    "articles": "articles",
    "source": "sources",
    "sources": "sources",
}
"""Columns of the second block whose texts stand in several of its tables, and the pool that holds them."""

SPANS = ("start", "end")
"""Where in its article something stands; the article is not in the page, but the sentence round it is."""

LIKE = {"n_sources": "n_articles", "date_end": "date_start", "articles": "article", "low": "best", "high": "best"} | {
    f"{kind}_{bound}": f"{kind}" for kind in Kind for bound in ("low", "high")
}
"""Columns that mostly say the same as another one."""

COORDINATE_DECIMALS = 5
"""About one metre."""


class IncidentTables:
    """Incidents with what is known of them, checked and ready for a page.

    Parameters
    ----------
    incidents
        The incidents table; columns of `dateline.schema.TABLES`, points in any CRS, None where the place is not known.
        A flag ``confirmed`` may say which of them a human has checked.
    reports, figures, claims
        What each article says of each incident, by ``incident_id``; optional. Rows of other incidents are left out.

    Attributes
    ----------
    blocks
        The tables as text by the ids of their data blocks.
    block_id
        The id of the first of them: the same for the same tables.
    lon_lat
        Degrees, shape (rows, 2), NaN where the place is not known.
    tallies
        How many of the rows are running totals.

    Raises
    ------
    TableError
        Where the incidents lack an id, title, event type or CRS, or a geometry is no point.
    """

    def __init__(
        self,
        incidents: gpd.GeoDataFrame,
        *,
        reports: pd.DataFrame | None = None,
        figures: pd.DataFrame | None = None,
        claims: pd.DataFrame | None = None,
    ) -> None:
        self.lon_lat = lon_lat(incidents, "incidents")
        columns = _read(incidents, "incidents")
        if "sources" in columns:
            columns["n_sources"] = _parts(columns["sources"])
        self.tallies = int(columns["tally"].values.sum()) if "tally" in columns else 0
        first = {name: column for name, column in columns.items() if name not in LATER} | _points(self.lon_lat)
        later = {name: column for name, column in columns.items() if name in LATER}
        pools = {name: Pool(name) for name in POOLS.values()}
        more = {"incidents": _pack(later, "incidents", len(incidents), pools)}
        for name, frame in (("reports", reports), ("figures", figures), ("claims", claims)):
            if frame is not None:
                more[name] = _statements(frame, name, columns["id"], pools)
        opening = to_json({"incidents": _pack(first, "incidents", len(incidents), {}) | {"later": list(later)}})
        rest = to_json({"pools": {name: pool.texts.tolist() for name, pool in pools.items()}} | more)
        digest = hashlib.blake2b(opening.encode() + rest.encode(), digest_size=8).hexdigest()
        self.block_id = f"incidents-{digest}"
        self.blocks = {self.block_id: opening, f"{self.block_id}-more": rest}

    def bounds(self) -> list[list[float | None]]:
        """``[[south, west], [north, east]]`` in degrees, as folium asks for it; None where nothing is on the map."""
        known = self.lon_lat[~np.isnan(self.lon_lat[:, 0])]
        if not len(known):
            return [[None, None], [None, None]]
        return [known.min(axis=0)[::-1].tolist(), known.max(axis=0)[::-1].tolist()]


def lon_lat(frame: gpd.GeoDataFrame, name: str) -> np.ndarray:
    """Longitude and latitude in degrees, shape (rows, 2), NaN where a row has no point.

    Raises
    ------
    TableError
        Where the frame has no geometry, no CRS, or something else than points.
    """
    if not isinstance(frame, gpd.GeoDataFrame) or frame.active_geometry_name is None:
        raise TableError(f"Expected the {name} table as a GeoDataFrame with a geometry, got {type(frame).__name__}.")
    if frame.crs is None and len(frame):
        raise TableError(f"The {name} table has no CRS; say which it is in with set_crs({CRS!r}).")
    geometry = frame.geometry if frame.crs is None or frame.crs == CRS else frame.geometry.to_crs(CRS)
    points = np.asarray(geometry.array, dtype=object)
    known = ~(shapely.is_missing(points) | shapely.is_empty(points))
    if (shapely.get_type_id(points[known]) != shapely.GeometryType.POINT).any():
        raise TableError(f"The {name} table must have a point or None as geometry in every row.")
    coordinates = np.full((len(frame), 2), np.nan)
    coordinates[known] = shapely.get_coordinates(points[known])
    return coordinates


def pack_points(frame: gpd.GeoDataFrame, name: str) -> dict[str, Any]:
    """One of `dateline.schema.TABLES` as a table of JSON, with ``lon`` and ``lat`` in degrees.

    Raises
    ------
    TableError
        Where a column is missing without which nothing can be shown, or as `lon_lat` does.
    """
    return _pack(_read(frame, name) | _points(lon_lat(frame, name)), name, len(frame), {})


def _read(frame: pd.DataFrame, name: str) -> dict[str, Column]:
    """Read what is known of the columns of a table, without those that hold nothing."""
    _require(frame, name)
    columns = {column: read(frame[column], kind) for column, kind in _kinds(name).items() if column in frame.columns}
    return {column: values for column, values in columns.items() if column in _essential(name) or values.known.any()}


def _kinds(name: str) -> Mapping[str, Type]:
    return {**TABLES[name].columns, **OPTIONAL.get(name, {})}


def _parts(column: Column) -> Column:
    """Count the different parts of texts that are joined by "; "."""
    codes, texts = pd.factorize(column.values)
    counts = np.array([*(len(set(text.split("; "))) for text in texts), 0], dtype=np.int64)
    return Column(counts[codes], column.known)


def _points(lon_lat: np.ndarray) -> dict[str, Column]:
    lon, lat = lon_lat.T
    return {"lon": measures(lon, COORDINATE_DECIMALS), "lat": measures(lat, COORDINATE_DECIMALS)}


def _pack(columns: Mapping[str, Column], name: str, rows: int, pools: Mapping[str, Pool]) -> dict[str, Any]:
    """Write a table; texts that are shared into their pool."""
    kinds = {**_kinds(name), **DERIVED.get(name, {}), "lon": Type.MEASURE, "lat": Type.MEASURE}
    packed: dict[str, Json] = {}
    for column, values in columns.items():
        model = LIKE.get(column, "")
        like = encode_like(values, model, columns[model]) if model in columns else None
        pool = pools.get(POOLS.get(column, ""))
        packed[column] = like or (pool.encode(values) if pool else encode(values, kinds[column]))
    return {"rows": rows, "columns": packed}


def _statements(frame: pd.DataFrame, name: str, ids: Column, pools: Mapping[str, Pool]) -> dict[str, Any]:
    """Write what is said of the incidents of these ids."""
    _require(frame, name)
    incident = _rows(read(frame["incident_id"], Type.TEXT), ids)
    of_ours = incident >= 0
    columns = _read(_in_sentences(frame[of_ours]), name)
    columns.pop("incident_id")
    table = _pack(columns, name, int(of_ours.sum()), pools)
    table["columns"]["incident_id"] = {"of": "incidents", "at": incident[of_ours].tolist()}
    return table


def _in_sentences(frame: pd.DataFrame) -> pd.DataFrame:
    """Count the words of figures and claims from where their sentence begins; leave out all other spans."""
    spans = [column for column in (*SPANS, "quote_start") if column in frame.columns]
    plain = frame.drop(columns=spans)
    if len(spans) < 3:
        return plain
    return plain.assign(**{column: frame[column] - frame["quote_start"] for column in SPANS})


def _rows(wanted: Column, ids: Column) -> np.ndarray:
    """Find the first rows in which ids stand, -1 for those that stand in none."""
    every = pd.Index(ids.values, dtype=object)
    first = np.flatnonzero(~every.duplicated())
    return np.asarray(np.append(first, -1)[every[first].get_indexer(wanted.values)])


def _require(frame: pd.DataFrame, name: str) -> None:
    missing = [column for column in _essential(name) if column not in frame.columns]
    if missing:
        raise TableError(f"The {name} table lacks the columns {', '.join(missing)}.")


def _essential(name: str) -> tuple[str, ...]:
    return ESSENTIAL.get(name, ("incident_id",))
