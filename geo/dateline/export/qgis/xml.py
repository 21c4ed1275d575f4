"""The forms that recur in QGIS' XML: options, properties that an expression sets, colours."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

__all__ = ["DOCTYPE", "VERSION", "add_options", "add_properties", "document", "rgba"]

VERSION = "3.22.0"
"""The oldest QGIS that the styles and projects are made for."""

DOCTYPE = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"


def add_options(parent: ET.Element, values: Mapping[str, object]) -> ET.Element:
    """Add a map of texts."""
    options = ET.SubElement(parent, "Option", {"type": "Map"})
    for name, value in values.items():
        ET.SubElement(options, "Option", {"name": name, "type": "QString", "value": str(value)})
    return options


def add_properties(parent: ET.Element, tag: str, expressions: Mapping[str, str]) -> None:
    """Add properties that an expression sets; type 3 is ``QgsProperty::ExpressionBasedProperty``."""
    collection = add_options(ET.SubElement(parent, tag), {"name": ""})
    properties = ET.SubElement(collection, "Option", {"name": "properties", "type": "Map"})
    for name, expression in expressions.items():
        entry = ET.SubElement(properties, "Option", {"name": name, "type": "Map"})
        ET.SubElement(entry, "Option", {"name": "active", "type": "bool", "value": "true"})
        ET.SubElement(entry, "Option", {"name": "expression", "type": "QString", "value": expression})
        ET.SubElement(entry, "Option", {"name": "type", "type": "int", "value": "3"})
    ET.SubElement(collection, "Option", {"name": "type", "type": "QString", "value": "collection"})


def rgba(colour: str, opacity: float = 1.0) -> str:
    """Turn ``#rrggbb`` into QGIS' ``r,g,b,a``."""
    return ",".join(str(part) for part in (*bytes.fromhex(colour.removeprefix("#")), round(255 * opacity)))


def document(root: ET.Element) -> str:
    """Return the text of a file."""
    ET.indent(root, " ")
    return DOCTYPE + ET.tostring(root, encoding="unicode") + "\n"
