"""Incidents, running totals and places, as layers."""

from __future__ import annotations

from typing import Any

import geopandas as gpd

from dateline.webmap.elements.part import PaintedLayer
from dateline.webmap.inline import to_json
from dateline.webmap.tables import IncidentTables, pack_points

__all__ = ["IncidentLayer", "PlaceLayer", "TallyLayer"]


class IncidentLayer(PaintedLayer):
    """Incidents: area by deaths, colour by type, hollow in a hatched circle where the place is known only roughly.

    Parameters
    ----------
    tables
        The incidents, and what is said of them.
    name
        For the layer control.
    """

    _factory = "incidentLayer"

    def __init__(self, tables: IncidentTables, *, name: str = "Incidents", show: bool = True) -> None:
        super().__init__(name, show=show)
        self.tables = tables

    def _options(self) -> dict[str, Any]:
        return {"data": self.tables.block_id}

    def _blocks(self) -> dict[str, str]:
        return self.tables.blocks

    def _get_self_bounds(self) -> list[list[float | None]]:
        return self.tables.bounds()


class TallyLayer(IncidentLayer):
    """Running totals over a time or a country, as diamonds apart from the incidents; parameters as `IncidentLayer`."""

    _factory = "tallyLayer"

    def __init__(self, tables: IncidentTables, *, name: str = "Running totals", show: bool = True) -> None:
        super().__init__(tables, name=name, show=show)


class PlaceLayer(PaintedLayer):
    """One small grey mark for each place that the articles name.

    Parameters
    ----------
    places
        One row a place, with ``name`` and, where known, ``feature_class``, ``country``, ``mentions``, ``articles`` and
        ``incidents``.
    name
        For the layer control.

    Raises
    ------
    TableError
        Where names or CRS are missing, or a geometry is no point.
    """

    _factory = "placeLayer"

    def __init__(self, places: gpd.GeoDataFrame, *, name: str = "Places named", show: bool = True) -> None:
        super().__init__(name, show=show)
        self.table = pack_points(places, "places")

    def _options(self) -> dict[str, Any]:
        return {"data": f"{self.get_name()}_data"}

    def _blocks(self) -> dict[str, str]:
        return {f"{self.get_name()}_data": to_json(self.table)}
