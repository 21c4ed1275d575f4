"""The base map: land, borders and names, as layers."""

from __future__ import annotations

from functools import cache
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dateline.atlas import read_layer
from dateline.webmap import basemap
from dateline.webmap.basemap import Box, Outlines
from dateline.webmap.elements.part import Control, PaintedLayer
from dateline.webmap.inline import figure_of, to_json
from dateline.webmap.labels import area_names, country_words, disputed_lines, town_names

__all__ = ["BorderLayer", "GraticuleLayer", "LandLayer", "Locator"]

WIDE_DEG = 60.0
"""Where the box is wider than this, divisions are given only round what is on the map: all weigh half a megabyte."""

NEAR_DEG = 2.0
"""How far round: the division of an incident and those beside it, up to a country's width."""

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
        step = self.box.step_deg()
        land = basemap.to_deltas(basemap.land_rings(_outlines(), self.box), step)
        return {f"{self.get_name()}_data": to_json({"step": step, "land": land})}


class BorderLayer(_MapLayer):
    """Borders of countries and their divisions, disputed lines (dashed and named), names of areas and large towns.

    Parameters
    ----------
    box
        Where lines are wanted finely, in degrees; divisions are given only there.
    near
        Points of what is on the map, degrees of shape (n, 2) as lon, lat, NaN where unknown: in a wide box divisions
        are given only round these. By default everywhere.
    name
        For the layer control.
    """

    _factory = "borderLayer"

    def __init__(
        self,
        box: Box = WORLD,
        *,
        near: np.ndarray | None = None,
        name: str = "Borders and names",
        show: bool = True,
    ) -> None:
        super().__init__(name, box, overlay=True, show=show)
        self.near = near

    def _blocks(self) -> dict[str, str]:
        countries, divisions = read_layer("adm0"), _divisions(self.box, self.near)
        words = country_words(countries, getattr(figure_of(self), "language", "en"))
        step = self.box.step_deg()
        data = {
            "step": step,
            "borders": basemap.to_deltas(basemap.country_borders(_outlines(), self.box), step),
            "regions": basemap.to_deltas(basemap.admin_borders(divisions, self.box), step),
            "disputed": disputed_lines(read_layer("disputed"), self.box, words),
            "countries": area_names(countries, words, self.box),
            "divisions": area_names(divisions, {}),
            "towns": town_names(self.box),
        }
        return {f"{self.get_name()}_data": to_json(data)}


class GraticuleLayer(PaintedLayer):
    """Meridians and parallels, with their degrees along the edges of the map.

    Parameters
    ----------
    name
        For the layer control.
    """

    _factory = "graticuleLayer"

    def __init__(self, *, name: str = "Graticule", show: bool = True) -> None:
        super().__init__(name, show=show)


class Locator(Control):
    """A small globe that shows where the map is; gone where that can be seen on the map, and on a phone.

    Parameters
    ----------
    land
        Of the same map: what the globe is drawn from.
    """

    _factory = "locator"

    def __init__(self, land: LandLayer) -> None:
        super().__init__()
        self.land = land

    def _options(self) -> dict[str, Any]:
        return self.land._options()


@cache
def _outlines() -> Outlines:
    return basemap.outlines(read_layer("adm0"))


def _divisions(box: Box, near: np.ndarray | None) -> gpd.GeoDataFrame:
    found = [read_layer("adm1", part) for part in box.parts()]
    divisions: gpd.GeoDataFrame = found[0] if len(found) == 1 else pd.concat(found, ignore_index=True)
    if len(found) > 1:
        divisions = divisions.drop_duplicates(["country", "name", "label_lat", "label_lon"])
    if near is None or box.east - box.west <= WIDE_DEG:
        return divisions
    cells = np.unique(np.round(near[~np.isnan(near[:, 0])]), axis=0)
    boxes = np.atleast_1d(np.asarray(shapely.box(*(cells - NEAR_DEG).T, *(cells + NEAR_DEG).T)))
    around = shapely.STRtree(boxes)
    return divisions.iloc[np.unique(around.query(divisions.geometry.to_numpy())[0])]
