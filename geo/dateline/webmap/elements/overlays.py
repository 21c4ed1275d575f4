"""Layers of the user's own, and tile maps that the reader may choose, as folium elements."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import geopandas as gpd
from xyzservices import TileProvider, providers

from dateline.webmap.basemap import Box
from dateline.webmap.elements.ground import WORLD
from dateline.webmap.elements.part import PaintedLayer
from dateline.webmap.inline import to_json
from dateline.webmap.overlays import pack_overlay

__all__ = ["LAYER_COLOURS", "TILE_MAPS", "TileMap", "VectorLayer"]

LAYER_COLOURS = ("layer-1", "layer-2", "layer-3", "layer-4", "layer-5")
"""Colours of ``theme.css``, light and dark, that are far from those of the event types."""

TILE_MAPS = ("OpenStreetMap.HOT", "OpenTopoMap", "NASAGIBS.BlueMarble", "OpenStreetMap.Mapnik")
"""What a map offers: providers of xyzservices that anybody may ask, without a key."""

NAMELESS = frozenset({"NASAGIBS.BlueMarble"})
"""Pictures without names: ours stay on the map."""

WEB_ONLY = frozenset({"OpenStreetMap.Mapnik"})
"""Refuses pages that do not say where they are, as those opened from a file: https://wiki.openstreetmap.org/wiki/Referer"""

LABELS = {
    "OpenStreetMap.HOT": "OpenStreetMap Humanitarian",
    "OpenStreetMap.Mapnik": "OpenStreetMap",
    "NASAGIBS.BlueMarble": "NASA Blue Marble",
}


class VectorLayer(PaintedLayer):
    """Areas, lines and points of the user's own, which answer the pointer with their attributes.

    Parameters
    ----------
    features
        Any geometries, in any CRS; attributes are shown as text.
    name
        For the layer control and the legend; any text.
    colour
        ``#rrggbb``, or one of `LAYER_COLOURS`.
    box
        What is kept of a layer that is too large for a page, in degrees.

    Attributes
    ----------
    notices
        What was cut or thinned, one sentence each.

    Raises
    ------
    LayerError
        There is no geometry column or no CRS.
    ValueError
        The colour is none.
    """

    _factory = "vectorLayer"

    def __init__(
        self,
        features: gpd.GeoDataFrame,
        *,
        name: str,
        colour: str = LAYER_COLOURS[0],
        box: Box = WORLD,
        show: bool = True,
    ) -> None:
        super().__init__(name, show=show)
        if colour not in LAYER_COLOURS and not re.fullmatch("#[0-9a-fA-F]{6}", colour):
            raise ValueError(f"expected a colour as '#rrggbb' or one of {', '.join(LAYER_COLOURS)}; got {colour!r}")
        self.colour = colour
        self._packed = pack_overlay(features, name, box)
        self.notices = self._packed.notices

    def _options(self) -> dict[str, Any]:
        return {"data": f"{self.get_name()}_data", "name": f"{self.get_name()}_name", "colour": self.colour}

    def _blocks(self) -> dict[str, str]:
        return {f"{self.get_name()}_data": self._packed.json, f"{self.get_name()}_name": to_json(self.layer_name)}


class TileMap(PaintedLayer):
    """A tile map that takes the place of the plain map once the reader chooses it, and asks for nothing before.

    Parameters
    ----------
    provider
        One of xyzservices, or its name; without a key.
    name
        For the layer control; by default what it is called.

    Raises
    ------
    ValueError
        There is no such provider, or it needs a key.
    """

    _factory = "tileMap"

    def __init__(self, provider: str | TileProvider, *, name: str | None = None) -> None:
        known = _provider(provider) if isinstance(provider, str) else provider
        if known.requires_token():
            raise ValueError(f"{known['name']} needs a key; choose a tile map that does not, as {', '.join(TILE_MAPS)}")
        super().__init__(name or LABELS.get(known["name"], known["name"]), overlay=False, show=False)
        self.provider = known
        self.tiles = re.sub(r"{(\w+)}", self._filled, known["url"])

    def _filled(self, hole: re.Match[str]) -> str:
        """Fill in what the provider gives itself; Leaflet fills in the rest."""
        return hole[0] if hole[1] in ("x", "y", "z", "s", "r") else str(self.provider.get(hole[1], hole[0]))

    def _options(self) -> dict[str, Any]:
        return {
            "url": self.tiles,
            "maxNativeZoom": self.provider.get("max_zoom", 18),
            "subdomains": self.provider.get("subdomains", "abc"),
            "credit": self.provider["attribution"].replace("(C)", "©"),
            "named": self.provider["name"] not in NAMELESS,
            "webOnly": self.provider["name"] in WEB_ONLY,
        }


@cache
def _provider(name: str) -> TileProvider:
    """Find a provider by its name, which xyzservices looks for among all that it knows."""
    return providers.query_name(name)
