"""GeoDataFrame to HTML: a Leaflet map in one file that asks the network for nothing.

Every layer is a folium element that can be added to any ``folium.Map``; `incident_map` puts the whole page together.
"""

from __future__ import annotations

from dateline.webmap.elements import (
    BorderLayer,
    Credits,
    FilterPanel,
    GraticuleLayer,
    Header,
    IncidentLayer,
    IncidentList,
    LandLayer,
    LayerControl,
    Legend,
    Locator,
    PlaceLayer,
    ShareCard,
    TallyLayer,
    TileMap,
    Timeline,
    UrlState,
    VectorLayer,
)
from dateline.webmap.maps import incident_map, write_map
from dateline.webmap.overlays import Overlay, read_overlay
from dateline.webmap.tables import IncidentTables

__all__ = [
    "BorderLayer",
    "Credits",
    "FilterPanel",
    "GraticuleLayer",
    "Header",
    "IncidentLayer",
    "IncidentList",
    "IncidentTables",
    "LandLayer",
    "LayerControl",
    "Legend",
    "Locator",
    "Overlay",
    "PlaceLayer",
    "ShareCard",
    "TallyLayer",
    "TileMap",
    "Timeline",
    "UrlState",
    "VectorLayer",
    "incident_map",
    "read_overlay",
    "write_map",
]
