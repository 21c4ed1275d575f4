"""Dateline's layers and controls as folium elements, for any ``folium.Map``.

>>> import folium
>>> from dateline.webmap import IncidentLayer, IncidentTables
>>> m = folium.Map()
>>> IncidentLayer(IncidentTables(incidents)).add_to(m)  # doctest: +SKIP

Each element brings its scripts and styles inline and its data as one JSON block; no text of the data passes through a
template. Elements that are given the same `IncidentTables` share one block.
"""

from __future__ import annotations

from dateline.webmap.elements.cards import (
    Credits,
    FilterPanel,
    Header,
    HomeView,
    IncidentList,
    LayerControl,
    Legend,
    Timeline,
)
from dateline.webmap.elements.ground import BorderLayer, GraticuleLayer, LandLayer, Locator
from dateline.webmap.elements.layers import IncidentLayer, PlaceLayer, TallyLayer
from dateline.webmap.elements.overlays import LAYER_COLOURS, TILE_MAPS, TileMap, VectorLayer
from dateline.webmap.elements.sharing import ShareCard, UrlState

__all__ = [
    "LAYER_COLOURS",
    "TILE_MAPS",
    "BorderLayer",
    "Credits",
    "FilterPanel",
    "GraticuleLayer",
    "Header",
    "HomeView",
    "IncidentLayer",
    "IncidentList",
    "LandLayer",
    "LayerControl",
    "Legend",
    "Locator",
    "PlaceLayer",
    "ShareCard",
    "TallyLayer",
    "TileMap",
    "Timeline",
    "UrlState",
    "VectorLayer",
]
