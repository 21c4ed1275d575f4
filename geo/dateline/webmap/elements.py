"""Dateline's layers and controls as folium elements, for any ``folium.Map``.

>>> import folium
>>> from dateline.webmap import IncidentLayer, IncidentTables
>>> m = folium.Map()
>>> IncidentLayer(IncidentTables(incidents)).add_to(m)  # doctest: +SKIP

Each element brings its scripts and styles inline and its data as one JSON block; no text of the data passes through a
template. Elements that are given the same `IncidentTables` share one block.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import geopandas as gpd
from branca.element import Figure, MacroElement
from folium.map import Layer
from jinja2 import Template

from dateline.atlas import read_layer
from dateline.palette import EVENT_COLOURS, EVENT_LABELS
from dateline.webmap import basemap
from dateline.webmap.basemap import Box
from dateline.webmap.inline import DataBlock, Script, Style, asset, figure_of, to_json
from dateline.webmap.tables import IncidentTables, pack_points

__all__ = [
    "BorderLayer",
    "Credits",
    "HomeView",
    "IncidentLayer",
    "IncidentList",
    "LandLayer",
    "LayerControl",
    "Legend",
    "PlaceLayer",
    "TallyLayer",
]

SCRIPTS = ("core.js", "words.js", "stage.js", "borders.js", "symbols.js", "layers.js", "details.js", "controls.js")
"""In the order in which they build on each other."""

WORLD = Box(-180.0, -90.0, 180.0, 90.0)


class _Part(MacroElement):
    """An element of ours: a JavaScript factory, its options, and the data blocks that it reads.

    ``_factory`` is a function of the script's namespace. Options hold ids, flags and names of our own, never data.
    """

    _factory: str
    _template = Template(
        """
        {% macro script(this, kwargs) %}
        const {{ this.get_name() }} = dateline.{{ this._factory }}({{ this._options()|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[no-untyped-call]
        self._name = type(self).__name__

    def _options(self) -> dict[str, Any]:
        return {}

    def _blocks(self) -> dict[str, str]:
        return {}

    def render(self, **kwargs: object) -> None:  # type: ignore[override]  # as every MacroElement does
        """Write the element, with the scripts, styles and data that it needs, into its figure."""
        figure = figure_of(self)
        _add_assets(figure)
        for block_id, json_text in self._blocks().items():
            figure.html.add_child(DataBlock(block_id, json_text), name=block_id)
        super().render(**kwargs)  # type: ignore[no-untyped-call]


class _Control(_Part):
    """An element that stands in a corner of the map."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        const {{ this.get_name() }} = dateline.{{ this._factory }}({{ this._options()|tojson }})
            .addTo({{ this._parent.get_name() }});
        {% endmacro %}
        """
    )


class _PaintedLayer(_Part, Layer):
    """An element that is a layer of the map, known to any layer control."""

    def __init__(self, name: str, *, overlay: bool = True, show: bool = True) -> None:
        super().__init__(name=name, overlay=overlay, show=show)


class IncidentLayer(_PaintedLayer):
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
        return {self.tables.block_id: self.tables.json}

    def _get_self_bounds(self) -> list[list[float | None]]:
        return self.tables.bounds()


class TallyLayer(IncidentLayer):
    """Running totals over a time or a country, as diamonds apart from the incidents; parameters as `IncidentLayer`."""

    _factory = "tallyLayer"

    def __init__(self, tables: IncidentTables, *, name: str = "Running totals", show: bool = True) -> None:
        super().__init__(tables, name=name, show=show)


class PlaceLayer(_PaintedLayer):
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


class _MapLayer(_PaintedLayer):
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
        rings = basemap.land_rings(read_layer("adm0"), self.box)
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
        countries, divisions = read_layer("adm0"), read_layer("adm1", (*self.box,))
        lines = {
            "borders": basemap.to_deltas(basemap.country_borders(countries, self.box)),
            "regions": basemap.to_deltas(basemap.admin_borders(divisions, self.box)),
            "disputed": basemap.to_deltas(basemap.loose_lines(read_layer("disputed"), self.box)),
        }
        names = {"countries": _names(countries), "divisions": _names(divisions)}
        return {f"{self.get_name()}_data": to_json(lines | names)}


class IncidentList(_Control):
    """Title, totals and a list of all incidents, worst first, with those that have no place on the map.

    Parameters
    ----------
    tables
        The incidents.
    title
        Any text.
    """

    _factory = "incidentList"

    def __init__(self, tables: IncidentTables, title: str) -> None:
        super().__init__()
        self.tables = tables
        self.title = title

    def _options(self) -> dict[str, Any]:
        return {"data": self.tables.block_id, "title": f"{self.get_name()}_title"}

    def _blocks(self) -> dict[str, str]:
        return {self.tables.block_id: self.tables.json, f"{self.get_name()}_title": to_json(self.title)}


class Legend(_Control):
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
        return {self.tables.block_id: self.tables.json}


class Credits(_Control):
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


class LayerControl(_Control):
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


class HomeView(_Part):
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


def _add_assets(figure: Figure) -> None:
    figure.header.add_child(Style(asset("dateline.css")), name="dateline.css")
    for name in SCRIPTS:
        figure.header.add_child(Script(asset(name)), name=name)
    types = {
        event_type: {"label": EVENT_LABELS["en"][event_type], "colour": colour}
        for event_type, colour in EVENT_COLOURS.items()
    }
    figure.html.add_child(DataBlock("dateline-style", to_json({"types": types})), name="dateline-style")


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
