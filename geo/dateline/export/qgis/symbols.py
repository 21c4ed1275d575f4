"""Points, lines and areas as QGIS draws them; sizes in millimetres."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from xml.etree import ElementTree as ET

from dateline.export.qgis.xml import add_options, add_properties, rgba

__all__ = ["INK", "PAPER", "add_hatch", "add_line", "add_marker"]

INK = "#3c3c3c"
PAPER = "#ffffff"

NOTHING: Mapping[str, str] = MappingProxyType({})


def add_marker(
    symbols: ET.Element,
    name: str,
    fill: str,
    outline: str,
    size: float,
    *,
    width: float = 0.3,
    shape: str = "circle",
    opacity: float = 1.0,
    expressions: Mapping[str, str] = NOTHING,
    casing: Mapping[str, str] | None = None,
) -> None:
    """Add a symbol for points; colours as ``r,g,b,a``. With a casing, whose expressions differ, it lies on another."""
    symbol = _add_symbol(symbols, name, "marker", opacity)
    options = {
        "name": shape,
        "color": fill,
        "outline_color": outline,
        "outline_style": "solid",
        "outline_width": width,
        "outline_width_unit": "MM",
        "scale_method": "diameter",
        "size": size,
        "size_unit": "MM",
    }
    if casing is not None:
        _add_layer(symbol, "SimpleMarker", options, {**expressions, **casing})
    _add_layer(symbol, "SimpleMarker", options, expressions)


def add_line(
    symbols: ET.Element, name: str, colour: str, width: float, *, dashes: str = "", opacity: float = 1.0
) -> None:
    """Add a symbol for lines; ``dashes`` are lengths of dash and gap, such as ``2;1``."""
    options = {
        "line_color": colour,
        "line_style": "solid",
        "line_width": width,
        "line_width_unit": "MM",
        "capstyle": "flat",
        "joinstyle": "round",
        **({"use_custom_dash": "1", "customdash": dashes, "customdash_unit": "MM"} if dashes else {}),
    }
    _add_layer(_add_symbol(symbols, name, "line", opacity), "SimpleLine", options)


def add_hatch(symbols: ET.Element, name: str, colour: str, *, spacing: float = 3.2) -> None:
    """Add a symbol for areas: a light hatch within a dashed outline, through which what lies below is seen."""
    symbol = _add_symbol(symbols, name, "fill", 1.0)
    hatch = {"angle": "45", "color": colour, "distance": spacing, "distance_unit": "MM"}
    layer = _add_layer(symbol, "LinePatternFill", hatch)
    # The name is QGIS' own for the symbol within a symbol.
    add_line(layer, f"@{name}@0", colour, 0.12)
    outline = {
        "color": rgba(PAPER, 0.0),
        "style": "no",
        "outline_color": colour,
        "outline_style": "dash",
        "outline_width": "0.3",
        "outline_width_unit": "MM",
        "joinstyle": "round",
    }
    _add_layer(symbol, "SimpleFill", outline)


def _add_symbol(symbols: ET.Element, name: str, kind: str, opacity: float) -> ET.Element:
    return ET.SubElement(symbols, "symbol", {"type": kind, "name": name, "alpha": str(opacity), "clip_to_extent": "1"})


def _add_layer(
    symbol: ET.Element, kind: str, options: Mapping[str, object], expressions: Mapping[str, str] = NOTHING
) -> ET.Element:
    layer = ET.SubElement(symbol, "layer", {"class": kind, "enabled": "1", "pass": "0", "locked": "0"})
    add_options(layer, options)
    if expressions:
        add_properties(layer, "data_defined_properties", expressions)
    return layer
