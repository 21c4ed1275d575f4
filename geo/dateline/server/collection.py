"""One table in memory, ready to be asked: by box, by time, by value, by id, in parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dateline.export.geojson import features
from dateline.schema import CRS, Table, Type
from dateline.server.folder import Version
from dateline.server.query import Box, Query

__all__ = ["Collection"]

LEAD_ROWS = 10
"""Features by which QGIS tells a layer's columns and types (``qgsoapifprovider.cpp``: ``limit=10``)."""

GUESSED = (Type.COUNT, Type.DATE, Type.MEASURE)
"""Types that cannot be told from null."""


class Collection:
    """A table as a collection of OGC API - Features.

    Parameters
    ----------
    frame
        Its rows. They are served in their order, but for the few that come first so that together they have a value in
        every column that has one: QGIS guesses the types from the first ten.
    table
        What they are.
    version
        The file that they were read from.
    """

    def __init__(self, frame: pd.DataFrame, table: Table, version: Version) -> None:
        self.table = table
        self.version = version
        nowhere = np.full(len(frame), None, dtype=object)
        placed = cast(gpd.GeoDataFrame, frame) if table.shape else gpd.GeoDataFrame(frame, geometry=nowhere, crs=CRS)
        self._frame = frame = placed.iloc[_order(placed, table)].reset_index(drop=True)
        self._index = frame.sindex
        self._nowhere: np.ndarray = frame.geometry.isna().to_numpy()
        self._start, self._end = _span(frame, table)
        # The first of equal ids, as nothing but the incidents is checked to have none.
        ids = frame[table.key].tolist() if table.key else []
        self._positions = {id: position for position, id in reversed(list(enumerate(ids)))}

    def __len__(self) -> int:
        return len(self._frame)

    @property
    def bbox(self) -> list[float] | None:
        """West, south, east, north in degrees; None where nothing has a place."""
        bounds = np.asarray(self._frame.total_bounds)
        return None if np.isnan(bounds).any() else bounds.tolist()

    @property
    def interval(self) -> tuple[str, str] | None:
        """The first and the last day; None where nothing has a date."""
        known = ~np.isnat(self._start)
        return (str(self._start[known].min()), str(self._end[known].max())) if known.any() else None

    def select(self, query: Query) -> np.ndarray:
        """Return the positions of all rows that meet a query, whatever its limit."""
        found = np.ones(len(self), dtype=bool)
        if query.boxes:
            found &= self._within(query.boxes)
        if query.span is not None:
            found &= self._during(*query.span)
        for column, value in query.equal.items():
            found &= (self._frame[column] == value).fillna(False).to_numpy(dtype=bool)
        return np.flatnonzero(found)

    def features(self, positions: np.ndarray) -> Iterator[dict[str, Any]]:
        """Give rows as GeoJSON features; those of a table without a key are numbered from 1."""
        for position, feature in zip(
            positions.tolist(), features(self._frame.iloc[positions], self.table), strict=True
        ):
            yield feature if self.table.key else {"type": "Feature", "id": position + 1, **feature}

    def position(self, id: str) -> int | None:
        """Return where the feature of an id is; None where there is none."""
        if self.table.key:
            return self._positions.get(id)
        number = int(id) if id.isdecimal() and id.isascii() and len(id) < 12 else 0
        return number - 1 if 1 <= number <= len(self) else None

    def _within(self, boxes: tuple[Box, ...]) -> np.ndarray:
        """Say what lies in one of the boxes. What lies nowhere matches any: /req/core/fc-bbox-response, C."""
        found = self._nowhere.copy()
        for box in boxes:
            found[self._index.query(shapely.box(*box), predicate="intersects")] = True
        return found

    def _during(self, since: np.datetime64 | None, until: np.datetime64 | None) -> np.ndarray:
        """Say what happened in a span of days. What has no date matches any: /req/core/fc-time-response, C."""
        found = np.ones(len(self), dtype=bool)
        if since is not None:
            found &= self._end >= since
        if until is not None:
            found &= self._start <= until
        found |= np.isnat(self._start)
        return found


def _span(frame: pd.DataFrame, table: Table) -> tuple[np.ndarray, np.ndarray]:
    """Return the first and last days of the rows, datetime64[D]; NaT where none is known or the table has none."""
    names = next(
        (pair for pair in (("date_start", "date_end"), ("published", "published")) if pair[0] in table.columns), ()
    )
    if not names:
        never = np.full(len(frame), "NaT", dtype="datetime64[D]")
        return never, never
    start, end = (frame[name].to_numpy(dtype=object).astype("datetime64[D]") for name in names)
    return np.where(np.isnat(start), end, start), np.where(np.isnat(end), start, end)


def _order(frame: gpd.GeoDataFrame, table: Table) -> np.ndarray:
    """Return the rows' order: first those, at most `LEAD_ROWS`, that together fill the most columns."""
    names = [column for column, kind in table.columns.items() if kind in GUESSED]
    filled = np.column_stack([frame.geometry.notna(), *(frame[name].notna() for name in names)]).astype(bool)
    lead: list[int] = []
    missing = filled.any(axis=0)
    while missing.any() and len(lead) < LEAD_ROWS:
        best = int(filled[:, missing].sum(axis=1).argmax())
        lead.append(best)
        missing &= ~filled[best]
    rest = np.ones(len(frame), dtype=bool)
    rest[lead] = False
    return np.concatenate([np.array(sorted(lead), dtype=int), np.flatnonzero(rest)])
