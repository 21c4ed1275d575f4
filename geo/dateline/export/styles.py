"""The styles that QGIS applies to the layers of a GeoPackage, in QGIS' own format, QML.

Incidents are circles whose area grows with the people killed, coloured by type, the small drawn over the large. A tally
is a hollow ring of fixed size: it is no incident, and its figure is added into no sum. Mentions and places are small
and grey, to lie below.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from xml.etree import ElementTree as ET

from dateline.palette import EVENT_COLOURS, EVENT_LABELS

__all__ = ["STYLES"]

VERSION = "3.22.0"
"""The oldest QGIS that these styles are made for."""

DOCTYPE = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"

INK = "#3c3c3c"
PAPER = "#ffffff"

SMALLEST_MM = 2.6
"""Diameter of an incident without deaths: big enough to be clicked."""

GROWTH_MM = 0.8
"""Times the root of the deaths: 131 give 12 mm."""

MOST_DRAWN = 900
"""Deaths beyond which a circle grows no more: 27 mm hide enough of a map."""

INCIDENT_SIZE = (
    f'if("tally", {SMALLEST_MM}, {SMALLEST_MM} + {GROWTH_MM} * sqrt(min(coalesce("killed", 0), {MOST_DRAWN})))'
)
PLACE_SIZE = '1.4 + 0.4 * sqrt(min("mentions", 100))'


def incidents() -> str:
    """Return the incidents' style: one category an event type, and one for whatever else a user may enter."""
    root, renderer = _document("categorizedSymbol", {"attr": "event_type", "enableorderby": "1"})
    categories = ET.SubElement(renderer, "categories")
    symbols = ET.SubElement(renderer, "symbols")
    labels = EVENT_LABELS["en"]
    entries = [(str(event), labels[event], colour) for event, colour in EVENT_COLOURS.items()]
    for number, (value, label, colour) in enumerate([*entries, ("", "Other", INK)]):
        ET.SubElement(
            categories,
            "category",
            {"value": value, "label": label, "symbol": str(number), "render": "true", "type": "string"},
        )
        expressions = {
            "size": INCIDENT_SIZE,
            "fillColor": f"if(\"tally\", '255,255,255,0', '{_rgba(colour)}')",
            "outlineColor": f"if(\"tally\", '{_rgba(colour)}', '{_rgba(PAPER)}')",
        }
        _circle(symbols, number, colour, SMALLEST_MM, alpha=0.85, expressions=expressions)
    order = ET.SubElement(renderer, "orderby")
    ET.SubElement(order, "orderByClause", {"asc": "0", "nullsFirst": "0"}).text = '"killed"'
    return _text(root)


def mentions() -> str:
    """Return the mentions' style: small grey circles."""
    root, renderer = _document("singleSymbol")
    _circle(ET.SubElement(renderer, "symbols"), 0, INK, 1.4, alpha=0.5)
    return _text(root)


def places() -> str:
    """Return the places' style: grey circles that grow with the mentions."""
    root, renderer = _document("singleSymbol")
    _circle(ET.SubElement(renderer, "symbols"), 0, INK, 1.8, alpha=0.5, expressions={"size": PLACE_SIZE})
    return _text(root)


STYLES: Mapping[str, Callable[[], str]] = MappingProxyType(
    {"incidents": incidents, "mentions": mentions, "places": places}
)
"""Layer to what gives its style as QML."""


def _document(renderer: str, attributes: Mapping[str, str] | None = None) -> tuple[ET.Element, ET.Element]:
    root = ET.Element("qgis", {"version": VERSION, "styleCategories": "Symbology"})
    common = {"type": renderer, "symbollevels": "0", "forceraster": "0"}
    return root, ET.SubElement(root, "renderer-v2", {**common, **(attributes or {})})


def _circle(
    symbols: ET.Element,
    number: int,
    colour: str,
    size_mm: float,
    *,
    alpha: float,
    expressions: Mapping[str, str] | None = None,
) -> None:
    symbol = ET.SubElement(
        symbols, "symbol", {"type": "marker", "name": str(number), "alpha": str(alpha), "clip_to_extent": "1"}
    )
    layer = ET.SubElement(symbol, "layer", {"class": "SimpleMarker", "enabled": "1", "pass": "0", "locked": "0"})
    _options(
        layer,
        {
            "name": "circle",
            "color": _rgba(colour),
            "outline_color": _rgba(PAPER),
            "outline_style": "solid",
            "outline_width": "0.3",
            "outline_width_unit": "MM",
            "scale_method": "diameter",
            "size": str(size_mm),
            "size_unit": "MM",
        },
    )
    if expressions:
        _data_defined(layer, expressions)


def _data_defined(layer: ET.Element, expressions: Mapping[str, str]) -> None:
    """Add properties that an expression sets; type 3 is ``QgsProperty::ExpressionBasedProperty``."""
    collection = _options(ET.SubElement(layer, "data_defined_properties"), {"name": ""})
    properties = ET.SubElement(collection, "Option", {"name": "properties", "type": "Map"})
    for name, expression in expressions.items():
        entry = ET.SubElement(properties, "Option", {"name": name, "type": "Map"})
        ET.SubElement(entry, "Option", {"name": "active", "type": "bool", "value": "true"})
        ET.SubElement(entry, "Option", {"name": "expression", "type": "QString", "value": expression})
        ET.SubElement(entry, "Option", {"name": "type", "type": "int", "value": "3"})
    ET.SubElement(collection, "Option", {"name": "type", "type": "QString", "value": "collection"})


def _options(parent: ET.Element, values: Mapping[str, str]) -> ET.Element:
    options = ET.SubElement(parent, "Option", {"type": "Map"})
    for name, value in values.items():
        ET.SubElement(options, "Option", {"name": name, "type": "QString", "value": value})
    return options


def _rgba(colour: str) -> str:
    """Turn ``#rrggbb`` into QGIS' ``r,g,b,a``."""
    return ",".join(str(part) for part in (*bytes.fromhex(colour.removeprefix("#")), 255))


def _text(root: ET.Element) -> str:
    ET.indent(root, " ")
    return DOCTYPE + ET.tostring(root, encoding="unicode")
