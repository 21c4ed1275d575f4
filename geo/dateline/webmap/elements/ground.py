"""The base map: land, borders and names, as layers."""

from __future__ import annotations

from functools import cache
from typing import Any

import geopandas as gpd
import pandas as pd

from dateline.atlas import read_layer
from dateline.webmap import basemap
from dateline.webmap.basemap import Box, Outlines
from dateline.webmap.elements.part import PaintedLayer
from dateline.webmap.inline import to_json

__all__ = ["BorderLayer", "LandLayer"]

WORLD = Box(-180.0, -90.0, 180.0, 90.0)


class _MapLayer(PaintedLayer):
    """A layer of the base map."""

    def __init__(self, name: str, box: Box, *, overlay: bool, show: bool) -> None:
        super().__init__(name, overlay=overlay, show=show)
        self.box = box

    def _options(self) -> dict[str, Any]:
        return {"data": f"{self.get_name()}_data"}


class LandLayer(_MapLayer):
    """Land and sea as a base layer, instead of tiles.

    Parameters
    ----------
    box
        Where outlines are wanted finely, in degrees.
    name
        For the layer control.
    """

    _factory = "landLayer"

    def __init__(self, box: Box = WORLD, *, name: str = "Plain map", show: bool = True) -> None:
        super().__init__(name, box, overlay=False, show=show)

    def _blocks(self) -> dict[str, str]:
        rings = basemap.land_rings(_outlines(), self.box)
        return {f"{self.get_name()}_data": to_json({"land": basemap.to_deltas(rings)})}


class BorderLayer(_MapLayer):
    """Country borders, disputed lines (dashed), first-order divisions, and the names of countries and divisions.

    Parameters
    ----------
    box
        Where lines are wanted finely, in degrees; divisions are given only there.
    name
        For the layer control.
    """

    _factory = "borderLayer"

    def __init__(self, box: Box = WORLD, *, name: str = "Borders and names", show: bool = True) -> None:
        super().__init__(name, box, overlay=True, show=show)

    def _blocks(self) -> dict[str, str]:
        countries, divisions = read_layer("adm0"), _divisions(self.box)
        lines = {
            "borders": basemap.to_deltas(basemap.country_borders(_outlines(), self.box)),
            "regions": basemap.to_deltas(basemap.admin_borders(divisions, self.box)),
            "disputed": basemap.to_deltas(basemap.loose_lines(read_layer("disputed"), self.box)),
        }
        names = {"countries": _names(countries), "divisions": _names(divisions)}
        return {f"{self.get_name()}_data": to_json(lines | names)}


@cache
def _outlines() -> Outlines:
    return basemap.outlines(read_layer("adm0"))


def _divisions(box: Box) -> gpd.GeoDataFrame:
    found = [read_layer("adm1", part) for part in box.parts()]
    if len(found) == 1:
        return found[0]
    both: gpd.GeoDataFrame = pd.concat(found, ignore_index=True)
    return both.drop_duplicates(["country", "name", "label_lat", "label_lon"])


def _names(areas: gpd.GeoDataFrame) -> dict[str, list[Any]]:
    """Names, where to write them in degrees, and how wide their largest part is if it were a square, in degrees."""
    named = areas[areas["name"].notna()]
    return {
        "name": named["name"].tolist(),
        "lat": named["label_lat"].round(2).tolist(),
        "lon": named["label_lon"].round(2).tolist(),
        "width": (basemap.largest_parts(named) ** 0.5).round(2).tolist(),
        "disputed": named["disputed"].astype(int).tolist(),
    }
