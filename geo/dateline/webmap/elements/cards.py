"""What stands beside the map: title, list, legend, layers, and whose data it shows; and the first view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from folium.map import Layer
from jinja2 import Template

from dateline.webmap.basemap import Box
from dateline.webmap.elements.part import Control, Part
from dateline.webmap.inline import to_json
from dateline.webmap.tables import IncidentTables

__all__ = ["Credits", "FilterPanel", "Header", "HomeView", "IncidentList", "LayerControl", "Legend", "Timeline"]


class Header(Control):
    """The title of the map, and the totals of the incidents that are selected.

    Parameters
    ----------
    tables
        The incidents.
    title
        Any text.
    """

    _factory = "header"

    def __init__(self, tables: IncidentTables, title: str) -> None:
        super().__init__()
        self.tables = tables
        self.title = title

    def _options(self) -> dict[str, Any]:
        return {"data": self.tables.block_id, "title": f"{self.get_name()}_title"}

    def _blocks(self) -> dict[str, str]:
        return {**self.tables.blocks, f"{self.get_name()}_title": to_json(self.title)}


class FilterPanel(Control):
    """Asks for incidents: a text search, date, type, deaths, confidence, sources, country, region, actor, precision.

    Everything else that shows the same tables follows. What could leave nothing out is not asked.

    Parameters
    ----------
    tables
        The incidents.
    """

    _factory = "filterPanel"

    def __init__(self, tables: IncidentTables) -> None:
        super().__init__()
        self.tables = tables

    def _options(self) -> dict[str, Any]:
        return {"data": self.tables.block_id}

    def _blocks(self) -> dict[str, str]:
        return self.tables.blocks


class Timeline(Control):
    """Incidents and deaths through time, along the lower edge of the map: a span can be brushed, moved and played.

    It is not shown where all incidents are of one day, or have no date.

    Parameters
    ----------
    tables
        The incidents.
    """

    _factory = "timeline"

    def __init__(self, tables: IncidentTables) -> None:
        super().__init__()
        self.tables = tables

    def _options(self) -> dict[str, Any]:
        return {"data": self.tables.block_id}

    def _blocks(self) -> dict[str, str]:
        return self.tables.blocks


class IncidentList(Control):
    """The list of the incidents selected, worst first, with those that have no place on the map.

    Parameters
    ----------
    tables
        The incidents.
    """

    _factory = "incidentList"

    def __init__(self, tables: IncidentTables) -> None:
        super().__init__()
        self.tables = tables

    def _options(self) -> dict[str, Any]:
        return {"data": self.tables.block_id}

    def _blocks(self) -> dict[str, str]:
        return self.tables.blocks


class Legend(Control):
    """Colours with their counts, sizes, and signs of precision.

    Parameters
    ----------
    tables
        The incidents.
    places
        Whether the map has a `PlaceLayer`.
    """

    _factory = "legend"

    def __init__(self, tables: IncidentTables, *, places: bool = False) -> None:
        super().__init__()
        self.tables = tables
        self.places = places

    def _options(self) -> dict[str, Any]:
        return {"data": self.tables.block_id, "places": self.places}

    def _blocks(self) -> dict[str, str]:
        return self.tables.blocks


class Credits(Control):
    """Says whose data the places are, above what the layers say of themselves; add it before what stands above it.

    Parameters
    ----------
    lines
        Any text; web addresses in it become links.
    """

    _factory = "credits"

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self.lines = list(lines)

    def _options(self) -> dict[str, Any]:
        return {"data": f"{self.get_name()}_data"}

    def _blocks(self) -> dict[str, str]:
        return {f"{self.get_name()}_data": to_json(self.lines)}


class LayerControl(Control):
    """Switches the layers of its map on and off; add it after them. Names are text, not HTML as in Leaflet's own."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        const {{ this.get_name() }} = dateline.layerControl({
            names: {{ (this.get_name() + "_names")|tojson }},
            layers: [{% for layer in this.layers() %}
                {overlay: {{ layer.overlay|tojson }}, layer: {{ layer.get_name() }}},{% endfor %}
            ],
        }).addTo({{ this._parent.get_name() }});
        {% endmacro %}
        """
    )

    def _blocks(self) -> dict[str, str]:
        return {f"{self.get_name()}_names": to_json([layer.layer_name for layer in self.layers()])}

    def layers(self) -> list[Layer]:
        """Return the layers that it switches: those of its map that ask for it."""
        return [
            child for child in (self._parent or self)._children.values() if isinstance(child, Layer) and child.control
        ]


class HomeView(Part):
    """Opens the map on a box, clear of the cards beside it; add it last.

    Parameters
    ----------
    box
        In degrees.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        dateline.fit({{ this._parent.get_name() }}, {{ this.corners|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, box: Box) -> None:
        super().__init__()
        self.corners = [[box.south, box.west], [box.north, box.east]]
