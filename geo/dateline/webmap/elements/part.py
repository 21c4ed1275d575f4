"""What every element of ours is made of: a JavaScript factory, options, data blocks, and the assets of them all."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from branca.element import Figure, MacroElement
from folium.map import Layer
from jinja2 import Template

from dateline.palette import EVENT_COLOURS, EVENT_LABELS
from dateline.webmap.inline import DataBlock, Script, Style, asset, figure_of, to_json

__all__ = ["Control", "PaintedLayer", "Part"]

SCRIPTS = (
    "base/core.js",
    "base/messages.js",
    "base/theme.js",
    "base/tables.js",
    "base/words.js",
    "base/passage.js",
    "base/selection.js",
    "base/search.js",
    "base/facets.js",
    "layers/stage.js",
    "layers/lines.js",
    "layers/labels.js",
    "layers/basemap.js",
    "layers/graticule.js",
    "layers/overlays.js",
    "layers/tiles.js",
    "layers/symbols.js",
    "layers/rings.js",
    "layers/discs.js",
    "layers/nodes.js",
    "layers/spread.js",
    "layers/worst.js",
    "layers/clusters.js",
    "layers/marks.js",
    "layers/areas.js",
    "layers/scene.js",
    "layers/names.js",
    "layers/incidents.js",
    "layers/places.js",
    "cards/told.js",
    "cards/figures.js",
    "cards/reports.js",
    "cards/incident.js",
    "cards/place.js",
    "cards/details.js",
    "cards/card.js",
    "cards/guide.js",
    "cards/header.js",
    "cards/facets.js",
    "cards/filters.js",
    "cards/histogram.js",
    "cards/timeline.js",
    "cards/orders.js",
    "cards/list.js",
    "cards/legend.js",
    "cards/layers.js",
    "cards/credits.js",
    "cards/locator.js",
    "sharing/state.js",
    "sharing/download.js",
    "sharing/typeset.js",
    "sharing/picture.js",
    "sharing/print.js",
    "cards/share.js",
)
"""In the order in which they build on each other."""

STYLES = (
    "styles/theme.css",
    "styles/map.css",
    "styles/cards.css",
    "styles/filters.css",
    "styles/timeline.css",
    "styles/details.css",
    "styles/phone.css",
    "styles/access.css",
    "styles/print.css",
)


class Part(MacroElement):
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
        add_assets(figure)
        for block_id, json_text in self._blocks().items():
            figure.html.add_child(DataBlock(block_id, json_text), name=block_id)
        super().render(**kwargs)  # type: ignore[no-untyped-call]


class Control(Part):
    """An element that stands in a corner of the map."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        const {{ this.get_name() }} = dateline.{{ this._factory }}({{ this._options()|tojson }})
            .addTo({{ this._parent.get_name() }});
        {% endmacro %}
        """
    )


class PaintedLayer(Part, Layer):
    """An element that is a layer of the map, known to any layer control."""

    def __init__(self, name: str, *, overlay: bool = True, show: bool = True) -> None:
        super().__init__(name=name, overlay=overlay, show=show)


def add_assets(figure: Figure) -> None:
    """Put the scripts, styles and words that the elements share into a page, once."""
    for name in STYLES:
        figure.header.add_child(Style(asset(name)), name=name)
    for name in SCRIPTS:
        figure.header.add_child(Script(asset(name)), name=name)
    language = getattr(figure, "language", "en")
    figure.html.add_child(DataBlock("dateline-messages", to_json(messages(language))), name="dateline-messages")
    labels = EVENT_LABELS[language]
    types = {kind: {"label": labels[kind], "colour": colour} for kind, colour in EVENT_COLOURS.items()}
    figure.html.add_child(DataBlock("dateline-style", to_json({"types": types})), name="dateline-style")


@cache
def messages(language: str) -> dict[str, Any]:
    """Read what the interface says in a language, by section and key.

    Raises
    ------
    ValueError
        Where there is no such language.
    """
    if language not in EVENT_LABELS:
        raise ValueError(f"expected a language of {', '.join(EVENT_LABELS)}; got {language!r}")
    return tomllib.loads(asset(f"messages/{language}.toml"))
